"""What is stored of a working session and of the provinces that it is held with."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY

from arit_kit.db.resource import record_table
from arit_kit.db.search import search_column, search_index
from recommendations.database import METADATA
from recommendations.working_session.workflow import WORKING_SESSION as MACHINE

WORKING_SESSION = record_table(
    "working_session",
    METADATA,
    Column("title", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("leader", Text, nullable=False),
    Column("planned_on", Date, nullable=False),
    Column("year", Integer, nullable=False),
    Column("held_on", Date),
    Column("agenda", Text),
    Column("basis_id", Uuid, ForeignKey("document.id")),
    Column("delegation", ARRAY(Text), nullable=False),
    Column("minutes", Text),
    Column("conclusion_id", Uuid, ForeignKey("document.id"), unique=True),
    search_column("reference", "title", "leader"),
    CheckConstraint("level IN ('agency', 'ministry', 'central')", name="ck_working_session_level"),
    CheckConstraint("(state IN ('planned', 'cancelled')) = (held_on IS NULL)", name="ck_working_session_held"),
    prefix="LV",
    machine=MACHINE,
    province=False,
)
"""`year`: that of `planned_on`, by which sessions are listed."""
Index("ix_working_session_state", WORKING_SESSION.c.state, WORKING_SESSION.c.id)
Index("ix_working_session_year", WORKING_SESSION.c.year, WORKING_SESSION.c.id)
Index("ix_working_session_held_on", WORKING_SESSION.c.held_on)
search_index(WORKING_SESSION)

SESSION_PROVINCE = Table(
    "working_session_province",
    METADATA,
    Column("session_id", Uuid, ForeignKey("working_session.id"), primary_key=True),
    Column("province", Text, primary_key=True),
    Column("place", Integer, nullable=False),
)
Index("ix_working_session_province_province", SESSION_PROVINCE.c.province, SESSION_PROVINCE.c.session_id)
"""A province sees the sessions that are held with it, and of the provinces that take part only itself."""
