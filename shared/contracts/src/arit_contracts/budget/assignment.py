"""Contracts of assignments (giao dự toán) and supplements (giao bổ sung)."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from arit_contracts.forms import Choice, Dated, DocumentRef, ListRequest, Recorded
from arit_contracts.values import CLEANED, Amount, AskedYear, Code, Day, PositiveAmount, Year

SpendingField = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,39}$"),
    CLEANED,
    Field(description="Field of spending (lĩnh vực chi).", examples=["economic"]),
]


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
