"""Accepting a project's work: the implementer writes the record, Sở (or the Agency) confirms it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from arit_contracts.dossiers import AcceptanceCreate
from arit_contracts.forms import Dated
from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Fault, Problem, of_record
from dossiers.acceptance.queries import ACCEPTANCES
from dossiers.acceptance.rules import Line, above_agreement, judged, unmatched, wrong_form
from dossiers.agreement.actions import accept_dossier
from dossiers.agreement.queries import AGREEMENTS, LINES_OF
from dossiers.agreement.rules import refuse_before_signing
from dossiers.dossier.queries import DOSSIERS


async def draft(tx: Write, body: AcceptanceCreate) -> Row:
    """The record of one dossier: never more than was agreed, than the work cost, or than that cost earns (I23, I31)."""
    tx.dated(body)
    [agreement] = await tx.lock(AGREEMENTS, [body.agreement_id], "/agreement_id")
    AGREEMENTS.machine.advance("accept", agreement["state"], None)
    refuse_before_signing(tx.effective_on, agreement["signed_on"])
    agreed = await _agreed(tx, agreement["id"], body.dossier_id)
    if not agreed:
        vi, en = "Hợp đồng không có hồ sơ này.", "The agreement has no such dossier."
        raise Problem("invalid-content", faults=[Fault("/dossier_id", "not-found", vi, en)])
    written = body.model_dump(include={"dossier_id", "form", "actual_cost", "accepted", "lines"})
    lines, faults = await _judged(tx, agreement, agreed, written)
    if faults:
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
    return await tx.create(
        ACCEPTANCES,
        province=agreement["province"],
        implementer_unit=agreement["implementer_unit"],
        filed_by=agreement["filed_by"],
        agreement_id=agreement["id"],
        **written | {"lines": lines},
    )


async def confirm(tx: Write, acceptance: Row, body: Dated) -> Row:
    """Another person confirms what still holds; the last confirmed dossier makes the agreement accepted."""
    tx.dated(body)
    tx.check(ACCEPTANCES, acceptance, "confirm")
    [agreement] = await tx.lock(AGREEMENTS, [acceptance["agreement_id"]])
    agreed = await _agreed(tx, agreement["id"], acceptance["dossier_id"])
    lines, faults = await _judged(tx, agreement, agreed, acceptance)
    if faults:
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=of_record(faults))
    confirmed = await tx.move(ACCEPTANCES, acceptance, "confirm", confirmed_on=tx.effective_on, lines=lines)
    await accept_dossier(tx, agreement, acceptance["dossier_id"], acceptance["accepted"])
    await tx.publish(
        ACCEPTANCES,
        confirmed,
        "confirmed",
        {"agreement_id": str(agreement["id"]), "dossier_id": str(acceptance["dossier_id"])},
    )
    return confirmed


async def _agreed(tx: Write, agreement_id: UUID, dossier_id: UUID) -> int:
    lines = await LINES_OF.all(tx.connection, agreement_id=agreement_id)
    return sum(line["amount"] for line in lines if line["dossier_id"] == dossier_id)


async def _judged(tx: Write, agreement: Row, agreed: int, record: Row) -> tuple[list[dict[str, object]], list[Fault]]:
    """The record's contents as they are stored, and all that stands against it."""
    dossier = await tx.see(DOSSIERS, record["dossier_id"])
    granted: Sequence[dict[str, Any]] = dossier["ceilings"] or []
    lines = [Line(line["content"], line["actual_cost"], line["accepted"]) for line in record["lines"] or []]
    accepted, cost = record["accepted"], record["actual_cost"]
    faults = wrong_form(record["form"], agreement["issues_invoice"]) + above_agreement(accepted, agreed, cost)
    if mismatches := unmatched(lines, granted, accepted, cost):
        return [], faults + mismatches
    found, above = judged(lines, granted, accepted, cost)
    return [line.plain() for line in found], faults + above
