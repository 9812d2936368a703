"""Routes of letters; splitting one stands with the recommendations that come of it."""

from fastapi import Response

from arit_contracts import recommendations as contract
from arit_contracts.forms import Act
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Router, Tx
from recommendations.letter import actions
from recommendations.letter.queries import LETTERS

router = Router("recommendation-letters")
add_reads(router, LETTERS, contract.RecommendationLetterFilter, "recommendations.read")
ACTIONS = "/v1/recommendation-letters/{id}/actions"


@router.create("/v1/recommendation-letters", contract.RecommendationLetter, "letter.write", summary="Record a letter")
async def create_letter(tx: Tx, body: contract.RecommendationLetterCreate) -> Response:
    """By the province's Sở, or by the Agency's clerk for a letter on paper."""
    return await tx.answer(LETTERS, await actions.draft(tx, body), 201)


@router.action(f"{ACTIONS}/send", contract.RecommendationLetter, "letter.send", summary="Send the letter to the Agency")
async def send_letter(tx: Tx, id: Key, body: Act) -> Response:
    """By the province's leader, another person than its drafter."""
    return await tx.answer(LETTERS, await actions.take_step(tx, await tx.take(LETTERS, id), "send", "sent", body))


@router.action(f"{ACTIONS}/receive", contract.RecommendationLetter, "letter.receive", summary="Receive the letter")
async def receive_letter(tx: Tx, id: Key, body: Act) -> Response:
    """The terms of its recommendations count from `effective_on`."""
    return await tx.answer(LETTERS, await actions.receive(tx, await tx.take(LETTERS, id), body))


@router.action(
    f"{ACTIONS}/withdraw",
    contract.RecommendationLetter,
    "letter.send",
    "letter.receive",
    summary="Withdraw the letter",
)
async def withdraw_letter(tx: Tx, id: Key, body: Act) -> Response:
    """Before it is received: by the province's leader, a letter on paper by the clerk."""
    letter = await tx.take(LETTERS, id)
    return await tx.answer(LETTERS, await actions.take_step(tx, letter, "withdraw", "withdrawn", body))
