"""Recoveries: what came back of what is receivable, whole or nothing, once for a document; and taken back whole."""

import asyncio

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World
from budget.overview.verification import verify

MILLION = 1_000_000


async def receivable(fund) -> tuple[int, int]:
    """What of the year is receivable, and what is recovered."""
    balances = await fund.balances()
    return balances.get("receivable", 0), balances.get("recovered", 0)


async def test_dossiers_I35_what_a_stopped_project_was_advanced_is_receivable_until_it_comes_back(
    world: World, fund, dossiers
) -> None:
    dossier = dossiers.dossier()
    agreement = await fund.owing(dossier, keep=0)
    await fund.granted("stopped", dossier, 0)
    etag = (await world.client(R.AUDITOR).get(f"/v1/commitments/{agreement['id']}")).headers["etag"]
    assert await receivable(fund) == (150 * MILLION, 0)

    first = await fund.recovered(agreement, dossier, 60 * MILLION)
    await fund.recovered(agreement, dossier, 90 * MILLION, "2022-10-03")

    assert (first["state"], first["recovered_on"], first["province"]) == ("recovered", "2022-09-01", "VN63-86")
    assert first["document"]["symbol"] == "GNT-KBNN"
    assert await fund.balances() == {
        "assigned": 300 * MILLION, "unallocated": 150 * MILLION, "recovered": 150 * MILLION,
    }  # fmt: skip
    assert (await fund.balances(on="2022-09-30"))["receivable"] == 90 * MILLION
    recorded_first = (await fund.entries(agreement=agreement["id"]))[-2]["recorded_at"]
    assert (await fund.balances(as_of=recorded_first))["recovered"] == 60 * MILLION
    [line] = (await fund.commitment(agreement))["lines"]
    assert (line["amount"], line["receivable"], line["recovered"]) == (150 * MILLION, 0, 150 * MILLION)
    assert (await world.client(R.AUDITOR).get(f"/v1/commitments/{agreement['id']}")).headers["etag"] != etag
    posted = (await fund.entries(agreement=agreement["id"]))[-2]
    assert (posted["what"], posted["recovery_id"], posted["document"]) == ("pay_back", first["id"], first["document"])
    [told] = [event for event in await world.events() if event.subject == first["urn"]]
    assert told.type == "budget.recovery.recorded.v1"
    assert (told.data["agreement_id"], told.data["amount"]) == (agreement["id"], 60 * MILLION)
    assert await verify(world.app, []) == 0


async def test_dossiers_I31_the_excess_found_at_settlement_comes_back_of_the_oldest_line_first(
    world: World, fund, dossiers
) -> None:
    dossier = dossiers.dossier()
    await fund.funded(dossier, amount=100 * MILLION)
    await fund.funded(dossier, amount=200 * MILLION)
    agreement = dossiers.agreement()
    await fund.held(agreement, dossier)
    await fund.told("signed", agreement, "2022-07-15")
    await fund.paid(fund.request(agreement, dossier))
    lines = [{"dossier": dossier["id"], "year": fund.year, "accepted": 30 * MILLION}]
    await fund.told("liquidated", agreement, "2022-11-01", lines=lines)

    recovery = await fund.recovered(agreement, dossier, 90 * MILLION, "2022-12-01")

    assert [(one["receivable"], one["recovered"]) for one in (await fund.commitment(agreement))["lines"]] == [
        (0, 70 * MILLION),
        (30 * MILLION, 20 * MILLION),
    ]
    undone = await world.act(R.AGENCY_LEADER, recovery, "reverse", fund.dated("2022-12-05"))
    assert undone["state"] == "reversed"
    assert await receivable(fund) == (120 * MILLION, 0)
    assert await verify(world.app, []) == 0


async def test_more_than_is_receivable_or_before_it_was_is_refused_with_its_figures(
    world: World, fund, dossiers
) -> None:
    dossier, other = dossiers.dossier(), dossiers.dossier()
    agreement = await fund.owing(dossier)  # 50 triệu, since 10 August

    for changed, free in (
        ({}, 50 * MILLION),
        ({"dossier_id": other["id"]}, 0),
        ({"year": 2021}, 0),
        ({"amount": 50 * MILLION, "day": "2022-08-09"}, 0),
    ):
        asked = {"amount": 50 * MILLION + 1} | changed
        refused = await fund.recover(agreement, dossier, **asked)
        expect.problem(refused, 409, "limit-exceeded", "/amount")
        assert refused.json()["limits"] == [
            {"pointer": "/amount", "limit": "receivable", "asked": asked["amount"], "free": free}
        ]

    assert await receivable(fund) == (50 * MILLION, 0)
    nothing_held = await fund.recover(dossiers.agreement(), dossier, 1)
    expect.problem(nothing_held, 422, "invalid-content", "/agreement_id")


async def test_a_document_stands_for_one_recovery_and_a_retried_key_records_one(world: World, fund, dossiers) -> None:
    dossier = dossiers.dossier()
    agreement = await fund.owing(dossier)
    paper = fund.document("GNT-KBNN", "2022-09-01")

    answers = await asyncio.gather(
        *(fund.recover(agreement, dossier, MILLION, document=paper) for _ in range(4)),
    )

    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 3
    for answer in answers:
        if answer.status_code == 409:
            expect.problem(answer, 409, "duplicate", "/document")
    [first] = [answer.json() for answer in answers if answer.status_code == 201]
    await world.act(R.AGENCY_LEADER, first, "reverse", fund.dated("2022-09-02"))
    await fund.recovered(agreement, dossier, 2 * MILLION, "2022-09-03", document=paper)
    body = {"agreement_id": agreement["id"], "dossier_id": dossier["id"], "year": fund.year, "amount": MILLION}
    body |= {"document": fund.document("GNT-KBNN", "2022-09-03"), **fund.dated("2022-09-03")}
    client, headers = world.client(R.FINANCE_OFFICER), {"Idempotency-Key": f"back-{agreement['id']}"}
    twice = [await client.post("/v1/recoveries", json=body, headers=headers) for _ in range(2)]
    assert twice[0].text == twice[1].text and twice[1].headers["idempotency-replayed"] == "true"
    assert await receivable(fund) == (47 * MILLION, 3 * MILLION)


async def test_of_two_recoveries_of_the_last_dong_one_wins(world: World, fund, dossiers) -> None:
    dossier = dossiers.dossier()
    agreement = await fund.owing(dossier)
    await fund.recovered(agreement, dossier, 50 * MILLION - 1)

    answers = await asyncio.gather(*(fund.recover(agreement, dossier, 1) for _ in range(2)))

    assert sorted(answer.status_code for answer in answers) == [201, 409]
    assert {answer.json().get("code") for answer in answers} == {None, "limit-exceeded"}
    assert await receivable(fund) == (0, 50 * MILLION)
    assert await verify(world.app, []) == 0


async def test_a_recovery_is_reversed_once_whole_by_a_leader_who_did_not_record_it(
    world: World, fund, dossiers
) -> None:
    dossier = dossiers.dossier()
    agreement = await fund.owing(dossier)
    recovery, day = await fund.recovered(agreement, dossier, 50 * MILLION), fund.dated("2022-09-05")
    etag = (await world.client(R.AUDITOR).get(f"/v1/commitments/{agreement['id']}")).headers["etag"]

    same = await world.try_act(R.AGENCY_LEADER, recovery, "reverse", day, subject=R.FINANCE_OFFICER)
    officer = await world.try_act(R.FINANCE_OFFICER, recovery, "reverse", day, subject="another-officer")
    early = await world.try_act(R.AGENCY_LEADER, recovery, "reverse", fund.dated("2022-08-31"))
    await world.act(R.AGENCY_LEADER, recovery, "reverse", day)
    twice = await world.try_act(R.AGENCY_LEADER, recovery, "reverse", day)

    expect.problem(same, 403, "same-person")
    expect.problem(officer, 403, "forbidden")
    assert (early.status_code, early.json()["code"]) == (422, "effective-date")
    assert twice.status_code == 409
    assert await receivable(fund) == (50 * MILLION, 0)
    assert (await world.client(R.AUDITOR).get(f"/v1/commitments/{agreement['id']}")).headers["etag"] != etag
    types = [event.type for event in await world.events() if event.subject == recovery["urn"]]
    assert types == ["budget.recovery.recorded.v1", "budget.recovery.reversed.v1"]
    assert [one["what"] for one in await fund.entries(agreement=agreement["id"])][-2:] == [
        "pay_back", "reverse_recovery",
    ]  # fmt: skip
    assert await verify(world.app, []) == 0


async def test_what_came_back_is_never_spent_again(world: World, fund, dossiers) -> None:
    dossier = dossiers.dossier()
    agreement = await fund.owing(dossier, keep=0)
    await fund.recovered(agreement, dossier, 150 * MILLION)
    before = await fund.balances()

    await fund.granted("stopped", dossier, 0)
    lines = [{"dossier": dossier["id"], "year": fund.year, "accepted": 150 * MILLION}]
    await fund.told("liquidated", agreement, "2022-11-01", lines=lines)

    assert (await fund.balances())["recovered"] == before["recovered"] == 150 * MILLION
    refused = await fund.pay(fund.request(agreement, dossier, amount=1), "2022-12-01")
    assert refused.status_code == 409
    assert await verify(world.app, []) == 0


async def test_a_support_that_is_raised_again_takes_what_is_still_owed_and_new_money_for_what_came_back(
    world: World, fund, dossiers
) -> None:
    dossier = dossiers.dossier()
    agreement = await fund.owing(dossier)
    await fund.recovered(agreement, dossier, 20 * MILLION, "2022-08-15")

    raised = await fund.put(agreement, fund.hold_body([dossier], 150 * MILLION, version=10, day="2022-08-20"))

    assert raised.status_code == 200, raised.text
    assert await fund.balances() == {
        "assigned": 300 * MILLION, "allocated": 130 * MILLION, "committed": 20 * MILLION, "advanced": 130 * MILLION,
        "recovered": 20 * MILLION,
    }  # fmt: skip
    early = await fund.recover(agreement, dossier, 30 * MILLION, "2022-08-16")  # restored since
    expect.problem(early, 409, "limit-exceeded", "/amount")
    assert await verify(world.app, []) == 0


@pytest.mark.parametrize("role", [R.PROVINCE_OFFICER, R.IMPLEMENTER])
async def test_provinces_and_units_see_their_own_recoveries_only(world: World, fund, dossiers, role: str) -> None:
    own, other = dossiers.dossier(), dossiers.dossier(province="VN63-24", implementer_unit="TTKC-VN63-24")
    recoveries = [await fund.recovered(await fund.owing(one), one, MILLION) for one in (own, other)]
    client = world.client(role)

    listed = (await client.get(f"/v1/recoveries?year={fund.year}")).json()["items"]
    assert [one["id"] for one in listed] == [recoveries[0]["id"]]
    assert (await client.get(recoveries[1]["href"])).status_code == 404
    assert (await client.post("/v1/recoveries", json={})).status_code == 403


async def test_recoveries_are_listed_by_what_they_are_of_page_by_page_and_as_a_file(
    world: World, fund, dossiers
) -> None:
    dossier = dossiers.dossier()
    agreement = await fund.owing(dossier)
    ids = [(await fund.recovered(agreement, dossier, part))["id"] for part in (1, 2, 3)]
    client = world.client(R.AUDITOR)
    for name, value in {
        "agreement_id": agreement["id"],
        "dossier_id": dossier["id"],
        "year": fund.year,
    }.items():
        page = (await client.get("/v1/recoveries", params={name: value, "limit": 2})).json()
        rest = (
            await client.get("/v1/recoveries", params={name: value, "limit": 2, "cursor": page["next_cursor"]})
        ).json()
        assert [one["id"] for one in page["items"] + rest["items"]] == ids[::-1]
    of_state = {"year": fund.year, "state": "reversed", "province": "VN63-86"}
    assert (await client.get("/v1/recoveries", params=of_state)).json()["items"] == []
    file = await client.get("/v1/recoveries", params={"year": fund.year}, headers={"Accept": "text/csv"})
    assert len(file.content.decode("utf-8-sig").splitlines()) == 4
