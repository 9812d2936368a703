"""Contracts of acceptances (nghiệm thu cơ sở)."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from arit_contracts.dossiers.project import ContentCode
from arit_contracts.forms import Answer, Choice, Dated, Exact, ListRequest, Recorded, Request
from arit_contracts.law import Basis, Rule, Status
from arit_contracts.values import Amount, Code, Day, ProvinceUid


class AcceptanceLine(Request):
    """What one content of the dossier cost in truth, and the support accepted for it, đồng."""

    content: ContentCode
    actual_cost: Annotated[Amount, Field(description="What of its cost may be supported, đồng.")]
    accepted: Annotated[Amount, Field(description="Support accepted, đồng.")]


class AcceptanceCreate(Dated):
    """The record of acceptance of one dossier (biên bản nghiệm thu cơ sở, Mẫu 5a, 5b or 5c)."""

    agreement_id: UUID
    dossier_id: UUID
    form: Annotated[Literal["5a", "5b", "5c"], Field(description="5a: no invoice to the Agency; 5b, 5c: with invoice.")]
    actual_cost: Annotated[Amount, Field(description="What the work cost in truth, đồng.")]
    accepted: Annotated[Amount, Field(description="Support accepted, đồng.")]
    lines: Annotated[
        list[AcceptanceLine],
        Field(
            max_length=20,
            description="Each content that the plan grants, once; of a single one they follow from the sums. Needed "
            "where there are several and one is supported by a percentage.",
        ),
    ] = []


class AcceptedContent(Answer):
    """A content at its actual cost, with the most that could be accepted by the rule that judged the plan."""

    content: str
    actual_cost: Amount
    accepted: Amount
    limit: Annotated[Amount, Field(description="min(rate x actual cost, cap) of the frozen rule, đồng.")]
    rule: Rule
    basis: Basis
    status: Status


class Acceptance(Recorded):
    """An acceptance (nghiệm thu), written by the implementer, confirmed by the Sở or the Agency."""

    state: Annotated[str, Field(description="drafted, confirmed")]
    agreement_id: UUID
    dossier_id: UUID
    form: str
    actual_cost: Amount
    accepted: Amount
    lines: Annotated[list[AcceptedContent], Field(description="By content; empty where it was accepted as one sum.")]
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
