"""What is stored of a letter; its recommendations are records of their own."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Text, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY

from arit_kit.db.resource import record_table
from arit_kit.db.search import search_column, search_index
from recommendations.database import METADATA
from recommendations.letter.workflow import LETTER as MACHINE

LETTER = record_table(
    "letter",
    METADATA,
    Column("filed_by", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("document_id", Uuid, ForeignKey("document.id"), nullable=False),
    Column("received_on", Date),
    Column("answer_by", Date),
    Column("working_session_id", Uuid, ForeignKey("working_session.id"), index=True),
    Column("brought_back", ARRAY(Uuid), nullable=False),
    search_column("reference", "title"),
    CheckConstraint("province IS NOT NULL", name="ck_letter_province"),
    CheckConstraint("(state IN ('drafted', 'sent', 'withdrawn')) = (received_on IS NULL)", name="ck_letter_received"),
    prefix="KN",
    machine=MACHINE,
)
"""`brought_back`: the recommendations of earlier letters, or of sessions, that were reopened by it."""
Index("uq_letter_document", LETTER.c.document_id, unique=True, postgresql_where=text("state <> 'withdrawn'"))
Index("ix_letter_province", LETTER.c.province, LETTER.c.id)
Index("ix_letter_state", LETTER.c.state, LETTER.c.id)
Index("ix_letter_brought_back", LETTER.c.brought_back, postgresql_using="gin")
search_index(LETTER)
