"""Two ways to do the same, measured in turns: what else the machine does meets both, and the ratio stays."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass

Drive = Callable[[float], float]
"""Works for that many seconds; what it did, a second."""
WARM_UP_S = 0.7


@dataclass(frozen=True)
class Comparison:
    """What is measured against what, and the ratio aimed at."""

    what: str
    against: str
    aim: float
    ours: Drive
    measure: Drive


@dataclass(frozen=True)
class Outcome:
    """The ratio of each pair of rounds; their median is the result."""

    comparison: Comparison
    ratios: tuple[float, ...]

    @property
    def ratio(self) -> float:
        return statistics.median(self.ratios)

    @property
    def met(self) -> bool:
        return self.ratio >= self.comparison.aim


def compare(comparison: Comparison, *, rounds: int, seconds: float) -> Outcome:
    """Warm both up, then measure A B A B …"""
    for drive in (comparison.ours, comparison.measure):
        drive(WARM_UP_S)
    pairs = [(comparison.ours(seconds), comparison.measure(seconds)) for _ in range(rounds)]
    return Outcome(comparison, tuple(ours / measure for ours, measure in pairs))
