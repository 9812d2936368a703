"""What is stored of a finding."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Computed, Date, ForeignKey, Index, Text, Uuid

from arit_kit.db.resource import record_table
from arit_kit.db.search import search_column, search_index
from dossiers.database import METADATA
from dossiers.finding.workflow import FINDING as MACHINE

FINDING = record_table(
    "finding",
    METADATA,
    Column("mission_id", Uuid, ForeignKey("mission.id"), nullable=False),
    Column("dossier_id", Uuid, ForeignKey("dossier.id")),
    Column("text", Text, nullable=False),
    Column("mandatory", Boolean, nullable=False),
    Column("asks", Text, nullable=False),
    Column("recovery_amount", BigInteger),
    Column("due_on", Date),
    Column("report", Text),
    Column("report_document_id", Uuid, ForeignKey("document.id")),
    Column("outcome", Text),
    Column("outcome_document_id", Uuid, ForeignKey("document.id")),
    Column("open", Boolean, Computed("state IN ('open', 'reported')", persisted=True), nullable=False),
    search_column("reference", "text"),
    CheckConstraint("asks IN ('none', 'remedy', 'adjustment', 'stop', 'recovery')", name="ck_finding_asks"),
    CheckConstraint("(asks = 'recovery') = (recovery_amount IS NOT NULL)", name="ck_finding_recovery"),
    CheckConstraint("recovery_amount > 0", name="ck_finding_recovery_amount"),
    CheckConstraint("dossier_id IS NOT NULL OR province IS NOT NULL", name="ck_finding_about"),
    CheckConstraint("(state = 'settled') = (outcome IS NOT NULL)", name="ck_finding_settled"),
    prefix="PH",
    machine=MACHINE,
)
Index("ix_finding_mission", FINDING.c.mission_id, FINDING.c.id)
Index("ix_finding_dossier", FINDING.c.dossier_id, FINDING.c.id)
Index("ix_finding_province", FINDING.c.province, FINDING.c.id)
Index("ix_finding_unit", FINDING.c.implementer_unit, FINDING.c.id)
Index("ix_finding_state", FINDING.c.state, FINDING.c.id)
search_index(FINDING)
