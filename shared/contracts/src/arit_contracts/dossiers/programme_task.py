"""Contracts of the Agency's tasks under other programmes (nhiệm vụ thuộc các chương trình khác)."""

from typing import Annotated, Literal

from pydantic import Field

from arit_contracts.forms import Choice, Dated, DocumentRef, Exact, ListRequest, Recorded
from arit_contracts.values import AskedYear, Code, Day, Paragraph, ProvinceUid, Title, UnitCode, Year

Programme = Literal["cooperatives", "new_rural_development"]
"""Phát triển hợp tác xã; xây dựng nông thôn mới."""


class ProgrammeTaskCreate(Dated):
    """A task that the Agency is to carry out in a year."""

    programme: Programme
    title: Title
    year: Year
    outline: Annotated[Paragraph | None, Field(description="What is to be done.")] = None
    responsible_unit: Annotated[UnitCode, Field(description="The Agency, or one of its desks or centres.")]
    provinces: Annotated[
        list[ProvinceUid],
        Field(max_length=63, description="With which provinces; each once. They know it once assigned."),
    ] = []
    due_on: Annotated[Day, Field(description="By when it is to be reported.")]


class ProgrammeTaskAssign(Dated):
    """The decision that assigns it (quyết định giao nhiệm vụ)."""

    document: DocumentRef


class ProgrammeTaskReport(Dated):
    """What came of it."""

    document: DocumentRef
    results: Paragraph


class ProgrammeTask(Recorded):
    """A task of the Agency under another programme; the provinces that it names know of it once it is assigned."""

    state: Annotated[str, Field(description="planned, assigned, reported, closed, cancelled")]
    programme: Programme
    title: str
    year: Year
    outline: str | None
    responsible_unit: str
    provinces: list[str]
    due_on: Day
    overdue: Annotated[bool, Field(description="Assigned, not reported, and its day has passed.")]
    decision: DocumentRef | None
    assigned_on: Day | None
    report: DocumentRef | None
    results: str | None
    reported_on: Day | None
    closed_on: Day | None
    allowed_actions: list[Choice]


class ProgrammeTaskFilter(ListRequest):
    """Filters of the tasks' list."""

    programme: Programme | None = None
    year: AskedYear | None = None
    responsible_unit: UnitCode | None = None
    state: Code | None = None
    overdue: bool | None = None
    province: Annotated[ProvinceUid | None, Field(description="One that it names.")] = None
    exact: Exact = False
