"""The deadlines of an agreement (Điều 18 TT 36/2013/TT-BCT), each explained day by day."""

from datetime import date
from typing import Any

from arit_contracts.dossiers import DeadlineAnswer, SkippedDay
from arit_kit.law.terms import deadline
from arit_kit.time.deadlines import Deadline
from arit_kit.time.today import today
from dossiers.law import TERMS

SETTLEMENT_FILE, LIQUIDATION = "settlement_file", "liquidation"


def settlement_file_due(last_accepted_on: date) -> Deadline:
    """Settlement papers are due 15 calendar days after the last acceptance (Điều 18 khoản 1)."""
    return deadline(TERMS, SETTLEMENT_FILE, last_accepted_on)


def liquidation_due(year_end: date) -> Deadline:
    """Liquidation by 22 January of the following year (Điều 18 khoản 2)."""
    return deadline(TERMS, LIQUIDATION, year_end)


def next_deadline(agreement: dict[str, Any], last_accepted_on: date | None, budget_year: int) -> DeadlineAnswer | None:
    """The deadline that the agreement is under: its settlement file once accepted, then its liquidation."""
    if last_accepted_on is not None and agreement["settlement_filed_on"] is None:
        return _answer(SETTLEMENT_FILE, last_accepted_on, settlement_file_due(last_accepted_on), None)
    if agreement["signed_on"] is None:
        return None
    anchor = date(budget_year, 12, 31)
    return _answer(LIQUIDATION, anchor, liquidation_due(anchor), agreement["liquidated_on"])


def _answer(what: str, anchor: date, found: Deadline, done_on: date | None) -> DeadlineAnswer:
    term = TERMS.on(anchor, what)
    return DeadlineAnswer(
        what=what,
        anchor_on=anchor,
        term=term.days,
        unit=term.unit or "date",
        due_on=found.due_on,
        last_working_day_on=found.last_working_day_on,
        skipped=[SkippedDay(day=one.on, reason_vi=one.reason_vi, reason_en=one.reason_en) for one in found.skipped],
        done_on=done_on,
        overdue=found.is_overdue(done_on or today()),
        basis=found.basis,
        status=found.status,
        doubtful=found.doubtful,
    )
