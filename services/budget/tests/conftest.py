"""Budget under test: dossiers as a stub at the HTTP boundary, and a year's money brought to any step by the API."""

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import httpx
import pytest

from arit_contracts import roles as R
from arit_kit.app import Service
from arit_kit.ids import uuid7
from arit_kit.testing.world import World
from budget.main import SERVICE

NUMBERS = itertools.count(1)
"""So that no two documents of a test run bear one number."""
MILLION = 1_000_000


@pytest.fixture(scope="session")
def service_under_test() -> Service:
    return SERVICE


class DossiersStub:
    """The dossiers service: what it was given it answers; `answer` makes it fail or talk nonsense instead."""

    def __init__(self) -> None:
        self.records: dict[str, dict[str, dict[str, Any]]] = {
            name: {} for name in ("dossiers", "agreements", "payment-requests")
        }
        self.answer: httpx.Response | Exception | None = None
        self.asked: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request.url.path)
        if isinstance(self.answer, Exception):
            raise self.answer
        if self.answer is not None:
            return self.answer
        _, _, collection, *rest = request.url.path.split("/")
        known = self.records[collection]
        if not rest:
            wanted = request.url.params["id"].split(",")
            return httpx.Response(200, json={"items": [known[id] for id in wanted if id in known]})
        if rest[0] in known:
            return httpx.Response(200, json=known[rest[0]])
        return httpx.Response(404, json={"code": "not-found", "status": 404})

    def _add(self, collection: str, **fields: Any) -> dict[str, Any]:
        record = {"id": str(uuid7()), **fields}
        self.records[collection][record["id"]] = record
        return record

    def dossier(self, **changed: Any) -> dict[str, Any]:
        """A dossier that its plan grants 300 triệu; whether it is `planned` dossiers says, whatever its state."""
        number = next(NUMBERS)
        fields = {
            "reference": f"KC-2022-{number:06}",
            "version": 1,
            "state": "plan_approved",
            "planned": True,
            "plan_amount": 300 * MILLION,
            "province": "VN63-86",
            "implementer_unit": "TTKC-VN63-86",
        }
        return self._add("dossiers", **(fields | changed))

    def agreement(self, **changed: Any) -> dict[str, Any]:
        return self._add("agreements", **({"state": "signed", "payable": True} | changed))

    def request(self, agreement: dict[str, Any], dossier: dict[str, Any], **changed: Any) -> dict[str, Any]:
        """An approved request for the dossier's advance of 150 triệu."""
        fields = {
            "state": "approved",
            "effective_on": "2022-07-16",
            "agreement_id": agreement["id"],
            "dossier_id": dossier["id"],
            "year": 2022,
            "kind": "advance",
            "amount": 150 * MILLION,
            "province": dossier["province"],
            "implementer_unit": dossier["implementer_unit"],
        }
        return self._add("payment-requests", **(fields | changed))


class Fund:
    """The fund's money, step by step; each test has a budget year of its own."""

    def __init__(self, world: World, dossiers: DossiersStub, year: int) -> None:
        self.world, self.dossiers, self.year = world, dossiers, year

    @staticmethod
    def dated(day: str) -> dict[str, str]:
        return {"effective_on": day, "reason": "Ghi nhận lại hồ sơ năm 2022"}

    @staticmethod
    def document(symbol: str = "QĐ-BCT", day: str = "2022-06-30") -> dict[str, Any]:
        """A document of a number of its own."""
        return {"number": str(next(NUMBERS)), "symbol": symbol, "issuer": "Bộ Công Thương", "issued_on": day}

    async def opened(self) -> None:
        if (await self.world.client(R.AUDITOR).get(f"/v1/budget-years?year={self.year}")).json()["items"]:
            return
        body = {"year": self.year, **self.dated("2022-01-01")}
        await self.world.create(R.FINANCE_OFFICER, "/v1/budget-years", body)

    async def drafted_assignment(self, amount: int, day: str = "2022-07-01", **changed: Any) -> dict[str, Any]:
        await self.opened()
        body = {
            "year": self.year,
            "kind": "supplement",
            "amount": amount,
            "decision": self.document(day=min(day, "2022-06-30")),
            "received_on": "2022-07-01",
            **self.dated(day),
        } | changed
        return await self.world.create(R.FINANCE_OFFICER, "/v1/fund-assignments", body)

    async def assigned(self, amount: int, day: str = "2022-07-01", **changed: Any) -> dict[str, Any]:
        draft = await self.drafted_assignment(amount, day, **changed)
        return await self.world.act(R.AGENCY_LEADER, draft, "assign", self.dated(day))

    def tranche(self, *lines: dict[str, Any], day: str = "2022-07-08") -> dict[str, Any]:
        """The body of a tranche."""
        return {"year": self.year, "title": "Đợt phân bổ", "lines": list(lines), **self.dated(day)}

    @staticmethod
    def line(assignment: dict[str, Any], amount: int, dossier: dict[str, Any] | None = None, **changed: Any) -> Any:
        named = {"dossier_id": dossier["id"], "province": dossier["province"]} if dossier else {}
        return {"assignment_id": assignment["id"], "amount": amount, **named} | changed

    async def drafted(self, *lines: dict[str, Any], day: str = "2022-07-08") -> dict[str, Any]:
        return await self.world.create(R.FINANCE_OFFICER, "/v1/allocations", self.tranche(*lines, day=day))

    async def agreed(self, *lines: dict[str, Any], day: str = "2022-07-08") -> dict[str, Any]:
        draft = await self.drafted(*lines, day=day)
        return await self.world.act(R.AGENCY_LEADER, draft, "agree", self.dated(day))

    async def issued(self, *lines: dict[str, Any], day: str = "2022-07-08") -> dict[str, Any]:
        body = {"document": self.document("CTĐP-QLKC", day), **self.dated(day)}
        return await self.world.act(R.CLERK, await self.agreed(*lines, day=day), "issue", body)

    async def funded(self, *dossiers: dict[str, Any], amount: int = 300 * MILLION) -> dict[str, Any]:
        """A tranche issued with one line of that amount for each dossier, out of an assignment of exactly that."""
        assignment = await self.assigned(amount * len(dossiers))
        return await self.issued(*(self.line(assignment, amount, one) for one in dossiers))

    def hold_body(
        self, dossiers: Sequence[dict[str, Any]], amount: int = 300 * MILLION, version: int = 1, day: str = "2022-07-15"
    ) -> dict[str, Any]:
        lines = [{"dossier": one["id"], "year": self.year, "amount": amount} for one in dossiers]
        return {"agreement_version": version, "lines": lines, **self.dated(day)}

    async def put(self, agreement: dict[str, Any], body: dict[str, Any]) -> httpx.Response:
        return await self.world.client(R.SERVICE).put(f"/v1/commitments/{agreement['id']}", json=body)

    async def held(self, agreement: dict[str, Any], *dossiers: dict[str, Any], **changed: Any) -> dict[str, Any]:
        response = await self.put(agreement, self.hold_body(dossiers, **changed))
        assert response.status_code == 200, response.text
        return dict(response.json())

    async def told(self, what: str, agreement: dict[str, Any], day: str, **data: Any) -> None:
        """An event of the agreement arrives."""
        subject = f"urn:arit:dossiers:agreement:{agreement['id']}"
        await self.world.deliver(f"dossiers.agreement.{what}.v1", subject, {"effective_on": day, **data})

    async def granted(
        self, what: str, dossier: dict[str, Any], granted: int, version: int = 9, day: str = "2022-08-10"
    ) -> None:
        """Dossiers tells what a dossier's plan grants it since it was adjusted or stopped."""
        subject, data = f"urn:arit:dossiers:dossier:{dossier['id']}", {"version": version, "granted": granted}
        await self.world.deliver(f"dossiers.dossier.{what}.v1", subject, data | {"effective_on": day})

    async def adjusted(
        self, agreement: dict[str, Any], amounts: dict[str, int], version: int = 9, day: str = "2022-08-10"
    ) -> None:
        """Dossiers tells what the lines of an agreement come to, by dossier."""
        lines = [{"dossier": id, "year": self.year, "amount": amount} for id, amount in amounts.items()]
        await self.told("adjusted", agreement, day, version=version, lines=lines)

    async def signed(self, *dossiers: dict[str, Any], amount: int = 300 * MILLION) -> dict[str, Any]:
        """An agreement over these dossiers, funded, held and signed."""
        await self.funded(*dossiers, amount=amount)
        agreement = self.dossiers.agreement()
        await self.held(agreement, *dossiers, amount=amount)
        await self.told("signed", agreement, "2022-07-15")
        return agreement

    async def pay(self, request: dict[str, Any], day: str = "2022-07-20") -> httpx.Response:
        body = {"payment_request_id": request["id"], **self.dated(day)}
        return await self.world.client(R.FINANCE_OFFICER).post("/v1/payments", json=body)

    async def paid(self, request: dict[str, Any], day: str = "2022-07-20") -> dict[str, Any]:
        response = await self.pay(request, day)
        assert response.status_code == 201, response.text
        return dict(response.json())

    def request(self, agreement: dict[str, Any], dossier: dict[str, Any], **changed: Any) -> dict[str, Any]:
        return self.dossiers.request(agreement, dossier, **({"year": self.year} | changed))

    async def owing(self, dossier: dict[str, Any], keep: int = 100 * MILLION) -> dict[str, Any]:
        """An agreement of a dossier that was advanced 150 triệu and then lowered: beyond `keep` it is receivable."""
        agreement = await self.signed(dossier)
        await self.paid(self.request(agreement, dossier))
        await self.adjusted(agreement, {dossier["id"]: keep})
        return agreement

    async def recover(
        self, agreement: dict[str, Any], dossier: dict[str, Any], amount: int, day: str = "2022-09-01", **changed: Any
    ) -> httpx.Response:
        body = {
            "agreement_id": agreement["id"],
            "dossier_id": dossier["id"],
            "year": self.year,
            "amount": amount,
            "document": self.document("GNT-KBNN", day),
            **self.dated(day),
        } | changed
        return await self.world.client(R.FINANCE_OFFICER).post("/v1/recoveries", json=body)

    async def recovered(
        self, agreement: dict[str, Any], dossier: dict[str, Any], amount: int, day: str = "2022-09-01", **changed: Any
    ) -> dict[str, Any]:
        response = await self.recover(agreement, dossier, amount, day, **changed)
        assert response.status_code == 201, response.text
        return dict(response.json())

    async def commitment(self, agreement: dict[str, Any], role: str = R.AUDITOR) -> dict[str, Any]:
        return dict((await self.world.client(role).get(f"/v1/commitments/{agreement['id']}")).json())

    async def balances(self, **asked: str) -> dict[str, int]:
        """The year's figures that are not 0."""
        response = await self.world.client(R.AUDITOR).get("/v1/balances", params={"year": self.year, **asked})
        assert response.status_code == 200, response.text
        return {name: value for name, value in response.json().items() if value and name not in ("year", "on", "as_of")}

    async def entries(self, **asked: Any) -> list[dict[str, Any]]:
        params = {"year": self.year, "limit": 200, **asked}
        return list((await self.world.client(R.AUDITOR).get("/v1/ledger-entries", params=params)).json()["items"])


@pytest.fixture(scope="module")
async def records(world: World) -> dict[str, str]:
    """A record of each collection, of Vĩnh Long where it belongs to a province, half-way where there is a way on."""
    stub = DossiersStub()
    world.neighbour("dossiers", httpx.MockTransport(stub))
    fund = Fund(world, stub, 2099)
    dossier = stub.dossier()
    agreement = await fund.signed(dossier)
    payment = await fund.paid(fund.request(agreement, dossier))
    await fund.adjusted(agreement, {dossier["id"]: 140 * MILLION})
    recovery = await fund.recovered(agreement, dossier, MILLION)
    assignment = await fund.drafted_assignment(MILLION)
    year = (await world.client(R.AUDITOR).get("/v1/budget-years?year=2099")).json()["items"][0]
    tranche = (await world.client(R.AUDITOR).get("/v1/allocations?year=2099")).json()["items"][0]
    return {
        "budget-years": year["id"],
        "fund-assignments": assignment["id"],
        "allocations": tranche["id"],
        "commitments": agreement["id"],
        "payments": payment["id"],
        "recoveries": recovery["id"],
    }


@pytest.fixture
def dossiers(world: World) -> DossiersStub:
    stub = DossiersStub()
    world.neighbour("dossiers", httpx.MockTransport(stub))
    return stub


@pytest.fixture(scope="module")
def years() -> Iterator[int]:
    """Tests of one module share a database, so each has a year of its own."""
    return iter(range(2022, 2098))


@pytest.fixture
def fund(world: World, dossiers: DossiersStub, years: Iterator[int]) -> Fund:
    return Fund(world, dossiers, next(years))
