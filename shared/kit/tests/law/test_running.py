"""Terms that records are under: the days of events that SQL compares say the same as the law's end of each event."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Date, column

from arit_kit.law.load import from_content
from arit_kit.law.running import Running, by_law, day_set, ended_by
from arit_kit.law.terms import TermBlock

DAYS = st.dates(date(2014, 6, 1), date(2023, 12, 31))


def block(start: str, end: str | None = None, **values: Any) -> dict[str, Any]:
    days = {"valid_from": date.fromisoformat(start)} | ({"valid_to": date.fromisoformat(end)} if end else {})
    return {**days, "basis": "TTLT 26/2014", "status": "verified", **values}


TERMS = from_content(
    "terms.toml",
    {
        "title": "Thời hạn",
        "selected_by": "ngày nhận",
        "answer": [
            block("2015-01-01", "2019-12-31", days=30, unit="working"),
            block("2020-01-01", "2020-12-31", status="unknown"),
            block("2021-01-01", days=5, unit="calendar", rest_day="next"),
        ],
        "following": [block("2015-01-01", fixed="01-22", year="following")],
        "same": [block("2015-01-01", fixed="06-20")],
    },
    TermBlock,
)


def running(key: str) -> Running:
    return by_law(("open",), column("received_on", Date()), TERMS, key)


@given(event=DAYS, last=DAYS, key=st.sampled_from(("answer", "following", "same")))
@settings(max_examples=300, deadline=None)
def test_an_event_lies_in_the_spans_just_if_its_term_ended_by_then(event: date, last: date, key: str) -> None:
    end = running(key).ends(event)
    within = any(first <= event <= latest for first, latest in running(key).ended_by(last))
    assert within == (end is not None and end <= last)


def test_it_turns_on_the_day_itself() -> None:
    event, end = date(2022, 3, 1), date(2022, 3, 7)  # the sixth is a Sunday
    assert running("answer").ends(event) == end
    assert ended_by(TERMS, "answer", end)[-1][1] >= event > ended_by(TERMS, "answer", end - timedelta(days=1))[-1][1]


def test_a_day_that_the_record_keeps_is_its_own_end() -> None:
    term, day = day_set(("open",), column("due_on", Date()), "due"), date(2022, 3, 1)
    [(first, last)] = term.ended_by(day)
    assert (term.ends(day), last) == (day, day) and first < day


def test_a_term_of_no_law_ends_never() -> None:
    assert (running("nothing").ends(date(2022, 3, 1)), running("nothing").ended_by(date(2022, 3, 1))) == (None, [])
