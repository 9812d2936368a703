"""Routes of the tasks under other programmes."""

from fastapi import Response

from arit_contracts import dossiers as contract
from arit_contracts.forms import Act, ActWithReason
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Router, Tx
from dossiers.programme_task import actions
from dossiers.programme_task.queries import PROGRAMME_TASKS

router = Router("programme-tasks")
add_reads(router, PROGRAMME_TASKS, contract.ProgrammeTaskFilter, "dossiers.read")
ACTIONS = "/v1/programme-tasks/{id}/actions"


@router.create("/v1/programme-tasks", contract.ProgrammeTask, "programme_task.write", summary="Plan a task")
async def create_programme_task(tx: Tx, body: contract.ProgrammeTaskCreate) -> Response:
    """Under the programme of cooperatives or of new rural development; by a unit of the Agency."""
    return await tx.answer(PROGRAMME_TASKS, await actions.plan(tx, body), 201)


@router.action(f"{ACTIONS}/assign", contract.ProgrammeTask, "programme_task.assign", summary="Assign a task")
async def assign_programme_task(tx: Tx, id: Key, body: contract.ProgrammeTaskAssign) -> Response:
    """By its decision; the provinces that it names know of it from now on."""
    return await tx.answer(PROGRAMME_TASKS, await actions.assign(tx, await tx.take(PROGRAMME_TASKS, id), body))


@router.action(f"{ACTIONS}/report", contract.ProgrammeTask, "programme_task.write", summary="Report on a task")
async def report_programme_task(tx: Tx, id: Key, body: contract.ProgrammeTaskReport) -> Response:
    """Its results, with the report; no older than the assignment."""
    return await tx.answer(PROGRAMME_TASKS, await actions.report(tx, await tx.take(PROGRAMME_TASKS, id), body))


@router.action(f"{ACTIONS}/close", contract.ProgrammeTask, "programme_task.assign", summary="Close a task")
async def close_programme_task(tx: Tx, id: Key, body: Act) -> Response:
    """Once it is reported."""
    return await tx.answer(PROGRAMME_TASKS, await actions.close(tx, await tx.take(PROGRAMME_TASKS, id), body))


@router.action(
    f"{ACTIONS}/cancel",
    contract.ProgrammeTask,
    "programme_task.write",
    "programme_task.assign",
    summary="Cancel a task",
)
async def cancel_programme_task(tx: Tx, id: Key, body: ActWithReason) -> Response:
    """Planned: by whoever plans tasks; assigned: by whoever assigns them."""
    return await tx.answer(PROGRAMME_TASKS, await actions.cancel(tx, await tx.take(PROGRAMME_TASKS, id), body))
