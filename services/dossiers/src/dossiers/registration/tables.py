"""What is stored of a registration; its lines are dossiers."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, ForeignKey, Index, Integer, Text, Uuid

from arit_kit.db.resource import record_table
from dossiers.database import METADATA
from dossiers.registration.workflow import REGISTRATION as MACHINE

REGISTRATION = record_table(
    "registration",
    METADATA,
    Column("plan_year", Integer, nullable=False),
    Column("filed_by", Text, nullable=False),
    Column("document_id", Uuid, ForeignKey("document.id"), unique=True),
    Column("due_on", Date, nullable=False),
    Column("late", Boolean),
    CheckConstraint("(filed_by = 'province') = (province IS NOT NULL)", name="ck_registration_filer"),
    prefix="DK",
    machine=MACHINE,
)
Index("ix_registration_plan_year", REGISTRATION.c.plan_year, REGISTRATION.c.id)
Index("ix_registration_province", REGISTRATION.c.province, REGISTRATION.c.id)
Index("ix_registration_unit", REGISTRATION.c.implementer_unit, REGISTRATION.c.id)
Index("ix_registration_state", REGISTRATION.c.state, REGISTRATION.c.id)
