"""Until when an issued tranche may have to be corrected. Pure."""

from datetime import date

from arit_kit.law.select import LawValueUnknown, NoRuleInForce
from arit_kit.law.terms import deadline
from budget.law.terms import TERMS


def correction_due(reported_on: date) -> date | None:
    """10 working days after the finance agency got the report (Điều 49 Luật NSNN 2015); None where not known."""
    try:
        return deadline(TERMS, "correction_window", reported_on).due_on
    except (NoRuleInForce, LawValueUnknown):
        return None
