"""I34: one tasking at a time, clear in all six, led by one unit of the Agency, assigned by another person."""

import asyncio

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import on_day

SIX = ("person", "task", "due_on", "responsibility", "product", "authority")
ASSIGN = {"effective_on": "2022-03-01", "reason": "Ghi nhận lại hồ sơ năm 2022"}


async def patch(story, tasking, role: str = R.AGENCY_OFFICER, subject: str | None = None, **fields):
    current = await story.get("taskings", tasking["id"])
    client = story.world.client(role, **({"subject": subject} if subject else {}))
    return await client.patch(
        f"/v1/taskings/{tasking['id']}", json=fields | ASSIGN, headers={"If-Match": f'"{current["version"]}"'}
    )


async def drafted(story, **changed) -> dict:
    [item] = await story.classified()
    return await story.create(R.AGENCY_OFFICER, "/v1/taskings", story.tasking(item, **changed))


@pytest.mark.parametrize("name", [*SIX, "lead_unit"])
async def test_recommendations_I34_each_of_the_six_and_the_lead_is_asked_for(story, name: str) -> None:
    tasking = await drafted(story, **{name: None})
    answer = await story.try_act(R.AGENCY_LEADER, tasking, "assign", ASSIGN)
    body = expect.problem(answer, 422, "rule-broken", f"record:/{name}")
    assert len(body["errors"]) == 1
    value = story.tasking({"id": ""})[name]
    assert (await patch(story, tasking, **{name: value})).status_code == 200
    assigned = await story.act(R.AGENCY_LEADER, tasking, "assign", ASSIGN)
    assert (assigned["state"], assigned["assigned_on"], assigned[name]) == ("assigned", "2022-03-01", value)


async def test_recommendations_I34_all_that_is_missing_is_named_at_once(story) -> None:
    [item] = await story.classified()
    empty = {"recommendation_id": item["id"], **ASSIGN}
    tasking = await story.create(R.AGENCY_OFFICER, "/v1/taskings", empty)
    assert tasking["co_units"] == []
    answer = await story.try_act(R.AGENCY_LEADER, tasking, "assign", ASSIGN)
    expect.problem(answer, 422, "rule-broken", *(f"record:/{name}" for name in [*SIX, "lead_unit"]))


@pytest.mark.parametrize(
    ("changed", "pointer", "code"),
    [
        ({"lead_unit": "VU-KH"}, "/lead_unit", "unknown-unit"),
        ({"lead_unit": "TDTCT"}, "/lead_unit", "unknown-unit"),
        ({"co_units": ["TTKC1", "VU-KH"]}, "/co_units/1", "unknown-unit"),
        ({"co_units": ["TTKC1", "QLKC"]}, "/co_units/1", "duplicate"),
        ({"co_units": ["TTKC1", "TTKC1"]}, "/co_units/1", "duplicate"),
    ],
)
async def test_recommendations_I34_one_unit_leads_and_others_help(story, changed, pointer: str, code: str) -> None:
    [item] = await story.classified()
    answer = await story.world.client(R.AGENCY_OFFICER).post("/v1/taskings", json=story.tasking(item, **changed))
    body = expect.problem(answer, 422, "invalid-content", pointer)
    assert [error["code"] for error in body["errors"]] == [code]
    tasking = await story.create(R.AGENCY_OFFICER, "/v1/taskings", story.tasking(item))
    expect.problem(await patch(story, tasking, **changed), 422, "invalid-content", pointer)


async def test_recommendations_I34_a_unit_is_one_of_the_day(story) -> None:
    """The desk QLKC ended with February 2025."""
    [item] = await story.classified(day="2025-02-25")
    draft = story.tasking(item, day="2025-02-25", due_on="2025-03-05")
    tasking = await story.create(R.AGENCY_OFFICER, "/v1/taskings", draft)
    late = await story.try_act(R.AGENCY_LEADER, tasking, "assign", story.dated("2025-03-01"))
    expect.problem(late, 422, "rule-broken", "record:/lead_unit")
    await story.act(R.AGENCY_LEADER, tasking, "assign", story.dated("2025-02-28"))


@pytest.mark.parametrize("role", [R.AGENCY_OFFICER, R.AGENCY_LEADER])
async def test_it_is_assigned_by_another_person_than_wrote_it(story, role: str) -> None:
    [item] = await story.classified()
    two_hats = {"subject": "two-hats"}
    draft = await story.world.create(R.AGENCY_OFFICER, "/v1/taskings", story.tasking(item), **two_hats)
    refused = await story.world.try_act(R.AGENCY_LEADER, draft, "assign", ASSIGN, **two_hats)
    expect.problem(refused, 403, "same-person")
    assert (await patch(story, draft, subject="second", product="Báo cáo")).status_code == 200
    refused = await story.world.try_act(R.AGENCY_LEADER, draft, "assign", ASSIGN, subject="second")
    expect.problem(refused, 403, "same-person")
    assert (await story.world.try_act(R.AGENCY_LEADER, draft, "assign", ASSIGN, subject="third")).status_code == 200


@pytest.mark.parametrize(
    ("due_on", "assigned_on", "code"),
    [
        ("2022-04-10", "2022-03-01", None),
        ("2022-04-11", "2022-03-01", "after-the-answer"),
        ("2022-03-01", "2022-03-01", None),
        ("2022-03-01", "2022-03-02", "too-early"),
        ("2022-04-10", "2022-04-10", None),
        ("2022-05-01", "2022-04-10", "after-the-answer"),
        ("2022-05-01", "2022-04-11", None),
    ],
)
async def test_its_day_lies_between_assigning_and_the_answer(story, due_on, assigned_on, code) -> None:
    """The answer is due on 10 April; of one that is overdue already, any day is as good."""
    tasking = await drafted(story, due_on=due_on)
    answer = await story.try_act(R.AGENCY_LEADER, tasking, "assign", story.dated(assigned_on))
    if code is None:
        assert answer.status_code == 200, answer.text
    else:
        body = expect.problem(answer, 422, "rule-broken", "record:/due_on")
        assert [error["code"] for error in body["errors"]] == [code]


async def test_one_tasking_of_a_recommendation_is_live(story) -> None:
    [item] = await story.classified()
    first = await story.create(R.AGENCY_OFFICER, "/v1/taskings", story.tasking(item))
    client = story.world.client(R.AGENCY_OFFICER)
    expect.problem(await client.post("/v1/taskings", json=story.tasking(item)), 409, "duplicate", "/recommendation_id")
    await story.act(R.AGENCY_LEADER, first, "assign", ASSIGN)
    expect.problem(await client.post("/v1/taskings", json=story.tasking(item)), 409, "action-not-allowed")
    recalled = await story.act(R.AGENCY_LEADER, first, "recall", {"note": "Giao đơn vị khác", **ASSIGN})
    current = await story.item(item["id"])
    assert (recalled["state"], current["state"], current["lead_unit"]) == ("recalled", "classified", None)
    await story.tasked(item, lead_unit="CUC")
    assert (await story.item(item["id"]))["lead_unit"] == "CUC"


async def test_one_of_two_drafts_at_once_stands(story) -> None:
    [item] = await story.classified()
    client = story.world.client(R.AGENCY_OFFICER)
    drafts = [client.post("/v1/taskings", json=story.tasking(item)) for _ in range(2)]
    assert sorted(answer.status_code for answer in await asyncio.gather(*drafts)) == [201, 409]


async def test_a_draft_is_completed_an_assigned_one_is_not(story) -> None:
    tasking = await drafted(story)
    emptied = (await patch(story, tasking, co_units=None, person=None)).json()
    assert (emptied["co_units"], emptied["person"], emptied["task"]) == ([], None, tasking["task"])
    assert (await patch(story, tasking, person="Lê Thị C")).status_code == 200
    await story.act(R.AGENCY_LEADER, tasking, "assign", ASSIGN)
    expect.problem(await patch(story, tasking, person="Người khác"), 409, "action-not-allowed")


async def test_it_is_done_when_its_recommendation_is_answered(story) -> None:
    [item] = await story.classified()
    tasking = await story.tasked(item)
    await story.answered(item)
    done = await story.get("taskings", tasking["id"])
    assert (done["state"], done["province"]) == ("done", "VN63-24")
    expect.problem(
        await story.try_act(R.AGENCY_LEADER, tasking, "recall", {"note": "Thu hồi", **ASSIGN}),
        409,
        "action-not-allowed",
    )


async def test_a_tasking_of_no_recommendation_is_refused(story) -> None:
    letter = await story.split()
    answer = await story.world.client(R.AGENCY_OFFICER).post("/v1/taskings", json=story.tasking(letter))
    expect.problem(answer, 422, "invalid-content", "/recommendation_id")
    [registered] = [await story.item(id) for id in letter["recommendation_ids"]]
    answer = await story.world.client(R.AGENCY_OFFICER).post("/v1/taskings", json=story.tasking(registered))
    expect.problem(answer, 409, "action-not-allowed")


async def test_a_province_learns_nothing_of_taskings(world, story) -> None:
    [item] = await story.classified()
    tasking = await story.tasked(item)
    client = world.client(R.PROVINCE_LEADER, province="VN34-24")
    for path in ("/v1/taskings", f"/v1/taskings/{tasking['id']}", f"/v1/taskings/{tasking['id']}/history"):
        expect.problem(await client.get(path), 403, "forbidden")
    await world.events()
    told = (await client.get("/v1/feeds/recommendations?limit=1000")).json()
    assert not [event for event in told if ".tasking." in event["type"]]


async def test_lists_of_taskings(world, story) -> None:
    async with on_day("2022-03-10"):
        tasking = await drafted(story, lead_unit="TTKC3", co_units=[])
    client = world.client(R.AUDITOR)
    for query in ("lead_unit=TTKC3", f"recommendation_id={tasking['recommendation_id']}", f"id={tasking['id']}"):
        listed = (await client.get(f"/v1/taskings?{query}")).json()
        assert [one["id"] for one in listed["items"]] == [tasking["id"]], query
