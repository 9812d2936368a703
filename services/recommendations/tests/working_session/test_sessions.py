"""Working sessions: with whom they are held, what comes of them, and who may know."""

from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World, on_day

ELEVEN = [f"VN63-{code}" for code in ("01", "24", "27", "31", "33", "40", "46", "48", "79", "86", "92")]


async def read(world: World, session: dict[str, Any], **claims: str) -> dict[str, Any]:
    role = R.PROVINCE_OFFICER if claims else R.AUDITOR
    return dict((await world.client(role, **claims).get(f"/v1/working-sessions/{session['id']}")).json())


async def test_recommendations_I41_a_session_with_eleven_provinces_lists_eleven(world: World, story) -> None:
    held = await story.held(*ELEVEN)
    assert held["provinces"] == ELEVEN
    twice = story.session(*ELEVEN, "VN63-01")
    refused = await world.client(R.AGENCY_OFFICER).post("/v1/working-sessions", json=twice)
    [fault] = expect.problem(refused, 422, "invalid-content", "/provinces/11")["errors"]
    assert fault["code"] == "duplicate"


@pytest.mark.parametrize(
    ("planned_on", "uid", "code"),
    [
        ("2025-06-30", "VN63-24", None),
        ("2025-07-01", "VN63-24", "province-not-in-force"),
        ("2025-06-30", "VN34-24", "province-not-in-force"),
        ("2025-07-01", "VN34-24", None),
        ("2025-07-01", "VN34-99", "unknown-province"),
    ],
)
async def test_recommendations_I41_each_province_exists_on_the_day_that_it_is_planned_for(
    world: World, story, planned_on: str, uid: str, code: str | None
) -> None:
    body = story.session(uid, planned_on=planned_on)
    answer = await world.client(R.AGENCY_OFFICER).post("/v1/working-sessions", json=body)
    if code is None:
        assert answer.status_code == 201, answer.text
    else:
        [fault] = expect.problem(answer, 422, "invalid-content", "/provinces/0")["errors"]
        assert fault["code"] == code


async def test_what_was_held_is_told_with_its_day_and_people(world: World, story) -> None:
    held = await story.held("VN63-86", day="2022-03-08")
    assert (held["state"], held["held_on"], held["planned_on"]) == ("held", "2022-03-08", "2022-03-08")
    assert (held["delegation"], held["minutes"]) == (["Trưởng phòng"], "Đã trao đổi.")


async def test_a_session_is_not_held_in_the_future(world: World, story) -> None:
    async with on_day("2022-03-01"):
        session = await story.planned(planned_on="2022-03-08")
        refused = await world.try_act(R.AGENCY_OFFICER, session, "hold", story.dated("2022-03-08"))
    expect.problem(refused, 422, "effective-date", "/effective_on")


async def test_each_point_of_the_conclusion_becomes_a_recommendation(world: World, story) -> None:
    session = await story.held("VN63-86", "VN63-24")
    concluded = await story.concluded(session, "VN63-86", "VN63-24", "VN63-86")
    items = [await story.item(id) for id in concluded["recommendation_ids"]]
    assert [(one["province"], one["place"], one["text"]) for one in items] == [
        ("VN63-86", 1, "Gỡ vướng cho VN63-86"),
        ("VN63-24", 2, "Gỡ vướng cho VN63-24"),
        ("VN63-86", 3, "Gỡ vướng cho VN63-86"),
    ]
    assert {one["working_session_id"] for one in items} == {session["id"]}
    assert {one["source_document"]["number"] for one in items} == {concluded["conclusion"]["number"]}
    assert {(one["received_on"], one["letter_id"]) for one in items} == {("2022-03-10", None)}


async def test_a_point_is_for_a_province_of_the_session(world: World, story) -> None:
    session = await story.held("VN63-86")
    points = [{"province": uid, "text": "Việc"} for uid in ("VN63-86", "VN63-24", "VN63-99", "VN34-86")]
    body = {"document": story.document(), "points": points, **story.dated("2022-03-10")}
    refused = await world.try_act(R.AGENCY_LEADER, session, "conclude", body)
    faults = {one["pointer"]: one["code"] for one in expect.problem(refused, 422, "rule-broken")["errors"]}
    assert faults == {
        "/points/1/province": "not-of-the-session",
        "/points/2/province": "unknown-province",
        "/points/3/province": "province-not-in-force",
    }
    assert (await read(world, session))["recommendation_ids"] == []


async def test_a_province_merged_since_stands_for_the_one_that_was_met(world: World, story) -> None:
    """Bắc Giang was met in June 2025; the conclusion of July is for Bắc Ninh, whichever of the two it names."""
    session = await story.held("VN63-24", day="2025-06-20")
    concluded = await story.concluded(session, "VN63-24", "VN34-24", day="2025-07-05")
    items = [await story.item(id) for id in concluded["recommendation_ids"]]
    assert [one["province"] for one in items] == ["VN34-24", "VN34-24"]


async def test_what_a_session_concluded_is_not_older_than_it(world: World, story) -> None:
    session = await story.held("VN63-86", day="2022-03-08")
    body = {"document": story.document("2022-03-07"), **story.dated("2022-03-10")}
    refused = await world.try_act(R.AGENCY_LEADER, session, "conclude", body)
    expect.problem(refused, 422, "rule-broken", "/document/issued_on")
    same_day = {"document": story.document("2022-03-08"), **story.dated("2022-03-08")}
    assert (await world.try_act(R.AGENCY_LEADER, session, "conclude", same_day)).status_code == 200


async def test_a_session_is_closed_once_nothing_that_came_of_it_waits(world: World, story) -> None:
    """A point of its conclusion, a letter handed in at it, and what is merged into an open one keep it open."""
    session = await story.concluded(await story.held("VN63-24"), "VN63-24")
    [point] = [await story.item(id) for id in session["recommendation_ids"]]
    [handed_in] = await story.registered(day="2022-03-08", working_session_id=session["id"])
    assert (await read(world, session))["recommendation_ids"] == sorted([point["id"], handed_in["id"]])

    async def closing() -> str:
        answer = await world.try_act(R.AGENCY_OFFICER, session, "close", story.dated("2022-04-01"))
        return "" if answer.status_code == 200 else expect.problem(answer, 422, "rule-broken")["detail"]

    assert point["reference"] in await closing()
    await story.transferred(point, "2022-03-11")
    assert handed_in["reference"] in await closing()
    [master] = await story.registered(day="2022-03-08")
    merged = {"master_id": master["id"], **story.dated("2022-03-12")}
    await world.act(R.AGENCY_OFFICER, handed_in, "merge", merged)
    assert handed_in["reference"] in await closing()
    await story.transferred(master, "2022-03-13")
    assert await closing() == ""
    assert (await read(world, session))["state"] == "closed"


async def test_a_letter_not_split_yet_keeps_its_session_open(world: World, story) -> None:
    session = await story.concluded(await story.held("VN63-24"))
    letter = await story.received("2022-03-08", working_session_id=session["id"])
    refused = await world.try_act(R.AGENCY_OFFICER, session, "close", story.dated("2022-04-01"))
    assert letter["reference"] in expect.problem(refused, 422, "rule-broken")["detail"]


async def test_what_came_back_by_a_letter_of_the_session_keeps_it_open(world: World, story) -> None:
    [item] = await story.assigned()
    await story.answered(item)
    session = await story.held("VN63-24", day="2022-03-08")
    letter = await story.received("2022-03-08", working_session_id=session["id"])
    await story.reopen(item, letter, "2022-03-09")
    session = await story.concluded(session)
    assert session["recommendation_ids"] == [item["id"]]
    refused = await world.try_act(R.AGENCY_OFFICER, session, "close", story.dated("2022-04-01"))
    assert item["reference"] in expect.problem(refused, 422, "rule-broken")["detail"]


async def test_only_a_planned_session_is_cancelled(world: World, story) -> None:
    reason = {"note": "Trùng lịch công tác", **story.dated("2022-03-08")}
    cancelled = await world.act(R.AGENCY_OFFICER, await story.planned(), "cancel", reason)
    assert cancelled["state"] == "cancelled" and cancelled["held_on"] is None
    history = (await world.client(R.AUDITOR).get(f"/v1/working-sessions/{cancelled['id']}/history")).json()["items"]
    assert "Trùng lịch công tác" in history[-1]["reason"]
    refused = await world.try_act(R.AGENCY_OFFICER, await story.held(), "cancel", reason)
    expect.problem(refused, 409, "action-not-allowed")


async def test_a_notice_concludes_one_session(world: World, story) -> None:
    first, second = await story.held(), await story.held()
    body = {"document": story.document(), **story.dated("2022-03-10")}
    await world.act(R.AGENCY_LEADER, first, "conclude", body)
    expect.problem(await world.try_act(R.AGENCY_LEADER, second, "conclude", body), 409, "duplicate", "/document")


async def test_a_province_sees_its_own_sessions_and_of_them_its_own_part(world: World, story) -> None:
    session = await story.concluded(await story.held("VN63-86", "VN63-24"), "VN63-86", "VN63-24")
    by_province = {(await story.item(id))["province"]: id for id in session["recommendation_ids"]}
    for claim, uid in (("VN34-86", "VN63-86"), ("VN34-24", "VN63-24")):
        seen = await read(world, session, province=claim)
        assert (seen["provinces"], seen["recommendation_ids"]) == ([uid], [by_province[uid]])
    elsewhere = world.client(R.PROVINCE_OFFICER, province="VN34-91")
    expect.problem(await elsewhere.get(f"/v1/working-sessions/{session['id']}"), 404, "not-found")
    listed = (await elsewhere.get("/v1/working-sessions?count=true")).json()
    assert (listed["items"], listed["total"]) == ([], 0)


async def test_sessions_are_listed_by_province_year_and_state(world: World, story) -> None:
    session = await story.held("VN63-52", "VN63-64", day="2021-05-20")

    async def listed(query: str) -> list[str]:
        answer = await world.client(R.AUDITOR).get(f"/v1/working-sessions?{query}")
        return [one["id"] for one in answer.json()["items"]]

    assert await listed("province=VN63-52") == await listed("province=VN34-52") == [session["id"]]
    assert await listed("province=VN34-52&exact=true") == []
    assert await listed("year=2021&state=held") == [session["id"]]
    assert await listed("year=2020") == await listed("year=2021&state=planned") == []


async def test_each_province_is_told_of_its_own_part(world: World, story) -> None:
    session = await story.held("VN63-86", "VN63-24")
    told = [one for one in await world.events() if one.subject == session["urn"]]
    assert [(one.type.split(".")[2], one.province) for one in told] == [
        ("planned", None), ("province_planned", "VN63-86"), ("province_planned", "VN63-24"),
        ("held", None), ("province_held", "VN63-86"), ("province_held", "VN63-24"),
    ]  # fmt: skip
    feed = await world.client(R.PROVINCE_OFFICER).get("/v1/feeds/recommendations?limit=1000")
    types = [one["type"].split(".")[2] for one in feed.json() if one["subject"] == session["urn"]]
    assert types == ["province_planned", "province_held"]
