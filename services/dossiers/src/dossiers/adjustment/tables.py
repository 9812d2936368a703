"""What is stored of an adjustment: what it asks, who must approve it, and the document that did."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from arit_kit.db.resource import record_table
from arit_kit.db.search import search_column, search_index
from dossiers.adjustment.workflow import ADJUSTMENT as MACHINE
from dossiers.database import METADATA

ADJUSTMENT = record_table(
    "adjustment",
    METADATA,
    Column("dossier_id", Uuid, ForeignKey("dossier.id"), nullable=False),
    Column("agreement_id", Uuid, ForeignKey("agreement.id")),
    Column("finding_id", Uuid, ForeignKey("finding.id")),
    Column("filed_by", Text, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("changes", JSONB, nullable=False),
    Column("grounds", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("weights", JSONB, nullable=False),
    Column("document_id", Uuid, ForeignKey("document.id")),
    Column("decision_id", Uuid, ForeignKey("document.id")),
    Column("decided_on", Date),
    search_column("reference", "grounds"),
    CheckConstraint("asked_by IN ('implementer', 'province', 'agency')", name="ck_adjustment_asked_by"),
    CheckConstraint("level IN ('agency', 'ministry')", name="ck_adjustment_level"),
    CheckConstraint("(state = 'approved') = (decision_id IS NOT NULL)", name="ck_adjustment_approved"),
    CheckConstraint("(decision_id IS NULL) = (decided_on IS NULL)", name="ck_adjustment_decided"),
    prefix="DC",
    machine=MACHINE,
)
Index("ix_adjustment_dossier", ADJUSTMENT.c.dossier_id, ADJUSTMENT.c.id)
Index("ix_adjustment_finding", ADJUSTMENT.c.finding_id, ADJUSTMENT.c.id)
Index("ix_adjustment_state", ADJUSTMENT.c.state, ADJUSTMENT.c.id)
Index("ix_adjustment_level", ADJUSTMENT.c.level, ADJUSTMENT.c.id)
Index("ix_adjustment_province", ADJUSTMENT.c.province, ADJUSTMENT.c.id)
Index("ix_adjustment_unit", ADJUSTMENT.c.implementer_unit, ADJUSTMENT.c.id)
search_index(ADJUSTMENT)
