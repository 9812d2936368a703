"""Plans and acceptances by state, as the inbox reads every kind."""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    for table in ("plan", "acceptance"):
        op.create_index(f"ix_{table}_state", table, ["state", "id"], unique=False)


def downgrade() -> None:
    raise NotImplementedError("Releases before this one run with the indexes as well: leave them.")
