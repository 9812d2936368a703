"""What is stored of a recovery. Of one document only one recovery is not reversed."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Date, ForeignKey, Index, Integer, Uuid

from arit_kit.db.resource import record_table
from budget.database import METADATA
from budget.recovery.workflow import RECOVERY as MACHINE

RECOVERY = record_table(
    "recovery",
    METADATA,
    Column("agreement_id", Uuid, ForeignKey("commitment.id"), nullable=False),
    Column("dossier_id", Uuid, nullable=False),
    Column("year", Integer, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("document_id", Uuid, ForeignKey("document.id"), nullable=False),
    Column("recovered_on", Date, nullable=False),
    CheckConstraint("amount > 0", name="ck_recovery_amount"),
    prefix="TH",
    machine=MACHINE,
)
Index("uq_recovery_live", RECOVERY.c.document_id, unique=True, postgresql_where=RECOVERY.c.state == "recovered")
Index("ix_recovery_agreement_id", RECOVERY.c.agreement_id, RECOVERY.c.id)
Index("ix_recovery_dossier_id", RECOVERY.c.dossier_id, RECOVERY.c.id)
Index("ix_recovery_year", RECOVERY.c.year, RECOVERY.c.id)
Index("ix_recovery_province", RECOVERY.c.province, RECOVERY.c.id)
Index("ix_recovery_unit", RECOVERY.c.implementer_unit, RECOVERY.c.id)
Index("ix_recovery_state", RECOVERY.c.state, RECOVERY.c.id)
