"""Contracts of adjustments and stops of planned projects (điều chỉnh, ngừng triển khai đề án)."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from arit_contracts.dossiers.project import Beneficiary, SupportedContent
from arit_contracts.forms import Answer, Choice, Dated, DocumentRef, Exact, ListRequest, Recorded, Request
from arit_contracts.law import Basis, Rule, Status
from arit_contracts.values import Code, Day, Flag, Name, Paragraph, PositiveAmount, ProvinceUid

ApprovalLevel = Literal["agency", "ministry"]


class AdjustmentChanges(Request):
    """What is to become of the project; what is left out stays as it is. A stop stands alone."""

    beneficiaries: Annotated[list[Beneficiary] | None, Field(min_length=1, max_length=200)] = None
    place: Annotated[Paragraph | None, Field(description="Where it is carried out (địa điểm thực hiện).")] = None
    coordinating_unit: Annotated[Name | None, Field(description="Who takes part (đơn vị phối hợp).")] = None
    contents: Annotated[list[SupportedContent] | None, Field(min_length=1, max_length=20)] = None
    support: Annotated[
        PositiveAmount | None, Field(description="The whole support from now on, over all years, đồng.")
    ] = None
    completes_on: Annotated[
        Day | None, Field(description="When the work is to be done; at most in the year after that of the term now.")
    ] = None
    stop: Annotated[Flag, Field(description="It is carried out no further (ngừng triển khai).")] = False
    other: Annotated[Paragraph | None, Field(description="Anything else, which this service only records.")] = None


class AdjustmentCreate(Dated):
    """A request about one project that is planned or under agreement."""

    dossier_id: UUID
    changes: AdjustmentChanges
    grounds: Annotated[Paragraph, Field(description="Why (lý do điều chỉnh).")]
    document: Annotated[DocumentRef | None, Field(description="The request on paper.")] = None
    finding_id: Annotated[
        UUID | None, Field(description="A mission's finding of this project that asks adjustment, stop or recovery.")
    ] = None


class AdjustmentApprove(Dated):
    """The document that approves it: the Agency's, or the Ministry's decision."""

    document: DocumentRef


class Weight(Answer):
    """A change that was asked for, who approves it by law, and by which block."""

    change: Annotated[str, Field(description="support_raised, contents, next_year, stopped, place, …")]
    approver: ApprovalLevel
    rule: Rule
    basis: Basis
    status: Status


class Adjustment(Recorded):
    """A request to adjust or stop a project (điều chỉnh, ngừng triển khai đề án)."""

    state: Annotated[str, Field(description="drafted, filed, confirmed, submitted, approved, refused, withdrawn")]
    dossier_id: UUID
    dossier_reference: str
    agreement_id: Annotated[UUID | None, Field(description="The agreement that the dossier was under, if any.")]
    finding_id: UUID | None
    province: str | None
    implementer_unit: str | None
    asked_by: Annotated[Literal["implementer", "province", "agency"], Field(description="Who drafted it.")]
    changes: AdjustmentChanges
    grounds: str
    level: Annotated[ApprovalLevel, Field(description="Who approves it: the heaviest of its changes says.")]
    weights: Annotated[list[Weight], Field(description="As judged at its latest step.")]
    document: DocumentRef | None
    decision: DocumentRef | None
    decided_on: Day | None
    allowed_actions: list[Choice]


class AdjustmentFilter(ListRequest):
    """Filters of the adjustments' list."""

    dossier_id: UUID | None = None
    finding_id: UUID | None = None
    state: Code | None = None
    level: ApprovalLevel | None = None
    province: ProvinceUid | None = None
    exact: Exact = False
