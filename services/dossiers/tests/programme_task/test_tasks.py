"""Tasks under other programmes: planned, assigned by another, reported, closed; overdue by the day alone."""

from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

PATH = "/v1/programme-tasks"


async def test_a_tasks_whole_way(world: World, story, work) -> None:
    task = await work.assigned()
    assert (task["state"], task["assigned_on"], task["decision"]["symbol"]) == ("assigned", "2022-02-01", "QĐ-CTĐP")
    assert task["overdue"] is True, "due in November 2022, and not reported"
    reported = await story.act(R.AGENCY_OFFICER, task, "report", work.task_report())
    assert (reported["results"], reported["reported_on"], reported["overdue"]) == ("Đạt.", "2022-11-20", False)
    closed = await story.act(R.AGENCY_LEADER, task, "close", story.dated("2022-12-01"))
    assert (closed["state"], closed["closed_on"], closed["allowed_actions"]) == ("closed", "2022-12-01", [])


async def test_overdue_is_an_assigned_task_whose_day_has_passed(world: World, story, work) -> None:
    late, ahead = (
        await work.assigned(title="Việc quá hạn"),
        await work.assigned(title="Việc còn hạn", due_on="2090-01-01"),
    )
    planned = await story.create(R.AGENCY_OFFICER, PATH, work.task(title="Việc chưa giao"))
    for asked, expected in (("true", {late["id"]}), ("false", {ahead["id"], planned["id"]})):
        listed = await world.client(R.AUDITOR).get(f"{PATH}?overdue={asked}&limit=200")
        found = {one["id"]: one["overdue"] for one in listed.json()["items"]}
        assert {id for id in found if id in (late["id"], ahead["id"], planned["id"])} == expected
        assert set(found.values()) == {asked == "true"}


@pytest.mark.parametrize(
    ("changed", "pointer", "code"),
    [
        ({"responsible_unit": "TTKC9"}, "/responsible_unit", "not-of-the-agency"),
        ({"due_on": "2021-12-31"}, "/due_on", "before-year"),
        ({"provinces": ["VN63-86", "VN63-86"]}, "/provinces/1", "duplicate"),
        ({"provinces": ["VN34-86"]}, "/provinces/0", "province-not-in-force"),
        ({"provinces": ["VN63-99"]}, "/provinces/0", "unknown-province"),
        ({"programme": "tourism"}, "/programme", None),
        ({"title": ""}, "/title", None),
    ],
)
async def test_what_cannot_be_planned_is_refused(world: World, work, changed, pointer: str, code) -> None:
    refused = await world.client(R.AGENCY_OFFICER).post(PATH, json=work.task(**changed))
    [fault] = expect.problem(refused, 422, "invalid-content", pointer)["errors"]
    assert code in (None, fault["code"])


async def test_who_plans_a_task_neither_assigns_nor_closes_nor_cancels_what_is_assigned(
    world: World, story, work
) -> None:
    task = await work.assigned()
    refused = await world.try_act(R.AGENCY_OFFICER, task, "cancel", {"note": "Không làm"} | story.dated("2022-03-01"))
    expect.problem(refused, 403, "forbidden")
    body = {"document": story.document("QĐ-CTĐP", "2022-02-01"), **story.dated("2022-02-01")}
    planned = await story.create(R.AGENCY_OFFICER, PATH, work.task())
    same = await world.try_act(R.AGENCY_LEADER, planned, "assign", body, subject=R.AGENCY_OFFICER)
    expect.problem(same, 403, "same-person")
    await story.act(R.AGENCY_LEADER, task, "cancel", {"note": "Chuyển đơn vị khác"} | story.dated("2022-03-01"))


async def test_a_report_is_not_older_than_the_assignment(world: World, story, work) -> None:
    task = await work.assigned()
    early = work.task_report("2022-01-31") | story.dated("2022-03-01")
    refused = await world.try_act(R.AGENCY_OFFICER, task, "report", early)
    expect.problem(refused, 422, "rule-broken", "/document/issued_on")


async def test_a_task_is_known_to_the_provinces_that_it_names_once_it_is_assigned(world: World, story, work) -> None:
    """Vĩnh Long, Bến Tre and Trà Vinh are one province today: it is told once."""
    named, elsewhere = {"province": "VN34-86"}, {"province": "VN34-24"}
    three = {"provinces": ["VN63-86", "VN63-83", "VN63-84"]}
    planned = await story.create(R.AGENCY_OFFICER, PATH, work.task(**three))
    gone = await story.create(R.AGENCY_OFFICER, PATH, work.task(**three))
    await story.act(R.AGENCY_OFFICER, gone, "cancel", {"note": "Không làm"} | story.dated("2022-01-20"))
    task = await work.assigned(**three)

    async def status(one: dict[str, Any], claims: dict[str, str]) -> int:
        return (await world.client(R.PROVINCE_OFFICER, **claims).get(f"{PATH}/{one['id']}")).status_code

    assert [await status(one, named) for one in (task, planned, gone)] == [200, 404, 404]
    assert await status(task, elsewhere) == 404
    await world.events()
    for claims, told in ((named, ["dossiers.programme_task.province_assigned.v1"]), (elsewhere, [])):
        feed = (await world.client(R.PROVINCE_OFFICER, **claims).get("/v1/feeds/dossiers?limit=1000")).json()
        assert [one["type"] for one in feed if one["subject"] == task["urn"]] == told
        assert not {planned["urn"], gone["urn"]} & {one["subject"] for one in feed}


async def test_tasks_are_found_by_programme_year_unit_province_and_words(world: World, work) -> None:
    task, client = await work.assigned(title="Củng cố hợp tác xã ngành mây tre"), world.client(R.AUDITOR)
    there = ("programme=new_rural_development", "year=2022", "responsible_unit=CUC", "province=VN34-86",
             "q=may tre", "state=assigned")  # fmt: skip
    for query in there:
        found = (await client.get(f"{PATH}?{query}&limit=200")).json()["items"]
        assert task["id"] in [one["id"] for one in found], query
    for query in ("programme=cooperatives", "year=2023", "responsible_unit=TTKC1", "province=VN63-24"):
        found = (await client.get(f"{PATH}?{query}&limit=200")).json()["items"]
        assert task["id"] not in [one["id"] for one in found], query
