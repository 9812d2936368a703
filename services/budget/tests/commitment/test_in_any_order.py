"""Raises, reductions, stops, payments and reversals in any order, their events late: no đồng twice, none lost."""

import random
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing.world import World
from budget.overview.verification import verify

MILLION = 1_000_000
STEPS = 25


class Promise:
    """An agreement over two projects as dossiers has it; what it tells waits in `events` until it is delivered."""

    def __init__(self, world: World, fund: Any, dossiers: Any, rng: random.Random) -> None:
        self.world, self.fund, self.stub, self.rng = world, fund, dossiers, rng
        self.version, self.lines = 2, dict[str, int]()
        self.of = {one["id"]: one for one in (dossiers.dossier(plan_amount=None), dossiers.dossier(plan_amount=None))}
        self.events: deque[Callable[[], Awaitable[None]]] = deque()
        self.payments: list[tuple[dict[str, Any], str, int]] = []
        self.spent: dict[str, int] = defaultdict(int)

    async def begin(self) -> None:
        self.lines = dict.fromkeys(self.of, 200 * MILLION)
        for one in self.of.values():
            one["plan_amount"] = 200 * MILLION
        self.agreement = await self.fund.signed(*self.of.values(), amount=200 * MILLION)

    def live(self) -> str | None:
        """A project that is not stopped."""
        live = [id for id, amount in self.lines.items() if amount]
        return self.rng.choice(live) if live else None

    def tell_lines(self) -> None:
        self.version += 1
        lines, version = dict(self.lines), self.version
        self.events.append(lambda: self.fund.adjusted(self.agreement, lines, version=version))

    def tell_grant(self, id: str, what: str = "adjusted") -> None:
        one = self.of[id]
        one["version"] += 1
        granted, version = one.get("raise_to") or one["plan_amount"], one["version"]
        self.events.append(lambda: self.fund.granted(what, {"id": id}, granted, version=version))

    async def raise_(self) -> None:
        if (id := self.live()) is None:
            return
        one, to = self.of[id], self.lines[id] + self.rng.choice((10, 50)) * MILLION
        one["raise_to"] = to
        self.tell_grant(id)
        await self.allocate(id)
        lines = [{"dossier": of, "year": self.fund.year, "amount": amount}
                 for of, amount in (self.lines | {id: to}).items() if amount]  # fmt: skip
        held = await self.fund.put(
            self.agreement, {"agreement_version": self.version, "lines": lines, **self.fund.dated("2022-08-10")}
        )
        assert held.status_code in (200, 409), held.text
        one["raise_to"] = None
        if held.status_code == 200 and self.rng.random() < 0.6:
            self.lines[id] = one["plan_amount"] = to
        self.tell_lines()  # decided, or refused
        self.tell_grant(id)

    async def allocate(self, id: str) -> None:
        """What the grant leaves, as dossiers tells it now."""
        assignment = await self.fund.assigned(60 * MILLION)
        for amount in (60, 50, 10):
            draft = await self.fund.drafted(self.fund.line(assignment, amount * MILLION, self.of[id]))
            agreed = await self.world.try_act(R.AGENCY_LEADER, draft, "agree", self.fund.dated("2022-08-10"))
            assert agreed.status_code in (200, 409), agreed.text
            if agreed.status_code == 200:
                day = self.fund.dated("2022-08-10")
                body = {"document": self.fund.document("CTĐP-QLKC", "2022-08-10"), **day}
                await self.world.act(R.CLERK, draft, "issue", body)
                return

    async def lower(self) -> None:
        if (id := self.live()) is None:
            return
        self.lines[id] = max(10 * MILLION, self.lines[id] - self.rng.choice((30, 100)) * MILLION)
        self.of[id]["plan_amount"] = self.lines[id]
        self.tell_lines()
        self.tell_grant(id)

    async def stop(self) -> None:
        if (id := self.live()) is None or sum(1 for amount in self.lines.values() if amount) < 2:
            return
        self.lines[id] = self.of[id]["plan_amount"] = 0
        self.of[id]["planned"] = False
        self.tell_lines()
        self.tell_grant(id, "stopped")

    async def pay(self) -> None:
        """What its line carries; or what it carried a moment ago."""
        id = self.rng.choice(list(self.lines))
        left = self.lines[id] - self.spent[id]
        amount = min(left, 60 * MILLION) if left > 0 else 20 * MILLION
        if left <= 0 and self.rng.random() < 0.7:
            return
        paid = await self.fund.pay(self.fund.request(self.agreement, self.of[id], amount=amount), "2022-08-10")
        assert paid.status_code in (201, 409), paid.text
        if paid.status_code == 201:
            self.payments.append((paid.json(), id, amount))
            self.spent[id] += amount

    async def reverse(self) -> None:
        if not self.payments:
            return
        place = self.rng.randrange(len(self.payments))
        payment, id, amount = self.payments[place]
        undone = await self.world.try_act(R.AGENCY_LEADER, payment, "reverse", self.fund.dated("2022-08-10"))
        assert undone.status_code in (200, 409), undone.text
        if undone.status_code == 200:
            del self.payments[place]
            self.spent[id] -= amount

    async def deliver(self) -> None:
        for _ in range(min(len(self.events), self.rng.randrange(1, 4))):
            await self.events.popleft()()

    async def settle(self) -> dict[str, int]:
        """Liquidated; what was accepted of each."""
        while self.events:
            await self.events.popleft()()
        accepted = {id: self.rng.choice((amount, amount // 2)) for id, amount in self.lines.items()}
        lines = [{"dossier": id, "year": self.fund.year, "accepted": amount} for id, amount in accepted.items()]
        await self.fund.told("liquidated", self.agreement, "2023-01-10", lines=lines)
        return accepted


@pytest.mark.parametrize("seed", [7, 111, 128, 135])
async def test_whatever_comes_first_each_dong_is_where_it_belongs(world: World, fund, dossiers, seed: int) -> None:
    rng = random.Random(seed)
    promise = Promise(world, fund, dossiers, rng)
    await promise.begin()
    moves = [promise.raise_, promise.lower, promise.pay, promise.pay, promise.reverse, promise.deliver, promise.deliver]
    for step in range(STEPS):
        await rng.choice([*moves, promise.stop] if step > STEPS // 2 else moves)()
    accepted = await promise.settle()

    assert await verify(world.app, []) == 0
    commitment = await fund.commitment(promise.agreement)
    for id, spent in promise.spent.items():
        lines = [line for line in commitment["lines"] if line["dossier"] == id]
        sums = {kind: sum(line[kind] for line in lines) for kind in ("committed", "advanced", "paid", "receivable")}
        paid = min(spent, accepted[id])
        assert sums == {"committed": 0, "advanced": 0, "paid": paid, "receivable": spent - paid}, (seed, id)
    tranches = (await world.client(R.AUDITOR).get(f"/v1/allocations?year={fund.year}&limit=200")).json()["items"]
    for id, one in promise.of.items():
        lines = [line for tranche in tranches if tranche["state"] == "issued"
                 for line in tranche["lines"] if line["dossier_id"] == id]  # fmt: skip
        kept, free = (sum(line["amount"] - line["released"] for line in lines), sum(line["free"] for line in lines))
        assert kept - free == promise.spent[id] and kept <= max(one["plan_amount"], promise.spent[id]), (seed, id)
