"""What is stored of a tasking. It bears no province: provinces are told of it through their recommendation alone."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Text, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY

from arit_kit.db.resource import record_table
from recommendations.database import METADATA
from recommendations.tasking.workflow import TASKING as MACHINE

TASKING = record_table(
    "tasking",
    METADATA,
    Column("recommendation_id", Uuid, ForeignKey("recommendation.id"), nullable=False, index=True),
    Column("lead_unit", Text),
    Column("co_units", ARRAY(Text), nullable=False),
    Column("person", Text),
    Column("task", Text),
    Column("due_on", Date),
    Column("responsibility", Text),
    Column("product", Text),
    Column("authority", Text),
    Column("assigned_on", Date),
    CheckConstraint(
        "state = 'drafted' OR (lead_unit IS NOT NULL AND person IS NOT NULL AND task IS NOT NULL AND due_on IS NOT NULL"
        " AND responsibility IS NOT NULL AND product IS NOT NULL AND authority IS NOT NULL)",
        name="ck_tasking_clear",
    ),
    prefix="GV",
    machine=MACHINE,
    province=False,
)
Index(
    "uq_tasking_live",
    TASKING.c.recommendation_id,
    unique=True,
    postgresql_where=text("state IN ('drafted', 'assigned')"),
)
Index("ix_tasking_state", TASKING.c.state, TASKING.c.id)
Index("ix_tasking_lead_unit", TASKING.c.lead_unit, TASKING.c.id)
