"""Contracts of appraisals (thẩm định)."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from arit_contracts.dossiers.dossier import AppraisedLine
from arit_contracts.dossiers.project import ContentCode
from arit_contracts.forms import Answer, Choice, Dated, DocumentRef, Exact, ListRequest, Recorded, Request
from arit_contracts.law import Basis, Status
from arit_contracts.values import Amount, Code, Day, Name, Paragraph, Points, ProvinceUid, Reason

AppraisalLevel = Annotated[
    Literal["base", "ministry"], Field(description="base: the Sở Công Thương's; ministry: the Agency's (cấp Bộ).")
]
Verdict = Annotated[Literal["passed", "failed"], Field(description="đạt / không đạt")]


class AppraisalLine(Request):
    """What the appraisal proposes for one content."""

    content: ContentCode
    eligible_cost: Annotated[Amount, Field(description="The cost that counts, đồng.")]
    proposed: Annotated[Amount, Field(description="Proposed support, đồng; never above the ceiling.")]


class CouncilMember(Request):
    """Who sits on the council, and what the member holds."""

    name: Name
    role: Literal["chair", "secretary", "member"]
    organisation: Name | None = None
    verdict: Verdict | None = None
    opinion: Paragraph | None = None


class Council(Request):
    """The council that appraises (hội đồng thẩm định)."""

    members: Annotated[list[CouncilMember], Field(min_length=1, max_length=50, description="One of them the chair.")]
    decision: Annotated[DocumentRef | None, Field(description="What formed it (quyết định thành lập).")] = None


class Opinion(Request):
    """What somebody of the staff, or a unit that was consulted, says of the dossier."""

    by: Name
    text: Paragraph


class Score(Request):
    """Points by one criterion."""

    criterion: Name
    points: Points
    most: Annotated[Points, Field(description="As many as the criterion gives at most.")]


class AppraisalCreate(Dated):
    """A record of appraisal at the base (Sở Công Thương) or the ministry's (the Agency's) level."""

    dossier_id: UUID
    level: AppraisalLevel
    method: Annotated[Literal["council", "staff"], Field(description="By a council (hội đồng) or by staff.")] = "staff"
    verdict: Verdict
    lines: Annotated[list[AppraisalLine], Field(min_length=1, max_length=20)]
    opinion: Paragraph | None = None
    council: Annotated[Council | None, Field(description="Where it is by a council.")] = None
    opinions: Annotated[list[Opinion], Field(max_length=50)] = []
    scores: Annotated[list[Score], Field(max_length=50, description="Each criterion once.")] = []
    conditions: Annotated[
        list[Paragraph],
        Field(max_length=20, description="What a passed verdict rests on; to be met before the agreement."),
    ] = []


class AppraisalApprove(Dated):
    """Approval of the record, with its document."""

    document: DocumentRef | None = None


class AppraisalMeetCondition(Dated):
    """A condition of the appraisal is met."""

    condition: Annotated[int, Field(ge=0, le=19, strict=True, description="Its place among `conditions`, from 0.")]
    note: Annotated[Reason, Field(description="How it was met.")]
    document: DocumentRef | None = None


class AppraisalCondition(Answer):
    """A condition of a passed verdict, and how it was met."""

    text: str
    met_on: Annotated[Day | None, Field(description="Null while it is not met.")]
    note: str | None
    document: DocumentRef | None


class AppraisalRemark(Answer):
    """What is worth a look, by law that is only remembered: told, never refused."""

    code: Code
    text_vi: str
    text_en: str
    basis: Basis
    status: Status


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
    council: Council | None
    opinions: list[Opinion] | None
    scores: list[Score] | None
    score_total: Annotated[str | None, Field(description="Sum of the points; null without scores.", examples=["82.5"])]
    score_most: Annotated[str | None, Field(description="What the criteria give at most.", examples=["100"])]
    conditions: Annotated[
        list[AppraisalCondition] | None,
        Field(
            description="What the verdict rests on. No agreement is made while one of an approved appraisal is open."
        ),
    ]
    worth_checking: list[AppraisalRemark] | None
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
