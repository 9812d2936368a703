"""Routes of promotion centres and of the reviews of them."""

from typing import Annotated

from fastapi import Query, Response

from arit_contracts import dossiers as contract
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Asking, Router, Tx
from dossiers.centre import actions
from dossiers.centre.queries import CENTRES, REVIEWS

router = Router("promotion-centres")
add_reads(router, CENTRES, contract.PromotionCentreFilter, "centre.read")
add_reads(router, REVIEWS, contract.CentreReviewFilter, "centre.read")
CENTRE, REVIEW = "/v1/promotion-centres/{id}", "/v1/centre-reviews/{id}"


@router.create("/v1/promotion-centres", contract.PromotionCentre, "centre.write", summary="Register a centre")
async def create_promotion_centre(tx: Tx, body: contract.PromotionCentreCreate) -> Response:
    """With the structure that it has from the effective date on."""
    return await tx.answer(CENTRES, await actions.register(tx, body), 201)


@router.action(f"{CENTRE}/actions/reorganise", contract.PromotionCentre, "centre.write", summary="Reorganise a centre")
async def reorganise_promotion_centre(tx: Tx, id: Key, body: contract.PromotionCentreReorganise) -> Response:
    """Another structure by a decision; the one before stays known for its days."""
    return await tx.answer(CENTRES, await actions.reorganise(tx, await tx.take(CENTRES, id), body))


@router.action(f"{CENTRE}/actions/merge", contract.PromotionCentre, "centre.write", summary="Merge a centre")
async def merge_promotion_centre(tx: Tx, id: Key, body: contract.PromotionCentreMerge) -> Response:
    """Into another that goes on."""
    return await tx.answer(CENTRES, await actions.merge(tx, await tx.take(CENTRES, id), body))


@router.action(f"{CENTRE}/actions/dissolve", contract.PromotionCentre, "centre.write", summary="Dissolve a centre")
async def dissolve_promotion_centre(tx: Tx, id: Key, body: contract.PromotionCentreDissolve) -> Response:
    """By a decision."""
    return await tx.answer(CENTRES, await actions.dissolve(tx, await tx.take(CENTRES, id), body))


@router.read(f"{CENTRE}/on", contract.PromotionCentreOn, "centre.read", summary="The centre as it was on a day")
async def get_promotion_centre_on(
    call: Asking, id: Key, asked: Annotated[contract.CentreOnAsked, Query()]
) -> contract.PromotionCentreOn:
    """`on` asks what held in law that day, `as_of` what had been recorded by then."""
    async with call.looking() as tx:
        return await actions.stood(tx, await tx.see(CENTRES, id), asked)


@router.create("/v1/centre-reviews", contract.CentreReview, "centre.review", summary="Begin a review of the centres")
async def create_centre_review(tx: Tx, body: contract.CentreReviewCreate) -> Response:
    """By its plan."""
    return await tx.answer(REVIEWS, await actions.begin_review(tx, body), 201)


@router.action(f"{REVIEW}/actions/assess", contract.CentreReview, "centre.review", summary="Assess a centre")
async def assess_centre_review(tx: Tx, id: Key, body: contract.CentreAssess) -> Response:
    """What is found of it and proposed for it; it takes the place of what was found before."""
    return await tx.answer(REVIEWS, await actions.assess(tx, await tx.take(REVIEWS, id), body))


@router.action(f"{REVIEW}/actions/conclude", contract.CentreReview, "centre.conclude", summary="Conclude a review")
async def conclude_centre_review(tx: Tx, id: Key, body: contract.CentreReviewConclude) -> Response:
    """Each province sees what was found of its own from now on."""
    return await tx.answer(REVIEWS, await actions.conclude(tx, await tx.take(REVIEWS, id), body))


@router.action(f"{REVIEW}/actions/drop", contract.CentreReview, "centre.conclude", summary="Drop a review")
async def drop_centre_review(tx: Tx, id: Key, body: contract.CentreReviewDrop) -> Response:
    """It is given up; nothing of it is shown to provinces."""
    return await tx.answer(REVIEWS, await actions.drop(tx, await tx.take(REVIEWS, id), body))
