"""The first schema: the register of clusters, and provinces' proposals."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from arit_kit.db.kit_schema import create_kit_tables, create_record_table, index_history_by_day
from arit_kit.db.policies import IN_SCOPE, granted, secured

revision = "0001"
down_revision = None

VISIBLE = {
    "cluster": IN_SCOPE,
    "cluster_plan_line": IN_SCOPE,
    "cluster_decision": IN_SCOPE,
    "cluster_figures": IN_SCOPE,
    "cluster_proposal": IN_SCOPE,
}
"""What a province sees of each table: its scope."""

RIGHTS = {
    "cluster": "SELECT, INSERT, UPDATE",
    "cluster_plan_line": "SELECT, INSERT, UPDATE (valid_to, ended_at)",
    "cluster_decision": "SELECT, INSERT",
    "cluster_figures": "SELECT, INSERT",
    "cluster_proposal": "SELECT, INSERT, UPDATE",
}
"""What both running roles may do: dated rows are never changed, but that a plan line is ended."""


def upgrade() -> None:
    create_kit_tables("clusters")
    index_history_by_day()
    create_record_table(
        "clusters",
        "cluster",
        "CCN",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("former_district", sa.Text(), nullable=False),
        sa.Column("commune", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("mountainous", sa.Boolean(), nullable=False),
        sa.Column("planned_area", sa.Numeric(12, 4), nullable=True),
        sa.Column("phase", sa.Text(), nullable=True),
        sa.Column("established_area", sa.Numeric(12, 4), nullable=True),
        sa.Column("established_on", sa.Date(), nullable=True),
        sa.Column("investor", sa.Text(), nullable=True),
        sa.Column("investor_kind", sa.Text(), nullable=True),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed(
                "vn_fold(coalesce(reference, '') || ' ' || coalesce(name, '') || ' ' || coalesce(former_district, '')"
                " || ' ' || coalesce(commune, ''))",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.CheckConstraint("planned_area > 0 AND established_area > 0", name="ck_cluster_areas"),
        sa.CheckConstraint("(established_on IS NULL) = (established_area IS NULL)", name="ck_cluster_establishment"),
        sa.CheckConstraint(
            "state IN ('planned', 'established', 'detailed_plan_approved', 'infrastructure_approved', 'operating', "
            "'removed_from_plan', 'abolished')",
            name="ck_cluster_state",
        ),
    )
    op.create_index("ix_cluster_kind", "cluster", ["kind", "id"], unique=False)
    op.create_index("ix_cluster_province", "cluster", ["province", "id"], unique=False)
    op.create_index(
        "ix_cluster_search",
        "cluster",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index("ix_cluster_state", "cluster", ["state", "id"], unique=False)
    op.create_index(
        "uq_cluster_name",
        "cluster",
        ["province", sa.text("lower(former_district)"), sa.text("lower(name)")],
        unique=True,
        postgresql_where=sa.text("state <> 'removed_from_plan' AND state <> 'abolished'"),
    )
    _dated(
        "cluster_plan_line",
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("area", sa.Numeric(12, 4), nullable=False),
        sa.Column("phase", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("former_district", sa.Text(), nullable=False),
        sa.Column("commune", sa.Text(), nullable=True),
        sa.CheckConstraint("area > 0", name="ck_cluster_plan_line_area"),
        sa.CheckConstraint("valid_to >= valid_from - 1", name="ck_cluster_plan_line_validity"),
        sa.CheckConstraint("(valid_to IS NULL) = (ended_at IS NULL)", name="ck_cluster_plan_line_end"),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_cluster_plan_line_document_id")),
        postgresql.ExcludeConstraint(
            (sa.text("cluster_id"), "="),
            (sa.text("daterange(valid_from, valid_to + 1)"), "&&"),
            name="ex_cluster_plan_line_validity",
            using="gist",
        ),
    )
    op.create_index("ix_cluster_plan_line_cluster_id", "cluster_plan_line", ["cluster_id", "valid_from"], unique=False)
    _dated(
        "cluster_decision",
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("area", sa.Numeric(12, 4), nullable=True),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_cluster_decision_document_id")),
    )
    op.create_index("ix_cluster_decision_cluster_id", "cluster_decision", ["cluster_id", "effective_on"], unique=False)
    _dated(
        "cluster_figures",
        sa.Column("measured_on", sa.Date(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("total_area", sa.Numeric(12, 4), nullable=False),
        sa.Column("industrial_area", sa.Numeric(12, 4), nullable=False),
        sa.Column("leasable_area", sa.Numeric(12, 4), nullable=False),
        sa.Column("leased_area", sa.Numeric(12, 4), nullable=False),
        sa.Column("land_demand", sa.Numeric(12, 4), nullable=True),
        sa.Column("infrastructure_in_operation", sa.Boolean(), nullable=True),
        sa.Column("wastewater_treatment", sa.Boolean(), nullable=True),
        sa.Column("projects_operating", sa.Integer(), nullable=True),
        sa.Column("projects_building", sa.Integer(), nullable=True),
        sa.Column("projects_stopped", sa.Integer(), nullable=True),
        sa.Column("workers", sa.Integer(), nullable=True),
        sa.Column("infrastructure_need", sa.BigInteger(), nullable=True),
        sa.Column("infrastructure_invested", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "0 <= leased_area AND leased_area <= leasable_area AND leasable_area <= industrial_area"
            " AND industrial_area <= total_area",
            name="ck_cluster_figures_land",
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_cluster_figures_document_id")),
    )
    op.create_index(
        "ix_cluster_figures_measured",
        "cluster_figures",
        ["cluster_id", sa.literal_column("measured_on DESC"), sa.literal_column("recorded_at DESC")],
        unique=False,
    )
    create_record_table(
        "clusters",
        "cluster_proposal",
        "QH",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("filed_by", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("letter_year", sa.Integer(), nullable=False),
        sa.Column("lines", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("items", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("rule_set", sa.Text(), nullable=True),
        sa.Column("rule_set_basis", sa.Text(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("clock_paused_on", sa.Date(), nullable=True),
        sa.Column("pauses", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("returns_to", sa.Text(), nullable=True),
        sa.Column("consultations", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("judged", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("judged_by", sa.Text(), nullable=True),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("partial", sa.Boolean(), nullable=True),
        sa.Column("opinion_id", sa.Uuid(), nullable=True),
        sa.Column("opinion_on", sa.Date(), nullable=True),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.Column("decided", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("deviations", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed("vn_fold(coalesce(reference, '') || ' ' || coalesce(title, ''))", persisted=True),
            nullable=False,
        ),
        sa.CheckConstraint(
            "state IN ('drafted', 'sent', 'checking', 'supplement_required', 'appraising', 'consulting', 'appraised',"
            " 'opinion_issued', 'decided', 'lapsed', 'withdrawn')",
            name="ck_cluster_proposal_state",
        ),
        sa.CheckConstraint("filed_by IN ('province', 'agency')", name="ck_cluster_proposal_filer"),
        sa.CheckConstraint("(accepted_on IS NULL) = (rule_set IS NULL)", name="ck_cluster_proposal_rule_set"),
        sa.CheckConstraint("(judged IS NULL) = (verdict IS NULL)", name="ck_cluster_proposal_judged"),
        sa.ForeignKeyConstraint(["letter_id"], ["document.id"], name=op.f("fk_cluster_proposal_letter_id")),
        sa.ForeignKeyConstraint(["opinion_id"], ["document.id"], name=op.f("fk_cluster_proposal_opinion_id")),
        sa.ForeignKeyConstraint(["decision_id"], ["document.id"], name=op.f("fk_cluster_proposal_decision_id")),
    )
    for name, column in (("province", "province"), ("state", "state"), ("kind", "kind"), ("year", "letter_year")):
        op.create_index(f"ix_cluster_proposal_{name}", "cluster_proposal", [column, "id"], unique=False)
    op.create_index(
        "uq_cluster_proposal_letter_id",
        "cluster_proposal",
        ["letter_id"],
        unique=True,
        postgresql_where=sa.text("state <> 'withdrawn'"),
    )
    op.create_index("ix_cluster_proposal_opinion_on", "cluster_proposal", ["opinion_on"], unique=False)
    op.create_index(
        "ix_cluster_proposal_search",
        "cluster_proposal",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    for table, visible in VISIBLE.items():
        rights = RIGHTS[table]
        for statement in [
            *secured("clusters", table, visible),
            *granted("clusters", table, rights, rights),
        ]:
            op.execute(statement)


def _dated(name: str, *columns: sa.schema.SchemaItem) -> None:
    """A table of dated rows of a cluster."""
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("cluster_id", sa.Uuid(), nullable=False),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("implementer_unit", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["cluster_id"], ["cluster.id"], name=op.f(f"fk_{name}_cluster_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )


def downgrade() -> None:
    raise NotImplementedError("The first schema is not taken back: drop the database instead.")
