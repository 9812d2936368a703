"""Contracts of progress reports (báo cáo tiến độ thực hiện đề án)."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from arit_contracts.forms import Choice, Dated, Exact, Filer, ListRequest, Recorded
from arit_contracts.values import Amount, Code, Day, Paragraph, Percent, ProvinceUid, Reason


class ProgressReportFile(Dated):
    """What a returned report says when it is filed again: all of it."""

    from_on: Annotated[Day, Field(description="First day of the period.")]
    to_on: Annotated[Day, Field(description="Last day of the period; not after `effective_on`.")]
    progress_percent: Annotated[
        Percent, Field(description="How much of the work is done since its beginning, percent; at most 100.")
    ]
    spent_national: Annotated[Amount, Field(description="Spent so far of the national fund, đồng.")]
    spent_own: Annotated[Amount, Field(description="Spent so far of the beneficiaries' own capital, đồng.")]
    spent_other: Annotated[Amount, Field(description="Spent so far of other sources, đồng.")] = 0
    done: Annotated[Paragraph, Field(description="What was done in the period.")]
    difficulties: Paragraph | None = None
    proposals: Paragraph | None = None
    note: Annotated[
        Reason | None,
        Field(description="Why less is done than another report tells; needed when progress runs backwards."),
    ] = None


class ProgressReportCreate(ProgressReportFile):
    """How far a project under agreement has come in a period."""

    dossier_id: UUID


class ProgressReport(Recorded):
    """A report on one project's progress; a returned one counts for nothing until it is filed again."""

    state: Annotated[str, Field(description="filed, returned, acknowledged")]
    agreement_id: UUID
    dossier_id: UUID
    dossier_reference: str
    province: str | None
    implementer_unit: str | None
    filed_by: Annotated[Filer, Field(description="Whose project it is.")]
    from_on: Day
    to_on: Day
    progress_percent: Annotated[str, Field(description="How much of the work is done since its beginning, percent.")]
    spent_national: Amount
    spent_own: Amount
    spent_other: Amount
    done: str
    difficulties: str | None
    proposals: str | None
    note: str | None
    allowed_actions: list[Choice]


class ProgressReportFilter(ListRequest):
    """Filters of the progress reports' list."""

    agreement_id: UUID | None = None
    dossier_id: UUID | None = None
    state: Code | None = None
    province: ProvinceUid | None = None
    exact: Exact = False
