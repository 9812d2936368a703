"""Contracts of working sessions with provinces (làm việc với địa phương) and of their briefing packs."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from arit_contracts.forms import Answer, Choice, Dated, DocumentRef, Exact, ListRequest, Recorded, Request
from arit_contracts.recommendations.item import RecommendationField
from arit_contracts.statistics import Figure
from arit_contracts.values import AskedYear, Code, Day, Instant, Name, Paragraph, ProvinceUid, Title

SessionLevel = Literal["agency", "ministry", "central"]


class WorkingSessionCreate(Dated):
    """A session is planned: who leads it, with which provinces, when."""

    title: Title
    level: SessionLevel
    leader: Annotated[Name, Field(description="Who leads it.")]
    provinces: Annotated[list[ProvinceUid], Field(min_length=1, max_length=34, description="Each once.")]
    planned_on: Day
    agenda: Paragraph | None = None
    basis: Annotated[DocumentRef | None, Field(description="The document that calls it.")] = None


class WorkingSessionHold(Dated):
    """It was held on `effective_on`."""

    delegation: Annotated[list[Name], Field(max_length=100, description="Who took part for the Agency.")] = []
    minutes: Annotated[Paragraph | None, Field(description="What was said, in short.")] = None


class ConclusionPoint(Request):
    """A point of the conclusion that asks for action; it becomes a recommendation of its own."""

    province: ProvinceUid
    text: Annotated[Paragraph, Field(description="Verbatim.")]
    field: RecommendationField | None = None


class WorkingSessionConclude(Dated):
    """The notice of the conclusion (thông báo kết luận)."""

    document: DocumentRef
    points: Annotated[list[ConclusionPoint], Field(max_length=200)] = []


class WorkingSession(Recorded):
    """A working session; a province sees those held with it."""

    state: Annotated[str, Field(description="planned, held, concluded, closed, cancelled")]
    title: str
    level: SessionLevel
    leader: str
    provinces: list[str]
    planned_on: Day
    held_on: Day | None
    agenda: str | None
    basis: DocumentRef | None
    delegation: list[str]
    minutes: str | None
    conclusion: DocumentRef | None
    recommendation_ids: Annotated[list[UUID], Field(description="What came of it; of provinces, only their own.")]
    allowed_actions: list[Choice]


class WorkingSessionFilter(ListRequest):
    """Filters of the sessions' list."""

    state: Code | None = None
    province: ProvinceUid | None = None
    exact: Exact = False
    year: Annotated[AskedYear | None, Field(description="Planned for.")] = None


class MissingPart(Answer):
    """A part that could not be had, and why."""

    service: str
    detail_vi: str
    detail_en: str


class Section(Answer):
    """What one service tells, and when it counted."""

    service: str
    taken_at: Annotated[Instant | None, Field(description="Null: the part is missing.")]
    figures: list[Figure]


class OpenRecommendation(Answer):
    """A recommendation of the province that is still open."""

    id: UUID
    reference: str
    received_on: Day
    text: str
    field: RecommendationField | None
    state: str
    state_label_vi: str
    state_label_en: str
    lead_unit: str | None
    due_on: Day | None
    overdue: bool
    about: list[str]


class ProvinceBriefing(Answer):
    """What a delegation should know of one province."""

    province: str
    province_name: Annotated[str, Field(description="By its name of the session's day.")]
    sections: list[Section]
    open_recommendations: Annotated[list[OpenRecommendation], Field(description="At most 50, the oldest first.")]
    open_recommendations_total: int


class Briefing(Answer):
    """The briefing pack of a working session (tài liệu chuẩn bị làm việc), composed when it is asked for."""

    session_id: UUID
    session_reference: str
    title: str
    on: Annotated[Day, Field(description="Figures stand as of this day: held, else planned, at most today.")]
    from_on: Annotated[Day, Field(description="Figures of a period count from here: the year's first day.")]
    provinces: list[ProvinceBriefing]
    missing: list[MissingPart]
