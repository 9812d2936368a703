"""Contracts of field surveys (khảo sát thực tế) and of the candidates that they find."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from arit_contracts.dossiers.project import Beneficiary, ContentCode
from arit_contracts.forms import Choice, Dated, DocumentRef, Exact, ListRequest, Recorded
from arit_contracts.values import Amount, AskedYear, Code, Day, Paragraph, ProvinceUid, Title, UnitCode, Year


class SurveyCreate(Dated):
    """A centre of the Agency plans to look, on the spot, for what a plan year could support."""

    centre: Annotated[UnitCode, Field(description="The Agency's centre that surveys.", examples=["TTKC1"])]
    plan_year: Annotated[Year, Field(description="The plan that it prepares, of its own year or a later one.")]
    title: Title
    provinces: Annotated[list[ProvinceUid], Field(min_length=1, max_length=63, description="Each once.")]
    plan: Annotated[DocumentRef | None, Field(description="The plan of surveys; others cite it too.")] = None
    starts_on: Annotated[Day, Field(description="Planned first day.")]
    ends_on: Annotated[Day, Field(description="Planned last day.")]


class SurveyConclude(Dated):
    """The report on the survey (báo cáo kết quả khảo sát)."""

    document: DocumentRef


class Survey(Recorded):
    """A field survey; a province that it names knows of it once it is concluded."""

    state: Annotated[str, Field(description="planned, held, concluded, cancelled")]
    centre: str
    plan_year: Year
    title: str
    provinces: list[str]
    plan: DocumentRef | None
    starts_on: Day
    ends_on: Day
    held_on: Annotated[Day | None, Field(description="Its last day on the spot.")]
    candidate_ids: Annotated[list[UUID], Field(description="What it found; of it, what the caller sees.")]
    report: DocumentRef | None
    concluded_on: Day | None
    allowed_actions: list[Choice]


class SurveyFilter(ListRequest):
    """Filters of the surveys' list."""

    centre: UnitCode | None = None
    plan_year: AskedYear | None = None
    state: Code | None = None
    province: Annotated[ProvinceUid | None, Field(description="One that it names.")] = None
    exact: Exact = False


class CandidateCreate(Dated):
    """What an establishment needs: a project that a list of the plan year may register."""

    survey_id: UUID
    province: Annotated[ProvinceUid, Field(description="Where it is: of the survey's.")]
    beneficiary: Beneficiary
    content: ContentCode
    description: Annotated[Paragraph | None, Field(description="What it needs.")] = None
    estimated_cost: Annotated[Amount, Field(description="What all of it would cost, đồng.")]
    requested: Annotated[Amount, Field(description="Of that, asked of the national fund, đồng.")]


class Candidate(Recorded):
    """A project to be, found by a survey; its province knows of it once the survey is concluded."""

    state: Annotated[str, Field(description="open, registered, dropped")]
    survey_id: UUID
    survey_reference: str
    plan_year: Annotated[Year, Field(description="A list of this year or a later one may register it.")]
    province: str
    implementer_unit: Annotated[str, Field(description="The Agency's centre that found it.")]
    beneficiary: Beneficiary
    content: str
    description: str | None
    estimated_cost: Amount
    requested: Amount
    dossier_id: Annotated[UUID | None, Field(description="The project that it was registered as.")]
    allowed_actions: list[Choice]


class CandidateFilter(ListRequest):
    """Filters of the candidates' list."""

    survey_id: UUID | None = None
    plan_year: AskedYear | None = None
    content: ContentCode | None = None
    state: Code | None = None
    province: ProvinceUid | None = None
    exact: Exact = False
