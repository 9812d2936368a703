"""What is stored of an assignment."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Date, ForeignKey, Index, Integer, Text, Uuid

from arit_kit.db.resource import record_table
from budget.assignment.workflow import ASSIGNMENT as MACHINE
from budget.database import METADATA

ASSIGNMENT = record_table(
    "assignment",
    METADATA,
    Column("year", Integer, ForeignKey("budget_year.year"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("source_code", Text, nullable=False),
    Column("codes_basis", Text),
    Column("codes_status", Text),
    Column("appraisal_id", Uuid, ForeignKey("document.id")),
    Column("decision_id", Uuid, ForeignKey("document.id"), nullable=False),
    Column("received_on", Date, nullable=False),
    Column("allocate_by", Date),
    CheckConstraint("amount > 0", name="ck_assignment_amount"),
    prefix="DT",
    machine=MACHINE,
    province=False,
)
Index("ix_assignment_year", ASSIGNMENT.c.year, ASSIGNMENT.c.id)
Index("ix_assignment_state", ASSIGNMENT.c.state, ASSIGNMENT.c.id)
