"""Drafting, approving and revising a work plan, and reporting on its items.

The records that items refer to are looked up before the transaction, by one read for each service and kind.
"""

from collections.abc import Sequence

from starlette.responses import Response

from arit_contracts.forms import Dated
from arit_contracts.recommendations import WorkPlanCreate, WorkPlanItemCreate, WorkPlanProgress, WorkPlanRevise
from arit_kit.db.statements import insert_row
from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Fault, Problem
from arit_kit.web.routing import Call
from recommendations.refs import refuse_unknown
from recommendations.work_plan.queries import ITEM_OF, LAST_ITEM, PLANS, REPORT
from recommendations.work_plan.rules import progress_faults, size_faults, unit_faults
from recommendations.work_plan.tables import WORK_PLAN_ITEM


async def draft(call: Call, body: WorkPlanCreate) -> Response:
    """The plan of a quarter; 409 `duplicate` where there is one, which is revised instead."""
    async with call.preflight() as tx:
        _check(tx, body)
    await refuse_unknown(call, _places(body.items))
    async with call.writing() as tx:
        return await tx.answer(PLANS, await _drafted(tx, body), 201)


def _check(tx: Write, body: WorkPlanCreate | WorkPlanRevise) -> None:
    tx.dated(body)
    _refuse(unit_faults([one.unit for one in body.items], tx.effective_on))


async def _drafted(tx: Write, body: WorkPlanCreate) -> Row:
    _check(tx, body)
    plan = await tx.create(PLANS, year=body.year, quarter=body.quarter, revision=1)
    await _add(tx, plan, body.items, 0)
    await tx.publish(PLANS, plan, "drafted", {"year": body.year, "quarter": body.quarter}, audience="agency")
    return plan


async def approve(tx: Write, plan: Row, body: Dated) -> Row:
    """By another person than who drafted it, or its last revision."""
    tx.dated(body)
    approved = await tx.move(PLANS, plan, "approve", approved_on=tx.effective_on)
    await tx.publish(PLANS, approved, "approved", {"revision": plan["revision"]}, audience="agency")
    return approved


async def revise(call: Call, id: str, body: WorkPlanRevise) -> Response:
    """Add items to a plan that is approved; they wait for approval, by another person than who adds them."""
    async with call.preflight() as tx:
        await _revised(tx, await tx.take(PLANS, id), body)
    await refuse_unknown(call, _places(body.items))
    async with call.writing() as tx:
        return await tx.answer(PLANS, await _revised(tx, await tx.take(PLANS, id), body))


async def _revised(tx: Write, plan: Row, body: WorkPlanRevise) -> Row:
    tx.dated(body)
    tx.check(PLANS, plan, "revise")
    standing = await LAST_ITEM.value(tx.connection, plan_id=plan["id"])
    _refuse([*unit_faults([one.unit for one in body.items], tx.effective_on), *size_faults(standing, len(body.items))])
    revision = plan["revision"] + 1
    revised = await tx.move(PLANS, plan, "revise", revision=revision, drafted_by=tx.caller.subject)
    await _add(tx, revised, body.items, standing)
    await tx.publish(PLANS, revised, "revised", {"revision": revision}, audience="agency")
    return revised


async def report_progress(call: Call, id: str, body: WorkPlanProgress) -> Response:
    """Say what became of an item; the history keeps each report."""
    async with call.preflight() as tx:
        await _reported(tx, await tx.take(PLANS, id), body)
    await refuse_unknown(call, {f"/refs/{place}": urn for place, urn in enumerate(body.refs or ())})
    async with call.writing() as tx:
        return await tx.answer(PLANS, await _reported(tx, await tx.take(PLANS, id), body))


async def _reported(tx: Write, plan: Row, body: WorkPlanProgress) -> Row:
    tx.dated(body, note=_said(body))
    tx.check(PLANS, plan, "report_progress")
    item = await ITEM_OF.first(tx.connection, plan_id=plan["id"], item=body.item)
    if item is None:
        vi, en = f"Kế hoạch không có mục {body.item}.", f"The plan has no item {body.item}."
        raise Problem("invalid-content", faults=[Fault("/item", "not-found", vi, en)])
    _refuse(progress_faults(body.status, body.product))
    reported = await tx.move(PLANS, plan, "report_progress")
    await REPORT.run(
        tx.connection,
        plan_id=plan["id"],
        item=body.item,
        status=body.status,
        product=body.product or item["product"],
        refs=item["refs"] if body.refs is None else _once(body.refs),
    )
    await tx.publish(PLANS, reported, "progress", {"item": body.item, "status": body.status}, audience="agency")
    return reported


async def _add(tx: Write, plan: Row, items: Sequence[WorkPlanItemCreate], after: int) -> None:
    for place, one in enumerate(items, start=after + 1):
        await insert_row(
            tx.connection,
            WORK_PLAN_ITEM,
            plan_id=plan["id"],
            item=place,
            revision=plan["revision"],
            heading=one.heading,
            text=one.text,
            unit=one.unit,
            refs=_once(one.refs),
            status="planned",
            product=None,
        )


def _said(body: WorkPlanProgress) -> str:
    """A report as the history keeps it, whose changes are those of the plan's own fields."""
    shown = ("status", "product", "refs")
    told = [f"{name}: {value}" for name in shown if (value := getattr(body, name)) is not None]
    return f"item {body.item}: {'; '.join(told)}"


def _places(items: Sequence[WorkPlanItemCreate]) -> dict[str, str]:
    return {f"/items/{n}/refs/{m}": urn for n, one in enumerate(items) for m, urn in enumerate(one.refs)}


def _once(refs: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(refs))


def _refuse(faults: Sequence[Fault]) -> None:
    if faults:
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
