"""The briefing pack of a session: composed from all services at once; who does not answer is named, the rest stands."""

import asyncio
import itertools
from typing import Any
from urllib.parse import urlsplit

import asyncpg
import httpx
import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World, on_day

NEIGHBOURS = ("dossiers", "clusters", "budget")


async def briefing(world: World, session: dict[str, Any], role: str = R.AGENCY_OFFICER) -> dict[str, Any]:
    answer = await world.client(role).get(f"/v1/working-sessions/{session['id']}/briefing")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def values(section: dict[str, Any]) -> dict[str, Any]:
    return {one["key"]: one["value"] for one in section["figures"]}


async def test_each_province_is_told_of_by_every_service_asked_once(world: World, story, counting) -> None:
    session = await story.held("VN63-86", "VN63-24", day="2022-03-08")
    pack = await briefing(world, session)
    assert (pack["session_id"], pack["session_reference"]) == (session["id"], session["reference"])
    assert (pack["from_on"], pack["on"], pack["missing"]) == ("2022-01-01", "2022-03-08", [])
    assert [(one["province"], one["province_name"]) for one in pack["provinces"]] == [
        ("VN63-86", "Tỉnh Vĩnh Long"),
        ("VN63-24", "Tỉnh Bắc Giang"),
    ]
    for place, province in enumerate(pack["provinces"], 1):
        assert [one["service"] for one in province["sections"]] == [*NEIGHBOURS, "recommendations"]
        told = {one["service"]: values(one) for one in province["sections"]}
        assert [told[name] for name in NEIGHBOURS] == [
            {"dossiers_counted": 10 * place},
            {"clusters_counted": 20 * place},
            {"budget_counted": 30 * place},
        ]
        assert told["recommendations"]["provinces_met"] == 1
        assert all(one["taken_at"] for one in province["sections"])
    for name, path in zip(NEIGHBOURS, ("dossier", "cluster", "budget"), strict=True):
        [url] = counting[name].asked
        assert (url.path, dict(url.params)) == (
            f"/v1/{path}-statistics",
            {"from_on": "2022-01-01", "to_on": "2022-03-08", "province": "VN63-86,VN63-24"},
        )


OTHERWISE: dict[str, Any] = {
    "down": httpx.ConnectError("down"),
    "broken": httpx.Response(500, text="oops"),
    "not-json": httpx.Response(200, text="<html>"),
    "another-shape": httpx.Response(200, json={"figures": 3}),
    "an-older-release": httpx.Response(404, json={"code": "not-found", "status": 404}),
    "refused": httpx.Response(403, json={"code": "forbidden", "status": 403}),
    "another-period": {"to_on": "2022-03-09"},
    "other-provinces": {"provinces": []},
    "a-value-of-no-kind": {"figures": [{"key": "x", "value": 1.5}]},
}


@pytest.mark.parametrize(("how", "name"), list(zip(OTHERWISE, itertools.cycle(NEIGHBOURS), strict=False)))
async def test_a_service_that_fails_is_a_named_part_and_the_rest_stands(
    world: World, story, counting, how: str, name: str
) -> None:
    wrong, stub = OTHERWISE[how], counting[name]

    def fails(request: httpx.Request) -> httpx.Response:
        if isinstance(wrong, Exception):
            raise wrong
        return httpx.Response(200, json=stub.told(request.url.params) | wrong) if isinstance(wrong, dict) else wrong

    stub.fails = fails
    pack = await briefing(world, await story.held("VN63-24", day="2022-03-08"))
    [missing] = pack["missing"]
    assert missing["service"] == name and missing["detail_vi"] and missing["detail_en"]
    assert ("does not count yet" in missing["detail_en"]) == (how == "an-older-release")
    [province] = pack["provinces"]
    told = {one["service"]: one for one in province["sections"]}
    assert (told[name]["taken_at"], told[name]["figures"]) == (None, [])
    assert all(told[other]["figures"] for other in (*NEIGHBOURS, "recommendations") if other != name)


async def test_a_service_that_is_slow_is_not_waited_for_beyond_its_time(world: World, story, counting) -> None:
    async def never(_request: httpx.Request) -> None:
        await asyncio.Event().wait()

    counting["clusters"].fails = never
    world.neighbour("clusters", httpx.MockTransport(counting["clusters"]), timeout=0.05)
    pack = await briefing(world, await story.held())
    assert [one["service"] for one in pack["missing"]] == ["clusters"]


async def test_a_service_that_this_one_was_not_told_of_is_missing(world: World, story, counting) -> None:
    known = world.app.state.neighbours.pop("budget")
    try:
        pack = await briefing(world, await story.held())
    finally:
        world.app.state.neighbours["budget"] = known
    assert [one["service"] for one in pack["missing"]] == ["budget"]


async def test_with_all_of_them_down_its_own_part_stands(world: World, story, counting) -> None:
    for stub in counting.values():
        stub.fails = lambda _request: httpx.Response(503)
    pack = await briefing(world, await story.held("VN63-24", day="2022-03-08"))
    assert [one["service"] for one in pack["missing"]] == [*NEIGHBOURS]
    assert values(pack["provinces"][0]["sections"][3])["provinces_met"] == 1


async def test_all_are_asked_at_once_and_no_transaction_waits_for_them(world: World, server, story, counting) -> None:
    """None answers before all were asked; and then no connection of the service is in a transaction."""
    all_asked, asked, in_transaction = asyncio.Event(), [], []

    async def together(request: httpx.Request) -> None:
        asked.append(request.url)
        if len(asked) == len(NEIGHBOURS):
            in_transaction.append(await _in_transaction(server.url(), urlsplit(world.urls["agency"]).path[1:]))
            all_asked.set()
        await all_asked.wait()

    for stub in counting.values():
        stub.fails = together
    pack = await briefing(world, await story.held())
    assert (pack["missing"], in_transaction) == ([], [0])


async def _in_transaction(superuser: str, database: str) -> int:
    """How many connections to the database are in a transaction; only a superuser is told of others'."""
    connection = await asyncpg.connect(superuser)
    query = "SELECT count(*) FILTER (WHERE xact_start IS NOT NULL), count(*) FROM pg_stat_activity WHERE datname = $1"
    busy, known = await connection.fetchrow(query, database)
    await connection.close()
    assert known, "the service's connections are seen"
    return int(busy)


@pytest.mark.parametrize(
    ("today", "planned_on", "on", "from_on"),
    [
        ("2022-05-11", "2022-06-15", "2022-05-11", "2022-01-01"),
        ("2022-12-28", "2023-01-05", "2022-12-28", "2022-01-01"),
        ("2022-05-11", "2022-04-20", "2022-04-20", "2022-01-01"),
    ],
    ids=["of-a-session-to-come", "of-one-in-the-next-year", "of-one-planned-for-the-past"],
)
async def test_figures_stand_as_of_the_sessions_day_at_most_today(
    world: World, story, counting, today: str, planned_on: str, on: str, from_on: str
) -> None:
    async with on_day(today):
        session = await story.planned(planned_on=planned_on)
        pack = await briefing(world, session)
    assert (pack["on"], pack["from_on"]) == (on, from_on)


async def test_what_waits_longest_comes_first_fifty_at_most(world: World, story, counting) -> None:
    """Of An Giang and of Kiên Giang before it: the 34-unit is told of both."""
    older, newer = type(story)(world, "VN63-91", "VN34-91"), type(story)(world, "VN63-89", "VN34-91")
    await newer.registered(51, day="2022-03-02")
    [first] = await older.assigned(day="2022-03-01")
    [gone] = await older.assigned(day="2022-02-01")
    await older.answered(gone, day="2022-02-15")
    session = await story.planned("VN34-91", planned_on="2026-06-01")
    [province] = (await briefing(world, session))["provinces"]
    waiting = province["open_recommendations"]
    assert (len(waiting), province["open_recommendations_total"]) == (50, 52)
    assert (waiting[0]["id"], waiting[0]["due_on"], waiting[0]["overdue"]) == (first["id"], "2022-04-10", True)
    assert (waiting[0]["lead_unit"], waiting[0]["state_label_en"]) == ("QLKC", "Assigned")
    assert (waiting[1]["due_on"], waiting[1]["overdue"]) == (None, False)
    assert province["province_name"] == "Tỉnh An Giang"


async def test_a_briefing_is_the_agencys(world: World, story, counting) -> None:
    session = await story.planned()
    path = f"/v1/working-sessions/{session['reference']}/briefing"
    for role in (R.PROVINCE_OFFICER, R.PROVINCE_LEADER):
        expect.problem(await world.client(role, **story.claims(role)).get(path), 403, "forbidden")
    assert (await world.client(R.AUDITOR).get(path)).json()["session_id"] == session["id"]
    unknown = await world.client(R.AUDITOR).get(path.replace(session["reference"], "LV-2022-999999"))
    expect.problem(unknown, 404, "not-found")
