"""Routes of replies."""

from fastapi import Response

from arit_contracts import recommendations as contract
from arit_contracts.forms import Act
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Router, Tx
from recommendations.reply import actions
from recommendations.reply.queries import REPLIES

router = Router("replies")
add_reads(router, REPLIES, contract.ReplyFilter, "recommendations.read")
ACTIONS = "/v1/replies/{id}/actions"


@router.create("/v1/replies", contract.Reply, "reply.draft", summary="Draft a reply")
async def create_reply(tx: Tx, body: contract.ReplyCreate) -> Response:
    """To one province, on one or more of its recommendations that are being worked on."""
    return await tx.answer(REPLIES, await actions.draft(tx, body), 201)


@router.action(f"{ACTIONS}/approve", contract.Reply, "reply.approve", summary="Approve the draft")
async def approve_reply(tx: Tx, id: Key, body: Act) -> Response:
    """By another person than its drafter."""
    return await tx.answer(REPLIES, await actions.approve(tx, await tx.take(REPLIES, id), body))


@router.action(f"{ACTIONS}/issue", contract.Reply, "reply.issue", summary="Issue the reply")
async def issue_reply(tx: Tx, id: Key, body: contract.ReplyIssue) -> Response:
    """Signed and numbered: its recommendations are answered, and what it promises is followed up."""
    return await tx.answer(REPLIES, await actions.issue(tx, await tx.take(REPLIES, id), body))


@router.action(f"{ACTIONS}/withdraw", contract.Reply, "reply.draft", summary="Withdraw the draft")
async def withdraw_reply(tx: Tx, id: Key, body: Act) -> Response:
    """It is not issued; another may be drafted."""
    return await tx.answer(REPLIES, await actions.withdraw(tx, await tx.take(REPLIES, id), body))
