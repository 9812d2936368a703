"""Routes of promotion events."""

from fastapi import Response

from arit_contracts import dossiers as contract
from arit_contracts.forms import ActWithReason
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Router, Tx
from dossiers.promotion_event import actions
from dossiers.promotion_event.queries import PROMOTION_EVENTS

router = Router("promotion-events")
add_reads(router, PROMOTION_EVENTS, contract.PromotionEventFilter, "dossiers.read")
ACTIONS = "/v1/promotion-events/{id}/actions"


@router.create("/v1/promotion-events", contract.PromotionEvent, "promotion_event.write", summary="Plan an event")
async def create_promotion_event(tx: Tx, body: contract.PromotionEventCreate) -> Response:
    """A conference or a fair of one of the three regions; its host lies there."""
    return await tx.answer(PROMOTION_EVENTS, await actions.plan(tx, body), 201)


@router.action(f"{ACTIONS}/approve", contract.PromotionEvent, "promotion_event.approve", summary="Approve an event")
async def approve_promotion_event(tx: Tx, id: Key, body: contract.PromotionEventApprove) -> Response:
    """The region's provinces know of it from now on."""
    return await tx.answer(PROMOTION_EVENTS, await actions.approve(tx, await tx.take(PROMOTION_EVENTS, id), body))


@router.action(f"{ACTIONS}/hold", contract.PromotionEvent, "promotion_event.write", summary="It was held")
async def hold_promotion_event(tx: Tx, id: Key, body: contract.PromotionEventHold) -> Response:
    """With its booths and the provinces that took part, of any region."""
    return await tx.answer(PROMOTION_EVENTS, await actions.hold(tx, await tx.take(PROMOTION_EVENTS, id), body))


@router.action(f"{ACTIONS}/report", contract.PromotionEvent, "promotion_event.write", summary="Report on an event")
async def report_promotion_event(tx: Tx, id: Key, body: contract.PromotionEventReport) -> Response:
    """The report is not older than the event's last day."""
    return await tx.answer(PROMOTION_EVENTS, await actions.report(tx, await tx.take(PROMOTION_EVENTS, id), body))


@router.action(
    f"{ACTIONS}/cancel",
    contract.PromotionEvent,
    "promotion_event.write",
    "promotion_event.approve",
    summary="Cancel an event",
)
async def cancel_promotion_event(tx: Tx, id: Key, body: ActWithReason) -> Response:
    """Planned: by whoever plans events; approved: by whoever approves them."""
    return await tx.answer(PROMOTION_EVENTS, await actions.cancel(tx, await tx.take(PROMOTION_EVENTS, id), body))
