"""A supplement: asked for, the clock stands; submitted, the dossier returns to where it was."""

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

NOTE = "Thiếu báo giá của máy đóng gói"


@pytest.mark.parametrize("where, role", [("dossier_in", R.PROVINCE_OFFICER), ("forwarded", R.AGENCY_OFFICER)])
async def test_it_returns_to_where_it_was_asked_for(world: World, story, where: str, role: str) -> None:
    [dossier] = await getattr(story, where)()
    asked = await world.act(role, dossier, "request_supplement", {"note": NOTE, **story.dated("2021-10-02")})
    assert (asked["state"], asked["clock_paused_on"]) == ("supplement_required", "2021-10-02")
    papers = [{"code": code, "sets": 2} for code in ("D1", "D2", "D3", "D5", "D6")]
    assert (await story.patch(dossier, "2021-10-03", items=papers)).status_code == 200
    back = await world.act(R.IMPLEMENTER, dossier, "resubmit", story.dated("2021-10-04"))
    assert (back["state"], back["clock_paused_on"]) == (where, None)


@pytest.mark.parametrize("where, role", [("dossier_in", R.AGENCY_OFFICER), ("forwarded", R.PROVINCE_OFFICER)])
async def test_each_level_asks_only_in_its_own_turn(world: World, story, where: str, role: str) -> None:
    [dossier] = await getattr(story, where)()
    refused = await world.try_act(role, dossier, "request_supplement", {"note": NOTE, **story.dated("2021-10-02")})
    if where == "forwarded":  # 403 to a province would tell it that the Ministry's verdict is not there yet
        expect.problem(refused, 409, "action-not-allowed")
    else:
        expect.problem(refused, 403, "forbidden")


async def test_what_is_asked_for_stands_in_the_history_and_the_event(world: World, story) -> None:
    [dossier] = await story.dossier_in()
    await world.act(R.PROVINCE_OFFICER, dossier, "request_supplement", {"note": NOTE, **story.dated("2021-10-02")})
    history = (await world.client(R.IMPLEMENTER).get(f"/v1/dossiers/{dossier['id']}/history")).json()["items"]
    assert NOTE in history[-1]["reason"] and "Ghi nhận lại" in history[-1]["reason"]
    event = [one for one in await world.events() if one.type == "dossiers.dossier.supplement_required.v1"][-1]
    assert event.data["note"] == NOTE


async def test_a_note_is_required(world: World, story) -> None:
    [dossier] = await story.dossier_in()
    refused = await world.try_act(R.PROVINCE_OFFICER, dossier, "request_supplement", story.dated("2021-10-02"))
    expect.problem(refused, 422, "invalid-content", "/note")


async def test_a_supplement_that_lacks_a_paper_is_refused(world: World, story) -> None:
    [dossier] = await story.dossier_in()
    await world.act(R.PROVINCE_OFFICER, dossier, "request_supplement", {"note": NOTE, **story.dated("2021-10-02")})
    await story.patch(dossier, "2021-10-03", items=[{"code": "D1", "sets": 2}])
    refused = await world.try_act(R.IMPLEMENTER, dossier, "resubmit", story.dated("2021-10-04"))
    expect.problem(refused, 422, "dossier-incomplete", "record:/items/D2")


async def test_an_agency_units_dossier_returns_to_the_agency(world: World, story) -> None:
    dossier = await story.of_the_agency()
    await story.complete(dossier, "D1", "D2", "D3", "D6")
    await world.act(R.IMPLEMENTER, dossier, "submit", story.dated("2021-08-02"), unit="TTKC1")
    await world.act(R.AGENCY_OFFICER, dossier, "forward", story.dated("2021-08-03"))
    await world.act(R.AGENCY_OFFICER, dossier, "request_supplement", {"note": NOTE, **story.dated("2021-08-04")})
    back = await world.act(R.IMPLEMENTER, dossier, "resubmit", story.dated("2021-08-05"), unit="TTKC1")
    assert back["state"] == "forwarded"


async def test_a_supplement_that_the_agency_asks_for_leaves_what_was_appraised(world: World, story) -> None:
    [dossier] = await story.forwarded()
    asked = {"note": NOTE, **story.dated("2021-10-02")}
    await world.act(R.AGENCY_OFFICER, dossier, "request_supplement", asked)
    contents = [{"content": "C04", "total_cost": 10_000_000_000_000, "requested": 300_000_000}]
    refused = await story.patch(dossier, "2021-10-03", contents=contents)
    expect.problem(refused, 422, "rule-broken", "/contents")
