"""Contracts of conferences and fairs of industrial promotion (hội nghị, hội chợ triển lãm khuyến công)."""

from typing import Annotated, Literal

from pydantic import Field

from arit_contracts.forms import Choice, Dated, DocumentRef, Exact, ListRequest, Recorded, Request
from arit_contracts.reference import KhuyencongRegion
from arit_contracts.values import AskedYear, Code, Day, Name, Paragraph, ProvinceUid, Title, Urn, Year

PromotionEventKind = Literal["industry_conference", "promotion_conference", "fair"]
"""Hội nghị ngành Công Thương; hội nghị công tác khuyến công; hội chợ triển lãm hàng CNNT tiêu biểu."""

Booths = Annotated[int, Field(ge=1, le=10_000, strict=True, description="Booths (gian hàng); of a fair only.")]


class PromotionEventCreate(Dated):
    """An event of a region is planned: what, where, by whom, when."""

    kind: PromotionEventKind
    region: KhuyencongRegion
    title: Title
    host_province: Annotated[ProvinceUid, Field(description="Of the region, on the planned first day.")]
    host_unit: Annotated[Name, Field(description="Who organises it.")]
    outline: Annotated[Paragraph, Field(description="What is planned.")]
    funding: Annotated[Urn | None, Field(description="The record that its money comes from; kept as given.")] = None
    starts_on: Day
    ends_on: Day
    planned_booths: Booths | None = None


class PromotionEventApprove(Dated):
    """The decision that approves the plan."""

    document: DocumentRef


class Participation(Request):
    """A province that took part, with so many people and booths."""

    province: ProvinceUid
    people: Annotated[int, Field(ge=0, le=1_000_000, strict=True)]
    booths: Annotated[int, Field(ge=0, le=10_000, strict=True)] = 0


class PromotionEventHold(Dated):
    """It was held; provinces of other regions take part too."""

    starts_on: Day
    ends_on: Annotated[Day, Field(description="Not after `effective_on`.")]
    booths: Annotated[Booths | None, Field(description="All booths, of provinces and others.")] = None
    participants: Annotated[list[Participation], Field(min_length=1, max_length=63, description="Each province once.")]


class PromotionEventReport(Dated):
    """The report on the event."""

    document: DocumentRef
    summary: Paragraph


class PromotionEvent(Recorded):
    """A conference or a fair; the provinces of its region know of it once it is approved."""

    state: Annotated[str, Field(description="planned, approved, held, reported, cancelled")]
    kind: PromotionEventKind
    region: KhuyencongRegion
    year: Annotated[Year, Field(description="Of its planned first day.")]
    title: str
    host_province: str
    host_unit: str
    outline: str
    funding: str | None
    starts_on: Annotated[Day, Field(description="Planned first day.")]
    ends_on: Annotated[Day, Field(description="Planned last day.")]
    planned_booths: int | None
    decision: DocumentRef | None
    approved_on: Day | None
    held_from_on: Day | None
    held_to_on: Day | None
    booths: int | None
    participants: list[Participation]
    report: DocumentRef | None
    summary: str | None
    allowed_actions: list[Choice]


class PromotionEventFilter(ListRequest):
    """Filters of the events' list."""

    kind: PromotionEventKind | None = None
    region: KhuyencongRegion | None = None
    year: AskedYear | None = None
    state: Code | None = None
    province: Annotated[ProvinceUid | None, Field(description="The host.")] = None
    exact: Exact = False
