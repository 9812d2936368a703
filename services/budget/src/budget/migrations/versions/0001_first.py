"""The first schema: years, assignments, tranches, commitments, payments, and the ledger under them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from arit_kit.db.kit_schema import create_kit_tables
from arit_kit.db.policies import IN_SCOPE, granted, secured

revision = "0001"
down_revision = None

RECORDS = ("budget_year", "assignment", "allocation", "commitment", "payment")
VISIBLE = {
    "account": IN_SCOPE,
    "allocation": "(issued_on IS NOT NULL)",
    "allocation_line": f"{IN_SCOPE} AND EXISTS (SELECT FROM allocation a WHERE a.id = allocation_id)",
    "commitment": IN_SCOPE,
    "commitment_line": IN_SCOPE,
    "payment": IN_SCOPE,
}
"""What a province sees of each table: its scope, and of tranches those that were issued."""

RIGHTS = {
    "budget_year": ("SELECT, INSERT, UPDATE", "SELECT"),
    "assignment": ("SELECT, INSERT, UPDATE", ""),
    "allocation": ("SELECT, INSERT, UPDATE", "SELECT"),
    "allocation_line": ("SELECT, INSERT, UPDATE (province, implementer_unit)", "SELECT"),
    "commitment": ("SELECT, INSERT, UPDATE", "SELECT"),
    "commitment_line": ("SELECT, INSERT, DELETE", "SELECT"),
    "payment": ("SELECT, INSERT, UPDATE", "SELECT"),
    "account": ("SELECT, INSERT, UPDATE (balance)", "SELECT"),
    "posting": ("SELECT, INSERT", ""),
}
"""What the agency's and the provinces' connections may do. Postings are never changed; provinces only read."""


def upgrade() -> None:
    create_kit_tables("budget")
    for record in RECORDS:
        op.execute(f"CREATE SEQUENCE {record}_number")
    op.create_table(
        "account",
        sa.Column("id", sa.Text(collation="C"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("fund", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=True),
        sa.Column("line_id", sa.Uuid(), nullable=True),
        sa.Column("agreement_id", sa.Uuid(), nullable=True),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("implementer_unit", sa.Text(), nullable=True),
        sa.Column("balance", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("balance >= 0 OR kind = 'source'", name="ck_account_balance"),
        sa.CheckConstraint(
            "kind IN ('source', 'unallocated', 'allocated', 'committed', 'advanced', 'paid', 'receivable', 'cancelled', 'carried_over')",
            name="ck_account_kind",
        ),
        sa.CheckConstraint("abs(balance) <= 9007199254740991", name="ck_account_greatest"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("id", "fund", "year", "field", name="uq_account_heading"),
    )
    op.create_index("ix_account_agreement_id", "account", ["agreement_id"], unique=False)
    op.create_index("ix_account_assignment_id", "account", ["assignment_id"], unique=False)
    op.create_index("ix_account_line_id", "account", ["line_id"], unique=False)
    op.create_table(
        "budget_year",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "reference", sa.Text(), server_default=sa.text("next_reference('NS', 'budget_year_number')"), nullable=False
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drafted_by", sa.Text(), nullable=False),
        sa.Column("history_seq", sa.BigInteger(), nullable=False),
        sa.Column("history_hash", sa.LargeBinary(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.CheckConstraint("state IN ('open')", name="ck_budget_year_state"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget_year")),
        sa.UniqueConstraint("reference", name=op.f("uq_budget_year_reference")),
        sa.UniqueConstraint("year", name=op.f("uq_budget_year_year")),
    )
    op.create_table(
        "commitment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "reference", sa.Text(), server_default=sa.text("next_reference('CK', 'commitment_number')"), nullable=False
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drafted_by", sa.Text(), nullable=False),
        sa.Column("history_seq", sa.BigInteger(), nullable=False),
        sa.Column("history_hash", sa.LargeBinary(), nullable=False),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("implementer_unit", sa.Text(), nullable=True),
        sa.Column("agreement_version", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("asked", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.CheckConstraint(
            "state IN ('held', 'lapsed', 'confirmed', 'settled', 'released')", name="ck_commitment_state"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment")),
        sa.UniqueConstraint("reference", name=op.f("uq_commitment_reference")),
    )
    op.create_index("ix_commitment_state", "commitment", ["state", "id"], unique=False)
    op.create_index("ix_commitment_province", "commitment", ["province", "id"], unique=False)
    op.create_index("ix_commitment_unit", "commitment", ["implementer_unit", "id"], unique=False)
    op.create_table(
        "allocation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "reference", sa.Text(), server_default=sa.text("next_reference('PB', 'allocation_number')"), nullable=False
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drafted_by", sa.Text(), nullable=False),
        sa.Column("history_seq", sa.BigInteger(), nullable=False),
        sa.Column("history_hash", sa.LargeBinary(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("agreed_by", sa.Text(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("correction_by", sa.Date(), nullable=True),
        sa.CheckConstraint("state IN ('drafted', 'agreed', 'issued', 'reversed')", name="ck_allocation_state"),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_allocation_document_id")),
        sa.ForeignKeyConstraint(["year"], ["budget_year.year"], name=op.f("fk_allocation_year")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allocation")),
        sa.UniqueConstraint("reference", name=op.f("uq_allocation_reference")),
    )
    op.create_index("ix_allocation_year", "allocation", ["year", "id"], unique=False)
    op.create_index("ix_allocation_state", "allocation", ["state", "id"], unique=False)
    op.create_table(
        "assignment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "reference", sa.Text(), server_default=sa.text("next_reference('DT', 'assignment_number')"), nullable=False
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drafted_by", sa.Text(), nullable=False),
        sa.Column("history_seq", sa.BigInteger(), nullable=False),
        sa.Column("history_hash", sa.LargeBinary(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("source_code", sa.Text(), nullable=False),
        sa.Column("codes_basis", sa.Text(), nullable=True),
        sa.Column("codes_status", sa.Text(), nullable=True),
        sa.Column("appraisal_id", sa.Uuid(), nullable=True),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("allocate_by", sa.Date(), nullable=True),
        sa.CheckConstraint("state IN ('drafted', 'assigned')", name="ck_assignment_state"),
        sa.CheckConstraint("amount > 0", name="ck_assignment_amount"),
        sa.ForeignKeyConstraint(["appraisal_id"], ["document.id"], name=op.f("fk_assignment_appraisal_id")),
        sa.ForeignKeyConstraint(["decision_id"], ["document.id"], name=op.f("fk_assignment_decision_id")),
        sa.ForeignKeyConstraint(["year"], ["budget_year.year"], name=op.f("fk_assignment_year")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sa.UniqueConstraint("reference", name=op.f("uq_assignment_reference")),
    )
    op.create_index("ix_assignment_year", "assignment", ["year", "id"], unique=False)
    op.create_index("ix_assignment_state", "assignment", ["state", "id"], unique=False)
    op.create_table(
        "payment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "reference", sa.Text(), server_default=sa.text("next_reference('CT', 'payment_number')"), nullable=False
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drafted_by", sa.Text(), nullable=False),
        sa.Column("history_seq", sa.BigInteger(), nullable=False),
        sa.Column("history_hash", sa.LargeBinary(), nullable=False),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("implementer_unit", sa.Text(), nullable=True),
        sa.Column("payment_request_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("voucher", sa.Text(), nullable=True),
        sa.Column("paid_on", sa.Date(), nullable=False),
        sa.CheckConstraint("kind IN ('advance', 'payment')", name="ck_payment_kind"),
        sa.CheckConstraint("state IN ('paid', 'reversed')", name="ck_payment_state"),
        sa.CheckConstraint("amount > 0", name="ck_payment_amount"),
        sa.ForeignKeyConstraint(["agreement_id"], ["commitment.id"], name=op.f("fk_payment_agreement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment")),
        sa.UniqueConstraint("reference", name=op.f("uq_payment_reference")),
    )
    op.create_index("ix_payment_agreement_id", "payment", ["agreement_id", "id"], unique=False)
    op.create_index("ix_payment_dossier_id", "payment", ["dossier_id", "id"], unique=False)
    op.create_index("ix_payment_province", "payment", ["province", "id"], unique=False)
    op.create_index("ix_payment_unit", "payment", ["implementer_unit", "id"], unique=False)
    op.create_index("ix_payment_state", "payment", ["state", "id"], unique=False)
    op.create_index(
        "uq_payment_live", "payment", ["payment_request_id"], unique=True, postgresql_where=sa.text("state = 'paid'")
    )
    op.create_table(
        "allocation_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("allocation_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("source_code", sa.Text(), nullable=False),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("implementer_unit", sa.Text(), nullable=True),
        sa.Column("dossier_id", sa.Uuid(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.CheckConstraint("amount > 0", name="ck_allocation_line_amount"),
        sa.ForeignKeyConstraint(["allocation_id"], ["allocation.id"], name=op.f("fk_allocation_line_allocation_id")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_allocation_line_assignment_id")),
        sa.ForeignKeyConstraint(["decision_id"], ["document.id"], name=op.f("fk_allocation_line_decision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allocation_line")),
        sa.UniqueConstraint("allocation_id", "place", name="uq_allocation_line_place"),
    )
    op.create_index(op.f("ix_allocation_line_assignment_id"), "allocation_line", ["assignment_id"], unique=False)
    op.create_index(op.f("ix_allocation_line_dossier_id"), "allocation_line", ["dossier_id"], unique=False)
    op.create_index("ix_allocation_line_province", "allocation_line", ["province", "allocation_id"], unique=False)
    op.create_index("ix_allocation_line_unit", "allocation_line", ["implementer_unit", "allocation_id"], unique=False)
    op.create_table(
        "commitment_line",
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("allocation_line_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("allocation_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("source_code", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("implementer_unit", sa.Text(), nullable=True),
        sa.CheckConstraint("amount > 0", name="ck_commitment_line_amount"),
        sa.ForeignKeyConstraint(["agreement_id"], ["commitment.id"], name=op.f("fk_commitment_line_agreement_id")),
        sa.ForeignKeyConstraint(["allocation_id"], ["allocation.id"], name=op.f("fk_commitment_line_allocation_id")),
        sa.ForeignKeyConstraint(
            ["allocation_line_id"], ["allocation_line.id"], name=op.f("fk_commitment_line_allocation_line_id")
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_commitment_line_document_id")),
        sa.PrimaryKeyConstraint("agreement_id", "allocation_line_id", name=op.f("pk_commitment_line")),
    )
    op.create_index(
        op.f("ix_commitment_line_allocation_line_id"), "commitment_line", ["allocation_line_id"], unique=False
    )
    op.create_index(op.f("ix_commitment_line_dossier_id"), "commitment_line", ["dossier_id"], unique=False)
    op.create_table(
        "posting",
        sa.Column("sequence", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("from_account", sa.Text(collation="C"), nullable=False),
        sa.Column("to_account", sa.Text(collation="C"), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("fund", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("budget_code", sa.Text(), nullable=False),
        sa.Column("source_code", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("assignment_id", sa.Uuid(), nullable=True),
        sa.Column("allocation_id", sa.Uuid(), nullable=True),
        sa.Column("allocation_line_id", sa.Uuid(), nullable=True),
        sa.Column("agreement_id", sa.Uuid(), nullable=True),
        sa.Column("dossier_id", sa.Uuid(), nullable=True),
        sa.Column("payment_id", sa.Uuid(), nullable=True),
        sa.Column("reverses", sa.Uuid(), nullable=True),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("acting_service", sa.Text(), nullable=True),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.CheckConstraint("amount > 0", name="ck_posting_amount"),
        sa.CheckConstraint("from_account <> to_account", name="ck_posting_accounts"),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_posting_document_id")),
        sa.ForeignKeyConstraint(
            ["from_account", "fund", "year", "field"],
            ["account.id", "account.fund", "account.year", "account.field"],
            name="fk_posting_from_account",
        ),
        sa.ForeignKeyConstraint(["reverses"], ["posting.id"], name=op.f("fk_posting_reverses")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_posting_assignment_id")),
        sa.ForeignKeyConstraint(["allocation_id"], ["allocation.id"], name=op.f("fk_posting_allocation_id")),
        sa.ForeignKeyConstraint(
            ["allocation_line_id"], ["allocation_line.id"], name=op.f("fk_posting_allocation_line_id")
        ),
        sa.ForeignKeyConstraint(["agreement_id"], ["commitment.id"], name=op.f("fk_posting_agreement_id")),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"], name=op.f("fk_posting_payment_id")),
        sa.ForeignKeyConstraint(
            ["to_account", "fund", "year", "field"],
            ["account.id", "account.fund", "account.year", "account.field"],
            name="fk_posting_to_account",
        ),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_posting")),
        sa.UniqueConstraint("id", name=op.f("uq_posting_id")),
        sa.UniqueConstraint("reverses", name=op.f("uq_posting_reverses")),
    )
    op.create_index("ix_posting_agreement_id", "posting", ["agreement_id", "sequence"], unique=False)
    op.create_index("ix_posting_assignment_id", "posting", ["assignment_id", "sequence"], unique=False)
    op.create_index("ix_posting_allocation_id", "posting", ["allocation_id", "sequence"], unique=False)
    op.create_index("ix_posting_dossier_id", "posting", ["dossier_id", "sequence"], unique=False)
    op.create_index("ix_posting_from", "posting", ["from_account", "effective_on", "sequence"], unique=False)
    op.create_index("ix_posting_payment_id", "posting", ["payment_id", "sequence"], unique=False)
    op.create_index("ix_posting_to", "posting", ["to_account", "effective_on", "sequence"], unique=False)
    op.create_index("ix_posting_year", "posting", ["year", "sequence"], unique=False)
    for table, visible in VISIBLE.items():
        for statement in secured("budget", table, visible):
            op.execute(statement)
    for table, (to_agency, to_province) in RIGHTS.items():
        for statement in granted("budget", table, to_agency, to_province):
            op.execute(statement)
    for record in RECORDS:
        op.execute(f"GRANT USAGE ON SEQUENCE {record}_number TO budget_agency")


def downgrade() -> None:
    raise NotImplementedError("The first schema is not taken back: drop the database instead.")
