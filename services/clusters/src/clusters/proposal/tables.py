"""What is stored of a proposal: one row, its lines, verdicts and decided lines as lists of the same order within it."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, ForeignKey, Index, Integer, Text, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB

from arit_kit.db.resource import record_table
from arit_kit.db.search import search_column, search_index
from clusters.database import METADATA
from clusters.proposal.workflow import CLUSTER_PROPOSAL as MACHINE

CLUSTER_PROPOSAL = record_table(
    "cluster_proposal",
    METADATA,
    Column("kind", Text, nullable=False),
    Column("filed_by", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("letter_id", Uuid, ForeignKey("document.id"), nullable=False),
    Column("letter_year", Integer, nullable=False),
    Column("lines", JSONB, nullable=False),
    Column("items", JSONB, nullable=False),
    Column("rule_set", Text),
    Column("rule_set_basis", Text),
    Column("received_on", Date),
    Column("accepted_on", Date),
    Column("due_on", Date),
    Column("clock_paused_on", Date),
    Column("pauses", JSONB, nullable=False),
    Column("returns_to", Text),
    Column("consultations", JSONB, nullable=False),
    Column("judged", JSONB),
    Column("judged_by", Text),
    Column("verdict", Text),
    Column("partial", Boolean),
    Column("opinion_id", Uuid, ForeignKey("document.id")),
    Column("opinion_on", Date),
    Column("decision_id", Uuid, ForeignKey("document.id")),
    Column("decided", JSONB),
    Column("deviations", JSONB, nullable=False),
    search_column("reference", "title"),
    CheckConstraint("filed_by IN ('province', 'agency')", name="ck_cluster_proposal_filer"),
    CheckConstraint("(accepted_on IS NULL) = (rule_set IS NULL)", name="ck_cluster_proposal_rule_set"),
    CheckConstraint("(judged IS NULL) = (verdict IS NULL)", name="ck_cluster_proposal_judged"),
    prefix="QH",
    machine=MACHINE,
)
Index(
    "uq_cluster_proposal_letter_id",
    CLUSTER_PROPOSAL.c.letter_id,
    unique=True,
    postgresql_where=text("state <> 'withdrawn'"),
)
Index("ix_cluster_proposal_province", CLUSTER_PROPOSAL.c.province, CLUSTER_PROPOSAL.c.id)
Index("ix_cluster_proposal_state", CLUSTER_PROPOSAL.c.state, CLUSTER_PROPOSAL.c.id)
Index("ix_cluster_proposal_kind", CLUSTER_PROPOSAL.c.kind, CLUSTER_PROPOSAL.c.id)
Index("ix_cluster_proposal_year", CLUSTER_PROPOSAL.c.letter_year, CLUSTER_PROPOSAL.c.id)
Index("ix_cluster_proposal_opinion_on", CLUSTER_PROPOSAL.c.opinion_on)
search_index(CLUSTER_PROPOSAL)
