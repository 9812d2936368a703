"""Filing, returning and acknowledging a progress report; an agreement's reports are filed under its lock."""

from collections.abc import Sequence
from uuid import UUID

from arit_contracts.dossiers import ProgressReportCreate, ProgressReportFile
from arit_contracts.forms import ActWithReason, Dated
from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Fault, Problem
from dossiers.agreement.queries import AGREEMENTS
from dossiers.agreement.rules import refuse_before_signing
from dossiers.dossier.queries import DOSSIERS
from dossiers.progress_report.queries import PROGRESS_REPORTS, TOLD_BEFORE_AND_AFTER
from dossiers.progress_report.rules import agreement_faults, backwards_faults, period_faults


async def create(tx: Write, body: ProgressReportCreate) -> Row:
    """The report of a project under agreement, filed at once."""
    tx.dated(body)
    _refuse_content(body, tx)
    dossier = await tx.find(DOSSIERS, body.dossier_id, lock=False)
    if dossier is None:
        vi, en = f"Không tìm thấy dossier {body.dossier_id}.", f"No dossier {body.dossier_id}."
        raise Problem("invalid-content", faults=[Fault("/dossier_id", "not-found", vi, en)])
    agreement_id = dossier["agreement_id"]
    agreements = await tx.lock(AGREEMENTS, [agreement_id] if agreement_id else [], "/dossier_id")
    _refuse(agreement_faults(agreements[0]["state"] if agreements else None))
    [agreement] = agreements
    refuse_before_signing(tx.effective_on, agreement["signed_on"])
    await _refuse_backwards(tx, body, dossier["id"])
    report = await tx.create(
        PROGRESS_REPORTS,
        **{name: agreement[name] for name in ("province", "implementer_unit", "filed_by")},
        agreement_id=agreement["id"],
        **_content(body),
        dossier_id=dossier["id"],
    )
    await _publish(tx, report, "filed")
    return report


async def file(tx: Write, report: Row, body: ProgressReportFile) -> Row:
    """File a returned report again, all of it anew; whoever files it stands for it from now on."""
    tx.dated(body)
    tx.check(PROGRESS_REPORTS, report, "file")
    _refuse_content(body, tx)
    await tx.lock(AGREEMENTS, [report["agreement_id"]])
    await _refuse_backwards(tx, body, report["dossier_id"])
    filed = await tx.move(PROGRESS_REPORTS, report, "file", **_content(body), drafted_by=tx.caller.subject)
    await _publish(tx, filed, "filed")
    return filed


async def acknowledge(tx: Write, report: Row, body: Dated) -> Row:
    """It stands from now on, and requests for payment may cite it."""
    tx.dated(body)
    acknowledged = await tx.move(PROGRESS_REPORTS, report, "acknowledge")
    await _publish(tx, acknowledged, "acknowledged")
    return acknowledged


async def hand_back(tx: Write, report: Row, body: ActWithReason) -> Row:
    """It does not tell enough, or what is wrong."""
    tx.dated(body, body.note)
    returned = await tx.move(PROGRESS_REPORTS, report, "return")
    await _publish(tx, returned, "returned", {"note": body.note})
    return returned


def _content(body: ProgressReportFile) -> Row:
    return body.model_dump(exclude={"effective_on", "reason", "dossier_id"})


def _refuse_content(body: ProgressReportFile, tx: Write) -> None:
    if faults := period_faults(body, tx.effective_on):
        raise Problem("invalid-content", faults=faults)


async def _refuse_backwards(tx: Write, body: ProgressReportFile, dossier_id: UUID) -> None:
    told = await TOLD_BEFORE_AND_AFTER.first(tx.connection, dossier_id=dossier_id, day=body.to_on)
    assert told is not None
    _refuse(backwards_faults(body.progress_percent, told["before"], told["after"], body.note))


def _refuse(faults: Sequence[Fault]) -> None:
    if faults:
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)


async def _publish(tx: Write, report: Row, what: str, more: Row | None = None) -> None:
    """With its project and how far that has come."""
    told = {
        "dossier_id": str(report["dossier_id"]),
        "to_on": report["to_on"].isoformat(),
        "progress_percent": f"{report['progress_percent']:f}",
    }
    await tx.publish(PROGRESS_REPORTS, report, what, told | (more or {}))
