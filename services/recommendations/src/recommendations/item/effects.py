"""What a change of a recommendation brings about: the feed is told, followers stand as it does, letters settle."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from arit_kit.db.transaction import Audience, Row, Write
from recommendations.item.queries import FOLLOW_MASTER, ITEMS, LETTERS_OF, STANDING
from recommendations.letter import actions as letters
from recommendations.letter.queries import LETTERS


async def tell(
    tx: Write, item: Row, event: str, data: Mapping[str, Any] | None = None, audience: Audience = "all"
) -> None:
    """Tell the feed of a change; what is merged into the recommendation stands as it does now (I39)."""
    await tx.publish(ITEMS, item, event, data, audience)
    await follow(tx, item, seen=audience == "all")


async def follow(tx: Write, item: Row, *, seen: bool) -> None:
    """Let what is merged into the recommendation stand as it does; `seen`: provinces may know that it changed."""
    await FOLLOW_MASTER.run(
        tx.connection,
        master=item["id"],
        state=item["state"],
        new_outcome=item["outcome"],
        new_answered_on=item["answered_on"],
        new_reply=item["reply_document_id"],
        seen=int(seen),
    )


async def settle(tx: Write, ids: Sequence[UUID]) -> None:
    """Answer, close or reopen the letters of these and of what is merged into them, as their items stand (I33)."""
    cited = [row["id"] for row in await LETTERS_OF.all(tx.connection, items=ids)]
    locked = {row["id"]: row for row in await tx.lock(LETTERS, cited)}
    for stands in await STANDING.all(tx.connection, letters=list(locked)):
        counts = {name: stands[name] for name in ("waiting", "unsettled", "answered_on", "ended_on")}
        await letters.settle(tx, locked[stands["id"]], **counts)
