"""Missions: planned for a year, decided by another, held with minutes, concluded, and closed over nothing open."""

from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World, on_day

PATH = "/v1/missions"


async def read(world: World, record: dict[str, Any], role: str = R.AUDITOR, **claims: str) -> dict[str, Any]:
    answer = await world.client(role, **claims).get(f"{PATH}/{record['id']}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_a_missions_whole_way(world: World, story) -> None:
    [dossier] = await story.selected()
    plan = story.document("KH-CTĐP", "2022-02-01")
    mission = await story.decided_mission(dossier["id"], plan=plan)
    assert (mission["state"], mission["decided_on"], mission["team"][0]["role"]) == ("decided", "2022-04-01", "leader")
    assert mission["plan"]["number"] == plan["number"]
    held = await story.act(R.AGENCY_OFFICER, mission, "hold", story.minutes("VN63-86"))
    assert (held["held_on"], held["visits"][0]["minutes"]["symbol"]) == ("2022-05-20", "BB-ĐKT")
    finding = await story.found(held)
    assert (await read(world, mission))["finding_ids"] == [finding["id"]]
    await story.concluded_mission(held)
    await story.settled(finding)
    closed = await story.act(R.AGENCY_LEADER, held, "close", story.dated("2022-07-01"))
    assert (closed["state"], closed["dossier_ids"]) == ("closed", [dossier["id"]])


async def test_dossiers_I39_a_mission_inspects_projects_of_any_past_year(world: World, story) -> None:
    """Missions of 2024 checked projects of 2022 and 2023, in An Giang, Kiên Giang, Đắk Nông, Tuyên Quang, Hà Giang."""
    [dossier] = await story.selected()
    provinces = ["VN63-89", "VN63-91", "VN63-67", "VN63-08", "VN63-02", "VN63-86"]
    days = {"starts_on": "2024-05-13", "ends_on": "2024-05-24"}
    body = story.mission(dossier["id"], year=2024, provinces=provinces, **days, **story.dated("2024-03-01"))
    mission = await story.create(R.AGENCY_OFFICER, PATH, body)
    assert [visit["province"] for visit in mission["visits"]] == provinces
    assert mission["dossier_ids"] == [dossier["id"]]
    earlier = story.mission(
        dossier["id"], year=2021, starts_on="2021-10-04", ends_on="2021-10-08", **story.dated("2021-09-01")
    )
    refused = await world.client(R.AGENCY_OFFICER).post(PATH, json=earlier)
    [fault] = expect.problem(refused, 422, "rule-broken", "/dossier_ids/0")["errors"]
    assert fault["code"] == "later-year"


@pytest.mark.parametrize("asks", ["remedy", "adjustment", "stop", "recovery"])
async def test_dossiers_I39_no_mission_closes_over_an_open_mandatory_finding(world: World, story, asks: str) -> None:
    [dossier] = await story.selected()
    mission = await story.held_mission(dossier["id"])
    amount = {"recovery_amount": 50_000_000} if asks == "recovery" else {}
    optional = await story.found(mission, mandatory=False, asks="none")
    finding = await story.found(mission, asks=asks, **amount)
    await story.concluded_mission(mission)

    async def closing() -> str:
        answer = await world.try_act(R.AGENCY_LEADER, mission, "close", story.dated("2022-07-01"))
        if answer.status_code == 200:
            return "closed"
        return str(expect.problem(answer, 422, "rule-broken", "record:/finding_ids")["detail"])

    assert finding["reference"] in await closing()
    await story.act(R.PROVINCE_OFFICER, finding, "report", {"report": "Đã làm xong"} | story.dated("2022-06-15"))
    assert finding["reference"] in await closing()
    await story.act(R.AGENCY_OFFICER, finding, "return", {"note": "Chưa đủ"} | story.dated("2022-06-16"))
    assert finding["reference"] in await closing()
    await story.settled(finding, "2022-06-20")
    assert await closing() == "closed"
    left = await world.client(R.AUDITOR).get(f"/v1/findings/{optional['id']}")
    assert left.json()["state"] == "open"


async def test_dossiers_I39_nor_is_it_closed_on_a_day_on_which_one_was_open(world: World, story) -> None:
    mission = await story.held_mission()
    finding = await story.found(mission)
    await story.concluded_mission(mission)
    await story.settled(finding, "2022-07-05")
    refused = await world.try_act(R.AGENCY_LEADER, mission, "close", story.dated("2022-07-04"))
    expect.problem(refused, 422, "rule-broken", "record:/finding_ids")
    await story.act(R.AGENCY_LEADER, mission, "close", story.dated("2022-07-05"))


async def test_dossiers_I39_a_finding_that_was_withdrawn_holds_nothing_up(world: World, story) -> None:
    mission = await story.held_mission()
    finding = await story.found(mission)
    await story.concluded_mission(mission)
    await story.act(R.AGENCY_LEADER, finding, "withdraw", {"note": "Ghi nhầm đơn vị"} | story.dated("2022-06-20"))
    await story.act(R.AGENCY_LEADER, mission, "close", story.dated("2022-07-01"))


@pytest.mark.parametrize(
    ("changed", "pointer", "code"),
    [
        ({"starts_on": "2023-01-02", "ends_on": "2023-01-03"}, "/starts_on", "another-year"),
        ({"ends_on": "2022-05-15"}, "/ends_on", "before-start"),
        ({"provinces": ["VN63-86", "VN63-86"]}, "/provinces/1", "duplicate"),
        ({"provinces": ["VN63-86", "VN63-99"]}, "/provinces/1", "unknown-province"),
        ({"provinces": ["VN34-86"]}, "/provinces/0", "province-not-in-force"),
        ({"dossier_ids": ["01900000-0000-7000-8000-000000000000"]}, "/dossier_ids/0", "not-found"),
    ],
)
async def test_what_cannot_be_planned_is_refused(world: World, story, changed, pointer: str, code: str) -> None:
    refused = await world.client(R.AGENCY_OFFICER).post(PATH, json=story.mission(**changed))
    [fault] = expect.problem(refused, 422, "invalid-content", pointer)["errors"]
    assert fault["code"] == code


async def test_its_projects_are_of_its_provinces_each_once_or_the_agencys_own(world: World, story) -> None:
    [dossier] = await story.selected()
    own = await story.of_the_agency()
    elsewhere = story.mission(own["id"], dossier["id"], own["id"], provinces=["VN63-91"])
    refused = await world.client(R.AGENCY_OFFICER).post(PATH, json=elsewhere)
    faults = [(one["pointer"], one["code"]) for one in expect.problem(refused, 422, "rule-broken")["errors"]]
    assert faults == [("/dossier_ids/1", "another-province"), ("/dossier_ids/2", "duplicate")]


async def test_a_project_of_a_province_merged_since_is_inspected_where_it_lies_now(world: World, story) -> None:
    [dossier] = await story.selected()
    async with on_day("2025-08-01"):
        body = story.mission(
            dossier["id"], year=2025, provinces=["VN34-86"], starts_on="2025-08-04", ends_on="2025-08-05"
        )
        mission = await story.create(R.AGENCY_OFFICER, PATH, body | story.dated("2025-08-01"))
    assert mission["dossier_ids"] == [dossier["id"]]


async def test_who_plans_a_mission_does_not_decide_conclude_or_close_it(world: World, story) -> None:
    mission = await story.create(R.AGENCY_OFFICER, PATH, story.mission())
    refused = await world.try_act(R.AGENCY_LEADER, mission, "decide", story.team(), subject=R.AGENCY_OFFICER)
    expect.problem(refused, 403, "same-person")
    expect.problem(await world.try_act(R.AGENCY_OFFICER, mission, "decide", story.team()), 403, "forbidden")


@pytest.mark.parametrize("roles", [[], ["member"], ["leader", "leader"], ["leader", "deputy", "leader"]])
async def test_a_mission_has_one_leader(world: World, story, roles: list[str]) -> None:
    mission = await story.create(R.AGENCY_OFFICER, PATH, story.mission())
    team = [{"name": f"Người {n}", "role": role} for n, role in enumerate(roles)]
    refused = await world.try_act(R.AGENCY_LEADER, mission, "decide", story.team() | {"team": team})
    expect.problem(refused, 422, "rule-broken" if roles else "invalid-content", "/team")


async def test_minutes_are_of_provinces_of_the_mission_and_not_older_than_its_decision(world: World, story) -> None:
    mission = await story.decided_mission(provinces=["VN63-86", "VN63-91"])
    body = story.minutes("VN63-86", "VN63-24", "VN63-86")
    body["minutes"][0]["document"]["issued_on"] = "2022-03-31"
    refused = await world.try_act(R.AGENCY_OFFICER, mission, "hold", body)
    faults = {(one["pointer"], one["code"]) for one in expect.problem(refused, 422, "rule-broken")["errors"]}
    assert faults == {
        ("/minutes/0/document/issued_on", "before-decision"),
        ("/minutes/1/province", "not-of-the-mission"),
        ("/minutes/2/province", "duplicate"),
    }
    held = await story.act(R.AGENCY_OFFICER, mission, "hold", story.minutes("VN63-91"))
    assert [(one["province"], bool(one["minutes"])) for one in held["visits"]] == [
        ("VN63-86", False),
        ("VN63-91", True),
    ]


async def test_what_it_concludes_is_not_older_than_its_last_day(world: World, story) -> None:
    mission = await story.held_mission()
    body = {"document": story.document("TB-CTĐP", "2022-05-19"), **story.dated("2022-06-10")}
    refused = await world.try_act(R.AGENCY_LEADER, mission, "conclude", body)
    expect.problem(refused, 422, "rule-broken", "/document/issued_on")


async def test_no_two_missions_cite_one_decision_but_many_one_plan(world: World, story) -> None:
    plan, team = story.document("KH-CTĐP", "2022-02-01"), story.team()
    first, second = [await story.create(R.AGENCY_OFFICER, PATH, story.mission(plan=plan)) for _ in range(2)]
    await story.act(R.AGENCY_LEADER, first, "decide", team)
    expect.problem(await world.try_act(R.AGENCY_LEADER, second, "decide", team), 409, "duplicate", "/document")


async def test_a_planned_mission_is_cancelled_by_its_officer_a_decided_one_by_the_leader(world: World, story) -> None:
    note = {"note": "Dời sang năm sau"} | story.dated("2022-04-10")
    planned = await story.create(R.AGENCY_OFFICER, PATH, story.mission())
    assert (await story.act(R.AGENCY_OFFICER, planned, "cancel", note))["state"] == "cancelled"
    decided = await story.decided_mission()
    expect.problem(await world.try_act(R.AGENCY_OFFICER, decided, "cancel", note), 403, "forbidden")
    assert (await story.act(R.AGENCY_LEADER, decided, "cancel", note))["state"] == "cancelled"
    held = await story.held_mission()
    refused = expect.problem(await world.try_act(R.AGENCY_LEADER, held, "cancel", note), 409, "action-not-allowed")
    assert refused["allowed_actions"] == ["conclude"]


WATCHERS = [
    (R.PROVINCE_OFFICER, {"province": "VN34-86"}),
    (R.PROVINCE_LEADER, {"province": "VN34-86"}),
    (R.IMPLEMENTER, {"unit": "TTKC-VN63-86"}),
]


@pytest.mark.parametrize(("role", "claims"), WATCHERS, ids=lambda one: one if isinstance(one, str) else "")
async def test_no_province_knows_of_a_mission_before_it_is_decided(world: World, story, role: str, claims) -> None:
    [dossier] = await story.selected()
    client = world.client(role, **claims)
    mission = await story.create(R.AGENCY_OFFICER, PATH, story.mission(dossier["id"]))
    gone = await story.create(R.AGENCY_OFFICER, PATH, story.mission(dossier["id"]))
    await story.act(R.AGENCY_OFFICER, gone, "cancel", {"note": "Không tổ chức"} | story.dated("2022-03-10"))
    for one in (mission, gone):
        for path in (f"{PATH}/{one['id']}", f"{PATH}/{one['reference']}", f"{PATH}/{one['id']}/history"):
            expect.problem(await client.get(path), 404, "not-found")
        listed = (await client.get(f"{PATH}?id={one['id']}&count=true")).json()
        assert (listed["items"], listed["total"]) == ([], 0)
    await story.act(R.AGENCY_LEADER, mission, "decide", story.team())
    assert (await read(world, mission, role, **claims))["dossier_ids"] == [dossier["id"]]


async def test_a_province_sees_its_own_part_of_a_mission_and_no_others(world: World, story) -> None:
    [mine] = await story.selected()
    other = type(story)(world, "VN63-91", "VN34-91")
    [theirs] = await other.selected()
    mission = await story.held_mission(mine["id"], theirs["id"], provinces=["VN63-86", "VN63-91"])
    first, second = [await story.found(mission, dossier_id=one["id"]) for one in (mine, theirs)]
    for claims, uid, dossier, finding in (
        ({"province": "VN34-86"}, "VN63-86", mine, first),
        ({"province": "VN34-91"}, "VN63-91", theirs, second),
    ):
        seen = await read(world, mission, R.PROVINCE_OFFICER, **claims)
        assert [visit["province"] for visit in seen["visits"]] == [uid]
        assert (seen["dossier_ids"], seen["finding_ids"]) == ([dossier["id"]], [finding["id"]])
    of_unit = await read(world, mission, R.IMPLEMENTER, unit="TTKC-VN63-91")
    assert (of_unit["visits"], of_unit["finding_ids"]) == ([], [second["id"]])
    stranger = world.client(R.PROVINCE_OFFICER, province="VN34-24")
    expect.problem(await stranger.get(f"{PATH}/{mission['id']}"), 404, "not-found")


async def test_each_province_is_told_of_its_own_part_only(world: World, story) -> None:
    mission = await story.held_mission(provinces=["VN63-86", "VN63-91"])
    await world.events()
    for claims, uid in (({"province": "VN34-86"}, "VN63-86"), ({"province": "VN34-91"}, "VN63-91")):
        feed = (await world.client(R.PROVINCE_OFFICER, **claims).get("/v1/feeds/dossiers?limit=1000")).json()
        told = [one for one in feed if one["subject"] == mission["urn"]]
        kinds = [one["type"] for one in told]
        assert kinds == ["dossiers.mission.province_decided.v1", "dossiers.mission.province_held.v1"]
        assert {one["province"] for one in told} == {uid}
        assert not any("provinces" in one["data"] for one in told)


async def test_missions_are_found_by_year_province_project_and_words(world: World, story) -> None:
    [dossier] = await story.selected()
    named = {"title": "Giám sát cụm Tân Ngãi", "provinces": ["VN63-86", "VN63-02"]}
    mission = await story.decided_mission(dossier["id"], **named)
    client = world.client(R.AUDITOR)
    for query in ("year=2022", "province=VN34-86", "province=VN63-02", f"dossier_id={dossier['id']}", "q=tan ngai"):
        found = (await client.get(f"{PATH}?{query}&state=decided&limit=200")).json()["items"]
        assert mission["id"] in [one["id"] for one in found], query
    for query in ("year=2021", "province=VN34-86&exact=true", "province=VN63-24", f"dossier_id={mission['id']}"):
        found = (await client.get(f"{PATH}?{query}&limit=200")).json()["items"]
        assert mission["id"] not in [one["id"] for one in found], query
