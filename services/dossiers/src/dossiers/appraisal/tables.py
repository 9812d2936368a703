"""What is stored of an appraisal, with the ceilings that judged each line."""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Text, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB

from arit_kit.db.resource import record_table
from dossiers.appraisal.workflow import APPRAISAL as MACHINE
from dossiers.database import METADATA

APPRAISAL = record_table(
    "appraisal",
    METADATA,
    Column("dossier_id", Uuid, ForeignKey("dossier.id"), nullable=False, index=True),
    Column("level", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("lines", JSONB, nullable=False),
    Column("proposed_total", BigInteger, nullable=False),
    Column("opinion", Text),
    Column("document_id", Uuid, ForeignKey("document.id"), unique=True),
    CheckConstraint("level IN ('base', 'ministry')", name="ck_appraisal_level"),
    prefix="TD",
    machine=MACHINE,
)
Index(
    "uq_appraisal_approved",
    APPRAISAL.c.dossier_id,
    APPRAISAL.c.level,
    unique=True,
    postgresql_where=text("state = 'approved'"),
)
Index("ix_appraisal_province", APPRAISAL.c.province, APPRAISAL.c.id)
Index("ix_appraisal_unit", APPRAISAL.c.implementer_unit, APPRAISAL.c.id)
Index("ix_appraisal_state", APPRAISAL.c.state, APPRAISAL.c.id)
