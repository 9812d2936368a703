"""What is stored of a dossier: one row, its contents, beneficiaries and papers as documents within it."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Date, ForeignKey, Index, Integer, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from arit_kit.db.resource import record_table
from arit_kit.db.search import search_column, search_index
from dossiers.database import METADATA
from dossiers.dossier.workflow import DOSSIER as MACHINE

DOSSIER = record_table(
    "dossier",
    METADATA,
    Column("plan_year", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("filed_by", Text, nullable=False),
    Column("implementer", Text, nullable=False),
    Column("registration_id", Uuid, ForeignKey("registration.id"), nullable=False, index=True),
    Column("re_registers", Uuid, ForeignKey("dossier.id"), unique=True),
    Column("cluster_id", Uuid, index=True),
    Column("contents", JSONB, nullable=False),
    Column("content_codes", ARRAY(Text), nullable=False),
    Column("beneficiaries", JSONB, nullable=False),
    Column("plan_years", JSONB, nullable=False),
    Column("items", JSONB, nullable=False),
    Column("total_cost", BigInteger, nullable=False),
    Column("requested", BigInteger, nullable=False),
    Column("plan_id", Uuid, ForeignKey("plan.id"), index=True),
    Column("plan_decision_id", Uuid, ForeignKey("document.id")),
    Column("plan_amount", BigInteger),
    Column("ceilings", JSONB),
    Column("agreement_id", Uuid, ForeignKey("agreement.id"), index=True),
    Column("raise_to", BigInteger),
    Column("place", Text),
    Column("coordinating_unit", Text),
    Column("completes_on", Date),
    Column("clock_paused_on", Date),
    Column("returns_to", Text),
    Column("double_funding_justification", Text),
    search_column("reference", "title", "implementer"),
    CheckConstraint("total_cost >= 0 AND requested >= 0 AND plan_amount > 0", name="ck_dossier_money"),
    CheckConstraint("raise_to > plan_amount", name="ck_dossier_raise"),
    CheckConstraint("(filed_by = 'province') = (province IS NOT NULL)", name="ck_dossier_filer"),
    prefix="KC",
    machine=MACHINE,
)
Index("ix_dossier_province", DOSSIER.c.province, DOSSIER.c.id)
Index("ix_dossier_unit", DOSSIER.c.implementer_unit, DOSSIER.c.id)
Index("ix_dossier_plan_year", DOSSIER.c.plan_year, DOSSIER.c.id)
Index("ix_dossier_state", DOSSIER.c.state, DOSSIER.c.id)
Index("ix_dossier_contents", DOSSIER.c.content_codes, postgresql_using="gin")
search_index(DOSSIER)
