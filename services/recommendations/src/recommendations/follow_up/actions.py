"""Follow-ups: made by a reply, then kept or given up. The recommendation is locked first, then the follow-up."""

from typing import Any
from uuid import UUID

from arit_contracts.forms import ActWithReason
from arit_contracts.recommendations import FollowUpComplete
from arit_kit.db.transaction import Row, Write
from recommendations.follow_up.queries import FOLLOW_UPS
from recommendations.item.actions import finish
from recommendations.item.queries import ITEMS


async def promise(tx: Write, item: Row, reply_id: UUID, **what: Any) -> Row:
    """Something that a reply promises about a recommendation: `commitment`, `product`, `due_on`."""
    opened = await tx.create(
        FOLLOW_UPS, province=item["province"], recommendation_id=item["id"], reply_id=reply_id, **what
    )
    await tx.publish(FOLLOW_UPS, opened, "opened", {"due_on": opened["due_on"].isoformat()})
    return opened


async def complete(tx: Write, id: str, body: FollowUpComplete) -> Row:
    """It was kept; `note` says what shows it. With the last, its recommendation is closed (I36)."""
    tx.dated(body, note=body.note)
    item, follow_up = await _locked(tx, id)
    document_id = await tx.document(body.document) if body.document else None
    values: dict[str, Any] = {"evidence": body.note, "document_id": document_id, "done_on": tx.effective_on}
    done = await tx.move(FOLLOW_UPS, follow_up, "complete", **values)
    return await _ended(tx, item, done)


async def drop(tx: Write, id: str, body: ActWithReason) -> Row:
    """It is given up, and said why."""
    tx.dated(body, note=body.note)
    item, follow_up = await _locked(tx, id)
    return await _ended(tx, item, await tx.move(FOLLOW_UPS, follow_up, "drop"))


async def _locked(tx: Write, id: str) -> tuple[Row, Row]:
    """The recommendation and the follow-up, locked in that order."""
    known = await tx.see(FOLLOW_UPS, id)
    [item] = await tx.lock(ITEMS, [known["recommendation_id"]])
    return item, await tx.take(FOLLOW_UPS, id)


async def _ended(tx: Write, item: Row, follow_up: Row) -> Row:
    await tx.publish(FOLLOW_UPS, follow_up, follow_up["state"], {"recommendation": str(item["id"])})
    await finish(tx, item)
    return follow_up
