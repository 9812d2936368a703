"""Planning: appraised dossiers of its year, within proposal and ceiling; the ceiling is frozen by the decision."""

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World


async def try_draft(world: World, body: dict):
    return await world.client(R.AGENCY_OFFICER).post("/v1/plans", json=body)


async def test_dossiers_I23_a_plan_grants_no_more_than_was_proposed(world: World, story) -> None:
    dossiers = await story.ministry_appraised(2)
    body = story.plan(dossiers)
    body["lines"][1]["amount"] += 1
    expect.problem(await try_draft(world, body), 422, "rule-broken", "/lines/1/amount")
    assert (await try_draft(world, story.plan(dossiers))).status_code == 201


async def test_dossiers_I23_a_fault_names_the_line_as_it_was_sent(world: World, story) -> None:
    """Dossiers are locked in the order of their ids; the client's order is another."""
    dossiers = await story.ministry_appraised(3)
    for place in range(3):
        body = story.plan(sorted(dossiers, key=lambda one: one["id"], reverse=True))
        body["lines"][place]["amount"] += 1
        faults = expect.problem(await try_draft(world, body), 422, "rule-broken")["errors"]
        assert [one["pointer"] for one in faults] == [f"/lines/{place}/amount"]


async def test_a_plan_takes_only_what_the_ministry_appraised_for_its_year(world: World, story) -> None:
    [early] = await story.forwarded()
    expect.problem(await try_draft(world, story.plan([early])), 422, "rule-broken", "/lines/0")
    [ready] = await story.ministry_appraised()
    other_year = story.plan([ready]) | {"plan_year": 2023}
    expect.problem(await try_draft(world, other_year), 422, "rule-broken", "/lines/0")
    expect.problem(await try_draft(world, story.plan([ready, ready])), 422, "invalid-content", "/lines")


async def test_a_plan_keeps_the_totals_of_its_decision_beside_the_sum_of_its_lines(world: World, story) -> None:
    dossiers = await story.ministry_appraised(2)
    plan = (await try_draft(world, story.plan(dossiers))).json()
    assert plan["stated"] == {"amount": 140_000_000_000, "projects": 122}
    assert plan["lines_total"] == 600_000_000


async def test_whoever_drafted_a_plan_does_not_decide_it(world: World, story) -> None:
    plan = (await try_draft(world, story.plan(await story.ministry_appraised()))).json()
    refused = await world.try_act(R.MINISTRY_LEADER, plan, "decide", story.decision(), subject=R.AGENCY_OFFICER)
    expect.problem(refused, 403, "same-person")


async def test_the_decision_freezes_plan_amount_document_and_ceilings(world: World, story) -> None:
    [dossier] = await story.planned()
    assert (dossier["plan_amount"], dossier["plan_decision"]["symbol"]) == (300_000_000, "QĐ-BCT")
    [line] = dossier["ceilings"]
    assert (line["ceiling"], line["provisional"], line["basis"] != "") == (300_000_000, False, True)


async def test_one_dossier_is_decided_by_one_plan_and_nothing_of_the_other_stays(world: World, story) -> None:
    [one, two] = await story.ministry_appraised(2)
    first = (await try_draft(world, story.plan([one]))).json()
    both = (await try_draft(world, story.plan([two, one]))).json()
    await world.act(R.MINISTRY_LEADER, first, "decide", story.decision())
    refused = await world.try_act(R.MINISTRY_LEADER, both, "decide", story.decision())
    assert refused.status_code in (409, 422), refused.text
    assert (await story.dossier(two["id"]))["state"] == "ministry_appraised"
    assert (await world.client(R.AUDITOR).get(f"/v1/plans/{both['id']}")).json()["state"] == "drafted"


@pytest.mark.parametrize("content", ["C20"])
async def test_a_content_whose_ceiling_is_not_known_is_not_decided(world: World, story, content: str) -> None:
    contents = [{"content": content, "total_cost": 100_000_000, "requested": 50_000_000}]
    [dossier] = await story.dossier_in(contents=contents)
    line = {"content": content, "eligible_cost": 100_000_000, "proposed": 50_000_000}
    for level, drafter, approver in [
        ("base", R.PROVINCE_OFFICER, R.PROVINCE_LEADER),
        ("ministry", R.AGENCY_OFFICER, R.AGENCY_LEADER),
    ]:
        body = story.appraisal(dossier, level, lines=[line])
        draft = await world.create(drafter, "/v1/appraisals", body)
        assert draft["lines"][0]["ceiling"] is None
        await world.act(approver, draft, "approve", story.dated(body["effective_on"]))
        if level == "base":
            await world.act(R.PROVINCE_LEADER, dossier, "forward", story.dated("2021-10-01"))
    plan = (await try_draft(world, story.plan([dossier], 50_000_000))).json()
    refused = await world.try_act(R.MINISTRY_LEADER, plan, "decide", story.decision())
    body = expect.problem(refused, 422, "law-value-unknown", "record:/lines/0/dossier_id")
    assert dossier["reference"] in body["detail"], "which to leave out"
