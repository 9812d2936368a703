"""Terms that records are under: when each ends, and for SQL the days of events whose term has ended by a day.

A term's end is worked out by the law in Python; what SQL compares is the day of the event (anchor) that it counts from.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement

from arit_contracts.values import EARLIEST_DAY
from arit_kit.law.select import LawFile, LawValueUnknown, NoRuleInForce
from arit_kit.law.terms import TermBlock, deadline

Span = tuple[date, date]
"""A first and a last day."""

_REACH = timedelta(days=366)
"""A day fixed in a year lies this far before an event of that year at most."""


@dataclass(frozen=True, eq=False)
class Running:
    """A term that records in these states are under: it counts from `anchor`, a day or null where none runs."""

    states: tuple[str, ...]
    anchor: ColumnElement[Any]
    what: str
    """The term, as `GET …/deadline` names it."""
    ends: Callable[[date], date | None]
    """When it ends for an event of that day; None where the law is not known."""
    ended_by: Callable[[date], Sequence[Span]]
    """The days of the events whose term ends on that day or earlier."""


def day_set(states: tuple[str, ...], day: ColumnElement[Any], what: str) -> Running:
    """A record that keeps the day itself on which it is due."""
    return Running(states, day, what, lambda due_on: due_on, lambda last: [(EARLIEST_DAY, last)])


def by_law(states: tuple[str, ...], anchor: ColumnElement[Any], terms: LawFile[TermBlock], key: str) -> Running:
    """The term `key` of the law, counted from `anchor`."""

    def ends(event: date) -> date | None:
        try:
            return deadline(terms, key, event).due_on
        except (NoRuleInForce, LawValueUnknown):
            return None

    days = lru_cache(maxsize=32)(lambda last: ended_by(terms, key, last))  # asked by each request, new each day
    return Running(states, anchor, key, ends, days)


def ended_by(terms: LawFile[TermBlock], key: str, last: date) -> list[Span]:
    """The days of events whose term ends by `last`, a span for each block of the law that is known.

    Within a block a later event never has an earlier end, so the last such day is found by halving.
    """
    spans = []
    for block in terms.blocks.get(key, ()):
        if block.days is None and block.fixed is None:
            continue
        first = max(block.valid_from, EARLIEST_DAY)
        beyond = min(block.valid_to or date.max, last + _REACH)
        low, high = first.toordinal(), beyond.toordinal() + 1
        while low < high:
            middle = (low + high) // 2
            if deadline(terms, key, date.fromordinal(middle)).due_on <= last:
                low = middle + 1
            else:
                high = middle
        if low > first.toordinal():
            spans.append((first, date.fromordinal(low - 1)))
    return spans
