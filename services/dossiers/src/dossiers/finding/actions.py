"""Finding something, telling what was done about it, and settling it."""

from arit_contracts.dossiers import FindingCreate, FindingReport, FindingSettle
from arit_contracts.forms import ActWithReason
from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Fault, Problem
from dossiers.finding.queries import FINDINGS
from dossiers.finding.rules import content_faults, mission_faults, visit_faults
from dossiers.mission.queries import MISSIONS, PROJECTS_OF, VISITS_OF


async def find(tx: Write, body: FindingCreate) -> Row:
    """A finding of a mission that is held, of one of its projects or provinces; it starts nothing by itself (I39)."""
    tx.dated(body)
    if faults := content_faults(body, tx.effective_on):
        raise Problem("invalid-content", faults=faults)
    [mission] = await tx.lock(MISSIONS, [body.mission_id], "/mission_id")
    if faults := mission_faults(mission["state"], mission["held_on"], tx.effective_on):
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
    finding = await tx.create(
        FINDINGS,
        **await _about(tx, body, mission),
        mission_id=mission["id"],
        text=body.text,
        mandatory=body.mandatory,
        asks=body.asks,
        recovery_amount=body.recovery_amount,
        due_on=body.due_on,
    )
    await tx.touch(MISSIONS, [mission["id"]])
    await _publish(tx, finding, "found")
    return finding


async def _about(tx: Write, body: FindingCreate, mission: Row) -> Row:
    """Whose finding it is: the project's and its province's, or the province's alone."""
    visits = [dict(row) for row in await VISITS_OF.all(tx.connection, mission_id=mission["id"])]
    if body.dossier_id is None:
        uid, pointer = tx.province(str(body.province)), "/province"
        about: Row = {"dossier_id": None, "province": uid, "implementer_unit": None}
    else:
        projects = await PROJECTS_OF.all(tx.connection, mission_id=mission["id"])
        found = [project for project in projects if project["dossier_id"] == body.dossier_id]
        pointer = "/dossier_id"
        if not found:
            vi, en = "Đoàn không kiểm tra đề án này.", "The mission does not inspect this project."
            raise Problem("rule-broken", vi=vi, en=en, faults=[Fault(pointer, "not-of-the-mission", vi, en)])
        about = {name: found[0][name] for name in ("dossier_id", "province", "implementer_unit")}
    faults = visit_faults(about["province"], visits, pointer) if about["province"] else []
    if faults:
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
    return about


async def report(tx: Write, finding: Row, body: FindingReport) -> Row:
    """The province or the implementer tells what was done."""
    tx.dated(body)
    document_id = await tx.document(body.document) if body.document else None
    reported = await tx.move(FINDINGS, finding, "report", report=body.report, report_document_id=document_id)
    await _publish(tx, reported, "reported")
    return reported


async def hand_back(tx: Write, finding: Row, body: ActWithReason) -> Row:
    """What was done is not enough."""
    tx.dated(body, body.note)
    returned = await tx.move(FINDINGS, finding, "return")
    await _publish(tx, returned, "returned", {"note": body.note})
    return returned


async def settle(tx: Write, finding: Row, body: FindingSettle) -> Row:
    """The Agency judges that it is met, reported or not."""
    tx.dated(body)
    document_id = await tx.document(body.document) if body.document else None
    settled = await tx.move(FINDINGS, finding, "settle", outcome=body.outcome, outcome_document_id=document_id)
    await _publish(tx, settled, "settled")
    return settled


async def withdraw(tx: Write, finding: Row, body: ActWithReason) -> Row:
    """It does not stand: nothing more is asked for."""
    tx.dated(body, body.note)
    withdrawn = await tx.move(FINDINGS, finding, "withdraw")
    await _publish(tx, withdrawn, "withdrawn")
    return withdrawn


async def _publish(tx: Write, finding: Row, what: str, more: Row | None = None) -> None:
    """With its mission and project, and what it asks for."""
    dossier_id = finding["dossier_id"]
    told = {
        "mission_id": str(finding["mission_id"]),
        "dossier_id": str(dossier_id) if dossier_id else None,
        "asks": finding["asks"],
        "mandatory": finding["mandatory"],
    }
    await tx.publish(FINDINGS, finding, what, told | (more or {}))
