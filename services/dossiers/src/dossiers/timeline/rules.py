"""How long a dossier was in each state, and when it waited for a supplement. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Any

from dossiers.dossier.workflow import AWAITING


@dataclass(frozen=True, slots=True)
class Stay:
    """A time in one state; `to_on` None while it lasts."""

    state: str
    from_on: date
    to_on: date | None
    days: int


def stays(steps: Sequence[Mapping[str, Any]], final: Collection[str], today: date) -> list[Stay]:
    """The dossier's times in its states, from its changes of state in their order; a last state takes no time."""
    times = []
    for step, to_on in zip_longest(steps, [following["effective_on"] for following in steps[1:]]):
        state, from_on = step["to_state"], step["effective_on"]
        end = from_on if to_on is None and state in final else to_on or today
        times.append(Stay(state, from_on, to_on, (end - from_on).days))
    return times


def days_by_state(times: Sequence[Stay]) -> dict[str, int]:
    """Calendar days in each state, in the order in which the dossier first came there."""
    days: dict[str, int] = {}
    for one in times:
        days[one.state] = days.get(one.state, 0) + one.days
    return days


def pauses(times: Sequence[Stay]) -> list[Stay]:
    """The times in which a supplement was awaited."""
    return [one for one in times if one.state == AWAITING]
