"""What is stored of a work plan and its items; not told to provinces."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, Uuid
from sqlalchemy.dialects.postgresql import ARRAY

from arit_kit.db.resource import record_table
from recommendations.database import METADATA
from recommendations.work_plan.workflow import WORK_PLAN as MACHINE

WORK_PLAN = record_table(
    "work_plan",
    METADATA,
    Column("year", Integer, nullable=False),
    Column("quarter", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("approved_on", Date),
    UniqueConstraint("year", "quarter", name="uq_work_plan_quarter"),
    CheckConstraint("quarter BETWEEN 1 AND 4", name="ck_work_plan_quarter"),
    prefix="KH",
    machine=MACHINE,
    province=False,
)
Index("ix_work_plan_state", WORK_PLAN.c.state, WORK_PLAN.c.id)

WORK_PLAN_ITEM = Table(
    "work_plan_item",
    METADATA,
    Column("plan_id", Uuid, ForeignKey("work_plan.id"), primary_key=True),
    Column("item", Integer, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("heading", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("refs", ARRAY(Text), nullable=False),
    Column("status", Text, nullable=False),
    Column("product", Text),
    CheckConstraint("status IN ('planned', 'under_way', 'done', 'dropped')", name="ck_work_plan_item_status"),
    CheckConstraint("status <> 'done' OR product IS NOT NULL", name="ck_work_plan_item_product"),
)
"""An item that is done names what came of it (I50)."""
