"""Letters: draft, send, receive, withdraw; what ends them is told by their recommendations."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from arit_contracts.forms import Dated
from arit_contracts.recommendations import RecommendationLetterCreate
from arit_kit.db.statements import update_row
from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Fault, Problem
from arit_reference import provinces
from recommendations.letter.queries import LETTERS, SESSION_WITH
from recommendations.letter.rules import answer_day_faults, steps
from recommendations.letter.tables import LETTER
from recommendations.letter.workflow import AGENCY, PROVINCE

PAST = {"answer": "answered", "close": "closed", "reopen": "reopened"}
"""What each step is called in the feed."""


async def draft(tx: Write, body: RecommendationLetterCreate) -> Row:
    """A letter as it was written; 409 `duplicate` for one that is recorded already."""
    tx.dated(body)
    tx.province(body.province)
    if faults := answer_day_faults(body.answer_by, body.document.issued_on):
        raise Problem("invalid-content", vi=faults[0].vi, en=faults[0].en, faults=faults)
    if body.working_session_id is not None:
        await _refuse_strange_session(tx, body)
    letter = await tx.create(
        LETTERS,
        province=body.province,
        filed_by=PROVINCE if tx.caller.side == "province" else AGENCY,
        source=body.source,
        title=body.title,
        document_id=await tx.document(body.document),
        answer_by=body.answer_by,
        working_session_id=body.working_session_id,
        brought_back=[],
    )
    await tx.publish(LETTERS, letter, "drafted")
    return letter


async def _refuse_strange_session(tx: Write, body: RecommendationLetterCreate) -> None:
    """422 unless it is a session, not cancelled, with that province."""
    same = sorted(provinces.places_of(body.province))
    if not await SESSION_WITH.value(tx.connection, session_id=body.working_session_id, provinces=same):
        vi, en = "Không có buổi làm việc này với tỉnh.", "There is no such session with the province."
        raise Problem("invalid-content", faults=[Fault("/working_session_id", "not-found", vi, en)])


async def take_step(tx: Write, letter: Row, action: str, event: str, body: Dated) -> Row:
    """An action that only moves the letter: send, withdraw."""
    tx.dated(body)
    moved = await tx.move(LETTERS, letter, action)
    await tx.publish(LETTERS, moved, event)
    return moved


async def receive(tx: Write, letter: Row, body: Dated) -> Row:
    """The Agency's clerk receives it: the terms of its recommendations count from this day."""
    tx.dated(body)
    received = await tx.move(LETTERS, letter, "receive", received_on=tx.effective_on)
    await tx.publish(LETTERS, received, "received")
    return received


async def take_up(tx: Write, letter: Row, item_id: UUID) -> None:
    """It brings a recommendation back: registered without new ones, unless it was registered before."""
    brought_back = [*letter["brought_back"], item_id]
    if letter["state"] != "received":
        await tx.touch(LETTERS, [letter["id"]])
        await update_row(tx.connection, LETTER, letter["id"], brought_back=brought_back)
        return
    registered = await tx.advance(LETTERS, letter, "register", brought_back=brought_back)
    await tx.publish(LETTERS, registered, "registered")


async def settle(
    tx: Write, letter: Row, *, waiting: int, unsettled: int, answered_on: date | None, ended_on: date | None
) -> None:
    """Answer, close or reopen a letter as its items stand (I33).

    `answered_on`, `ended_on`: the last day on which one of them was answered, or changed at all. What follows holds
    from then on, and from the letter's own last change on.
    """
    for step in steps(letter["state"], waiting, unsettled):
        last = answered_on if step == "answer" else ended_on
        with not_before(tx, max(last or letter["effective_on"], letter["effective_on"])):
            letter = await tx.advance(LETTERS, letter, step)
            await tx.publish(LETTERS, letter, PAST[step])


@contextmanager
def not_before(tx: Write, day: date) -> Iterator[None]:
    """What follows from several records holds from the last of their days, though that one was recorded earlier."""
    own = tx.effective_on
    tx.effective_on = max(own, day)
    yield
    tx.effective_on = own
