"""What counts against a cluster's cap: what plans grant, of each content at most what was proposed."""

from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World
from dossiers.plan.rules import Asked, counted

TY = 1_000_000_000
TRIEU = 1_000_000


def asked(amount: int, proposed: int, ceilings: list[int | None], **summing: tuple[int, int]) -> Asked:
    return Asked("KC-1", "ministry_appraised", 2022, amount, proposed, ceilings, True, summing)


@pytest.mark.parametrize(
    ("line", "limit"),
    [
        (asked(1, 4 * TY, [4 * TY], C16=(4 * TY, 6 * TY)), 4 * TY),
        (asked(1, 4 * TY, [2 * TY], C16=(4 * TY, 2 * TY)), 2 * TY),
        # One amount for two contents: all of it may be the summing one's, so it stays within what is left.
        (asked(1, 4 * TY + 300 * TRIEU, [2 * TY, 300 * TRIEU], C16=(4 * TY, 2 * TY)), 2 * TY),
        (asked(1, 4 * TY + 300 * TRIEU, [4 * TY, 300 * TRIEU], C16=(4 * TY, 4 * TY)), 4 * TY + 300 * TRIEU),
        # A content stated twice: two ceilings, one cap.
        (asked(1, 6 * TY, [4 * TY, 1 * TY], C16=(6 * TY, 4 * TY)), 4 * TY),
        (asked(1, 100, [None]), 100),
    ],
)
def test_dossiers_I06_a_plan_grants_no_more_than_the_cluster_has_left(line: Asked, limit: int) -> None:
    assert line.limit() == limit


def test_dossiers_I06_of_each_content_its_proposal_counts_at_most() -> None:
    assert counted(3 * TY, {"C16": (4 * TY, 6 * TY)}) == {"C16": 3 * TY}
    assert counted(4 * TY + 1, {"C16": (4 * TY, 6 * TY)}) == {"C16": 4 * TY}
    assert counted(5, {}) == {}


async def appraised(world: World, story: Any, cluster: str, c04: bool = False) -> dict[str, Any]:
    """A dossier that passed the ministry's appraisal with 4 tỷ of C16, and 300 triệu of C04 if said."""
    costs = {"C16": (20 * TY, 4 * TY)} | ({"C04": (800 * TRIEU, 300 * TRIEU)} if c04 else {})
    contents = [{"content": code, "total_cost": cost, "requested": asked} for code, (cost, asked) in costs.items()]
    [dossier] = await story.selected(contents=contents)
    assert (await story.patch(dossier, cluster_id=cluster)).status_code == 200
    await story.complete(dossier, "D1", "D2", "D6")
    await world.act(R.IMPLEMENTER, dossier, "submit", story.dated("2021-08-02"))
    lines = [{"content": code, "eligible_cost": cost, "proposed": asked} for code, (cost, asked) in costs.items()]
    for level, drafter, approver in (
        ("base", R.PROVINCE_OFFICER, R.PROVINCE_LEADER),
        ("ministry", R.AGENCY_OFFICER, R.AGENCY_LEADER),
    ):
        body = story.appraisal(dossier, level, lines=lines)
        appraisal = await world.create(drafter, "/v1/appraisals", body)
        await world.act(approver, appraisal, "approve", story.dated(body["effective_on"]))
        if level == "base":
            await world.act(R.PROVINCE_LEADER, dossier, "forward", story.dated("2021-10-01"))
    return dict(await story.dossier(dossier["id"]))


async def decided(world: World, story: Any, dossier: dict[str, Any], amount: int) -> None:
    plan = await world.create(R.AGENCY_OFFICER, "/v1/plans", story.plan([dossier], amount))
    await world.act(R.MINISTRY_LEADER, plan, "decide", story.decision())


async def test_dossiers_I06_what_a_plan_grants_counts_not_what_was_proposed(world: World, story) -> None:
    cluster = "0195a1b2-0000-7000-8000-000000000026"
    one, two, three = [await appraised(world, story, cluster) for _ in range(3)]
    await decided(world, story, one, 3 * TY)
    await decided(world, story, two, 3 * TY)
    refused = await world.client(R.AGENCY_OFFICER).post("/v1/plans", json=story.plan([three], 1))
    expect.problem(refused, 422, "rule-broken", "/lines/0/amount")


async def test_dossiers_I06_within_one_plan_too(world: World, story) -> None:
    cluster = "0195a1b2-0000-7000-8000-000000000027"
    dossiers = [await appraised(world, story, cluster) for _ in range(2)]
    await world.create(R.AGENCY_OFFICER, "/v1/plans", story.plan(dossiers, 3 * TY))
    refused = await world.client(R.AGENCY_OFFICER).post("/v1/plans", json=story.plan(dossiers, 3 * TY + 1))
    expect.problem(refused, 422, "rule-broken", "/lines/1/amount")


async def test_dossiers_I06_an_amount_for_several_contents_may_be_all_the_clusters(world: World, story) -> None:
    cluster = "0195a1b2-0000-7000-8000-000000000028"
    one, two = [await appraised(world, story, cluster, c04=True) for _ in range(2)]
    await decided(world, story, one, 4 * TY + 300 * TRIEU)  # counts 4 tỷ
    over = await world.client(R.AGENCY_OFFICER).post("/v1/plans", json=story.plan([two], 2 * TY + 1))
    expect.problem(over, 422, "rule-broken", "/lines/0/amount")
    await decided(world, story, two, 2 * TY)


async def test_dossiers_I06_contents_of_no_cluster_count_for_nobody(world: World, story) -> None:
    dossiers = await story.ministry_appraised(2)
    await world.create(R.AGENCY_OFFICER, "/v1/plans", story.plan(dossiers))


async def test_dossiers_I06_of_a_stopped_project_what_was_accepted_counts_and_a_raise_is_within_the_rest(
    world: World, story, budget
) -> None:
    cluster = "0195a1b2-0000-7000-8000-000000000029"
    one, two, three = [await appraised(world, story, cluster) for _ in range(3)]
    await decided(world, story, one, 3 * TY)
    await decided(world, story, two, 2 * TY)
    raised = await story.confirmed(await story.dossier(one["id"]), support=4 * TY + 1)
    over = await world.try_act(R.AGENCY_LEADER, raised, "submit_up", story.dated("2022-08-05"))
    expect.problem(over, 422, "rule-broken", "record:/changes/support")
    await story.adjusted(await story.dossier(one["id"]), support=4 * TY)
    full = await world.client(R.AGENCY_OFFICER).post("/v1/plans", json=story.plan([three], 1))
    expect.problem(full, 422, "rule-broken", "/lines/0/amount")

    await story.adjusted(await story.dossier(two["id"]), stop=True)

    await decided(world, story, three, 2 * TY)
