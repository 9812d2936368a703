"""The history by kind and day: what the statistics of a quarter count."""

from arit_kit.db.kit_schema import index_history_by_day

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    index_history_by_day()


def downgrade() -> None:
    raise NotImplementedError("Releases before this one run with the index as well: leave it.")
