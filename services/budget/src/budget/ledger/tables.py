"""What is stored of the ledger: accounts with their balances, and postings, which are never changed.

That a posting stays under one heading is a foreign key over (account, fund, year, field), on either side. The records
that it is of belong to features above, so their tables are named as texts; they stand before their money moves.
"""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from arit_contracts.values import GREATEST_AMOUNT
from budget.database import METADATA
from budget.ledger.accounts import KINDS

ACCOUNT = Table(
    "account",
    METADATA,
    Column("id", Text(collation="C"), primary_key=True),
    Column("kind", Text, nullable=False),
    Column("fund", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("field", Text, nullable=False),
    Column("assignment_id", Uuid),
    Column("line_id", Uuid),
    Column("agreement_id", Uuid),
    Column("province", Text),
    Column("implementer_unit", Text),
    Column("balance", BigInteger, nullable=False),
    CheckConstraint(f"kind IN ({', '.join(repr(kind) for kind in KINDS)})", name="ck_account_kind"),
    CheckConstraint("balance >= 0 OR kind = 'source'", name="ck_account_balance"),
    CheckConstraint(f"abs(balance) <= {GREATEST_AMOUNT}", name="ck_account_greatest"),
    UniqueConstraint("id", "fund", "year", "field", name="uq_account_heading"),
)
Index("ix_account_assignment_id", ACCOUNT.c.assignment_id)
Index("ix_account_line_id", ACCOUNT.c.line_id)
Index("ix_account_agreement_id", ACCOUNT.c.agreement_id)

POSTING = Table(
    "posting",
    METADATA,
    Column("sequence", BigInteger, Identity(always=True), primary_key=True),
    Column("id", Uuid, nullable=False, unique=True),
    Column("from_account", Text(collation="C"), nullable=False),
    Column("to_account", Text(collation="C"), nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("fund", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("field", Text, nullable=False),
    Column("budget_code", Text, nullable=False),
    Column("source_code", Text, nullable=False),
    Column("effective_on", Date, nullable=False),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
    Column("what", Text, nullable=False),
    Column("reason", Text),
    Column("document_id", Uuid, ForeignKey("document.id")),
    Column("assignment_id", Uuid, ForeignKey("assignment.id")),
    Column("allocation_id", Uuid, ForeignKey("allocation.id")),
    Column("allocation_line_id", Uuid, ForeignKey("allocation_line.id")),
    Column("agreement_id", Uuid, ForeignKey("commitment.id")),
    Column("dossier_id", Uuid),
    Column("payment_id", Uuid, ForeignKey("payment.id")),
    Column("recovery_id", Uuid, ForeignKey("recovery.id")),
    Column("reverses", Uuid, ForeignKey("posting.id"), unique=True),
    Column("actor", Text, nullable=False),
    Column("acting_service", Text),
    Column("request_id", Text, nullable=False),
    CheckConstraint("amount > 0", name="ck_posting_amount"),
    CheckConstraint("from_account <> to_account", name="ck_posting_accounts"),
    *(
        ForeignKeyConstraint(
            [side, "fund", "year", "field"],
            ["account.id", "account.fund", "account.year", "account.field"],
            name=f"fk_posting_{side}",
        )
        for side in ("from_account", "to_account")
    ),
)
Index("ix_posting_from", POSTING.c.from_account, POSTING.c.effective_on, POSTING.c.sequence)
Index("ix_posting_to", POSTING.c.to_account, POSTING.c.effective_on, POSTING.c.sequence)
for _name in ("year", "assignment_id", "allocation_id", "agreement_id", "dossier_id", "payment_id", "recovery_id"):
    Index(f"ix_posting_{_name}", POSTING.c[_name], POSTING.c.sequence)
