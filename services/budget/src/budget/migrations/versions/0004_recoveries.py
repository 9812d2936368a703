"""Recoveries: what came back of what is receivable, and the accounts where it stands."""

import sqlalchemy as sa
from alembic import op

from arit_kit.db.kit_schema import create_record_table
from arit_kit.db.policies import IN_SCOPE, granted, secured

revision = "0004"
down_revision = "0003"

KINDS = (
    "'source', 'unallocated', 'allocated', 'committed', 'advanced', 'paid', 'receivable', 'recovered', 'cancelled',"
    " 'carried_over'"
)


def upgrade() -> None:
    op.drop_constraint("ck_account_kind", "account", type_="check")
    op.create_check_constraint("ck_account_kind", "account", f"kind IN ({KINDS})")
    create_record_table(
        "budget",
        "recovery",
        "TH",
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("recovered_on", sa.Date(), nullable=False),
        sa.CheckConstraint("amount > 0", name="ck_recovery_amount"),
        sa.CheckConstraint("state IN ('recovered', 'reversed')", name="ck_recovery_state"),
        sa.ForeignKeyConstraint(["agreement_id"], ["commitment.id"], name=op.f("fk_recovery_agreement_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_recovery_document_id")),
        created_by=("agency",),
    )
    op.create_index(
        "uq_recovery_live", "recovery", ["document_id"], unique=True, postgresql_where=sa.text("state = 'recovered'")
    )
    for name, column in {
        "agreement_id": "agreement_id",
        "dossier_id": "dossier_id",
        "year": "year",
        "province": "province",
        "unit": "implementer_unit",
        "state": "state",
    }.items():
        op.create_index(f"ix_recovery_{name}", "recovery", [column, "id"], unique=False)
    op.add_column("posting", sa.Column("recovery_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(op.f("fk_posting_recovery_id"), "posting", "recovery", ["recovery_id"], ["id"])
    op.create_index("ix_posting_recovery_id", "posting", ["recovery_id", "sequence"], unique=False)
    for statement in [
        *secured("budget", "recovery", IN_SCOPE),
        *granted("budget", "recovery", "SELECT, INSERT, UPDATE", "SELECT"),
    ]:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("What came back stays recorded: leave the table and the column.")
