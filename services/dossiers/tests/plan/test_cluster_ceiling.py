"""The ceiling of a cluster's infrastructure counts over all dossiers of that cluster."""

import asyncio
from typing import Any

from arit_contracts import roles as R
from arit_kit.testing.world import World

CLUSTER = "0195a1b2-0000-7000-8000-000000000016"
C16 = [{"content": "C16", "total_cost": 20_000_000_000, "requested": 4_000_000_000}]


async def infrastructure(world: World, story: Any, cluster: str | None) -> dict[str, Any]:
    """A dossier that passed the ministry's appraisal with 4 tỷ for the infrastructure of a cluster."""
    [dossier] = await story.selected(contents=C16)
    if cluster:
        response = await story.patch(dossier, cluster_id=cluster)
        assert response.status_code == 200, response.text
    await story.complete(dossier, "D1", "D2", "D3", "D6")
    await world.act(R.IMPLEMENTER, dossier, "submit", story.dated("2021-08-02"))
    lines = [{"content": "C16", "eligible_cost": 20_000_000_000, "proposed": 4_000_000_000}]
    for level, drafter, approver in (
        ("base", R.PROVINCE_OFFICER, R.PROVINCE_LEADER),
        ("ministry", R.AGENCY_OFFICER, R.AGENCY_LEADER),
    ):
        body = story.appraisal(dossier, level, lines=lines)
        appraisal = await world.create(drafter, "/v1/appraisals", body)
        await world.act(approver, appraisal, "approve", story.dated(body["effective_on"]))
        if level == "base":
            await world.act(R.PROVINCE_LEADER, dossier, "forward", story.dated("2021-10-01"))
    return await story.dossier(dossier["id"])


async def test_dossiers_I06_one_plan_cannot_grant_a_cluster_more_than_its_cap(world: World, story: Any) -> None:
    dossiers = [await infrastructure(world, story, CLUSTER) for _ in range(2)]

    response = await world.client(R.AGENCY_OFFICER).post("/v1/plans", json=story.plan(dossiers, 4_000_000_000))

    assert response.status_code == 422, response.text
    assert [(one["pointer"], one["code"]) for one in response.json()["errors"]] == [
        ("/lines/1/amount", "above-ceiling")
    ]
    assert "2,000,000,000" in response.json()["errors"][0]["detail"]


async def test_dossiers_I06_two_plans_decided_at_once_cannot_either(world: World, story: Any) -> None:
    dossiers = [await infrastructure(world, story, "0195a1b2-0000-7000-8000-000000000017") for _ in range(2)]
    plans = [await world.create(R.AGENCY_OFFICER, "/v1/plans", story.plan([one], 4_000_000_000)) for one in dossiers]

    answers = await asyncio.gather(
        *(world.try_act(R.MINISTRY_LEADER, plan, "decide", story.decision()) for plan in plans)
    )

    assert sorted(one.status_code for one in answers) == [200, 422]


async def test_dossiers_I06_a_cap_per_cluster_needs_the_cluster(world: World, story: Any) -> None:
    dossier = await infrastructure(world, story, None)

    response = await world.client(R.AGENCY_OFFICER).post("/v1/plans", json=story.plan([dossier], 4_000_000_000))

    assert response.status_code == 422
    assert [one["code"] for one in response.json()["errors"]] == ["cluster-unknown"]
