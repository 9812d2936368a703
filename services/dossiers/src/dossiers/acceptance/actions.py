"""Accepting a project's work: the implementer writes the record, Sở (or the Agency) confirms it."""

from arit_contracts.dossiers import AcceptanceCreate
from arit_contracts.forms import Dated
from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Fault, Problem
from dossiers.acceptance.queries import ACCEPTANCES
from dossiers.acceptance.rules import above_agreement
from dossiers.agreement.actions import accept_dossier
from dossiers.agreement.queries import AGREEMENTS, LINES_OF
from dossiers.agreement.rules import refuse_before_signing


async def draft(tx: Write, body: AcceptanceCreate) -> Row:
    """The record of one dossier: never more than was agreed, nor than the work cost (I23)."""
    tx.dated(body)
    [agreement] = await tx.lock(AGREEMENTS, [body.agreement_id], "/agreement_id")
    AGREEMENTS.machine.advance("accept", agreement["state"], None)
    refuse_before_signing(tx.effective_on, agreement["signed_on"])
    lines = await LINES_OF.all(tx.connection, agreement_id=agreement["id"])
    agreed = sum(line["amount"] for line in lines if line["dossier_id"] == body.dossier_id)
    if not agreed:
        vi, en = "Hợp đồng không có hồ sơ này.", "The agreement has no such dossier."
        raise Problem("invalid-content", faults=[Fault("/dossier_id", "not-found", vi, en)])
    if faults := above_agreement(body.accepted, agreed, body.actual_cost):
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
    return await tx.create(
        ACCEPTANCES,
        province=agreement["province"],
        implementer_unit=agreement["implementer_unit"],
        filed_by=agreement["filed_by"],
        agreement_id=agreement["id"],
        dossier_id=body.dossier_id,
        form=body.form,
        actual_cost=body.actual_cost,
        accepted=body.accepted,
    )


async def confirm(tx: Write, acceptance: Row, body: Dated) -> Row:
    """Another person confirms; the last confirmed dossier makes the agreement accepted."""
    tx.dated(body)
    confirmed = await tx.move(ACCEPTANCES, acceptance, "confirm", confirmed_on=tx.effective_on)
    [agreement] = await tx.lock(AGREEMENTS, [acceptance["agreement_id"]])
    await accept_dossier(tx, agreement, acceptance["dossier_id"], acceptance["accepted"])
    await tx.publish(
        ACCEPTANCES,
        confirmed,
        "confirmed",
        {"agreement_id": str(agreement["id"]), "dossier_id": str(acceptance["dossier_id"])},
    )
    return confirmed
