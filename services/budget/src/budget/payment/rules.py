"""When money of a year may leave the fund (Điều 26 TT 342/2016/TT-BTC): in its year, a little later for work done."""

from datetime import date

from arit_kit.law.terms import deadline
from arit_kit.web.problems import Fault
from budget.law import TERMS

LAST_DAY = {"advance": "last_spending", "payment": "adjustment_period"}
"""By kind of payment, the term that ends it: advances on 31 December, payments for work done on 31 January."""


def date_faults(kind: str, year: int, paid_on: date, approved_on: date) -> list[Fault]:
    """What stands against paying on that day: before the request's approval, or after the term (I27).

    Where the law's term for that year is not known, no last day is enforced.
    """
    faults = []
    if paid_on < approved_on:
        vi, en = f"Đề nghị được chấp thuận ngày {approved_on}.", f"The request was approved on {approved_on}."
        faults.append(Fault("/effective_on", "before-approval", vi, en))
    block = TERMS.on(date(year, 1, 1), LAST_DAY[kind])
    if block.fixed is not None:
        last = deadline(TERMS, LAST_DAY[kind], date(year, 1, 1)).due_on
        if paid_on > last:
            vi = f"Kinh phí năm {year} chỉ được chi đến {last} ({block.basis})."
            en = f"Money of {year} is paid until {last} ({block.basis})."
            faults.append(Fault("/effective_on", "after-year", vi, en))
    return faults
