"""Money is held for an agreement before it is promised; the agreement's events confirm, give back, settle."""

import asyncio

import pytest

from arit_contracts import roles as R
from arit_kit.ids import uuid7
from arit_kit.testing.world import World
from budget.overview.verification import verify

MILLION = 1_000_000


async def test_the_same_hold_again_changes_nothing(world: World, fund, dossiers) -> None:
    dossier, agreement = dossiers.dossier(), dossiers.agreement()
    await fund.funded(dossier)
    body = fund.hold_body([dossier])

    answers = await asyncio.gather(*(fund.put(agreement, body) for _ in range(8)))
    await fund.told("signed", agreement, "2022-07-15")
    after = await fund.put(agreement, body)

    assert {(answer.status_code, answer.text) for answer in answers} == {(200, answers[0].text)}
    assert answers[0].json()["lines"][0]["committed"] == 300 * MILLION
    assert (after.status_code, after.json()["state"]) == (200, "confirmed")
    assert len(await fund.entries(agreement=agreement["id"])) == 1


async def test_a_newer_version_replaces_the_hold_and_an_older_one_is_refused(world: World, fund, dossiers) -> None:
    dossier, agreement = dossiers.dossier(), dossiers.agreement()
    await fund.funded(dossier)
    await fund.held(agreement, dossier, version=2)

    smaller = await fund.held(agreement, dossier, version=3, amount=200 * MILLION, day="2022-07-16")
    older = await fund.put(agreement, fund.hold_body([dossier], version=2))

    assert (smaller["total"], smaller["agreement_version"]) == (200 * MILLION, 3)
    assert (older.status_code, older.json()["code"]) == (409, "stale-agreement-version")
    assert await fund.balances() == {
        "assigned": 300 * MILLION,
        "allocated": 100 * MILLION,
        "committed": 200 * MILLION,
    }
    assert await verify(world.app, []) == 0


async def test_once_confirmed_another_hold_is_refused(fund, dossiers) -> None:
    dossier = dossiers.dossier()
    agreement = await fund.signed(dossier)

    refused = await fund.put(agreement, fund.hold_body([dossier], amount=1, version=9))

    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")


async def test_more_than_is_allocated_is_409_with_what_is_free(world: World, fund, dossiers) -> None:
    """Approved in a plan is not funded."""
    first, second, agreement = dossiers.dossier(), dossiers.dossier(), dossiers.agreement()
    await fund.funded(first, amount=250 * MILLION)

    refused = await fund.put(agreement, fund.hold_body([second, first]))

    assert (refused.status_code, refused.json()["code"]) == (409, "limit-exceeded")
    assert [(one["pointer"], one["asked"], one["free"]) for one in refused.json()["limits"]] == [
        ("/lines/0/amount", 300 * MILLION, 0),
        ("/lines/1/amount", 300 * MILLION, 250 * MILLION),
    ]
    assert (await world.client(R.AUDITOR).get(f"/v1/commitments/{agreement['id']}")).status_code == 404


async def test_a_hold_draws_on_the_oldest_issued_lines_of_the_year(fund, dossiers) -> None:
    dossier, agreement = dossiers.dossier(), dossiers.agreement()
    assignment = await fund.assigned(300 * MILLION)
    newer = await fund.issued(fund.line(assignment, 100 * MILLION, dossier), day="2022-07-12")
    older = await fund.issued(fund.line(assignment, 100 * MILLION, dossier), day="2022-07-10")
    await fund.agreed(fund.line(assignment, 100 * MILLION, dossier), day="2022-07-09")

    held = await fund.held(agreement, dossier, amount=150 * MILLION)
    beyond = await fund.put(dossiers.agreement(), fund.hold_body([dossier], amount=51 * MILLION))

    assert [(line["allocation_line_id"], line["amount"]) for line in held["lines"]] == [
        (older["lines"][0]["id"], 100 * MILLION),
        (newer["lines"][0]["id"], 50 * MILLION),
    ]
    assert beyond.json()["limits"][0]["free"] == 50 * MILLION


async def test_agreements_at_once_never_hold_more_than_a_line_has(world: World, fund, dossiers) -> None:
    dossier = dossiers.dossier()
    await fund.funded(dossier)
    body = fund.hold_body([dossier], amount=70 * MILLION)

    answers = await asyncio.gather(*(fund.put(dossiers.agreement(), body) for _ in range(10)))

    assert sorted(answer.status_code for answer in answers) == [200] * 4 + [409] * 6
    assert (await fund.balances())["allocated"] == 20 * MILLION


async def test_a_void_agreement_gives_back_and_is_refused_ever_after(world: World, fund, dossiers) -> None:
    dossier, agreement = dossiers.dossier(), dossiers.agreement()
    await fund.funded(dossier)
    await fund.held(agreement, dossier)

    await fund.told("void", agreement, "2022-07-20")

    assert (await fund.commitment(agreement))["state"] == "released"
    assert (await fund.balances())["allocated"] == 300 * MILLION
    refused = await fund.put(agreement, fund.hold_body([dossier], version=9))
    assert (refused.status_code, refused.json()["code"]) == (409, "void-agreement")


async def test_an_agreement_void_before_any_hold_is_refused_too(fund, dossiers) -> None:
    dossier, agreement = dossiers.dossier(), dossiers.agreement()
    await fund.funded(dossier)

    await fund.told("void", agreement, "2022-07-20")

    refused = await fund.put(agreement, fund.hold_body([dossier]))
    assert (refused.status_code, refused.json()["code"]) == (409, "void-agreement")


async def test_a_hold_without_a_signature_is_given_back_and_may_be_taken_again(world: World, fund, dossiers) -> None:
    dossier, agreement = dossiers.dossier(), dossiers.agreement()
    await fund.funded(dossier)
    await fund.held(agreement, dossier, version=1)
    unsigned = (await world.client(R.SERVICE).get("/v1/commitments?state=held&limit=200")).json()["items"]

    await fund.told("hold_abandoned", agreement, "2022-07-01", agreement_version=2)

    assert agreement["id"] in [one["agreement_id"] for one in unsigned]
    assert (await fund.commitment(agreement))["state"] == "lapsed"
    assert (await fund.balances())["allocated"] == 300 * MILLION
    stale = await fund.put(agreement, fund.hold_body([dossier], version=1))
    assert stale.json()["code"] == "stale-agreement-version"
    assert (await fund.held(agreement, dossier, version=2))["state"] == "held"
    await fund.told("hold_abandoned", agreement, "2022-07-01", agreement_version=2)
    assert (await fund.commitment(agreement))["state"] == "held"
    assert await verify(world.app, []) == 0


async def test_an_event_delivered_twice_changes_nothing_twice(world: World, fund, dossiers) -> None:
    dossier, agreement = dossiers.dossier(), dossiers.agreement()
    await fund.funded(dossier)
    await fund.held(agreement, dossier)
    subject, event_id = f"urn:arit:dossiers:agreement:{agreement['id']}", str(uuid7())

    for _ in range(2):
        await world.deliver("dossiers.agreement.signed.v1", subject, {"effective_on": "2022-07-15"}, event_id)
    await fund.told("signed", agreement, "2022-07-15")

    confirmed = await fund.commitment(agreement)
    assert (confirmed["state"], confirmed["version"]) == ("confirmed", 2)


async def test_liquidation_recovers_what_was_advanced_beyond_what_was_accepted(world: World, fund, dossiers) -> None:
    dossier = dossiers.dossier()
    agreement = await fund.signed(dossier)
    await fund.paid(fund.request(agreement, dossier))

    accepted = [{"dossier": dossier["id"], "year": fund.year, "accepted": 120 * MILLION}]
    await fund.told("liquidated", agreement, "2023-01-19", lines=accepted)

    assert await fund.balances() == {
        "assigned": 300 * MILLION, "allocated": 150 * MILLION, "paid": 120 * MILLION, "receivable": 30 * MILLION,
    }  # fmt: skip
    [line] = (await fund.commitment(agreement))["lines"]
    assert (line["committed"], line["advanced"], line["paid"], line["receivable"]) == (
        0,
        0,
        120 * MILLION,
        30 * MILLION,
    )
    assert await verify(world.app, []) == 0


async def test_a_liquidation_dated_before_the_last_payment_settles_on_the_payment_s_day(
    world: World, fund, dossiers
) -> None:
    """The feed must not stand still for it: what was paid on the 25th cannot be settled on the 19th."""
    dossier = dossiers.dossier()
    agreement = await fund.signed(dossier)
    await fund.paid(fund.request(agreement, dossier), "2023-01-25")

    accepted = [{"dossier": dossier["id"], "year": fund.year, "accepted": 150 * MILLION}]
    await fund.told("liquidated", agreement, "2023-01-19", lines=accepted)

    assert (await fund.entries(agreement=agreement["id"]))[-1]["effective_on"] == "2023-01-25"
    assert (await fund.commitment(agreement))["state"] == "settled"
    assert await verify(world.app, []) == 0


async def test_a_liquidation_that_leaves_a_dossier_out_settles_nothing(fund, dossiers) -> None:
    dossier = dossiers.dossier()
    agreement = await fund.signed(dossier)

    with pytest.raises(ValueError, match="says nothing of"):
        await fund.told("liquidated", agreement, "2023-01-19", lines=[])

    assert (await fund.commitment(agreement))["state"] == "confirmed"


async def test_nothing_is_held_before_the_day_of_issue(world: World, fund, dossiers) -> None:
    dossier = dossiers.dossier()
    agreed = await fund.agreed(fund.line(await fund.assigned(300 * MILLION), 300 * MILLION, dossier))
    body = {"document": fund.document("CTĐP-QLKC", "2022-07-12"), **fund.dated("2022-07-12")}
    await world.act(R.CLERK, agreed, "issue", body)

    refused = await fund.put(dossiers.agreement(), fund.hold_body([dossier], day="2022-07-11"))

    assert (refused.json()["limits"][0]["asked"], refused.json()["limits"][0]["free"]) == (300 * MILLION, 0)


async def test_what_stands_for_an_agreement_changes_its_version(world: World, fund, dossiers) -> None:
    """A client that holds an old version of the figures is not told that nothing changed."""
    dossier = dossiers.dossier()
    tranche = await fund.funded(dossier)
    agreement = dossiers.agreement()
    client = world.client(R.AUDITOR)
    of_tranche, of_commitment = f"/v1/allocations/{tranche['id']}", f"/v1/commitments/{agreement['id']}"

    async def etag(path: str) -> str:
        etag: str = (await client.get(path)).headers["etag"]
        assert (await client.get(path, headers={"If-None-Match": etag})).status_code == 304
        return etag

    issued = await etag(of_tranche)
    await fund.held(agreement, dossier)
    held = await etag(of_commitment)
    payment = await fund.paid(fund.request(agreement, dossier))
    paid = await etag(of_commitment)
    await world.act(R.AGENCY_LEADER, payment, "reverse", fund.dated("2022-08-01"))

    assert await etag(of_tranche) != issued
    assert len({held, paid, await etag(of_commitment)}) == 3


async def test_a_province_sees_its_own_commitments_only(world: World, fund, dossiers) -> None:
    own = await fund.signed(dossiers.dossier())
    other = await fund.signed(dossiers.dossier(province="VN63-24", implementer_unit="TTKC-VN63-24"))
    both = await fund.signed(dossiers.dossier(), dossiers.dossier(province="VN63-24", implementer_unit="TTKC-VN63-24"))

    for role in (R.PROVINCE_OFFICER, R.IMPLEMENTER):
        statuses = [
            (await world.client(role).get(f"/v1/commitments/{one['id']}")).status_code for one in (own, other, both)
        ]
        assert statuses == [200, 404, 404]
    seen = await fund.commitment(own, R.PROVINCE_OFFICER)
    assert seen["lines"][0]["committed"] == 300 * MILLION


async def test_only_services_hold_money(world: World, fund, dossiers) -> None:
    body = fund.hold_body([dossiers.dossier()])

    for role in (R.AGENCY_LEADER, R.FINANCE_OFFICER, R.PROVINCE_LEADER):
        refused = await world.client(role).put(f"/v1/commitments/{dossiers.agreement()['id']}", json=body)
        assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
