"""What follows from adjustments and stops: money released from lines, holds lowered to nothing, grants that were told."""

import sqlalchemy as sa
from alembic import op

from arit_kit.db.policies import granted

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("allocation_line", sa.Column("released", sa.BigInteger(), server_default="0", nullable=False))
    op.create_check_constraint("ck_allocation_line_released", "allocation_line", "released BETWEEN 0 AND amount")
    op.drop_constraint("ck_commitment_line_amount", "commitment_line", type_="check")
    op.create_check_constraint("ck_commitment_line_amount", "commitment_line", "amount >= 0")
    op.create_table(
        "dossier_grant",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("dossier_id", name=op.f("pk_dossier_grant")),
    )
    for statement in [
        *granted("budget", "dossier_grant", "SELECT, INSERT, UPDATE", ""),
        *granted("budget", "allocation_line", "UPDATE (released)", ""),
        *granted("budget", "commitment_line", "UPDATE (amount)", ""),
    ]:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("What was given back is not taken again: leave the table and the columns.")
