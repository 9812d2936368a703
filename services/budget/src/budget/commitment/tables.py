"""What is stored of a commitment, and of which lines of allocation it holds. Its id is the agreement's."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Date, ForeignKey, Index, Integer, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from arit_kit.db.resource import record_table
from budget.commitment.workflow import COMMITMENT as MACHINE
from budget.database import METADATA

COMMITMENT = record_table(
    "commitment",
    METADATA,
    Column("agreement_version", Integer, nullable=False),
    Column("held_on", Date),
    Column("asked", JSONB, nullable=False),
    prefix="CK",
    machine=MACHINE,
)
Index("ix_commitment_state", COMMITMENT.c.state, COMMITMENT.c.id)
Index("ix_commitment_province", COMMITMENT.c.province, COMMITMENT.c.id)
Index("ix_commitment_unit", COMMITMENT.c.implementer_unit, COMMITMENT.c.id)

COMMITMENT_LINE = Table(
    "commitment_line",
    METADATA,
    Column("agreement_id", Uuid, ForeignKey("commitment.id"), primary_key=True),
    Column("allocation_line_id", Uuid, ForeignKey("allocation_line.id"), primary_key=True, index=True),
    Column("place", Integer, nullable=False),
    Column("allocation_id", Uuid, ForeignKey("allocation.id"), nullable=False),
    Column("document_id", Uuid, ForeignKey("document.id"), nullable=False),
    Column("dossier_id", Uuid, nullable=False, index=True),
    Column("year", Integer, nullable=False),
    Column("field", Text, nullable=False),
    Column("source_code", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("province", Text),
    Column("implementer_unit", Text),
    CheckConstraint("amount >= 0", name="ck_commitment_line_amount"),
)
