"""Appraising: base before ministry, never by an author, approved by another, within the ceiling of the day."""

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World


async def try_draft(world: World, role: str, body: dict, **claims):
    return await world.client(role, **claims).post("/v1/appraisals", json=body)


async def of_the_agency_in(world: World, story) -> dict:
    dossier = await story.of_the_agency()
    await story.complete(dossier, "D1", "D2", "D3", "D6")
    return await world.act(R.IMPLEMENTER, dossier, "submit", story.dated("2021-08-02"), unit="TTKC1")


async def test_dossiers_I15_no_ministry_appraisal_before_the_base_has_passed(world: World, story) -> None:
    [dossier] = await story.dossier_in()
    early = await try_draft(world, R.AGENCY_OFFICER, story.appraisal(dossier, "ministry"))
    expect.problem(early, 409, "action-not-allowed")
    await story.appraised(dossier, "base", verdict="failed")
    assert (await story.dossier(dossier["id"]))["state"] == "rejected"
    failed = await try_draft(world, R.AGENCY_OFFICER, story.appraisal(dossier, "ministry"))
    expect.problem(failed, 409, "action-not-allowed")


async def test_dossiers_I15_passing_the_base_is_not_yet_being_forwarded(world: World, story) -> None:
    [dossier] = await story.dossier_in()
    await story.appraised(dossier, "base")
    early = await try_draft(world, R.AGENCY_OFFICER, story.appraisal(dossier, "ministry"))
    expect.problem(early, 409, "action-not-allowed")


async def test_dossiers_I15_a_province_cannot_forward_without_the_base(world: World, story) -> None:
    [dossier] = await story.dossier_in()
    for role in (R.PROVINCE_LEADER, R.AGENCY_OFFICER):
        refused = await world.try_act(role, dossier, "forward", story.dated("2021-10-01"))
        expect.problem(refused, 409, "action-not-allowed")


async def test_dossiers_I15_the_agencys_own_units_need_no_base_appraisal(world: World, story) -> None:
    dossier = await of_the_agency_in(world, story)
    forwarded = await world.act(R.AGENCY_OFFICER, dossier, "forward", story.dated("2021-10-01"))
    assert (forwarded["filed_by"], forwarded["province"], forwarded["state"]) == ("agency", None, "forwarded")
    await story.appraised(dossier, "ministry")
    assert (await story.dossier(dossier["id"]))["state"] == "ministry_appraised"


async def test_dossiers_I15_no_province_appraises_or_forwards_the_agencys_units(world: World, story) -> None:
    dossier = await of_the_agency_in(world, story)
    drafted = await try_draft(world, R.PROVINCE_OFFICER, story.appraisal(dossier, "base"))
    expect.problem(drafted, 422, "invalid-content", "/dossier_id")
    refused = await world.try_act(R.PROVINCE_LEADER, dossier, "forward", story.dated("2021-10-01"))
    expect.problem(refused, 404, "not-found")


async def test_dossiers_I16_whoever_submitted_a_dossier_does_not_appraise_it(world: World, story) -> None:
    [dossier] = await story.selected()
    await story.complete(dossier, "D1", "D2", "D3", "D6")
    await world.act(R.PROVINCE_OFFICER, dossier, "submit", story.dated("2021-08-02"), subject="officer-a")
    own = await try_draft(world, R.PROVINCE_OFFICER, story.appraisal(dossier, "base"), subject="officer-a")
    expect.problem(own, 403, "same-person")
    draft = await world.create(
        R.PROVINCE_OFFICER, "/v1/appraisals", story.appraisal(dossier, "base"), subject="officer-b"
    )
    approving = await world.try_act(R.PROVINCE_LEADER, draft, "approve", story.dated("2021-09-01"), subject="officer-a")
    expect.problem(approving, 403, "same-person")


async def test_dossiers_I16_nor_does_whoever_completed_or_resubmitted_it(world: World, story) -> None:
    [dossier] = await story.dossier_in()
    note = {"note": "Thiếu báo giá", **story.dated("2021-08-03")}
    await world.act(R.PROVINCE_OFFICER, dossier, "request_supplement", note)
    current = await story.dossier(dossier["id"])
    changed = await world.client(R.PROVINCE_OFFICER, subject="officer-a").patch(
        f"/v1/dossiers/{dossier['id']}",
        json={"title": "Đề án đã bổ sung", **story.dated("2021-08-04")},
        headers={"If-Match": f'"{current["version"]}"'},
    )
    assert changed.status_code == 200
    await world.act(R.PROVINCE_OFFICER, dossier, "resubmit", story.dated("2021-08-05"), subject="officer-b")
    for author in ("officer-a", "officer-b", R.IMPLEMENTER):
        own = await try_draft(world, R.PROVINCE_OFFICER, story.appraisal(dossier, "base"), subject=author)
        expect.problem(own, 403, "same-person")
    await world.create(R.PROVINCE_OFFICER, "/v1/appraisals", story.appraisal(dossier, "base"), subject="officer-c")


async def test_dossiers_I16_a_centre_does_not_appraise_its_own_dossier(world: World, story) -> None:
    dossier = await of_the_agency_in(world, story)
    await world.act(R.AGENCY_OFFICER, dossier, "forward", story.dated("2021-10-01"))
    body = story.appraisal(dossier, "ministry")
    expect.problem(await try_draft(world, R.AGENCY_OFFICER, body, unit="TTKC1"), 403, "same-person")
    draft = await world.create(R.AGENCY_OFFICER, "/v1/appraisals", body, unit="TTKC2")
    approving = await world.try_act(R.AGENCY_LEADER, draft, "approve", story.dated("2021-11-01"), unit="TTKC1")
    expect.problem(approving, 403, "same-person")
    await world.act(R.AGENCY_LEADER, draft, "approve", story.dated("2021-11-01"), unit="CUC")


async def test_dossiers_I16_whoever_appraised_at_the_base_does_not_appraise_at_the_ministry(
    world: World, story
) -> None:
    [dossier] = await story.dossier_in()
    draft = await world.create(
        R.PROVINCE_OFFICER, "/v1/appraisals", story.appraisal(dossier, "base"), subject="drafted"
    )
    await world.act(R.PROVINCE_LEADER, draft, "approve", story.dated("2021-09-01"), subject="approved")
    await world.act(R.PROVINCE_LEADER, dossier, "forward", story.dated("2021-10-01"))
    body = story.appraisal(dossier, "ministry", conditions=["Bổ sung báo giá"])
    for subject in ("drafted", "approved"):
        expect.problem(await try_draft(world, R.AGENCY_OFFICER, body, subject=subject), 403, "same-person")
    above = await world.create(R.AGENCY_OFFICER, "/v1/appraisals", body, subject="another")
    again = await world.try_act(R.AGENCY_LEADER, above, "approve", story.dated("2021-11-01"), subject="drafted")
    expect.problem(again, 403, "same-person")
    above = await world.act(R.AGENCY_LEADER, above, "approve", story.dated("2021-11-01"))
    met = {"condition": 0, "note": "Đã bổ sung", **story.dated("2021-11-02")}
    attested = await world.try_act(R.AGENCY_OFFICER, above, "meet_condition", met, subject="drafted")
    expect.problem(attested, 403, "same-person")


@pytest.mark.parametrize("level, role", [("base", R.PROVINCE_LEADER), ("ministry", R.AGENCY_LEADER)])
async def test_whoever_drafted_an_appraisal_does_not_approve_it(world: World, story, level: str, role: str) -> None:
    [dossier] = await (story.dossier_in() if level == "base" else story.forwarded())
    drafter = {"base": R.PROVINCE_OFFICER, "ministry": R.AGENCY_OFFICER}[level]
    draft = await world.create(drafter, "/v1/appraisals", story.appraisal(dossier, level))
    refused = await world.try_act(role, draft, "approve", story.dated("2021-11-02"), subject=drafter)
    expect.problem(refused, 403, "same-person")


@pytest.mark.parametrize("level, wrong", [("base", R.AGENCY_OFFICER), ("ministry", R.PROVINCE_OFFICER)])
async def test_each_level_is_drafted_by_its_own_officer(world: World, story, level: str, wrong: str) -> None:
    [dossier] = await (story.dossier_in() if level == "base" else story.forwarded())
    expect.problem(await try_draft(world, wrong, story.appraisal(dossier, level)), 403, "forbidden")


async def test_dossiers_I23_nothing_above_the_ceiling_is_proposed(world: World, story) -> None:
    [dossier] = await story.dossier_in()
    body = story.appraisal(dossier, "base")
    body["lines"][0]["proposed"] = 300_000_001
    expect.problem(await try_draft(world, R.PROVINCE_OFFICER, body), 422, "rule-broken", "/lines/0/proposed")


async def test_dossiers_I23_a_content_is_not_appraised_twice_to_double_its_ceiling(world: World, story) -> None:
    [dossier] = await story.dossier_in()
    body = story.appraisal(dossier, "base")
    body["lines"] *= 2
    expect.problem(await try_draft(world, R.PROVINCE_OFFICER, body), 422, "invalid-content", "/lines/1/content")


async def test_dossiers_I23_no_more_counts_of_a_content_than_it_costs(world: World, story) -> None:
    cheap = [{"content": "C04", "total_cost": 500_000_000, "requested": 200_000_000}]
    [dossier] = await story.dossier_in(contents=cheap)
    line = {"content": "C04", "eligible_cost": 500_000_001, "proposed": 250_000_000}
    refused = await try_draft(world, R.PROVINCE_OFFICER, story.appraisal(dossier, "base", lines=[line]))
    [fault] = expect.problem(refused, 422, "rule-broken", "/lines/0/eligible_cost")["errors"]
    assert fault["code"] == "above-cost"
    whole = [line | {"eligible_cost": 500_000_000}]
    await story.create(R.PROVINCE_OFFICER, "/v1/appraisals", story.appraisal(dossier, "base", lines=whole))


async def test_only_the_dossiers_own_contents_are_appraised(world: World, story) -> None:
    [dossier] = await story.dossier_in()
    body = story.appraisal(dossier, "base")
    body["lines"][0]["content"] = "C05"
    expect.problem(await try_draft(world, R.PROVINCE_OFFICER, body), 422, "invalid-content", "/lines/0/content")


async def test_dossiers_I41_a_ceiling_is_rounded_down_to_the_dong(world: World, story) -> None:
    [dossier] = await story.dossier_in()
    body = story.appraisal(dossier, "base")
    body["lines"][0] |= {"eligible_cost": 333_333_333, "proposed": 166_666_667}
    expect.problem(await try_draft(world, R.PROVINCE_OFFICER, body), 422, "rule-broken", "/lines/0/proposed")
    body["lines"][0]["proposed"] = 166_666_666
    drafted = await try_draft(world, R.PROVINCE_OFFICER, body)
    assert drafted.json()["lines"][0]["ceiling"] == 166_666_666


async def test_a_dossier_is_appraised_once_at_each_level(world: World, story) -> None:
    [dossier] = await story.dossier_in()
    one, two = [
        await world.create(R.PROVINCE_OFFICER, "/v1/appraisals", story.appraisal(dossier, "base")) for _ in "12"
    ]
    await world.act(R.PROVINCE_LEADER, one, "approve", story.dated("2021-09-01"))
    second = await world.try_act(R.PROVINCE_LEADER, two, "approve", story.dated("2021-09-01"))
    expect.problem(second, 409, "action-not-allowed")
    assert (await world.client(R.AUDITOR).get(f"/v1/appraisals/{two['id']}")).json()["state"] == "drafted"


async def test_what_a_supplement_changed_is_not_approved_as_it_was_drafted(world: World, story) -> None:
    two = [{"name": f"Cơ sở {name}", "commune": "Xã Long Phước"} for name in "AB"]
    c04 = {"content": "C04", "total_cost": 800_000_000, "requested": 300_000_000}
    contents, beneficiaries = await story.dossier_in(2, contents=[c04, c04], beneficiaries=two)
    for dossier, pointer, change in (
        (contents, "record:/lines/0/content", {"contents": [c04 | {"content": "C12"}]}),
        (beneficiaries, "record:/dossier_id", {"beneficiaries": two[:1]}),
    ):
        draft = await story.create(R.PROVINCE_OFFICER, "/v1/appraisals", story.appraisal(dossier, "base"))
        note = {"note": "Bổ sung", **story.dated("2021-09-02")}
        await story.act(R.PROVINCE_OFFICER, dossier, "request_supplement", note)
        assert (await story.patch(dossier, "2021-09-03", **change)).status_code == 200
        await story.act(R.IMPLEMENTER, dossier, "resubmit", story.dated("2021-09-04"))
        refused = await world.try_act(R.PROVINCE_LEADER, draft, "approve", story.dated("2021-09-05"))
        expect.problem(refused, 422, "rule-broken", pointer)
        assert (await story.dossier(dossier["id"]))["state"] == "dossier_in"


async def test_nothing_is_appraised_before_the_day_on_which_it_came_in(world: World, story) -> None:
    """By whose law its ceilings and its beneficiaries would be judged."""
    [dossier] = await story.dossier_in()
    body = story.appraisal(dossier, "base")
    early = await try_draft(world, R.PROVINCE_OFFICER, body | story.dated("2021-08-01"))
    expect.problem(early, 422, "effective-date", "/effective_on")
    assert (await try_draft(world, R.PROVINCE_OFFICER, body | story.dated("2021-08-02"))).status_code == 201
