"""Completing and submitting a dossier: a draft is warned, submitting refuses and names each paper."""

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World, on_day


async def submitted(world: World, story, dossier: dict):
    return await world.try_act(R.IMPLEMENTER, dossier, "submit", story.dated("2021-08-02"))


async def test_dossiers_I10_another_implementer_needs_the_beneficiarys_request(world: World, story) -> None:
    [dossier] = await story.selected()
    dossier = await story.complete(dossier, "D1", "D3", "D6")
    expect.problem(await submitted(world, story, dossier), 422, "dossier-incomplete", "record:/items/D2")
    assert (await story.dossier(dossier["id"]))["state"] == "selected"
    dossier = await story.complete(dossier, "D1", "D2", "D3", "D6")
    assert (await submitted(world, story, dossier)).json()["state"] == "dossier_in"


async def test_dossiers_I10_a_beneficiary_that_implements_itself_asks_no_one(world: World, story) -> None:
    own = [{"name": "Cơ sở A", "commune": "Xã Long Phước", "is_implementer": True}]
    [dossier] = await story.selected(beneficiaries=own)
    dossier = await story.complete(dossier, "D1", "D3", "D6")
    assert (await submitted(world, story, dossier)).status_code == 200


async def test_dossiers_I10_one_beneficiary_beside_the_implementer_still_asks(world: World, story) -> None:
    both = [
        {"name": "Cơ sở A", "commune": "Xã Long Phước", "is_implementer": True},
        {"name": "Cơ sở B", "commune": "Xã Long Phước"},
    ]
    [dossier] = await story.selected(beneficiaries=both)
    dossier = await story.complete(dossier, "D1", "D3", "D6")
    expect.problem(await submitted(world, story, dossier), 422, "dossier-incomplete", "record:/items/D2")


@pytest.mark.parametrize("sets, found", [(1, 422), (2, 200)])
async def test_dossiers_I13_two_sets_since_23_august_2018(world: World, story, sets: int, found: int) -> None:
    [dossier] = await story.selected()
    items = [{"code": "D1", "sets": sets}, *({"code": code, "sets": 1} for code in ("D2", "D3", "D6"))]
    assert (await story.patch(dossier, items=items)).status_code == 200
    answer = await submitted(world, story, dossier)
    assert answer.status_code == found, answer.text
    if found == 422:
        body = expect.problem(answer, 422, "dossier-incomplete", "record:/items/D1")
        assert "1 of 2 sets" in body["errors"][0]["detail"]


@pytest.mark.parametrize("sets, found", [(2, 422), (3, 200)])
async def test_dossiers_I13_three_sets_up_to_22_august_2018(world: World, story, sets: int, found: int) -> None:
    items = [{"code": "D1", "sets": sets}, *({"code": code, "sets": 1} for code in ("D2", "D3", "D6"))]
    async with on_day("2018-08-22"):
        registration = await world.create(
            R.PROVINCE_OFFICER, "/v1/registrations", story.registration(day="2018-05-10", plan_year=2019)
        )
        [id] = registration["dossier_ids"]
        full = [{"code": code, "sets": 3} for code in ("D1", "D2", "D3", "D6")]
        assert (await story.patch({"id": id}, "2018-05-10", items=full)).status_code == 200
        letter = {"document": story.document(day="2018-05-10"), **story.dated("2018-05-10")}
        await world.act(R.PROVINCE_LEADER, registration, "send", letter)
        dossier = await world.act(R.AGENCY_LEADER, await story.dossier(id), "select", story.dated("2018-06-01"))
        assert (await story.patch(dossier, "2018-08-01", items=items)).status_code == 200
        answer = await world.try_act(R.IMPLEMENTER, dossier, "submit", {})
        assert answer.status_code == found, answer.text


async def test_a_draft_is_warned_of_what_submitting_would_refuse(world: World, story) -> None:
    [dossier] = await story.selected()
    dossier = await story.complete(dossier, "D1")
    warned = (await world.client(R.IMPLEMENTER).get(f"/v1/dossiers/{dossier['id']}/check")).json()
    refused = expect.problem(await submitted(world, story, dossier), 422, "dossier-incomplete")
    assert warned["complete"] is False
    assert [f"record:/items/{one['code']}" for one in warned["missing"]] == [
        one["pointer"] for one in refused["errors"]
    ]


async def test_a_check_takes_the_reference_too(world: World, story) -> None:
    [dossier] = await story.selected()
    by_reference = await world.client(R.IMPLEMENTER).get(f"/v1/dossiers/{dossier['reference']}/check")
    assert by_reference.status_code == 200, by_reference.text


async def test_a_change_is_a_merge_absent_fields_stay(world: World, story) -> None:
    [dossier] = await story.selected()
    changed = (await story.patch(dossier, title="Tên mới của đề án")).json()
    assert changed["title"] == "Tên mới của đề án"
    assert (changed["contents"], changed["beneficiaries"]) == (dossier["contents"], dossier["beneficiaries"])
    assert changed["version"] == dossier["version"] + 1


async def test_a_merge_empties_a_field_by_null_only_where_it_may_be_empty(world: World, story) -> None:
    [dossier] = await story.selected()
    cluster = "018f0000-0000-7000-8000-000000000001"
    assert (await story.patch(dossier, cluster_id=cluster)).json()["cluster_id"] == cluster
    assert (await story.patch(dossier, cluster_id=None)).json()["cluster_id"] is None
    expect.problem(await story.patch(dossier, title=None, items=None), 422, "invalid-content", "/title", "/items")


async def test_the_sums_of_a_dossier_stay_amounts(world: World, story) -> None:
    """Each amount is the greatest that a contract admits, so that only their sum passes it."""
    most = 9_007_199_254_740_991
    contents = [{"content": "C04", "total_cost": most, "requested": 1}] * 2
    body = story.registration(story.line(contents=contents))
    refused = await world.client(R.PROVINCE_OFFICER).post("/v1/registrations", json=body)
    expect.problem(refused, 422, "rule-broken", "/lines/0/contents")
    [dossier] = await story.selected()
    expect.problem(await story.patch(dossier, contents=contents), 422, "rule-broken", "/contents")


async def test_a_dossier_is_not_changed_once_it_is_in(world: World, story) -> None:
    [dossier] = await story.dossier_in()
    expect.problem(await story.patch(dossier, "2021-08-03", title="Tên mới"), 409, "action-not-allowed")


async def test_a_withdrawn_dossier_is_at_its_end(world: World, story) -> None:
    [dossier] = await story.selected()
    gone = await world.act(R.PROVINCE_LEADER, dossier, "withdraw", story.dated("2021-08-01"))
    assert (gone["state"], gone["allowed_actions"]) == ("withdrawn", [])
    refused = await world.try_act(R.AGENCY_LEADER, dossier, "select", story.dated("2021-08-01"))
    assert expect.problem(refused, 409, "action-not-allowed")["allowed_actions"] == []


async def test_a_check_asks_by_the_law_of_the_day_that_is_named(world: World, story) -> None:
    """Of a record entered later the day's rules count, not today's."""
    [dossier] = await story.selected(beneficiaries=[{"name": "A", "legal_form": "enterprise", "small_or_medium": True}])
    officer, address = world.client(R.IMPLEMENTER), f"/v1/dossiers/{dossier['id']}/check"
    told = (await officer.get(f"{address}?on=2021-08-02")).json()
    [first, *_] = told["missing"]
    assert (first["code"], first["sets"], first["present"]) == ("D1", 2, 0)
    rules = {one["rule"] for one in told["eligibility"] if one["rule"]}
    later = {
        one["rule"] for one in (await officer.get(f"{address}?on=2025-11-02")).json()["eligibility"] if one["rule"]
    }
    assert rules and later and rules.isdisjoint(later)


async def test_a_paper_that_the_checklist_of_the_day_does_not_know_is_named_by_its_place(world: World, story) -> None:
    [dossier] = await story.selected()
    for strange in ("D9", "P2", "BEN"):
        answer = await story.patch(dossier, items=[{"code": "D1", "sets": 2}, {"code": strange}])
        [error] = expect.problem(answer, 422, "invalid-content", "/items/1/code")["errors"]
        assert error["code"] == "unknown-paper" and "A1, A2, D1, D2, D3" in error["detail"]
    assert (await story.dossier(dossier["id"]))["items"] == []
    async with world.as_owner() as owner:
        await owner.execute(
            """UPDATE dossier SET items = '[{"code": "D9", "sets": 1, "document": null}]' WHERE id = $1""",
            dossier["id"],
        )
    answer = await story.patch(dossier, items=[{"code": "D9"}, {"code": "D1", "sets": 2}])
    assert answer.status_code == 200, "what it holds from before may be sent again"
