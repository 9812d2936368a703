"""Adjusting a planned project: who approves what, who confirms, and what it changes."""

from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

PATH = "/v1/adjustments"
MILLION = 1_000_000


async def test_a_light_change_is_filed_confirmed_and_approved_by_the_agency(world: World, story, budget) -> None:
    [dossier] = await story.planned()
    beneficiary = {"name": "Cơ sở B", "commune": "Xã Phú Đức"}
    done = await story.adjusted(
        dossier, place="Xã Phú Đức", coordinating_unit="UBND xã", beneficiaries=[beneficiary], completes_on="2022-11-30"
    )

    after = await story.dossier(dossier["id"])
    assert (done["state"], done["level"], done["decision"]["symbol"]) == ("approved", "agency", "QĐ-BCT")
    assert (after["place"], after["coordinating_unit"], after["completes_on"]) == (
        "Xã Phú Đức",
        "UBND xã",
        "2022-11-30",
    )
    assert (after["beneficiaries"][0]["name"], after["title"], after["plan_amount"]) == (
        "Cơ sở B",
        dossier["title"],
        300 * MILLION,
    )
    assert {one["change"]: one["rule"] for one in done["weights"]} == {
        name: f"{name}@2018-08-23" for name in ("place", "coordinating_unit", "beneficiary", "within_year")
    }
    assert after["state"] == "plan_approved" and budget.holds == []


async def test_dossiers_I33_the_agency_does_not_approve_an_increase_by_one_dong(world: World, story) -> None:
    [dossier] = await story.planned_at(200 * MILLION)
    asked = await story.confirmed(dossier, support=200 * MILLION + 1)
    assert asked["level"] == "ministry"

    refused = await world.try_act(R.AGENCY_LEADER, asked, "approve", story.approval_of())
    [fault] = expect.problem(refused, 422, "rule-broken")["errors"]
    assert (fault["code"], "Đ11 k2a" in fault["detail"]) == ("needs-ministry", True)
    by_ministry_at_once = await world.try_act(R.MINISTRY_LEADER, asked, "decide", story.approval_of())
    expect.problem(by_ministry_at_once, 409, "action-not-allowed")
    await story.act(R.AGENCY_LEADER, asked, "submit_up", story.dated("2022-08-05"))
    assert (await story.dossier(dossier["id"]))["raise_to"] == 200 * MILLION + 1
    await story.act(R.MINISTRY_LEADER, asked, "decide", story.approval_of())
    raised = await story.dossier(dossier["id"])
    assert (raised["plan_amount"], raised["raise_to"]) == (200 * MILLION + 1, None)

    light = await story.confirmed(raised, support=200 * MILLION)
    up = await world.try_act(R.AGENCY_LEADER, light, "submit_up", story.dated("2022-08-11"))
    assert expect.problem(up, 422, "rule-broken")["errors"][0]["code"] == "needs-agency"


async def test_dossiers_I33_what_became_a_raise_since_it_was_asked_is_weighed_as_it_stands(world: World, story) -> None:
    [dossier] = await story.planned()
    asked = await story.confirmed(dossier, support=250 * MILLION)
    assert asked["level"] == "agency"
    await story.adjusted(dossier, support=200 * MILLION)

    refused = await world.try_act(R.AGENCY_LEADER, asked, "approve", story.approval_of("2022-08-20"))

    assert expect.problem(refused, 422, "rule-broken")["errors"][0]["code"] == "needs-ministry"


@pytest.mark.parametrize(
    ("changes", "weight"),
    [
        ({"stop": True}, "stopped"),
        ({"completes_on": "2023-01-01"}, "next_year"),
        ({"contents": [{"content": "C04", "total_cost": 700 * MILLION, "requested": 300 * MILLION}]}, "contents"),
    ],
)
async def test_dossiers_I33_what_weighs_is_the_ministry_s(world: World, planned, story, changes, weight: str) -> None:
    asked = await story.create(R.PROVINCE_OFFICER, PATH, story.adjustment(planned, **changes))
    assert (asked["level"], [one["change"] for one in asked["weights"]]) == ("ministry", [weight])


async def test_dossiers_I34_what_a_province_filed_needs_its_department_s_confirmation(world: World, story) -> None:
    [dossier] = await story.planned()
    asked = await story.create(R.AGENCY_OFFICER, PATH, story.adjustment(dossier, place="Xã Phú Đức"))
    await story.act(R.AGENCY_OFFICER, asked, "file", story.dated("2022-08-02"))
    approval = story.approval_of()

    expect.problem(await world.try_act(R.AGENCY_LEADER, asked, "approve", approval), 409, "action-not-allowed")
    expect.problem(
        await world.try_act(R.AGENCY_LEADER, asked, "submit_up", story.dated("2022-08-03")), 409, "action-not-allowed"
    )
    expect.problem(
        await world.try_act(R.PROVINCE_OFFICER, asked, "confirm", story.dated("2022-08-03")), 403, "forbidden"
    )
    await story.act(R.PROVINCE_LEADER, asked, "confirm", story.dated("2022-08-03"))
    same = await world.try_act(R.AGENCY_LEADER, asked, "approve", approval, subject=R.AGENCY_OFFICER)
    expect.problem(same, 403, "same-person")
    assert (await story.act(R.AGENCY_LEADER, asked, "approve", approval))["state"] == "approved"


async def test_dossiers_I34_the_agency_s_own_unit_goes_without(world: World, story) -> None:
    own = await story.of_the_agency()
    await story.complete(own, "D1", "D2", "D3", "D6")
    await world.act(R.IMPLEMENTER, own, "submit", story.dated("2021-08-02"), unit="TTKC1")
    await story.act(R.AGENCY_OFFICER, own, "forward", story.dated("2021-10-01"))
    await story.appraised(own, "ministry")
    plan = await story.create(R.AGENCY_OFFICER, "/v1/plans", story.plan([own]))
    await story.act(R.MINISTRY_LEADER, plan, "decide", story.decision())

    asked = await world.create(R.IMPLEMENTER, PATH, story.adjustment(own, place="Hà Nội"), unit="TTKC1")
    await world.act(R.IMPLEMENTER, asked, "file", story.dated("2022-08-02"), unit="TTKC1")
    assert (await story.act(R.AGENCY_LEADER, asked, "approve", story.approval_of()))["state"] == "approved"


@pytest.fixture(scope="module")
async def planned(world: World, once) -> dict[str, Any]:
    """A planned project that no test of this module changes."""
    [dossier] = await once(world).planned()
    return dict(dossier)


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({}, "/changes", "nothing-asked"),
        ({"stop": True, "place": "Xã B"}, "/changes/stop", "stop-alone"),
        ({"support": 300 * MILLION}, "/changes/support", "unchanged"),
        ({"completes_on": "2024-01-01"}, "/changes/completes_on", "beyond-next-year"),
        ({"support": 0}, "/changes/support", None),
        ({"stop": "yes"}, "/changes/stop", None),
        ({"title": "Tên khác"}, "/changes/title", None),
    ],
)
async def test_what_cannot_be_asked_is_refused(world: World, story, planned, changes, pointer: str, code) -> None:
    refused = await world.client(R.IMPLEMENTER).post(PATH, json=story.adjustment(planned, **changes))
    faults = expect.problem(refused, 422, "invalid-content", pointer)["errors"]
    assert code in (None, faults[0]["code"])


async def test_only_what_is_planned_is_adjusted(world: World, story) -> None:
    [dossier] = await story.selected()
    refused = await world.client(R.IMPLEMENTER).post(PATH, json=story.adjustment(dossier, place="Xã B"))
    expect.problem(refused, 422, "rule-broken", "/dossier_id")


async def test_a_raise_stays_within_the_ceilings_that_the_plan_froze(world: World, story, planned) -> None:
    asked = await story.confirmed(planned, support=300 * MILLION + 1)
    up = await world.try_act(R.AGENCY_LEADER, asked, "submit_up", story.dated("2022-08-05"))
    assert expect.problem(up, 422, "rule-broken", "record:/changes/support")["errors"][0]["code"] == "above-ceiling"


async def test_new_contents_are_judged_as_the_first_were(world: World, story) -> None:
    [dossier] = await story.planned()
    content = {"content": "C04", "total_cost": 500 * MILLION, "requested": 250 * MILLION}
    for changes, code in (
        ({"contents": [content | {"requested": 250 * MILLION + 1}], "support": 250 * MILLION}, "above-ceiling"),
        ({"contents": [content]}, "above-ceiling"),  # 300 triệu stay granted, 250 are the ceiling
        ({"contents": [content, content], "support": 250 * MILLION}, "above-establishments"),
    ):
        asked = await story.confirmed(dossier, **changes)
        up = await world.try_act(R.AGENCY_LEADER, asked, "submit_up", story.dated("2022-08-05"))
        assert expect.problem(up, 422, "rule-broken")["errors"][0]["code"] == code
    await story.adjusted(dossier, contents=[content], support=250 * MILLION)
    after = await story.dossier(dossier["id"])
    assert (after["total_cost"], after["plan_amount"]) == (500 * MILLION, 250 * MILLION)
    assert (after["ceilings"][0]["ceiling"], after["ceilings"][0]["rule"]) == (250 * MILLION, "C04@2018-05-11")


async def test_it_is_refused_at_each_stage_and_withdrawn_by_who_asked(world: World, story, planned) -> None:
    note = {"note": "Không đủ căn cứ", **story.dated("2022-08-20")}
    filed = await story.create(R.IMPLEMENTER, PATH, story.adjustment(planned, stop=True))
    for_them = await world.try_act(R.AGENCY_OFFICER, filed, "file", story.dated("2022-08-02"))
    expect.problem(for_them, 403, "forbidden")
    await story.act(R.IMPLEMENTER, filed, "file", story.dated("2022-08-02"))
    expect.problem(await world.try_act(R.AGENCY_LEADER, filed, "refuse", note), 403, "forbidden")
    refused = await story.act(R.PROVINCE_LEADER, filed, "refuse", note)
    assert (refused["state"], refused["decision"]) == ("refused", None)
    confirmed = await story.confirmed(planned, stop=True)
    assert (await story.act(R.AGENCY_LEADER, confirmed, "refuse", note))["state"] == "refused"
    submitted = await story.confirmed(planned, stop=True)
    await story.act(R.AGENCY_LEADER, submitted, "submit_up", story.dated("2022-08-05"))
    expect.problem(await world.try_act(R.AGENCY_LEADER, submitted, "refuse", note), 403, "forbidden")
    assert (await story.act(R.MINISTRY_LEADER, submitted, "refuse", note))["state"] == "refused"
    mine = await story.confirmed(planned, stop=True)
    other = await world.try_act(R.AGENCY_OFFICER, mine, "withdraw", story.dated("2022-08-05"))
    expect.problem(other, 403, "forbidden")
    assert (await story.act(R.IMPLEMENTER, mine, "withdraw", story.dated("2022-08-05")))["state"] == "withdrawn"
    assert (await story.dossier(planned["id"]))["state"] == "plan_approved"


async def test_a_finding_of_the_project_that_asks_for_it_may_be_cited(world: World, story) -> None:
    [dossier] = await story.planned()
    mission = await story.held_mission(dossier["id"])
    stop, remedy = await story.found(mission, asks="stop"), await story.found(mission, asks="remedy")
    body = story.adjustment(dossier, stop=True)
    unasked = await world.client(R.AGENCY_OFFICER).post(PATH, json=body | {"finding_id": remedy["id"]})
    expect.problem(unasked, 422, "invalid-content", "/finding_id")
    asked = await story.create(R.AGENCY_OFFICER, PATH, body | {"finding_id": stop["id"]})
    listed = (await world.client(R.PROVINCE_OFFICER).get(f"{PATH}?finding_id={stop['id']}")).json()["items"]
    assert [one["id"] for one in listed] == [asked["id"]]
    [event] = await story.events("adjustment.drafted", asked)
    assert (event["finding_id"], event["level"]) == (stop["id"], "ministry")


async def test_plans_of_a_year_are_decided_in_tranches(world: World, story) -> None:
    """Adding a project (bổ sung đề án) is a later tranche's plan, decided by the Ministry."""
    plans = []
    for _ in range(2):
        plan = await story.create(R.AGENCY_OFFICER, "/v1/plans", story.plan(await story.ministry_appraised()))
        assert plan["tranche"] is None
        plans.append(await story.act(R.MINISTRY_LEADER, plan, "decide", story.decision()))
    assert plans[1]["tranche"] == plans[0]["tranche"] + 1
