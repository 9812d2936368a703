"""Routes of progress reports."""

from fastapi import Response

from arit_contracts import dossiers as contract
from arit_contracts.forms import Act, ActWithReason
from arit_kit.files.api import add_attachments
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Router, Tx
from dossiers.attachment.queries import ATTACHMENTS
from dossiers.progress_report import actions
from dossiers.progress_report.queries import PROGRESS_REPORTS

router = Router("progress-reports")
add_reads(router, PROGRESS_REPORTS, contract.ProgressReportFilter, "dossiers.read")
add_attachments(router, PROGRESS_REPORTS, ATTACHMENTS, "progress_report.write")
ACTIONS = "/v1/progress-reports/{id}/actions"


@router.create("/v1/progress-reports", contract.ProgressReport, "progress_report.write", summary="Report progress")
async def create_progress_report(tx: Tx, body: contract.ProgressReportCreate) -> Response:
    """Of one project under agreement, for a period; it may run backwards only with a note."""
    return await tx.answer(PROGRESS_REPORTS, await actions.create(tx, body), 201)


@router.action(
    f"{ACTIONS}/acknowledge",
    contract.ProgressReport,
    "progress_report.acknowledge",
    "progress_report.acknowledge_own",
    summary="Acknowledge a report",
)
async def acknowledge_progress_report(tx: Tx, id: Key, body: Act) -> Response:
    """By another officer of the province; of the Agency's own units, by an officer of the Agency."""
    return await tx.answer(PROGRESS_REPORTS, await actions.acknowledge(tx, await tx.take(PROGRESS_REPORTS, id), body))


@router.action(
    f"{ACTIONS}/return",
    contract.ProgressReport,
    "progress_report.acknowledge",
    "progress_report.acknowledge_own",
    summary="Return a progress report",
)
async def return_progress_report(tx: Tx, id: Key, body: ActWithReason) -> Response:
    """The note says what it lacks; until it is filed again it counts for nothing."""
    return await tx.answer(PROGRESS_REPORTS, await actions.hand_back(tx, await tx.take(PROGRESS_REPORTS, id), body))


@router.action(f"{ACTIONS}/file", contract.ProgressReport, "progress_report.write", summary="File a report again")
async def file_progress_report(tx: Tx, id: Key, body: contract.ProgressReportFile) -> Response:
    """A returned one, all of it anew."""
    return await tx.answer(PROGRESS_REPORTS, await actions.file(tx, await tx.take(PROGRESS_REPORTS, id), body))
