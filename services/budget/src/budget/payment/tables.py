"""What is stored of a payment. A payment request is paid by one payment that stands."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Date, ForeignKey, Index, Integer, Text, Uuid

from arit_kit.db.resource import record_table
from budget.database import METADATA
from budget.payment.workflow import PAYMENT as MACHINE

PAYMENT = record_table(
    "payment",
    METADATA,
    Column("payment_request_id", Uuid, nullable=False),
    Column("agreement_id", Uuid, ForeignKey("commitment.id"), nullable=False),
    Column("dossier_id", Uuid, nullable=False),
    Column("year", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("voucher", Text),
    Column("paid_on", Date, nullable=False),
    CheckConstraint("amount > 0", name="ck_payment_amount"),
    CheckConstraint("kind IN ('advance', 'payment')", name="ck_payment_kind"),
    prefix="CT",
    machine=MACHINE,
)
Index(
    "uq_payment_live",
    PAYMENT.c.payment_request_id,
    unique=True,
    postgresql_where=PAYMENT.c.state == "paid",
)
Index("ix_payment_agreement_id", PAYMENT.c.agreement_id, PAYMENT.c.id)
Index("ix_payment_dossier_id", PAYMENT.c.dossier_id, PAYMENT.c.id)
Index("ix_payment_province", PAYMENT.c.province, PAYMENT.c.id)
Index("ix_payment_unit", PAYMENT.c.implementer_unit, PAYMENT.c.id)
Index("ix_payment_state", PAYMENT.c.state, PAYMENT.c.id)
