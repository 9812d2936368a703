"""The working calendar of the State's offices: why a day is off, or that it is worked, with the legal basis.

Within the table's years every day is known; outside them only weekends and fixed holidays (`known` False).
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from arit_reference.data_files import read
from arit_reference.evidence import Status
from arit_reference.instruments import cited

_WEEKEND = {5: ("Thứ Bảy", "Saturday"), 6: ("Chủ nhật", "Sunday")}
_WEEKEND_BASIS = "QĐ 188/1999/QĐ-TTg"


class DayOff(BaseModel):
    """A day that is not worked (ngày nghỉ), and why."""

    model_config = ConfigDict(frozen=True)

    on: date
    kind: Literal["weekend", "holiday", "in_lieu", "swapped"]
    reason_vi: str
    reason_en: str
    basis: str
    status: Status
    known: bool


class _Named(BaseModel):
    model_config = ConfigDict(extra="forbid")
    vi: str
    en: str


class _Line(BaseModel):
    """A line of the table; `instead_of` is the holiday made up for, or the day swapped with."""

    model_config = ConfigDict(extra="forbid")
    on: date
    occasion: str = "swap"
    instead_of: date | None = None
    basis: str
    status: Status


class _Fixed(BaseModel):
    model_config = ConfigDict(extra="forbid")
    month: int
    day: int
    occasion: str
    basis: str


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid")
    first_year: int
    last_year: int
    off: list[_Line]
    make_up: list[_Line]
    fixed: list[_Fixed]
    occasions: dict[str, _Named]


class WorkingCalendar:
    """Answers for one table of days; `CALENDAR` is the official one."""

    def __init__(self, content: Mapping[str, object]) -> None:
        table = _Table.model_validate(content)
        self._years = range(table.first_year, table.last_year + 1)
        self._off = {line.on: _day_off(line, table.occasions[line.occasion]) for line in table.off}
        self._make_up = {line.on for line in table.make_up}
        self._fixed = {(line.month, line.day): (line, table.occasions[line.occasion]) for line in table.fixed}
        _check(table)

    def known(self, day: date) -> bool:
        """Whether the table covers this day's year, so that Tết and swaps are reckoned with."""
        return day.year in self._years

    def explain(self, day: date) -> DayOff | None:
        """Why the day is off; None when it is worked."""
        if not self.known(day):
            return self._guess(day)
        if day in self._make_up:
            return None
        return self._off.get(day) or _weekend(day, known=True)

    def is_working(self, day: date) -> bool:
        """Whether offices work on that day (ngày làm việc), make-up Saturdays included."""
        return self.explain(day) is None

    def days_off(self, year: int) -> list[DayOff]:
        """The year's holidays, days in lieu and swapped days, without plain weekends."""
        return [off for on, off in sorted(self._off.items()) if on.year == year]

    def make_up_days(self, year: int) -> list[date]:
        """The year's Saturdays that are worked."""
        return sorted(day for day in self._make_up if day.year == year)

    def _guess(self, day: date) -> DayOff | None:
        if (day.month, day.day) in self._fixed:
            line, name = self._fixed[day.month, day.day]
            return DayOff(
                on=day,
                kind="holiday",
                reason_vi=name.vi,
                reason_en=name.en,
                basis=line.basis,
                status="unknown",
                known=False,
            )
        return _weekend(day, known=False)


def _weekend(day: date, known: bool) -> DayOff | None:
    if day.weekday() not in _WEEKEND:
        return None
    vi, en = _WEEKEND[day.weekday()]
    status: Status = "verified" if known else "unknown"
    return DayOff(on=day, kind="weekend", reason_vi=vi, reason_en=en, basis=_WEEKEND_BASIS, status=status, known=known)


def _day_off(line: _Line, occasion: _Named) -> DayOff:
    kind: Literal["holiday", "in_lieu", "swapped"] = "holiday"
    vi, en = occasion.vi, occasion.en
    if line.instead_of and line.occasion == "swap":
        kind = "swapped"
        vi, en = f"{vi}, làm bù {line.instead_of:%d/%m/%Y}", f"{en}, worked on {line.instead_of}"
    elif line.instead_of:
        kind = "in_lieu"
        vi, en = f"Nghỉ bù {vi} ({line.instead_of:%d/%m/%Y})", f"In lieu of {en} ({line.instead_of})"
    return DayOff(on=line.on, kind=kind, reason_vi=vi, reason_en=en, basis=line.basis, status=line.status, known=True)


def _check(table: _Table) -> None:
    """Refuses a table whose lines contradict each other or cite what no one knows."""
    off = {line.on: line for line in table.off}
    if len(off) != len(table.off):
        raise ValueError("calendar.toml: a day is listed twice")
    for line in [*table.off, *table.make_up]:
        cited(line.basis)
        if not table.first_year <= line.on.year <= table.last_year:
            raise ValueError(f"calendar.toml: {line.on} lies outside the table's years")
    for line in table.make_up:
        swapped = off.get(line.instead_of) if line.instead_of else None
        if line.on.weekday() != 5 or swapped is None or swapped.instead_of != line.on:
            raise ValueError(f"calendar.toml: {line.on} is no Saturday swapped with a listed day off")


CALENDAR = WorkingCalendar(read("calendar.toml"))
known = CALENDAR.known
explain = CALENDAR.explain
is_working = CALENDAR.is_working
