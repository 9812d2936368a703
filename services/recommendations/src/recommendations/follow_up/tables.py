"""What is stored of a follow-up."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Text, Uuid, text

from arit_kit.db.resource import record_table
from recommendations.database import METADATA
from recommendations.follow_up.workflow import FOLLOW_UP as MACHINE

FOLLOW_UP = record_table(
    "follow_up",
    METADATA,
    Column("recommendation_id", Uuid, ForeignKey("recommendation.id"), nullable=False, index=True),
    Column("reply_id", Uuid, ForeignKey("reply.id"), nullable=False, index=True),
    Column("commitment", Text, nullable=False),
    Column("product", Text, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("evidence", Text),
    Column("document_id", Uuid, ForeignKey("document.id")),
    Column("done_on", Date),
    CheckConstraint("(state = 'done') = (done_on IS NOT NULL)", name="ck_follow_up_done"),
    prefix="TD",
    machine=MACHINE,
)
Index("ix_follow_up_province", FOLLOW_UP.c.province, FOLLOW_UP.c.id)
Index("ix_follow_up_state", FOLLOW_UP.c.state, FOLLOW_UP.c.id)
Index("ix_follow_up_due", FOLLOW_UP.c.due_on, FOLLOW_UP.c.id, postgresql_where=text("state = 'open'"))
