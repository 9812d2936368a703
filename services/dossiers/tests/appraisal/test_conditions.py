"""Conditions that a passed verdict rests on: met one by one after approval, and all before an agreement."""

from typing import Any

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

CONDITIONS = ["Bổ sung báo giá", "Bổ sung cam kết vốn"]


def met(story: Any, place: int, day: str, **more: Any) -> dict[str, Any]:
    return {"condition": place, "note": "Đã bổ sung", **story.dated(day), **more}


async def test_an_agreement_waits_for_every_condition_of_both_levels(world: World, story: Any, budget: Any) -> None:
    [dossier] = await story.dossier_in()
    base = await story.appraised(dossier, "base", conditions=CONDITIONS[:1])
    await story.act(R.PROVINCE_LEADER, dossier, "forward", story.dated("2021-10-01"))
    ministry = await story.appraised(dossier, "ministry", conditions=CONDITIONS)
    plan = await story.create(R.AGENCY_OFFICER, "/v1/plans", story.plan([dossier]))
    await story.act(R.MINISTRY_LEADER, plan, "decide", story.decision())
    agency = world.client(R.AGENCY_OFFICER)

    async def unmet() -> list[str]:
        answer = await agency.post("/v1/agreements", json=story.agreed([dossier]))
        if answer.status_code == 201:
            return []
        expect.problem(answer, 422, "rule-broken", "/lines/0/dossier_id")
        faults = answer.json()["errors"]
        assert {one["code"] for one in faults} == {"unmet-condition"}
        return sorted(one["detail"].rpartition(": ")[2].partition(" (")[0] for one in faults)

    assert await unmet() == sorted([CONDITIONS[0], *CONDITIONS])
    await story.act(R.PROVINCE_OFFICER, base, "meet_condition", met(story, 0, "2022-02-01"))
    await story.act(R.AGENCY_OFFICER, ministry, "meet_condition", met(story, 1, "2022-02-01"))
    assert await unmet() == [CONDITIONS[0]]
    letter = story.document(day="2022-08-01")
    last = await story.act(R.AGENCY_OFFICER, ministry, "meet_condition", met(story, 0, "2022-08-01", document=letter))
    assert await unmet() == [CONDITIONS[0]], "met only after the day of the agreement"
    assert (last["state"], last["verdict"]) == ("approved", "passed")
    assert [one["met_on"] for one in last["conditions"]] == ["2022-08-01", "2022-02-01"]
    assert last["conditions"][0]["document"]["number"] == letter["number"]
    agreement = await story.agreement([dossier], **story.dated("2022-08-02"))
    await story.act(R.AGENCY_LEADER, agreement, "sign", story.dated("2022-08-02"))
    await world.events()
    feed = (await world.client(R.PROVINCE_OFFICER).get("/v1/feeds/dossiers?limit=1000")).json()
    told = [one["data"]["condition"] for one in feed if one["subject"] == ministry["urn"]]
    assert told == [1, 0], "after the plan's decision its province hears of the ministry's too"


async def test_a_condition_is_met_once_by_an_officer_of_its_level(world: World, story: Any) -> None:
    [dossier] = await story.selected()
    await story.complete(dossier, "D1", "D2", "D3", "D6")
    await world.act(R.PROVINCE_OFFICER, dossier, "submit", story.dated("2021-08-02"), subject="author")
    draft = await story.create(
        R.PROVINCE_OFFICER, "/v1/appraisals", story.appraisal(dossier, "base", conditions=CONDITIONS)
    )
    day = "2021-09-02"
    early = await world.try_act(R.PROVINCE_OFFICER, draft, "meet_condition", met(story, 0, day))
    expect.problem(early, 409, "action-not-allowed")
    base = await story.act(R.PROVINCE_LEADER, draft, "approve", story.dated("2021-09-01"))
    assert [one["action"] for one in base["allowed_actions"]] == []
    for role in (R.PROVINCE_LEADER, R.AGENCY_OFFICER, R.IMPLEMENTER):
        refused = await world.try_act(role, base, "meet_condition", met(story, 0, day))
        expect.problem(refused, 403, "forbidden")
    own = await world.try_act(R.PROVINCE_OFFICER, base, "meet_condition", met(story, 0, day), subject="author")
    expect.problem(own, 403, "same-person")
    strange = await world.try_act(R.PROVINCE_OFFICER, base, "meet_condition", met(story, 2, day))
    expect.problem(strange, 422, "rule-broken", "/condition")

    await story.act(R.PROVINCE_OFFICER, base, "meet_condition", met(story, 1, day))

    again = await world.try_act(R.PROVINCE_OFFICER, base, "meet_condition", met(story, 1, day))
    expect.problem(again, 422, "rule-broken", "/condition")
    history = (await world.client(R.AUDITOR).get(f"{base['href']}/history")).json()["items"][-1]
    assert (history["action"], history["from_state"], history["to_state"]) == ("meet_condition", "approved", "approved")
    assert history["changes"]["conditions"][1][1]["met_on"] == day


async def test_an_appraisal_without_conditions_has_none_to_meet(world: World, story: Any) -> None:
    [dossier] = await story.dossier_in()
    base = await story.appraised(dossier, "base")
    refused = await world.try_act(R.PROVINCE_OFFICER, base, "meet_condition", met(story, 0, "2021-09-02"))
    expect.problem(refused, 422, "rule-broken", "/condition")
