"""Routes of appraisals."""

from fastapi import Response

from arit_contracts import dossiers as contract
from arit_kit.web.papers import add_paper
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Router, Tx
from dossiers.appraisal import actions, printing
from dossiers.appraisal.queries import APPRAISALS

router = Router("appraisals")
add_reads(router, APPRAISALS, contract.AppraisalFilter, "dossiers.read")
add_paper(router, APPRAISALS, printing.paper, "dossiers.read", what="record of appraisal (biên bản thẩm định)")


@router.create(
    "/v1/appraisals",
    contract.Appraisal,
    "appraisal.base.draft",
    "appraisal.ministry.draft",
    summary="Draft an appraisal",
)
async def create_appraisal(tx: Tx, body: contract.AppraisalCreate) -> Response:
    """At the base by an officer of the province, at the ministry's level by one of the Agency."""
    return await tx.answer(APPRAISALS, await actions.draft(tx, body), 201)


@router.action(
    "/v1/appraisals/{id}/actions/approve",
    contract.Appraisal,
    "appraisal.base.approve",
    "appraisal.ministry.approve",
    summary="Approve an appraisal",
)
async def approve_appraisal(tx: Tx, id: Key, body: contract.AppraisalApprove) -> Response:
    """By another person than its drafter; the verdict moves the dossier."""
    return await tx.answer(APPRAISALS, await actions.approve(tx, await tx.take(APPRAISALS, id), body))


@router.action(
    "/v1/appraisals/{id}/actions/meet_condition",
    contract.Appraisal,
    "appraisal.base.meet_condition",
    "appraisal.ministry.meet_condition",
    summary="Record that a condition is met",
)
async def meet_appraisal_condition(tx: Tx, id: Key, body: contract.AppraisalMeetCondition) -> Response:
    """What a passed verdict rests on; no agreement is made over the dossier before all of it is met."""
    return await tx.answer(APPRAISALS, await actions.meet_condition(tx, await tx.take(APPRAISALS, id), body))
