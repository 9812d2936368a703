"""What is stored of a task."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY

from arit_kit.db.resource import record_table
from arit_kit.db.search import search_column, search_index
from dossiers.database import METADATA
from dossiers.programme_task.workflow import PROGRAMME_TASK as MACHINE

PROGRAMME_TASK = record_table(
    "programme_task",
    METADATA,
    Column("programme", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("outline", Text),
    Column("responsible_unit", Text, nullable=False),
    Column("provinces", ARRAY(Text), nullable=False),
    Column("due_on", Date, nullable=False),
    Column("decision_id", Uuid, ForeignKey("document.id")),
    Column("assigned_on", Date),
    Column("report_id", Uuid, ForeignKey("document.id"), unique=True),
    Column("results", Text),
    Column("reported_on", Date),
    Column("closed_on", Date),
    search_column("reference", "title"),
    CheckConstraint("programme IN ('cooperatives', 'new_rural_development')", name="ck_programme_task_programme"),
    CheckConstraint("(decision_id IS NULL) = (assigned_on IS NULL)", name="ck_programme_task_assigned"),
    CheckConstraint("state IN ('planned', 'cancelled') OR assigned_on IS NOT NULL", name="ck_programme_task_first"),
    CheckConstraint(
        "(state IN ('reported', 'closed')) = (report_id IS NOT NULL)"
        " AND (report_id IS NULL) = (reported_on IS NULL) AND (report_id IS NULL) = (results IS NULL)",
        name="ck_programme_task_reported",
    ),
    CheckConstraint("(state = 'closed') = (closed_on IS NOT NULL)", name="ck_programme_task_closed"),
    prefix="NV",
    machine=MACHINE,
    province=False,
)
"""`provinces` know of it once it is assigned; one decision assigns several tasks."""
for _name, _column in (
    ("programme", "programme"), ("year", "year"), ("unit", "responsible_unit"), ("state", "state"),
):  # fmt: skip
    Index(f"ix_programme_task_{_name}", PROGRAMME_TASK.c[_column], PROGRAMME_TASK.c.id)
Index("ix_programme_task_provinces", PROGRAMME_TASK.c.provinces, postgresql_using="gin")
Index("ix_programme_task_closed_on", PROGRAMME_TASK.c.closed_on)
search_index(PROGRAMME_TASK)
