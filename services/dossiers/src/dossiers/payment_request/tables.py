"""What is stored of a payment request, with the rule that judged it."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Numeric,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB

from arit_kit.db.resource import record_table
from dossiers.database import METADATA
from dossiers.payment_request.workflow import PAYMENT_REQUEST as MACHINE

PAYMENT_REQUEST = record_table(
    "payment_request",
    METADATA,
    Column("agreement_id", Uuid, ForeignKey("agreement.id"), nullable=False, index=True),
    Column("dossier_id", Uuid, ForeignKey("dossier.id"), nullable=False, index=True),
    Column("year", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("papers", JSONB, nullable=False),
    Column("progress_percent", Numeric(9, 4)),
    Column("progress_report_id", Uuid, ForeignKey("progress_report.id")),
    Column("contractor_hired", Boolean),
    Column("advance_class", Text),
    Column("entitled", BigInteger),
    Column("rule", Text),
    Column("basis", Text),
    Column("status", Text),
    Column("provisional", Boolean),
    Column("payment_urn", Text),
    Column("paid_on", Date),
    CheckConstraint("amount > 0", name="ck_payment_request_amount"),
    prefix="TU",
    machine=MACHINE,
)
Index("ix_payment_request_province", PAYMENT_REQUEST.c.province, PAYMENT_REQUEST.c.id)
Index("ix_payment_request_state", PAYMENT_REQUEST.c.state, PAYMENT_REQUEST.c.id)
Index("ix_payment_request_unit", PAYMENT_REQUEST.c.implementer_unit, PAYMENT_REQUEST.c.id)
