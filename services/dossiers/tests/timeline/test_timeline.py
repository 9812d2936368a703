"""The timeline of a dossier: everything about it in one order, as far as the caller may see; days and pauses."""

import base64
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World, on_day
from dossiers.timeline.queries import RESOURCES
from dossiers.timeline.rules import Stay, days_by_state, pauses, stays

CALENDARS_ENDS = ("0001-01-01|0001-01-01T00:00:00+14:00", "9999-12-31|9999-12-31T23:59:59-14:00")
PROVINCIAL = (R.PROVINCE_OFFICER, R.IMPLEMENTER)


async def told(world: World, dossier: dict[str, Any], role: str = R.AUDITOR, **params: Any) -> dict[str, Any]:
    answer = await world.client(role).get(f"/v1/dossiers/{dossier['id']}/timeline", params=params)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def whole(world: World, dossier: dict[str, Any], role: str = R.AUDITOR, limit: int = 200) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    while True:
        page = await told(world, dossier, role, limit=limit, **cursor)
        items += page["items"]
        if page["next_cursor"] is None:
            return items
        cursor = {"cursor": page["next_cursor"]}


@pytest.fixture
async def settled(story: Any, work: Any, budget: Any) -> dict[str, Any]:
    """A project that has been all the way, inspected and accepted."""
    [dossier] = await story.planned()
    agreement = await story.signed([dossier])
    await story.filed(agreement)
    mission = await story.held_mission(dossier["id"])
    await story.found(mission)
    await work.reported(dossier["id"])
    await story.adjusted(dossier, place="Xã Long Phước")
    await story.accepted(agreement, dossier["id"])
    return dict(dossier)


async def test_it_is_the_histories_of_all_records_about_the_dossier(world: World, settled: dict[str, Any]) -> None:
    """Each entry of each history once, and of no record of another dossier."""
    items = await whole(world, settled, limit=4)
    assert {one["kind"] for one in items} == set(RESOURCES)
    client = world.client(R.AUDITOR)
    for href in {one["href"] for one in items}:
        history = (await client.get(f"{href}/history?limit=200")).json()["items"]
        fields = ("action", "actor", "from_state", "to_state", "effective_on", "recorded_at", "reason")
        shown = [{name: one[name] for name in fields} for one in items if one["href"] == href]
        assert shown == [{name: one[name] for name in fields} for one in history], href
    order = [(one["effective_on"], one["recorded_at"]) for one in items]
    assert order == sorted(order)
    assert await whole(world, settled) == items


async def test_every_action_and_state_has_its_names(world: World, settled: dict[str, Any]) -> None:
    for one in await whole(world, settled):
        assert one["action"] not in (one["action_label_vi"], one["action_label_en"]), one
        for end in ("from", "to"):
            assert (one[f"{end}_state"] is None) == (one[f"{end}_label_vi"] is None) == (one[f"{end}_label_en"] is None)


@pytest.mark.parametrize("role", PROVINCIAL)
async def test_a_province_sees_of_it_what_its_histories_show(world: World, settled: dict[str, Any], role: str) -> None:
    client, items = world.client(role), await whole(world, settled, role)
    for kind in RESOURCES:
        of_kind = [one for one in items if one["kind"] == kind]
        for href in {one["href"] for one in of_kind}:
            history = (await client.get(f"{href}/history?limit=200")).json()["items"]
            assert [one["action"] for one in of_kind if one["href"] == href] == [one["action"] for one in history]
    assert {"dossier", "appraisal", "agreement", "payment_request", "acceptance", "finding"} <= {
        one["kind"] for one in items
    }


@pytest.mark.parametrize("role", PROVINCIAL)
async def test_nothing_of_it_tells_of_an_appraisal_before_the_plan_is_decided(world: World, story, role: str) -> None:
    [dossier] = await story.forwarded()
    async with on_day("2021-12-31"):
        before = await told(world, dossier, role)
        await story.appraised(dossier, "ministry")
        plan = await story.create(R.AGENCY_OFFICER, "/v1/plans", story.plan([dossier]))
        assert await told(world, dossier, role) == before
        assert {one["state"]: one["days"] for one in before["states"]}["forwarded"] == 91
        await story.act(R.MINISTRY_LEADER, plan, "decide", story.decision())
        after = await told(world, dossier, role)
    assert {one["to_state"] for one in after["items"]} >= {"ministry_appraised", "plan_approved"}
    assert [(one["state"], one["days"]) for one in after["states"]][-3:] == [
        ("forwarded", 31), ("ministry_appraised", 59), ("plan_approved", 1),
    ]  # fmt: skip


async def test_pauses_are_the_times_in_which_a_supplement_was_awaited(world: World, story) -> None:
    [dossier] = await story.dossier_in()
    for asked, answered in (("2021-08-10", "2021-08-20"), ("2021-08-25", None)):
        await story.act(
            R.PROVINCE_OFFICER, dossier, "request_supplement", {"note": "Thiếu giấy tờ"} | story.dated(asked)
        )
        if answered:
            await story.act(R.IMPLEMENTER, dossier, "resubmit", story.dated(answered))
    async with on_day("2021-09-04"):
        one = await told(world, dossier)
    assert one["pauses"] == [
        {"from_on": "2021-08-10", "to_on": "2021-08-20", "days": 10},
        {"from_on": "2021-08-25", "to_on": None, "days": 10},
    ]
    days = {state["state"]: state["days"] for state in one["states"]}
    assert (one["paused_days"], days["supplement_required"], days["dossier_in"]) == (20, 20, 8 + 5)
    assert [item["reason"] for item in one["items"] if item["action"] == "request_supplement"] == [
        "Thiếu giấy tờ · Ghi nhận lại hồ sơ năm 2022"
    ] * 2


async def test_another_province_has_no_timeline_of_it_and_a_cursor_is_of_one(world: World, settled, story) -> None:
    path = f"/v1/dossiers/{settled['id']}/timeline"
    stranger = world.client(R.PROVINCE_OFFICER, province="VN34-91")
    expect.problem(await stranger.get(path), 404, "not-found")
    cursor = (await told(world, settled, limit=1))["next_cursor"]
    [other] = await story.selected()
    known = base64.urlsafe_b64decode(cursor)[:16]  # of this list
    ends = [base64.urlsafe_b64encode(known + f"{place}|{UUID(int=0)}|0".encode()).decode() for place in CALENDARS_ENDS]
    wrong = [(settled["id"], given) for given in (cursor[:-4], "x", *ends)]
    for id, given in ((other["id"], cursor), *wrong):
        answer = await world.client(R.AUDITOR).get(f"/v1/dossiers/{id}/timeline", params={"cursor": given})
        expect.problem(answer, 400, "bad-cursor")


def test_a_last_state_takes_no_time_and_a_second_stay_is_added() -> None:
    days = [("a", 1), ("b", 4), ("a", 6), ("z", 10)]
    steps = [{"to_state": state, "effective_on": date(2022, 1, day)} for state, day in days]
    times = stays(steps, {"z"}, date(2022, 3, 1))
    assert days_by_state(times) == {"a": 7, "b": 2, "z": 0}
    assert times[-1] == Stay("z", date(2022, 1, 10), None, 0) and pauses(times) == []
    assert days_by_state(stays(steps[:1], {"z"}, date(2022, 1, 3))) == {"a": 2}
    assert stays([], {"z"}, date(2022, 1, 3)) == []
