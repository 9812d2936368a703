"""Routes of budget years."""

from fastapi import Response

from arit_contracts import budget as contract
from arit_kit.web.reads import add_reads
from arit_kit.web.routing import Router, Tx
from budget.year import actions
from budget.year.queries import YEARS

router = Router("budget-years")
add_reads(router, YEARS, contract.BudgetYearFilter, "budget.read_all", "budget.read_own")


@router.create("/v1/budget-years", contract.BudgetYear, "year.write", summary="Open a budget year")
async def create_budget_year(tx: Tx, body: contract.BudgetYearCreate) -> Response:
    """Money is assigned to, allocated in and paid out of one year."""
    return await tx.answer(YEARS, await actions.open_year(tx, body), 201)
