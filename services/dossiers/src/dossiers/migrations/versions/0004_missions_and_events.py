"""Inspection missions with their findings; conferences and fairs."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from arit_kit.db.kit_schema import create_record_table
from arit_kit.db.policies import IN_SCOPE, OWN_PROVINCES, granted, secured

revision = "0004"
down_revision = "0003"

VISIBLE = {
    "mission": "EXISTS (SELECT FROM mission_visit v WHERE v.mission_id = mission.id)"
    " OR EXISTS (SELECT FROM mission_dossier d WHERE d.mission_id = mission.id)",
    "mission_visit": f"decided_on IS NOT NULL AND province = ANY ({OWN_PROVINCES})",
    "mission_dossier": f"decided_on IS NOT NULL AND {IN_SCOPE}",
    "finding": IN_SCOPE,
    "promotion_event": f"decision_id IS NOT NULL AND region_provinces && {OWN_PROVINCES}",
}
"""What a province sees of each table: decided missions to it or its projects, its findings, its region's events.

A mission shows through what is seen of its visits and projects: nothing before it is decided.
"""

WRITTEN_BY_PROVINCES = {"finding": "SELECT, UPDATE"}
OF_THE_AGENCY = ("agency",)


def upgrade() -> None:
    create_record_table(
        "dossiers",
        "mission",
        "KT",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.Column("plan_id", sa.Uuid(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("team", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("conclusion_id", sa.Uuid(), nullable=True),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed("vn_fold(coalesce(reference, '') || ' ' || coalesce(title, ''))", persisted=True),
            nullable=False,
        ),
        sa.CheckConstraint(
            "state IN ('planned', 'decided', 'held', 'concluded', 'closed', 'cancelled')", name="ck_mission_state"
        ),
        sa.CheckConstraint("starts_on <= ends_on", name="ck_mission_days"),
        sa.CheckConstraint("(decision_id IS NULL) = (decided_on IS NULL)", name="ck_mission_decided"),
        sa.CheckConstraint(
            "state IN ('planned', 'cancelled') OR decided_on IS NOT NULL", name="ck_mission_decided_first"
        ),
        sa.CheckConstraint(
            "(state IN ('held', 'concluded', 'closed')) = (held_on IS NOT NULL)", name="ck_mission_held"
        ),
        sa.CheckConstraint(
            "(state IN ('concluded', 'closed')) = (conclusion_id IS NOT NULL)", name="ck_mission_concluded"
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["document.id"], name=op.f("fk_mission_plan_id")),
        sa.ForeignKeyConstraint(["decision_id"], ["document.id"], name=op.f("fk_mission_decision_id")),
        sa.ForeignKeyConstraint(["conclusion_id"], ["document.id"], name=op.f("fk_mission_conclusion_id")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_mission_decision_id")),
        sa.UniqueConstraint("conclusion_id", name=op.f("uq_mission_conclusion_id")),
        province=False,
        created_by=OF_THE_AGENCY,
    )
    op.create_index("ix_mission_held_on", "mission", ["held_on"], unique=False)
    op.create_index(
        "ix_mission_search",
        "mission",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index("ix_mission_state", "mission", ["state", "id"], unique=False)
    op.create_index("ix_mission_year", "mission", ["year", "id"], unique=False)
    op.create_table(
        "mission_visit",
        sa.Column("mission_id", sa.Uuid(), nullable=False),
        sa.Column("province", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("minutes_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["mission_id"], ["mission.id"], name=op.f("fk_mission_visit_mission_id")),
        sa.ForeignKeyConstraint(["minutes_id"], ["document.id"], name=op.f("fk_mission_visit_minutes_id")),
        sa.PrimaryKeyConstraint("mission_id", "province", name=op.f("pk_mission_visit")),
    )
    op.create_index("ix_mission_visit_province", "mission_visit", ["province", "mission_id"], unique=False)
    op.create_table(
        "mission_dossier",
        sa.Column("mission_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("implementer_unit", sa.Text(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["mission_id"], ["mission.id"], name=op.f("fk_mission_dossier_mission_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_mission_dossier_dossier_id")),
        sa.PrimaryKeyConstraint("mission_id", "dossier_id", name=op.f("pk_mission_dossier")),
    )
    op.create_index("ix_mission_dossier_dossier", "mission_dossier", ["dossier_id", "mission_id"], unique=False)
    create_record_table(
        "dossiers",
        "finding",
        "PH",
        sa.Column("mission_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("mandatory", sa.Boolean(), nullable=False),
        sa.Column("asks", sa.Text(), nullable=False),
        sa.Column("recovery_amount", sa.BigInteger(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("report", sa.Text(), nullable=True),
        sa.Column("report_document_id", sa.Uuid(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("outcome_document_id", sa.Uuid(), nullable=True),
        sa.Column("open", sa.Boolean(), sa.Computed("state IN ('open', 'reported')", persisted=True), nullable=False),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed("vn_fold(coalesce(reference, '') || ' ' || coalesce(text, ''))", persisted=True),
            nullable=False,
        ),
        sa.CheckConstraint("state IN ('open', 'reported', 'settled', 'withdrawn')", name="ck_finding_state"),
        sa.CheckConstraint("asks IN ('none', 'remedy', 'adjustment', 'stop', 'recovery')", name="ck_finding_asks"),
        sa.CheckConstraint("(asks = 'recovery') = (recovery_amount IS NOT NULL)", name="ck_finding_recovery"),
        sa.CheckConstraint("recovery_amount > 0", name="ck_finding_recovery_amount"),
        sa.CheckConstraint("dossier_id IS NOT NULL OR province IS NOT NULL", name="ck_finding_about"),
        sa.CheckConstraint("(state = 'settled') = (outcome IS NOT NULL)", name="ck_finding_settled"),
        sa.ForeignKeyConstraint(["mission_id"], ["mission.id"], name=op.f("fk_finding_mission_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_finding_dossier_id")),
        sa.ForeignKeyConstraint(["report_document_id"], ["document.id"], name=op.f("fk_finding_report_document_id")),
        sa.ForeignKeyConstraint(["outcome_document_id"], ["document.id"], name=op.f("fk_finding_outcome_document_id")),
        created_by=OF_THE_AGENCY,
    )
    op.create_index("ix_finding_dossier", "finding", ["dossier_id", "id"], unique=False)
    op.create_index("ix_finding_mission", "finding", ["mission_id", "id"], unique=False)
    op.create_index("ix_finding_province", "finding", ["province", "id"], unique=False)
    op.create_index(
        "ix_finding_search",
        "finding",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index("ix_finding_state", "finding", ["state", "id"], unique=False)
    op.create_index("ix_finding_unit", "finding", ["implementer_unit", "id"], unique=False)
    create_record_table(
        "dossiers",
        "promotion_event",
        "SK",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("region_provinces", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("host_province", sa.Text(), nullable=False),
        sa.Column("host_unit", sa.Text(), nullable=False),
        sa.Column("outline", sa.Text(), nullable=False),
        sa.Column("funding", sa.Text(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("planned_booths", sa.Integer(), nullable=True),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("held_from_on", sa.Date(), nullable=True),
        sa.Column("held_to_on", sa.Date(), nullable=True),
        sa.Column("booths", sa.Integer(), nullable=True),
        sa.Column("participants", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed(
                "vn_fold(coalesce(reference, '') || ' ' || coalesce(title, '') || ' ' || coalesce(host_unit, ''))",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.CheckConstraint(
            "state IN ('planned', 'approved', 'held', 'reported', 'cancelled')", name="ck_promotion_event_state"
        ),
        sa.CheckConstraint(
            "kind IN ('industry_conference', 'promotion_conference', 'fair')", name="ck_promotion_event_kind"
        ),
        sa.CheckConstraint("region IN ('bac', 'mien_trung_tay_nguyen', 'nam')", name="ck_promotion_event_region"),
        sa.CheckConstraint("starts_on <= ends_on AND held_from_on <= held_to_on", name="ck_promotion_event_days"),
        sa.CheckConstraint(
            "kind = 'fair' OR planned_booths IS NULL AND booths IS NULL", name="ck_promotion_event_booths"
        ),
        sa.CheckConstraint(
            "state IN ('planned', 'cancelled') OR approved_on IS NOT NULL",
            name="ck_promotion_event_approved_first",
        ),
        sa.CheckConstraint("(decision_id IS NULL) = (approved_on IS NULL)", name="ck_promotion_event_approved"),
        sa.CheckConstraint(
            "(state IN ('held', 'reported')) = (held_to_on IS NOT NULL) AND (held_from_on IS NULL) = (held_to_on IS NULL)",
            name="ck_promotion_event_held",
        ),
        sa.CheckConstraint("(state = 'reported') = (report_id IS NOT NULL)", name="ck_promotion_event_reported"),
        sa.ForeignKeyConstraint(["decision_id"], ["document.id"], name=op.f("fk_promotion_event_decision_id")),
        sa.ForeignKeyConstraint(["report_id"], ["document.id"], name=op.f("fk_promotion_event_report_id")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_promotion_event_decision_id")),
        sa.UniqueConstraint("report_id", name=op.f("uq_promotion_event_report_id")),
        province=False,
        created_by=OF_THE_AGENCY,
    )
    op.create_index("ix_promotion_event_held_to_on", "promotion_event", ["held_to_on"], unique=False)
    op.create_index("ix_promotion_event_host", "promotion_event", ["host_province", "id"], unique=False)
    op.create_index("ix_promotion_event_kind", "promotion_event", ["kind", "id"], unique=False)
    op.create_index("ix_promotion_event_region", "promotion_event", ["region", "id"], unique=False)
    op.create_index(
        "ix_promotion_event_search",
        "promotion_event",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index("ix_promotion_event_state", "promotion_event", ["state", "id"], unique=False)
    op.create_index("ix_promotion_event_year", "promotion_event", ["year", "id"], unique=False)
    for table, visible in VISIBLE.items():
        rights = WRITTEN_BY_PROVINCES.get(table, "SELECT")
        for statement in [
            *secured("dossiers", table, visible),
            *granted("dossiers", table, "SELECT, INSERT, UPDATE", rights),
        ]:
            op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("What is recorded of missions and events is not thrown away: leave the tables.")
