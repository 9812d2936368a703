"""The work report of a quarter: its headings, the figures of each service, the work done and the work to do."""

import itertools
from typing import Any

import httpx
import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World, on_day

YEARS = itertools.count(2010)
"""A quarter has one work plan, so each test has a year of its own."""
HEADINGS = ["industrial_promotion", "clusters", "recommendations", "budget", "other"]
SERVICES = ["dossiers", "clusters", "recommendations", "budget"]


async def asked(world: World, year: int, quarter: int, role: str = R.AGENCY_OFFICER) -> httpx.Response:
    return await world.client(role).get("/v1/work-reports", params={"year": year, "quarter": quarter})


async def report(world: World, year: int, quarter: int) -> dict[str, Any]:
    answer = await asked(world, year, quarter)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def approved(world: World, story: Any, year: int, quarter: int, *items: dict[str, Any]) -> dict[str, Any]:
    body = {"year": year, "quarter": quarter, "items": list(items), **story.dated("2022-01-01")}
    plan = await world.create(R.AGENCY_OFFICER, "/v1/work-plans", body)
    return await world.act(R.AGENCY_LEADER, plan, "approve", story.dated("2022-01-02"))


async def progress(world: World, story: Any, plan: dict[str, Any], item: int, status: str, **told: Any) -> None:
    body = {"item": item, "status": status, **told, **story.dated("2022-03-30")}
    await world.act(R.AGENCY_OFFICER, plan, "report_progress", body)


def texts(part: list[dict[str, Any]]) -> dict[str, list[str]]:
    """The items of a part by heading, where there are any."""
    return {one["heading"]: [item["text"] for item in one["items"]] for one in part if one["items"]}


async def test_the_five_headings_stand_in_their_order_in_both_parts(world: World, counting) -> None:
    told = await report(world, next(YEARS), 1)
    for part in (told["results"], told["plan"]):
        assert [one["heading"] for one in part] == HEADINGS
        assert all(one["title_vi"] and one["title_en"] for one in part)
    figures = {one["heading"]: one["figures"] for one in told["results"]}
    assert [[few["service"] for few in figures[name]] for name in HEADINGS] == [*([name] for name in SERVICES), []]
    counted = {few["service"]: few["figures"] for part in figures.values() for few in part}
    assert [counted[name][0]["value"] for name in ("dossiers", "clusters", "budget")] == [10, 20, 30]
    assert {one["key"] for one in counted["recommendations"]} >= {"letters_received", "on_time", "provinces_met"}
    assert not any(one["figures"] for one in told["plan"])
    assert told["missing"] == []


async def test_each_service_is_asked_once_for_the_whole_country(world: World, counting) -> None:
    told = await report(world, 2022, 1)
    assert (told["from_on"], told["to_on"]) == ("2022-01-01", "2022-03-31")
    for stub in counting.values():
        [url] = stub.asked
        assert dict(url.params) == {"from_on": "2022-01-01", "to_on": "2022-03-31"}


async def test_results_tell_what_was_begun_and_done_and_the_plan_what_is_to_be_done(
    world: World, story, counting
) -> None:
    year = next(YEARS)
    names = [("Xong", "clusters"), ("Đang làm", "clusters"), ("Chưa làm", "clusters"), ("Bỏ", "other")]
    now = await approved(world, story, year, 4, *({"heading": heading, "text": text} for text, heading in names))
    await progress(world, story, now, 1, "done", product="Công văn", refs=[])
    await progress(world, story, now, 2, "under_way")
    await progress(world, story, now, 4, "dropped")
    following = await approved(
        world, story, year + 1, 1, {"heading": "budget", "text": "Việc mới"}, {"heading": "budget", "text": "Bỏ"}
    )
    await progress(world, story, following, 2, "dropped")
    next(YEARS)

    told = await report(world, year, 4)

    assert (told["plan_year"], told["plan_quarter"]) == (year + 1, 1)
    assert texts(told["results"]) == {"clusters": ["Xong", "Đang làm"]}
    assert texts(told["plan"]) == {"budget": ["Việc mới"]}
    [done, _] = told["results"][1]["items"]
    assert (done["status"], done["product"], done["unit"], done["work_plan"]) == ("done", "Công văn", "CUC", now["urn"])


async def test_recommendations_I50_the_report_tells_the_records_behind_the_work(world: World, story, counting) -> None:
    year = next(YEARS)
    [item] = await story.registered()
    plan = await approved(world, story, year, 1, {"heading": "other", "text": "Việc", "refs": [item["urn"]]})
    await progress(world, story, plan, 1, "done", product="Báo cáo")
    [told] = (await report(world, year, 1))["results"][4]["items"]
    assert (told["refs"], told["product"]) == ([item["urn"]], "Báo cáo")


async def test_a_draft_is_no_plan_and_a_revision_waits_for_approval(world: World, story, counting) -> None:
    year = next(YEARS)
    items = [{"heading": "other", "text": "Đã duyệt"}]
    body = {"year": year, "quarter": 2, "items": items, **story.dated("2022-01-01")}
    draft = await world.create(R.AGENCY_OFFICER, "/v1/work-plans", body)
    assert texts((await report(world, year, 1))["plan"]) == {}
    plan = await world.act(R.AGENCY_LEADER, draft, "approve", story.dated("2022-01-02"))
    added = {"items": [{"heading": "other", "text": "Bổ sung"}], **story.dated("2022-01-03")}
    revised = await world.act(R.AGENCY_OFFICER, plan, "revise", added)
    assert texts((await report(world, year, 1))["plan"]) == {"other": ["Đã duyệt"]}
    await world.act(R.AGENCY_LEADER, revised, "approve", story.dated("2022-01-04"))
    assert texts((await report(world, year, 1))["plan"]) == {"other": ["Đã duyệt", "Bổ sung"]}


async def test_recommendations_I41_sessions_of_the_quarter_are_those_held_in_it(world: World, story, counting) -> None:
    first, last = await story.held(day="2021-04-01"), await story.held(day="2021-06-30")
    await story.held(day="2021-03-31")
    await story.held(day="2021-07-01")
    await story.planned(planned_on="2021-05-01")
    assert (await report(world, 2021, 2))["working_session_ids"] == [first["id"], last["id"]]


async def test_recommendations_I42_the_quarters_rate_of_answers_on_time(world: World, story, counting) -> None:
    """Received on 1 March 2019, due on 10 April: the second quarter's."""
    in_time, *_ = await story.assigned(3, day="2019-03-01")
    await story.answered(in_time, day="2019-03-20")
    assert (await report(world, 2019, 1))["on_time_percent"] is None
    assert (await report(world, 2019, 2))["on_time_percent"] == "33.3"


@pytest.mark.parametrize(
    ("today", "counted_to"),
    [
        ("2022-05-11", "2022-05-11"),
        ("2022-04-01", "2022-04-01"),
        ("2022-06-30", "2022-06-30"),
        ("2022-07-01", "2022-06-30"),
    ],
)
async def test_figures_of_a_running_quarter_are_counted_to_today(
    world: World, counting, today: str, counted_to: str
) -> None:
    async with on_day(today):
        told = await report(world, 2022, 2)
    assert {stub.asked[0].params["to_on"] for stub in counting.values()} == {counted_to}
    assert told["to_on"] == "2022-06-30"


async def test_of_a_quarter_that_has_not_begun_nothing_is_counted(world: World, story, counting) -> None:
    await approved(world, story, 2023, 1, {"heading": "other", "text": "Việc năm sau"})
    async with on_day("2022-09-30"):
        told = await report(world, 2022, 4)
    assert [stub.asked for stub in counting.values()] == [[], [], []]
    assert not any(one["figures"] for one in told["results"])
    assert (told["missing"], told["on_time_percent"]) == ([], None)
    assert texts(told["plan"]) == {"other": ["Việc năm sau"]}


@pytest.mark.parametrize("name", ["dossiers", "clusters", "budget"])
async def test_a_service_that_fails_is_a_named_part_and_the_rest_stands(world: World, counting, name: str) -> None:
    counting[name].fails = lambda _request: httpx.Response(200, text="nonsense")
    told = await report(world, 2022, 1)
    assert [one["service"] for one in told["missing"]] == [name]
    parts = [few for one in told["results"] for few in one["figures"]]
    assert [(few["service"], bool(few["figures"]), few["taken_at"] is None) for few in parts] == [
        (service, service != name, service == name) for service in SERVICES
    ]


async def test_a_report_is_the_agencys(world: World, counting) -> None:
    for role in (R.PROVINCE_OFFICER, R.PROVINCE_LEADER, R.IMPLEMENTER):
        expect.problem(await asked(world, 2022, 1, role), 403, "forbidden")
    assert (await asked(world, 2022, 1, R.SERVICE)).status_code == 200


@pytest.mark.parametrize(
    ("params", "pointer"),
    [
        ({"year": 2022, "quarter": 0}, "/quarter"),
        ({"year": 2022, "quarter": 5}, "/quarter"),
        ({"year": 1999, "quarter": 1}, "/year"),
        ({"year": 2022}, "/quarter"),
        ({"year": 2022, "quarter": 1, "month": 1}, "/month"),
    ],
)
async def test_what_is_no_quarter_is_refused(world: World, params: dict[str, int], pointer: str) -> None:
    refused = await world.client(R.AUDITOR).get("/v1/work-reports", params=params)
    named = [one["pointer"].lstrip("/") for one in expect.problem(refused, 422, "invalid-content")["errors"]]
    assert named == [pointer.lstrip("/")]


async def test_the_last_quarter_that_may_be_asked_for_has_a_next(world: World, counting) -> None:
    told = await report(world, 2099, 4)
    assert (told["plan_year"], told["plan_quarter"], told["to_on"]) == (2100, 1, "2099-12-31")
