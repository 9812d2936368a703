"""What is stored of an agreement and its lines."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from arit_kit.db.resource import record_table
from arit_kit.db.search import search_column, search_index
from dossiers.agreement.workflow import AGREEMENT as MACHINE
from dossiers.database import METADATA

AGREEMENT = record_table(
    "agreement",
    METADATA,
    Column("number", Text, nullable=False),
    Column("implementer", Text, nullable=False),
    Column("filed_by", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("signers", JSONB),
    Column("issues_invoice", Boolean),
    Column("plan_decision_id", Uuid, ForeignKey("document.id"), nullable=False),
    Column("allocation_documents", JSONB, nullable=False),
    Column("signed_on", Date),
    Column("settlement_filed_on", Date),
    Column("settlement_late", Boolean),
    Column("papers", JSONB),
    Column("spending", JSONB),
    Column("liquidated_on", Date),
    Column("liquidation_late", Boolean),
    Column("liquidation_id", Uuid, ForeignKey("document.id"), unique=True),
    search_column("reference", "number", "implementer"),
    CheckConstraint("amount >= 0", name="ck_agreement_amount"),
    prefix="HD",
    machine=MACHINE,
)
Index(
    "uq_agreement_number",
    AGREEMENT.c.number,
    unique=True,
    postgresql_where=text("state <> 'void'"),
)
Index("ix_agreement_state", AGREEMENT.c.state, AGREEMENT.c.id)
Index("ix_agreement_province", AGREEMENT.c.province, AGREEMENT.c.id)
Index("ix_agreement_unit", AGREEMENT.c.implementer_unit, AGREEMENT.c.id)
search_index(AGREEMENT)

AGREEMENT_LINE = Table(
    "agreement_line",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("agreement_id", Uuid, ForeignKey("agreement.id"), nullable=False),
    Column("dossier_id", Uuid, ForeignKey("dossier.id"), nullable=False, index=True),
    Column("year", Integer, nullable=False),
    Column("amount", BigInteger, CheckConstraint("amount >= 0", name="ck_agreement_line_amount"), nullable=False),
    Column("signed_amount", BigInteger),
    Column("completes_on", Date),
    Column("stopped_on", Date),
    Column("advance_class", Text),
    Column("advance_rule", Text),
    Column("accepted", BigInteger),
    Column("accepted_on", Date),
    Column("province", Text),
    Column("implementer_unit", Text),
    UniqueConstraint("agreement_id", "dossier_id", "year", name="uq_agreement_line"),
    CheckConstraint("accepted BETWEEN 0 AND amount", name="ck_agreement_line_accepted"),
)
