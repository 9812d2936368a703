"""Agreeing and signing. Money is held by the budget service before anything is promised."""

from typing import Any
from uuid import UUID

from starlette.responses import Response

from arit_contracts.budget import CommitmentLine, CommitmentPut
from arit_contracts.dossiers import AgreementCreate, AgreementSign
from arit_contracts.forms import Dated
from arit_kit.db.statements import insert_row, update_row
from arit_kit.db.transaction import Row, Write
from arit_kit.ids import uuid7
from arit_kit.web.preconditions import check_version, etag
from arit_kit.web.problems import Fault, Problem, of_record
from arit_kit.web.routing import Call
from dossiers.agreement.queries import AGREEMENTS, LINES_OF
from dossiers.agreement.rules import Line, faults_of, late, repeated, spread, stopped_faults
from dossiers.agreement.tables import AGREEMENT_LINE
from dossiers.appraisal.actions import unmet_conditions
from dossiers.dossier.actions import advance_all
from dossiers.dossier.queries import DOSSIERS
from dossiers.neighbours import Budget
from dossiers.support.advances import class_if_known


async def draft(tx: Write, body: AgreementCreate) -> Row:
    """An agreement over planned dossiers of one implementer."""
    tx.dated(body)
    lines = [Line(line.dossier_id, line.year, line.amount, line.completes_on) for line in body.lines]
    if faults := repeated(lines) + late(lines):
        raise Problem("invalid-content", faults=faults)
    pointers = [f"/lines/{place}/dossier_id" for place in range(len(lines))]
    dossiers = await tx.lock(DOSSIERS, [line.dossier_id for line in lines], pointers)
    unmet = await unmet_conditions(tx, [line.dossier_id for line in lines])
    _refuse(faults_of(dossiers, lines, tx.effective_on, unmet))
    first = dossiers[0]
    agreement = await tx.create(
        AGREEMENTS,
        province=first["province"],
        implementer_unit=first["implementer_unit"],
        implementer=first["implementer"],
        filed_by=first["filed_by"],
        number=body.number,
        issues_invoice=body.issues_invoice,
        amount=sum(line.amount for line in lines),
        plan_decision_id=first["plan_decision_id"],
        allocation_documents=[],
    )
    for line in lines:
        await insert_row(
            tx.connection,
            AGREEMENT_LINE,
            id=uuid7(),
            agreement_id=agreement["id"],
            dossier_id=line.dossier_id,
            year=line.year,
            amount=line.amount,
            completes_on=line.completes_on,
            province=agreement["province"],
            implementer_unit=agreement["implementer_unit"],
        )
    await tx.publish(AGREEMENTS, agreement, "drafted", audience="agency")
    return agreement


async def sign(call: Call, id: str, body: AgreementSign) -> Response:
    """Check all without writing; hold the money; then check all again and write.

    A hold whose signing then fails is healed by the next signing, by voiding, or by `dossiers reconcile`.
    409 `limit-exceeded` where the allocation does not carry it (I22).
    """
    async with call.preflight() as tx:
        agreement = await tx.take(AGREEMENTS, id)
        lines = await LINES_OF.all(tx.connection, agreement_id=agreement["id"])
        await _signed(tx, agreement, body, [])
        hold = CommitmentPut(
            agreement_version=agreement["version"],
            effective_on=tx.effective_on,
            reason=body.reason,
            lines=[CommitmentLine(dossier=row["dossier_id"], year=row["year"], amount=row["amount"]) for row in lines],
        )
    held = await Budget(call).hold(agreement["id"], hold)
    async with call.writing() as tx:
        agreement = await tx.take(AGREEMENTS, id)
        check_version(etag(hold.agreement_version), agreement["version"])  # the money is held for that version alone
        signed = await _signed(tx, agreement, body, [one.model_dump(mode="json") for one in held.documents()])
        return await tx.answer(AGREEMENTS, signed)


async def _signed(tx: Write, agreement: Row, body: AgreementSign, documents: list[dict[str, Any]]) -> Row:
    tx.dated(body)
    signed = await tx.move(
        AGREEMENTS,
        agreement,
        "sign",
        signed_on=tx.effective_on,
        signers=body.model_dump(mode="json", include={"signer_agency", "signer_implementer"}),
        allocation_documents=documents,
    )
    lines = await LINES_OF.all(tx.connection, agreement_id=agreement["id"])
    agreed = [Line(line["dossier_id"], line["year"], line["amount"]) for line in lines]
    dossiers = await tx.lock(DOSSIERS, [line.dossier_id for line in agreed])
    unmet = await unmet_conditions(tx, [line.dossier_id for line in agreed])
    _refuse(of_record(faults_of(dossiers, agreed, tx.effective_on, unmet)))
    classes = {dossier["id"]: class_if_known(dossier["content_codes"], tx.effective_on) for dossier in dossiers}
    for line in lines:
        if judged := classes[line["dossier_id"]]:
            await update_row(
                tx.connection, AGREEMENT_LINE, line["id"], advance_class=judged.key, advance_rule=judged.rule
            )
    for dossier in dossiers:
        days = [line["completes_on"] for line in lines if line["dossier_id"] == dossier["id"] and line["completes_on"]]
        term = {"completes_on": max(days)} if days else {}
        await advance_all(tx, [dossier], "bind", "in_agreement", agreement_id=agreement["id"], **term)
    await tx.publish(AGREEMENTS, signed, "signed", {"number": signed["number"], "amount": signed["amount"]})
    return signed


async def void(tx: Write, agreement: Row, body: Dated) -> Row:
    """Give a draft up; the event releases what the budget service may hold for it, and refuses its id ever after."""
    tx.dated(body)
    voided = await tx.move(AGREEMENTS, agreement, "void")
    await tx.publish(AGREEMENTS, voided, "void")
    return voided


async def abandon_hold(tx: Write, agreement: Row) -> None:
    """Give up a hold whose signing never came to its end.

    The version moves on, so that a signing still under way loses (412) and the hold of a later one is not released.
    """
    tx.effective_on, tx.reason = agreement["effective_on"], "hold without a signature"
    amended = await tx.amend(AGREEMENTS, agreement, "abandon_hold")
    await tx.publish(AGREEMENTS, amended, "hold_abandoned", {"agreement_version": amended["version"]}, "agency")


async def start(tx: Write, agreement_id: UUID) -> None:
    """The first payment starts the work; later ones, and one told late, change nothing."""
    [agreement] = await tx.lock(AGREEMENTS, [agreement_id])
    if agreement["state"] == "signed":
        started = await tx.advance(AGREEMENTS, agreement, "start")
        await tx.publish(AGREEMENTS, started, "implementing")


async def accept_dossier(tx: Write, agreement: Row, dossier_id: UUID, accepted: int) -> None:
    """A dossier's acceptance is confirmed; the last one makes the agreement accepted."""
    lines = await LINES_OF.all(tx.connection, agreement_id=agreement["id"])
    own = sorted((line for line in lines if line["dossier_id"] == dossier_id), key=lambda line: line["year"])
    _refuse(stopped_faults(own))
    for line, share in zip(own, spread(accepted, [line["amount"] for line in own]), strict=True):
        await update_row(tx.connection, AGREEMENT_LINE, line["id"], accepted=share, accepted_on=tx.effective_on)
    if all(line["accepted"] is not None or line["dossier_id"] == dossier_id for line in lines):
        moved = await tx.advance(AGREEMENTS, agreement, "accept")
        await tx.publish(AGREEMENTS, moved, "accepted")
    else:
        await tx.amend(AGREEMENTS, agreement, "accept_dossier")


def _refuse(faults: list[Fault]) -> None:
    if faults:
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
