"""Contracts of promotion centres (trung tâm khuyến công của tỉnh) and of the reviews of them."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from arit_contracts.forms import (
    ActWithReason,
    Answer,
    Choice,
    Dated,
    DocumentRef,
    Exact,
    ListRequest,
    Recorded,
    Request,
)
from arit_contracts.values import (
    AskedInstant,
    AskedYear,
    Code,
    Day,
    Flag,
    Instant,
    Name,
    Paragraph,
    ProvinceUid,
    Title,
    UnitCode,
    Year,
)

LegalStatus = Annotated[
    Literal["public_service_unit", "department_section", "enterprise", "other"],
    Field(description="đơn vị sự nghiệp công lập; phòng thuộc sở; doanh nghiệp; khác"),
]
CentreProposal = Annotated[
    Literal["keep", "strengthen", "reorganise", "merge", "dissolve"],
    Field(description="giữ nguyên; kiện toàn; tổ chức lại; sáp nhập; giải thể"),
]
_Staff = Annotated[int | None, Field(ge=0, le=10_000, strict=True)]


class Structure(Request):
    """How a centre is organised (cơ cấu tổ chức, chức năng, nhiệm vụ) from a day on."""

    name: Annotated[Name, Field(examples=["Trung tâm Khuyến công và Xúc tiến thương mại"])]
    parent: Annotated[Name, Field(description="The body that it belongs to.", examples=["Sở Công Thương"])]
    legal_status: LegalStatus
    with_trade_promotion: Annotated[Flag, Field(description="One unit with trade promotion (xúc tiến thương mại).")]
    staff_quota: Annotated[_Staff, Field(description="Posts assigned (biên chế, số người làm việc được giao).")] = None
    staff: Annotated[_Staff, Field(description="People at work.")] = None
    tasks: Annotated[Paragraph | None, Field(description="Its functions and tasks, in short.")] = None


class PromotionCentreCreate(Dated):
    """A centre enters the register, by the decision that set it up or organised it last."""

    province: ProvinceUid
    unit: Annotated[UnitCode | None, Field(description="Under which it implements projects.")] = None
    document: DocumentRef
    structure: Structure


class PromotionCentreReorganise(Dated):
    """Another structure, by a decision, from the effective date on."""

    document: DocumentRef
    structure: Structure


class PromotionCentreMerge(Dated):
    """The centre becomes part of another by a decision (sáp nhập)."""

    document: DocumentRef
    into: Annotated[UUID, Field(description="The centre that goes on.")]


class PromotionCentreDissolve(Dated):
    """The centre ends by a decision (giải thể)."""

    document: DocumentRef


class StructureOn(Answer):
    """A structure with the days on which it held and the decision behind it."""

    valid_from: date
    valid_to: Annotated[date | None, Field(description="Its last day; null while nothing takes its place.")]
    name: str
    parent: str
    legal_status: LegalStatus
    with_trade_promotion: bool
    staff_quota: int | None
    staff: int | None
    tasks: str | None
    document: DocumentRef


class PromotionCentre(Recorded):
    """A province's promotion centre (trung tâm khuyến công), with its structures, oldest first."""

    state: Annotated[str, Field(description="operating, merged, dissolved")]
    province: str
    unit: str | None
    name: Annotated[str, Field(description="Its latest name.")]
    legal_status: LegalStatus
    with_trade_promotion: bool
    staff: int | None
    structures: list[StructureOn]
    merged_into: UUID | None
    ended_by: Annotated[DocumentRef | None, Field(description="The decision that merged or dissolved it.")]
    allowed_actions: list[Choice]


class PromotionCentreFilter(ListRequest):
    """Filters of the centres' list."""

    province: ProvinceUid | None = None
    exact: Exact = False
    state: Code | None = None
    legal_status: LegalStatus | None = None


class CentreOnAsked(Request):
    """Of which day, and as known at which moment."""

    on: Annotated[Day | None, Field(description="What held in law that day; today when silent.")] = None
    as_of: Annotated[AskedInstant | None, Field(description="What was recorded by then; now when silent.")] = None


class PromotionCentreOn(Answer):
    """A centre as it was on a day, by what was recorded by a moment."""

    id: UUID
    reference: str
    on: date
    as_of: Instant
    state: Annotated[str | None, Field(description="null: not recorded for that day.")]
    structure: StructureOn | None


class CentreReviewCreate(Dated):
    """A review of the provinces' centres is begun (đợt rà soát, đánh giá), by its plan."""

    title: Title
    year: Year
    document: DocumentRef


class CentreAssess(Dated):
    """What the review finds of one centre; it takes the place of what it found before."""

    centre_id: UUID
    assessment: Paragraph
    proposal: CentreProposal
    direction: Annotated[
        Paragraph | None, Field(description="How it should be strengthened (phương hướng kiện toàn).")
    ] = None


class CentreReviewConclude(Dated):
    """The conclusion of a review, by its report."""

    document: DocumentRef


class CentreReviewDrop(ActWithReason):
    """The review is given up."""


class CentreFinding(Answer):
    """What a review found of a centre and proposes."""

    centre_id: UUID
    province: str
    assessment: str
    proposal: CentreProposal
    direction: str | None
    recorded_at: Instant


class CentreReview(Recorded):
    """A review of centres. A province is shown what was found of its own, once the review is concluded."""

    state: Annotated[str, Field(description="open, concluded, dropped")]
    title: str
    year: Year
    document: DocumentRef
    conclusion: DocumentRef | None
    findings: list[CentreFinding]
    allowed_actions: list[Choice]


class CentreReviewFilter(ListRequest):
    """Filters of the reviews' list."""

    year: AskedYear | None = None
    state: Code | None = None
