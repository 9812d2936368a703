"""When a recommendation must be answered, and before that tasked or sent on (Đ12 QĐ 33/2017/QĐ-TTg, by analogy)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from arit_contracts.forms import DeadlineAnswer
from arit_kit.law.terms import deadline, explained
from arit_kit.time.deadlines import Deadline, Term, due
from arit_kit.time.today import today
from arit_reference import calendar
from recommendations.item.workflow import TO_BE_SENT_ON
from recommendations.law import TERMS

ANSWER_BY, EXTENSION = "answer_by", "extension"
"""What a due day rests on where no rule of law gave it: the letter's own day, or the Agency's extension."""


def answer_due(counted_from_on: date, authority: str, answer_by: date | None) -> tuple[date, str]:
    """The day by which it must be answered, and what says so: the letter's own day where that is earlier (I38).

    Raises NoRuleInForce for a receipt before the rule of that authority.
    """
    key = f"answer_{authority}"
    by_law = deadline(TERMS, key, counted_from_on).due_on
    if answer_by is not None and answer_by < by_law:
        return answer_by, ANSWER_BY
    return by_law, TERMS.on(counted_from_on, key).rule


def consultation_due(asked_on: date) -> Deadline:
    """The day by which the body asked must have answered (I40)."""
    return deadline(TERMS, "consultation", asked_on)


def next_deadline(item: Mapping[str, Any], extension: str | None, letter: str | None) -> DeadlineAnswer | None:
    """The deadline that it is under; None where none runs.

    Until it is tasked: that it be tasked, or sent on. Then its answer's, with the day that the letter asked for or
    that an extension gave. `extension`, `letter`: the documents that these days stand in.
    """
    if item["state"] in ("registered", "classified") and item["due_on"] is None:
        key = "transfer" if item["authority"] in TO_BE_SENT_ON else "tasking"
        return explained(TERMS, key, item["counted_from_on"], None)
    if item["due_on"] is None or item["state"] in ("transferred", "merged"):
        return None
    if item["first_due_on"] is not None:
        return _on_a_day(EXTENSION, item["first_due_on"], item, extension or "")
    if item["due_basis"] == ANSWER_BY:
        return _on_a_day(ANSWER_BY, item["counted_from_on"], item, letter or "")
    return explained(TERMS, f"answer_{item['authority']}", item["counted_from_on"], item["answered_on"])


def _on_a_day(what: str, anchor: date, item: Mapping[str, Any], basis: str) -> DeadlineAnswer:
    """A day that a document names."""
    due_on: date = item["due_on"]
    stands = due(Term(fixed=f"{due_on:%m-%d}", basis=basis, status="verified"), due_on, calendar)
    return DeadlineAnswer(
        what=what,
        anchor_on=anchor,
        term=None,
        unit="date",
        due_on=due_on,
        last_working_day_on=stands.last_working_day_on,
        skipped=[],
        done_on=item["answered_on"],
        overdue=stands.is_overdue(item["answered_on"] or today()),
        basis=basis,
        status=stands.status,
        doubtful=False,
    )
