"""Routes of plans."""

from fastapi import Response

from arit_contracts import dossiers as contract
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Router, Tx
from dossiers.plan import actions
from dossiers.plan.queries import PLANS

router = Router("plans")
add_reads(router, PLANS, contract.PlanFilter, "dossiers.read")


@router.create("/v1/plans", contract.Plan, "plan.draft", summary="Draft a plan")
async def create_plan(tx: Tx, body: contract.PlanCreate) -> Response:
    """Keeps the totals that its decision states beside the sum of the lines entered."""
    return await tx.answer(PLANS, await actions.draft(tx, body), 201)


@router.action("/v1/plans/{id}/actions/decide", contract.Plan, "plan.decide", summary="Decide a plan")
async def decide_plan(tx: Tx, id: Key, body: contract.PlanDecide) -> Response:
    """By the Ministry's leader: its dossiers are plan_approved, whether or not there is money yet."""
    return await tx.answer(PLANS, await actions.decide(tx, await tx.take(PLANS, id), body))
