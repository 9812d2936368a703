"""What is counted of the money, from its postings: what moved in a period, less what was taken back in it, and what
stands on its last day in the budget year of that day. All in đồng, by the days on which postings hold in law.

A posting is of the province whose line of allocation it moves money of; assigned money is no province's yet.
"""

from typing import Any

from sqlalchemy import Integer, case, cast, extract, func, select

from arit_kit.db.past import FROM_ON, TO_ON, counted, done
from arit_kit.db.statements import Statement, among
from arit_kit.web.statistics import Measure
from budget.allocation.queries import ALLOCATIONS
from budget.ledger.accounts import Kind
from budget.ledger.queries import changes
from budget.ledger.tables import ACCOUNT, POSTING

_of_the_day: Any = changes(lambda _account: POSTING.c.year == cast(extract("year", TO_ON), Integer)).subquery()


def _moved(*there: str, back: tuple[str, ...] = ()) -> Statement:
    """What postings so called moved in the period, less what those called `back` took back, by province."""
    source, target = ACCOUNT.alias("source"), ACCOUNT.alias("target")
    signed = case((among(POSTING.c.what, back), -POSTING.c.amount), else_=POSTING.c.amount)
    between = POSTING.join(source, source.c.id == POSTING.c.from_account)
    province = func.coalesce(target.c.province, source.c.province)
    return Statement(
        select(province, func.sum(signed))
        .select_from(between.join(target, target.c.id == POSTING.c.to_account))
        .where(
            among(POSTING.c.what, (*there, *back)),
            POSTING.c.effective_on >= FROM_ON,
            POSTING.c.effective_on <= TO_ON,
        )
        .group_by(province)
    )


def _stands(kind: Kind, sign: int = 1) -> Statement:
    """The balance of the accounts of a kind on the last day, of the budget year of that day, by province."""
    return Statement(
        select(ACCOUNT.c.province, func.sum(_of_the_day.c.change * sign))
        .select_from(_of_the_day.join(ACCOUNT, ACCOUNT.c.id == _of_the_day.c.account))
        .where(ACCOUNT.c.kind == kind, _of_the_day.c.effective_on <= TO_ON)
        .group_by(ACCOUNT.c.province)
    )


MEASURES = (
    Measure("assigned", "Dự toán được giao trong kỳ", "Assigned in the period",
            "period", "dong", _moved("assign"), by_province=False),
    Measure("tranches_issued", "Đợt phân bổ đã ban hành", "Tranches issued",
            "period", "count", counted(done(ALLOCATIONS, "issue")), by_province=False),
    Measure("allocated", "Phân bổ trong kỳ, trừ phần thu lại", "Allocated in the period, less what went back",
            "period", "dong", _moved("allocate", back=("reverse_allocation", "release"))),
    Measure("committed", "Cam kết cho hợp đồng trong kỳ, trừ phần trả lại", "Committed in the period, less returns",
            "period", "dong", _moved("commit", back=("return",))),
    Measure("paid", "Tạm ứng, thanh toán trong kỳ, trừ phần huỷ", "Advanced and paid in the period, less reversals",
            "period", "dong", _moved("advance", "pay", back=("reverse_payment",))),
    Measure("recovered", "Phải thu hồi phát sinh trong kỳ", "Found in the period to be recovered",
            "period", "dong", _moved("recover", back=("restore",))),
    Measure("paid_back", "Đã thu hồi trong kỳ, trừ phần huỷ", "Paid back in the period, less reversals",
            "period", "dong", _moved("pay_back", back=("reverse_recovery",))),
    Measure("assigned_standing", "Dự toán năm đã giao", "Assigned of the budget year",
            "day", "dong", _stands("source", -1), by_province=False),
    Measure("unallocated_standing", "Chưa phân bổ", "Not allocated",
            "day", "dong", _stands("unallocated"), by_province=False),
    Measure("allocated_standing", "Đã phân bổ, chưa cam kết", "Allocated and not committed",
            "day", "dong", _stands("allocated")),
    Measure("committed_standing", "Đã cam kết, chưa chi", "Committed and not spent",
            "day", "dong", _stands("committed")),
    Measure("advanced_standing", "Đang tạm ứng", "Advanced and not accepted",
            "day", "dong", _stands("advanced")),
    Measure("paid_standing", "Đã thanh toán", "Paid", "day", "dong", _stands("paid")),
    Measure("receivable_standing", "Phải thu hồi", "To be recovered", "day", "dong", _stands("receivable")),
    Measure("recovered_standing", "Đã thu hồi", "Recovered", "day", "dong", _stands("recovered")),
)  # fmt: skip
