"""Contracts of recoveries (thu hồi)."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from arit_contracts.forms import Choice, Dated, DocumentRef, ListRequest, Recorded
from arit_contracts.values import Amount, AskedYear, Code, Day, PositiveAmount, ProvinceUid, Year


class RecoveryCreate(Dated):
    """Money that came back of what an agreement has to give back, for one dossier and budget year."""

    agreement_id: UUID
    dossier_id: UUID
    year: Annotated[Year, Field(description="The budget year that had paid.")]
    amount: PositiveAmount
    document: Annotated[
        DocumentRef,
        Field(description="The treasury's or the bank's (giấy nộp trả kinh phí); it stands for one recovery."),
    ]


class Recovery(Recorded):
    """Money that came back (thu hồi, nộp hoàn trả); it belongs to the State budget and is not allocated again."""

    state: Annotated[str, Field(description="recovered, reversed")]
    agreement_id: UUID
    dossier_id: UUID
    year: int
    amount: Amount
    province: str | None
    document: DocumentRef
    recovered_on: Day
    allowed_actions: list[Choice]


class RecoveryFilter(ListRequest):
    """Filters of the recoveries' list."""

    agreement_id: UUID | None = None
    dossier_id: UUID | None = None
    year: AskedYear | None = None
    state: Code | None = None
    province: ProvinceUid | None = None
    exact: bool = False
