"""Taskings: draft, complete, assign, recall. The recommendation is locked first, then its tasking."""

from typing import Any
from uuid import UUID

from arit_contracts.forms import ActWithReason, Dated
from arit_contracts.recommendations import TaskingCreate, TaskingPatch
from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Fault, Problem, broken_rule, of_record
from recommendations.item import actions as items
from recommendations.item.queries import ITEMS
from recommendations.item.rules import is_ours
from recommendations.tasking.queries import ASSIGNED_OF, AUTHORS_OF, TASKINGS
from recommendations.tasking.rules import day_faults, lacking, unit_faults

FIELDS = ("lead_unit", "co_units", "person", "task", "due_on", "responsibility", "product", "authority")


async def draft(tx: Write, body: TaskingCreate) -> Row:
    """A tasking of one classified recommendation that is the Agency's to work on; 409 where one is live already."""
    tx.dated(body)
    [item] = await tx.lock(ITEMS, [body.recommendation_id], "/recommendation_id")
    ITEMS.machine.advance("assign", item["state"], None)
    if not is_ours(item["authority"]):
        vi = f"Thẩm quyền {item['authority']}: phải chuyển, không giao xử lý."
        en = f"Of authority {item['authority']}: it is to be sent on, not tasked."
        raise broken_rule("/recommendation_id", vi=vi, en=en, code="not-ours")
    values = {name: getattr(body, name) for name in FIELDS}
    _refuse_units(tx, values)
    return await tx.create(TASKINGS, recommendation_id=item["id"], **values)


async def amend(tx: Write, tasking: Row, body: TaskingPatch) -> Row:
    """Complete a draft; only the fields that were sent change, null empties one."""
    tx.dated(body)
    if tasking["state"] != TASKINGS.machine.initial:
        state = tasking["state"]
        vi, en = f"Phiếu đang {state} nên không sửa được.", f"A tasking that is {state} cannot be changed."
        raise Problem("action-not-allowed", vi=vi, en=en, extra={"state": state})
    sent: dict[str, Any] = {name: getattr(body, name) for name in FIELDS if name in body.model_fields_set}
    if "co_units" in sent:
        sent["co_units"] = sent["co_units"] or []
    _refuse_units(tx, tasking | sent)
    return await tx.amend(TASKINGS, tasking, **sent)


async def assign(tx: Write, id: str, body: Dated) -> Row:
    """Another person assigns it, clear in all six (I34): the answer to its recommendation has a day from now on."""
    tx.dated(body)
    item, tasking = await _locked(tx, id)
    tx.check(TASKINGS, tasking, "assign")
    if tx.caller.subject in [row["actor"] for row in await AUTHORS_OF.all(tx.connection, id=tasking["id"])]:
        raise Problem("same-person")
    faults = lacking(tasking) + unit_faults(tasking["lead_unit"], tasking["co_units"], tx.effective_on)
    _refuse(faults)
    worked_on = await items.assign(tx, item, tasking["lead_unit"])
    _refuse(day_faults(tasking["due_on"], worked_on["due_on"], tx.effective_on))
    assigned = await tx.move(TASKINGS, tasking, "assign", assigned_on=tx.effective_on)
    told = {"recommendation": str(item["id"]), "lead_unit": tasking["lead_unit"]}
    await tx.publish(TASKINGS, assigned, "assigned", told)
    return assigned


async def recall(tx: Write, id: str, body: ActWithReason) -> Row:
    """Take it back: its recommendation waits to be tasked anew."""
    tx.dated(body, note=body.note)
    item, tasking = await _locked(tx, id)
    recalled = await tx.move(TASKINGS, tasking, "recall")
    await items.recall(tx, item)
    await tx.publish(TASKINGS, recalled, "recalled", {"recommendation": str(item["id"])})
    return recalled


async def finish_all(tx: Write, recommendations: list[UUID]) -> None:
    """These recommendations are answered: their taskings are done."""
    assigned = [row["id"] for row in await ASSIGNED_OF.all(tx.connection, items=recommendations)]
    for tasking in await tx.lock(TASKINGS, assigned):
        done = await tx.advance(TASKINGS, tasking, "finish")
        await tx.publish(TASKINGS, done, "done", {"recommendation": str(done["recommendation_id"])})


async def _locked(tx: Write, id: str) -> tuple[Row, Row]:
    """The recommendation and the tasking, locked in that order."""
    known = await tx.see(TASKINGS, id)
    [item] = await tx.lock(ITEMS, [known["recommendation_id"]])
    return item, await tx.take(TASKINGS, id)


def _refuse_units(tx: Write, tasking: Row) -> None:
    if faults := unit_faults(tasking["lead_unit"], tasking["co_units"], tx.effective_on):
        raise Problem("invalid-content", vi=faults[0].vi, en=faults[0].en, faults=faults)


def _refuse(faults: list[Fault]) -> None:
    if faults:
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=of_record(faults))
