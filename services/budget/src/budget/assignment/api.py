"""Routes of assignments; provinces don't see them."""

from fastapi import Response

from arit_contracts import budget as contract
from arit_contracts.forms import Act, DeadlineAnswer
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Asking, Router, Tx
from budget.assignment import actions
from budget.assignment.queries import ASSIGNMENTS

router = Router("fund-assignments")
add_reads(router, ASSIGNMENTS, contract.FundAssignmentFilter, "budget.read_all")


@router.create("/v1/fund-assignments", contract.FundAssignment, "assignment.draft", summary="Draft an assignment")
async def create_fund_assignment(tx: Tx, body: contract.FundAssignmentCreate) -> Response:
    """The initial estimate of a year, or a supplement, with its documents."""
    return await tx.answer(ASSIGNMENTS, await actions.draft(tx, body), 201)


@router.action(
    "/v1/fund-assignments/{id}/actions/assign",
    contract.FundAssignment,
    "assignment.assign",
    summary="Assign the money",
)
async def assign_fund_assignment(tx: Tx, id: Key, body: Act) -> Response:
    """By another than its drafter: the money stands unallocated from then on."""
    return await tx.answer(ASSIGNMENTS, await actions.assign(tx, await tx.take(ASSIGNMENTS, id), body))


@router.read(
    "/v1/fund-assignments/{id}/deadline",
    DeadlineAnswer,
    "budget.read_all",
    summary="By when it is to be allocated",
)
async def get_fund_assignment_deadline(call: Asking, id: Key) -> DeadlineAnswer:
    """It explains each skipped day; overdue is derived from today, never stored."""
    async with call.looking() as tx:
        return await actions.deadline_of(tx, await tx.see(ASSIGNMENTS, id))
