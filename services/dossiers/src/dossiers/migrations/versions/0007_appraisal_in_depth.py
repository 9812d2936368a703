"""Of appraisals: council, opinions, scores, conditions, and what is worth checking."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"

DOCUMENTS = ("council", "opinions", "scores", "conditions", "worth_checking")
CHECKS = {
    "ck_appraisal_council": "method = 'council' OR council IS NULL",
    "ck_appraisal_conditions": "verdict = 'passed' OR conditions IS NULL",
    "ck_appraisal_scores": "score_total <= score_most",
}


def upgrade() -> None:
    for name in DOCUMENTS:
        op.add_column("appraisal", sa.Column(name, postgresql.JSONB(astext_type=sa.Text()), nullable=True))
    for name in ("score_total", "score_most"):
        op.add_column("appraisal", sa.Column(name, sa.Numeric(8, 2), nullable=True))
    op.add_column("appraisal", sa.Column("council_decision_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("fk_appraisal_council_decision_id"), "appraisal", "document", ["council_decision_id"], ["id"]
    )
    for name, condition in CHECKS.items():
        op.create_check_constraint(name, "appraisal", condition)


def downgrade() -> None:
    raise NotImplementedError("Releases before this one run with the columns as well: leave them.")
