"""What is stored of a recommendation, and of the bodies that are consulted on it."""

from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    Computed,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    Uuid,
    cast,
    or_,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, array

from arit_kit.db.resource import record_table
from arit_kit.db.search import search_column, search_index
from recommendations.database import METADATA
from recommendations.item.workflow import ITEM as MACHINE
from recommendations.item.workflow import OPEN

_open = ", ".join(f"'{state}'" for state in OPEN)

ITEM = record_table(
    "recommendation",
    METADATA,
    Column("letter_id", Uuid, ForeignKey("letter.id"), index=True),
    Column("working_session_id", Uuid, ForeignKey("working_session.id"), index=True),
    Column("place", Integer, nullable=False),
    Column("source_document_id", Uuid, ForeignKey("document.id"), nullable=False),
    Column("received_on", Date, nullable=False),
    Column("counted_from_on", Date, nullable=False),
    Column("answer_by", Date),
    Column("text", Text, nullable=False),
    Column("field", Text),
    Column("kind", Text),
    Column("authority", Text),
    Column("about", ARRAY(Text), nullable=False),
    Column("master_id", Uuid, ForeignKey("recommendation.id"), index=True),
    Column("master_state", Text),
    Column("lead_unit", Text),
    Column("due_on", Date),
    Column("due_basis", Text),
    Column("first_due_on", Date),
    Column("extension_id", Uuid, ForeignKey("document.id")),
    Column("transferred_to", Text),
    Column("transfer_id", Uuid, ForeignKey("document.id")),
    Column("outcome", Text),
    Column("answered_on", Date),
    Column("reply_document_id", Uuid, ForeignKey("document.id")),
    Column("reopened_by", Uuid, ForeignKey("letter.id")),
    Column("brought_back_by", ARRAY(Uuid), nullable=False),
    Column("open", Boolean, Computed(f"state IN ({_open})", persisted=True), nullable=False),
    search_column("reference", "text"),
    CheckConstraint("province IS NOT NULL", name="ck_recommendation_province"),
    CheckConstraint("(letter_id IS NULL) <> (working_session_id IS NULL)", name="ck_recommendation_source"),
    CheckConstraint(
        "(state = 'merged') = (master_id IS NOT NULL) AND master_id <> id", name="ck_recommendation_master"
    ),
    CheckConstraint(
        "state NOT IN ('assigned', 'consulting') OR (lead_unit IS NOT NULL AND due_on IS NOT NULL)",
        name="ck_recommendation_assigned",
    ),
    CheckConstraint(
        "state NOT IN ('answered', 'following_up')"
        " OR (outcome IS NOT NULL AND answered_on IS NOT NULL AND reply_document_id IS NOT NULL)",
        name="ck_recommendation_answered",
    ),
    prefix="KNM",
    machine=MACHINE,
)
"""`counted_from_on`: the receipt from which its terms count, the letter's own or that of the letter that reopened it.

`brought_back_by`: every letter that reopened it, in their order; `reopened_by` is the last of them.

`master_state`, `outcome`, `answered_on` and `reply_document_id` of a merged one are its master's: a province may not
read a master of another province.
"""
Index("ix_recommendation_province", ITEM.c.province, ITEM.c.id)
Index("ix_recommendation_state", ITEM.c.state, ITEM.c.id)
Index("ix_recommendation_open", ITEM.c.open, ITEM.c.id)
Index("ix_recommendation_field", ITEM.c.field, ITEM.c.id)
Index("ix_recommendation_lead_unit", ITEM.c.lead_unit, ITEM.c.id)
Index("ix_recommendation_about", ITEM.c.about, postgresql_using="gin")
Index("ix_recommendation_brought_back_by", ITEM.c.brought_back_by, postgresql_using="gin")
Index("ix_recommendation_due", ITEM.c.due_on, ITEM.c.id, postgresql_where=text("open"))
search_index(ITEM)

CONSULTATION = Table(
    "consultation",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("recommendation_id", Uuid, ForeignKey("recommendation.id"), nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("asked_on", Date, nullable=False),
    Column("document_id", Uuid, ForeignKey("document.id"), nullable=False),
    Column("answer_due_on", Date, nullable=False),
    Column("reminded_on", Date),
    Column("answered_on", Date),
    Column("answer_id", Uuid, ForeignKey("document.id")),
    Column("view", Text),
)
Index(
    "ix_consultation_silent",
    CONSULTATION.c.answer_due_on,
    postgresql_where=text("answered_on IS NULL AND reminded_on IS NULL"),
)


def of_letter(letter_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a recommendation is one of this letter's: the letter brought it, or brought it back."""
    found = ITEM.c.brought_back_by.contains(cast(array([letter_id]), ARRAY(Uuid)))
    return or_(ITEM.c.letter_id == letter_id, found)
