"""What budget tells of its payments is done: no state in which it arrives may stop its feed."""

from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World


async def tell(world: World, request: dict[str, Any], what: str, day: str) -> None:
    """An event of a payment of this request, as budget publishes it."""
    told = {name: request[name] for name in ("agreement_id", "dossier_id", "kind", "amount", "year")}
    data = told | {"payment_request_id": request["id"], "effective_on": day}
    await world.deliver(f"budget.payment.{what}.v1", f"urn:arit:budget:payment:{request['id']}", data)


async def now(world: World, record: dict[str, Any], collection: str = "payment-requests") -> dict[str, Any]:
    return dict((await world.client(R.AUDITOR).get(f"/v1/{collection}/{record['id']}")).json())


@pytest.fixture
async def agreement(world: World, story, budget) -> dict[str, Any]:
    return await story.signed(await story.planned())


@pytest.fixture
async def approved(world: World, story, agreement) -> dict[str, Any]:
    filed = await story.filed(agreement)
    return await world.act(R.AGENCY_OFFICER, filed, "approve", story.dated("2022-07-17"))


async def test_an_approved_request_is_refused_no_more_since_budget_may_be_paying_it(
    world: World, story, approved, agreement
) -> None:
    note = {"note": "Sai số tài khoản", **story.dated("2022-07-20")}
    expect.problem(await world.try_act(R.AGENCY_OFFICER, approved, "refuse", note), 409, "action-not-allowed")
    await tell(world, approved, "paid", "2022-07-19")
    assert (await now(world, approved))["state"] == "paid"
    assert (await now(world, agreement, "agreements"))["state"] == "implementing"


async def test_an_approved_request_whose_payment_is_taken_back_waits_to_be_paid(world: World, approved) -> None:
    await tell(world, approved, "paid", "2022-07-19")
    await tell(world, approved, "reversed", "2022-07-25")
    assert (await now(world, approved))["state"] == "approved"


async def test_what_is_accepted_before_the_approval_limits_the_advance(world: World, story, agreement) -> None:
    request = await story.filed(agreement)
    await story.accepted(agreement, agreement["lines"][0]["dossier_id"], accepted=0, day="2022-07-17")

    refused = await world.try_act(R.AGENCY_OFFICER, request, "approve", story.dated("2022-07-18"))

    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (422, "above-entitlement")


async def test_nothing_is_asked_or_accepted_before_the_signing(world: World, story, agreement) -> None:
    client, dossier_id = world.client(R.IMPLEMENTER), agreement["lines"][0]["dossier_id"]
    early = story.dated("2022-07-14")
    asked = await client.post("/v1/payment-requests", json=story.request(agreement) | early)
    expect.problem(asked, 422, "effective-date", "/effective_on")
    body = {"agreement_id": agreement["id"], "dossier_id": dossier_id, "form": "5a", "actual_cost": 1, "accepted": 0}
    expect.problem(await client.post("/v1/acceptances", json=body | early), 422, "effective-date", "/effective_on")


async def test_a_payment_told_after_the_liquidation_changes_the_request_only(
    world: World, story, approved, agreement
) -> None:
    await story.accepted(agreement, agreement["lines"][0]["dossier_id"])
    await story.settlement_filed(agreement)
    await world.act(R.AGENCY_LEADER, agreement, "liquidate", story.dated("2023-01-19"))
    await tell(world, approved, "paid", "2022-07-20")
    assert (await now(world, approved))["state"] == "paid"
    settled = await now(world, agreement, "agreements")
    assert (settled["state"], settled["effective_on"]) == ("liquidated", "2023-01-19")
    await tell(world, approved, "reversed", "2022-07-25")
    assert (await now(world, approved))["state"] == "approved"
