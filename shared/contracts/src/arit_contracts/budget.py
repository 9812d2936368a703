"""Contracts of the service budget: the national industrial-promotion fund (kinh phí khuyến công quốc gia)."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from arit_contracts.forms import Answer, Choice, Dated, DocumentRef, ListRequest, Recorded, Request
from arit_contracts.values import (
    CLEANED,
    Amount,
    AskedYear,
    Code,
    Day,
    Instant,
    Name,
    PositiveAmount,
    ProvinceUid,
    Title,
    UnitCode,
    Year,
)

SpendingField = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,39}$"),
    CLEANED,
    Field(description="Field of spending (lĩnh vực chi).", examples=["economic"]),
]
# Budget year (năm ngân sách)


class BudgetYearCreate(Dated):
    """Opening a year of the fund."""

    year: Year
    title: Title | None = None


class BudgetYear(Recorded):
    """A year of the national industrial-promotion fund."""

    state: Annotated[str, Field(description="open")]
    year: int
    title: str | None
    allowed_actions: list[Choice]


class BudgetYearFilter(ListRequest):
    """Filters of the years' list."""

    year: AskedYear | None = None
    state: Code | None = None


# Assignment (giao dự toán) and supplement (giao bổ sung)


class FundAssignmentCreate(Dated):
    """Money assigned to the Agency for a year: the initial estimate or a supplement."""

    year: Year
    kind: Literal["initial", "supplement"]
    field: Annotated[SpendingField | None, Field(description="The law's of the day if silent.")] = None
    amount: PositiveAmount
    source_code: Annotated[
        Code | None,
        Field(description="Budget source code (mã nguồn); the law's of the day if silent.", examples=["12"]),
    ] = None
    appraisal_document: Annotated[DocumentRef | None, Field(description="The Ministry of Finance's appraisal.")] = None
    decision: Annotated[DocumentRef, Field(description="The decision that assigns the money.")]
    received_on: Annotated[
        Day | None, Field(description="When the decision was received; the day it is dated if silent.")
    ] = None


class FundAssignment(Recorded):
    """An assignment (dự toán được giao); once assigned, its money stands unallocated."""

    state: Annotated[str, Field(description="drafted, assigned")]
    year: int
    kind: str
    field: str
    amount: Amount
    unallocated: Annotated[Amount, Field(description="Of it, not allocated yet, đồng.")]
    source_code: str
    codes_basis: Annotated[
        str | None, Field(description="The text that field and source code are taken from; null where both were given.")
    ]
    codes_status: Annotated[str | None, Field(description="How well that is known: verified, secondary, memory.")]
    appraisal_document: DocumentRef | None
    decision: DocumentRef
    received_on: Day
    allocate_by: Annotated[
        Day | None,
        Field(description="10 working days after a supplement's receipt; null where no term is known."),
    ]
    allowed_actions: list[Choice]


class FundAssignmentFilter(ListRequest):
    """Filters of the assignments' list."""

    year: AskedYear | None = None
    state: Code | None = None
    kind: Literal["initial", "supplement"] | None = None


# Allocation (phân bổ): a tranche with lines


class AllocationLineCreate(Request):
    """One line: from which assignment, to which province or unit, how much; with a dossier where it is known."""

    assignment_id: UUID
    province: ProvinceUid | None = None
    unit: UnitCode | None = None
    dossier_id: Annotated[UUID | None, Field(description="Only a line with a dossier can be committed.")] = None
    amount: PositiveAmount
    note: Name | None = None


class AllocationCreate(Dated):
    """A tranche (đợt phân bổ) to be agreed."""

    year: Year
    title: Title
    lines: Annotated[list[AllocationLineCreate], Field(min_length=1, max_length=500)]


class AllocationIssue(Dated):
    """The document that issues the tranche."""

    document: DocumentRef


class AllocationLine(Answer):
    """A line of a tranche and what has become of its money."""

    id: UUID
    assignment_id: UUID
    assignment_decision: DocumentRef
    field: str
    province: str | None
    unit: str | None
    dossier_id: UUID | None
    amount: Amount
    free: Annotated[Amount, Field(description="Of it, not committed, đồng.")]
    released: Annotated[
        Amount, Field(description="Of it, gone back to its assignment as its project was stopped or reduced, đồng.")
    ]
    note: str | None


class Allocation(Recorded):
    """A tranche of the fund (đợt phân bổ): unified, agreed, issued."""

    state: Annotated[str, Field(description="drafted, agreed, issued, reversed")]
    year: int
    title: str
    lines: Annotated[list[AllocationLine], Field(description="A province sees its own.")]
    total: Annotated[Amount | None, Field(description="Sum of all lines, đồng; not told to provinces.")]
    document: DocumentRef | None
    agreed_on: Day | None
    issued_on: Day | None
    correction_by: Annotated[
        Day | None,
        Field(
            description="Until when the finance agency may require a correction: 10 working days, counted from the "
            "day of issue as the day of its report; null before, and where no term is known."
        ),
    ]
    allowed_actions: list[Choice]


class AllocationFilter(ListRequest):
    """Filters of the tranches' list."""

    year: AskedYear | None = None
    state: Code | None = None


class Violation(Answer):
    """A limit that a tranche would exceed, with what was asked and what is free, đồng."""

    pointer: str
    limit: str
    asked: Amount
    free: Annotated[int, Field(description="May be 0, never negative.")]
    detail: str


class AllocationCheck(Answer):
    """All limits that a tranche would exceed, named at once."""

    clean: bool
    violations: list[Violation]


# Commitment (cam kết chi): money held for an agreement


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


# Payment (chi, tạm ứng)


class PaymentCreate(Dated):
    """Paying an approved payment request."""

    payment_request_id: UUID
    voucher: Annotated[Name | None, Field(description="The Treasury's voucher (chứng từ KBNN).")] = None


class Payment(Recorded):
    """Money that has left the fund: an advance (tạm ứng) or a payment (thanh toán)."""

    state: Annotated[str, Field(description="paid, reversed")]
    kind: str
    agreement_id: UUID
    dossier_id: UUID
    payment_request_id: UUID
    year: int
    amount: Amount
    province: str | None
    voucher: str | None
    paid_on: Day
    allowed_actions: list[Choice]


class PaymentFilter(ListRequest):
    """Filters of the payments' list."""

    agreement_id: UUID | None = None
    dossier_id: UUID | None = None
    year: AskedYear | None = None
    state: Code | None = None
    province: ProvinceUid | None = None
    exact: bool = False


# Balances and the ledger (sổ cái)


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
    receivable: Amount
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
