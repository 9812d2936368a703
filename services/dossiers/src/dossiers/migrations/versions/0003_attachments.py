"""Attachments of registrations, dossiers, agreements, acceptances and payment requests."""

from arit_kit.db.kit_schema import create_attachment_table

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    create_attachment_table("dossiers", "TL", ("registration", "dossier", "agreement", "acceptance", "payment_request"))


def downgrade() -> None:
    raise NotImplementedError("Releases before this one run with the table as well: leave it.")
