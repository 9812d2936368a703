"""Planning, approving, holding and reporting an event."""

from collections.abc import Sequence

from arit_contracts.dossiers import (
    PromotionEventApprove,
    PromotionEventCreate,
    PromotionEventHold,
    PromotionEventReport,
)
from arit_contracts.forms import ActWithReason
from arit_kit.db.transaction import Row, Write
from arit_kit.time.today import today
from arit_kit.web.problems import Fault, Problem
from arit_reference.provinces import standing_on
from dossiers.promotion_event.queries import PROMOTION_EVENTS
from dossiers.promotion_event.rules import held_faults, plan_faults, provinces_of, report_faults


async def plan(tx: Write, body: PromotionEventCreate) -> Row:
    """An event of a region; no province knows of it before it is approved."""
    tx.dated(body)
    if faults := plan_faults(body):
        raise Problem("invalid-content", faults=faults)
    event = await tx.create(
        PROMOTION_EVENTS,
        **body.model_dump(exclude={"effective_on", "reason"}),
        region_provinces=provinces_of(body.region, body.starts_on),
        year=body.starts_on.year,
        participants=[],
    )
    await _publish(tx, event, "planned")
    return event


async def approve(tx: Write, event: Row, body: PromotionEventApprove) -> Row:
    """The plan is approved; the region's provinces may know."""
    tx.dated(body)
    tx.check(PROMOTION_EVENTS, event, "approve")
    approved = await tx.move(
        PROMOTION_EVENTS,
        event,
        "approve",
        decision_id=await tx.document(body.document),
        approved_on=tx.effective_on,
    )
    await _publish(tx, approved, "approved")
    return approved


async def hold(tx: Write, event: Row, body: PromotionEventHold) -> Row:
    """It was held, with so many booths, by these provinces."""
    tx.dated(body)
    tx.check(PROMOTION_EVENTS, event, "hold")
    _refuse(held_faults(event["kind"], body.starts_on, body.ends_on, body.booths, body.participants, tx.effective_on))
    held = await tx.move(
        PROMOTION_EVENTS,
        event,
        "hold",
        held_from_on=body.starts_on,
        held_to_on=body.ends_on,
        booths=body.booths,
        participants=[one.model_dump(mode="json") for one in body.participants],
    )
    await _publish(tx, held, "held")
    return held


async def report(tx: Write, event: Row, body: PromotionEventReport) -> Row:
    """What came of it."""
    tx.dated(body)
    tx.check(PROMOTION_EVENTS, event, "report")
    _refuse(report_faults(body.document.issued_on, event["held_to_on"]))
    document_id = await tx.document(body.document)
    reported = await tx.move(PROMOTION_EVENTS, event, "report", report_id=document_id, summary=body.summary)
    await _publish(tx, reported, "reported")
    return reported


async def cancel(tx: Write, event: Row, body: ActWithReason) -> Row:
    """It will not be held."""
    tx.dated(body, body.note)
    cancelled = await tx.move(PROMOTION_EVENTS, event, "cancel")
    await _publish(tx, cancelled, "cancelled")
    return cancelled


def _refuse(faults: Sequence[Fault]) -> None:
    if faults:
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)


async def _publish(tx: Write, event: Row, what: str) -> None:
    """To the Agency; to each province of the region as it is today, once it is approved."""
    told = {name: event[name] for name in ("kind", "region", "host_province")}
    await tx.publish(PROMOTION_EVENTS, event, what, told, audience="agency")
    uids = event["region_provinces"] if event.get("approved_on") else []
    for uid in standing_on(uids, today()):
        await tx.publish(PROMOTION_EVENTS, {**event, "province": uid}, f"region_{what}", told)
