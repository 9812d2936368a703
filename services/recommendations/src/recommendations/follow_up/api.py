"""Routes of follow-ups; they are made by issuing a reply."""

from fastapi import Response

from arit_contracts import recommendations as contract
from arit_contracts.forms import ActWithReason
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Router, Tx
from recommendations.follow_up import actions
from recommendations.follow_up.queries import FOLLOW_UPS

router = Router("follow-ups")
add_reads(router, FOLLOW_UPS, contract.FollowUpFilter, "recommendations.read")
ACTIONS = "/v1/follow-ups/{id}/actions"


@router.action(f"{ACTIONS}/complete", contract.FollowUp, "followup.write", summary="Record that it was done")
async def complete_follow_up(tx: Tx, id: Key, body: contract.FollowUpComplete) -> Response:
    """What was promised was kept; with the last promise its recommendation is closed."""
    return await tx.answer(FOLLOW_UPS, await actions.complete(tx, id, body))


@router.action(f"{ACTIONS}/drop", contract.FollowUp, "followup.drop", summary="Give it up")
async def drop_follow_up(tx: Tx, id: Key, body: ActWithReason) -> Response:
    """By a leader, who says why."""
    return await tx.answer(FOLLOW_UPS, await actions.drop(tx, id, body))
