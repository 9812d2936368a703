"""Attacks upon the books, one at a time: each is a way in which a đồng could be lost, made twice, or mistold."""

import asyncio
from uuid import UUID

import pytest
from fund import Fund, Record

from arit_contracts import roles as R
from arit_contracts.values import GREATEST_AMOUNT
from arit_kit.app import Service
from arit_kit.testing.world import World
from budget.main import SERVICE
from budget.overview.verification import verify

pytestmark = pytest.mark.money


@pytest.fixture(scope="session")
def service_under_test() -> Service:
    return SERVICE


@pytest.fixture
async def fund(world: World) -> Fund:
    fund = Fund(world)
    await fund.opened()
    return fund


async def _figures(fund: Fund, **asked: str) -> Record:
    answer = await fund.balances(**asked)
    assert answer.status_code == 200, answer.text
    return {name: value for name, value in answer.json().items() if value and name not in ("year", "on", "as_of")}


async def test_a_belated_hold_does_not_hold_again_what_was_paid_already(world: World, fund: Fund) -> None:
    """Signing and paying were faster than the event that confirms; then a second signing's hold arrives."""
    dossier, agreement = await fund.funded(400), fund.dossiers.knows()
    assert (await fund.hold(agreement, dossier, 200, "2022-02-01")).status_code == 200
    await fund.pay(agreement, dossier, 150, "2022-02-03")

    belated = await fund.hold(agreement, dossier, 200, "2022-02-05")

    assert belated.status_code in (200, 409), belated.text
    await fund.told("signed", agreement, "2022-02-01")
    assert await _figures(fund) == {"assigned": 400, "allocated": 200, "committed": 50, "advanced": 150}
    assert await verify(world.app, []) == 0


async def test_a_liquidation_dated_before_an_advance_stops_no_feed(world: World, fund: Fund) -> None:
    dossier, agreement = await fund.funded(300), fund.dossiers.knows()
    await fund.hold(agreement, dossier, 300, "2022-02-01")
    await fund.told("signed", agreement, "2022-02-01")
    await fund.pay(agreement, dossier, 200, "2022-06-01")
    await fund.pay(agreement, dossier, 50, "2022-07-01", "payment")

    accepted = [{"dossier": dossier["id"], "year": fund.year, "accepted": 120}]
    await fund.told("liquidated", agreement, "2022-03-01", lines=accepted)

    assert await _figures(fund) == {"assigned": 300, "allocated": 50, "paid": 120, "receivable": 130}
    assert await verify(world.app, []) == 0


async def test_the_greatest_amounts_in_two_fields_are_told_or_refused(world: World, fund: Fund) -> None:
    first = await fund.assigned(GREATEST_AMOUNT)
    for field in ("economic", "training"):
        answer = await fund.try_assign(await fund.drafted_assignment(GREATEST_AMOUNT, field))
        assert answer.status_code in (200, 409), answer.text
        assert (await fund.balances()).status_code == 200
    assert (await fund.agree(await fund.drafted(first, GREATEST_AMOUNT))).status_code == 200
    assert (await fund.agree(await fund.drafted(first, 1))).status_code == 409
    assert (await _figures(fund))["allocated"] == GREATEST_AMOUNT


async def test_as_of_any_moment_no_money_is_spent_before_it_was_there(world: World, fund: Fund) -> None:
    """A tranche begins to be agreed, waits, and goes through upon money that was assigned while it waited."""
    late = await fund.drafted_assignment(100)
    tranche = await fund.drafted(late, 100, fund.dossiers.knows(plan_amount=100))
    async with world.as_owner() as owner:
        lock, locked = owner.transaction(), asyncio.Event()

        async def hold_it_up() -> None:
            await lock.start()
            await owner.execute("SELECT FROM allocation WHERE id = $1 FOR UPDATE", UUID(tranche["id"]))
            locked.set()

        fund.dossiers.meanwhile = hold_it_up
        agreeing = asyncio.create_task(fund.agree(tranche))
        await locked.wait()
        await _waiting(world, 1)
        assert (await fund.try_assign(late)).status_code == 200
        await lock.rollback()
    assert (await agreeing).status_code == 200

    for entry in await fund.entries():
        answer = await fund.balances(as_of=entry["recorded_at"])
        assert answer.status_code == 200, answer.text
    assert await _figures(fund) == {"assigned": 100, "allocated": 100}


async def test_one_key_sent_again_in_the_midst_of_its_commit_gets_the_same_answer(world: World, fund: Fund) -> None:
    """The first waits for an account with its tranche in hand; the second looks at the tranche meanwhile."""
    assignment = await fund.assigned(100)
    tranche = await fund.drafted(assignment, 60)
    key = {"Idempotency-Key": f"agree-{tranche['id']}"}
    async with world.as_owner() as owner, owner.transaction():
        await owner.execute("SELECT FROM account WHERE assignment_id = $1 FOR UPDATE", UUID(assignment["id"]))
        first = asyncio.create_task(fund.agree(tranche, **key))
        await _waiting(world, 1)
        second = asyncio.create_task(fund.agree(tranche, **key))
        await _waiting(world, 2)
    answers = [await first, await second]
    assert [(one.status_code, one.text) for one in answers] == [(200, answers[0].text)] * 2


async def _waiting(world: World, count: int) -> None:
    """Until so many wait for a lock in this database."""
    async with world.as_owner() as watcher:
        for _ in range(500):
            if await watcher.fetchval(_WAITING) >= count:
                return
            await asyncio.sleep(0.01)
    raise TimeoutError("nobody waits for a lock")


_WAITING = """
SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted
  AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())
"""


async def test_a_line_is_told_to_nobody_but_its_own_dossier_s_unit(world: World, fund: Fund) -> None:
    dossier, assignment = fund.dossiers.knows(plan_amount=100), await fund.assigned(100)
    line = {"assignment_id": assignment["id"], "amount": 60, "dossier_id": dossier["id"], "unit": "TTKC-VN63-24"}
    body = {"year": fund.year, "title": "Đợt phân bổ", "lines": [line], **fund.dated("2022-01-03")}
    tranche = await world.create(R.FINANCE_OFFICER, "/v1/allocations", body)

    refused = await fund.agree(tranche)

    assert refused.status_code == 409, refused.text
    assert refused.json()["limits"][0]["pointer"] == "/lines/0/unit"
