"""Opening a budget year, and asking that one is open."""

from arit_contracts.budget import BudgetYearCreate
from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Fault, Problem
from budget.year.queries import LOCK_YEAR, STATE_OF, YEARS


async def open_year(tx: Write, body: BudgetYearCreate) -> Row:
    """A year, opened once; 409 `duplicate` where it is open already."""
    tx.dated(body)
    if await STATE_OF.value(tx.connection, year=body.year):
        vi, en = f"Năm {body.year} đã được mở.", f"{body.year} is opened already."
        raise Problem("duplicate", vi=vi, en=en, faults=[Fault("/year", "duplicate", vi, en)])
    year = await tx.create(YEARS, year=body.year, title=body.title)
    await tx.publish(YEARS, year, "opened", {"year": body.year}, audience="agency")
    return year


async def lock(tx: Write, year: int) -> None:
    """One after another, who changes what the year has in all."""
    await LOCK_YEAR.run(tx.connection, year=year)


async def require_open(tx: Write, year: int) -> None:
    """422 where the year was not opened."""
    if await STATE_OF.value(tx.connection, year=year) != "open":
        vi, en = f"Năm ngân sách {year} chưa được mở.", f"The budget year {year} is not open."
        raise Problem("invalid-content", vi=vi, en=en, faults=[Fault("/year", "year-not-open", vi, en)])
