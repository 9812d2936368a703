"""What is read of assignments."""

from typing import Any

from sqlalchemy import BigInteger, Integer, Text, Uuid, bindparam, cast, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from arit_contracts import budget as contract
from arit_kit.db.resource import Resource
from arit_kit.db.statements import Statement
from budget.assignment.tables import ASSIGNMENT
from budget.assignment.workflow import ASSIGNMENT as MACHINE
from budget.database import TABLES
from budget.ledger.queries import balance_of
from budget.ledger.tables import ACCOUNT, POSTING
from budget.privileges import PRIVILEGES

_free: Any = balance_of(ACCOUNT.c.kind == "unallocated", ACCOUNT.c.assignment_id == ASSIGNMENT.c.id)

ASSIGNMENTS = Resource(
    service="budget",
    kind="assignment",
    table=ASSIGNMENT,
    contract=contract.FundAssignment,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={
        "unallocated": _free,
        "appraisal_document": TABLES.documents.json(ASSIGNMENT.c.appraisal_id),
        "decision": TABLES.documents.json(ASSIGNMENT.c.decision_id),
    },
    filters={
        "year": ASSIGNMENT.c.year == bindparam("year", type_=Integer()),
        "kind": ASSIGNMENT.c.kind == bindparam("kind", type_=Text()),
    },
)

ASSIGNMENTS_FOUND = Statement(
    select(
        ASSIGNMENT.c.id,
        ASSIGNMENT.c.reference,
        ASSIGNMENT.c.year,
        ASSIGNMENT.c.field,
        ASSIGNMENT.c.source_code,
        ASSIGNMENT.c.decision_id,
        _free.label("unallocated"),
    ).where(ASSIGNMENT.c.id == func.any(bindparam("ids", type_=ARRAY(Uuid))))
)

ASSIGNED_IN = Statement(
    select(cast(func.coalesce(func.sum(ASSIGNMENT.c.amount), 0), BigInteger)).where(
        ASSIGNMENT.c.year == bindparam("year", type_=Integer()),
        ASSIGNMENT.c.state == "assigned",
        ASSIGNMENT.c.id != bindparam("but", type_=Uuid()),
    )
)
"""What has been assigned to a year over all fields, but for one assignment."""

LAST_ALLOCATED_ON = Statement(
    select(func.max(POSTING.c.effective_on)).where(
        POSTING.c.assignment_id == bindparam("id", type_=Uuid()), POSTING.c.what == "allocate"
    )
)
