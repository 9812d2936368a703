"""Routes of work plans; they are the Agency's own."""

from fastapi import Response

from arit_contracts import recommendations as contract
from arit_contracts.forms import Act
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Asking, Router, Tx
from recommendations.work_plan import actions
from recommendations.work_plan.queries import PLANS

router = Router("work-plans")
add_reads(router, PLANS, contract.WorkPlanFilter, "work.read")


@router.create("/v1/work-plans", contract.WorkPlan, "plan.draft", summary="Draft a quarter's work plan")
async def create_work_plan(call: Asking, body: contract.WorkPlanCreate) -> Response:
    """Every record that an item refers to exists; a quarter has one plan."""
    return await actions.draft(call, body)


@router.action("/v1/work-plans/{id}/actions/approve", contract.WorkPlan, "plan.approve", summary="Approve a work plan")
async def approve_work_plan(tx: Tx, id: Key, body: Act) -> Response:
    """By another person than who drafted it or its last revision."""
    return await tx.answer(PLANS, await actions.approve(tx, await tx.take(PLANS, id), body))


@router.action("/v1/work-plans/{id}/actions/revise", contract.WorkPlan, "plan.draft", summary="Add to a work plan")
async def revise_work_plan(call: Asking, id: Key, body: contract.WorkPlanRevise) -> Response:
    """The revision counts up; what it adds waits for approval."""
    return await actions.revise(call, id, body)


@router.action(
    "/v1/work-plans/{id}/actions/report_progress", contract.WorkPlan, "plan.draft", summary="Report on an item"
)
async def report_progress_of_work_plan(call: Asking, id: Key, body: contract.WorkPlanProgress) -> Response:
    """An item that is done names its product."""
    return await actions.report_progress(call, id, body)
