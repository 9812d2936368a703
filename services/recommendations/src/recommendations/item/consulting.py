"""Consulting another body on a recommendation: the Agency's own affair, and a silent body is reminded once (I40)."""

from typing import Any

from arit_contracts.recommendations import RecommendationConsult, RecommendationConsulted
from arit_kit.db.statements import insert_row, update_row
from arit_kit.db.transaction import Row, Write
from arit_kit.ids import uuid7
from recommendations.item.deadlines import consultation_due
from recommendations.item.effects import tell
from recommendations.item.queries import ITEMS, OPEN_CONSULTATION, SILENT
from recommendations.item.tables import CONSULTATION


async def consult(tx: Write, item: Row, body: RecommendationConsult) -> Row:
    """Ask another body, whose answer is due in the days of law; the Agency's own affair until it answers."""
    tx.dated(body)
    moved = await tx.move(ITEMS, item, "consult")
    due = consultation_due(tx.effective_on)
    await insert_row(
        tx.connection,
        CONSULTATION,
        id=uuid7(),
        recommendation_id=item["id"],
        body=body.body,
        asked_on=tx.effective_on,
        document_id=await tx.document(body.document),
        answer_due_on=due.due_on,
    )
    await tell(tx, moved, "consulted", {"body": body.body, "answer_due_on": due.due_on.isoformat()}, "agency")
    return moved


async def record_consultation(tx: Write, item: Row, body: RecommendationConsulted) -> Row:
    """What the body that was asked answered."""
    tx.dated(body)
    moved = await tx.move(ITEMS, item, "record_consultation", audience="agency")
    answered: dict[str, Any] = {"answered_on": tx.effective_on, "answer_id": await tx.document(body.document)}
    asked = await OPEN_CONSULTATION.value(tx.connection, recommendation_id=item["id"])
    await update_row(tx.connection, CONSULTATION, asked, view=body.view, **answered)
    await tell(tx, moved, "consultation_recorded", audience="agency")
    return moved


async def remind(tx: Write, most: int) -> int:
    """Record of bodies that were asked and have let their day pass that they were reminded, once (I40); how many."""
    asked = {"day": tx.effective_on, "most": most}
    items = await tx.lock(ITEMS, [row["recommendation_id"] for row in await SILENT.all(tx.connection, **asked)])
    silent = {row["recommendation_id"]: row for row in await SILENT.all(tx.connection, **asked)}  # seen under the locks
    reminded = [item for item in items if item["id"] in silent]
    for item in reminded:
        consulted = silent[item["id"]]
        moved = await tx.advance(ITEMS, item, "remind")
        await update_row(tx.connection, CONSULTATION, consulted["id"], reminded_on=tx.effective_on)
        told = {"body": consulted["body"], "answer_due_on": consulted["answer_due_on"].isoformat()}
        await tell(tx, moved, "reminded", told, "agency")
    return len(reminded)
