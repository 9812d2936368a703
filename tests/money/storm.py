"""The storm: many clients at once, each making random attempts; what is acknowledged is told to the bookkeeper."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from bookkeeper import Books
from groundwork import MILLION, PLACES, PLAN, YEARS, Ground, dated, day_between, document, settlement_file
from people import (
    CLERK,
    FINANCE,
    LEADER,
    OTHER_LEADER,
    OTHER_OFFICER,
    Answer,
    Callers,
    Person,
)

Record = dict[str, Any]


class Storm:
    """What all clients know together of the records that they may try."""

    def __init__(self, callers: Callers, books: Books, ground: Ground, rng: random.Random) -> None:
        self.callers, self.books, self.ground, self.rng = callers, books, ground, rng
        self.tranches: list[Record] = []
        self.requests: list[Record] = []
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.attempted = 0
        """How many attempts were begun; some find nothing to do."""
        self.unequal: list[str] = []
        """Where one key sent twice at once was answered in two ways."""
        self._unsigned = [_stray(rng) for _ in range(6)]
        self._busy: set[UUID] = set()

    def __str__(self) -> str:
        names = sorted(self.done.keys() | self.refused.keys())
        each = ", ".join(f"{what} {self.done[what]} (refused {self.refused[what]})" for what in names)
        return f"{self.tried} writes answered: {each}; answers {dict(self.callers.counts.most_common())}"

    async def blow(self, clients: int, attempts: int) -> None:
        """So many attempts by so many clients at once."""
        left = iter(range(attempts))

        async def client() -> None:
            for _ in left:
                [attempt] = self.rng.choices(list(ATTEMPTS), list(ATTEMPTS.values()))
                self.attempted += 1
                await attempt(self)

        await asyncio.gather(*(client() for _ in range(clients)))

    @property
    def tried(self) -> int:
        """How many writes have been answered."""
        return sum(self.done.values()) + sum(self.refused.values())

    # Tranches

    async def allocate(self) -> None:
        """Draft, agree and issue a tranche, now and then for far too much."""
        rng, year = self.rng, self.rng.choices(YEARS, (3, 1))[0]
        day = day_between(rng, "2022-01-10", "2022-03-31" if rng.random() < 0.8 else "2022-12-31")
        lines = [self._line(year) for _ in range(rng.choice((1, 1, 2, 3, 4)))]
        body = {"year": year, "title": "Đợt phân bổ", "lines": lines, **dated(day)}
        drafted = await self._send("draft", rng.choice(FINANCE), "POST", "/v1/allocations", body)
        if not drafted.done:
            return
        self.tranches.append(drafted.body)
        if rng.random() < 0.2:
            await self.callers.surely(FINANCE[0], "POST", f"/v1/allocations/{drafted.body['id']}/check")
        later = min(day + timedelta(days=rng.choice((0, 0, 3))), date(2022, 12, 31))
        if await self._act("agree", LEADER, drafted.body, "allocations", later, twice=rng.random() < 0.3):
            body = {"document": document(later, "CTĐP-QLKC")}
            await self._act("issue", CLERK, drafted.body, "allocations", later, body=body)

    def _line(self, year: int) -> Record:
        rng = self.rng
        assignment = rng.choice([one for one in self.ground.assignments if one["year"] == year])
        line = {"assignment_id": assignment["id"], "amount": rng.randint(20, 90) * MILLION + rng.randint(0, 999)}
        if rng.random() < 0.1:
            return line | {"amount": rng.choice((1, assignment["amount"], 9_007_199_254_740_991))}
        dossier = rng.choice(self.ground.dossiers)
        amount = line["amount"] if rng.random() < 0.7 else rng.randint(100, 2 * PLAN // MILLION) * MILLION
        return line | {"dossier_id": dossier["id"], "amount": amount}

    async def agree_again(self) -> None:
        """A tranche that may be agreed already, or was refused before."""
        if self.tranches:
            tranche = self.rng.choice(self.tranches)
            await self._act("agree", LEADER, tranche, "allocations", date(2022, 6, 1), twice=True)

    async def reverse_tranche(self) -> None:
        """A tranche back to where it came from; refused once any of it is held."""
        if self.tranches:
            tranche, day = self.rng.choice(self.tranches), day_between(self.rng, "2022-01-10", "2023-12-31")
            await self._act("reverse tranche", OTHER_LEADER, tranche, "allocations", day, twice=self.rng.random() < 0.3)

    # Agreements

    async def sign(self) -> None:
        """Sign an agreement, whose money dossiers has held first."""
        agreement = self.rng.choice(self.ground.agreements)
        await self._act("sign", LEADER, agreement, "agreements", agreement["day"], twice=self.rng.random() < 0.3)

    async def void(self) -> None:
        """Give a draft up, perhaps after its money was held; the next hold for it must be refused."""
        agreement = self.rng.choice(self.ground.agreements)
        if self.rng.random() < 0.5:
            await self._hold("hold", UUID(agreement["id"]), self._hold_of(agreement))
        if self.rng.random() < 0.3:
            await self._act("void", LEADER, agreement, "agreements", agreement["day"])

    async def hold_stray(self) -> None:
        """Hold for an agreement that nobody will sign: again, by an older version, by a newer one, at once."""
        rng, stray = self.rng, self.rng.choice(self._unsigned)
        if stray in self._busy:
            return
        self._busy.add(stray)
        try:
            bodies = [self._stray_body(stray) for _ in range(rng.choice((1, 2)))]
            bodies += rng.choices(bodies, k=rng.choice((0, 1)))
            for answer in await asyncio.gather(*(self._hold("hold stray", stray, body) for body in bodies)):
                if answer.done:
                    self.books.told(answer.body)
        finally:
            self._busy.discard(stray)

    def _stray_body(self, stray: UUID) -> Record:
        rng = self.rng
        known = self.books.holds.get(str(stray), {})
        latest = max((one["agreement_version"] for one in known.values()), default=1)
        dossiers = rng.sample(self.ground.dossiers, rng.choice((1, 1, 2)))
        lines = [
            {"dossier": one["id"], "year": rng.choices(YEARS, (3, 1))[0], "amount": rng.randint(1, 30) * MILLION + 7}
            for one in dossiers
        ]
        first = max((one["effective_on"] for one in known.values()), default="2022-03-01")
        day = day_between(rng, first if rng.random() < 0.9 else "2022-01-01", "2023-03-31")
        return {"agreement_version": max(1, latest + rng.choice((-1, 0, 0, 1, 1))), "lines": lines, **dated(day)}

    def _hold_of(self, agreement: Record) -> Record:
        lines = [
            {"dossier": one["dossier_id"], "year": one["year"], "amount": one["amount"]} for one in agreement["lines"]
        ]
        return {"agreement_version": 1, "lines": lines, **dated(agreement["day"])}

    async def _hold(self, what: str, agreement: UUID, body: Record) -> Answer:
        return await self._send(what, None, "PUT", f"/v1/commitments/{agreement}", body)

    async def liquidate(self) -> None:
        """Accept all of an agreement, often less than was spent, then settle it: its event moves the money."""
        signed = [one for one in self.books.signed.values() if one["id"] not in self.books.liquidated]
        if not signed:
            return
        agreement, rng = self.rng.choice(signed), self.rng
        place = PLACES[agreement["province"]]
        day = day_between(rng, "2022-10-01", "2023-06-30")
        for dossier in {line["dossier_id"] for line in agreement["lines"]}:
            agreed = sum(line["amount"] for line in agreement["lines"] if line["dossier_id"] == dossier)
            body = {
                "agreement_id": agreement["id"],
                "dossier_id": dossier,
                "form": "5a",
                "actual_cost": 800 * MILLION,
                "accepted": rng.choice((agreed, agreed, rng.randint(0, agreed))),
                **dated(day),
            }
            draft = await self._send("accept", place.implementer, "POST", "/v1/acceptances", body)
            if draft.done:
                await self._act("confirm", place.officer, draft.body, "acceptances", day)
        if rng.random() < 0.5:
            for request in [one for one in self.requests if one["agreement_id"] == agreement["id"]]:
                await self._pay(request)
            file = settlement_file(await self.callers.get(f"/v1/agreements/{agreement['id']}"))
            if await self._act("file settlement", place.implementer, agreement, "agreements", day, body=file):
                await self._act("liquidate", OTHER_LEADER, agreement, "agreements", day)

    # Payments

    async def ask(self) -> None:
        """Draft, file and approve a payment request, often for more than may be had."""
        if not self.books.signed:
            return
        rng, agreement = self.rng, self.rng.choice(list(self.books.signed.values()))
        line = rng.choice(agreement["lines"])
        place, day = PLACES[agreement["province"]], date.fromisoformat(agreement["signed_on"])
        body = {
            "agreement_id": agreement["id"],
            "dossier_id": line["dossier_id"],
            "year": line["year"],
            "kind": rng.choice(("advance", "advance", "payment")),
            "amount": line["amount"] // rng.choice((1, 2, 3, 4, 6)) + rng.choice((0, 1)),
            **dated(day),
        }
        draft = await self._send("ask", place.implementer, "POST", "/v1/payment-requests", body)
        if draft.done and await self._act("file", place.implementer, draft.body, "payment-requests", day):
            approved = await self._act("approve", OTHER_OFFICER, draft.body, "payment-requests", day)
            if approved:
                self.requests.append(approved)

    async def pay(self) -> None:
        """Pay a request that is approved, paid already, or was paid and taken back."""
        if self.requests:
            await self._pay(self.rng.choice(self.requests))

    async def _pay(self, request: Record) -> None:
        rng, first = self.rng, date.fromisoformat(request["effective_on"])
        day = first + timedelta(days=rng.randint(-10, 150))
        body = {"payment_request_id": request["id"], **dated(day)}
        await self._send(
            "pay", rng.choice(FINANCE), "POST", "/v1/payments", body, twice=rng.random() < 0.4, other=rng.random() < 0.2
        )

    async def take_back(self) -> None:
        """Reverse a payment, by another than who paid."""
        if self.books.payments:
            payment = self.rng.choice(list(self.books.payments.values()))
            day = date.fromisoformat(payment["paid_on"]) + timedelta(days=self.rng.randint(-5, 200))
            await self._act("take back", OTHER_LEADER, payment, "payments", day, twice=self.rng.random() < 0.3)

    # How attempts are sent

    async def _act(
        self,
        what: str,
        who: Person,
        record: Record,
        collection: str,
        day: date,
        *,
        body: Record | None = None,
        twice: bool = False,
    ) -> Record | None:
        """The record after the action, if it was done; now and then upon a version known from before."""
        path, version = f"/v1/{collection}/{record['id']}", record["version"]
        if self.rng.random() < 0.9:
            version = (await self.callers.get(path))["version"]
        action = {"reverse tranche": "reverse", "take back": "reverse", "file settlement": "file_settlement"}
        to = f"{path}/actions/{action.get(what, what)}"
        answer = await self._send(what, who, "POST", to, (body or {}) | dated(day), version=version, twice=twice)
        return answer.body if answer.done else None

    async def _send(
        self,
        what: str,
        who: Person | None,
        method: str,
        path: str,
        body: Record,
        *,
        version: int | None = None,
        twice: bool = False,
        other: bool = False,
    ) -> Answer:
        """Send it, under one key perhaps twice at once, perhaps once more with another body; tell the books."""
        key = f"storm-{uuid4()}" if method == "POST" else None
        if_match = None if version is None else f'"{version}"'
        answers = await asyncio.gather(
            *(self.callers.surely(who, method, path, body, key=key, if_match=if_match) for _ in range(1 + twice))
        )
        done = next((one for one in answers if one.done), answers[0])
        if done.done and any(one != done and (one.done or one.code in OVERTAKEN) for one in answers):
            self.unequal.append(f"{what}: {[(one.status, one.code) for one in answers]}")
        if other and done.done:
            again = await self.callers.surely(who, method, path, body | {"reason": "Nội dung khác"}, key=key)
            assert again.code == "key-reused", again
        (self.done if done.done else self.refused)[what] += 1
        if done.done and method == "POST":
            self._tell(done.body)
        return done

    def _tell(self, record: Record) -> None:
        self.books.told(record)


def _stray(rng: random.Random) -> UUID:
    return UUID(int=rng.getrandbits(128), version=4)


OVERTAKEN = frozenset({"stale-version", "action-not-allowed"})
"""What a request would hear that did not know that its own twin has been there; other refusals may come of others."""

ATTEMPTS: dict[Callable[[Storm], Awaitable[None]], int] = {
    Storm.allocate: 20,
    Storm.agree_again: 4,
    Storm.reverse_tranche: 6,
    Storm.sign: 16,
    Storm.void: 3,
    Storm.hold_stray: 9,
    Storm.liquidate: 5,
    Storm.ask: 16,
    Storm.pay: 16,
    Storm.take_back: 5,
}
"""What clients try, and how often of a hundred."""
