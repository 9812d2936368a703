"""Dossiers under test, and a project brought to any step of its way through the public API."""

from typing import Any

import httpx
import pytest

from arit_contracts import roles as R
from arit_kit.app import Service
from arit_kit.testing.world import World
from dossiers.main import SERVICE


@pytest.fixture(scope="session")
def service_under_test() -> Service:
    return SERVICE


class Story:
    """Vĩnh Long's projects of 2022, step by step."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._documents = 0

    def document(self, symbol: str = "CV-SCT", day: str = "2021-06-15") -> dict[str, Any]:
        """A document of a number of its own."""
        self._documents += 1
        return {"number": str(self._documents), "symbol": symbol, "issuer": "Sở Công Thương", "issued_on": day}

    @staticmethod
    def dated(day: str) -> dict[str, str]:
        return {"effective_on": day, "reason": "Ghi nhận lại hồ sơ năm 2022"}

    @staticmethod
    def line(**changed: Any) -> dict[str, Any]:
        return {
            "title": "Ứng dụng máy móc tiên tiến trong chế biến nông sản",
            "contents": [{"content": "C04", "total_cost": 800_000_000, "requested": 300_000_000}],
            "beneficiaries": [{"name": "Cơ sở A", "commune": "Xã Long Phước"}],
            "implementer": "Trung tâm Khuyến công Vĩnh Long",
            "implementer_unit": "TTKC-VN63-86",
        } | changed

    async def registered(self, lines: int = 1, **changed: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """A registration drafted, with its dossiers."""
        body = {
            "plan_year": 2022,
            "province": "VN63-86",
            "lines": [self.line(**changed) for _ in range(lines)],
            **self.dated("2021-06-15"),
        }
        registration = await self.world.create(R.PROVINCE_OFFICER, "/v1/registrations", body)
        return registration, [await self.dossier(id) for id in registration["dossier_ids"]]

    async def dossier(self, id: str, role: str = R.AUDITOR) -> dict[str, Any]:
        return dict((await self.world.client(role).get(f"/v1/dossiers/{id}")).json())

    async def selected(self, lines: int = 1, **changed: Any) -> list[dict[str, Any]]:
        registration, dossiers = await self.registered(lines, **changed)
        body = {"document": self.document(), **self.dated("2021-06-15")}
        await self.world.act(R.PROVINCE_LEADER, registration, "send", body)
        return [await self.world.act(R.AGENCY_LEADER, one, "select", self.dated("2021-07-01")) for one in dossiers]

    async def complete(self, dossier: dict[str, Any], *codes: str) -> dict[str, Any]:
        items = [{"code": code, "sets": 2} for code in codes]
        response = await self.world.client(R.IMPLEMENTER).patch(
            f"/v1/dossiers/{dossier['id']}",
            json={"items": items, **self.dated("2021-08-01")},
            headers={"If-Match": f'"{dossier["version"]}"'},
        )
        assert response.status_code == 200, response.text
        return dict(response.json())

    async def dossier_in(self, lines: int = 1, **changed: Any) -> list[dict[str, Any]]:
        done = []
        for one in await self.selected(lines, **changed):
            await self.complete(one, "D1", "D2", "D3", "D6")
            done.append(await self.world.act(R.IMPLEMENTER, one, "submit", self.dated("2021-08-02")))
        return done

    async def appraised(self, dossier: dict[str, Any], level: str, verdict: str = "passed") -> dict[str, Any]:
        drafter, approver = {
            "base": (R.PROVINCE_OFFICER, R.PROVINCE_LEADER),
            "ministry": (R.AGENCY_OFFICER, R.AGENCY_LEADER),
        }[level]
        day = {"base": "2021-09-01", "ministry": "2021-11-01"}[level]
        body = {
            "dossier_id": dossier["id"],
            "level": level,
            "verdict": verdict,
            "lines": [{"content": "C04", "eligible_cost": 800_000_000, "proposed": 300_000_000}],
            **self.dated(day),
        }
        draft = await self.world.create(drafter, "/v1/appraisals", body)
        return await self.world.act(approver, draft, "approve", self.dated(day))

    async def ministry_appraised(self, lines: int = 1, **changed: Any) -> list[dict[str, Any]]:
        dossiers = await self.dossier_in(lines, **changed)
        for one in dossiers:
            await self.appraised(one, "base")
            await self.world.act(R.PROVINCE_LEADER, one, "forward", self.dated("2021-10-01"))
            await self.appraised(one, "ministry")
        return dossiers

    async def planned(self, lines: int = 1, **changed: Any) -> list[dict[str, Any]]:
        dossiers = await self.ministry_appraised(lines, **changed)
        body = {
            "plan_year": 2022,
            "title": "Kế hoạch khuyến công quốc gia năm 2022",
            "stated": {"amount": 140_000_000_000, "projects": 122},
            "lines": [{"dossier_id": one["id"], "amount": 300_000_000} for one in dossiers],
            **self.dated("2021-12-30"),
        }
        plan = await self.world.create(R.AGENCY_OFFICER, "/v1/plans", body)
        decision = {"document": self.document("QĐ-BCT", "2021-12-30"), **self.dated("2021-12-30")}
        await self.world.act(R.MINISTRY_LEADER, plan, "decide", decision)
        return [await self.dossier(one["id"]) for one in dossiers]

    async def agreement(self, dossiers: list[dict[str, Any]], number: str) -> dict[str, Any]:
        body = {
            "number": number,
            "lines": [{"dossier_id": one["id"], "year": 2022, "amount": 300_000_000} for one in dossiers],
            **self.dated("2022-07-15"),
        }
        return await self.world.create(R.AGENCY_OFFICER, "/v1/agreements", body)


class BudgetStub:
    """The budget service at the HTTP boundary: holds what it is asked, or refuses, fails, or talks nonsense."""

    def __init__(self) -> None:
        self.holds: list[dict[str, Any]] = []
        self.answer: httpx.Response | Exception | None = None

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if isinstance(self.answer, Exception):
            raise self.answer
        if self.answer is not None:
            return self.answer
        body = httpx.Response(200, content=request.content).json()
        self.holds.append(body)
        document = {"number": "437", "symbol": "CTĐP-QLKC", "issuer": "Cục Công Thương địa phương"}
        lines = [{"allocation_document": document | {"issued_on": "2022-07-08"}} for _ in body["lines"]]
        agreement_id = request.url.path.rpartition("/")[2]
        return httpx.Response(200, json={"state": "held", "agreement_id": agreement_id, "lines": lines})


@pytest.fixture
def story(world: World) -> Story:
    return Story(world)


@pytest.fixture
def budget(world: World) -> BudgetStub:
    stub = BudgetStub()
    world.neighbour("budget", httpx.MockTransport(stub))
    return stub
