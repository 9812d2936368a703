"""What is stored of a mission, of the provinces that it visits and of the projects that it inspects."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from arit_kit.db.resource import record_table
from arit_kit.db.search import search_column, search_index
from dossiers.database import METADATA
from dossiers.mission.workflow import MISSION as MACHINE

MISSION = record_table(
    "mission",
    METADATA,
    Column("year", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("purpose", Text),
    Column("plan_id", Uuid, ForeignKey("document.id")),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date, nullable=False),
    Column("decision_id", Uuid, ForeignKey("document.id"), unique=True),
    Column("decided_on", Date),
    Column("team", JSONB, nullable=False),
    Column("held_on", Date),
    Column("conclusion_id", Uuid, ForeignKey("document.id"), unique=True),
    search_column("reference", "title"),
    CheckConstraint("starts_on <= ends_on", name="ck_mission_days"),
    CheckConstraint("(decision_id IS NULL) = (decided_on IS NULL)", name="ck_mission_decided"),
    CheckConstraint("state IN ('planned', 'cancelled') OR decided_on IS NOT NULL", name="ck_mission_decided_first"),
    CheckConstraint("(state IN ('held', 'concluded', 'closed')) = (held_on IS NOT NULL)", name="ck_mission_held"),
    CheckConstraint("(state IN ('concluded', 'closed')) = (conclusion_id IS NOT NULL)", name="ck_mission_concluded"),
    prefix="KT",
    machine=MACHINE,
    province=False,
)
Index("ix_mission_year", MISSION.c.year, MISSION.c.id)
Index("ix_mission_state", MISSION.c.state, MISSION.c.id)
Index("ix_mission_held_on", MISSION.c.held_on)
search_index(MISSION)

MISSION_VISIT = Table(
    "mission_visit",
    METADATA,
    Column("mission_id", Uuid, ForeignKey("mission.id"), primary_key=True),
    Column("province", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("decided_on", Date),
    Column("minutes_id", Uuid, ForeignKey("document.id")),
)
Index("ix_mission_visit_province", MISSION_VISIT.c.province, MISSION_VISIT.c.mission_id)
"""`decided_on`, here and below, is the mission's: until then no province sees the row, nor the mission through it."""

MISSION_DOSSIER = Table(
    "mission_dossier",
    METADATA,
    Column("mission_id", Uuid, ForeignKey("mission.id"), primary_key=True),
    Column("dossier_id", Uuid, ForeignKey("dossier.id"), primary_key=True),
    Column("province", Text),
    Column("implementer_unit", Text),
    Column("decided_on", Date),
)
Index("ix_mission_dossier_dossier", MISSION_DOSSIER.c.dossier_id, MISSION_DOSSIER.c.mission_id)
