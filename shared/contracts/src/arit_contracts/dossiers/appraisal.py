"""Contracts of appraisals (thẩm định)."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from arit_contracts.dossiers.dossier import AppraisedLine
from arit_contracts.dossiers.project import ContentCode
from arit_contracts.forms import Choice, Dated, DocumentRef, Exact, ListRequest, Recorded, Request
from arit_contracts.values import Amount, Code, Paragraph, ProvinceUid

AppraisalLevel = Literal["base", "ministry"]


class AppraisalLine(Request):
    """What the appraisal proposes for one content."""

    content: ContentCode
    eligible_cost: Annotated[Amount, Field(description="The cost that counts, đồng.")]
    proposed: Annotated[Amount, Field(description="Proposed support, đồng; never above the ceiling.")]


class AppraisalCreate(Dated):
    """A record of appraisal at the base (Sở Công Thương) or the ministry's (the Agency's) level."""

    dossier_id: UUID
    level: AppraisalLevel
    method: Annotated[Literal["council", "staff"], Field(description="By a council (hội đồng) or by staff.")] = "staff"
    verdict: Annotated[Literal["passed", "failed"], Field(description="đạt / không đạt")]
    lines: Annotated[list[AppraisalLine], Field(min_length=1, max_length=20)]
    opinion: Paragraph | None = None


class AppraisalApprove(Dated):
    """Approval of the record, with its document."""

    document: DocumentRef | None = None


class Appraisal(Recorded):
    """An appraisal (thẩm định): drafted by one person, approved by another."""

    state: Annotated[str, Field(description="drafted, approved")]
    dossier_id: UUID
    level: AppraisalLevel
    method: Annotated[str, Field(description="council, staff")]
    verdict: Annotated[str, Field(description="passed (đạt), failed (không đạt)")]
    lines: list[AppraisedLine]
    proposed_total: Annotated[Amount, Field(description="Sum of what the lines propose, đồng.")]
    opinion: str | None
    province: str | None
    document: DocumentRef | None
    allowed_actions: list[Choice]


class AppraisalFilter(ListRequest):
    """Filters of the appraisals' list."""

    dossier_id: UUID | None = None
    level: AppraisalLevel | None = None
    state: Code | None = None
    province: ProvinceUid | None = None
    exact: Exact = False
