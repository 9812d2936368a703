"""Replies: draft, approve, issue. Issuing answers the recommendations and makes follow-ups of what it promises."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from arit_contracts.forms import Dated
from arit_contracts.recommendations import ReplyCreate, ReplyIssue
from arit_kit.db.statements import insert_row
from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Fault, Problem, of_record
from recommendations.follow_up.actions import promise
from recommendations.item.actions import answer_all
from recommendations.item.queries import ITEMS, MERGED_INTO
from recommendations.reply.queries import LINES_OF, REPLIES
from recommendations.reply.rules import line_faults, promise_faults, receipt_faults, state_faults
from recommendations.reply.tables import REPLY_LINE
from recommendations.tasking.actions import finish_all

Items = Mapping[UUID, Row]


async def draft(tx: Write, body: ReplyCreate) -> Row:
    """A reply to one province, on recommendations that are being worked on; the Agency's own until it is issued."""
    tx.dated(body)
    tx.province(body.province)
    lines = [line.model_dump(mode="json") | {"recommendation_id": line.recommendation_id} for line in body.lines]
    pointers = [f"/lines/{place}/recommendation_id" for place in range(len(lines))]
    items = await _locked(tx, lines, pointers)
    _refuse("rule-broken", line_faults(lines, items, body.province) + promise_faults(lines, tx.effective_on))
    _refuse("conflict", state_faults(lines, items, ("assigned", "consulting")))
    reply = await tx.create(REPLIES, province=body.province, audience="agency")
    for place, line in enumerate(lines):
        await insert_row(tx.connection, REPLY_LINE, reply_id=reply["id"], place=place, **line)
    await tx.publish(REPLIES, reply, "drafted", audience="agency")
    return reply


async def approve(tx: Write, reply: Row, body: Dated) -> Row:
    """Another person approves the draft."""
    tx.dated(body)
    approved = await tx.move(REPLIES, reply, "approve", audience="agency", approved_by=tx.caller.subject)
    await tx.publish(REPLIES, approved, "approved", audience="agency")
    return approved


async def withdraw(tx: Write, reply: Row, body: Dated) -> Row:
    """It will not be issued."""
    tx.dated(body)
    withdrawn = await tx.move(REPLIES, reply, "withdraw", audience="agency")
    await tx.publish(REPLIES, withdrawn, "withdrawn", audience="agency")
    return withdrawn


async def issue(tx: Write, reply: Row, body: ReplyIssue) -> Row:
    """It goes out, signed and numbered: all that it answers is answered, or nothing (I35).

    409 `conflict` names each recommendation that is not being worked on, such as one that another reply answered.
    """
    tx.dated(body)
    tx.check(REPLIES, reply, "issue")
    lines = [dict(row) for row in await LINES_OF.all(tx.connection, reply_id=reply["id"])]
    items = await _locked(tx, lines)
    following = [dict(row) for row in await MERGED_INTO.all(tx.connection, ids=list(items))]
    _refuse("conflict", of_record(state_faults(lines, items, ("assigned",))))
    _refuse("rule-broken", receipt_faults(body.document.issued_on, [*items.values(), *following]))
    _refuse("rule-broken", of_record(promise_faults(lines, tx.effective_on)))
    document_id = await tx.document(body.document)
    issued = await tx.move(REPLIES, reply, "issue", document_id=document_id, issued_on=tx.effective_on)
    await tx.disclose(reply["id"])
    for line in lines:
        for one in line["promises"]:
            due_on = date.fromisoformat(one["due_on"])
            await promise(tx, items[line["recommendation_id"]], reply["id"], **(one | {"due_on": due_on}))
    await answer_all(tx, [(items[line["recommendation_id"]], line["outcome"]) for line in lines], document_id)
    await finish_all(tx, list(items))
    await tx.publish(REPLIES, issued, "issued", {"recommendations": [str(id) for id in items]})
    return issued


async def _locked(tx: Write, lines: Sequence[Mapping[str, Any]], pointers: Sequence[str] = ()) -> Items:
    ids = [line["recommendation_id"] for line in lines]
    return {item["id"]: item for item in await tx.lock(ITEMS, ids, pointers or "")}


def _refuse(code: str, faults: Collection[Fault]) -> None:
    if faults:
        first = next(iter(faults))
        raise Problem(code, vi=first.vi, en=first.en, faults=list(faults))
