"""Deadlines that explain themselves: when a term of law ends, which days it skipped and why. Pure.

Terms are counted over a working calendar, so a day is never just added to a date.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Annotated, Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field, model_validator

from arit_reference.calendar import DayOff
from arit_reference.evidence import Status, weakest

DayOfYear = Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", examples=["01-22"])]

_SEARCH_BOUND = 60
"""No series of days off is nearly this long; a calendar without a working day within it is wrong."""


class Calendar(Protocol):
    """What deadlines ask of a calendar; the module `arit_reference.calendar` is one."""

    def explain(self, day: date, /) -> DayOff | None: ...

    def known(self, day: date, /) -> bool: ...


class Term(BaseModel):
    """A term (thời hạn): so many days from an event, or a fixed day of the event's year or of the next.

    Every field comes from a law file. `rest_day` says what happens when the end falls on a day off; the law
    of a fixed date may say nothing, then the date is kept and the answer is doubtful.
    """

    model_config = ConfigDict(frozen=True)

    days: Annotated[int | None, Field(ge=1, title="Số ngày")] = None
    unit: Annotated[Literal["working", "calendar"] | None, Field(title="Loại ngày")] = None
    first_day: Annotated[Literal["next", "same"], Field(title="Ngày đầu tiên")] = "next"
    fixed: Annotated[DayOfYear | None, Field(title="Ngày cố định (tháng-ngày)")] = None
    year: Annotated[Literal["same", "following"], Field(title="Năm")] = "same"
    rest_day: Annotated[Literal["keep", "next", "previous"], Field(title="Khi trùng ngày nghỉ")] = "keep"
    doubtful: Annotated[bool, Field(title="Còn nghi vấn")] = False
    basis: str
    status: Status

    @model_validator(mode="after")
    def _counts_or_is_fixed(self) -> "Term":
        if self.status == "unknown":
            return self
        if (self.days is None) == (self.fixed is None):
            raise ValueError("a term counts `days` or names a `fixed` day, not both")
        if (self.days is None) != (self.unit is None):
            raise ValueError("`unit` says what the `days` are: working or calendar")
        return self


class SkippedDay(BaseModel):
    """A day that did not count, and why."""

    model_config = ConfigDict(frozen=True)

    on: date
    reason_vi: str
    reason_en: str
    basis: str


class Deadline(BaseModel):
    """When the term ends (`due_on`), and how that was found.

    `doubtful`: the law does not say how rest days count, or a day off relied on is not certain.
    """

    model_config = ConfigDict(frozen=True)

    due_on: date
    last_working_day_on: date
    skipped: tuple[SkippedDay, ...]
    basis: str
    status: Status
    doubtful: bool

    def is_overdue(self, day: date) -> bool:
        """Whether the term had run out by that day; derived, never stored."""
        return day > self.due_on


class TermUnknown(ValueError):
    """The law sets a term here, but its length is not known."""


def due(
    term: Term,
    anchor: date,
    calendar: Calendar,
    paused: Sequence[tuple[date, date]] = (),
) -> Deadline:
    """When a term that the event of `anchor` started ends.

    `paused` are (request, answer) of supplements awaited: the day of the request still counts, and counting
    resumes on the day after the answer, as a term begins on the day after its event. An open pause ends with
    today. A fixed day needs only the year of `anchor`, and no pause moves it.
    """
    skipped: list[SkippedDay] = []
    if term.fixed is not None:
        end = _fixed_day(term.fixed, anchor.year + (term.year == "following"))
    elif term.days is not None:
        end, skipped = _count(term, term.days, anchor, calendar, paused)
    else:
        raise TermUnknown(f"the length of this term is not known ({term.basis})")
    end, moved_over = _settle(end, term.rest_day, calendar)
    skipped += moved_over
    last_working = next(day for day in _days_from(end, -1) if calendar.explain(day) is None)
    uncertain = not calendar.known(end)
    if term.unit == "working" or term.rest_day != "keep":
        leant_on = [off for day in _span(anchor, end) if (off := calendar.explain(day)) is not None]
        uncertain = uncertain or weakest(off.status for off in leant_on) != "verified"
    return Deadline(
        due_on=end,
        last_working_day_on=last_working,
        skipped=tuple(skipped),
        basis=term.basis,
        status=term.status,
        doubtful=term.doubtful or uncertain,
    )


def _count(
    term: Term, length: int, anchor: date, calendar: Calendar, paused: Sequence[tuple[date, date]]
) -> tuple[date, list[SkippedDay]]:
    skipped: list[SkippedDay] = []
    counted = 0
    day = anchor if term.first_day == "same" else anchor + timedelta(days=1)
    while True:
        off = calendar.explain(day) if term.unit == "working" else None
        if any(request < day <= answer for request, answer in paused):
            skipped.append(_awaited(day, term.basis))
        elif off is not None:
            skipped.append(_off(off))
        else:
            counted += 1
            if counted == length:
                return day, skipped
        day += timedelta(days=1)


def _settle(
    end: date, rest_day: Literal["keep", "next", "previous"], calendar: Calendar
) -> tuple[date, list[SkippedDay]]:
    """Moves an end that falls on a day off, where the law says so."""
    moved_over: list[SkippedDay] = []
    if rest_day == "keep":
        return end, moved_over
    for day in _days_from(end, 1 if rest_day == "next" else -1):
        off = calendar.explain(day)
        if off is None:
            return day, moved_over
        moved_over.append(_off(off))
    raise ValueError(f"the calendar knows no working day near {end}")


def _fixed_day(day_of_year: str, year: int) -> date:
    month, day = day_of_year.split("-")
    return date(year, int(month), int(day))


def _days_from(start: date, step: Literal[1, -1]) -> Iterator[date]:
    return (start + timedelta(days=step * n) for n in range(_SEARCH_BOUND))


def _span(start: date, end: date) -> Iterator[date]:
    return (start + timedelta(days=n) for n in range((end - start).days + 1))


def _off(off: DayOff) -> SkippedDay:
    return SkippedDay(on=off.on, reason_vi=off.reason_vi, reason_en=off.reason_en, basis=off.basis)


def _awaited(day: date, basis: str) -> SkippedDay:
    return SkippedDay(on=day, reason_vi="Chờ bổ sung hồ sơ", reason_en="Supplement awaited", basis=basis)
