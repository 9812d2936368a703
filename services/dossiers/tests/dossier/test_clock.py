"""The clock of an appraisal runs from the day the dossier came in, and stands still while a supplement is awaited."""

from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arit_contracts import roles as R
from arit_kit.testing.world import World
from arit_kit.time.deadlines import Term, due
from arit_kit.time.today import today
from arit_reference import calendar
from dossiers.dossier.clock import Days, counted, running

SINCE = date(2022, 1, 3)
DAYS = st.integers(0, 90)


@st.composite
def pauses(draw: Any) -> tuple[tuple[date, date], ...]:
    """Supplements awaited one after another, the last perhaps beyond the day looked at."""
    edges = sorted(draw(st.lists(DAYS, max_size=6).filter(lambda days: len(days) % 2 == 0)))
    days = [SINCE + timedelta(edge) for edge in edges]
    return tuple(zip(days[::2], days[1::2], strict=True))


@settings(deadline=None)
@given(DAYS, pauses())
def test_what_counts_and_what_does_not_are_all_the_days(length: int, paused: tuple[tuple[date, date], ...]) -> None:
    to = SINCE + timedelta(length)
    every = counted(SINCE, to, ())
    assert every.calendar == length
    ran = counted(SINCE, to, paused)
    stood = [counted(max(start, SINCE), min(end, to), ()) for start, end in paused if start < to]
    assert ran.calendar + sum(days.calendar for days in stood) == every.calendar
    assert ran.working + sum(days.working for days in stood) == every.working
    assert 0 <= ran.working <= ran.calendar


@settings(deadline=None)
@given(st.integers(1, 40), st.sampled_from(["working", "calendar"]), pauses())
def test_a_term_that_the_law_sets_one_day_ends_when_its_days_have_counted(
    days: int, unit: Any, paused: tuple[tuple[date, date], ...]
) -> None:
    end = due(Term(days=days, unit=unit, basis="x", status="verified"), SINCE, calendar, paused).due_on
    ran = counted(SINCE, end, paused)
    assert (ran.working if unit == "working" else ran.calendar) == days


def test_tet_is_no_working_day() -> None:
    assert counted(date(2022, 1, 28), date(2022, 2, 7), ()) == Days(calendar=10, working=1)


def step(action: str, to: str, day: int, reason: str | None = None) -> dict[str, Any]:
    return {"action": action, "to_state": to, "effective_on": date(2021, 8, day), "reason": reason}


IN = step("submit", "dossier_in", 2)
ASKED, CAME = step("request_supplement", "supplement_required", 3, "Thiếu D2"), step("resubmit", "dossier_in", 10)


@pytest.mark.parametrize(
    ("steps", "filed_by", "told"),
    [
        ([step("select", "selected", 1)], "province", None),
        ([IN], "province", ("base", [])),
        ([IN], "agency", None),
        ([IN, ASKED], "province", ("base", [(3, None)])),
        ([IN, ASKED, CAME, step("amend", "dossier_in", 11)], "province", ("base", [(3, 10)])),
        ([IN, ASKED, CAME, step("appraise_base", "base_appraised", 12)], "province", None),
        ([IN, ASKED, CAME, step("forward", "forwarded", 13)], "agency", ("ministry", [])),
        ([IN, step("re_register", "re_registered", 13)], "province", None),
    ],
)
def test_a_clock_is_that_of_the_level_under_way(steps: list[dict[str, Any]], filed_by: str, told: Any) -> None:
    found = running(steps, filed_by)
    days = found and [(one.required_on.day, one.received_on and one.received_on.day) for one in found.pauses]
    assert (found and (found.level, days)) == told


async def test_a_clock_is_told_to_whom_the_dossier_is_known(world: World, story: Any) -> None:
    [dossier] = await story.dossier_in()

    async def clock(role: str) -> httpx.Response:
        return await world.client(role).get(f"/v1/dossiers/{dossier['id']}/clock")

    since = date(2021, 8, 2)
    await story.act(
        R.PROVINCE_OFFICER, dossier, "request_supplement", {"note": "Thiếu báo giá", **story.dated("2021-08-03")}
    )
    await story.act(R.IMPLEMENTER, dossier, "resubmit", story.dated("2021-08-10"))
    base = (await clock(R.IMPLEMENTER)).json()
    assert (base["level"], base["since_on"], base["paused"]) == ("base", "2021-08-02", False)
    [pause] = base["pauses"]
    assert (pause["from_on"], pause["to_on"], pause["calendar_days"], pause["working_days"]) == (
        "2021-08-03", "2021-08-10", 7, 5,
    )  # fmt: skip
    assert "Thiếu báo giá" in pause["note"]
    assert base["calendar_days"] == (today() - since).days - 7
    assert (base["due_on"], base["status"]) == (None, "unknown")
    await story.appraised(dossier, "base")
    nothing = (await clock(R.AUDITOR)).json()
    assert (nothing["level"], nothing["since_on"], nothing["calendar_days"], nothing["pauses"]) == (None, None, 0, [])
    await story.act(R.PROVINCE_LEADER, dossier, "forward", story.dated("2021-10-01"))
    await story.act(
        R.AGENCY_OFFICER, dossier, "request_supplement", {"note": "Thiếu cam kết", **story.dated("2021-10-05")}
    )
    for role in (R.PROVINCE_OFFICER, R.AUDITOR):
        ministry = (await clock(role)).json()
        assert (ministry["level"], ministry["since_on"], ministry["paused"]) == ("ministry", "2021-10-01", True)
        assert (ministry["calendar_days"], ministry["working_days"]) == (4, 2), "two of the four are a weekend"
        assert ministry["pauses"][0]["to_on"] is None
    await story.act(R.IMPLEMENTER, dossier, "resubmit", story.dated("2021-10-12"))
    await story.appraised(dossier, "ministry")
    assert (await clock(R.AGENCY_OFFICER)).json()["level"] is None
    hidden = (await clock(R.PROVINCE_OFFICER)).json()
    assert (hidden["level"], hidden["calendar_days"]) == ("ministry", (today() - date(2021, 10, 1)).days - 7)
