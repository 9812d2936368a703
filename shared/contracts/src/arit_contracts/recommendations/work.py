"""Contracts of the Agency's quarterly work plans and of the work report that is composed from records."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from arit_contracts.forms import Answer, Choice, Dated, ListRequest, Recorded, Request
from arit_contracts.recommendations.session import MissingPart
from arit_contracts.statistics import Figure
from arit_contracts.values import AskedYear, Code, Day, Instant, Paragraph, UnitCode, Urn, Year

Heading = Literal["industrial_promotion", "clusters", "recommendations", "budget", "other"]
"""Khuyến công; cụm công nghiệp; kiến nghị của địa phương; kinh phí; công tác khác."""

Quarter = Annotated[int, Field(ge=1, le=4, strict=True, examples=[1])]
AskedQuarter = Annotated[int, Field(ge=1, le=4, examples=[1])]


class WorkPlanItemCreate(Request):
    """A piece of work: under which heading, whose, and the records that it is about."""

    heading: Heading
    text: Paragraph
    unit: Annotated[UnitCode, Field(description="The Agency's unit that does it.")] = "CUC"
    refs: Annotated[list[Urn], Field(max_length=20, description="Records of any service; each must exist.")] = []


class WorkPlanCreate(Dated):
    """The plan of one quarter; there is one, which is revised."""

    year: Year
    quarter: Quarter
    items: Annotated[list[WorkPlanItemCreate], Field(min_length=1, max_length=200)]


class WorkPlanRevise(Dated):
    """The items that are added after approval; the revision counts up and waits for approval again."""

    items: Annotated[list[WorkPlanItemCreate], Field(min_length=1, max_length=200)]


class WorkPlanProgress(Dated):
    """What became of an item, by its place from 1 on."""

    item: Annotated[int, Field(ge=1, le=1000, strict=True)]
    status: Literal["under_way", "done", "dropped"]
    product: Annotated[Paragraph | None, Field(description="Required of done.")] = None
    refs: Annotated[list[Urn] | None, Field(max_length=20, description="The records that show it.")] = None


class WorkPlanItem(Answer):
    """An item and how it stands."""

    item: int
    heading: Heading
    text: str
    unit: str
    refs: list[str]
    status: Literal["planned", "under_way", "done", "dropped"]
    product: str | None
    revision: Annotated[int, Field(description="The revision that brought it.")]


class WorkPlan(Recorded):
    """The Agency's work plan of a quarter (kế hoạch công tác quý)."""

    state: Annotated[str, Field(description="drafted, approved")]
    year: int
    quarter: int
    revision: Annotated[int, Field(description="1 at first; a change after approval counts up.")]
    items: list[WorkPlanItem]
    approved_on: Day | None
    allowed_actions: list[Choice]


class WorkPlanFilter(ListRequest):
    """Filters of the plans' list."""

    state: Code | None = None
    year: AskedYear | None = None
    quarter: AskedQuarter | None = None


class WorkReportAsked(Request):
    """Which quarter is reported on."""

    year: AskedYear
    quarter: AskedQuarter


class ReportFigures(Answer):
    """The figures that one service counted for a heading, and when."""

    service: str
    taken_at: Annotated[Instant | None, Field(description="Null: the part is missing.")]
    figures: list[Figure]


class ReportItem(Answer):
    """A piece of work of a plan, told in the report."""

    text: str
    unit: str
    status: str
    product: str | None
    refs: Annotated[list[str], Field(description="The records behind it.")]
    work_plan: Annotated[str, Field(description="The URN of the plan that it stands in.")]


class ReportHeading(Answer):
    """One heading of one part."""

    heading: Heading
    title_vi: str
    title_en: str
    figures: list[ReportFigures]
    items: list[ReportItem]


class WorkReport(Answer):
    """The work report of a quarter (báo cáo công tác quý): its results, and the plan of the next."""

    year: int
    quarter: int
    from_on: Annotated[Day, Field(description="The quarter's first day.")]
    to_on: Annotated[Day, Field(description="Its last day; while it runs, figures are counted to today.")]
    results: list[ReportHeading]
    plan_year: int
    plan_quarter: int
    plan: list[ReportHeading]
    missing: Annotated[list[MissingPart], Field(description="Parts that could not be had; the rest stands.")]
    on_time_percent: Annotated[
        str | None, Field(description="Answered on or before due, of what was due in the quarter; to 0.1.")
    ]
    working_session_ids: Annotated[list[UUID], Field(description="The sessions held in the quarter.")]
