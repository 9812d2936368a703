"""Routes of tranches."""

from fastapi import Request, Response

from arit_contracts import budget as contract
from arit_contracts.forms import Act
from arit_kit.web.problems import language_of
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Asking, Router, Tx
from budget.allocation import actions
from budget.allocation.queries import ALLOCATIONS

router = Router("allocations")
add_reads(router, ALLOCATIONS, contract.AllocationFilter, "budget.read_all", "budget.read_own")
ACTIONS = "/v1/allocations/{id}/actions"


@router.create("/v1/allocations", contract.Allocation, "allocation.draft", summary="Draft a tranche")
async def create_allocation(tx: Tx, body: contract.AllocationCreate) -> Response:
    """Only a line with a dossier can be committed."""
    return await tx.answer(ALLOCATIONS, await actions.draft(tx, body), 201)


@router.compute(
    "/v1/allocations/{id}/check",
    contract.AllocationCheck,
    "allocation.draft",
    summary="Which limits would it exceed?",
)
async def check_allocation(request: Request, call: Asking, id: Key) -> contract.AllocationCheck:
    """All that agreeing would be refused for, named at once; changes nothing."""
    vietnamese = language_of(request.headers.get("accept-language")) == "vi"
    violations = [
        contract.Violation(
            pointer=one.pointer,
            limit=one.limit,
            asked=one.asked,
            free=one.free,
            detail=one.vi if vietnamese else one.en,
        )
        for one in await actions.check(call, id)
    ]
    return contract.AllocationCheck(clean=not violations, violations=violations)


@router.action(f"{ACTIONS}/agree", contract.Allocation, "allocation.agree", summary="Agree a tranche")
async def agree_allocation(call: Asking, id: Key, body: Act) -> Response:
    """By another than its drafter: unallocated → allocated; 409 `limit-exceeded` writes nothing."""
    return await actions.agree(call, id, body)


@router.action(f"{ACTIONS}/issue", contract.Allocation, "allocation.issue", summary="Issue a tranche")
async def issue_allocation(tx: Tx, id: Key, body: contract.AllocationIssue) -> Response:
    """Adds the document; from now on provinces see the header and their own lines."""
    return await tx.answer(ALLOCATIONS, await actions.issue(tx, await tx.take(ALLOCATIONS, id), body))


@router.action(f"{ACTIONS}/reverse", contract.Allocation, "allocation.reverse", summary="Reverse a tranche")
async def reverse_allocation(tx: Tx, id: Key, body: Act) -> Response:
    """Whole, once, by a person who neither drafted nor agreed it; refused once money is committed."""
    return await tx.answer(ALLOCATIONS, await actions.reverse(tx, await tx.take(ALLOCATIONS, id), body))
