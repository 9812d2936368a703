"""What is stored of a reply and its lines, one for each recommendation that it answers."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from arit_kit.db.resource import record_table
from recommendations.database import METADATA
from recommendations.reply.workflow import REPLY as MACHINE

REPLY = record_table(
    "reply",
    METADATA,
    Column("document_id", Uuid, ForeignKey("document.id"), unique=True),
    Column("approved_by", Text),
    Column("issued_on", Date),
    CheckConstraint("province IS NOT NULL", name="ck_reply_province"),
    CheckConstraint(
        "(state = 'issued') = (document_id IS NOT NULL) AND (state = 'issued') = (issued_on IS NOT NULL)",
        name="ck_reply_issued",
    ),
    prefix="TL",
    machine=MACHINE,
)
Index("ix_reply_province", REPLY.c.province, REPLY.c.id)
Index("ix_reply_state", REPLY.c.state, REPLY.c.id)

REPLY_LINE = Table(
    "reply_line",
    METADATA,
    Column("reply_id", Uuid, ForeignKey("reply.id"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("recommendation_id", Uuid, ForeignKey("recommendation.id"), nullable=False, index=True),
    Column("outcome", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("promises", JSONB, nullable=False),
    UniqueConstraint("reply_id", "recommendation_id", name="uq_reply_line_recommendation"),
)
"""`promises`: commitment, product and due_on of each; follow-ups are made of them when the reply is issued."""
