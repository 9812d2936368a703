"""Contracts of inspection missions (đoàn kiểm tra, giám sát) and of what they find."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from arit_contracts.forms import Answer, Choice, Dated, DocumentRef, Exact, ListRequest, Recorded, Request
from arit_contracts.values import (
    Amount,
    AskedYear,
    Code,
    Day,
    Flag,
    Name,
    Paragraph,
    PositiveAmount,
    ProvinceUid,
    Title,
    Year,
)

TeamRole = Literal["leader", "deputy", "secretary", "member"]


class TeamMember(Request):
    """Who goes on the mission, and as what."""

    name: Name
    role: TeamRole
    organisation: Annotated[Name | None, Field(description="Where the person comes from.")] = None


class MissionCreate(Dated):
    """A mission of a year's plan: to which provinces, about which projects, when."""

    year: Annotated[Year, Field(description="The year of the plan of inspections.")]
    title: Title
    purpose: Paragraph | None = None
    plan: Annotated[DocumentRef | None, Field(description="The year's plan; other missions cite it too.")] = None
    provinces: Annotated[list[ProvinceUid], Field(min_length=1, max_length=63, description="Each once.")]
    dossier_ids: Annotated[
        list[UUID],
        Field(max_length=500, description="Projects of that plan year or an earlier one, each once."),
    ] = []
    starts_on: Annotated[Day, Field(description="Planned first day, within the year.")]
    ends_on: Annotated[Day, Field(description="Planned last day.")]


class MissionDecide(Dated):
    """The decision that forms the mission (quyết định thành lập đoàn)."""

    document: DocumentRef
    team: Annotated[list[TeamMember], Field(min_length=1, max_length=50, description="One leader.")]


class VisitMinutes(Request):
    """The minutes that were signed in a province (biên bản làm việc)."""

    province: Annotated[ProvinceUid, Field(description="As the mission names it.")]
    document: DocumentRef


class MissionHold(Dated):
    """It was on the spot until `effective_on`; a province without minutes was not visited."""

    minutes: Annotated[list[VisitMinutes], Field(min_length=1, max_length=63)]


class MissionConclude(Dated):
    """The conclusion of the inspection (kết luận kiểm tra)."""

    document: DocumentRef


class Visit(Answer):
    """A province of the mission, and the minutes that were signed there."""

    province: str
    minutes: DocumentRef | None


class Mission(Recorded):
    """A mission (đoàn kiểm tra, giám sát); a province knows of it once it is decided."""

    state: Annotated[str, Field(description="planned, decided, held, concluded, closed, cancelled")]
    year: Year
    title: str
    purpose: str | None
    plan: DocumentRef | None
    starts_on: Day
    ends_on: Day
    decision: DocumentRef | None
    decided_on: Day | None
    team: list[TeamMember]
    visits: Annotated[list[Visit], Field(description="A province sees its own.")]
    dossier_ids: Annotated[list[UUID], Field(description="The projects inspected; of them, the caller's own.")]
    held_on: Annotated[Day | None, Field(description="Its last day on the spot.")]
    finding_ids: Annotated[list[UUID], Field(description="What it found; of it, the caller's own.")]
    conclusion: DocumentRef | None
    allowed_actions: list[Choice]


class MissionFilter(ListRequest):
    """Filters of the missions' list."""

    year: AskedYear | None = None
    state: Code | None = None
    dossier_id: UUID | None = None
    province: ProvinceUid | None = None
    exact: Exact = False


FindingAsk = Literal["none", "remedy", "adjustment", "stop", "recovery"]


class FindingCreate(Dated):
    """What a mission found, of a project or of a province's own management."""

    mission_id: UUID
    dossier_id: Annotated[UUID | None, Field(description="A project of the mission; else `province`.")] = None
    province: Annotated[ProvinceUid | None, Field(description="A province of the mission; else `dossier_id`.")] = None
    text: Paragraph
    mandatory: Annotated[Flag, Field(description="The mission is not closed before it is settled.")]
    asks: Annotated[
        FindingAsk,
        Field(description="What should follow. Recorded only: it starts nothing."),
    ]
    recovery_amount: Annotated[PositiveAmount | None, Field(description="What a recovery asks back, đồng.")] = None
    due_on: Annotated[Day | None, Field(description="By when it should be met.")] = None


class FindingReport(Dated):
    """What was done about it, told by the province or the implementer (báo cáo khắc phục)."""

    report: Paragraph
    document: DocumentRef | None = None


class FindingSettle(Dated):
    """How it was met, as the Agency judges it."""

    outcome: Paragraph
    document: DocumentRef | None = None


class Finding(Recorded):
    """A finding of a mission (phát hiện, kiến nghị kiểm tra) and what became of it."""

    state: Annotated[str, Field(description="open, reported, settled, withdrawn")]
    mission_id: UUID
    mission_reference: str
    dossier_id: UUID | None
    province: str | None
    implementer_unit: str | None
    text: str
    mandatory: bool
    asks: FindingAsk
    recovery_amount: Amount | None
    due_on: Day | None
    report: Annotated[str | None, Field(description="The latest.")]
    report_document: DocumentRef | None
    outcome: str | None
    outcome_document: DocumentRef | None
    allowed_actions: list[Choice]


class FindingFilter(ListRequest):
    """Filters of the findings' list."""

    mission_id: UUID | None = None
    dossier_id: UUID | None = None
    state: Code | None = None
    province: ProvinceUid | None = None
    exact: Exact = False
