"""Contracts of registrations (đăng ký kế hoạch): a year's list of projects."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from arit_contracts.dossiers.project import Beneficiary, DossierKind, SupportedContent
from arit_contracts.forms import Choice, Dated, DocumentRef, Exact, Filer, ListRequest, Recorded, Request
from arit_contracts.values import AskedYear, Code, Day, Name, ProvinceUid, Title, UnitCode, Year


class RegistrationLine(Request):
    """A line of the list (Mẫu số 2): a project to be."""

    title: Title
    kind: DossierKind = "single"
    contents: Annotated[list[SupportedContent], Field(min_length=1, max_length=20)]
    beneficiaries: Annotated[list[Beneficiary], Field(max_length=200)] = []
    implementer: Name
    implementer_unit: Annotated[UnitCode | None, Field(description="The unit whose staff may work on it.")] = None
    plan_years: Annotated[list[Year], Field(max_length=3, description="Of a pilot: 2 or 3 years.")] = []
    re_registers: Annotated[UUID | None, Field(description="The dossier of an earlier year that it replaces.")] = None


class RegistrationCreate(Dated):
    """A year's list of a province's Sở Công Thương, or of one of the Agency's units."""

    plan_year: Year
    province: Annotated[ProvinceUid | None, Field(description="Null when one of the Agency's own units files.")] = None
    unit: Annotated[UnitCode | None, Field(description="The Agency's unit that files, where no province does.")] = None
    lines: Annotated[list[RegistrationLine], Field(min_length=1, max_length=500)]


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
