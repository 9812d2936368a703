"""Statistics of recommendations: what was done, what waits, and the rate of answers on time (I42).

A letter received on 1 March 2022 is to be answered by 10 April: forty days. Each test has a province of its own.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World
from arit_kit.time.today import today
from arit_reference import provinces
from recommendations.statistics.queries import MEASURES

PATH = "/v1/recommendation-statistics"
YEAR = ("2022-01-01", "2022-12-31")
DUE = "2022-04-10"


@pytest.fixture(scope="module")
def untouched() -> Any:
    """Provinces that no test of this module has used yet."""
    return (one.uid for one in provinces.on(date(2022, 3, 1)) if one.uid != "VN63-24")


@pytest.fixture
def story_of(world: World, story: Any, untouched: Any) -> Callable[[], Any]:
    def another() -> Any:
        uid = next(untouched)
        now = provinces.successor(uid)
        return type(story)(world, uid, now.uid if now else uid)

    return another


async def told(
    world: World, place: Any, period: tuple[str, str] = YEAR, role: str = R.AUDITOR, **claims: str
) -> dict[str, Any]:
    """The figures of the story's province that are not 0."""
    params = {"from_on": period[0], "to_on": period[1], "province": place.province}
    answer = await world.client(role, **claims).get(PATH, params=params)
    assert answer.status_code == 200, answer.text
    [apart] = answer.json()["provinces"]
    assert apart["figures"] == answer.json()["figures"]
    return {one["key"]: one["value"] for one in apart["figures"] if one["value"] not in (0, None)}


async def test_each_is_counted_on_its_day(world: World, story_of) -> None:
    place = story_of()
    answered, sent_on, waiting = await place.registered(3)
    await place.classify(answered)
    await place.tasked(answered, "2022-03-02")
    await place.answered(answered, day="2022-03-20", promises=1)
    await place.transferred(sent_on, "2022-03-03")
    assert await told(world, place) == {
        "letters_received": 1,
        "items_received": 3,
        "items_tasked": 1,
        "items_answered": 1,
        "items_transferred": 1,
        "answers_due": 1,
        "answers_on_time": 1,
        "on_time": "100.0",
        "items_open": 1,
        "follow_ups_open": 1,
    }
    assert await told(world, place, ("2022-03-03", "2022-03-19")) == {"items_transferred": 1, "items_open": 2}
    [promise] = (await place.item(answered["id"]))["follow_up_ids"]
    follow_up = await place.get("follow-ups", promise)
    await place.act(R.AGENCY_OFFICER, follow_up, "complete", {"note": "Đã sửa", **place.dated("2022-06-01")})
    kept = await told(world, place, ("2022-06-01", "2022-06-30"))
    assert kept == {"follow_ups_done": 1, "items_open": 1}
    assert waiting["state"] == "registered"


@pytest.mark.parametrize(
    ("answered_on", "period", "due", "in_time", "rate"),
    [
        (DUE, (DUE, DUE), 1, 1, "100.0"),
        ("2022-04-11", (DUE, DUE), 1, 0, "0.0"),
        (None, (DUE, DUE), 1, 0, "0.0"),
        ("2022-03-31", ("2022-04-01", "2022-06-30"), 1, 1, "100.0"),
        ("2022-03-31", ("2022-01-01", "2022-03-31"), 0, 0, None),
        ("2022-04-11", ("2022-04-11", "2022-06-30"), 0, 0, None),
    ],
    ids=[
        "on-its-day",
        "a-day-late",
        "not-at-all",
        "before-the-quarter",
        "early-and-not-due-yet",
        "late-and-due-before",
    ],
)
async def test_recommendations_I42_on_time_is_of_what_was_due_in_the_period(
    world: World, story_of, answered_on: str | None, period: tuple[str, str], due: int, in_time: int, rate: str | None
) -> None:
    place = story_of()
    [item] = await place.assigned()
    assert item["due_on"] == DUE
    if answered_on:
        await place.answered(item, day=answered_on)
    found = await told(world, place, period)
    assert (found.get("answers_due", 0), found.get("answers_on_time", 0)) == (due, in_time)
    assert found.get("on_time") == rate


async def test_recommendations_I42_the_rate_is_of_what_was_due_not_of_all(world: World, story_of) -> None:
    """Three are due, of which one is answered in time; a fourth, not tasked yet, is due on no day."""
    place = story_of()
    in_time, late, _ = await place.assigned(3)
    await place.registered()
    await place.answered(in_time, day="2022-03-31")
    await place.answered(late, day="2022-04-11")
    found = await told(world, place)
    assert (found["answers_due"], found["answers_on_time"], found["on_time"]) == (3, 1, "33.3")
    assert found["items_received"] == 4


async def test_recommendations_I42_an_extension_moves_the_day(world: World, story_of) -> None:
    place = story_of()
    [item] = await place.assigned()
    more = {"due_on": "2022-05-10", "document": place.document(DUE, "BCT-CTĐP", "Bộ Công Thương"), "note": "Phức tạp"}
    await place.act(R.AGENCY_LEADER, item, "extend", more | place.dated(DUE))
    await place.answered(item, day="2022-05-10")
    assert "answers_due" not in await told(world, place, ("2022-04-01", "2022-04-30"))
    assert (await told(world, place, ("2022-05-01", "2022-05-31")))["on_time"] == "100.0"


async def test_recommendations_I42_what_is_merged_or_sent_on_owes_no_answer_of_its_own(world: World, story_of) -> None:
    place = story_of()
    master, follower, sent_on = await place.registered(3)
    await place.classify(master)
    await place.tasked(master, "2022-03-02")
    await place.act(R.AGENCY_OFFICER, follower, "merge", {"master_id": master["id"], **place.dated("2022-03-02")})
    await place.transferred(sent_on, "2022-03-02")
    await place.answered(master, day="2022-04-01")
    found = await told(world, place)
    assert (found["answers_due"], found["items_answered"]) == (1, 1)


async def test_recommendations_I42_what_was_tasked_and_then_sent_on_is_due_no_more(world: World, story_of) -> None:
    """Its tasking is recalled, and it turns out to be another ministry's; until then its answer is due."""
    place = story_of()
    [item] = await place.classified()
    tasking = await place.tasked(item)
    await place.act(R.AGENCY_LEADER, tasking, "recall", {"note": "Giao nhầm"} | place.dated("2022-03-04"))
    assert (await told(world, place))["answers_due"] == 1
    await place.transferred(item, "2022-03-05")
    assert "answers_due" not in await told(world, place)


async def test_recommendations_I42_what_came_back_counts_under_both_its_days(world: World, story_of) -> None:
    """Answered in time for April, brought back in May and not answered again: April's rate stays as it was."""
    place = story_of()
    [item] = await place.assigned()
    await place.answered(item, day="2022-04-01")
    again = await place.received("2022-05-01")
    await place.reopen(item, again, "2022-05-02")
    april, june = ("2022-04-01", "2022-04-30"), ("2022-06-01", "2022-06-30")
    assert (await told(world, place, april))["on_time"] == "100.0"
    await place.classify(item, day="2022-05-03")
    await place.tasked(item, "2022-05-03")
    assert (await place.item(item["id"]))["due_on"] == "2022-06-10"
    assert (await told(world, place, april))["on_time"] == "100.0"
    found = await told(world, place, june)
    assert (found["on_time"], found["items_overdue"]) == ("0.0", 1)
    assert (await told(world, place))["items_reopened"] == 1


@pytest.mark.parametrize(("day", "overdue"), [(DUE, 0), ("2022-04-11", 1), ("2022-04-20", 1), ("2022-04-21", 0)])
async def test_what_is_overdue_stood_open_after_its_day(world: World, story_of, day: str, overdue: int) -> None:
    """Due on 10 April, answered on the 21st."""
    place = story_of()
    [item] = await place.assigned()
    await place.answered(item, day="2022-04-21")
    assert (await told(world, place, (day, day))).get("items_overdue", 0) == overdue


async def test_recommendations_I41_a_province_that_was_met_twice_was_met(world: World, story_of) -> None:
    one, other = story_of(), story_of()
    period = ("2021-07-01", "2021-09-30")
    await one.held(one.province, other.province, day="2021-07-01")
    await one.held(one.province, day="2021-09-30")
    await one.held(one.province, day="2021-10-01")
    await one.planned(planned_on="2021-08-01")
    answer = await world.client(R.AUDITOR).get(PATH, params={"from_on": period[0], "to_on": period[1]})
    figures = {figure["key"]: figure["value"] for figure in answer.json()["figures"]}
    assert (figures["sessions_held"], figures["provinces_met"]) == (2, 2)
    assert (await told(world, one, period))["provinces_met"] == 1


async def test_a_province_counts_its_own_and_what_it_may_know(world: World, story_of) -> None:
    """Neither another body's consultation nor a reply that is not issued shows in its counts."""
    place, claims = story_of(), {}
    claims = place.claims(R.PROVINCE_OFFICER)
    [item] = await place.assigned()
    before = await told(world, place, role=R.PROVINCE_OFFICER, **claims)
    asked = {"body": "Bộ Tài chính", "document": place.document("2022-03-02", "CTĐP"), **place.dated("2022-03-02")}
    consulted = await place.act(R.AGENCY_OFFICER, item, "consult", asked)
    assert await told(world, place, role=R.PROVINCE_OFFICER, **claims) == before
    view = {"view": "Đồng ý", "document": place.document("2022-03-05", "BTC"), **place.dated("2022-03-05")}
    await place.act(R.AGENCY_OFFICER, consulted, "record_consultation", view)
    reply = await place.approved(item, day="2022-03-20")
    assert await told(world, place, role=R.PROVINCE_OFFICER, **claims) == before
    await place.act(R.CLERK, reply, "issue", place.signed("2022-03-20"))
    after = await told(world, place, role=R.PROVINCE_OFFICER, **claims)
    assert after["items_answered"] == 1 and after == await told(world, place)
    other = story_of()
    elsewhere = other.claims(R.PROVINCE_OFFICER)
    assert await told(world, place, role=R.PROVINCE_OFFICER, **elsewhere) == {}


async def test_implementers_and_operators_do_not_ask(world: World) -> None:
    for role in (R.IMPLEMENTER, R.OPERATOR):
        answer = await world.client(role).get(PATH, params={"from_on": YEAR[0], "to_on": YEAR[1]})
        expect.problem(answer, 403, "forbidden")


@pytest.mark.parametrize("key", ["items_answered", "letters_received", "follow_ups_done"])
async def test_a_period_is_looked_up_by_its_days(world: World, key: str) -> None:
    measure: Any = next(one for one in MEASURES if one.key == key)
    async with world.as_owner() as owner, owner.transaction():
        await owner.execute("SET LOCAL enable_seqscan = off")
        rows = await owner.fetch(f"EXPLAIN {measure.sums.sql}", date(2022, 1, 1), date(2022, 3, 31))
    plan = "\n".join(row[0] for row in rows)
    assert "ix_history_day" in plan and "effective_on >=" in plan, plan


async def test_recommendations_I42_no_answer_is_late_before_its_day_has_come(world: World, story: Any) -> None:
    day = today().isoformat()
    place, to_the_end = type(story)(world, "VN34-01", "VN34-01"), (day, "2199-12-31")

    async def tasked(**letter: str) -> dict[str, Any]:
        [item] = await place.classified(day=day, **letter)
        await place.tasked(item, day, lead_unit="CUC", co_units=[])
        return dict(await place.item(item["id"]))

    await tasked()
    await place.answered(await tasked(), day=day)
    due_today = await tasked(answer_by=day)
    assert due_today["due_on"] == day
    figures = await told(world, place, to_the_end)
    assert figures["items_tasked"] == 3
    assert not figures.keys() & {"answers_due", "on_time", "items_overdue"}
    await place.answered(due_today, day=day)
    figures = await told(world, place, to_the_end)
    assert (figures["answers_due"], figures["on_time"]) == (1, "100.0")
