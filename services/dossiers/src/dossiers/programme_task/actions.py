"""Planning, assigning, reporting and closing a task."""

from arit_contracts.dossiers import ProgrammeTaskAssign, ProgrammeTaskCreate, ProgrammeTaskReport
from arit_contracts.forms import ActWithReason, Dated
from arit_kit.db.transaction import Row, Write
from arit_kit.time.today import today
from arit_kit.web.problems import Problem
from arit_reference.provinces import standing_on
from dossiers.programme_task.queries import PROGRAMME_TASKS
from dossiers.programme_task.rules import plan_faults, report_faults


async def plan(tx: Write, body: ProgrammeTaskCreate) -> Row:
    """A task of a year; no province knows of it before it is assigned."""
    tx.dated(body)
    if faults := plan_faults(body, tx.effective_on):
        raise Problem("invalid-content", faults=faults)
    task = await tx.create(PROGRAMME_TASKS, **body.model_dump(exclude={"effective_on", "reason"}))
    await _publish(tx, task, "planned")
    return task


async def assign(tx: Write, task: Row, body: ProgrammeTaskAssign) -> Row:
    """The unit is to do it; the provinces that it names may know."""
    tx.dated(body)
    tx.check(PROGRAMME_TASKS, task, "assign")
    document_id = await tx.document(body.document)
    assigned = await tx.move(PROGRAMME_TASKS, task, "assign", decision_id=document_id, assigned_on=tx.effective_on)
    await _publish(tx, assigned, "assigned")
    return assigned


async def report(tx: Write, task: Row, body: ProgrammeTaskReport) -> Row:
    """What came of it."""
    tx.dated(body)
    tx.check(PROGRAMME_TASKS, task, "report")
    if faults := report_faults(body.document.issued_on, task["assigned_on"]):
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
    document_id = await tx.document(body.document)
    reported = await tx.move(
        PROGRAMME_TASKS, task, "report", report_id=document_id, results=body.results, reported_on=tx.effective_on
    )
    await _publish(tx, reported, "reported")
    return reported


async def close(tx: Write, task: Row, body: Dated) -> Row:
    """Nothing more is asked of it."""
    tx.dated(body)
    closed = await tx.move(PROGRAMME_TASKS, task, "close", closed_on=tx.effective_on)
    await _publish(tx, closed, "closed")
    return closed


async def cancel(tx: Write, task: Row, body: ActWithReason) -> Row:
    """It will not be done."""
    tx.dated(body, body.note)
    cancelled = await tx.move(PROGRAMME_TASKS, task, "cancel")
    await _publish(tx, cancelled, "cancelled")
    return cancelled


async def _publish(tx: Write, task: Row, what: str) -> None:
    """To the Agency with all its provinces; to each of them as it is today, once it is assigned."""
    told = {name: task[name] for name in ("programme", "responsible_unit")}
    await tx.publish(PROGRAMME_TASKS, task, what, told | {"provinces": task["provinces"]}, audience="agency")
    for uid in standing_on(task["provinces"], today()) if task.get("assigned_on") else ():
        await tx.publish(PROGRAMME_TASKS, {**task, "province": uid}, f"province_{what}", told)
