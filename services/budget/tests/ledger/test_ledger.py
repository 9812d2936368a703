"""The ledger: insert-only, coded by law, true on every day and as of every moment."""

import csv
import io

import asyncpg
import pytest

from arit_contracts import roles as R
from arit_kit.testing.world import World
from budget.overview.verification import verify

MILLION = 1_000_000


async def test_budget_I37_every_entry_bears_category_item_source_year_and_tranche(fund, dossiers) -> None:
    dossier = dossiers.dossier()
    agreement = await fund.signed(dossier)
    await fund.paid(fund.request(agreement, dossier))

    entries = await fund.entries()

    assert [entry["what"] for entry in entries] == ["assign", "allocate", "commit", "advance"]
    assert {(entry["budget_code"], entry["fund"], entry["year"]) for entry in entries} == {
        ("280-309", "kcqg", fund.year)
    }
    assert {entry["source_code"] for entry in entries} == {"12"}
    assert [entry["allocation_id"] is not None for entry in entries] == [False, True, True, True]
    assert all(entry["document"] and entry["request_id"] and entry["actor"] for entry in entries)
    assert (entries[2]["acting_service"], entries[3]["actor"]) == ("dossiers", R.FINANCE_OFFICER)


async def test_budget_I37_nothing_is_posted_before_the_code_is_known(world: World, fund) -> None:
    """TT 28/2018/TT-BTC holds from 11 May 2018; which code was borne before is not known."""
    codes = {"field": "economic", "source_code": "12"}
    draft = await fund.drafted_assignment(1, day="2018-05-10", kind="initial", **codes)

    refused = await world.try_act(R.AGENCY_LEADER, draft, "assign", fund.dated("2018-05-10"))
    assigned = await world.act(R.AGENCY_LEADER, draft, "assign", fund.dated("2018-05-11"))

    assert (refused.status_code, refused.json()["code"]) == (422, "law-value-unknown")
    assert assigned["state"] == "assigned"


async def test_budget_I37_postings_are_never_changed_by_the_running_roles(world: World, fund) -> None:
    await fund.assigned(1)
    for role in ("agency", "province"):
        connection = await asyncpg.connect(world.urls[role])
        for statement in ("UPDATE posting SET amount = 2", "DELETE FROM posting", "DELETE FROM account"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute(statement)
        await connection.close()


async def test_a_province_reaches_no_other_accounts_even_without_a_filter(world: World, fund, dossiers) -> None:
    await fund.funded(dossiers.dossier(), dossiers.dossier(province="VN63-24", implementer_unit="TTKC-VN63-24"))
    connection = await asyncpg.connect(world.urls["province"])
    tables = ("account", "allocation_line", "commitment", "commitment_line", "payment", "recovery")

    unscoped = [await connection.fetchval(f"SELECT count(*) FROM {table}") for table in tables]
    await connection.execute("SELECT set_config('arit.provinces', 'VN34-86,VN63-86', false)")
    seen = {row["province"] for table in tables for row in await connection.fetch(f"SELECT province FROM {table}")}
    await connection.close()

    assert unscoped == [0] * len(tables)
    assert seen == {"VN63-86"}


async def test_money_that_was_spent_meanwhile_cannot_be_spent_earlier(world: World, fund) -> None:
    assignment = await fund.assigned(100)
    await fund.agreed(fund.line(assignment, 100), day="2022-07-20")
    other = await fund.drafted(fund.line(assignment, 1), day="2022-07-10")

    refused = await world.try_act(R.AGENCY_LEADER, other, "agree", fund.dated("2022-07-10"))

    assert refused.json()["limits"] == [{"pointer": "/lines/0/amount", "limit": "unallocated", "asked": 1, "free": 0}]


async def test_a_back_dated_posting_keeps_every_later_day_above_zero(world: World, fund, dossiers) -> None:
    """A hold of 15 July, replaced on 1 August, left nothing free in July: a hold of 20 July must not take it."""
    dossier, first, second = dossiers.dossier(), dossiers.agreement(), dossiers.agreement()
    await fund.funded(dossier)
    await fund.held(first, dossier, day="2022-07-15")
    await fund.held(first, dossier, amount=100 * MILLION, version=2, day="2022-08-01")
    assert (await fund.balances())["allocated"] == 200 * MILLION

    early = await fund.put(second, fund.hold_body([dossier], amount=1, day="2022-07-20"))
    before = await fund.put(second, fund.hold_body([dossier], amount=1, day="2022-07-10"))
    late = await fund.put(second, fund.hold_body([dossier], amount=200 * MILLION, day="2022-08-01"))

    for refused in (early, before):
        assert (refused.status_code, refused.json()["code"]) == (409, "limit-exceeded")
        assert (refused.json()["limits"][0]["asked"], refused.json()["limits"][0]["free"]) == (1, 0)
    assert late.status_code == 200
    assert await verify(world.app, []) == 0


async def test_balances_answer_for_a_day_and_as_of_a_moment(world: World, fund) -> None:
    await fund.assigned(10, day="2022-07-01")
    recorded = (await fund.entries())[-1]["recorded_at"]
    await fund.assigned(5, day="2022-03-01")

    assert await fund.balances(on="2022-02-28") == {}
    assert (await fund.balances(on="2022-03-01"))["assigned"] == 5
    assert (await fund.balances(on="2022-07-01"))["assigned"] == 15
    assert (await fund.balances(as_of=recorded))["assigned"] == 10
    assert await fund.balances(on="2022-03-01", as_of=recorded) == {}
    unknown = await world.client(R.AUDITOR).get("/v1/balances?year=2098")
    assert (unknown.status_code, unknown.json()["errors"][0]["pointer"]) == (422, "year")


async def test_entries_are_read_in_order_page_by_page_and_by_what_they_are_of(world: World, fund, dossiers) -> None:
    dossier, other = dossiers.dossier(), dossiers.dossier()
    tranche = await fund.funded(dossier, other)
    agreement = dossiers.agreement()
    await fund.held(agreement, dossier)
    client, path = world.client(R.AUDITOR), f"/v1/ledger-entries?year={fund.year}&limit=3"

    first = (await client.get(path)).json()
    rest = (await client.get(f"{path}&cursor={first['next_cursor']}")).json()

    read = first["items"] + rest["items"]
    assert read == await fund.entries()
    assert rest["next_cursor"] is None
    assert len(await fund.entries(allocation=tranche["id"])) == 3
    assert [one["what"] for one in await fund.entries(dossier=dossier["id"])] == ["allocate", "commit"]
    assert [one["what"] for one in await fund.entries(agreement=agreement["id"])] == ["commit"]


async def test_a_cursor_of_the_ledger_belongs_to_its_filter(world: World, fund) -> None:
    await fund.agreed(fund.line(await fund.assigned(1), 1))
    client, path = world.client(R.AUDITOR), "/v1/ledger-entries"
    own = (await client.get(path, params={"year": fund.year, "limit": 1})).json()["next_cursor"]

    for cursor in (own, "x", "é", own[:-4], "0" * 16 + "-1", "\ud800".encode("utf-8", "replace").decode()):
        answer = await client.get(path, params={"cursor": cursor})
        assert (answer.status_code, answer.json()["code"]) == (400, "bad-cursor"), cursor
    assert (await client.get(path, params={"after": 1})).status_code == 422


async def test_the_ledger_is_read_by_few(world: World, fund) -> None:
    for role in (R.AGENCY_OFFICER, R.CLERK, R.SERVICE, R.PROVINCE_OFFICER, R.IMPLEMENTER, R.OPERATOR):
        assert (await world.client(role).get("/v1/ledger-entries")).status_code == 403
    for role in (R.PROVINCE_OFFICER, R.IMPLEMENTER, R.OPERATOR):
        assert (await world.client(role).get("/v1/balances?year=2030")).status_code == 403


async def test_the_ledger_leaves_whole_as_a_file(world: World, fund, dossiers) -> None:
    await fund.funded(dossiers.dossier(), dossiers.dossier())
    client = world.client(R.AUDITOR)
    entries = await fund.entries()
    answer = await client.get("/v1/ledger-entries", params={"year": fund.year}, headers={"Accept": "text/csv"})
    assert answer.status_code == 200, answer.text
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert [row["sequence"] for row in rows] == [str(entry["sequence"]) for entry in entries]
    assert [row["amount"] for row in rows] == [str(entry["amount"]) for entry in entries]
    page = await client.get("/v1/ledger-entries?limit=5", headers={"Accept": "text/csv"})
    assert (page.status_code, page.json()["errors"][0]["pointer"]) == (422, "limit")
