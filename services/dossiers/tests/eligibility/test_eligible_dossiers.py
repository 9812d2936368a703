"""A dossier whose beneficiary may not benefit goes no further; what is not declared is told and holds nobody up."""

from typing import Any

import httpx
import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

LARGE = {"legal_form": "enterprise", "small_or_medium": False}


def who(**declared: Any) -> dict[str, Any]:
    plain = {"name": "Cơ sở A", "commune": "Xã Long Phước", "legal_form": "household", "trade": "handicraft"}
    return plain | {"place": {"kind": "commune"}} | declared


async def prepared(story: Any, *beneficiaries: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """A dossier selected, with all its papers."""
    [dossier] = await story.selected(beneficiaries=list(beneficiaries), **changed)
    return dict(await story.complete(dossier, "D1", "D2", "D3", "D6"))


async def submit(world: World, story: Any, dossier: dict[str, Any], day: str = "2021-08-02") -> httpx.Response:
    unit = dossier["implementer_unit"]
    return await world.try_act(R.IMPLEMENTER, dossier, "submit", story.dated(day), unit=unit)


async def checked(world: World, dossier: dict[str, Any]) -> dict[str, Any]:
    return dict((await world.client(R.AUDITOR).get(f"/v1/dossiers/{dossier['id']}/check")).json())


async def test_dossiers_I08_a_large_enterprise_is_refused_and_told_before(world: World, story) -> None:
    dossier = await prepared(story, who(), who(name="Công ty B", **LARGE))
    told = await checked(world, dossier)
    assert told["complete"] is False and told["missing"] == []
    verdicts = {one["field"]: one["verdict"] for one in told["eligibility"]}
    assert verdicts["beneficiaries/0/legal_form"] == "eligible"
    assert verdicts["beneficiaries/1/legal_form"] == "not_eligible"
    refused = await submit(world, story, dossier)
    [fault] = expect.problem(refused, 422, "rule-broken", "record:/beneficiaries/1/legal_form")["errors"]
    assert (fault["code"], "Công ty B" in fault["detail"]) == ("not-eligible", True)
    assert (await story.dossier(dossier["id"]))["state"] == "selected"
    mended = [who(), who(name="Công ty B", **LARGE | {"small_or_medium": True})]
    assert (await story.patch(dossier, beneficiaries=mended)).status_code == 200
    assert (await submit(world, story, dossier)).status_code == 200


async def test_dossiers_I09_mining_is_refused_outside_difficult_areas(world: World, story) -> None:
    dossier = await prepared(story, who(trade="mining"))
    expect.problem(await submit(world, story, dossier), 422, "rule-broken", "record:/beneficiaries/0/trade")
    difficult = who(trade="mining", place={"kind": "commune", "priority_areas": ["difficult"]})
    assert (await story.patch(dossier, beneficiaries=[difficult])).status_code == 200
    assert (await submit(world, story, dossier)).status_code == 200


async def test_what_is_not_declared_is_told_and_refuses_nobody(world: World, story) -> None:
    dossier = await prepared(story, {"name": "Cơ sở A", "commune": "Xã Long Phước"})
    told = await checked(world, dossier)
    assert told["complete"] is True
    assert [(one["question"], one["verdict"]) for one in told["eligibility"]] == [
        (question, "cannot_be_judged") for question in ("legal_form", "trade", "place")
    ]
    assert (await submit(world, story, dossier)).status_code == 200


@pytest.mark.parametrize("day, passes", [("2025-10-14", True), ("2025-10-15", False)])
async def test_dossiers_I07_a_supplement_is_judged_by_the_law_of_its_own_day(
    world: World, story, day: str, passes: bool
) -> None:
    """A ward of a town, that belongs to Cần Thơ, a centrally-run city, from 2025-07-01 on."""
    story = type(story)(world, "VN63-93", "VN34-92")
    dossier = await prepared(story, who(place={"kind": "commune"}))
    assert (await submit(world, story, dossier)).status_code == 200
    asked = {"note": "Bổ sung địa điểm", **story.dated("2021-08-05")}
    await story.act(R.PROVINCE_OFFICER, dossier, "request_supplement", asked)
    assert (await story.patch(dossier, "2021-08-06", beneficiaries=[who(place={"kind": "ward"})])).status_code == 200
    answer = await world.try_act(R.IMPLEMENTER, dossier, "resubmit", story.dated(day), unit=story.unit)
    if passes:
        assert answer.json()["state"] == "dossier_in"
    else:
        expect.problem(answer, 422, "rule-broken", "record:/beneficiaries/0/place")


async def test_what_the_base_appraised_is_not_judged_anew_when_the_agency_asks_for_papers(world: World, story) -> None:
    story = type(story)(world, "VN63-93", "VN34-92")
    [dossier] = await story.forwarded(beneficiaries=[who(place={"kind": "ward"})])
    asked = {"note": "Bổ sung báo giá", **story.dated("2025-10-15")}
    await world.act(R.AGENCY_OFFICER, dossier, "request_supplement", asked)
    back = await world.try_act(R.IMPLEMENTER, dossier, "resubmit", story.dated("2025-10-16"), unit=story.unit)
    assert back.json()["state"] == "forwarded", back.text


async def test_the_base_passes_nobody_who_is_not_eligible_by_then(world: World, story) -> None:
    story = type(story)(world, "VN63-93", "VN34-92")
    dossier = await prepared(story, who(place={"kind": "ward"}))
    assert (await submit(world, story, dossier)).status_code == 200
    client = world.client(R.PROVINCE_OFFICER, province="VN34-92")
    for verdict, day, found in [
        ("passed", "2025-10-15", 422),
        ("failed", "2025-10-15", 201),
        ("passed", "2021-09-01", 201),
    ]:
        body = story.appraisal(dossier, "base", verdict=verdict) | story.dated(day)
        answer = await client.post("/v1/appraisals", json=body)
        assert answer.status_code == found, answer.text
        if found == 422:
            expect.problem(answer, 422, "rule-broken", "/dossier_id")
    late = await story.world.try_act(
        R.PROVINCE_LEADER, answer.json(), "approve", story.dated("2025-10-15"), province="VN34-92"
    )
    expect.problem(late, 422, "rule-broken", "record:/dossier_id")


async def test_a_group_that_names_its_beneficiaries_late_is_judged_at_the_agreement(
    world: World, story, budget
) -> None:
    [group] = await story.planned(kind="group", beneficiaries=[])
    assert (await story.patch(group, "2022-02-01", beneficiaries=[who(**LARGE)])).status_code == 200
    agreed = story.agreed([group])
    refused = await world.client(R.AGENCY_OFFICER).post("/v1/agreements", json=agreed)
    faults = expect.problem(refused, 422, "rule-broken", "/lines/0/dossier_id")["errors"]
    assert "not-eligible" in {one["code"] for one in faults}
    assert (await story.patch(group, "2022-02-02", beneficiaries=[who()])).status_code == 200
    again = await world.client(R.AGENCY_OFFICER).post("/v1/agreements", json=agreed)
    assert "not-eligible" not in {one["code"] for one in again.json().get("errors", [])}


async def test_dossiers_I12_under_agreement_a_group_keeps_the_names_that_advances_are_paid_for(
    world: World, story, budget
) -> None:
    [group] = await story.planned(kind="group")
    agreement = await story.signed([group])
    taken_back = await story.patch(group, "2022-07-15", beneficiaries=[])
    expect.problem(taken_back, 409, "action-not-allowed")
    assert (await story.filed(agreement))["state"] == "filed"


async def test_a_task_is_asked_for_no_beneficiary(world: World, story) -> None:
    [task] = await story.selected(kind="task", beneficiaries=[who(**LARGE)])
    assert (await checked(world, task))["eligibility"] == []
    assert (await submit(world, story, task)).status_code == 200


async def test_that_a_single_project_has_one_content_is_told_and_never_refused(world: World, story) -> None:
    contents = [{"content": code, "total_cost": 800_000_000, "requested": 200_000_000} for code in ("C02a", "C04")]
    dossier = await prepared(story, who(), contents=contents)
    told = await checked(world, dossier)
    assert (told["complete"], [one["field"] for one in told["remarks"]]) == (True, ["contents"])
    assert (await submit(world, story, dossier)).status_code == 200
