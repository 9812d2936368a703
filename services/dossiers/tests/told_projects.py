"""A project brought to any step of its way through the public API."""

import itertools
import json
from collections.abc import Sequence
from typing import Any

import httpx

from arit_contracts import roles as R
from arit_kit.testing.world import World

NUMBERS = itertools.count(1)
"""So that no two documents or agreements of a test run bear one number."""


class Projects:
    """A province's projects of 2022, step by step; Vĩnh Long's unless another is named."""

    def __init__(self, world: World, province: str = "VN63-86", today: str = "VN34-86") -> None:
        self.world, self.province, self.unit = world, province, f"TTKC-{province}"
        self._today = today

    def claims(self, role: str) -> dict[str, str]:
        """What a token of that role says of this province."""
        if role in R.PROVINCIAL:
            return {"province": self._today}
        return {"unit": self.unit} if role == R.IMPLEMENTER else {}

    async def create(self, role: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
        return await self.world.create(role, path, body, **self.claims(role))

    async def act(self, role: str, record: dict[str, Any], action: str, body: dict[str, Any]) -> dict[str, Any]:
        return await self.world.act(role, record, action, body, **self.claims(role))

    def document(self, symbol: str = "CV-SCT", day: str = "2021-06-15") -> dict[str, Any]:
        """A document of a number of its own."""
        return {"number": str(next(NUMBERS)), "symbol": symbol, "issuer": "Sở Công Thương", "issued_on": day}

    @staticmethod
    def dated(day: str) -> dict[str, str]:
        return {"effective_on": day, "reason": "Ghi nhận lại hồ sơ năm 2022"}

    def line(self, **changed: Any) -> dict[str, Any]:
        return {
            "title": "Ứng dụng máy móc tiên tiến trong chế biến nông sản",
            "contents": [{"content": "C04", "total_cost": 800_000_000, "requested": 300_000_000}],
            "beneficiaries": [{"name": "Cơ sở A", "commune": "Xã Long Phước"}],
            "implementer": f"Trung tâm Khuyến công {self.province}",
            "implementer_unit": self.unit,
        } | changed

    def registration(self, *lines: dict[str, Any], day: str = "2021-06-15", **changed: Any) -> dict[str, Any]:
        """The body of the province's list for 2022."""
        return {
            "plan_year": 2022,
            "province": self.province,
            "lines": list(lines) or [self.line()],
            **self.dated(day),
        } | changed

    async def registered(self, lines: int = 1, **changed: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """A registration drafted, with its dossiers."""
        body = self.registration(*(self.line(**changed) for _ in range(lines)))
        registration = await self.create(R.PROVINCE_OFFICER, "/v1/registrations", body)
        return registration, [await self.dossier(id) for id in registration["dossier_ids"]]

    async def of_the_agency(self, **changed: Any) -> dict[str, Any]:
        """A dossier of the Agency's own Centre 1, selected."""
        line = self.line(implementer="Trung tâm Khuyến công 1", implementer_unit="TTKC1", **changed)
        body = self.registration(line, province=None, unit="TTKC1")
        registration = await self.create(R.CLERK, "/v1/registrations", body)
        letter = {"document": self.document(), **self.dated("2021-06-15")}
        await self.act(R.AGENCY_OFFICER, registration, "send", letter)
        dossier = await self.dossier(registration["dossier_ids"][0])
        return await self.act(R.AGENCY_LEADER, dossier, "select", self.dated("2021-07-01"))

    async def dossier(self, id: str, role: str = R.AUDITOR) -> dict[str, Any]:
        return dict((await self.world.client(role).get(f"/v1/dossiers/{id}")).json())

    async def events(self, what: str, record: dict[str, Any]) -> list[dict[str, Any]]:
        """The data of these events about a record, oldest first."""
        async with self.world.as_owner() as owner:
            rows = await owner.fetch(
                "SELECT data FROM feed WHERE type = $1 AND subject = $2 ORDER BY n",
                f"dossiers.{what}.v1",
                record["urn"],
            )
        return [json.loads(row["data"]) for row in rows]

    async def selected(self, lines: int = 1, **changed: Any) -> list[dict[str, Any]]:
        registration, dossiers = await self.registered(lines, **changed)
        body = {"document": self.document(), **self.dated("2021-06-15")}
        await self.act(R.PROVINCE_LEADER, registration, "send", body)
        return [await self.act(R.AGENCY_LEADER, one, "select", self.dated("2021-07-01")) for one in dossiers]

    async def patch(
        self, dossier: dict[str, Any], day: str = "2021-08-01", role: str = R.IMPLEMENTER, **fields: Any
    ) -> httpx.Response:
        """Change fields of a dossier as it stands now; the answer, whatever it is."""
        current = await self.dossier(dossier["id"])
        claims = {"unit": current["implementer_unit"]} if role == R.IMPLEMENTER else {}
        return await self.world.client(role, **claims).patch(
            f"/v1/dossiers/{dossier['id']}",
            json={**fields, **self.dated(day)},
            headers={"If-Match": f'"{current["version"]}"'},
        )

    async def complete(self, dossier: dict[str, Any], *codes: str) -> dict[str, Any]:
        response = await self.patch(dossier, items=[{"code": code, "sets": 2} for code in codes])
        assert response.status_code == 200, response.text
        return dict(response.json())

    async def dossier_in(self, lines: int = 1, **changed: Any) -> list[dict[str, Any]]:
        done = []
        for one in await self.selected(lines, **changed):
            await self.complete(one, "D1", "D2", "D3", "D6")
            done.append(await self.act(R.IMPLEMENTER, one, "submit", self.dated("2021-08-02")))
        return done

    def appraisal(self, dossier: dict[str, Any], level: str, **changed: Any) -> dict[str, Any]:
        """The body of a record of appraisal that proposes 300 triệu."""
        day = {"base": "2021-09-01", "ministry": "2021-11-01"}[level]
        return {
            "dossier_id": dossier["id"],
            "level": level,
            "verdict": "passed",
            "lines": [{"content": "C04", "eligible_cost": 800_000_000, "proposed": 300_000_000}],
            **self.dated(day),
        } | changed

    async def appraised(
        self, dossier: dict[str, Any], level: str, verdict: str = "passed", **changed: Any
    ) -> dict[str, Any]:
        drafter, approver = {
            "base": (R.PROVINCE_OFFICER, R.PROVINCE_LEADER),
            "ministry": (R.AGENCY_OFFICER, R.AGENCY_LEADER),
        }[level]
        body = self.appraisal(dossier, level, verdict=verdict, **changed)
        draft = await self.create(drafter, "/v1/appraisals", body)
        return await self.act(approver, draft, "approve", self.dated(body["effective_on"]))

    async def forwarded(self, lines: int = 1, **changed: Any) -> list[dict[str, Any]]:
        dossiers = []
        for one in await self.dossier_in(lines, **changed):
            await self.appraised(one, "base")
            dossiers.append(await self.act(R.PROVINCE_LEADER, one, "forward", self.dated("2021-10-01")))
        return dossiers

    async def ministry_appraised(self, lines: int = 1, **changed: Any) -> list[dict[str, Any]]:
        dossiers = await self.forwarded(lines, **changed)
        for one in dossiers:
            await self.appraised(one, "ministry")
        return dossiers

    def plan(self, dossiers: Sequence[dict[str, Any]], amount: int = 300_000_000) -> dict[str, Any]:
        """The body of a plan that grants each so much."""
        return {
            "plan_year": 2022,
            "title": "Kế hoạch khuyến công quốc gia năm 2022",
            "stated": {"amount": 140_000_000_000, "projects": 122},
            "lines": [{"dossier_id": one["id"], "amount": amount} for one in dossiers],
            **self.dated("2021-12-30"),
        }

    def decision(self) -> dict[str, Any]:
        return {"document": self.document("QĐ-BCT", "2021-12-30"), **self.dated("2021-12-30")}

    async def planned(self, lines: int = 1, **changed: Any) -> list[dict[str, Any]]:
        dossiers = await self.ministry_appraised(lines, **changed)
        plan = await self.create(R.AGENCY_OFFICER, "/v1/plans", self.plan(dossiers))
        await self.act(R.MINISTRY_LEADER, plan, "decide", self.decision())
        return [await self.dossier(one["id"]) for one in dossiers]

    async def planned_at(self, amount: int, lines: int = 1, **changed: Any) -> list[dict[str, Any]]:
        """Planned with so much each, less than was proposed."""
        dossiers = await self.ministry_appraised(lines, **changed)
        plan = await self.create(R.AGENCY_OFFICER, "/v1/plans", self.plan(dossiers, amount))
        await self.act(R.MINISTRY_LEADER, plan, "decide", self.decision())
        return [await self.dossier(one["id"]) for one in dossiers]

    def agreed(self, dossiers: Sequence[dict[str, Any]], amount: int = 300_000_000) -> dict[str, Any]:
        """The body of an agreement over these dossiers."""
        return {
            "number": f"{next(NUMBERS)}/2022/HĐ-KCQG",
            "lines": [{"dossier_id": one["id"], "year": 2022, "amount": amount} for one in dossiers],
            **self.dated("2022-07-15"),
        }

    async def agreement(self, dossiers: Sequence[dict[str, Any]], **changed: Any) -> dict[str, Any]:
        return await self.create(R.AGENCY_OFFICER, "/v1/agreements", self.agreed(dossiers) | changed)

    async def signed(self, dossiers: Sequence[dict[str, Any]]) -> dict[str, Any]:
        """An agreement signed; the test must have asked for `budget`."""
        return await self.act(R.AGENCY_LEADER, await self.agreement(dossiers), "sign", self.dated("2022-07-15"))

    def request(self, agreement: dict[str, Any], **changed: Any) -> dict[str, Any]:
        """The body of a request for the first dossier's advance of 150 triệu."""
        return {
            "agreement_id": agreement["id"],
            "dossier_id": agreement["lines"][0]["dossier_id"],
            "kind": "advance",
            "amount": 150_000_000,
            **self.dated("2022-07-16"),
        } | changed

    async def filed(self, agreement: dict[str, Any], **changed: Any) -> dict[str, Any]:
        request = await self.create(R.IMPLEMENTER, "/v1/payment-requests", self.request(agreement, **changed))
        return await self.act(R.IMPLEMENTER, request, "file", self.dated(request["effective_on"]))

    async def approved(self, agreement: dict[str, Any], **changed: Any) -> dict[str, Any]:
        filed = await self.filed(agreement, **changed)
        return await self.act(R.AGENCY_OFFICER, filed, "approve", self.dated(filed["effective_on"]))

    async def told(self, request: dict[str, Any], what: str = "paid", day: str = "2022-07-20") -> None:
        """Budget tells that it paid a request, or took the payment back."""
        data = {"payment_request_id": request["id"], "effective_on": day}
        await self.world.deliver(f"budget.payment.{what}.v1", f"urn:arit:budget:payment:{request['id']}", data)

    async def accepted(
        self, agreement: dict[str, Any], dossier_id: str, accepted: int = 300_000_000, day: str = "2022-11-25"
    ) -> dict[str, Any]:
        """The acceptance of one dossier of an agreement, confirmed."""
        acceptance = await self.recorded(agreement, dossier_id, accepted, day)
        return await self.act(R.PROVINCE_OFFICER, acceptance, "confirm", self.dated(day))

    async def recorded(
        self, agreement: dict[str, Any], dossier_id: str, accepted: int = 300_000_000, day: str = "2022-11-25"
    ) -> dict[str, Any]:
        """The record of acceptance of one dossier of an agreement."""
        body = {
            "agreement_id": agreement["id"],
            "dossier_id": dossier_id,
            "form": "5a",
            "actual_cost": 800_000_000,
            "accepted": accepted,
            **self.dated(day),
        }
        return await self.create(R.IMPLEMENTER, "/v1/acceptances", body)

    async def now(self, record: dict[str, Any]) -> dict[str, Any]:
        return dict((await self.world.client(R.AUDITOR).get(record["href"])).json())

    async def settlement(self, agreement: dict[str, Any], day: str = "2022-12-09", **changed: Any) -> dict[str, Any]:
        """The body of a settlement file of work that cost 800 triệu a dossier, as `accepted` has it."""
        current = await self.now(agreement)
        support: dict[str, int] = {}
        for line in (one for one in current["lines"] if one["stopped_on"] is None):
            support[line["dossier_id"]] = support.get(line["dossier_id"], 0) + line["accepted"]
        rest = {"local_budget": 0, "credit": 0, "other": 0}
        return {
            "papers": [{"code": code} for code in ("P2", "P2b", "P2c", "P2d")],
            "spending": [
                {"dossier_id": id, "national_fund": amount, "own_capital": 800_000_000 - amount, **rest}
                for id, amount in support.items()
            ],
            **self.dated(day),
        } | changed

    async def settlement_filed(self, agreement: dict[str, Any], day: str = "2022-12-09") -> dict[str, Any]:
        return await self.act(R.IMPLEMENTER, agreement, "file_settlement", await self.settlement(agreement, day))

    def adjustment(self, dossier: dict[str, Any], day: str = "2022-08-01", **changes: Any) -> dict[str, Any]:
        """The body of a request to change these things of a project."""
        grounds = "Cơ sở thụ hưởng thay đổi phương án đầu tư."
        return {"dossier_id": dossier["id"], "changes": changes, "grounds": grounds, **self.dated(day)}

    async def confirmed(self, dossier: dict[str, Any], day: str = "2022-08-01", **changes: Any) -> dict[str, Any]:
        """A request of the implementer that the Sở has confirmed."""
        finding_id = changes.pop("finding_id", None)
        body = self.adjustment(dossier, day, **changes) | {"finding_id": finding_id}
        asked = await self.create(R.IMPLEMENTER, "/v1/adjustments", body)
        await self.act(R.IMPLEMENTER, asked, "file", self.dated(day))
        return await self.act(R.PROVINCE_LEADER, asked, "confirm", self.dated(day))

    def approval_of(self, day: str = "2022-08-10", symbol: str = "QĐ-BCT") -> dict[str, Any]:
        """The body that approves an adjustment."""
        return {"document": self.document(symbol, day), **self.dated(day)}

    async def adjusted(self, dossier: dict[str, Any], **changes: Any) -> dict[str, Any]:
        """An adjustment confirmed by the Sở and approved by whom the law names; as it is then."""
        asked = await self.confirmed(dossier, **changes)
        if asked["level"] == "agency":
            return await self.act(R.AGENCY_LEADER, asked, "approve", self.approval_of())
        await self.act(R.AGENCY_LEADER, asked, "submit_up", self.dated("2022-08-05"))
        return await self.act(R.MINISTRY_LEADER, asked, "decide", self.approval_of())
