"""By when an assignment is to be allocated. Pure."""

from datetime import date

from arit_kit.law.select import LawValueUnknown, NoRuleInForce
from arit_kit.law.terms import deadline
from arit_kit.time.deadlines import Deadline
from budget.law.terms import TERMS

ALLOCATE = "allocate_after_supplement"


def allocation_due(kind: str, received_on: date) -> Deadline | None:
    """10 working days after a supplement's decision was received (TT 122/2021/TT-BTC, Điều 9 khoản 1).

    None for an initial estimate, and in years whose term is not known.
    """
    if kind != "supplement":
        return None
    try:
        return deadline(TERMS, ALLOCATE, received_on)
    except (NoRuleInForce, LawValueUnknown):
        return None
