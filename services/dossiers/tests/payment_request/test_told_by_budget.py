"""What budget tells of its payments is done: no state in which it arrives may stop its feed."""

from typing import Any

import pytest

from arit_contracts import roles as R
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


@pytest.fixture
async def refused(world: World, story, approved) -> dict[str, Any]:
    note = {"note": "Sai số tài khoản", **story.dated("2022-07-20")}
    return await world.act(R.AGENCY_OFFICER, approved, "refuse", note)


async def test_a_payment_under_way_when_its_request_is_refused_is_told_all_the_same(
    world: World, refused, agreement
) -> None:
    assert refused["refused_on"] == "2022-07-20"
    await tell(world, refused, "paid", "2022-07-19")
    paid = await now(world, refused)
    assert (paid["state"], paid["paid_on"], paid["refused_on"]) == ("paid", "2022-07-19", "2022-07-20")
    assert (await now(world, agreement, "agreements"))["state"] == "implementing"


async def test_a_refused_request_whose_payment_is_taken_back_stands_refused(world: World, refused) -> None:
    await tell(world, refused, "paid", "2022-07-19")
    await tell(world, refused, "reversed", "2022-07-25")
    undone = await now(world, refused)
    assert (undone["state"], undone["paid_on"], undone["payment_urn"]) == ("refused", None, None)


async def test_an_approved_request_whose_payment_is_taken_back_waits_to_be_paid(world: World, approved) -> None:
    await tell(world, approved, "paid", "2022-07-19")
    await tell(world, approved, "reversed", "2022-07-25")
    assert (await now(world, approved))["state"] == "approved"


async def test_money_paid_counts_though_the_request_was_refused(world: World, story, refused, agreement) -> None:
    await tell(world, refused, "paid", "2022-07-19")
    again = await story.create(R.IMPLEMENTER, "/v1/payment-requests", story.request(agreement))
    answer = await world.try_act(R.IMPLEMENTER, again, "file", story.dated("2022-07-21"))
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "above-entitlement")


async def test_a_payment_told_after_the_liquidation_changes_the_request_only(
    world: World, story, approved, agreement
) -> None:
    await story.accepted(agreement, agreement["lines"][0]["dossier_id"])
    await world.act(R.IMPLEMENTER, agreement, "file_settlement", story.dated("2022-12-09"))
    await world.act(R.AGENCY_LEADER, agreement, "liquidate", story.dated("2023-01-19"))
    await tell(world, approved, "paid", "2022-07-20")
    assert (await now(world, approved))["state"] == "paid"
    settled = await now(world, agreement, "agreements")
    assert (settled["state"], settled["effective_on"]) == ("liquidated", "2023-01-19")
    await tell(world, approved, "reversed", "2022-07-25")
    assert (await now(world, approved))["state"] == "approved"
