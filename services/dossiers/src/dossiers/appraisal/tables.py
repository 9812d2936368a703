"""What is stored of an appraisal, with the ceilings that judged each line.

Council, opinions, scores and conditions stand within it, so that its history tells each change.
"""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Numeric, Text, Uuid, text
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
    Column("council", JSONB),
    Column("council_decision_id", Uuid, ForeignKey("document.id")),
    Column("opinions", JSONB),
    Column("scores", JSONB),
    Column("score_total", Numeric(8, 2)),
    Column("score_most", Numeric(8, 2)),
    Column("conditions", JSONB),
    Column("worth_checking", JSONB),
    Column("document_id", Uuid, ForeignKey("document.id"), unique=True),
    CheckConstraint("level IN ('base', 'ministry')", name="ck_appraisal_level"),
    CheckConstraint("method = 'council' OR council IS NULL", name="ck_appraisal_council"),
    CheckConstraint("verdict = 'passed' OR conditions IS NULL", name="ck_appraisal_conditions"),
    CheckConstraint("score_total <= score_most", name="ck_appraisal_scores"),
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
