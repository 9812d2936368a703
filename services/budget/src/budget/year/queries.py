"""What is read of budget years."""

from sqlalchemy import Integer, bindparam, select

from arit_contracts import budget as contract
from arit_kit.db.resource import Resource
from arit_kit.db.statements import Statement
from budget.privileges import PRIVILEGES
from budget.year.tables import BUDGET_YEAR
from budget.year.workflow import YEAR as MACHINE

YEARS = Resource(
    service="budget",
    kind="year",
    table=BUDGET_YEAR,
    contract=contract.BudgetYear,
    machine=MACHINE,
    privileges=PRIVILEGES,
    filters={"year": BUDGET_YEAR.c.year == bindparam("year", type_=Integer())},
)

_state = select(BUDGET_YEAR.c.state).where(BUDGET_YEAR.c.year == bindparam("year", type_=Integer()))
STATE_OF = Statement(_state)
LOCK_YEAR = Statement(_state.with_for_update(key_share=True))
"""Until the transaction ends, against others that lock it too; records of the year may still be drafted."""
