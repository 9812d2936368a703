"""What live dossiers claim: one table for all provinces, since uniqueness would ignore row-level security."""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Identity, Index, Table, Text, Uuid, text

from dossiers.database import METADATA

FUNDING_CLAIM = Table(
    "funding_claim",
    METADATA,
    Column("dossier_id", Uuid, ForeignKey("dossier.id"), primary_key=True),
    Column("kind", Text, CheckConstraint("kind IN ('machine', 'beneficiary')", name="ck_funding_claim_kind"),
           primary_key=True),
    Column("key", Text, primary_key=True),
    Column("n", BigInteger, Identity(always=True), nullable=False),
)  # fmt: skip
Index(
    "uq_funding_claim_machine",
    FUNDING_CLAIM.c.key,
    unique=True,
    postgresql_where=text("kind = 'machine'"),
)
Index("ix_funding_claim_key", FUNDING_CLAIM.c.kind, FUNDING_CLAIM.c.key)
