"""Voting for typical products, promotion centres and the reviews of them, provinces' policies."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from arit_kit.db.kit_schema import create_record_table
from arit_kit.db.policies import IN_SCOPE, granted, secured

revision = "0005"
down_revision = "0004"

SOMEBODYS = "nullif(current_setting('arit.provinces', true) || current_setting('arit.unit', true), '') IS NOT NULL"
ENTRY_DECIDED = (
    "EXISTS (SELECT FROM voting_entry e WHERE e.id = entry_id"
    " AND (e.run_by = 'province' OR e.state IN ('recognised', 'not_recognised')))"
)
VISIBLE = {
    "voting_round": f"({IN_SCOPE} OR province IS NULL AND {SOMEBODYS})",
    "voting_entry": IN_SCOPE,
    "voting_score_sheet": f"{IN_SCOPE} AND {ENTRY_DECIDED}",
    "voting_proposed": f"{IN_SCOPE} AND {ENTRY_DECIDED}",
    "promotion_centre": IN_SCOPE,
    "centre_structure": IN_SCOPE,
    "centre_review": SOMEBODYS,
    "centre_finding": f"{IN_SCOPE} AND EXISTS (SELECT FROM centre_review r WHERE r.id = review_id AND r.state = 'concluded')",
    "promotion_policy": IN_SCOPE,
}
"""What a province sees of each table: its scope; the Agency's rounds and reviews; points, proposals and findings of the
Agency's once they are decided."""

RIGHTS = {
    "voting_round": ("SELECT, INSERT, UPDATE", "SELECT, INSERT, UPDATE"),
    "voting_entry": ("SELECT, INSERT, UPDATE", "SELECT, INSERT, UPDATE"),
    "voting_score_sheet": ("SELECT, INSERT", "SELECT, INSERT"),
    "voting_proposed": ("SELECT, INSERT", "SELECT, INSERT"),
    "promotion_centre": ("SELECT, INSERT, UPDATE", "SELECT, INSERT, UPDATE"),
    "centre_structure": ("SELECT, INSERT", "SELECT, INSERT"),
    "centre_review": ("SELECT, INSERT, UPDATE", "SELECT"),
    "centre_finding": ("SELECT, INSERT", "SELECT"),
    "promotion_policy": ("SELECT, INSERT, UPDATE", "SELECT, INSERT, UPDATE"),
}
"""What the Agency's and the provinces' running role may do: dated rows are only added."""


def upgrade() -> None:
    create_record_table(
        "dossiers",
        "voting_round",
        "BC",
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("organiser", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=True),
        sa.Column("district", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("run_by", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("rhythm_decision_id", sa.Uuid(), nullable=True),
        sa.Column("proposal", sa.Integer(), nullable=False),
        sa.Column("minutes_id", sa.Uuid(), nullable=True),
        sa.Column("judges", sa.Integer(), nullable=True),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.Column("prize", sa.BigInteger(), nullable=True),
        sa.Column("recognised_on", sa.Date(), nullable=True),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed(
                "vn_fold(coalesce(reference, '') || ' ' || coalesce(organiser, '') || ' ' || coalesce(district, ''))",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.CheckConstraint("level IN ('district', 'province', 'region', 'national')", name="ck_voting_round_level"),
        sa.CheckConstraint("(level = 'region') = (region IS NOT NULL)", name="ck_voting_round_region"),
        sa.CheckConstraint("(run_by = 'province') = (province IS NOT NULL)", name="ck_voting_round_runner"),
        sa.CheckConstraint(
            "state IN ('open', 'judging', 'proposed', 'recognised', 'cancelled')", name="ck_voting_round_state"
        ),
        sa.ForeignKeyConstraint(["decision_id"], ["document.id"], name=op.f("fk_voting_round_decision_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_voting_round_document_id")),
        sa.ForeignKeyConstraint(["minutes_id"], ["document.id"], name=op.f("fk_voting_round_minutes_id")),
        sa.ForeignKeyConstraint(
            ["rhythm_decision_id"], ["document.id"], name=op.f("fk_voting_round_rhythm_decision_id")
        ),
    )
    op.create_index("ix_voting_round_level", "voting_round", ["level", "id"], unique=False)
    op.create_index("ix_voting_round_province", "voting_round", ["province", "id"], unique=False)
    op.create_index("ix_voting_round_region", "voting_round", ["region", "id"], unique=False)
    op.create_index(
        "ix_voting_round_search",
        "voting_round",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index("ix_voting_round_state", "voting_round", ["state", "id"], unique=False)
    op.create_index("ix_voting_round_year", "voting_round", ["year", "id"], unique=False)
    op.create_index(
        "uq_voting_round_live",
        "voting_round",
        ["level", "place", "year"],
        unique=True,
        postgresql_where=sa.text("state <> 'cancelled'"),
    )
    create_record_table(
        "dossiers",
        "voting_entry",
        "SP",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("run_by", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("product_group", sa.Text(), nullable=False),
        sa.Column("facility", sa.Text(), nullable=False),
        sa.Column("commune", sa.Text(), nullable=True),
        sa.Column("letter_id", sa.Uuid(), nullable=True),
        sa.Column("recognised_before", sa.Uuid(), nullable=True),
        sa.Column("complete_on", sa.Date(), nullable=True),
        sa.Column("scoring", sa.Integer(), nullable=False),
        sa.Column("certificate", sa.Text(), nullable=True),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed(
                "vn_fold(coalesce(reference, '') || ' ' || coalesce(product, '') || ' ' || coalesce(facility, ''))",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.CheckConstraint("(state = 'recognised') = (certificate IS NOT NULL)", name="ck_voting_entry_certificate"),
        sa.CheckConstraint("state <> 'recognised' OR complete_on IS NOT NULL", name="ck_voting_entry_complete"),
        sa.CheckConstraint(
            "state IN ('entered', 'supplement_required', 'complete', 'recognised', 'not_recognised', 'withdrawn')",
            name="ck_voting_entry_state",
        ),
        sa.ForeignKeyConstraint(["letter_id"], ["document.id"], name=op.f("fk_voting_entry_letter_id")),
        sa.ForeignKeyConstraint(
            ["recognised_before"], ["voting_entry.id"], name=op.f("fk_voting_entry_recognised_before")
        ),
        sa.ForeignKeyConstraint(["round_id"], ["voting_round.id"], name=op.f("fk_voting_entry_round_id")),
    )
    op.create_index("ix_voting_entry_group", "voting_entry", ["product_group", "id"], unique=False)
    op.create_index("ix_voting_entry_province", "voting_entry", ["province", "id"], unique=False)
    op.create_index("ix_voting_entry_round", "voting_entry", ["round_id", "id"], unique=False)
    op.create_index(
        "ix_voting_entry_search",
        "voting_entry",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index("ix_voting_entry_state", "voting_entry", ["state", "id"], unique=False)
    op.create_index(
        "uq_voting_entry_product",
        "voting_entry",
        ["round_id", "province", sa.literal_column("vn_fold(facility)"), sa.literal_column("vn_fold(product)")],
        unique=True,
        postgresql_where=sa.text("state <> 'withdrawn'"),
    )
    op.create_index(
        "uq_voting_entry_recognised_before",
        "voting_entry",
        ["recognised_before", "round_id"],
        unique=True,
        postgresql_where=sa.text("state <> 'withdrawn'"),
    )
    op.create_table(
        "voting_score_sheet",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("scoring", sa.Integer(), nullable=False),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("implementer_unit", sa.Text(), nullable=True),
        sa.Column("judge", sa.Text(), nullable=False),
        sa.Column("market", sa.Numeric(5, 2), nullable=False),
        sa.Column("technical", sa.Numeric(5, 2), nullable=False),
        sa.Column("culture", sa.Numeric(5, 2), nullable=False),
        sa.Column("other", sa.Numeric(5, 2), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["voting_entry.id"], name=op.f("fk_voting_score_sheet_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voting_score_sheet")),
    )
    op.create_index("ix_voting_score_sheet_entry_id", "voting_score_sheet", ["entry_id", "scoring"], unique=False)
    op.create_table(
        "voting_proposed",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("proposal", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("implementer_unit", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["voting_entry.id"], name=op.f("fk_voting_proposed_entry_id")),
        sa.ForeignKeyConstraint(["round_id"], ["voting_round.id"], name=op.f("fk_voting_proposed_round_id")),
        sa.PrimaryKeyConstraint("round_id", "proposal", "entry_id", name=op.f("pk_voting_proposed")),
    )
    op.create_index("ix_voting_proposed_entry_id", "voting_proposed", ["entry_id"], unique=False)
    create_record_table(
        "dossiers",
        "promotion_centre",
        "TT",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("legal_status", sa.Text(), nullable=False),
        sa.Column("with_trade_promotion", sa.Boolean(), nullable=False),
        sa.Column("staff", sa.Integer(), nullable=True),
        sa.Column("merged_into", sa.Uuid(), nullable=True),
        sa.Column("ended_by_id", sa.Uuid(), nullable=True),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed("vn_fold(coalesce(reference, '') || ' ' || coalesce(name, ''))", persisted=True),
            nullable=False,
        ),
        sa.CheckConstraint("merged_into <> id", name="ck_promotion_centre_into"),
        sa.CheckConstraint("(state = 'merged') = (merged_into IS NOT NULL)", name="ck_promotion_centre_merged"),
        sa.CheckConstraint("state IN ('operating', 'merged', 'dissolved')", name="ck_promotion_centre_state"),
        sa.ForeignKeyConstraint(["ended_by_id"], ["document.id"], name=op.f("fk_promotion_centre_ended_by_id")),
        sa.ForeignKeyConstraint(["merged_into"], ["promotion_centre.id"], name=op.f("fk_promotion_centre_merged_into")),
    )
    op.create_index("ix_promotion_centre_province", "promotion_centre", ["province", "id"], unique=False)
    op.create_index(
        "ix_promotion_centre_search",
        "promotion_centre",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index("ix_promotion_centre_state", "promotion_centre", ["state", "id"], unique=False)
    op.create_index("ix_promotion_centre_status", "promotion_centre", ["legal_status", "id"], unique=False)
    op.create_index("ix_promotion_centre_unit", "promotion_centre", ["implementer_unit", "id"], unique=False)
    op.create_index(
        "uq_promotion_centre_name",
        "promotion_centre",
        ["province", sa.literal_column("vn_fold(name)")],
        unique=True,
        postgresql_where=sa.text("state = 'operating'"),
    )
    op.create_table(
        "centre_structure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("implementer_unit", sa.Text(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=False),
        sa.Column("legal_status", sa.Text(), nullable=False),
        sa.Column("with_trade_promotion", sa.Boolean(), nullable=False),
        sa.Column("staff_quota", sa.Integer(), nullable=True),
        sa.Column("staff", sa.Integer(), nullable=True),
        sa.Column("tasks", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["centre_id"], ["promotion_centre.id"], name=op.f("fk_centre_structure_centre_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_centre_structure_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_centre_structure")),
    )
    op.create_index("ix_centre_structure_centre_id", "centre_structure", ["centre_id", "valid_from"], unique=False)
    create_record_table(
        "dossiers",
        "centre_review",
        "RS",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("conclusion_id", sa.Uuid(), nullable=True),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed("vn_fold(coalesce(reference, '') || ' ' || coalesce(title, ''))", persisted=True),
            nullable=False,
        ),
        sa.CheckConstraint("(state = 'concluded') = (conclusion_id IS NOT NULL)", name="ck_centre_review_conclusion"),
        sa.CheckConstraint("state IN ('open', 'concluded', 'dropped')", name="ck_centre_review_state"),
        sa.ForeignKeyConstraint(["conclusion_id"], ["document.id"], name=op.f("fk_centre_review_conclusion_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_centre_review_document_id")),
        province=False,
        created_by=("agency",),
    )
    op.create_index(
        "ix_centre_review_search",
        "centre_review",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index("ix_centre_review_state", "centre_review", ["state", "id"], unique=False)
    op.create_index("ix_centre_review_year", "centre_review", ["year", "id"], unique=False)
    op.create_table(
        "centre_finding",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("implementer_unit", sa.Text(), nullable=True),
        sa.Column("assessment", sa.Text(), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["promotion_centre.id"], name=op.f("fk_centre_finding_centre_id")),
        sa.ForeignKeyConstraint(["review_id"], ["centre_review.id"], name=op.f("fk_centre_finding_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_centre_finding")),
    )
    op.create_index("ix_centre_finding_review_id", "centre_finding", ["review_id", "centre_id", "id"], unique=False)
    create_record_table(
        "dossiers",
        "promotion_policy",
        "CS",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("amended_by_id", sa.Uuid(), nullable=True),
        sa.Column("repealed_by_id", sa.Uuid(), nullable=True),
        sa.Column("norms", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("content_codes", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("in_force_from_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("replaces", sa.Uuid(), nullable=True),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed("vn_fold(coalesce(reference, '') || ' ' || coalesce(title, ''))", persisted=True),
            nullable=False,
        ),
        sa.CheckConstraint("expires_on >= in_force_from_on", name="ck_promotion_policy_days"),
        sa.CheckConstraint("(state = 'in_force') = (ended_on IS NULL)", name="ck_promotion_policy_end"),
        sa.CheckConstraint("state IN ('in_force', 'replaced', 'repealed')", name="ck_promotion_policy_state"),
        sa.ForeignKeyConstraint(["amended_by_id"], ["document.id"], name=op.f("fk_promotion_policy_amended_by_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_promotion_policy_document_id")),
        sa.ForeignKeyConstraint(["repealed_by_id"], ["document.id"], name=op.f("fk_promotion_policy_repealed_by_id")),
        sa.ForeignKeyConstraint(["replaces"], ["promotion_policy.id"], name=op.f("fk_promotion_policy_replaces")),
        sa.UniqueConstraint("document_id", name=op.f("uq_promotion_policy_document_id")),
        sa.UniqueConstraint("replaces", name=op.f("uq_promotion_policy_replaces")),
    )
    op.create_index(
        "ix_promotion_policy_contents", "promotion_policy", ["content_codes"], unique=False, postgresql_using="gin"
    )
    op.create_index("ix_promotion_policy_day", "promotion_policy", ["in_force_from_on", "id"], unique=False)
    op.create_index("ix_promotion_policy_kind", "promotion_policy", ["kind", "id"], unique=False)
    op.create_index("ix_promotion_policy_province", "promotion_policy", ["province", "id"], unique=False)
    op.create_index(
        "ix_promotion_policy_search",
        "promotion_policy",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index("ix_promotion_policy_state", "promotion_policy", ["state", "id"], unique=False)
    for table, visible in VISIBLE.items():
        for statement in [
            *secured("dossiers", table, visible, IN_SCOPE if table == "voting_round" else None),
            *granted("dossiers", table, *RIGHTS[table]),
        ]:
            op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("Releases before this one run with these tables as well: leave them.")
