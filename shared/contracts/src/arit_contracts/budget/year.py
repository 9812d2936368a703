"""Contracts of budget years (năm ngân sách)."""

from typing import Annotated

from pydantic import Field

from arit_contracts.forms import Choice, Dated, ListRequest, Recorded
from arit_contracts.values import AskedYear, Code, Title, Year


class BudgetYearCreate(Dated):
    """Opening a year of the fund."""

    year: Year
    title: Title | None = None


class BudgetYear(Recorded):
    """A year of the national industrial-promotion fund."""

    state: Annotated[str, Field(description="open")]
    year: int
    title: str | None
    allowed_actions: list[Choice]


class BudgetYearFilter(ListRequest):
    """Filters of the years' list."""

    year: AskedYear | None = None
    state: Code | None = None
