"""What is stored of a provincial instrument; its norms as they stand, what they were is in the history."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from arit_kit.db.resource import record_table
from arit_kit.db.search import search_column, search_index
from dossiers.database import METADATA
from dossiers.policy.workflow import POLICY as MACHINE

POLICY = record_table(
    "promotion_policy",
    METADATA,
    Column("title", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("document_id", Uuid, ForeignKey("document.id"), nullable=False, unique=True),
    Column("amended_by_id", Uuid, ForeignKey("document.id")),
    Column("repealed_by_id", Uuid, ForeignKey("document.id")),
    Column("norms", JSONB, nullable=False),
    Column("content_codes", ARRAY(Text), nullable=False),
    Column("in_force_from_on", Date, nullable=False),
    Column("expires_on", Date),
    Column("ended_on", Date),
    Column("replaces", Uuid, ForeignKey("promotion_policy.id"), unique=True),
    search_column("reference", "title"),
    CheckConstraint("(state = 'in_force') = (ended_on IS NULL)", name="ck_promotion_policy_end"),
    CheckConstraint("expires_on >= in_force_from_on", name="ck_promotion_policy_days"),
    prefix="CS",
    machine=MACHINE,
)
for _name, _column in (("province", "province"), ("kind", "kind"), ("state", "state"), ("day", "in_force_from_on")):
    Index(f"ix_promotion_policy_{_name}", POLICY.c[_column], POLICY.c.id)
Index("ix_promotion_policy_contents", POLICY.c.content_codes, postgresql_using="gin")
search_index(POLICY)
