"""Acceptance by content, whether an invoice is issued, the settlement file with its spending, late liquidation."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("agreement", sa.Column("issues_invoice", sa.Boolean(), nullable=True))
    op.add_column("agreement", sa.Column("papers", postgresql.JSONB(), nullable=True))
    op.add_column("agreement", sa.Column("spending", postgresql.JSONB(), nullable=True))
    op.add_column("agreement", sa.Column("liquidation_late", sa.Boolean(), nullable=True))
    op.add_column("acceptance", sa.Column("lines", postgresql.JSONB(), nullable=True))
    op.add_column("payment_request", sa.Column("contractor_hired", sa.Boolean(), nullable=True))


def downgrade() -> None:
    raise NotImplementedError("Releases before this one run with the columns as well: leave them.")
