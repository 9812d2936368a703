"""What is stored of a progress report."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Date, ForeignKey, Index, Numeric, Text, Uuid

from arit_kit.db.resource import record_table
from arit_kit.db.search import search_column, search_index
from dossiers.database import METADATA
from dossiers.progress_report.workflow import PROGRESS_REPORT as MACHINE

PROGRESS_REPORT = record_table(
    "progress_report",
    METADATA,
    Column("agreement_id", Uuid, ForeignKey("agreement.id"), nullable=False),
    Column("dossier_id", Uuid, ForeignKey("dossier.id"), nullable=False),
    Column("filed_by", Text, nullable=False),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date, nullable=False),
    Column("progress_percent", Numeric(9, 4), nullable=False),
    Column("spent_national", BigInteger, nullable=False),
    Column("spent_own", BigInteger, nullable=False),
    Column("spent_other", BigInteger, nullable=False),
    Column("done", Text, nullable=False),
    Column("difficulties", Text),
    Column("proposals", Text),
    Column("note", Text),
    search_column("reference", "done"),
    CheckConstraint("from_on <= to_on", name="ck_progress_report_days"),
    CheckConstraint("progress_percent BETWEEN 0 AND 100", name="ck_progress_report_percent"),
    CheckConstraint("least(spent_national, spent_own, spent_other) >= 0", name="ck_progress_report_money"),
    CheckConstraint("filed_by IN ('province', 'agency')", name="ck_progress_report_filer"),
    prefix="BT",
    machine=MACHINE,
)
"""`filed_by`: whose project it is, as the agreement has it."""
Index("ix_progress_report_dossier", PROGRESS_REPORT.c.dossier_id, PROGRESS_REPORT.c.to_on, PROGRESS_REPORT.c.id)
Index("ix_progress_report_agreement", PROGRESS_REPORT.c.agreement_id, PROGRESS_REPORT.c.id)
Index("ix_progress_report_province", PROGRESS_REPORT.c.province, PROGRESS_REPORT.c.id)
Index("ix_progress_report_unit", PROGRESS_REPORT.c.implementer_unit, PROGRESS_REPORT.c.id)
Index("ix_progress_report_state", PROGRESS_REPORT.c.state, PROGRESS_REPORT.c.id)
search_index(PROGRESS_REPORT)
