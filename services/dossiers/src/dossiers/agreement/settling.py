"""From the accepted agreement to its liquidation: the settlement file, what of it is settled, and when it is late."""

from datetime import date
from typing import Any
from uuid import UUID

from arit_contracts.dossiers import AgreementCheck, AgreementLiquidate, AgreementSettle, MissingItem
from arit_kit.db.transaction import Row, Write
from arit_kit.law.papers import refuse_incomplete, refuse_unknown
from arit_kit.web.problems import Problem
from dossiers.agreement.deadlines import liquidation_due, settlement_file_due
from dossiers.agreement.queries import AGREEMENTS, LINES_OF, PAID_BY_YEAR, PROJECTS_OF
from dossiers.agreement.settlement_file import (
    Project,
    SettlementFile,
    by_percentage,
    settled_at_most,
    spending_faults,
)
from dossiers.attachment.citing import refuse_strange_files, without_refused_files
from dossiers.checklist.rules import SETTLEMENT, papers_of_settlement


async def file_settlement(tx: Write, agreement: Row, body: AgreementSettle) -> Row:
    """The implementer files the settlement papers; late ones are flagged (I28).

    422 `dossier-incomplete` names what the checklist misses; 422 `invalid-content` a paper that it does not know; 422
    `rule-broken` spending that does not add up (I31).
    """
    tx.dated(body)
    late = await settles_late(tx, agreement)
    papers = [paper.model_dump(mode="json") for paper in body.papers]
    filed = await tx.move(
        AGREEMENTS,
        agreement,
        "file_settlement",
        settlement_filed_on=tx.effective_on,
        settlement_late=late,
        papers=papers,
        spending=[one.model_dump(mode="json") for one in body.spending],
    )
    refuse_unknown([paper.code for paper in body.papers], papers_of_settlement(tx.effective_on), "/papers")
    await refuse_strange_files(tx, agreement["id"], body.papers, "/papers")
    file = await _file(tx, filed)
    refuse_incomplete(file.missing(tx.effective_on), at="/papers")
    if faults := spending_faults(file, [one.model_dump() for one in body.spending]):
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
    await tx.publish(AGREEMENTS, filed, "settlement_filed", {"late": late})
    return filed


async def check(tx: Write, agreement: Row) -> AgreementCheck:
    """What filing would refuse for today, or what the file that was filed lacks by the checklist of its day."""
    file = await _file(tx, agreement)
    on = agreement["settlement_filed_on"] or tx.effective_on
    lacks = file.missing(on)
    return AgreementCheck(
        complete=not lacks,
        gate=SETTLEMENT,
        late=file.late,
        missing=[MissingItem.model_validate(one) for one in lacks],
        worth_checking=[MissingItem.model_validate(one) for one in file.worth_checking(on)],
        spending_of=file.spending_of,
    )


async def liquidate(tx: Write, agreement: Row, body: AgreementLiquidate) -> Row:
    """The record of liquidation; its event settles the money line by line; late ones are flagged (I29)."""
    tx.dated(body)
    liquidation_id = await tx.document(body.document) if body.document else None
    lines = await LINES_OF.all(tx.connection, agreement_id=agreement["id"])
    liquidated = await tx.move(
        AGREEMENTS,
        agreement,
        "liquidate",
        liquidated_on=tx.effective_on,
        liquidation_id=liquidation_id,
        liquidation_late=liquidation_due(max(line["year"] for line in lines)).is_overdue(tx.effective_on),
    )
    settled, late = [], bool(agreement["settlement_late"])
    paid = await _paid(tx, agreement["id"], "paid_or_approved")
    for line in lines:
        most = settled_at_most(line["accepted"], paid.get((line["dossier_id"], line["year"]), 0), late)
        settled.append({"dossier": str(line["dossier_id"]), "year": line["year"], "accepted": most})
    await tx.publish(AGREEMENTS, liquidated, "liquidated", {"lines": settled})
    return liquidated


async def recount(tx: Write, agreement_id: UUID) -> None:
    """A payment was made or taken back: other sums are shown as settled and to be recovered, of what has ended."""
    [agreement] = await tx.lock(AGREEMENTS, [agreement_id])
    lines = await LINES_OF.all(tx.connection, agreement_id=agreement_id)
    if agreement["liquidated_on"] is not None or any(line["stopped_on"] for line in lines):
        await tx.touch(AGREEMENTS, [agreement_id])


async def settles_late(tx: Write, agreement: Row) -> bool:
    """Whether the settlement file came, or is still to come, after its last day (I28)."""
    if agreement["settlement_late"] is not None:
        return bool(agreement["settlement_late"])
    last = await last_accepted_on(tx, agreement["id"]) if agreement["state"] == "accepted" else None
    return last is not None and settlement_file_due(last).is_overdue(tx.effective_on)


async def last_accepted_on(tx: Write, agreement_id: UUID) -> date | None:
    """The day of the last acceptance, or of the last stop where it came later: nothing could be filed before."""
    rows = await LINES_OF.all(tx.connection, agreement_id=agreement_id)
    days = [row[name] for row in rows for name in ("accepted_on", "stopped_on")]
    return max((day for day in days if day is not None), default=None)


async def _file(tx: Write, agreement: Row) -> SettlementFile:
    """The agreement's settlement file as it stands; a paper whose file was refused is not there."""
    lines = await LINES_OF.all(tx.connection, agreement_id=agreement["id"])
    paid = await _paid(tx, agreement["id"], "paid")
    papers: list[dict[str, Any]] = await without_refused_files(tx, agreement["id"], agreement["papers"] or [])
    return SettlementFile(
        projects=[_project(dict(row)) for row in await PROJECTS_OF.all(tx.connection, agreement_id=agreement["id"])],
        papers={paper["code"]: paper["sets"] for paper in papers},
        issues_invoice=agreement["issues_invoice"],
        left_to_pay=any(
            (line["amount"] if line["accepted"] is None else line["accepted"])
            > paid.get((line["dossier_id"], line["year"]), 0)
            for line in lines
        ),
        late=await settles_late(tx, agreement),
    )


def _project(row: Row) -> Project:
    return Project(
        id=row["id"],
        reference=row["reference"],
        kind=row["kind"],
        contents=row["content_codes"],
        by_percentage=by_percentage(row["ceilings"] or []),
        form=row["form"],
        actual_cost=row["actual_cost"] or 0,
        accepted=int(row["accepted"] or 0),
    )


async def _paid(tx: Write, agreement_id: UUID, counted: str) -> dict[tuple[UUID, int], int]:
    """By dossier and year what was paid, or also what is approved and may be under payment; đồng."""
    rows = await PAID_BY_YEAR.all(tx.connection, agreement_id=agreement_id)
    return {(row["dossier_id"], row["year"]): int(row[counted]) for row in rows}
