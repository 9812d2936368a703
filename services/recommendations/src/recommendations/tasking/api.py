"""Routes of taskings."""

from fastapi import Response

from arit_contracts import recommendations as contract
from arit_contracts.forms import Act, ActWithReason
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Router, Tx
from recommendations.tasking import actions
from recommendations.tasking.queries import TASKINGS

router = Router("taskings")
add_reads(router, TASKINGS, contract.TaskingFilter, "work.read")
ACTIONS = "/v1/taskings/{id}/actions"


@router.create("/v1/taskings", contract.Tasking, "tasking.draft", summary="Draft a tasking")
async def create_tasking(tx: Tx, body: contract.TaskingCreate) -> Response:
    """Of a classified recommendation; what is not clear yet may be completed until it is assigned."""
    return await tx.answer(TASKINGS, await actions.draft(tx, body), 201)


@router.change("/v1/taskings/{id}", contract.Tasking, "tasking.draft", summary="Complete a draft")
async def amend_tasking(tx: Tx, id: Key, body: contract.TaskingPatch) -> Response:
    """Only while it is a draft."""
    return await tx.answer(TASKINGS, await actions.amend(tx, await tx.take(TASKINGS, id), body))


@router.action(f"{ACTIONS}/assign", contract.Tasking, "tasking.assign", summary="Assign")
async def assign_tasking(tx: Tx, id: Key, body: Act) -> Response:
    """422 `rule-broken` names what of the six is not clear; the recommendation's answer has a day from now on."""
    return await tx.answer(TASKINGS, await actions.assign(tx, id, body))


@router.action(f"{ACTIONS}/recall", contract.Tasking, "tasking.assign", summary="Take back")
async def recall_tasking(tx: Tx, id: Key, body: ActWithReason) -> Response:
    """The recommendation waits to be tasked anew; its day stands."""
    return await tx.answer(TASKINGS, await actions.recall(tx, id, body))
