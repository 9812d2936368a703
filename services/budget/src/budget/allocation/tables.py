"""What is stored of a tranche and its lines. A line cites one assignment, and keeps its decision and codes."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from arit_kit.db.resource import record_table
from budget.allocation.workflow import ALLOCATION as MACHINE
from budget.database import METADATA

ALLOCATION = record_table(
    "allocation",
    METADATA,
    Column("year", Integer, ForeignKey("budget_year.year"), nullable=False),
    Column("title", Text, nullable=False),
    Column("document_id", Uuid, ForeignKey("document.id")),
    Column("agreed_on", Date),
    Column("agreed_by", Text),
    Column("issued_on", Date),
    Column("correction_by", Date),
    prefix="PB",
    machine=MACHINE,
    province=False,
)
Index("ix_allocation_year", ALLOCATION.c.year, ALLOCATION.c.id)
Index("ix_allocation_state", ALLOCATION.c.state, ALLOCATION.c.id)

ALLOCATION_LINE = Table(
    "allocation_line",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("allocation_id", Uuid, ForeignKey("allocation.id"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("assignment_id", Uuid, ForeignKey("assignment.id"), nullable=False, index=True),
    Column("decision_id", Uuid, ForeignKey("document.id"), nullable=False),
    Column("field", Text, nullable=False),
    Column("source_code", Text, nullable=False),
    Column("province", Text),
    Column("implementer_unit", Text),
    Column("dossier_id", Uuid, index=True),
    Column("amount", BigInteger, nullable=False),
    Column("released", BigInteger, server_default="0", nullable=False),
    Column("note", Text),
    UniqueConstraint("allocation_id", "place", name="uq_allocation_line_place"),
    CheckConstraint("amount > 0", name="ck_allocation_line_amount"),
    CheckConstraint("released BETWEEN 0 AND amount", name="ck_allocation_line_released"),
)
Index("ix_allocation_line_province", ALLOCATION_LINE.c.province, ALLOCATION_LINE.c.allocation_id)
Index("ix_allocation_line_unit", ALLOCATION_LINE.c.implementer_unit, ALLOCATION_LINE.c.allocation_id)

DOSSIER_GRANT = Table(
    "dossier_grant",
    METADATA,
    Column("dossier_id", Uuid, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("amount", BigInteger, nullable=False),
)
"""What dossiers told of a dossier that was adjusted or stopped: what may be allocated to it since that version."""
