"""Contracts of the registry of provinces' own policies of industrial promotion (chính sách khuyến công địa phương)."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from arit_contracts.dossiers.project import ContentCode
from arit_contracts.forms import Choice, Dated, DocumentRef, Exact, ListRequest, Recorded, Request
from arit_contracts.values import Code, Day, Name, Percent, PositiveAmount, ProvinceUid, Title

PolicyKind = Annotated[
    Literal["support_norms", "programme", "regulation", "other"],
    Field(description="quy định mức hỗ trợ; chương trình khuyến công; quy chế quản lý; khác"),
]


class Norm(Request):
    """What a province supports, and how much at most (định mức, mức hỗ trợ)."""

    subject: Annotated[Title, Field(description="What is supported, in the instrument's words.")]
    content: Annotated[ContentCode | None, Field(description="The content that it is nearest to.")] = None
    rate_percent: Percent | None = None
    cap: Annotated[PositiveAmount | None, Field(description="At most so much, đồng.")] = None
    per: Annotated[Name | None, Field(description="For each what.", examples=["cơ sở", "đề án"])] = None


_Norms = Annotated[list[Norm], Field(max_length=100)]


class PromotionPolicyCreate(Dated):
    """A provincial instrument enters the registry, in force from the effective date."""

    province: ProvinceUid
    title: Title
    kind: PolicyKind
    document: DocumentRef
    norms: _Norms = []
    expires_on: Annotated[Day | None, Field(description="Its last day where it names one.")] = None
    replaces: Annotated[UUID | None, Field(description="The instrument whose place it takes.")] = None


class PromotionPolicyAmend(Dated):
    """An amending instrument: the norms as they stand from the effective date on."""

    document: DocumentRef
    norms: _Norms
    expires_on: Day | None = None


class PromotionPolicyRepeal(Dated):
    """It ends by another instrument, with nothing in its place."""

    document: DocumentRef


class PromotionPolicy(Recorded):
    """A provincial instrument on industrial promotion with its norms as they stand."""

    state: Annotated[str, Field(description="in_force, replaced, repealed")]
    province: str
    title: str
    kind: PolicyKind
    document: DocumentRef
    amended_by: Annotated[DocumentRef | None, Field(description="The last instrument that amended it.")]
    repealed_by: DocumentRef | None
    norms: list[Norm]
    in_force_from_on: Day
    expires_on: Day | None
    ended_on: Annotated[Day | None, Field(description="The day from which it was replaced or repealed.")]
    replaces: UUID | None
    allowed_actions: list[Choice]


class PromotionPolicyFilter(ListRequest):
    """Filters of the policies' list."""

    province: ProvinceUid | None = None
    exact: Exact = False
    kind: PolicyKind | None = None
    content: ContentCode | None = None
    state: Code | None = None
    on: Annotated[Day | None, Field(description="In force that day.")] = None
