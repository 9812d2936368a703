"""Payments: what dossiers approved, out of what is held, once; and taken back whole."""

import asyncio
from datetime import date

import httpx
import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World
from budget.overview.verification import verify
from budget.payment.rules import date_faults

MILLION = 1_000_000


async def test_an_advance_and_a_payment_go_their_ways(world: World, fund, dossiers) -> None:
    dossier = dossiers.dossier()
    agreement = await fund.signed(dossier)

    advance = await fund.paid(fund.request(agreement, dossier))
    payment = await fund.paid(fund.request(agreement, dossier, kind="payment", amount=100 * MILLION))

    assert (advance["kind"], advance["paid_on"], advance["province"]) == ("advance", "2022-07-20", "VN63-86")
    assert await fund.balances() == {
        "assigned": 300 * MILLION, "committed": 50 * MILLION, "advanced": 150 * MILLION, "paid": 100 * MILLION,
    }  # fmt: skip
    [told] = [event for event in await world.events() if event.subject == payment["urn"]]
    assert told.type == "budget.payment.paid.v1"
    assert (told.data["payment_request_id"], told.data["amount"]) == (payment["payment_request_id"], 100 * MILLION)


async def test_a_request_is_paid_once_however_often_it_is_asked(world: World, fund, dossiers) -> None:
    dossier = dossiers.dossier()
    agreement = await fund.signed(dossier)
    request = fund.request(agreement, dossier, amount=10 * MILLION)

    answers = await asyncio.gather(*(fund.pay(request) for _ in range(8)))

    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 7
    refused = [answer.json() for answer in answers if answer.status_code == 409]
    assert {one["code"] for one in refused} == {"duplicate"}
    assert all(one["detail"].endswith("has paid it already.") for one in refused)
    assert (await fund.balances())["advanced"] == 10 * MILLION


async def test_a_retried_key_pays_once_even_while_dossiers_is_down(world: World, fund, dossiers) -> None:
    dossier = dossiers.dossier()
    request = fund.request(await fund.signed(dossier), dossier)
    body = {"payment_request_id": request["id"], **fund.dated("2022-07-20")}
    client, headers = world.client(R.FINANCE_OFFICER), {"Idempotency-Key": f"pay-{request['id']}"}

    first = await client.post("/v1/payments", json=body, headers=headers)
    dossiers.answer = httpx.ConnectError("down")
    again = await client.post("/v1/payments", json=body, headers=headers)

    assert (first.status_code, again.status_code) == (201, 201)
    assert (first.text, again.headers["idempotency-replayed"]) == (again.text, "true")


async def test_payments_at_once_never_pass_what_is_held(world: World, fund, dossiers) -> None:
    dossier = dossiers.dossier()
    agreement = await fund.signed(dossier)
    requests = [fund.request(agreement, dossier, amount=70 * MILLION) for _ in range(10)]

    answers = await asyncio.gather(*(fund.pay(request) for request in requests))

    assert sorted(answer.status_code for answer in answers) == [201] * 4 + [409] * 6
    assert await fund.balances() == {
        "assigned": 300 * MILLION,
        "committed": 20 * MILLION,
        "advanced": 280 * MILLION,
    }
    assert await verify(world.app, []) == 0


@pytest.mark.parametrize("answer", [httpx.ConnectError("down"), httpx.Response(500), httpx.Response(200, json=[])])
async def test_while_dossiers_is_down_nothing_is_paid(fund, dossiers, answer) -> None:
    dossier = dossiers.dossier()
    request = fund.request(await fund.signed(dossier), dossier)
    dossiers.answer = answer

    refused = await fund.pay(request)

    assert (refused.status_code, refused.json()["code"]) == (503, "neighbour-unavailable")
    assert (await fund.balances())["committed"] == 300 * MILLION


async def test_only_approved_requests_of_standing_agreements_are_paid(fund, dossiers) -> None:
    dossier = dossiers.dossier()
    agreement = await fund.signed(dossier)
    for state in ("drafted", "filed", "refused", "paid"):
        refused = await fund.pay(fund.request(agreement, dossier, state=state))
        assert (refused.status_code, refused.json()["code"]) == (409, "conflict")
    agreement["payable"] = False
    refused = await fund.pay(fund.request(agreement, dossier))
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")


async def test_whether_an_agreement_is_payable_is_for_dossiers_to_say(fund, dossiers) -> None:
    """Not for its state, of which a newer release of dossiers may know more than this one; silence is nonsense."""
    dossier = dossiers.dossier()
    agreement = await fund.signed(dossier)
    agreement["state"] = "in_extension"

    await fund.paid(fund.request(agreement, dossier))
    del agreement["payable"]
    refused = await fund.pay(fund.request(agreement, dossier))

    assert (refused.status_code, refused.json()["code"]) == (503, "neighbour-unavailable")


async def test_a_request_that_dossiers_does_not_know_is_422(fund) -> None:
    refused = await fund.pay({"id": "01900000-0000-7000-8000-000000000000"})

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/payment_request_id"


async def test_nothing_is_paid_where_nothing_is_held(fund, dossiers) -> None:
    dossier = dossiers.dossier()

    refused = await fund.pay(fund.request(dossiers.agreement(), dossier))

    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")


async def test_a_payment_is_reversed_whole_by_another_and_may_be_made_again(world: World, fund, dossiers) -> None:
    dossier = dossiers.dossier()
    agreement = await fund.signed(dossier)
    request = fund.request(agreement, dossier)
    payment = await fund.paid(request)
    day = fund.dated("2022-08-01")

    same = await world.try_act(R.AGENCY_LEADER, payment, "reverse", day, subject=R.FINANCE_OFFICER)
    undone = await world.act(R.AGENCY_LEADER, payment, "reverse", day)
    twice = await world.try_act(R.AGENCY_LEADER, payment, "reverse", day)
    again = await fund.paid(request, "2022-08-02")

    assert (same.status_code, same.json()["code"]) == (403, "same-person")
    assert (undone["state"], twice.status_code) == ("reversed", 409)
    assert again["id"] != payment["id"]
    assert await fund.balances(on="2022-08-01") == {"assigned": 300 * MILLION, "committed": 300 * MILLION}
    types = [event.type for event in await world.events() if event.subject == payment["urn"]]
    assert types == ["budget.payment.paid.v1", "budget.payment.reversed.v1"]
    assert await verify(world.app, []) == 0


async def test_a_payment_of_a_settled_agreement_is_not_reversed(world: World, fund, dossiers) -> None:
    dossier = dossiers.dossier()
    agreement = await fund.signed(dossier)
    payment = await fund.paid(fund.request(agreement, dossier, kind="payment", amount=300 * MILLION))
    accepted = [{"dossier": dossier["id"], "year": fund.year, "accepted": 300 * MILLION}]
    await fund.told("liquidated", agreement, "2023-01-19", lines=accepted)

    refused = await world.try_act(R.AGENCY_LEADER, payment, "reverse", fund.dated("2023-01-20"))

    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")
    assert (await fund.balances())["paid"] == 300 * MILLION


async def test_provinces_and_units_see_their_own_payments_only(world: World, fund, dossiers) -> None:
    own, other = dossiers.dossier(), dossiers.dossier(province="VN63-24", implementer_unit="TTKC-VN63-24")
    paid = []
    for dossier in (own, other):
        paid.append(await fund.paid(fund.request(await fund.signed(dossier), dossier)))

    for role in (R.PROVINCE_OFFICER, R.IMPLEMENTER):
        listed = (await world.client(role).get(f"/v1/payments?year={fund.year}")).json()["items"]
        assert [one["id"] for one in listed] == [paid[0]["id"]]
        assert (await world.client(role).get(f"/v1/payments/{paid[1]['id']}")).status_code == 404


@pytest.mark.parametrize(
    ("kind", "day", "fault"),
    [
        ("advance", "2022-12-31", None),
        ("advance", "2023-01-01", "after-year"),
        ("payment", "2023-01-31", None),
        ("payment", "2023-02-01", "after-year"),
        ("advance", "2022-07-15", "before-approval"),
    ],
)
def test_budget_I27_money_leaves_the_fund_in_its_year(kind: str, day: str, fault: str | None) -> None:
    faults = date_faults(kind, 2022, date.fromisoformat(day), date(2022, 7, 16))
    assert [one.code for one in faults] == ([fault] if fault else [])


async def test_budget_I27_a_payment_before_its_approval_is_refused(fund, dossiers) -> None:
    dossier = dossiers.dossier()
    request = fund.request(await fund.signed(dossier), dossier, effective_on="2022-07-21")
    refused = await fund.pay(request, "2022-07-20")
    expect.problem(refused, 422, "rule-broken", "/effective_on")
