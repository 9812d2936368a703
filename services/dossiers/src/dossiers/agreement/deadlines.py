"""The deadlines of an agreement (Điều 18 TT 36/2013/TT-BCT), each explained day by day."""

from datetime import date
from typing import Any

from arit_contracts.forms import DeadlineAnswer
from arit_kit.law.terms import deadline, explained
from arit_kit.time.deadlines import Deadline
from dossiers.law import TERMS

SETTLEMENT_FILE, LIQUIDATION = "settlement_file", "liquidation"


def settlement_file_due(last_accepted_on: date) -> Deadline:
    """Settlement papers are due 15 calendar days after the last acceptance, or a later stop (Điều 18 khoản 1)."""
    return deadline(TERMS, SETTLEMENT_FILE, last_accepted_on)


def liquidation_due(budget_year: int) -> Deadline:
    """Liquidation is due by 22 January of the following year (Điều 18 khoản 2)."""
    return deadline(TERMS, LIQUIDATION, date(budget_year, 12, 31))


def next_deadline(agreement: dict[str, Any], last_accepted_on: date | None, budget_year: int) -> DeadlineAnswer | None:
    """The deadline that the agreement is under: its settlement file once accepted, then its liquidation."""
    if last_accepted_on is not None and agreement["settlement_filed_on"] is None:
        return explained(TERMS, SETTLEMENT_FILE, last_accepted_on, None)
    if agreement["signed_on"] is None or agreement["state"] == "stopped":
        return None
    return explained(TERMS, LIQUIDATION, date(budget_year, 12, 31), agreement["liquidated_on"])
