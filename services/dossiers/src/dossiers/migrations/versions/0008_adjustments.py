"""Adjustments and stops of planned projects; the tranche of a plan; when the work is to be done."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from arit_kit.db.kit_schema import create_record_table
from arit_kit.db.policies import granted, secured

revision = "0008"
down_revision = "0007"

CHECKS: dict[str, dict[str, str]] = {
    "dossier": {
        "ck_dossier_state": "state IN ('registered', 'listed', 'selected', 'dossier_in', 'supplement_required',"
        " 'base_appraised', 'forwarded', 'ministry_appraised', 'plan_approved', 'in_agreement', 'stopped',"
        " 're_registered', 'moved_local', 'rejected', 'withdrawn')",
        "ck_dossier_raise": "raise_to > plan_amount",
    },
    "agreement": {
        "ck_agreement_state": "state IN ('drafted', 'signed', 'implementing', 'accepted', 'settlement_filed',"
        " 'liquidated', 'stopped', 'void')",
        "ck_agreement_amount": "amount >= 0",
    },
    "agreement_line": {"ck_agreement_line_amount": "amount >= 0"},
    "payment_request": {
        "ck_payment_request_state": "state IN ('drafted', 'filed', 'approved', 'refused', 'paid', 'stopped')",
    },
}
"""What is admitted beside what was: new states, and nothing left of what was stopped."""


def upgrade() -> None:
    added: dict[str, list[sa.Column[Any]]] = {
        "dossier": [
            sa.Column("raise_to", sa.BigInteger()),
            sa.Column("place", sa.Text()),
            sa.Column("coordinating_unit", sa.Text()),
            sa.Column("completes_on", sa.Date()),
        ],
        "agreement_line": [
            sa.Column("signed_amount", sa.BigInteger()),
            sa.Column("completes_on", sa.Date()),
            sa.Column("stopped_on", sa.Date()),
        ],
        "plan": [sa.Column("tranche", sa.Integer())],
    }
    for table, columns in added.items():
        for column in columns:
            op.add_column(table, column)
    for table, checks in CHECKS.items():
        for name, condition in checks.items():
            op.execute(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}")
            op.create_check_constraint(name, table, condition)
    op.execute(
        "UPDATE plan SET tranche = counted.n FROM (SELECT id, row_number() OVER"
        " (PARTITION BY plan_year ORDER BY decided_on, id) AS n FROM plan WHERE state = 'decided') AS counted"
        " WHERE plan.id = counted.id"
    )
    op.create_index("uq_plan_tranche", "plan", ["plan_year", "tranche"], unique=True)
    create_record_table(
        "dossiers",
        "adjustment",
        "DC",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=True),
        sa.Column("finding_id", sa.Uuid(), nullable=True),
        sa.Column("filed_by", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("grounds", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("weights", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed("vn_fold(coalesce(reference, '') || ' ' || coalesce(grounds, ''))", persisted=True),
            nullable=False,
        ),
        sa.CheckConstraint(
            "state IN ('drafted', 'filed', 'confirmed', 'submitted', 'approved', 'refused', 'withdrawn')",
            name="ck_adjustment_state",
        ),
        sa.CheckConstraint("asked_by IN ('implementer', 'province', 'agency')", name="ck_adjustment_asked_by"),
        sa.CheckConstraint("level IN ('agency', 'ministry')", name="ck_adjustment_level"),
        sa.CheckConstraint("(state = 'approved') = (decision_id IS NOT NULL)", name="ck_adjustment_approved"),
        sa.CheckConstraint("(decision_id IS NULL) = (decided_on IS NULL)", name="ck_adjustment_decided"),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_adjustment_dossier_id")),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_adjustment_agreement_id")),
        sa.ForeignKeyConstraint(["finding_id"], ["finding.id"], name=op.f("fk_adjustment_finding_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_adjustment_document_id")),
        sa.ForeignKeyConstraint(["decision_id"], ["document.id"], name=op.f("fk_adjustment_decision_id")),
    )
    for name in ("dossier", "finding", "state", "level", "province", "unit"):
        by = {"dossier": "dossier_id", "finding": "finding_id", "unit": "implementer_unit"}.get(name, name)
        op.create_index(f"ix_adjustment_{name}", "adjustment", [by, "id"], unique=False)
    op.create_index(
        "ix_adjustment_search",
        "adjustment",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    for statement in [
        *secured("dossiers", "adjustment"),
        *granted("dossiers", "adjustment", "SELECT, INSERT, UPDATE", "SELECT, INSERT, UPDATE"),
    ]:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("What was adjusted and stopped is not undone: leave the tables.")
