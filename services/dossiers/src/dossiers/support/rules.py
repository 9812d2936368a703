"""The support that a content may have at most (mức hỗ trợ): min(rate × eligible cost, cap), whole đồng.

The rule is that of the day of the plan's decision; until that day exists the answer is provisional.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from arit_kit.law.select import LawValueUnknown
from arit_reference.evidence import Status
from dossiers.law.ceilings import CEILINGS, CapPer, Ceiling

INTEREST = "C13"


@dataclass(frozen=True, slots=True)
class Support:
    """The most that may be given, and by which rule. `amount` is None where the rule's value is not known."""

    content: str
    on: date
    amount: int | None
    rate_percent: Decimal | None
    cap: int | None
    cap_per: CapPer | None
    rule: str
    basis: str
    status: Status
    provisional: bool
    note: str | None

    def demand(self) -> int:
        """The amount, for an act that cannot do without."""
        if self.amount is None:
            raise LawValueUnknown(self.content, self.on, self.basis)
        return self.amount


def calculate(
    content: str,
    eligible_cost: int,
    on: date,
    *,
    decided: bool = False,
    granted_to_cluster: int = 0,
    difficult_area: bool = False,
) -> Support:
    """The support for a content that costs so much, by the rule of that day.

    `granted_to_cluster` is what other dossiers of the same industrial cluster (cụm công nghiệp) were granted
    for this content; where the cap sums over the cluster only the rest is left. Raises NoRuleInForce.
    """
    ceiling = CEILINGS.on(on, content)
    rate = _rate(ceiling, difficult_area)
    status: Status = "unknown"
    amount = None
    try:
        status = ceiling.demand(on, "rate_percent", "cap")
        amount = _amount(ceiling, rate, eligible_cost, granted_to_cluster)
    except LawValueUnknown:
        pass
    return Support(
        content=content,
        on=on,
        amount=amount,
        rate_percent=rate,
        cap=ceiling.cap,
        cap_per=ceiling.cap_per,
        rule=ceiling.rule,
        basis=ceiling.basis,
        status=status,
        provisional=not decided,
        note=ceiling.note,
    )


def _rate(ceiling: Ceiling, difficult_area: bool) -> Decimal | None:
    if difficult_area and ceiling.difficult_area_rate_percent is not None:
        return ceiling.difficult_area_rate_percent
    return ceiling.rate_percent


def _amount(ceiling: Ceiling, rate: Decimal | None, eligible_cost: int, granted_to_cluster: int) -> int:
    """Whole đồng, rounded down; a cap that sums leaves what was not granted yet."""
    share = eligible_cost if rate is None else int(Fraction(rate) * eligible_cost / 100)
    if ceiling.cap is None:
        return share
    return min(share, max(0, ceiling.cap - (granted_to_cluster if ceiling.cap_sums else 0)))


def is_percentage(rule: str) -> bool:
    """Whether the block of law that judged a content supports a percentage of its cost."""
    return CEILINGS.named(rule).rate_percent is not None


def earned(rule: str, actual_cost: int, ceiling: int) -> int:
    """The most that a content earns at its actual cost, by the very block that judged its plan (I31); đồng.

    `ceiling`: what was found then; of a cap that sums over a cluster it is all that was left.
    """
    block = CEILINGS.named(rule)
    block.demand(block.valid_from, "rate_percent", "cap")
    share = _amount(block, block.rate_percent, actual_cost, 0)
    return min(share, ceiling) if block.cap_sums else share


@dataclass(frozen=True, slots=True)
class Loan:
    """The loan of a polluting establishment that moves; the interest it paid, month by month, in đồng."""

    currency: str
    term: Literal["short", "medium", "long"]
    overdue: bool
    investment_completed: bool
    interest_by_month: Sequence[int]


@dataclass(frozen=True, slots=True)
class Unmet:
    """A condition of support that is not met."""

    code: str
    label_vi: str
    label_en: str


_LOAN_IN_DONG = Unmet("loan-in-dong", "Vay bằng đồng Việt Nam", "The loan is in đồng")
_LOAN_MEDIUM_OR_LONG = Unmet("loan-term", "Vay trung hạn hoặc dài hạn", "The loan is medium- or long-term")
_LOAN_NOT_OVERDUE = Unmet("loan-not-overdue", "Khoản vay không quá hạn", "The loan is not overdue")
_INVESTMENT_COMPLETED = Unmet(
    "investment-completed",
    "Đã hoàn thành đầu tư",
    "The investment is completed: interest is supported afterwards",
)


def unmet_conditions(loan: Loan) -> list[Unmet]:
    """What keeps a loan's interest from support (TT 28/2018/TT-BTC Đ8 k14); all at once."""
    met = {
        _LOAN_IN_DONG: loan.currency == "VND",
        _LOAN_MEDIUM_OR_LONG: loan.term in ("medium", "long"),
        _LOAN_NOT_OVERDUE: not loan.overdue,
        _INVESTMENT_COMPLETED: loan.investment_completed,
    }
    return [condition for condition, is_met in met.items() if not is_met]


def interest_support(loan: Loan, on: date, *, decided: bool = False) -> Support:
    """The support for a loan whose conditions are met: part of the interest of its first months."""
    ceiling: Ceiling = CEILINGS.on(on, INTEREST)
    return calculate(INTEREST, sum(loan.interest_by_month[: ceiling.interest_months]), on, decided=decided)
