"""Routes of adjustments."""

from fastapi import Response

from arit_contracts import dossiers as contract
from arit_contracts.forms import Act, ActWithReason
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Asking, Router, Tx
from dossiers.adjustment import actions
from dossiers.adjustment.queries import ADJUSTMENTS

router = Router("adjustments")
add_reads(router, ADJUSTMENTS, contract.AdjustmentFilter, "dossiers.read")
ACTIONS = "/v1/adjustments/{id}/actions"


@router.create("/v1/adjustments", contract.Adjustment, "adjustment.write", summary="Ask for an adjustment")
async def create_adjustment(tx: Tx, body: contract.AdjustmentCreate) -> Response:
    """Of one project that is planned or under agreement; `level` tells who approves it."""
    return await tx.answer(ADJUSTMENTS, await actions.draft(tx, body), 201)


@router.action(f"{ACTIONS}/file", contract.Adjustment, "adjustment.write", summary="File it")
async def file_adjustment(tx: Tx, id: Key, body: Act) -> Response:
    """To the Sở that registered the project, or to the Agency for its own units'."""
    adjustment = await tx.take(ADJUSTMENTS, id)
    return await tx.answer(ADJUSTMENTS, await actions.by_who_asked(tx, adjustment, "file", "filed", body))


@router.action(f"{ACTIONS}/confirm", contract.Adjustment, "adjustment.confirm", summary="Confirm it")
async def confirm_adjustment(tx: Tx, id: Key, body: Act) -> Response:
    """By the leader of the Sở: without it the Agency does not take it up."""
    adjustment = await tx.take(ADJUSTMENTS, id)
    return await tx.answer(ADJUSTMENTS, await actions.confirm(tx, adjustment, body))


@router.action(f"{ACTIONS}/approve", contract.Adjustment, "adjustment.approve", summary="Approve it")
async def approve_adjustment(tx: Tx, id: Key, body: contract.AdjustmentApprove) -> Response:
    """By the Agency, what is its own to approve: 422 `needs-ministry` for a raise of one đồng."""
    return await tx.answer(ADJUSTMENTS, await actions.approve(tx, await tx.take(ADJUSTMENTS, id), body))


@router.action(f"{ACTIONS}/submit_up", contract.Adjustment, "adjustment.approve", summary="Submit it to the Ministry")
async def submit_adjustment_up(tx: Tx, id: Key, body: Act) -> Response:
    """For a raise, money may be allocated from now on, so that the decision rests on money."""
    return await tx.answer(ADJUSTMENTS, await actions.submit_up(tx, await tx.take(ADJUSTMENTS, id), body))


@router.action(f"{ACTIONS}/decide", contract.Adjustment, "adjustment.decide", summary="Decide it")
async def decide_adjustment(call: Asking, id: Key, body: contract.AdjustmentApprove) -> Response:
    """By the Ministry's leader. What a raise costs under an agreement is held first: 409 `limit-exceeded`."""
    return await actions.decide(call, id, body)


@router.action(
    f"{ACTIONS}/refuse",
    contract.Adjustment,
    "adjustment.confirm",
    "adjustment.approve",
    "adjustment.decide",
    summary="Refuse it",
)
async def refuse_adjustment(tx: Tx, id: Key, body: ActWithReason) -> Response:
    """By whose turn it is: the Sở, the Agency or the Ministry; the note says why."""
    return await tx.answer(ADJUSTMENTS, await actions.refuse(tx, await tx.take(ADJUSTMENTS, id), body))


@router.action(f"{ACTIONS}/withdraw", contract.Adjustment, "adjustment.write", summary="Withdraw it")
async def withdraw_adjustment(tx: Tx, id: Key, body: Act) -> Response:
    """By who asked for it, before it is submitted to the Ministry."""
    adjustment = await tx.take(ADJUSTMENTS, id)
    return await tx.answer(ADJUSTMENTS, await actions.by_who_asked(tx, adjustment, "withdraw", "withdrawn", body))
