"""What is stored of an acceptance."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Date, ForeignKey, Index, Text, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB

from arit_kit.db.resource import record_table
from dossiers.acceptance.workflow import ACCEPTANCE as MACHINE
from dossiers.database import METADATA

ACCEPTANCE = record_table(
    "acceptance",
    METADATA,
    Column("agreement_id", Uuid, ForeignKey("agreement.id"), nullable=False, index=True),
    Column("dossier_id", Uuid, ForeignKey("dossier.id"), nullable=False, index=True),
    Column("filed_by", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("actual_cost", BigInteger, nullable=False),
    Column("accepted", BigInteger, nullable=False),
    Column("lines", JSONB),
    Column("confirmed_on", Date),
    CheckConstraint("accepted >= 0 AND accepted <= actual_cost", name="ck_acceptance_money"),
    prefix="NT",
    machine=MACHINE,
)
Index(
    "uq_acceptance_confirmed",
    ACCEPTANCE.c.agreement_id,
    ACCEPTANCE.c.dossier_id,
    unique=True,
    postgresql_where=text("state = 'confirmed'"),
)
Index("ix_acceptance_province", ACCEPTANCE.c.province, ACCEPTANCE.c.id)
Index("ix_acceptance_unit", ACCEPTANCE.c.implementer_unit, ACCEPTANCE.c.id)
Index("ix_acceptance_state", ACCEPTANCE.c.state, ACCEPTANCE.c.id)
