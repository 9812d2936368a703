"""The working calendar: each day off with its reason, and the `holidays` package as a second opinion."""

from datetime import date, timedelta

import holidays
import pytest

from arit_reference import calendar
from arit_reference.calendar import CALENDAR, WorkingCalendar
from arit_reference.data_files import read
from arit_reference.instruments import UnknownInstrument, cited

YEARS = range(2020, 2027)

DIFFERENT_FROM_HOLIDAYS = {
    date(2026, 1, 2): "swapped with 10 January by letter 12729/VPCP-KGVX; the package missed it",
    date(2026, 1, 10): "the Saturday worked for 2 January 2026",
}


def _days_of(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=n) for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]


@pytest.mark.parametrize("year", YEARS)
def test_agrees_with_the_holidays_package_but_for_listed_differences(year: int) -> None:
    second_opinion = holidays.country_holidays("VN", years=year)
    differing = {day for day in _days_of(year) if second_opinion.is_working_day(day) != calendar.is_working(day)}
    assert differing == {day for day in DIFFERENT_FROM_HOLIDAYS if day.year == year}


def test_reference_I47_make_up_saturdays_are_worked_and_swapped_days_are_not() -> None:
    assert CALENDAR.make_up_days(2024) == [date(2024, 5, 4)]
    assert calendar.is_working(date(2024, 5, 4))
    swapped = calendar.explain(date(2024, 4, 29))
    assert swapped is not None
    assert (swapped.kind, swapped.basis, swapped.status) == ("swapped", "CV 2450/VPCP-KGVX", "verified")
    assert "04/05/2024" in swapped.reason_vi


def test_reasons_name_the_occasion_before_the_weekend() -> None:
    tet = calendar.explain(date(2023, 1, 22))
    assert tet is not None
    assert date(2023, 1, 22).weekday() == 6
    assert (tet.kind, tet.reason_vi, tet.basis) == ("holiday", "Tết Nguyên đán", "CV 8056/VPCP-KGVX")
    in_lieu = calendar.explain(date(2022, 4, 11))
    assert in_lieu is not None
    assert in_lieu.kind == "in_lieu"
    assert in_lieu.reason_vi == "Nghỉ bù Giỗ Tổ Hùng Vương (10/04/2022)"
    saturday = calendar.explain(date(2022, 7, 2))
    assert saturday is not None
    assert (saturday.kind, saturday.reason_vi, saturday.reason_en) == ("weekend", "Thứ Bảy", "Saturday")
    assert calendar.explain(date(2022, 7, 1)) is None


@pytest.mark.parametrize(("year", "days"), [(2020, 1), (2021, 2), (2022, 2), (2026, 2)])
def test_national_day_is_two_days_from_2021(year: int, days: int) -> None:
    national = [off for off in CALENDAR.days_off(year) if off.kind == "holiday" and off.reason_en == "National Day"]
    assert len(national) == days


@pytest.mark.parametrize("year", YEARS)
def test_five_days_of_tet_every_year(year: int) -> None:
    tet = [off for off in CALENDAR.days_off(year) if off.reason_vi == "Tết Nguyên đán"]
    weekend_days = sum(off.on.weekday() >= 5 for off in tet)
    in_lieu = [off for off in CALENDAR.days_off(year) if off.reason_vi.startswith("Nghỉ bù Tết Nguyên đán")]
    assert len(tet) - weekend_days + len(in_lieu) == 5 or year == 2023  # 2023 gave two days in lieu beforehand
    assert all(cited(off.basis) for off in tet + in_lieu)


def test_outside_the_table_nothing_is_claimed_to_be_known() -> None:
    assert not calendar.known(date(2027, 2, 5))
    fixed = calendar.explain(date(2027, 9, 2))
    assert fixed is not None
    assert (fixed.known, fixed.status, fixed.reason_vi) == (False, "unknown", "Quốc khánh")
    weekend = calendar.explain(date(2019, 7, 6))
    assert weekend is not None
    assert not weekend.known
    assert calendar.is_working(date(2027, 2, 8))  # Tết of 2027, which no one has announced yet
    assert calendar.known(date(2026, 12, 31))


def test_a_table_that_contradicts_itself_is_refused() -> None:
    twice = read("calendar.toml")
    twice["off"].append(twice["off"][0])
    with pytest.raises(ValueError, match="listed twice"):
        WorkingCalendar(twice)

    one_sided = read("calendar.toml")
    one_sided["make_up"][0]["on"] = date(2024, 5, 11)
    with pytest.raises(ValueError, match="no Saturday swapped"):
        WorkingCalendar(one_sided)

    unheard_of = read("calendar.toml")
    unheard_of["off"][0]["basis"] = "CV 1/VPCP"
    with pytest.raises(UnknownInstrument, match="CV 1/VPCP"):
        WorkingCalendar(unheard_of)
