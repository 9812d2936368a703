"""The kit's own tables as migrations create them: each function is one step, never edited once released."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from arit_kit.db.policies import IN_SCOPE, granted, secured
from arit_kit.db.resource import REFERENCE_FUNCTION
from arit_kit.db.schema import kit_grants
from arit_kit.db.search import FOLD_FUNCTION


def create_kit_tables(service: str) -> None:
    """History, disclosure, documents, idempotency keys, feed and inbox, with their functions, policies and rights."""
    op.execute(FOLD_FUNCTION)
    op.execute(REFERENCE_FUNCTION)
    op.execute("CREATE SEQUENCE feed_position")
    op.create_table(
        "disclosure",
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_disclosure")),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("recorded_for", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("signer", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("recorded_for", "key", "year", name="uq_document_key"),
    )
    op.create_table(
        "feed",
        sa.Column("n", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=True),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("implementer_unit", sa.Text(), nullable=True),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("causation", sa.Text(), nullable=False),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_feed")),
        sa.UniqueConstraint("id", name=op.f("uq_feed_id")),
        sa.UniqueConstraint("position", name=op.f("uq_feed_position")),
    )
    op.create_index("ix_feed_unstamped", "feed", ["n"], unique=False, postgresql_where=sa.text("position IS NULL"))
    op.create_table(
        "history",
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("acting_service", sa.Text(), nullable=True),
        sa.Column("from_state", sa.Text(), nullable=True),
        sa.Column("to_state", sa.Text(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("implementer_unit", sa.Text(), nullable=True),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("record_id", "seq", name=op.f("pk_history")),
    )
    op.create_table(
        "idempotency_key",
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("headers", sa.Text(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("subject", "path", "key", name=op.f("pk_idempotency_key")),
    )
    op.create_index(op.f("ix_idempotency_key_claimed_at"), "idempotency_key", ["claimed_at"], unique=False)
    op.create_table(
        "inbox",
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("n", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_inbox")),
    )
    op.create_index(op.f("ix_inbox_n"), "inbox", ["n"], unique=False)
    for statement in kit_grants(service):
        op.execute(statement)


def index_history_by_day() -> None:
    """So that what was done in a quarter, and what stood on its last day, can be counted; after the tables above."""
    op.create_index("ix_history_day", "history", ["kind", "effective_on"], unique=False)


def create_record_table(
    service: str,
    name: str,
    prefix: str,
    *own: sa.schema.SchemaItem,
    province: bool = True,
    created_by: Sequence[str] = ("agency", "province"),
) -> None:
    """A table of records with its numbers: the columns that the kit keeps, then the feature's own.

    `created_by`: the running roles that take numbers.
    """
    op.execute(f"CREATE SEQUENCE {name}_number")
    place = [sa.Column("province", sa.Text()), sa.Column("implementer_unit", sa.Text())] if province else []
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "reference",
            sa.Text(),
            server_default=sa.text(f"next_reference('{prefix}', '{name}_number')"),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drafted_by", sa.Text(), nullable=False),
        sa.Column("history_seq", sa.BigInteger(), nullable=False),
        sa.Column("history_hash", sa.LargeBinary(), nullable=False),
        *place,
        *own,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("reference", name=op.f(f"uq_{name}_reference")),
    )
    roles = ", ".join(f"{service}_{role}" for role in created_by)
    op.execute(f"GRANT USAGE ON SEQUENCE {name}_number TO {roles}")


def create_attachment_table(service: str, prefix: str, kinds: Sequence[str]) -> None:
    """Attachments of records of these kinds; provinces add them and see those of records that they see."""
    create_record_table(
        service,
        "attachment",
        prefix,
        sa.Column("record_kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("replaces", sa.Uuid(), nullable=True),
        sa.Column("scanned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finding", sa.Text(), nullable=True),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed("vn_fold(coalesce(reference, '') || ' ' || coalesce(file_name, ''))", persisted=True),
            nullable=False,
        ),
        sa.CheckConstraint(
            "state IN ('pending', 'clean', 'infected', 'unscannable', 'not_scanned')", name="ck_attachment_state"
        ),
        sa.CheckConstraint("size > 0", name="ck_attachment_size"),
        sa.CheckConstraint("(revision = 1) = (replaces IS NULL)", name="ck_attachment_revision"),
        sa.ForeignKeyConstraint(["replaces"], ["attachment.id"], name=op.f("fk_attachment_replaces")),
        sa.UniqueConstraint("replaces", name=op.f("uq_attachment_replaces")),
    )
    op.create_index("ix_attachment_record", "attachment", ["record_id", "id"], unique=False)
    op.create_index("ix_attachment_state", "attachment", ["state", "id"], unique=False)
    op.create_index("ix_attachment_province", "attachment", ["province", "id"], unique=False)
    op.create_index("ix_attachment_unit", "attachment", ["implementer_unit", "id"], unique=False)
    op.create_index(
        "ix_attachment_search",
        "attachment",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    for statement in [
        *secured(service, "attachment", _seen_with_record(kinds)),
        *granted(service, "attachment", "SELECT, INSERT, UPDATE", "SELECT, INSERT"),
    ]:
        op.execute(statement)


def admit_attachments(kinds: Sequence[str]) -> None:
    """Let records of these kinds have attachments, and no others: name those that had them before as well."""
    visible = _seen_with_record(kinds)
    op.execute(f"ALTER POLICY province_scope ON attachment USING ({visible}) WITH CHECK ({visible})")


def _seen_with_record(kinds: Sequence[str]) -> str:
    """The record's own policy decides who sees it, so nothing of a hidden record shows through its attachments."""
    cases = " ".join(
        f"WHEN '{kind}' THEN EXISTS (SELECT FROM {kind} r WHERE r.id = attachment.record_id)" for kind in kinds
    )
    return f"{IN_SCOPE} AND CASE record_kind {cases} ELSE false END"
