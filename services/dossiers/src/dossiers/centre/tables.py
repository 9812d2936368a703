"""What is stored of a centre: its row, and a row for each structure that it had; and what reviews found.

Structures and findings are only added. A structure holds until the next begins; of one day the last recorded holds.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    Uuid,
    func,
    text,
)

from arit_kit.db.resource import record_table
from arit_kit.db.search import search_column, search_index
from dossiers.centre.workflow import CENTRE as CENTRE_MACHINE
from dossiers.centre.workflow import REVIEW as REVIEW_MACHINE
from dossiers.database import METADATA

CENTRE = record_table(
    "promotion_centre",
    METADATA,
    Column("name", Text, nullable=False),
    Column("legal_status", Text, nullable=False),
    Column("with_trade_promotion", Boolean, nullable=False),
    Column("staff", Integer),
    Column("merged_into", Uuid, ForeignKey("promotion_centre.id")),
    Column("ended_by_id", Uuid, ForeignKey("document.id")),
    search_column("reference", "name"),
    CheckConstraint("(state = 'merged') = (merged_into IS NOT NULL)", name="ck_promotion_centre_merged"),
    CheckConstraint("merged_into <> id", name="ck_promotion_centre_into"),
    prefix="TT",
    machine=CENTRE_MACHINE,
)
for _name, _column in (
    ("province", "province"), ("unit", "implementer_unit"), ("state", "state"), ("status", "legal_status"),
):  # fmt: skip
    Index(f"ix_promotion_centre_{_name}", CENTRE.c[_column], CENTRE.c.id)
Index(
    "uq_promotion_centre_name",
    CENTRE.c.province,
    func.vn_fold(CENTRE.c.name),
    unique=True,
    postgresql_where=text("state = 'operating'"),
)
search_index(CENTRE)

STRUCTURE = Table(
    "centre_structure",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("centre_id", Uuid, ForeignKey("promotion_centre.id"), nullable=False),
    Column("province", Text),
    Column("implementer_unit", Text),
    Column("valid_from", Date, nullable=False),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
    Column("document_id", Uuid, ForeignKey("document.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("parent", Text, nullable=False),
    Column("legal_status", Text, nullable=False),
    Column("with_trade_promotion", Boolean, nullable=False),
    Column("staff_quota", Integer),
    Column("staff", Integer),
    Column("tasks", Text),
)
Index("ix_centre_structure_centre_id", STRUCTURE.c.centre_id, STRUCTURE.c.valid_from)

REVIEW = record_table(
    "centre_review",
    METADATA,
    Column("title", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("document_id", Uuid, ForeignKey("document.id"), nullable=False),
    Column("conclusion_id", Uuid, ForeignKey("document.id")),
    search_column("reference", "title"),
    CheckConstraint("(state = 'concluded') = (conclusion_id IS NOT NULL)", name="ck_centre_review_conclusion"),
    prefix="RS",
    machine=REVIEW_MACHINE,
    province=False,
)
for _name in ("year", "state"):
    Index(f"ix_centre_review_{_name}", REVIEW.c[_name], REVIEW.c.id)
search_index(REVIEW)

FINDING = Table(
    "centre_finding",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("review_id", Uuid, ForeignKey("centre_review.id"), nullable=False),
    Column("centre_id", Uuid, ForeignKey("promotion_centre.id"), nullable=False),
    Column("province", Text),
    Column("implementer_unit", Text),
    Column("assessment", Text, nullable=False),
    Column("proposal", Text, nullable=False),
    Column("direction", Text),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
)
Index("ix_centre_finding_review_id", FINDING.c.review_id, FINDING.c.centre_id, FINDING.c.id)
