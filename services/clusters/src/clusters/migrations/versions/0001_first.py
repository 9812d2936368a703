"""The first schema."""

from arit_kit.db.kit_schema import create_kit_tables, index_history_by_day

revision = "0001"
down_revision = None


def upgrade() -> None:
    create_kit_tables("clusters")
    index_history_by_day()


def downgrade() -> None:
    raise NotImplementedError("The first schema is not taken back: drop the database instead.")
