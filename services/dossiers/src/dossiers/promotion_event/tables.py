"""What is stored of an event."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from arit_kit.db.resource import record_table
from arit_kit.db.search import search_column, search_index
from dossiers.database import METADATA
from dossiers.promotion_event.workflow import PROMOTION_EVENT as MACHINE

PROMOTION_EVENT = record_table(
    "promotion_event",
    METADATA,
    Column("kind", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("region_provinces", ARRAY(Text), nullable=False),
    Column("year", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("host_province", Text, nullable=False),
    Column("host_unit", Text, nullable=False),
    Column("outline", Text, nullable=False),
    Column("funding", Text),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date, nullable=False),
    Column("planned_booths", Integer),
    Column("decision_id", Uuid, ForeignKey("document.id"), unique=True),
    Column("approved_on", Date),
    Column("held_from_on", Date),
    Column("held_to_on", Date),
    Column("booths", Integer),
    Column("participants", JSONB, nullable=False),
    Column("report_id", Uuid, ForeignKey("document.id"), unique=True),
    Column("summary", Text),
    search_column("reference", "title", "host_unit"),
    CheckConstraint("kind IN ('industry_conference', 'promotion_conference', 'fair')", name="ck_promotion_event_kind"),
    CheckConstraint("region IN ('bac', 'mien_trung_tay_nguyen', 'nam')", name="ck_promotion_event_region"),
    CheckConstraint("starts_on <= ends_on AND held_from_on <= held_to_on", name="ck_promotion_event_days"),
    CheckConstraint("kind = 'fair' OR planned_booths IS NULL AND booths IS NULL", name="ck_promotion_event_booths"),
    CheckConstraint(
        "state IN ('planned', 'cancelled') OR approved_on IS NOT NULL",
        name="ck_promotion_event_approved_first",
    ),
    CheckConstraint("(decision_id IS NULL) = (approved_on IS NULL)", name="ck_promotion_event_approved"),
    CheckConstraint(
        "(state IN ('held', 'reported')) = (held_to_on IS NOT NULL) AND (held_from_on IS NULL) = (held_to_on IS NULL)",
        name="ck_promotion_event_held",
    ),
    CheckConstraint("(state = 'reported') = (report_id IS NOT NULL)", name="ck_promotion_event_reported"),
    prefix="SK",
    machine=MACHINE,
    province=False,
)
"""`region_provinces`: those of the region on the planned first day, who see the event once it is approved."""
Index("ix_promotion_event_kind", PROMOTION_EVENT.c.kind, PROMOTION_EVENT.c.id)
Index("ix_promotion_event_region", PROMOTION_EVENT.c.region, PROMOTION_EVENT.c.id)
Index("ix_promotion_event_year", PROMOTION_EVENT.c.year, PROMOTION_EVENT.c.id)
Index("ix_promotion_event_state", PROMOTION_EVENT.c.state, PROMOTION_EVENT.c.id)
Index("ix_promotion_event_host", PROMOTION_EVENT.c.host_province, PROMOTION_EVENT.c.id)
Index("ix_promotion_event_held_to_on", PROMOTION_EVENT.c.held_to_on)
search_index(PROMOTION_EVENT)
