"""Provinces, due dates and the Agency's units, as they were on a given day; for any valid token."""

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from arit_contracts import reference as answers
from arit_contracts.forms import Page, SkippedDay
from arit_contracts.problem import ProblemDetails
from arit_contracts.values import LATEST_DAY, Day
from arit_kit.time.deadlines import Term, due
from arit_kit.time.today import today
from arit_kit.web.problems import Fault, Problem
from arit_reference import agency_units, calendar, provinces
from gateway.identity import AnyCaller

LONGEST_TERM_DAYS = 1_000

router = APIRouter(prefix="/v1", tags=["reference"])


class _Asked(BaseModel):
    """Query parameters; one that is not known is refused, so that a misspelt one is never lost in silence."""

    model_config = ConfigDict(extra="forbid")


class OnDay(_Asked):
    """As of which day."""

    on: Annotated[Day | None, Field(description="What held on this day; today when silent.")] = None

    @property
    def day(self) -> date:
        """The day asked for."""
        return self.on or today()


class TermAsked(_Asked):
    """A term counted from the day after an event."""

    from_on: Annotated[Day, Field(alias="from", description="The day of the event; it is not counted.")]
    days: Annotated[int, Field(ge=1, le=LONGEST_TERM_DAYS)]
    unit: Literal["working", "calendar"]


def _read(path: str, name: str, summary: str, *further: int) -> dict[str, Any]:
    return {
        "path": path,
        "operation_id": name,
        "summary": summary,
        "responses": {code: {"model": ProblemDetails} for code in (401, *further, 422, 503)},
        "openapi_extra": {"x-privilege": ["reference.read"]},
    }


@router.get(**_read("/provinces", "list_provinces", "The provinces of a day"))
async def list_provinces(caller: AnyCaller, asked: Annotated[OnDay, Query()]) -> Page[answers.Province]:
    """In the Vietnamese order of their names, all at once."""
    units = provinces.on(asked.day)
    if not units:
        raise _beyond_the_data("on", asked.day)
    return Page[answers.Province](
        items=[answers.Province.model_validate(unit) for unit in units], next_cursor=None, total=len(units)
    )


@router.get(**_read("/provinces/{uid}", "get_province", "One province, under its name of a day", 404))
async def get_province(caller: AnyCaller, uid: str, asked: Annotated[OnDay, Query()]) -> answers.Province:
    """By its uid; a bare two-digit code is refused with the provinces that it may mean."""
    try:
        province = provinces.get(uid, asked.on)
    except provinces.UnknownProvince as unknown:
        raise _unknown(unknown) from unknown
    if asked.on is not None and not provinces.valid_on(uid, asked.on):
        raise Problem(
            "province-not-in-force",
            vi=f"{province.full_name_vi} ({uid}) không tồn tại ngày {asked.on:%d/%m/%Y}.",
            en=f"{province.name_en} ({uid}) did not exist on {asked.on}.",
            extra={"predecessors": province.predecessors, "successors": province.successors},
        )
    return answers.Province.model_validate(province)


@router.get(**_read("/calendar/due-date", "due_date", "When a term ends, and which days it skips"))
async def due_date(caller: AnyCaller, asked: Annotated[TermAsked, Query()]) -> answers.DueDate:
    """Counted over the State's calendar: Tết, days in lieu, swapped days and make-up Saturdays included."""
    term = Term(days=asked.days, unit=asked.unit, basis="BLDS 2015, Đ147", status="verified")
    found = due(term, asked.from_on, calendar)
    if found.due_on > LATEST_DAY:
        raise _beyond_the_data("from", found.due_on)
    return answers.DueDate(
        from_on=asked.from_on,
        days=asked.days,
        unit=asked.unit,
        due_on=found.due_on,
        last_working_day_on=found.last_working_day_on,
        skipped=[SkippedDay.model_validate(day) for day in found.skipped],
        known=calendar.known(asked.from_on) and not found.doubtful,
    )


@router.get(**_read("/agency-units", "list_agency_units", "The Agency, its desks and centres, of a day"))
async def list_agency_units(caller: AnyCaller, asked: Annotated[OnDay, Query()]) -> Page[answers.AgencyUnit]:
    """Under the names that they bore on that day, the Agency first."""
    units = [answers.AgencyUnit.model_validate(unit) for unit in agency_units.on(asked.day)]
    return Page[answers.AgencyUnit](items=units, next_cursor=None, total=len(units))


def _unknown(unknown: provinces.UnknownProvince) -> Problem:
    if not unknown.candidates:
        return Problem("not-found")
    meant = [{"uid": unit.uid, "name_vi": unit.name_vi, "name_en": unit.name_en} for unit in unknown.candidates]
    vi = " hoặc ".join(f"{unit.uid} ({unit.name_vi})" for unit in unknown.candidates)
    en = " or ".join(f"{unit.uid} ({unit.name_en})" for unit in unknown.candidates)
    fault = Fault(
        "uid",
        "bare_province_code",
        f"Mã hai chữ số chỉ các tỉnh khác nhau trước và sau 01/7/2025: viết {vi}.",
        f"A bare code names different provinces before and after 2025-07-01: write {en}.",
    )
    return Problem("invalid-content", vi=fault.vi, en=fault.en, faults=[fault], extra={"candidates": meant})


def _beyond_the_data(parameter: str, day: date) -> Problem:
    fault = Fault(parameter, "beyond_the_data", f"Không có dữ liệu cho ngày {day}.", f"There is no data for {day}.")
    return Problem("invalid-content", vi=fault.vi, en=fault.en, faults=[fault])
