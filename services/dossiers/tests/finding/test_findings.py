"""Findings: of whom, what they ask for, who tells what was done, and who settles them."""

from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

PATH = "/v1/findings"


async def test_a_finding_is_recorded_reported_returned_and_settled(world: World, story) -> None:
    [dossier] = await story.selected()
    mission = await story.held_mission(dossier["id"])
    finding = await story.found(mission, due_on="2022-06-30")
    assert (finding["state"], finding["province"], finding["implementer_unit"]) == ("open", "VN63-86", "TTKC-VN63-86")
    assert (finding["mission_reference"], finding["due_on"]) == (mission["reference"], "2022-06-30")
    letter = story.document("BC-TTKC", "2022-06-01")
    report = {"report": "Đã lắp đặt lại.", "document": letter, **story.dated("2022-06-01")}
    reported = await story.act(R.IMPLEMENTER, finding, "report", report)
    assert (reported["report"], reported["report_document"]["number"]) == ("Đã lắp đặt lại.", letter["number"])
    await story.act(R.AGENCY_OFFICER, finding, "return", {"note": "Thiếu ảnh chụp"} | story.dated("2022-06-05"))
    await story.act(R.PROVINCE_OFFICER, finding, "report", {"report": "Kèm ảnh."} | story.dated("2022-06-06"))
    settled = await story.settled(finding)
    assert (settled["state"], settled["outcome"], settled["report"]) == (
        "settled",
        "Đã lắp đặt đúng địa điểm.",
        "Kèm ảnh.",
    )
    history = (await world.client(R.PROVINCE_OFFICER).get(f"{PATH}/{finding['id']}/history")).json()["items"]
    assert [one["action"] for one in history] == ["create", "report", "return", "report", "settle"]
    assert history[2]["reason"].startswith("Thiếu ảnh chụp")


@pytest.mark.parametrize("asks", ["none", "remedy", "adjustment", "stop", "recovery"])
async def test_dossiers_I39_what_a_finding_asks_for_is_recorded_and_nothing_else_moves(
    world: World, story, budget, asks: str
) -> None:
    [dossier] = await story.planned()
    agreement = await story.signed([dossier])
    mission = await story.held_mission(dossier["id"])
    before = await story.dossier(dossier["id"]), (await world.client(R.AUDITOR).get(agreement["href"])).json()
    amount = {"recovery_amount": 50_000_000} if asks == "recovery" else {}
    finding = await story.found(mission, asks=asks, mandatory=asks != "none", **amount)
    assert (finding["asks"], finding["recovery_amount"]) == (asks, amount.get("recovery_amount"))
    await story.settled(finding)
    assert before == (
        await story.dossier(dossier["id"]),
        (await world.client(R.AUDITOR).get(agreement["href"])).json(),
    )


@pytest.mark.parametrize(
    ("changed", "pointer", "code"),
    [
        ({"province": None}, "/dossier_id", "about"),
        ({"dossier_id": "01900000-0000-7000-8000-000000000000"}, "/dossier_id", "about"),
        ({"asks": "stop"}, "/asks", "not-of-a-project"),
        ({"asks": "none"}, "/asks", "nothing-asked"),
        ({"recovery_amount": 1}, "/recovery_amount", "recovery"),
        ({"due_on": "2022-05-20"}, "/due_on", "before-found"),
        ({"mission_id": "01900000-0000-7000-8000-000000000000"}, "/mission_id", "not-found"),
        ({"recovery_amount": 0}, "/recovery_amount", None),
        ({"mandatory": "yes"}, "/mandatory", None),
        ({"asks": "prison"}, "/asks", None),
    ],
)
async def test_what_a_finding_cannot_say_is_refused(world: World, story, changed, pointer: str, code) -> None:
    mission = await story.held_mission()
    refused = await world.client(R.AGENCY_OFFICER).post(PATH, json=story.finding(mission, **changed))
    [fault] = expect.problem(refused, 422, "invalid-content", pointer)["errors"]
    assert code in (None, fault["code"])


async def test_a_recovery_names_its_amount(world: World, story) -> None:
    [dossier] = await story.selected()
    mission = await story.held_mission(dossier["id"])
    refused = await world.client(R.AGENCY_OFFICER).post(PATH, json=story.finding(mission, asks="recovery"))
    expect.problem(refused, 422, "invalid-content", "/recovery_amount")


async def test_it_is_of_a_project_or_a_province_of_the_mission_that_was_visited(world: World, story) -> None:
    inspected, other = await story.selected(2)
    mission = await story.decided_mission(inspected["id"], provinces=["VN63-86", "VN63-02"])
    held = await story.act(R.AGENCY_OFFICER, mission, "hold", story.minutes("VN63-02"))
    for about, pointer, code in (
        ({"dossier_id": other["id"]}, "/dossier_id", "not-of-the-mission"),
        ({"dossier_id": inspected["id"]}, "/dossier_id", "not-visited"),
        ({"dossier_id": None, "province": "VN63-86"}, "/province", "not-visited"),
        ({"dossier_id": None, "province": "VN63-24"}, "/province", "not-of-the-mission"),
    ):
        refused = await world.client(R.AGENCY_OFFICER).post(PATH, json=story.finding(held, **about))
        [fault] = expect.problem(refused, 422, "rule-broken", pointer)["errors"]
        assert fault["code"] == code
    finding = await story.found(held, dossier_id=None, province="VN63-02")
    assert (finding["province"], finding["dossier_id"]) == ("VN63-02", None)


async def test_what_is_found_of_the_agencys_own_unit_is_that_units(world: World, story) -> None:
    own = await story.of_the_agency()
    finding = await story.found(await story.held_mission(own["id"]))
    assert (finding["province"], finding["implementer_unit"]) == (None, "TTKC1")
    expect.problem(await world.client(R.PROVINCE_OFFICER).get(f"{PATH}/{finding['id']}"), 404, "not-found")
    report = {"report": "Đã khắc phục."} | story.dated("2022-06-01")
    assert (await world.act(R.IMPLEMENTER, finding, "report", report, unit="TTKC1"))["state"] == "reported"


async def test_nothing_is_found_before_the_mission_is_held_nor_once_it_is_concluded(world: World, story) -> None:
    client = world.client(R.AGENCY_OFFICER)
    mission = await story.decided_mission()
    expect.problem(await client.post(PATH, json=story.finding(mission)), 422, "rule-broken", "/mission_id")
    await story.act(R.AGENCY_OFFICER, mission, "hold", story.minutes("VN63-86"))
    early = story.finding(mission) | story.dated("2022-05-19")
    expect.problem(await client.post(PATH, json=early), 422, "rule-broken", "/effective_on")
    await story.found(mission)
    await story.concluded_mission(mission)
    late = story.finding(mission) | story.dated("2022-06-11")
    expect.problem(await client.post(PATH, json=late), 422, "rule-broken", "/mission_id")


async def test_who_records_a_finding_neither_settles_nor_withdraws_it(world: World, story) -> None:
    finding = await story.found(await story.held_mission())
    bodies: dict[str, dict[str, Any]] = {"settle": {"outcome": "Xong"}, "withdraw": {"note": "Ghi nhầm"}}
    for action, body in bodies.items():
        dated = body | story.dated("2022-06-20")
        expect.problem(await world.try_act(R.AGENCY_OFFICER, finding, action, dated), 403, "forbidden")
        same = await world.try_act(R.AGENCY_LEADER, finding, action, dated, subject=R.AGENCY_OFFICER)
        expect.problem(same, 403, "same-person")
        expect.problem(await world.try_act(R.PROVINCE_LEADER, finding, action, dated), 403, "forbidden")


async def test_what_is_settled_stays_settled(world: World, story) -> None:
    finding = await story.found(await story.held_mission())
    await story.settled(finding)
    report = {"report": "Thêm"} | story.dated("2022-06-21")
    refused = await world.try_act(R.PROVINCE_OFFICER, finding, "report", report)
    assert expect.problem(refused, 409, "action-not-allowed")["allowed_actions"] == []


async def test_a_new_finding_makes_what_was_read_of_the_mission_old(world: World, story) -> None:
    mission = await story.held_mission()
    client = world.client(R.AUDITOR)
    tag = (await client.get(f"/v1/missions/{mission['id']}")).headers["etag"]
    await story.found(mission)
    again = await client.get(f"/v1/missions/{mission['id']}", headers={"If-None-Match": tag})
    assert again.status_code == 200 and len(again.json()["finding_ids"]) == 1


async def test_findings_are_listed_by_mission_project_province_and_state(world: World, story) -> None:
    [dossier] = await story.selected()
    mission = await story.held_mission(dossier["id"])
    finding, settled = await story.found(mission), await story.found(mission)
    await story.settled(settled)
    for query in (f"mission_id={mission['id']}", f"dossier_id={dossier['id']}", "province=VN34-86"):
        listed = (await world.client(R.AUDITOR).get(f"{PATH}?{query}&state=open&limit=200")).json()["items"]
        ids = [one["id"] for one in listed]
        assert finding["id"] in ids and settled["id"] not in ids
