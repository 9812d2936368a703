"""Assigning money to the Agency: drafted by one person, assigned by another, then it stands unallocated."""

from collections.abc import Iterable
from uuid import UUID

from arit_contracts.budget import FundAssignmentCreate
from arit_contracts.forms import Dated, DeadlineAnswer
from arit_contracts.values import GREATEST_AMOUNT
from arit_kit.db.transaction import Row, Write
from arit_kit.law.terms import explained
from arit_kit.time.today import today
from arit_kit.web.problems import Fault, Problem
from budget.assignment.queries import ASSIGNED_IN, ASSIGNMENTS, ASSIGNMENTS_FOUND, LAST_ALLOCATED_ON
from budget.assignment.terms import ALLOCATE, allocation_due
from budget.law.budget_codes import assigned_as
from budget.law.terms import TERMS
from budget.ledger.accounts import KCQG, Heading, source, unallocated
from budget.ledger.actions import Posting, post
from budget.ledger.limits import refusal, too_much
from budget.year.actions import lock, require_open


async def draft(tx: Write, body: FundAssignmentCreate) -> Row:
    """An assignment with its decision, and the Ministry of Finance's appraisal where there is one."""
    tx.dated(body)
    await require_open(tx, body.year)
    received_on = body.received_on or body.decision.issued_on
    if not body.decision.issued_on <= received_on <= today():
        vi, en = "Ngày nhận phải từ ngày ký quyết định đến hôm nay.", "Received between its issue and today."
        raise Problem("invalid-content", vi=vi, en=en, faults=[Fault("/received_on", "not-in-order", vi, en)])
    due = allocation_due(body.kind, received_on)
    appraisal = body.appraisal_document
    return await tx.create(
        ASSIGNMENTS,
        year=body.year,
        kind=body.kind,
        amount=body.amount,
        **_codes(tx, body),
        appraisal_id=await tx.document(appraisal, "/appraisal_document") if appraisal else None,
        decision_id=await tx.document(body.decision, "/decision"),
        received_on=received_on,
        allocate_by=due.due_on if due else None,
    )


async def assign(tx: Write, assignment: Row, body: Dated) -> Row:
    """The money enters: source → unallocated.

    A year has in all no more than a JSON number tells exactly: 409 `limit-exceeded`.
    """
    tx.dated(body)
    assigned = await tx.move(ASSIGNMENTS, assignment, "assign")
    await lock(tx, assigned["year"])
    left = GREATEST_AMOUNT - await ASSIGNED_IN.value(tx.connection, year=assigned["year"], but=assigned["id"])
    if assigned["amount"] > left:
        raise refusal([too_much("", "greatest-amount", assigned["amount"], left)])
    heading = Heading(KCQG, assigned["year"], assigned["field"])
    await post(
        tx,
        [
            Posting(
                source(heading),
                unallocated(heading, assigned["id"]),
                assigned["amount"],
                "assign",
                assigned["source_code"],
                document_id=assigned["decision_id"],
                assignment_id=assigned["id"],
            )
        ],
    )
    told = {name: assigned[name] for name in ("year", "kind", "field", "amount")}
    await tx.publish(ASSIGNMENTS, assigned, "assigned", told, audience="agency")
    return assigned


async def found(tx: Write, ids: Iterable[UUID]) -> dict[UUID, Row]:
    """The assignments of these ids that exist, each with what of it is unallocated."""
    rows = await ASSIGNMENTS_FOUND.all(tx.connection, ids=sorted(set(ids)))
    return {row["id"]: dict(row) for row in rows}


def _codes(tx: Write, body: FundAssignmentCreate) -> Row:
    """Field of spending and source code: the decision's, else the law's of the day with its basis and status."""
    if body.field is not None and body.source_code is not None:
        return {"field": body.field, "source_code": body.source_code, "codes_basis": None, "codes_status": None}
    law = assigned_as(tx.effective_on, KCQG)
    return {
        "field": body.field or law.field,
        "source_code": body.source_code or law.source_code,
        "codes_basis": law.basis,
        "codes_status": law.status,
    }


async def deadline_of(tx: Write, assignment: Row) -> DeadlineAnswer:
    """By when it is to be allocated, explained day by day; 404 where the law sets no known term."""
    if allocation_due(assignment["kind"], assignment["received_on"]) is None:
        raise Problem("not-found", vi="Không có thời hạn được biết.", en="No term that is known.")
    [row] = (await found(tx, [assignment["id"]])).values()
    allocated = assignment["state"] == "assigned" and row["unallocated"] == 0
    done_on = await LAST_ALLOCATED_ON.value(tx.connection, id=assignment["id"]) if allocated else None
    return explained(TERMS, ALLOCATE, assignment["received_on"], done_on)
