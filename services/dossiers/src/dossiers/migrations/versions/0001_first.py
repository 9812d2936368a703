"""The first schema: registrations, dossiers, appraisals, plans, agreements, acceptances, payment requests."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from arit_kit.db.kit_schema import create_kit_tables
from arit_kit.db.policies import IN_SCOPE, granted, secured

revision = "0001"
down_revision = None

RECORDS = ("registration", "dossier", "appraisal", "plan", "agreement", "acceptance", "payment_request")
MINISTRY_HIDDEN = "(level = 'base' OR state = 'approved' AND EXISTS (SELECT FROM disclosure d WHERE d.record_id = appraisal.dossier_id))"
OF_DECIDED_PLAN = f"{IN_SCOPE} AND EXISTS (SELECT FROM plan p WHERE p.id = plan_id)"
VISIBLE = {
    "registration": IN_SCOPE,
    "dossier": IN_SCOPE,
    "appraisal": f"{IN_SCOPE} AND {MINISTRY_HIDDEN}",
    "plan": "(state = 'decided')",
    "plan_line": OF_DECIDED_PLAN,
    "agreement": IN_SCOPE,
    "agreement_line": IN_SCOPE,
    "acceptance": IN_SCOPE,
    "payment_request": IN_SCOPE,
}
"""What a province sees of each table: its scope; the ministry's appraisals and plans once they are known."""

WRITTEN_BY_PROVINCES = {
    "registration": "SELECT, INSERT, UPDATE",
    "dossier": "SELECT, INSERT, UPDATE",
    "appraisal": "SELECT, INSERT, UPDATE",
    "plan": "SELECT",
    "plan_line": "SELECT",
    "agreement": "SELECT, UPDATE",
    "agreement_line": "SELECT, UPDATE",
    "acceptance": "SELECT, INSERT, UPDATE",
    "payment_request": "SELECT, INSERT, UPDATE",
}


def upgrade() -> None:
    create_kit_tables("dossiers")
    for record in RECORDS:
        op.execute(f"CREATE SEQUENCE {record}_number")
    op.create_table(
        "registration",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "reference",
            sa.Text(),
            server_default=sa.text("next_reference('DK', 'registration_number')"),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drafted_by", sa.Text(), nullable=False),
        sa.Column("history_seq", sa.BigInteger(), nullable=False),
        sa.Column("history_hash", sa.LargeBinary(), nullable=False),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("implementer_unit", sa.Text(), nullable=True),
        sa.Column("plan_year", sa.Integer(), nullable=False),
        sa.Column("filed_by", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=True),
        sa.CheckConstraint("(filed_by = 'province') = (province IS NOT NULL)", name="ck_registration_filer"),
        sa.CheckConstraint("state IN ('drafted', 'sent', 'received')", name="ck_registration_state"),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_registration_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration")),
        sa.UniqueConstraint("document_id", name=op.f("uq_registration_document_id")),
        sa.UniqueConstraint("reference", name=op.f("uq_registration_reference")),
    )
    op.create_index("ix_registration_plan_year", "registration", ["plan_year", "id"], unique=False)
    op.create_index("ix_registration_province", "registration", ["province", "id"], unique=False)
    op.create_index("ix_registration_unit", "registration", ["implementer_unit", "id"], unique=False)
    op.create_index("ix_registration_state", "registration", ["state", "id"], unique=False)
    op.create_table(
        "dossier",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "reference",
            sa.Text(),
            server_default=sa.text("next_reference('KC', 'dossier_number')"),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drafted_by", sa.Text(), nullable=False),
        sa.Column("history_seq", sa.BigInteger(), nullable=False),
        sa.Column("history_hash", sa.LargeBinary(), nullable=False),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("implementer_unit", sa.Text(), nullable=True),
        sa.Column("plan_year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("filed_by", sa.Text(), nullable=False),
        sa.Column("implementer", sa.Text(), nullable=False),
        sa.Column("registration_id", sa.Uuid(), nullable=False),
        sa.Column("re_registers", sa.Uuid(), nullable=True),
        sa.Column("cluster_id", sa.Uuid(), nullable=True),
        sa.Column("contents", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("content_codes", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("beneficiaries", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("plan_years", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("items", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("total_cost", sa.BigInteger(), nullable=False),
        sa.Column("requested", sa.BigInteger(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=True),
        sa.Column("plan_decision_id", sa.Uuid(), nullable=True),
        sa.Column("plan_amount", sa.BigInteger(), nullable=True),
        sa.Column("ceilings", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("agreement_id", sa.Uuid(), nullable=True),
        sa.Column("clock_paused_on", sa.Date(), nullable=True),
        sa.Column("returns_to", sa.Text(), nullable=True),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed(
                "vn_fold(coalesce(reference, '') || ' ' || coalesce(title, '') || ' ' || coalesce(implementer, ''))",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.CheckConstraint("(filed_by = 'province') = (province IS NOT NULL)", name="ck_dossier_filer"),
        sa.CheckConstraint(
            "state IN ('registered', 'listed', 'selected', 'dossier_in', 'supplement_required', 'base_appraised', 'forwarded', 'ministry_appraised', 'plan_approved', 'in_agreement', 're_registered', 'moved_local', 'rejected', 'withdrawn')",
            name="ck_dossier_state",
        ),
        sa.CheckConstraint("total_cost >= 0 AND requested >= 0 AND plan_amount > 0", name="ck_dossier_money"),
        sa.ForeignKeyConstraint(["plan_decision_id"], ["document.id"], name=op.f("fk_dossier_plan_decision_id")),
        sa.ForeignKeyConstraint(["re_registers"], ["dossier.id"], name=op.f("fk_dossier_re_registers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier")),
        sa.UniqueConstraint("re_registers", name=op.f("uq_dossier_re_registers")),
        sa.UniqueConstraint("reference", name=op.f("uq_dossier_reference")),
    )
    op.create_index(op.f("ix_dossier_agreement_id"), "dossier", ["agreement_id"], unique=False)
    op.create_index(op.f("ix_dossier_cluster_id"), "dossier", ["cluster_id"], unique=False)
    op.create_index("ix_dossier_contents", "dossier", ["content_codes"], unique=False, postgresql_using="gin")
    op.create_index(op.f("ix_dossier_plan_id"), "dossier", ["plan_id"], unique=False)
    op.create_index("ix_dossier_plan_year", "dossier", ["plan_year", "id"], unique=False)
    op.create_index("ix_dossier_province", "dossier", ["province", "id"], unique=False)
    op.create_index(op.f("ix_dossier_registration_id"), "dossier", ["registration_id"], unique=False)
    op.create_index(
        "ix_dossier_search",
        "dossier",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index("ix_dossier_state", "dossier", ["state", "id"], unique=False)
    op.create_index("ix_dossier_unit", "dossier", ["implementer_unit", "id"], unique=False)
    op.create_table(
        "appraisal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "reference",
            sa.Text(),
            server_default=sa.text("next_reference('TD', 'appraisal_number')"),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drafted_by", sa.Text(), nullable=False),
        sa.Column("history_seq", sa.BigInteger(), nullable=False),
        sa.Column("history_hash", sa.LargeBinary(), nullable=False),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("implementer_unit", sa.Text(), nullable=True),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("lines", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("proposed_total", sa.BigInteger(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=True),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("level IN ('base', 'ministry')", name="ck_appraisal_level"),
        sa.CheckConstraint("state IN ('drafted', 'approved')", name="ck_appraisal_state"),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_appraisal_document_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_appraisal_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appraisal")),
        sa.UniqueConstraint("document_id", name=op.f("uq_appraisal_document_id")),
        sa.UniqueConstraint("reference", name=op.f("uq_appraisal_reference")),
    )
    op.create_index(op.f("ix_appraisal_dossier_id"), "appraisal", ["dossier_id"], unique=False)
    op.create_index("ix_appraisal_province", "appraisal", ["province", "id"], unique=False)
    op.create_index("ix_appraisal_unit", "appraisal", ["implementer_unit", "id"], unique=False)
    op.create_index("ix_appraisal_state", "appraisal", ["state", "id"], unique=False)
    op.create_index(
        "uq_appraisal_approved",
        "appraisal",
        ["dossier_id", "level"],
        unique=True,
        postgresql_where=sa.text("state = 'approved'"),
    )
    op.create_table(
        "plan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "reference",
            sa.Text(),
            server_default=sa.text("next_reference('KH', 'plan_number')"),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drafted_by", sa.Text(), nullable=False),
        sa.Column("history_seq", sa.BigInteger(), nullable=False),
        sa.Column("history_hash", sa.LargeBinary(), nullable=False),
        sa.Column("plan_year", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("stated", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed("vn_fold(coalesce(reference, '') || ' ' || coalesce(title, ''))", persisted=True),
            nullable=False,
        ),
        sa.CheckConstraint("state IN ('drafted', 'decided')", name="ck_plan_state"),
        sa.ForeignKeyConstraint(["decision_id"], ["document.id"], name=op.f("fk_plan_decision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_plan_decision_id")),
        sa.UniqueConstraint("reference", name=op.f("uq_plan_reference")),
    )
    op.create_index("ix_plan_plan_year", "plan", ["plan_year", "id"], unique=False)
    op.create_index(
        "ix_plan_search",
        "plan",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_table(
        "plan_line",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("implementer_unit", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_plan_line_dossier_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_line_plan_id")),
        sa.PrimaryKeyConstraint("plan_id", "dossier_id", name=op.f("pk_plan_line")),
    )
    op.create_index(op.f("ix_plan_line_dossier_id"), "plan_line", ["dossier_id"], unique=False)
    # ### end Alembic commands ###
    op.create_table(
        "agreement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "reference",
            sa.Text(),
            server_default=sa.text("next_reference('HD', 'agreement_number')"),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drafted_by", sa.Text(), nullable=False),
        sa.Column("history_seq", sa.BigInteger(), nullable=False),
        sa.Column("history_hash", sa.LargeBinary(), nullable=False),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("implementer_unit", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("implementer", sa.Text(), nullable=False),
        sa.Column("filed_by", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("signers", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("plan_decision_id", sa.Uuid(), nullable=False),
        sa.Column("allocation_documents", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("settlement_filed_on", sa.Date(), nullable=True),
        sa.Column("settlement_late", sa.Boolean(), nullable=True),
        sa.Column("liquidated_on", sa.Date(), nullable=True),
        sa.Column("liquidation_id", sa.Uuid(), nullable=True),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed(
                "vn_fold(coalesce(reference, '') || ' ' || coalesce(number, '') || ' ' || coalesce(implementer, ''))",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.CheckConstraint(
            "state IN ('drafted', 'signed', 'implementing', 'accepted', 'settlement_filed', 'liquidated', 'void')",
            name="ck_agreement_state",
        ),
        sa.CheckConstraint("amount > 0", name="ck_agreement_amount"),
        sa.ForeignKeyConstraint(["liquidation_id"], ["document.id"], name=op.f("fk_agreement_liquidation_id")),
        sa.ForeignKeyConstraint(["plan_decision_id"], ["document.id"], name=op.f("fk_agreement_plan_decision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sa.UniqueConstraint("liquidation_id", name=op.f("uq_agreement_liquidation_id")),
        sa.UniqueConstraint("reference", name=op.f("uq_agreement_reference")),
    )
    op.create_index(
        "uq_agreement_number", "agreement", ["number"], unique=True, postgresql_where=sa.text("state <> 'void'")
    )
    op.create_index("ix_agreement_state", "agreement", ["state", "id"], unique=False)
    op.create_index("ix_agreement_province", "agreement", ["province", "id"], unique=False)
    op.create_index("ix_agreement_unit", "agreement", ["implementer_unit", "id"], unique=False)
    op.create_index(
        "ix_agreement_search",
        "agreement",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_table(
        "agreement_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("advance_class", sa.Text(), nullable=True),
        sa.Column("advance_rule", sa.Text(), nullable=True),
        sa.Column("accepted", sa.BigInteger(), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("implementer_unit", sa.Text(), nullable=True),
        sa.CheckConstraint("accepted BETWEEN 0 AND amount", name="ck_agreement_line_accepted"),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_agreement_line_agreement_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_agreement_line_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_line")),
        sa.UniqueConstraint("agreement_id", "dossier_id", "year", name="uq_agreement_line"),
    )
    op.create_index(op.f("ix_agreement_line_dossier_id"), "agreement_line", ["dossier_id"], unique=False)
    op.create_table(
        "acceptance",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "reference",
            sa.Text(),
            server_default=sa.text("next_reference('NT', 'acceptance_number')"),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drafted_by", sa.Text(), nullable=False),
        sa.Column("history_seq", sa.BigInteger(), nullable=False),
        sa.Column("history_hash", sa.LargeBinary(), nullable=False),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("implementer_unit", sa.Text(), nullable=True),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("filed_by", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("actual_cost", sa.BigInteger(), nullable=False),
        sa.Column("accepted", sa.BigInteger(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.CheckConstraint("state IN ('drafted', 'confirmed')", name="ck_acceptance_state"),
        sa.CheckConstraint("accepted >= 0 AND accepted <= actual_cost", name="ck_acceptance_money"),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_acceptance_agreement_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_acceptance_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acceptance")),
        sa.UniqueConstraint("reference", name=op.f("uq_acceptance_reference")),
    )
    op.create_index(op.f("ix_acceptance_agreement_id"), "acceptance", ["agreement_id"], unique=False)
    op.create_index(op.f("ix_acceptance_dossier_id"), "acceptance", ["dossier_id"], unique=False)
    op.create_index("ix_acceptance_province", "acceptance", ["province", "id"], unique=False)
    op.create_index("ix_acceptance_unit", "acceptance", ["implementer_unit", "id"], unique=False)
    op.create_index(
        "uq_acceptance_confirmed",
        "acceptance",
        ["agreement_id", "dossier_id"],
        unique=True,
        postgresql_where=sa.text("state = 'confirmed'"),
    )
    op.create_table(
        "payment_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "reference",
            sa.Text(),
            server_default=sa.text("next_reference('TU', 'payment_request_number')"),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drafted_by", sa.Text(), nullable=False),
        sa.Column("history_seq", sa.BigInteger(), nullable=False),
        sa.Column("history_hash", sa.LargeBinary(), nullable=False),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("implementer_unit", sa.Text(), nullable=True),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("papers", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("progress_percent", sa.Numeric(9, 4), nullable=True),
        sa.Column("advance_class", sa.Text(), nullable=True),
        sa.Column("entitled", sa.BigInteger(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("provisional", sa.Boolean(), nullable=True),
        sa.Column("payment_urn", sa.Text(), nullable=True),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "state IN ('drafted', 'filed', 'approved', 'refused', 'paid')", name="ck_payment_request_state"
        ),
        sa.CheckConstraint("amount > 0", name="ck_payment_request_amount"),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_payment_request_agreement_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_payment_request_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_request")),
        sa.UniqueConstraint("reference", name=op.f("uq_payment_request_reference")),
    )
    op.create_index(op.f("ix_payment_request_agreement_id"), "payment_request", ["agreement_id"], unique=False)
    op.create_index(op.f("ix_payment_request_dossier_id"), "payment_request", ["dossier_id"], unique=False)
    op.create_index("ix_payment_request_province", "payment_request", ["province", "id"], unique=False)
    op.create_index("ix_payment_request_state", "payment_request", ["state", "id"], unique=False)
    op.create_index("ix_payment_request_unit", "payment_request", ["implementer_unit", "id"], unique=False)
    for kind in ("registration", "plan", "agreement"):
        op.create_foreign_key(f"fk_dossier_{kind}_id", "dossier", kind, [f"{kind}_id"], ["id"])
    for table, visible in VISIBLE.items():
        rights = WRITTEN_BY_PROVINCES[table]
        for statement in [
            *secured("dossiers", table, visible),
            *granted("dossiers", table, "SELECT, INSERT, UPDATE", rights),
        ]:
            op.execute(statement)
    for record in RECORDS:
        op.execute(f"GRANT USAGE ON SEQUENCE {record}_number TO dossiers_agency, dossiers_province")


def downgrade() -> None:
    raise NotImplementedError("The first schema is not taken back: drop the database instead.")
