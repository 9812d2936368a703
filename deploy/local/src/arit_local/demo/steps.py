"""A step of the story: its number, its day, who acts, its texts in both languages, and the function that tells it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from arit_local.demo.teller import Record, Teller
from arit_local.demo.words import Both


@dataclass
class Story:
    """What has come about so far."""

    registration: Record = field(default_factory=dict)
    dossiers: list[Record] = field(default_factory=list)
    plan: Record = field(default_factory=dict)
    assignment: Record = field(default_factory=dict)
    supplement: Record = field(default_factory=dict)
    allocation: Record = field(default_factory=dict)
    agreement: Record = field(default_factory=dict)
    requests: list[Record] = field(default_factory=list)

    @property
    def planned(self) -> list[Record]:
        """The three that reach the plan of 2022."""
        return self.dossiers[:3]

    @property
    def waiting(self) -> Record:
        """The fourth, which is registered again for 2023."""
        return self.dossiers[3]


Tell = Callable[[Teller, Story], None]


@dataclass(frozen=True)
class Step:
    """One of the 25."""

    number: int
    day: date
    roles: tuple[str, ...]
    title: Both
    why: Both
    tell: Tell

    def told(self, teller: Teller, story: Story, of: int) -> None:
        """Print the heading, do it, say why it matters."""
        teller.step, teller.day = self.number, self.day
        teller.page.heading(self.number, of, self.day, self.roles, self.title)
        self.tell(teller, story)
        teller.page.why(self.why)


def step(number: int, day: str, *roles: str, title: Both, why: Both) -> Callable[[Tell], Step]:
    """Make the function below a step."""
    return lambda tell: Step(number, date.fromisoformat(day), roles, title, why, tell)
