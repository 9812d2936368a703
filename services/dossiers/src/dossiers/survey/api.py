"""Routes of surveys and of the candidates that they find."""

from fastapi import Response

from arit_contracts import dossiers as contract
from arit_contracts.forms import Act, ActWithReason
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Router, Tx
from dossiers.survey import actions
from dossiers.survey.queries import CANDIDATES, SURVEYS

router = Router("surveys")
add_reads(router, SURVEYS, contract.SurveyFilter, "dossiers.read")
add_reads(router, CANDIDATES, contract.CandidateFilter, "dossiers.read")
ACTIONS = "/v1/surveys/{id}/actions"


@router.create("/v1/surveys", contract.Survey, "survey.write", summary="Plan a survey")
async def create_survey(tx: Tx, body: contract.SurveyCreate) -> Response:
    """By one of the Agency's centres, for a plan year, in provinces."""
    return await tx.answer(SURVEYS, await actions.plan(tx, body), 201)


@router.action(f"{ACTIONS}/hold", contract.Survey, "survey.write", summary="A survey was held")
async def hold_survey(tx: Tx, id: Key, body: Act) -> Response:
    """`effective_on` is its last day on the spot; what it found is recorded from now on."""
    return await tx.answer(SURVEYS, await actions.hold(tx, await tx.take(SURVEYS, id), body))


@router.action(f"{ACTIONS}/conclude", contract.Survey, "survey.conclude", summary="Conclude a survey")
async def conclude_survey(tx: Tx, id: Key, body: contract.SurveyConclude) -> Response:
    """By its report; each province knows of what was found there from now on."""
    return await tx.answer(SURVEYS, await actions.conclude(tx, await tx.take(SURVEYS, id), body))


@router.action(f"{ACTIONS}/cancel", contract.Survey, "survey.write", summary="Cancel a survey")
async def cancel_survey(tx: Tx, id: Key, body: ActWithReason) -> Response:
    """Before it is held."""
    return await tx.answer(SURVEYS, await actions.cancel(tx, await tx.take(SURVEYS, id), body))


@router.create("/v1/candidates", contract.Candidate, "survey.write", summary="Record a candidate")
async def create_candidate(tx: Tx, body: contract.CandidateCreate) -> Response:
    """Of a survey that was held and is not concluded: an establishment, what it needs, what that would cost."""
    return await tx.answer(CANDIDATES, await actions.find(tx, body), 201)


@router.action("/v1/candidates/{id}/actions/drop", contract.Candidate, "survey.write", summary="Drop a candidate")
async def drop_candidate(tx: Tx, id: Key, body: ActWithReason) -> Response:
    """No list will register it; the note says why."""
    return await tx.answer(CANDIDATES, await actions.drop(tx, await tx.take(CANDIDATES, id), body))
