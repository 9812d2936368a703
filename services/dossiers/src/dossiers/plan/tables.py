"""What is stored of a plan and its lines."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB

from arit_kit.db.resource import record_table
from arit_kit.db.search import search_column, search_index
from dossiers.database import METADATA
from dossiers.plan.workflow import PLAN as MACHINE

PLAN = record_table(
    "plan",
    METADATA,
    Column("plan_year", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("stated", JSONB, nullable=False),
    Column("decision_id", Uuid, ForeignKey("document.id"), unique=True),
    Column("decided_on", Date),
    Column("tranche", Integer),
    search_column("reference", "title"),
    prefix="KH",
    machine=MACHINE,
    province=False,
)
Index("ix_plan_plan_year", PLAN.c.plan_year, PLAN.c.id)
Index("ix_plan_state", PLAN.c.state, PLAN.c.id)
Index("uq_plan_tranche", PLAN.c.plan_year, PLAN.c.tranche, unique=True)
search_index(PLAN)

PLAN_LINE = Table(
    "plan_line",
    METADATA,
    Column("plan_id", Uuid, ForeignKey("plan.id"), primary_key=True),
    Column("dossier_id", Uuid, ForeignKey("dossier.id"), primary_key=True, index=True),
    Column("amount", BigInteger, CheckConstraint("amount > 0", name="ck_plan_line_amount"), nullable=False),
    Column("province", Text),
    Column("implementer_unit", Text),
)
