"""The money under a storm: no limit is ever passed and no đồng lost, whoever is killed on the way."""

import asyncio
import random
from collections.abc import Callable
from datetime import date
from typing import Any

import httpx
import pytest
from audit import audit, settled_down, verified
from cutting_wire import CuttingWire
from groundwork import MILLION, YEARS, dated, drafted_agreement, funded
from people import LEADER
from sizes import SIZE
from storm import Storm

pytestmark = pytest.mark.money


async def test_budget_killed_on_the_way_loses_nothing_acknowledged(storm: Storm, rng: random.Random) -> None:
    stack = storm.callers.stack

    def killed() -> None:
        stack.kill("budget")
        stack.start("budget")

    await _interrupted(storm, killed)
    await _audited(storm, rng)


async def test_postgresql_killed_on_the_way_loses_nothing_acknowledged(storm: Storm, rng: random.Random) -> None:
    stack = storm.callers.stack
    assert stack.postgres
    restart = stack.postgres.restart

    def killed() -> None:
        stack.kill("postgres")
        restart()

    await _interrupted(storm, killed)
    await _audited(storm, rng)


async def test_no_limit_is_passed_and_no_dong_lost(storm: Storm, rng: random.Random) -> None:
    await storm.blow(SIZE.clients, SIZE.attempts)
    await _audited(storm, rng)
    assert storm.unequal == []
    for what in ("agree", "sign", "hold stray", *(("pay", "take back", "liquidate") if SIZE.is_long else ())):
        assert storm.done[what] and storm.refused[what], f"{what}: {storm}"


async def test_dossiers_killed_between_hold_and_commit_leaves_exactly_that_hold(
    storm: Storm, wire: CuttingWire, rng: random.Random
) -> None:
    callers, stack = storm.callers, storm.callers.stack
    await settled_down(callers, storm.books)
    agreements = [await _ready_to_sign(storm, rng, dossier) for dossier in storm.ground.spare]
    wire.cut_after(b"PUT /v1/commitments/", len(agreements), lambda: stack.kill("dossiers"))
    unanswered = await asyncio.gather(*(_sign(storm, one) for one in agreements), return_exceptions=True)
    assert all(isinstance(one, httpx.TransportError) for one in unanswered), unanswered
    assert wire.cuts == len(agreements)
    stack.start("dossiers")
    for agreement in agreements:
        assert (await callers.get(f"/v1/commitments/{agreement['id']}"))["state"] == "held"
        assert (await callers.get(f"/v1/agreements/{agreement['id']}"))["state"] == "drafted"

    again, given_up = agreements
    assert (await _sign(storm, again)).status == 200
    healed = await asyncio.to_thread(stack.run, "dossiers", "reconcile", "--heal")
    named = {line.split()[1].rstrip(":") for line in healed.stdout.splitlines() if "money is held" in line}
    assert named - set(storm.books.holds) == {given_up["id"]}, healed.stdout + healed.stderr
    await settled_down(callers, storm.books)
    released = await callers.get(f"/v1/commitments/{given_up['id']}")
    assert (released["state"], [line["committed"] for line in released["lines"]]) == ("lapsed", [0])
    assert (await _sign(storm, given_up)).code == "stale-version"
    fresh = await callers.get(f"/v1/agreements/{given_up['id']}")
    assert (await _sign(storm, given_up, fresh["version"])).status == 200
    await _audited(storm, rng)
    assert await verified(callers) == ""


async def _audited(storm: Storm, rng: random.Random) -> None:
    wrong = await audit(storm.callers, storm.books, rng)
    assert not wrong, "\n".join(wrong)
    if SIZE.is_long:
        assert await verified(storm.callers) == ""
    print(storm)


async def _interrupted(storm: Storm, interrupt: Callable[[], None]) -> None:
    """A storm in the midst of which something happens, as often as the size says."""
    before = storm.attempted
    blowing = asyncio.create_task(storm.blow(SIZE.clients, SIZE.attempts_with_kills))
    for time in range(1, SIZE.kills + 1):
        while storm.attempted - before < time * SIZE.attempts_with_kills // (SIZE.kills + 1) and not blowing.done():
            await asyncio.sleep(0.005)
        assert not blowing.done()
        interrupt()
    await blowing


async def _ready_to_sign(storm: Storm, rng: random.Random, dossier: dict[str, Any]) -> dict[str, Any]:
    await funded(storm.callers, storm.books, rng, dossier, 100 * MILLION)
    lines = [{"dossier_id": dossier["id"], "year": YEARS[0], "amount": 100 * MILLION}]
    return await drafted_agreement(storm.callers, lines, date(2022, 4, 1))


async def _sign(storm: Storm, agreement: dict[str, Any], version: int = 1) -> Any:
    """Once, under the key of this agreement and version."""
    answer = await storm.callers.once(
        LEADER,
        "POST",
        f"/v1/agreements/{agreement['id']}/actions/sign",
        dated(agreement["day"]),
        key=f"sign {agreement['id']} {version}",
        if_match=f'"{version}"',
    )
    if answer.done:
        storm.books.told(answer.body)
    return answer
