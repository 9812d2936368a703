"""Progress reports, tasks under other programmes, surveys with the candidates that they find."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from arit_kit.db.kit_schema import admit_attachments, create_record_table
from arit_kit.db.policies import IN_SCOPE, OWN_PROVINCES, granted, secured

revision = "0010"
down_revision = "0009"

ATTACHED_TO = ("registration", "dossier", "agreement", "acceptance", "payment_request", "progress_report")
OF_THE_AGENCY = ("agency",)
OWN_UNIT = "(SELECT nullif(current_setting('arit.unit', true), ''))"
VISIBLE = {
    "progress_report": IN_SCOPE,
    "programme_task": f"decision_id IS NOT NULL AND provinces && {OWN_PROVINCES}",
    "survey": f"(state = 'concluded' AND provinces && {OWN_PROVINCES} OR centre = {OWN_UNIT})",
    "candidate": f"{IN_SCOPE} AND EXISTS (SELECT FROM survey s WHERE s.id = survey_id)",
}
"""What a province sees of each table: reports in its scope; tasks that name it, once they are assigned; surveys that name
it and what they found there, once they are concluded. A centre's own staff see what it surveys from the first day.

A candidate shows through its survey: nothing of it while that is hidden."""

WRITTEN_BY_PROVINCES = {"progress_report": "SELECT, INSERT, UPDATE", "candidate": "SELECT, UPDATE"}


def upgrade() -> None:
    create_record_table(
        "dossiers",
        "progress_report",
        "BT",
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("filed_by", sa.Text(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("progress_percent", sa.Numeric(9, 4), nullable=False),
        sa.Column("spent_national", sa.BigInteger(), nullable=False),
        sa.Column("spent_own", sa.BigInteger(), nullable=False),
        sa.Column("spent_other", sa.BigInteger(), nullable=False),
        sa.Column("done", sa.Text(), nullable=False),
        sa.Column("difficulties", sa.Text(), nullable=True),
        sa.Column("proposals", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed("vn_fold(coalesce(reference, '') || ' ' || coalesce(done, ''))", persisted=True),
            nullable=False,
        ),
        sa.CheckConstraint("progress_percent BETWEEN 0 AND 100", name="ck_progress_report_percent"),
        sa.CheckConstraint("least(spent_national, spent_own, spent_other) >= 0", name="ck_progress_report_money"),
        sa.CheckConstraint("from_on <= to_on", name="ck_progress_report_days"),
        sa.CheckConstraint("filed_by IN ('province', 'agency')", name="ck_progress_report_filer"),
        sa.CheckConstraint("state IN ('filed', 'returned', 'acknowledged')", name="ck_progress_report_state"),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_progress_report_agreement_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_progress_report_dossier_id")),
    )
    op.create_index("ix_progress_report_agreement", "progress_report", ["agreement_id", "id"], unique=False)
    op.create_index("ix_progress_report_dossier", "progress_report", ["dossier_id", "to_on", "id"], unique=False)
    op.create_index("ix_progress_report_province", "progress_report", ["province", "id"], unique=False)
    op.create_index(
        "ix_progress_report_search",
        "progress_report",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index("ix_progress_report_state", "progress_report", ["state", "id"], unique=False)
    op.create_index("ix_progress_report_unit", "progress_report", ["implementer_unit", "id"], unique=False)
    create_record_table(
        "dossiers",
        "programme_task",
        "NV",
        sa.Column("programme", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("outline", sa.Text(), nullable=True),
        sa.Column("responsible_unit", sa.Text(), nullable=False),
        sa.Column("provinces", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.Column("assigned_on", sa.Date(), nullable=True),
        sa.Column("report_id", sa.Uuid(), nullable=True),
        sa.Column("results", sa.Text(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed("vn_fold(coalesce(reference, '') || ' ' || coalesce(title, ''))", persisted=True),
            nullable=False,
        ),
        sa.CheckConstraint(
            "programme IN ('cooperatives', 'new_rural_development')", name="ck_programme_task_programme"
        ),
        sa.CheckConstraint("(decision_id IS NULL) = (assigned_on IS NULL)", name="ck_programme_task_assigned"),
        sa.CheckConstraint(
            "state IN ('planned', 'cancelled') OR assigned_on IS NOT NULL", name="ck_programme_task_first"
        ),
        sa.CheckConstraint("(state = 'closed') = (closed_on IS NOT NULL)", name="ck_programme_task_closed"),
        sa.CheckConstraint(
            "(state IN ('reported', 'closed')) = (report_id IS NOT NULL) AND (report_id IS NULL) = (reported_on IS NULL) AND (report_id IS NULL) = (results IS NULL)",
            name="ck_programme_task_reported",
        ),
        sa.CheckConstraint(
            "state IN ('planned', 'assigned', 'reported', 'closed', 'cancelled')", name="ck_programme_task_state"
        ),
        sa.ForeignKeyConstraint(["decision_id"], ["document.id"], name=op.f("fk_programme_task_decision_id")),
        sa.ForeignKeyConstraint(["report_id"], ["document.id"], name=op.f("fk_programme_task_report_id")),
        sa.UniqueConstraint("report_id", name=op.f("uq_programme_task_report_id")),
        province=False,
        created_by=OF_THE_AGENCY,
    )
    op.create_index("ix_programme_task_closed_on", "programme_task", ["closed_on"], unique=False)
    op.create_index("ix_programme_task_programme", "programme_task", ["programme", "id"], unique=False)
    op.create_index(
        "ix_programme_task_provinces", "programme_task", ["provinces"], unique=False, postgresql_using="gin"
    )
    op.create_index(
        "ix_programme_task_search",
        "programme_task",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index("ix_programme_task_state", "programme_task", ["state", "id"], unique=False)
    op.create_index("ix_programme_task_unit", "programme_task", ["responsible_unit", "id"], unique=False)
    op.create_index("ix_programme_task_year", "programme_task", ["year", "id"], unique=False)
    create_record_table(
        "dossiers",
        "survey",
        "KS",
        sa.Column("centre", sa.Text(), nullable=False),
        sa.Column("plan_year", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("provinces", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("report_id", sa.Uuid(), nullable=True),
        sa.Column("concluded_on", sa.Date(), nullable=True),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed("vn_fold(coalesce(reference, '') || ' ' || coalesce(title, ''))", persisted=True),
            nullable=False,
        ),
        sa.CheckConstraint("starts_on <= ends_on", name="ck_survey_days"),
        sa.CheckConstraint("state IN ('planned', 'held', 'concluded', 'cancelled')", name="ck_survey_state"),
        sa.CheckConstraint(
            "(state = 'concluded') = (report_id IS NOT NULL) AND (report_id IS NULL) = (concluded_on IS NULL)",
            name="ck_survey_concluded",
        ),
        sa.CheckConstraint("(state IN ('held', 'concluded')) = (held_on IS NOT NULL)", name="ck_survey_held"),
        sa.ForeignKeyConstraint(["plan_id"], ["document.id"], name=op.f("fk_survey_plan_id")),
        sa.ForeignKeyConstraint(["report_id"], ["document.id"], name=op.f("fk_survey_report_id")),
        sa.UniqueConstraint("report_id", name=op.f("uq_survey_report_id")),
        province=False,
        created_by=OF_THE_AGENCY,
    )
    op.create_index("ix_survey_centre", "survey", ["centre", "id"], unique=False)
    op.create_index("ix_survey_held_on", "survey", ["held_on"], unique=False)
    op.create_index("ix_survey_plan_year", "survey", ["plan_year", "id"], unique=False)
    op.create_index("ix_survey_provinces", "survey", ["provinces"], unique=False, postgresql_using="gin")
    op.create_index(
        "ix_survey_search",
        "survey",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index("ix_survey_state", "survey", ["state", "id"], unique=False)
    create_record_table(
        "dossiers",
        "candidate",
        "UV",
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("plan_year", sa.Integer(), nullable=False),
        sa.Column("establishment", sa.Text(), nullable=False),
        sa.Column("beneficiary", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("estimated_cost", sa.BigInteger(), nullable=False),
        sa.Column("requested", sa.BigInteger(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=True),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed("vn_fold(coalesce(reference, '') || ' ' || coalesce(establishment, ''))", persisted=True),
            nullable=False,
        ),
        sa.CheckConstraint("state IN ('open', 'registered', 'dropped')", name="ck_candidate_state"),
        sa.CheckConstraint("(state = 'registered') = (dossier_id IS NOT NULL)", name="ck_candidate_registered"),
        sa.CheckConstraint("province IS NOT NULL AND implementer_unit IS NOT NULL", name="ck_candidate_place"),
        sa.CheckConstraint("requested BETWEEN 0 AND estimated_cost", name="ck_candidate_money"),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_candidate_survey_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_candidate_dossier_id")),
        created_by=OF_THE_AGENCY,
    )
    op.create_index("ix_candidate_content", "candidate", ["content", "id"], unique=False)
    op.create_index("ix_candidate_plan_year", "candidate", ["plan_year", "id"], unique=False)
    op.create_index("ix_candidate_province", "candidate", ["province", "id"], unique=False)
    op.create_index(
        "ix_candidate_search",
        "candidate",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index("ix_candidate_state", "candidate", ["state", "id"], unique=False)
    op.create_index("ix_candidate_survey", "candidate", ["survey_id", "id"], unique=False)
    op.create_index("ix_candidate_unit", "candidate", ["implementer_unit", "id"], unique=False)
    op.add_column("payment_request", sa.Column("progress_report_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("fk_payment_request_progress_report_id"),
        "payment_request",
        "progress_report",
        ["progress_report_id"],
        ["id"],
    )
    for table, visible in VISIBLE.items():
        rights = WRITTEN_BY_PROVINCES.get(table, "SELECT")
        for statement in [
            *secured("dossiers", table, visible),
            *granted("dossiers", table, "SELECT, INSERT, UPDATE", rights),
        ]:
            op.execute(statement)
    admit_attachments(ATTACHED_TO)


def downgrade() -> None:
    raise NotImplementedError("What is recorded of progress, tasks and surveys is not thrown away: leave the tables.")
