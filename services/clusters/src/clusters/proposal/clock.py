"""When the opinion is due: its term runs from the complete papers on, but not while a supplement is awaited (I17)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from arit_contracts.forms import DeadlineAnswer
from arit_kit.law.terms import deadline, explained
from clusters.law import TERMS

OPINION = "opinion"

Pauses = Sequence[Sequence[str]]
"""Each the days of a request for a supplement and of its answer, as they are kept."""


def due_on(accepted_on: date, pauses: Pauses) -> date:
    """The last day in time for the opinion."""
    return deadline(TERMS, OPINION, accepted_on, paused=_spans(pauses)).due_on


def paused(proposal: Mapping[str, Any], until: date) -> list[list[str]]:
    """The proposal's pauses with the one that ends on that day; none while the term has not begun."""
    since: date | None = proposal["clock_paused_on"]
    if since is None or proposal["accepted_on"] is None:
        return list(proposal["pauses"])
    return [*proposal["pauses"], [since.isoformat(), until.isoformat()]]


def explain(proposal: Mapping[str, Any], today: date) -> DeadlineAnswer | None:
    """The deadline with every day that did not count; None before its papers were complete.

    A supplement still awaited pauses it until today; withdrawn, it runs no further than that day.
    """
    if proposal["accepted_on"] is None:
        return None
    done_on = proposal["effective_on"] if proposal["state"] == "withdrawn" else proposal["opinion_on"]
    return explained(TERMS, OPINION, proposal["accepted_on"], done_on, _spans(paused(proposal, done_on or today)))


def _spans(pauses: Pauses) -> tuple[tuple[date, date], ...]:
    return tuple((date.fromisoformat(since), date.fromisoformat(until)) for since, until in pauses)
