"""What is stored of a round of voting: its row, the products entered, the judges' sheets, what the council proposes.

Sheets and lines of a proposal are only added; those of the newest number count.
"""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    Numeric,
    Table,
    Text,
    Uuid,
    func,
    text,
)

from arit_kit.db.resource import record_table
from arit_kit.db.search import search_column, search_index
from dossiers.database import METADATA
from dossiers.voting.workflow import ENTRY as ENTRY_MACHINE
from dossiers.voting.workflow import ROUND as ROUND_MACHINE

POINTS = Numeric(5, 2)

ROUND = record_table(
    "voting_round",
    METADATA,
    Column("level", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("organiser", Text, nullable=False),
    Column("region", Text),
    Column("district", Text),
    Column("place", Text, nullable=False),
    Column("run_by", Text, nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("document_id", Uuid, ForeignKey("document.id"), nullable=False),
    Column("rhythm_decision_id", Uuid, ForeignKey("document.id")),
    Column("proposal", Integer, nullable=False),
    Column("minutes_id", Uuid, ForeignKey("document.id")),
    Column("judges", Integer),
    Column("decision_id", Uuid, ForeignKey("document.id")),
    Column("prize", BigInteger),
    Column("recognised_on", Date),
    search_column("reference", "organiser", "district"),
    CheckConstraint("level IN ('district', 'province', 'region', 'national')", name="ck_voting_round_level"),
    CheckConstraint("(run_by = 'province') = (province IS NOT NULL)", name="ck_voting_round_runner"),
    CheckConstraint("(level = 'region') = (region IS NOT NULL)", name="ck_voting_round_region"),
    prefix="BC",
    machine=ROUND_MACHINE,
)
"""`place` says whose rounds follow each other: nothing for national ones, a region, a province, a district of one."""
for _name in ("level", "year", "region", "province", "state"):
    Index(f"ix_voting_round_{_name}", ROUND.c[_name], ROUND.c.id)
Index(
    "uq_voting_round_live",
    ROUND.c.level,
    ROUND.c.place,
    ROUND.c.year,
    unique=True,
    postgresql_where=text("state <> 'cancelled'"),
)
search_index(ROUND)

ENTRY = record_table(
    "voting_entry",
    METADATA,
    Column("round_id", Uuid, ForeignKey("voting_round.id"), nullable=False),
    Column("run_by", Text, nullable=False),
    Column("product", Text, nullable=False),
    Column("product_group", Text, nullable=False),
    Column("facility", Text, nullable=False),
    Column("commune", Text),
    Column("letter_id", Uuid, ForeignKey("document.id")),
    Column("recognised_before", Uuid, ForeignKey("voting_entry.id")),
    Column("complete_on", Date),
    Column("scoring", Integer, nullable=False),
    Column("certificate", Text),
    search_column("reference", "product", "facility"),
    CheckConstraint("(state = 'recognised') = (certificate IS NOT NULL)", name="ck_voting_entry_certificate"),
    CheckConstraint("state <> 'recognised' OR complete_on IS NOT NULL", name="ck_voting_entry_complete"),
    prefix="SP",
    machine=ENTRY_MACHINE,
)
for _name, _column in (("round", "round_id"), ("group", "product_group"), ("province", "province"), ("state", "state")):
    Index(f"ix_voting_entry_{_name}", ENTRY.c[_column], ENTRY.c.id)
Index(
    "uq_voting_entry_product",
    ENTRY.c.round_id,
    ENTRY.c.province,
    func.vn_fold(ENTRY.c.facility),
    func.vn_fold(ENTRY.c.product),
    unique=True,
    postgresql_where=text("state <> 'withdrawn'"),
)
Index(
    "uq_voting_entry_recognised_before",
    ENTRY.c.recognised_before,
    ENTRY.c.round_id,
    unique=True,
    postgresql_where=text("state <> 'withdrawn'"),
)
search_index(ENTRY)

SHEET = Table(
    "voting_score_sheet",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("entry_id", Uuid, ForeignKey("voting_entry.id"), nullable=False),
    Column("scoring", Integer, nullable=False),
    Column("province", Text),
    Column("implementer_unit", Text),
    Column("judge", Text, nullable=False),
    Column("market", POINTS, nullable=False),
    Column("technical", POINTS, nullable=False),
    Column("culture", POINTS, nullable=False),
    Column("other", POINTS, nullable=False),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
)
Index("ix_voting_score_sheet_entry_id", SHEET.c.entry_id, SHEET.c.scoring)

PROPOSED = Table(
    "voting_proposed",
    METADATA,
    Column("round_id", Uuid, ForeignKey("voting_round.id"), primary_key=True),
    Column("proposal", Integer, primary_key=True),
    Column("entry_id", Uuid, ForeignKey("voting_entry.id"), primary_key=True),
    Column("province", Text),
    Column("implementer_unit", Text),
)
Index("ix_voting_proposed_entry_id", PROPOSED.c.entry_id)
