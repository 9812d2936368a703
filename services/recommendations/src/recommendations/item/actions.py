"""What is done to a recommendation; taskings, replies and follow-ups move it through the functions at the end.

Locks: recommendations in id order first, then taskings and follow-ups, then letters in id order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from starlette.responses import Response

from arit_contracts.forms import Dated
from arit_contracts.recommendations import (
    RecommendationClassify,
    RecommendationExtend,
    RecommendationLetterSplit,
    RecommendationMerge,
    RecommendationReopen,
    RecommendationTransfer,
)
from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Fault, Problem
from arit_kit.web.routing import Call
from recommendations.item.deadlines import EXTENSION, answer_due
from recommendations.item.effects import follow, settle, tell
from recommendations.item.queries import FOUND_IN, ITEMS, LAST_ENDED, LETTERS_OF, MERGED_INTO, OPEN_PROMISES
from recommendations.item.rules import (
    OUTCOME_OF_SENDING_ON,
    extension_faults,
    is_ours,
    merge_faults,
    province_on,
    reopening_faults,
    transfer_faults,
)
from recommendations.letter import actions as letters
from recommendations.letter.queries import LETTERS
from recommendations.refs import refuse_unknown

NO_ANSWER_DUE: dict[str, Any] = dict.fromkeys(("due_on", "due_basis", "first_due_on", "extension_id"))
"""What becomes of the day of the answer where none is owed any more, or not yet."""

UNDONE: dict[str, Any] = NO_ANSWER_DUE | dict.fromkeys(
    ("lead_unit", "transferred_to", "transfer_id", "outcome", "answered_on", "reply_document_id")
)
"""What becomes of a recommendation that is reopened."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A recommendation as it was said: whose it is, word for word, and its field where that is known."""

    province: str
    text: str
    field: str | None = None


async def register(
    tx: Write,
    matters: Sequence[Matter],
    *,
    document_id: UUID,
    received_on: date,
    letter: Row | None = None,
    session: Row | None = None,
    after: int = 0,
) -> list[Row]:
    """The recommendations of a letter, or of a working session's conclusion, in their order (I32).

    Each belongs to the province in force on the day of receipt: of a letter that was under way when provinces were
    merged, to the successor.
    """
    registered = []
    for place, matter in enumerate(matters, start=after + 1):
        item = await tx.create(
            ITEMS,
            province=province_on(matter.province, received_on),
            letter_id=letter["id"] if letter else None,
            working_session_id=session["id"] if session else None,
            place=place,
            source_document_id=document_id,
            received_on=received_on,
            counted_from_on=received_on,
            answer_by=letter["answer_by"] if letter else None,
            text=matter.text,
            field=matter.field,
            about=[],
        )
        await tx.publish(ITEMS, item, "registered")
        registered.append(item)
    return registered


async def split(tx: Write, letter: Row, body: RecommendationLetterSplit) -> Row:
    """Split a letter that was received into its recommendations, or find more in one that was split before."""
    tx.dated(body)
    moved = await tx.move(LETTERS, letter, "split")
    matters = [Matter(letter["province"], one.text, one.field) for one in body.items]
    await register(
        tx,
        matters,
        letter=letter,
        document_id=letter["document_id"],
        received_on=letter["received_on"],
        after=await FOUND_IN.value(tx.connection, letter_id=letter["id"]),
    )
    await tx.publish(LETTERS, moved, "registered", {"items": len(matters)})
    return moved


async def classify(call: Call, id: str, body: RecommendationClassify) -> Response:
    """Say what it is about and whose it is to decide. The records that it concerns are looked up before it is written.

    Raises 422 for one that is not there, 503 where its service does not answer.
    """
    async with call.preflight() as tx:
        await _classified(tx, await tx.take(ITEMS, id), body)
    await refuse_unknown(call, {f"/about/{place}": urn for place, urn in enumerate(body.about)})
    async with call.writing() as tx:
        return await tx.answer(ITEMS, await _classified(tx, await tx.take(ITEMS, id), body))


async def _classified(tx: Write, item: Row, body: RecommendationClassify) -> Row:
    """A day that a recalled tasking left is dropped, unless it was extended: the authority may be another now."""
    tx.dated(body)
    classified = await tx.move(
        ITEMS,
        item,
        "classify",
        field=body.field,
        kind=body.kind,
        authority=body.authority,
        about=list(dict.fromkeys(body.about)),
        **({} if item["first_due_on"] else {"due_on": None, "due_basis": None}),
    )
    await tell(tx, classified, "classified", {"field": body.field, "authority": body.authority})
    return classified


async def merge(tx: Write, id: str, body: RecommendationMerge) -> Row:
    """It follows its master from now on (I39); both are locked in id order, so that no two merges make a ring."""
    tx.dated(body)
    known = await tx.see(ITEMS, id)
    both = {row["id"]: row for row in await tx.lock(ITEMS, [known["id"], body.master_id], "/master_id")}
    item, master = await tx.take(ITEMS, id), both[body.master_id]
    tx.check(ITEMS, item, "merge")
    followers = await MERGED_INTO.all(tx.connection, ids=[item["id"]])
    _refuse(merge_faults(item, master, is_master=bool(followers)))
    merged = await tx.move(ITEMS, item, "merge", master_id=master["id"])
    await follow(tx, master, seen=False)  # its state is no part of the history, which provinces read
    await tell(tx, merged, "merged", {"master": str(master["id"])})
    await settle(tx, [merged["id"]])
    return merged


async def transfer(tx: Write, item: Row, body: RecommendationTransfer) -> Row:
    """Send on what another body decides; what is decided above is reported up (I37)."""
    tx.dated(body)
    tx.check(ITEMS, item, "transfer")
    _refuse(transfer_faults(item["authority"], copied=body.copied_to_province))
    moved = await tx.move(
        ITEMS,
        item,
        "transfer",
        transferred_to=body.to_body,
        transfer_id=await tx.document(body.document),
        outcome=OUTCOME_OF_SENDING_ON[item["authority"]],
        **NO_ANSWER_DUE,
    )
    await tell(tx, moved, "transferred", {"to": body.to_body, "outcome": moved["outcome"]})
    await settle(tx, [moved["id"]])
    return moved


async def extend(tx: Write, item: Row, body: RecommendationExtend) -> Row:
    """More time, told to the province in its letter (I38)."""
    tx.dated(body, note=body.note)
    tx.check(ITEMS, item, "extend")
    _refuse(extension_faults(item, body.due_on, tx.effective_on))
    document_id = await tx.document(body.document)
    extended = await tx.move(
        ITEMS,
        item,
        "extend",
        audience="all",
        due_on=body.due_on,
        due_basis=EXTENSION,
        first_due_on=item["due_on"],
        extension_id=document_id,
    )
    await tell(tx, extended, "extended", {"due_on": body.due_on.isoformat()})
    return extended


async def close(tx: Write, item: Row, body: Dated) -> Row:
    """Nothing more is to come of it; refused while a promise is open (I36)."""
    tx.dated(body)
    closed = await tx.move(ITEMS, item, "close")
    if await OPEN_PROMISES.value(tx.connection, recommendation_id=item["id"]):
        vi, en = "Còn cam kết đang theo dõi.", "What was promised is not all kept or given up."
        raise Problem("rule-broken", vi=vi, en=en, faults=[Fault("record:/follow_up_ids", "open-follow-up", vi, en)])
    await tell(tx, closed, "closed")
    await settle(tx, [closed["id"]])
    return closed


async def reopen(tx: Write, item: Row, body: RecommendationReopen) -> Row:
    """The province comes back to it by a new letter, from whose receipt a new term counts."""
    tx.dated(body, note=body.note)
    tx.check(ITEMS, item, "reopen")
    cited = [row["id"] for row in await LETTERS_OF.all(tx.connection, items=[item["id"]])]  # all in one order
    by_id = {row["id"]: row for row in await tx.lock(LETTERS, [body.letter_id, *cited], "/letter_id")}
    letter = by_id[body.letter_id]
    _refuse(reopening_faults(item, letter, tx.effective_on))
    reopened = await tx.move(
        ITEMS,
        item,
        "reopen",
        **UNDONE,
        counted_from_on=letter["received_on"],
        answer_by=letter["answer_by"],
        reopened_by=letter["id"],
    )
    await letters.take_up(tx, letter, item["id"])
    await tell(tx, reopened, "reopened", {"letter": str(letter["id"])})
    await settle(tx, [reopened["id"]])
    return reopened


# What other features do to it


async def assign(tx: Write, item: Row, lead_unit: str) -> Row:
    """It is tasked to a unit: from now on its answer has a day (I37, I38)."""
    if not is_ours(item["authority"]):
        vi = f"Thẩm quyền {item['authority']}: phải chuyển cơ quan thẩm quyền, không giao xử lý."
        en = f"Of authority {item['authority']}: it is to be sent on, not tasked."
        raise Problem("rule-broken", vi=vi, en=en, faults=[Fault("record:/authority", "not-ours", vi, en)])
    due_on, due_basis = due_of(item)
    assigned = await tx.advance(ITEMS, item, "assign", lead_unit=lead_unit, due_on=due_on, due_basis=due_basis)
    await tell(tx, assigned, "assigned", {"lead_unit": lead_unit, "due_on": due_on.isoformat()})
    return assigned


def due_of(item: Row) -> tuple[date, str]:
    """When its answer is due and by what; an extension outlives a recalled tasking."""
    if item["first_due_on"] is not None:
        return item["due_on"], item["due_basis"]
    return answer_due(item["counted_from_on"], item["authority"], item["answer_by"])


async def recall(tx: Write, item: Row) -> Row:
    """Its tasking is taken back."""
    recalled = await tx.advance(ITEMS, item, "recall", lead_unit=None)
    await tell(tx, recalled, "recalled")
    return recalled


async def answer_all(tx: Write, outcomes: Sequence[tuple[Row, str]], document_id: UUID) -> None:
    """A reply answers these; one of which anything promised is open is followed up (I35, I36)."""
    for item, outcome in outcomes:
        promised = await OPEN_PROMISES.value(tx.connection, recommendation_id=item["id"])
        answered = await tx.advance(
            ITEMS,
            item,
            "answer",
            "following_up" if promised else "answered",
            outcome=outcome,
            answered_on=tx.effective_on,
            reply_document_id=document_id,
        )
        await tell(tx, answered, "answered", {"outcome": outcome, "due_on": answered["due_on"].isoformat()})
    await settle(tx, [item["id"] for item, _ in outcomes])


async def finish(tx: Write, item: Row) -> None:
    """Something promised was kept or given up: with the last, a recommendation that was followed up is closed.

    On the last day of these, though another of them was recorded after that one.
    """
    if item["state"] != "following_up" or await OPEN_PROMISES.value(tx.connection, recommendation_id=item["id"]):
        return
    last = await LAST_ENDED.value(tx.connection, recommendation_id=item["id"])
    with letters.not_before(tx, last):
        closed = await tx.advance(ITEMS, item, "finish")
        await tell(tx, closed, "closed")
        await settle(tx, [closed["id"]])


def _refuse(faults: Sequence[Fault]) -> None:
    if faults:
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
