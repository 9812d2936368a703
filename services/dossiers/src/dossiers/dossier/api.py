"""Routes of dossiers: read, complete, check, and the actions that move one dossier."""

from typing import Annotated

from fastapi import Query, Response

from arit_contracts import dossiers as contract
from arit_contracts.forms import Act, ActWithReason
from arit_contracts.values import Day
from arit_kit.files.api import add_attachments
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Asking, Router, Tx
from dossiers.attachment.queries import ATTACHMENTS
from dossiers.dossier import actions, readiness
from dossiers.dossier.queries import DOSSIERS

router = Router("dossiers")
add_reads(router, DOSSIERS, contract.DossierFilter, "dossiers.read")
add_attachments(router, DOSSIERS, ATTACHMENTS, "dossier.write")
ACTIONS = "/v1/dossiers/{id}/actions"


@router.change("/v1/dossiers/{id}", contract.Dossier, "dossier.write", summary="Complete a dossier")
async def amend_dossier(tx: Tx, id: Key, body: contract.DossierPatch) -> Response:
    """Contents, beneficiaries and papers, while it is being prepared (selected, or a supplement is required).

    Before 2018-08-23 also `registered`, since full sets come with the list; of a group some fields after the plan.
    """
    return await tx.answer(DOSSIERS, await actions.amend(tx, await tx.take(DOSSIERS, id), body))


@router.read("/v1/dossiers/{id}/check", contract.DossierCheck, "dossiers.read", summary="Is it complete?")
async def check_dossier(
    call: Asking,
    id: Key,
    on: Annotated[Day | None, Query(description="If it were submitted that day; today when silent.")] = None,
) -> contract.DossierCheck:
    """What submitting would refuse for, by the law of the day; a warning while it is a draft.

    A paper lacks until PATCH records it among `items` by its `code`, in as many `sets` as are asked for.
    """
    async with call.looking() as tx:
        tx.effective_on = on or tx.effective_on
        return await readiness.check(tx, await tx.see(DOSSIERS, id))


@router.read("/v1/dossiers/{id}/clock", contract.DossierClock, "dossiers.read", summary="How long is it appraised?")
async def get_dossier_clock(call: Asking, id: Key) -> contract.DossierClock:
    """Since when, which days count, and when a supplement was awaited; nothing while no appraisal is under way."""
    async with call.looking() as tx:
        return await actions.clock(tx, await tx.see(DOSSIERS, id))


@router.action(f"{ACTIONS}/select", contract.Dossier, "dossier.select", summary="Select for the plan")
async def select_dossier(tx: Tx, id: Key, body: Act) -> Response:
    """The Agency selects a listed dossier (rà soát, lựa chọn)."""
    dossier = await tx.take(DOSSIERS, id)
    return await tx.answer(DOSSIERS, await actions.take_step(tx, dossier, "select", "selected", body))


@router.action(f"{ACTIONS}/submit", contract.Dossier, "dossier.write", summary="Submit the dossier")
async def submit_dossier(tx: Tx, id: Key, body: Act) -> Response:
    """422 `dossier-incomplete` names each missing paper's code, 422 `rule-broken` what is not eligible or doubled."""
    return await tx.answer(DOSSIERS, await actions.submit(tx, await tx.take(DOSSIERS, id), body))


@router.action(
    f"{ACTIONS}/request_supplement",
    contract.Dossier,
    "dossier.request_supplement.base",
    "dossier.request_supplement.ministry",
    summary="Require a supplement",
)
async def request_dossier_supplement(tx: Tx, id: Key, body: ActWithReason) -> Response:
    """The clock stops until it is resubmitted."""
    return await tx.answer(DOSSIERS, await actions.request_supplement(tx, await tx.take(DOSSIERS, id), body))


@router.action(f"{ACTIONS}/resubmit", contract.Dossier, "dossier.write", summary="Submit the supplement")
async def resubmit_dossier(tx: Tx, id: Key, body: Act) -> Response:
    """Back to where the supplement was asked for; the clock runs on."""
    return await tx.answer(DOSSIERS, await actions.resubmit(tx, await tx.take(DOSSIERS, id), body))


@router.action(
    f"{ACTIONS}/forward",
    contract.Dossier,
    "dossier.forward",
    "dossier.forward_own",
    summary="Forward to the Agency",
)
async def forward_dossier(tx: Tx, id: Key, body: Act) -> Response:
    """By the province's leader after base appraisal; an Agency unit's dossier by an officer of the Agency."""
    dossier = await tx.take(DOSSIERS, id)
    return await tx.answer(DOSSIERS, await actions.forward(tx, dossier, body))


@router.action(f"{ACTIONS}/withdraw", contract.Dossier, "dossier.withdraw", summary="Withdraw")
async def withdraw_dossier(tx: Tx, id: Key, body: Act) -> Response:
    """The province takes it back before it is forwarded."""
    dossier = await tx.take(DOSSIERS, id)
    return await tx.answer(DOSSIERS, await actions.take_step(tx, dossier, "withdraw", "withdrawn", body))


@router.action(f"{ACTIONS}/decline", contract.Dossier, "dossier.select", summary="Do not select")
async def decline_dossier(tx: Tx, id: Key, body: ActWithReason) -> Response:
    """The Agency leaves a listed dossier out of the plan, and says why."""
    dossier = await tx.take(DOSSIERS, id)
    return await tx.answer(DOSSIERS, await actions.decline(tx, dossier, body))


@router.action(f"{ACTIONS}/move_local", contract.Dossier, "dossier.move_local", summary="Move to the local budget")
async def move_dossier_local(tx: Tx, id: Key, body: Act) -> Response:
    """Planned but not funded: the province pays for it from its own budget (kinh phí khuyến công địa phương)."""
    dossier = await tx.take(DOSSIERS, id)
    return await tx.answer(DOSSIERS, await actions.take_step(tx, dossier, "move_local", "moved_local", body))
