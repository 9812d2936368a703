"""What is stored of a budget year."""

from sqlalchemy import Column, Integer, Text

from arit_kit.db.resource import record_table
from budget.database import METADATA
from budget.year.workflow import YEAR as MACHINE

BUDGET_YEAR = record_table(
    "budget_year",
    METADATA,
    Column("year", Integer, nullable=False, unique=True),
    Column("title", Text),
    prefix="NS",
    machine=MACHINE,
    province=False,
)
