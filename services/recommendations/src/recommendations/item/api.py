"""Routes of recommendations, and of splitting the letter that brings them."""

from fastapi import Response

from arit_contracts import recommendations as contract
from arit_contracts.forms import Act, DeadlineAnswer
from arit_kit.web.problems import Problem
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Asking, Router, Tx
from recommendations.item import actions, consulting
from recommendations.item.deadlines import next_deadline
from recommendations.item.queries import DOCUMENTS_OF, ITEMS
from recommendations.letter.queries import LETTERS

router = Router("recommendations")
add_reads(router, ITEMS, contract.RecommendationFilter, "recommendations.read")
ACTIONS = "/v1/recommendations/{id}/actions"


@router.action(
    "/v1/recommendation-letters/{id}/actions/split",
    contract.RecommendationLetter,
    "letter.register",
    summary="Split the letter into its recommendations",
)
async def split_letter(tx: Tx, id: Key, body: contract.RecommendationLetterSplit) -> Response:
    """Word for word, in the letter's order; each is a record of its own from now on."""
    return await tx.answer(LETTERS, await actions.split(tx, await tx.take(LETTERS, id), body))


@router.action(f"{ACTIONS}/classify", contract.Recommendation, "item.classify", summary="Classify")
async def classify_recommendation(call: Asking, id: Key, body: contract.RecommendationClassify) -> Response:
    """What it is about and whose it is to decide; 422 for a record in `about` that does not exist."""
    return await actions.classify(call, id, body)


@router.action(f"{ACTIONS}/merge", contract.Recommendation, "item.classify", summary="Merge into another")
async def merge_recommendation(tx: Tx, id: Key, body: contract.RecommendationMerge) -> Response:
    """It stands as its master from now on, and is answered with it."""
    return await tx.answer(ITEMS, await actions.merge(tx, id, body))


@router.action(f"{ACTIONS}/transfer", contract.Recommendation, "item.transfer", summary="Send on to the body in charge")
async def transfer_recommendation(tx: Tx, id: Key, body: contract.RecommendationTransfer) -> Response:
    """What another ministry, the Government or the locality itself decides (authority B, D, E)."""
    return await tx.answer(ITEMS, await actions.transfer(tx, await tx.take(ITEMS, id), body))


@router.action(f"{ACTIONS}/consult", contract.Recommendation, "item.work", summary="Consult another body")
async def consult_on_recommendation(tx: Tx, id: Key, body: contract.RecommendationConsult) -> Response:
    """Its answer is due in 15 days; one that stays silent is reminded."""
    return await tx.answer(ITEMS, await consulting.consult(tx, await tx.take(ITEMS, id), body))


@router.action(
    f"{ACTIONS}/record_consultation", contract.Recommendation, "item.work", summary="Record the other body's view"
)
async def record_recommendation_consultation(tx: Tx, id: Key, body: contract.RecommendationConsulted) -> Response:
    """Work on the answer goes on."""
    return await tx.answer(ITEMS, await consulting.record_consultation(tx, await tx.take(ITEMS, id), body))


@router.action(f"{ACTIONS}/extend", contract.Recommendation, "item.extend", summary="Give more time")
async def extend_recommendation(tx: Tx, id: Key, body: contract.RecommendationExtend) -> Response:
    """Once, and not after the day has passed; the province is told by the document."""
    return await tx.answer(ITEMS, await actions.extend(tx, await tx.take(ITEMS, id), body))


@router.action(f"{ACTIONS}/close", contract.Recommendation, "item.close", summary="Close")
async def close_recommendation(tx: Tx, id: Key, body: Act) -> Response:
    """Answered or sent on, and nothing that was promised is open."""
    return await tx.answer(ITEMS, await actions.close(tx, await tx.take(ITEMS, id), body))


@router.action(f"{ACTIONS}/reopen", contract.Recommendation, "item.reopen", summary="Reopen by a new letter")
async def reopen_recommendation(tx: Tx, id: Key, body: contract.RecommendationReopen) -> Response:
    """The province comes back to it: it is classified anew, and its term counts from the new letter's receipt."""
    return await tx.answer(ITEMS, await actions.reopen(tx, await tx.take(ITEMS, id), body))


@router.read(
    "/v1/recommendations/{id}/deadline", DeadlineAnswer, "recommendations.read", summary="The deadline it is under"
)
async def get_recommendation_deadline(call: Asking, id: Key) -> DeadlineAnswer:
    """That it be tasked or sent on, then that it be answered: by law, by its letter's own day, or as extended."""
    async with call.looking() as tx:
        item = await tx.see(ITEMS, id)
        [(extension, letter)] = await DOCUMENTS_OF.all(tx.connection, id=item["id"])
    answer = next_deadline(item, extension, letter)
    if answer is None:
        vi, en = "Không có thời hạn nào đang tính.", "No deadline runs: it was sent on, or merged into another."
        raise Problem("not-found", vi=vi, en=en)
    return answer
