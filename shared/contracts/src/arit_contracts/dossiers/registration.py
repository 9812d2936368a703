"""Contracts of registrations (đăng ký kế hoạch): a year's list of projects."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from arit_contracts.dossiers.project import Beneficiary, DossierKind, SupportedContent
from arit_contracts.forms import Answer, Choice, Dated, DocumentRef, Exact, Filer, ListRequest, Recorded, Request
from arit_contracts.problem import FieldProblem
from arit_contracts.values import AskedYear, Code, Day, Name, ProvinceUid, Title, UnitCode, Year


class RegistrationLine(Request):
    """A line of the list (Mẫu số 2): a project to be."""

    title: Title
    kind: DossierKind = "single"
    contents: Annotated[list[SupportedContent], Field(min_length=1, max_length=20)]
    beneficiaries: Annotated[list[Beneficiary], Field(max_length=200)] = []
    implementer: Annotated[Name, Field(description="Who carries it out (đơn vị thực hiện).")]
    implementer_unit: Annotated[
        UnitCode | None, Field(description="The unit whose staff (role implementer) may work on it.")
    ] = None
    plan_years: Annotated[list[Year], Field(max_length=3, description="Of a pilot: 2 or 3 years.")] = []
    re_registers: Annotated[UUID | None, Field(description="The dossier of an earlier year that it replaces.")] = None
    candidate_id: Annotated[
        UUID | None, Field(description="The candidate of a concluded survey that it registers.")
    ] = None


class RegistrationCreate(Dated):
    """A year's list of a province's Sở Công Thương, or of one of the Agency's units."""

    plan_year: Year
    province: Annotated[ProvinceUid | None, Field(description="Null when one of the Agency's own units files.")] = None
    unit: Annotated[UnitCode | None, Field(description="The Agency's unit that files, where no province does.")] = None
    lines: Annotated[list[RegistrationLine], Field(min_length=1, max_length=500)]


class RegistrationWorkbook(Request):
    """For which plan year the workbook to fill in is made (Mẫu số 2)."""

    plan_year: AskedYear


class RegistrationImport(Dated):
    """What a list sent as a workbook is, beside its lines; the parameters of its import."""

    plan_year: AskedYear
    province: Annotated[ProvinceUid | None, Field(description="Null when one of the Agency's own units files.")] = None
    unit: Annotated[UnitCode | None, Field(description="The Agency's unit that files, where no province does.")] = None


class RegistrationCheck(Answer):
    """What a workbook would register, and what is to be corrected before it does; nothing is kept."""

    acceptable: Annotated[bool, Field(description="Nothing is wrong: sending it to be registered would pass.")]
    rows: Annotated[int, Field(description="Rows that say something.")]
    projects: Annotated[int, Field(description="Projects (lines of the registration) that they make.")]
    total_cost: Annotated[int | None, Field(description="Over all projects, đồng; null while amounts are unreadable.")]
    requested: Annotated[int | None, Field(description="Asked of the national fund, đồng; null likewise.")]
    due_on: Annotated[date, Field(description="The last day on which the list is in time.")]
    late: Annotated[bool, Field(description="Sent on the given day it would be late: flagged, never lost.")]
    faulty: Annotated[int, Field(description="How many places are wrong, also beyond those listed.")]
    errors: Annotated[list[FieldProblem], Field(description="The first 200 by cell, such as `cell:H12`.")]
    remarks: Annotated[
        list[FieldProblem],
        Field(description="Told, never refused: `stands-already`, a project of that title is registered for the year."),
    ]


class RegistrationSend(Dated):
    """Sending the list to the Agency, with its letter (công văn đăng ký, R1)."""

    document: DocumentRef


class Registration(Recorded):
    """A list of projects registered for a plan year (bản đăng ký kế hoạch khuyến công quốc gia)."""

    state: Annotated[str, Field(description="drafted, sent, received")]
    plan_year: Year
    filed_by: Filer
    province: str | None
    unit: str | None
    dossier_ids: list[UUID]
    document: DocumentRef | None
    due_on: Annotated[Day, Field(description="The last day on which it is in time.")]
    late: Annotated[bool | None, Field(description="Sent after that day: flagged, never lost. Null until sent.")]
    allowed_actions: list[Choice]


class RegistrationFilter(ListRequest):
    """Filters of the registrations' list."""

    plan_year: AskedYear | None = None
    state: Code | None = None
    province: ProvinceUid | None = None
    exact: Exact = False
