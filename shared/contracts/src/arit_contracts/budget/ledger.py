"""Contracts of balances and the ledger (sổ cái)."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from arit_contracts.forms import Answer, DocumentRef, Request
from arit_contracts.values import Amount, AskedYear, Day, Instant


class BalancesAsked(Request):
    """Which year's money, on which day in law (today when silent), as of which moment of recording (now)."""

    year: Annotated[int, Field(ge=2000, le=2099)]
    on: Day | None = None
    as_of: Instant | None = None


class Balances(Answer):
    """Where a year's money stands: on a day in law, as of a moment of recording."""

    year: int
    on: Day
    as_of: Instant
    assigned: Amount
    unallocated: Amount
    allocated: Annotated[Amount, Field(description="Allocated and not committed, đồng.")]
    committed: Annotated[Amount, Field(description="Committed and not spent, đồng.")]
    advanced: Amount
    paid: Amount
    receivable: Annotated[Amount, Field(description="To be recovered and not come back yet, đồng.")]
    recovered: Annotated[Amount, Field(description="Come back; the State budget's, not allocated again, đồng.")]
    cancelled: Amount
    carried_over: Amount


class LedgerEntry(Answer):
    """A posting (bút toán): so much from one account to another; it balances by construction."""

    sequence: int
    id: UUID
    from_account: str
    to_account: str
    amount: Amount
    fund: str
    year: int
    field: str
    budget_code: str
    source_code: str
    effective_on: Day
    recorded_at: Instant
    what: str
    assignment_id: UUID | None
    allocation_id: UUID | None
    allocation_line_id: UUID | None
    agreement_id: UUID | None
    dossier_id: UUID | None
    payment_id: UUID | None
    recovery_id: UUID | None
    document: DocumentRef | None
    reverses: UUID | None
    actor: str
    acting_service: str | None
    request_id: str


class LedgerFilter(Request):
    """Filters of the ledger; oldest first."""

    year: AskedYear | None = None
    agreement: UUID | None = None
    dossier: UUID | None = None
    allocation: UUID | None = None
    limit: Annotated[int, Field(ge=1, le=200, description="How many at most.")] = 50
    cursor: Annotated[str | None, Field(max_length=500, description="`next_cursor` of the page before.")] = None
