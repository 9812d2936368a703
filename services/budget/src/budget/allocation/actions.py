"""Allocating: a tranche is drafted, agreed by another (the money moves), issued by a clerk; reversed only whole."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from starlette.responses import Response

from arit_contracts.budget import AllocationCreate, AllocationIssue
from arit_contracts.forms import Dated
from arit_contracts.values import GREATEST_AMOUNT
from arit_kit.db.statements import insert_row, update_row
from arit_kit.db.transaction import Row, Write
from arit_kit.ids import uuid7
from arit_kit.web.problems import Fault, Problem
from arit_kit.web.routing import Call
from budget.allocation.queries import AGREED_FOR, ALLOCATIONS, LINES_OF
from budget.allocation.release import as_granted, release_of
from budget.allocation.rules import Free, Line, limits_exceeded
from budget.allocation.tables import ALLOCATION_LINE
from budget.allocation.terms import correction_due
from budget.assignment import actions as assignments
from budget.assignment.queries import ASSIGNMENTS
from budget.ledger.accounts import KCQG, Heading, allocated, unallocated
from budget.ledger.actions import Posting, post, reversals
from budget.ledger.limits import Exceeded, refusal
from budget.neighbours import Dossiers, PlannedDossier
from budget.year.actions import require_open


async def draft(tx: Write, body: AllocationCreate) -> Row:
    """A tranche to be agreed. Its limits only warn (`check`) until then."""
    tx.dated(body)
    await require_open(tx, body.year)
    found = await assignments.found(tx, (line.assignment_id for line in body.lines))
    _refuse_unfit(body, found)
    for place, line in enumerate(body.lines):
        if line.province is not None:
            tx.province(line.province, f"/lines/{place}/province")
    allocation = await tx.create(ALLOCATIONS, year=body.year, title=body.title)
    for place, line in enumerate(body.lines):
        cited = found[line.assignment_id]
        await insert_row(
            tx.connection,
            ALLOCATION_LINE,
            id=uuid7(),
            allocation_id=allocation["id"],
            place=place,
            assignment_id=line.assignment_id,
            decision_id=cited["decision_id"],
            field=cited["field"],
            source_code=cited["source_code"],
            province=line.province,
            implementer_unit=line.unit,
            dossier_id=line.dossier_id,
            amount=line.amount,
            note=line.note,
        )
    return allocation


async def check(call: Call, id: str) -> list[Exceeded]:
    """Every limit that agreeing the tranche now would exceed."""
    async with call.looking() as tx:
        allocation = await _drafted(tx, id)
        lines = await _lines_of(tx, allocation)
    planned = await Dossiers(call).planned(_dossiers_of(lines))
    async with call.looking() as tx:
        return await _limits_exceeded(tx, allocation, lines, planned)


async def agree(call: Call, id: str, body: Dated) -> Response:
    """Unallocated → allocated, all lines or none; 409 `limit-exceeded` names every limit that would be.

    Dossiers is asked between a look and the write, which checks all again under its locks.
    """
    async with call.preflight() as tx:
        allocation = await tx.take(ALLOCATIONS, id)
        tx.dated(body)
        await tx.move(ALLOCATIONS, allocation, "agree")
        lines = await _lines_of(tx, allocation)
    planned = await Dossiers(call).planned(_dossiers_of(lines))
    async with call.writing() as tx:
        allocation = await tx.take(ALLOCATIONS, id)
        tx.dated(body)
        agreed = await tx.move(ALLOCATIONS, allocation, "agree", agreed_on=tx.effective_on, agreed_by=tx.caller.subject)
        await tx.lock_names("dossier", _dossiers_of(lines))
        planned = await as_granted(tx, planned)
        exceeded = await _limits_exceeded(tx, agreed, lines, planned)
        if exceeded:
            raise refusal(exceeded)
        placed = [await _placed(tx, line, planned) for line in lines]
        await post(tx, [_posting(agreed, line) for line in placed])
        await tx.touch(ASSIGNMENTS, (line["assignment_id"] for line in placed))
        told = {"year": agreed["year"], "total": sum(line["amount"] for line in placed)}
        await tx.publish(ALLOCATIONS, agreed, "agreed", told, audience="agency")
        return await tx.answer(ALLOCATIONS, agreed)


async def issue(tx: Write, allocation: Row, body: AllocationIssue) -> Row:
    """The document goes out: each province learns of its own lines."""
    tx.dated(body)
    document_id = await tx.document(body.document)
    issued = await tx.move(
        ALLOCATIONS,
        allocation,
        "issue",
        document_id=document_id,
        issued_on=tx.effective_on,
        correction_by=correction_due(tx.effective_on),
    )
    await _publish(tx, issued, "issued")
    return issued


async def reverse(tx: Write, allocation: Row, body: Dated) -> Row:
    """The whole tranche back to where it came from; refused once any of it has been committed.

    By a person who neither drafted nor agreed it. Of a line of which a part went back already, the rest goes the same
    way.
    """
    tx.dated(body)
    if allocation["agreed_by"] == tx.caller.subject:
        raise Problem("same-person")
    undone = await tx.move(ALLOCATIONS, allocation, "reverse")
    parted = {line["id"]: line for line in await _lines_of(tx, allocation) if line["released"]}
    back = await reversals(tx, "reverse_allocation", "allocate", allocation_id=allocation["id"])
    back = [one for one in back if one.allocation_line_id not in parted]
    for id, line in parted.items():
        if rest := line["amount"] - line["released"]:
            back.append(release_of({**line, "year": allocation["year"]}, rest))
            await update_row(tx.connection, ALLOCATION_LINE, id, released=line["amount"])
    await post(tx, back)
    await tx.touch(ASSIGNMENTS, (one.assignment_id for one in back if one.assignment_id))
    await _publish(tx, undone, "reversed")
    return undone


def _refuse_unfit(body: AllocationCreate, found: Mapping[UUID, Row]) -> None:
    faults = []
    for place, line in enumerate(body.lines):
        cited = found.get(line.assignment_id)
        if cited is None or cited["year"] != body.year:
            vi = f"Không có quyết định giao dự toán này trong năm {body.year}."
            en = f"No such assignment in {body.year}."
            faults.append(Fault(f"/lines/{place}/assignment_id", "not-found", vi, en))
    if sum(line.amount for line in body.lines) > GREATEST_AMOUNT:
        vi, en = "Tổng các dòng quá lớn.", "The sum of the lines is too great."
        faults.append(Fault("/lines", "less_than_equal", vi, en))
    if faults:
        raise Problem("invalid-content", vi=faults[0].vi, en=faults[0].en, faults=faults[:50])


async def _drafted(tx: Write, id: str) -> Row:
    allocation = await tx.see(ALLOCATIONS, id)
    if allocation["state"] != "drafted":
        state = allocation["state"]
        raise Problem(
            "action-not-allowed",
            vi=f"Đợt phân bổ ở trạng thái «{ALLOCATIONS.machine.states[state][0]}»; chỉ kiểm tra khi còn là dự thảo.",
            en=f"The tranche is {state}; only a draft can be checked.",
            extra={"state": state},
        )
    return allocation


async def _lines_of(tx: Write, allocation: Row) -> list[Row]:
    return [dict(row) for row in await LINES_OF.all(tx.connection, allocation_id=allocation["id"])]


def _dossiers_of(lines: Iterable[Row]) -> set[UUID]:
    return {line["dossier_id"] for line in lines if line["dossier_id"] is not None}


async def _limits_exceeded(
    tx: Write, allocation: Row, lines: Iterable[Row], planned: Mapping[UUID, PlannedDossier]
) -> list[Exceeded]:
    asked = [
        Line(one["assignment_id"], one["province"], one["dossier_id"], one["amount"], one["implementer_unit"])
        for one in lines
    ]
    found = await assignments.found(tx, (line.assignment_id for line in asked))
    agreed = await AGREED_FOR.all(tx.connection, dossiers=sorted(planned), but=allocation["id"])
    return limits_exceeded(
        asked,
        allocation["effective_on"],
        {id: Free(one["reference"], one["unallocated"]) for id, one in found.items()},
        planned,
        {row["dossier_id"]: row["amount"] for row in agreed},
    )


async def _placed(tx: Write, line: Row, planned: Mapping[UUID, PlannedDossier]) -> Row:
    """The line with the province and unit of its dossier where it named none, so that they will see it."""
    dossier = planned.get(line["dossier_id"])
    if dossier is None:
        return dict(line)
    place = {
        "province": line["province"] or dossier.province,
        "implementer_unit": line["implementer_unit"] or dossier.implementer_unit,
    }
    await update_row(tx.connection, ALLOCATION_LINE, line["id"], **place)
    return {**line, **place}


def _posting(allocation: Row, line: Row) -> Posting:
    heading = Heading(KCQG, allocation["year"], line["field"])
    return Posting(
        unallocated(heading, line["assignment_id"]),
        allocated(heading, line["id"], line["province"], line["implementer_unit"]),
        line["amount"],
        "allocate",
        line["source_code"],
        document_id=line["decision_id"],
        assignment_id=line["assignment_id"],
        allocation_id=allocation["id"],
        allocation_line_id=line["id"],
        dossier_id=line["dossier_id"],
        pointer=f"/lines/{line['place']}/amount",
    )


async def _publish(tx: Write, allocation: Row, what: str) -> None:
    """The tranche to the agency; where provinces may know of it, each line to its own."""
    lines = await _lines_of(tx, allocation)
    told = {"year": allocation["year"], "total": sum(line["amount"] for line in lines)}
    await tx.publish(ALLOCATIONS, allocation, what, told, audience="agency")
    if allocation["issued_on"] is None:
        return
    for line in lines:
        if line["province"] or line["implementer_unit"]:
            own = {**allocation, "province": line["province"], "implementer_unit": line["implementer_unit"]}
            about = {"line_id": line["id"], "dossier_id": line["dossier_id"], "amount": line["amount"]}
            await tx.publish(ALLOCATIONS, own, f"line_{what}", {"year": allocation["year"], **about})
