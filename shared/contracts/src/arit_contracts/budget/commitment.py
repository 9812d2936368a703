"""Contracts of commitments (cam kết chi): money held for an agreement."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from arit_contracts.forms import Answer, Choice, Dated, DocumentRef, ListRequest, Recorded, Request
from arit_contracts.values import Amount, Code, PositiveAmount, Year


class CommitmentLine(Request):
    """A dossier, the year that pays, and the amount to hold, đồng."""

    dossier: UUID
    year: Year
    amount: PositiveAmount


class CommitmentPut(Dated):
    """Hold money for an agreement; the same body again changes nothing."""

    agreement_version: Annotated[int, Field(ge=1, le=1_000_000, strict=True)]
    lines: Annotated[list[CommitmentLine], Field(min_length=1, max_length=100)]


class HeldLine(Answer):
    """What is held of one line of allocation for one dossier."""

    dossier: UUID
    year: int
    allocation_line_id: UUID
    allocation_document: DocumentRef
    amount: Amount
    committed: Amount
    advanced: Amount
    paid: Amount
    receivable: Amount
    recovered: Annotated[Amount, Field(description="Of what was receivable, come back, đồng.")]


class Commitment(Recorded):
    """Money held for an agreement, under its id: unconfirmed until it is signed, released if it is void."""

    state: Annotated[str, Field(description="held, lapsed, confirmed, settled, released")]
    agreement_id: UUID
    agreement_version: int
    lines: list[HeldLine]
    total: Amount
    allowed_actions: list[Choice]


class CommitmentFilter(ListRequest):
    """Filters of the commitments' list."""

    state: Code | None = None
