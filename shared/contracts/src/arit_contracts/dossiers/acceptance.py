"""Contracts of acceptances (nghiệm thu cơ sở)."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from arit_contracts.forms import Choice, Dated, Exact, ListRequest, Recorded
from arit_contracts.values import Amount, Code, Day, ProvinceUid


class AcceptanceCreate(Dated):
    """The record of acceptance of one dossier (biên bản nghiệm thu cơ sở, Mẫu 5a, 5b or 5c)."""

    agreement_id: UUID
    dossier_id: UUID
    form: Annotated[Literal["5a", "5b", "5c"], Field(description="5a: no invoice to the Agency; 5b, 5c: with invoice.")]
    actual_cost: Annotated[Amount, Field(description="What the work cost in truth, đồng.")]
    accepted: Annotated[Amount, Field(description="Support accepted, đồng.")]


class Acceptance(Recorded):
    """An acceptance (nghiệm thu), written by the implementer, confirmed by the Sở or the Agency."""

    state: Annotated[str, Field(description="drafted, confirmed")]
    agreement_id: UUID
    dossier_id: UUID
    form: str
    actual_cost: Amount
    accepted: Amount
    province: str | None
    implementer_unit: str | None
    confirmed_on: Day | None
    allowed_actions: list[Choice]


class AcceptanceFilter(ListRequest):
    """Filters of the acceptances' list."""

    agreement_id: UUID | None = None
    dossier_id: UUID | None = None
    state: Code | None = None
    province: ProvinceUid | None = None
    exact: Exact = False
