"""Terms counted over the calendar: working and calendar days, rest days, pauses, fixed days, doubts."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from arit_kit.time.deadlines import Term, TermUnknown, due
from arit_kit.time.today import clock, now, today
from arit_reference import calendar


def term(**given_: Any) -> Term:
    return Term(**{"basis": "TT 122/2021/TT-BTC, Đ9 k1", "status": "verified", **given_})


def test_ten_working_days_skip_weekends_and_say_so() -> None:
    end = due(term(days=10, unit="working"), date(2022, 7, 1), calendar)
    assert end.due_on == date(2022, 7, 15)
    assert [day.on for day in end.skipped] == [date(2022, 7, day) for day in (2, 3, 9, 10)]
    assert end.skipped[0].reason_vi == "Thứ Bảy"
    assert end.skipped[1].reason_en == "Sunday"
    assert end.last_working_day_on == end.due_on
    assert not end.doubtful


def test_working_days_over_tet_name_tet() -> None:
    end = due(term(days=5, unit="working"), date(2023, 1, 18), calendar)
    assert end.due_on == date(2023, 2, 1)
    assert {day.reason_vi for day in end.skipped if day.on.weekday() < 5} == {"Tết Nguyên đán"}
    assert len(end.skipped) == 9


def test_a_make_up_saturday_counts() -> None:
    end = due(term(days=3, unit="working"), date(2024, 5, 1), calendar)
    assert end.due_on == date(2024, 5, 4)
    assert end.due_on.weekday() == 5


def test_the_first_day_may_be_the_events_own() -> None:
    same = due(term(days=1, unit="working", first_day="same"), date(2022, 7, 1), calendar)
    following = due(term(days=1, unit="working"), date(2022, 7, 1), calendar)
    assert (same.due_on, following.due_on) == (date(2022, 7, 1), date(2022, 7, 4))


@pytest.mark.parametrize(
    ("rest_day", "expected", "skipped"),
    [
        ("keep", date(2022, 12, 10), 0),
        ("next", date(2022, 12, 12), 2),
        ("previous", date(2022, 12, 9), 1),
    ],
)
def test_an_end_on_a_rest_day_goes_where_the_law_says(rest_day: str, expected: date, skipped: int) -> None:
    end = due(term(days=15, unit="calendar", rest_day=rest_day), date(2022, 11, 25), calendar)
    assert end.due_on == expected
    assert len(end.skipped) == skipped
    assert end.last_working_day_on == (expected if calendar.is_working(expected) else date(2022, 12, 9))


def test_a_pause_stops_the_clock_from_the_day_after_the_request_through_the_answer() -> None:
    without = due(term(days=10, unit="calendar"), date(2022, 3, 1), calendar)
    paused = due(term(days=10, unit="calendar"), date(2022, 3, 1), calendar, [(date(2022, 3, 4), date(2022, 3, 9))])
    assert paused.due_on == without.due_on + timedelta(days=5)
    assert [day.on.day for day in paused.skipped] == [5, 6, 7, 8, 9]
    assert {day.reason_vi for day in paused.skipped} == {"Chờ bổ sung hồ sơ"}


def test_a_fixed_day_of_the_following_year() -> None:
    end = due(term(fixed="01-22", year="following", doubtful=True), date(2022, 12, 9), calendar)
    assert end.due_on == date(2023, 1, 22)
    assert end.last_working_day_on == date(2023, 1, 19)
    assert end.doubtful
    assert not end.is_overdue(date(2023, 1, 22))
    assert end.is_overdue(date(2023, 1, 23))


def test_a_fixed_day_moves_back_over_tet_when_the_law_says_previous() -> None:
    end = due(term(fixed="01-22", year="following", rest_day="previous"), date(2022, 12, 9), calendar)
    assert end.due_on == date(2023, 1, 19)
    assert [day.on.day for day in end.skipped] == [22, 21, 20]


def test_years_that_the_calendar_does_not_know_make_an_answer_doubtful() -> None:
    assert due(term(days=10, unit="working"), date(2027, 2, 1), calendar).doubtful
    assert due(term(days=20, unit="working"), date(2026, 12, 20), calendar).doubtful
    assert not due(term(days=10, unit="working"), date(2022, 2, 14), calendar).doubtful


def test_a_day_off_of_weak_standing_makes_an_answer_doubtful() -> None:
    assert due(term(days=3, unit="working"), date(2026, 11, 23), calendar).doubtful
    assert not due(term(days=3, unit="working"), date(2026, 11, 30), calendar).doubtful


def test_a_term_is_counted_or_fixed_never_both_and_unknown_ones_give_no_day() -> None:
    for wrong in ({}, {"days": 3}, {"days": 3, "unit": "working", "fixed": "01-22"}, {"fixed": "22-01"}):
        with pytest.raises(ValidationError):
            term(**wrong)
    with pytest.raises(TermUnknown, match="TT 122/2021"):
        due(term(status="unknown"), date(2022, 1, 1), calendar)


days = st.dates(date(2020, 3, 1), date(2026, 9, 1))


@given(anchor=days, length=st.integers(1, 40))
def test_working_terms_end_on_working_days_and_account_for_every_day(anchor: date, length: int) -> None:
    end = due(term(days=length, unit="working"), anchor, calendar)
    assert calendar.is_working(end.due_on)
    assert (end.due_on - anchor).days == length + len(end.skipped)
    assert not any(calendar.is_working(day.on) for day in end.skipped)
    assert end.due_on < due(term(days=length + 1, unit="working"), anchor, calendar).due_on


@given(anchor=days, length=st.integers(1, 40), after=st.integers(0, 20), wait=st.integers(0, 30))
def test_a_pause_never_brings_a_term_forward(anchor: date, length: int, after: int, wait: int) -> None:
    request = anchor + timedelta(days=after)
    pause = [(request, request + timedelta(days=wait))]
    plain = due(term(days=length, unit="calendar"), anchor, calendar)
    paused = due(term(days=length, unit="calendar"), anchor, calendar, pause)
    assert paused.due_on - plain.due_on == timedelta(days=wait if after < length else 0)


def test_today_is_that_of_viet_nam() -> None:
    token = clock.set(datetime(2022, 7, 14, 17, 30, tzinfo=UTC))
    try:
        assert today() == date(2022, 7, 15)
        assert now().hour == 17
    finally:
        clock.reset(token)
