"""Contracts of allocations (phân bổ): a tranche with lines."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from arit_contracts.forms import Answer, Choice, Dated, DocumentRef, ListRequest, Recorded, Request
from arit_contracts.values import Amount, AskedYear, Code, Day, Name, PositiveAmount, ProvinceUid, Title, UnitCode, Year


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
