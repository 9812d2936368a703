"""The service budget in process, dossiers a stand-in: one year's money brought to the moment of an attack."""

import itertools
from collections.abc import Awaitable, Callable
from typing import Any

import httpx

from arit_contracts import roles as R
from arit_kit.ids import uuid7
from arit_kit.testing.world import World

NUMBERS = itertools.count(1)
YEARS = itertools.count(2040)
Record = dict[str, Any]


class StandIn:
    """Dossiers: answers what it was given; `meanwhile` happens while it is asked."""

    def __init__(self) -> None:
        self.known: dict[str, Record] = {}
        self.meanwhile: Callable[[], Awaitable[None]] | None = None

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        if self.meanwhile is not None:
            happening, self.meanwhile = self.meanwhile, None
            await happening()
        ids = request.url.params.get("id")
        if ids is not None:
            return httpx.Response(200, json={"items": [self.known[id] for id in ids.split(",")]})
        return httpx.Response(200, json=self.known[request.url.path.rpartition("/")[2]])

    def knows(self, **record: Any) -> Record:
        """A record with all that budget reads of one, in a state in which money may move."""
        place = {"province": "VN63-86", "implementer_unit": "TTKC-VN63-86"}
        allowed = {"state": "approved", "version": 1, "effective_on": "2022-01-01", "planned": True, "payable": True}
        full = {"id": str(uuid7()), "reference": f"KC-{next(NUMBERS)}", **place, **allowed, **record}
        self.known[full["id"]] = full
        return full


class Fund:
    """A year of its own for each test."""

    def __init__(self, world: World) -> None:
        self.world, self.year, self.dossiers = world, next(YEARS), StandIn()
        world.neighbour("dossiers", httpx.MockTransport(self.dossiers))

    @staticmethod
    def dated(day: str) -> dict[str, str]:
        return {"effective_on": day, "reason": "Ghi nhận lại"}

    @staticmethod
    def document(day: str) -> Record:
        return {"number": str(next(NUMBERS)), "symbol": "QĐ-TẤN", "issuer": "Bộ Công Thương", "issued_on": day}

    async def opened(self) -> None:
        body = {"year": self.year, **self.dated("2022-01-01")}
        await self.world.create(R.FINANCE_OFFICER, "/v1/budget-years", body)

    async def drafted_assignment(self, amount: int, field: str = "economic") -> Record:
        day = "2022-01-02"
        body = {"year": self.year, "kind": "initial", "field": field, "amount": amount, "decision": self.document(day)}
        return await self.world.create(R.FINANCE_OFFICER, "/v1/fund-assignments", {**body, **self.dated(day)})

    async def try_assign(self, draft: Record) -> httpx.Response:
        return await self.world.try_act(R.AGENCY_LEADER, draft, "assign", self.dated("2022-01-02"))

    async def assigned(self, amount: int, field: str = "economic") -> Record:
        answer = await self.try_assign(await self.drafted_assignment(amount, field))
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def drafted(self, assignment: Record, amount: int, dossier: Record | None = None, day: str = "") -> Record:
        line = {"assignment_id": assignment["id"], "amount": amount}
        lines = [line | ({"dossier_id": dossier["id"]} if dossier else {})]
        body = {"year": self.year, "title": "Đợt phân bổ", "lines": lines, **self.dated(day or "2022-01-03")}
        return await self.world.create(R.FINANCE_OFFICER, "/v1/allocations", body)

    async def agree(self, tranche: Record, day: str = "2022-01-03", **headers: str) -> httpx.Response:
        """The tranche as it was drafted, agreed by the leader."""
        return await self.world.client(R.AGENCY_LEADER).post(
            f"/v1/allocations/{tranche['id']}/actions/agree",
            json=self.dated(day),
            headers={"If-Match": '"1"', **headers},
        )

    async def funded(self, amount: int, plan: int = 1_000) -> Record:
        """A dossier with an issued line of that amount."""
        dossier = self.dossiers.knows(plan_amount=plan)
        tranche = await self.drafted(await self.assigned(amount), amount, dossier)
        answer = await self.agree(tranche)
        assert answer.status_code == 200, answer.text
        body = {"document": self.document("2022-01-03"), **self.dated("2022-01-03")}
        await self.world.act(R.CLERK, tranche, "issue", body)
        return dossier

    async def hold(self, agreement: Record, dossier: Record, amount: int, day: str, version: int = 1) -> httpx.Response:
        lines = [{"dossier": dossier["id"], "year": self.year, "amount": amount}]
        body = {"agreement_version": version, "lines": lines, **self.dated(day)}
        return await self.world.client(R.SERVICE).put(f"/v1/commitments/{agreement['id']}", json=body)

    async def pay(self, agreement: Record, dossier: Record, amount: int, day: str, kind: str = "advance") -> Record:
        request = self.dossiers.knows(
            agreement_id=agreement["id"],
            dossier_id=dossier["id"],
            year=self.year,
            kind=kind,
            amount=amount,
        )
        body = {"payment_request_id": request["id"], **self.dated(day)}
        return await self.world.create(R.FINANCE_OFFICER, "/v1/payments", body)

    async def told(self, what: str, agreement: Record, day: str, **data: Any) -> None:
        subject = f"urn:arit:dossiers:agreement:{agreement['id']}"
        await self.world.deliver(f"dossiers.agreement.{what}.v1", subject, {"effective_on": day, **data})

    async def balances(self, **asked: str) -> httpx.Response:
        return await self.world.client(R.AUDITOR).get("/v1/balances", params={"year": self.year, **asked})

    async def entries(self) -> list[Record]:
        params = {"year": self.year, "limit": 200}
        return list((await self.world.client(R.AUDITOR).get("/v1/ledger-entries", params=params)).json()["items"])
