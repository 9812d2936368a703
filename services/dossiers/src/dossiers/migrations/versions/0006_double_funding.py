"""What live dossiers claim, so that no expenditure is supported twice, and why a dossier may be all the same."""

import sqlalchemy as sa
from alembic import op

from arit_kit.db.policies import granted

revision = "0006"
down_revision = "0005"

CLAIM_WHAT_IS_LIVE = """
INSERT INTO funding_claim (dossier_id, kind, key)
SELECT DISTINCT ON (d.id, key) d.id, 'beneficiary', key
FROM dossier d, jsonb_array_elements(d.beneficiaries) AS b, unnest(d.content_codes) AS content,
  encode(sha256(convert_to(left(b ->> 'tax_code', 10) || '|' || left(content, 3), 'UTF8')), 'hex') AS key
WHERE b ->> 'tax_code' IS NOT NULL AND d.state IN
  ('dossier_in', 'supplement_required', 'base_appraised', 'forwarded', 'ministry_appraised', 'plan_approved',
   'in_agreement')
ORDER BY d.id, key
"""
"""Beneficiaries with their contents, in the order of the dossiers; machines were not declared before."""


def upgrade() -> None:
    op.add_column("dossier", sa.Column("double_funding_justification", sa.Text(), nullable=True))
    op.create_table(
        "funding_claim",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("n", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.CheckConstraint("kind IN ('machine', 'beneficiary')", name="ck_funding_claim_kind"),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_funding_claim_dossier_id")),
        sa.PrimaryKeyConstraint("dossier_id", "kind", "key", name=op.f("pk_funding_claim")),
    )
    op.create_index(
        "uq_funding_claim_machine", "funding_claim", ["key"], unique=True, postgresql_where=sa.text("kind = 'machine'")
    )
    op.create_index("ix_funding_claim_key", "funding_claim", ["kind", "key"], unique=False)
    for statement in granted("dossiers", "funding_claim", "SELECT, INSERT, DELETE", "SELECT, INSERT, DELETE"):
        op.execute(statement)
    op.execute(CLAIM_WHAT_IS_LIVE)


def downgrade() -> None:
    raise NotImplementedError("Releases before this one run with the table and the column as well: leave them.")
