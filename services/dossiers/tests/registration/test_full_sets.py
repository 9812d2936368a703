"""Full sets (hồ sơ đầy đủ) came with the registration up to 2018-08-22; since then the list comes alone."""

from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

PAPERS = ("D1", "D2", "D3", "D6")


async def registered(story: Any, day: str, lines: int = 1, **changed: Any) -> dict[str, Any]:
    year = int(day[:4]) + 1
    body = story.registration(*(story.line(**changed) for _ in range(lines)), day=day, plan_year=year)
    return await story.create(R.PROVINCE_OFFICER, "/v1/registrations", body)


async def try_send(world: World, story: Any, registration: dict[str, Any], day: str) -> Any:
    letter = {"document": story.document(day=day), **story.dated(day)}
    return await world.try_act(R.PROVINCE_LEADER, registration, "send", letter)


async def complete(story: Any, id: str, day: str, sets: int = 3) -> Any:
    return await story.patch({"id": id}, day, items=[{"code": code, "sets": sets} for code in PAPERS])


async def test_a_line_without_its_full_set_keeps_the_list_from_being_sent(world: World, story) -> None:
    registration = await registered(story, "2018-05-10", lines=2)
    whole, lacking = registration["dossier_ids"]
    assert (await complete(story, whole, "2018-05-11")).status_code == 200
    refused = await try_send(world, story, registration, "2018-05-15")
    faults = expect.problem(refused, 422, "dossier-incomplete", "record:/dossier_ids/1")["errors"]
    assert {one["pointer"] for one in faults} == {"record:/dossier_ids/1"}
    assert [one["code"] for one in faults] == ["D1", "D2", "D3", "D6"]
    reference = (await story.dossier(lacking))["reference"]
    assert all(reference in one["detail"] and "TT 36/2013/TT-BCT" in one["detail"] for one in faults[:1])
    assert (await story.dossier(whole))["state"] == "registered"

    assert (await complete(story, lacking, "2018-05-16", sets=2)).status_code == 200
    again = await try_send(world, story, registration, "2018-05-16")
    [fault] = expect.problem(again, 422, "dossier-incomplete", "record:/dossier_ids/1")["errors"]
    assert fault["code"] == "D1" and "2 of 3 sets" in fault["detail"]
    assert (await complete(story, lacking, "2018-05-17")).status_code == 200
    assert (await try_send(world, story, registration, "2018-05-17")).json()["state"] == "sent"


async def test_a_line_that_was_withdrawn_needs_no_set(world: World, story) -> None:
    registration = await registered(story, "2018-05-10")
    dossier = await story.dossier(registration["dossier_ids"][0])
    await world.act(R.PROVINCE_LEADER, dossier, "withdraw", story.dated("2018-05-11"))
    assert (await try_send(world, story, registration, "2018-05-12")).status_code == 200


async def test_a_group_needs_what_it_can_have_before_it_names_anybody(world: World, story) -> None:
    registration = await registered(story, "2018-05-10", kind="group", beneficiaries=[])
    refused = await try_send(world, story, registration, "2018-05-12")
    assert [one["code"] for one in expect.problem(refused, 422, "dossier-incomplete")["errors"]] == ["D1", "D3"]


@pytest.mark.parametrize("day, found", [("2018-08-22", 422), ("2018-08-23", 200)])
async def test_the_law_of_the_sending_day_asks(world: World, story, day: str, found: int) -> None:
    registration = await registered(story, "2018-08-20")
    assert (await try_send(world, story, registration, day)).status_code == found


@pytest.mark.parametrize("day, found", [("2018-08-22", 200), ("2018-08-23", 409)])
async def test_what_is_registered_is_completed_while_its_set_comes_with_it(
    world: World, story, day: str, found: int
) -> None:
    registration = await registered(story, "2018-08-20")
    assert (await complete(story, registration["dossier_ids"][0], day)).status_code == found


@pytest.mark.parametrize("day, late", [("2017-05-20", False), ("2017-05-21", True)])
async def test_dossiers_I14_a_full_set_after_20_may_is_flagged_late_and_not_lost(
    world: World, story, day: str, late: bool
) -> None:
    registration = await registered(story, "2017-05-10")
    assert (await complete(story, registration["dossier_ids"][0], "2017-05-12")).status_code == 200
    sent = (await try_send(world, story, registration, day)).json()
    assert (sent["due_on"], sent["late"], sent["state"]) == ("2017-05-20", late, "sent")
    assert (await story.dossier(sent["dossier_ids"][0]))["state"] == "listed"
