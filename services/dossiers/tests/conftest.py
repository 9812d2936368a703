"""Dossiers under test, and a project brought to any step of its way through the public API."""

import itertools
import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import httpx
import pytest

from arit_contracts import roles as R
from arit_kit.app import Service
from arit_kit.testing.papers import PDF
from arit_kit.testing.world import World
from dossiers.main import SERVICE


@pytest.fixture(scope="session")
def service_under_test() -> Service:
    return SERVICE


NUMBERS = itertools.count(1)
"""So that no two documents or agreements of a test run bear one number."""


class Story:
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

    def mission(self, *dossier_ids: str, **changed: Any) -> dict[str, Any]:
        """The body of a mission of 2022 to the province, about these projects."""
        return {
            "year": 2022,
            "title": "Kiểm tra đề án khuyến công quốc gia năm 2021 và 2022",
            "provinces": [self.province],
            "dossier_ids": list(dossier_ids),
            "starts_on": "2022-05-16",
            "ends_on": "2022-05-20",
            **self.dated("2022-03-01"),
        } | changed

    def team(self) -> dict[str, Any]:
        """The body of the decision that forms a mission."""
        leader = {"name": "Trưởng đoàn", "role": "leader", "organisation": "Cục Công Thương địa phương"}
        document = self.document("QĐ-CTĐP", "2022-04-01")
        return {"document": document, "team": [leader], **self.dated("2022-04-01")}

    def minutes(self, *provinces: str, day: str = "2022-05-20") -> dict[str, Any]:
        """The body that records that a mission was held, with minutes of these provinces."""
        signed = [{"province": uid, "document": self.document("BB-ĐKT", day)} for uid in provinces]
        return {"minutes": signed, **self.dated(day)}

    async def decided_mission(self, *dossier_ids: str, **changed: Any) -> dict[str, Any]:
        mission = await self.create(R.AGENCY_OFFICER, "/v1/missions", self.mission(*dossier_ids, **changed))
        return await self.act(R.AGENCY_LEADER, mission, "decide", self.team())

    async def held_mission(self, *dossier_ids: str, **changed: Any) -> dict[str, Any]:
        mission = await self.decided_mission(*dossier_ids, **changed)
        uids = [visit["province"] for visit in mission["visits"]]
        return await self.act(R.AGENCY_OFFICER, mission, "hold", self.minutes(*uids))

    async def concluded_mission(self, mission: dict[str, Any], day: str = "2022-06-10") -> dict[str, Any]:
        body = {"document": self.document("TB-CTĐP", day), **self.dated(day)}
        return await self.act(R.AGENCY_LEADER, mission, "conclude", body)

    def finding(self, mission: dict[str, Any], **changed: Any) -> dict[str, Any]:
        """The body of a mandatory finding that asks for a remedy, of the mission's first project or the province."""
        about = mission["dossier_ids"][:1]
        return {
            "mission_id": mission["id"],
            **({"dossier_id": about[0]} if about else {"province": self.province}),
            "text": "Máy móc chưa lắp đặt đúng địa điểm đã duyệt.",
            "mandatory": True,
            "asks": "remedy",
            **self.dated("2022-05-21"),
        } | changed

    async def found(self, mission: dict[str, Any], **changed: Any) -> dict[str, Any]:
        return await self.create(R.AGENCY_OFFICER, "/v1/findings", self.finding(mission, **changed))

    async def settled(self, finding: dict[str, Any], day: str = "2022-06-20") -> dict[str, Any]:
        body = {"outcome": "Đã lắp đặt đúng địa điểm.", **self.dated(day)}
        return await self.act(R.AGENCY_LEADER, finding, "settle", body)

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

    def event(self, **changed: Any) -> dict[str, Any]:
        """The body of a fair of the south in 2022, the province its host."""
        return {
            "kind": "fair",
            "region": "nam",
            "title": "Hội chợ hàng công nghiệp nông thôn tiêu biểu khu vực phía Nam",
            "host_province": self.province,
            "host_unit": "Sở Công Thương",
            "outline": "Giới thiệu sản phẩm của các tỉnh trong vùng.",
            "starts_on": "2022-10-13",
            "ends_on": "2022-10-16",
            "planned_booths": 250,
            **self.dated("2022-03-01"),
        } | changed

    def approval(self) -> dict[str, Any]:
        return {"document": self.document("QĐ-BCT", "2022-04-01"), **self.dated("2022-04-01")}

    async def approved_event(self, **changed: Any) -> dict[str, Any]:
        event = await self.create(R.AGENCY_OFFICER, "/v1/promotion-events", self.event(**changed))
        return await self.act(R.AGENCY_LEADER, event, "approve", self.approval())

    def as_held(self, *participants: tuple[str, int], **changed: Any) -> dict[str, Any]:
        """The body that records that the fair was held, with these provinces and their booths."""
        taking_part = participants or ((self.province, 10),)
        return {
            "starts_on": "2022-10-13",
            "ends_on": "2022-10-16",
            "booths": 270,
            "participants": [{"province": uid, "people": 20, "booths": booths} for uid, booths in taking_part],
            **self.dated("2022-10-16"),
        } | changed

    async def held_event(self, **changed: Any) -> dict[str, Any]:
        return await self.act(R.AGENCY_OFFICER, await self.approved_event(**changed), "hold", self.as_held())


class Voting:
    """Rounds of voting and what is entered in them; Vĩnh Long's unless another is named."""

    def __init__(self, story: Story) -> None:
        self.story, self.world, self.province = story, story.world, story.province

    async def round(self, level: str = "province", year: int = 2022, **changed: Any) -> dict[str, Any]:
        """A round opened on 1 March of its year; a regional one of the south."""
        own = level in ("district", "province")
        place: dict[str, Any] = {"province": self.province} if own else {}
        place |= {"district": f"Huyện {next(NUMBERS)}"} if level == "district" else {}
        place |= {"region": "nam"} if level == "region" else {}
        day = f"{year}-03-01"
        body = {"level": level, "year": year, "organiser": "Hội đồng bình chọn", **place, **self.story.dated(day)}
        body |= {"document": self.story.document("KH-BCT", day)}
        return await self.story.create(R.PROVINCE_OFFICER if own else R.AGENCY_OFFICER, ROUNDS, body | changed)

    def entry(self, round: dict[str, Any], **changed: Any) -> dict[str, Any]:
        """The body of an entry of 1 April."""
        day = f"{round['year']}-04-01"
        letter = {"letter": self.story.document("UBND-CN", day)} if round["run_by"] == "agency" else {}
        return {
            "round_id": round["id"],
            "province": self.province,
            "product": f"Kẹo dừa {next(NUMBERS)}",
            "product_group": "processed_food",
            "facility": "Cơ sở A",
            **letter,
            **self.story.dated(day),
        } | changed

    async def entered(self, round: dict[str, Any], **changed: Any) -> dict[str, Any]:
        return await self.story.create(R.PROVINCE_OFFICER, ENTRIES, self.entry(round, **changed))

    async def complete(self, round: dict[str, Any], **changed: Any) -> dict[str, Any]:
        """An entry whose dossier another person found complete on 4 April."""
        entry, day = await self.entered(round, **changed), self.story.dated(f"{round['year']}-04-04")
        if round["run_by"] == "agency":
            return await self.world.act(R.AGENCY_OFFICER, entry, "accept", day)
        return await self.world.act(
            R.PROVINCE_OFFICER, entry, "accept", day, subject="another", **self.story.claims(R.PROVINCE_OFFICER)
        )

    def runner(self, record: dict[str, Any]) -> str:
        return R.AGENCY_OFFICER if record["run_by"] == "agency" else R.PROVINCE_OFFICER

    def decider(self, record: dict[str, Any]) -> str:
        return R.AGENCY_LEADER if record["run_by"] == "agency" else R.PROVINCE_LEADER

    def sheets(self, points: str = "30", judges: int = 1, **changed: Any) -> dict[str, Any]:
        """So many judges' sheets, each of the same points for the market and 45 for the rest."""
        sheet = {"market": points, "technical": "25", "culture": "15", "other": "5"}
        return {"sheets": [{"judge": f"Giám khảo {n}", **sheet} for n in range(judges)], **changed}

    async def judging(self, round: dict[str, Any]) -> dict[str, Any]:
        return await self.story.act(
            self.runner(round), round, "start_judging", self.story.dated(f"{round['year']}-05-01")
        )

    async def scored(self, entry: dict[str, Any], points: str = "30", judges: int = 1) -> dict[str, Any]:
        body = self.sheets(points, judges, **self.story.dated(f"{entry['year']}-05-10"))
        return await self.story.act(self.runner(entry), entry, "score", body)

    def proposal(self, round: dict[str, Any], entries: Sequence[dict[str, Any]]) -> dict[str, Any]:
        day = f"{round['year']}-06-01"
        minutes = self.story.document("BB-HĐBC", day)
        return {"minutes": minutes, "judges": 9, "entries": [one["id"] for one in entries], **self.story.dated(day)}

    async def proposed(self, round: dict[str, Any], entries: Sequence[dict[str, Any]]) -> dict[str, Any]:
        return await self.story.act(self.runner(round), round, "propose", self.proposal(round, entries))

    def decision(self, round: dict[str, Any], entries: Sequence[dict[str, Any]]) -> dict[str, Any]:
        day = f"{round['year']}-07-07"
        certificates = [{"entry_id": one["id"], "number": f"{next(NUMBERS)}/GCN"} for one in entries]
        document = self.story.document("QĐ-UBND", day)
        return {"document": document, "prize": 2_000_000, "certificates": certificates, **self.story.dated(day)}

    async def recognised(self, round: dict[str, Any], entries: Sequence[dict[str, Any]]) -> dict[str, Any]:
        return await self.story.act(self.decider(round), round, "recognise", self.decision(round, entries))

    async def decided(
        self, level: str = "province", year: int = 2022, **changed: Any
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """A round of one entry that it recognised, and the entry."""
        round = await self.round(level, year)
        entry = await self.complete(round, **changed)
        await self.judging(round)
        await self.scored(entry)
        await self.proposed(round, [entry])
        return await self.recognised(round, [entry]), await self.read(entry)

    async def read(self, record: dict[str, Any], role: str = R.AUDITOR) -> dict[str, Any]:
        answer = await self.world.client(role, **self.story.claims(role)).get(record["href"])
        assert answer.status_code == 200, answer.text
        return dict(answer.json())


ROUNDS, ENTRIES = "/v1/voting-rounds", "/v1/voting-entries"


def structure(**changed: Any) -> dict[str, Any]:
    """How a centre is organised."""
    return {
        "name": f"Trung tâm Khuyến công {next(NUMBERS)}",
        "parent": "Sở Công Thương",
        "legal_status": "public_service_unit",
        "with_trade_promotion": False,
        "staff": 18,
    } | changed


class Registers:
    """Centres, reviews and policies; Vĩnh Long's unless another is named."""

    def __init__(self, story: Story) -> None:
        self.story, self.world = story, story.world

    async def centre(self, day: str = "2019-01-15", **changed: Any) -> dict[str, Any]:
        body = {
            "province": self.story.province,
            "unit": self.story.unit,
            "document": self.story.document("QĐ-UBND", day),
            "structure": structure(),
            **self.story.dated(day),
        }
        return await self.story.create(R.PROVINCE_OFFICER, "/v1/promotion-centres", body | changed)

    async def review(self, day: str = "2022-02-01") -> dict[str, Any]:
        body = {
            "title": "Rà soát tổ chức các trung tâm khuyến công",
            "year": 2022,
            "document": self.story.document("KH-CTĐP", day),
            **self.story.dated(day),
        }
        return await self.story.create(R.AGENCY_OFFICER, "/v1/centre-reviews", body)

    async def assessed(self, review: dict[str, Any], centre: dict[str, Any], **changed: Any) -> dict[str, Any]:
        body = {
            "centre_id": centre["id"],
            "assessment": "Thiếu người làm khuyến công ở cấp huyện",
            "proposal": "strengthen",
            **self.story.dated("2022-03-01"),
        }
        return await self.story.act(R.AGENCY_OFFICER, review, "assess", body | changed)

    async def concluded(self, review: dict[str, Any]) -> dict[str, Any]:
        body = {"document": self.story.document("BC-CTĐP", "2022-04-01"), **self.story.dated("2022-04-01")}
        return await self.story.act(R.AGENCY_LEADER, review, "conclude", body)

    def policy(self, day: str = "2021-01-10", **changed: Any) -> dict[str, Any]:
        return {
            "province": self.story.province,
            "title": "Quy định mức hỗ trợ khuyến công của tỉnh",
            "kind": "support_norms",
            "document": self.story.document("QĐ-UBND", day),
            "norms": [{"subject": "Máy móc tiên tiến", "content": "C04", "rate_percent": "50", "cap": 200_000_000}],
            **self.story.dated(day),
        } | changed

    async def policed(self, day: str = "2021-01-10", **changed: Any) -> dict[str, Any]:
        return await self.story.create(R.PROVINCE_OFFICER, "/v1/promotion-policies", self.policy(day, **changed))


class Work:
    """Progress reports, tasks of other programmes, and surveys of Centre 2; Vĩnh Long's unless another is named."""

    def __init__(self, story: Story) -> None:
        self.story, self.province = story, story.province

    def progress(self, dossier_id: str, percent: str = "40", to_on: str = "2022-08-31", **changed: Any) -> Any:
        """The body of a report on the month of August, told on 5 September."""
        return {
            "dossier_id": dossier_id,
            "from_on": "2022-08-01",
            "to_on": to_on,
            "progress_percent": percent,
            "spent_national": 120_000_000,
            "spent_own": 200_000_000,
            "done": "Đã lắp đặt máy ép",
            **self.story.dated("2022-09-05"),
        } | changed

    async def reported(self, dossier_id: str, percent: str = "40", **changed: Any) -> dict[str, Any]:
        body = self.progress(dossier_id, percent, **changed)
        return await self.story.create(R.IMPLEMENTER, "/v1/progress-reports", body)

    async def acknowledged(self, dossier_id: str, percent: str = "40", **changed: Any) -> dict[str, Any]:
        report = await self.reported(dossier_id, percent, **changed)
        return await self.story.act(R.PROVINCE_OFFICER, report, "acknowledge", self.story.dated("2022-09-06"))

    def task(self, **changed: Any) -> dict[str, Any]:
        """The body of a task of 2022 with the province."""
        return {
            "programme": "new_rural_development",
            "title": "Hướng dẫn tiêu chí số 7 về cơ sở hạ tầng thương mại nông thôn",
            "year": 2022,
            "responsible_unit": "CUC",
            "provinces": [self.province],
            "due_on": "2022-11-30",
            **self.story.dated("2022-01-10"),
        } | changed

    async def assigned(self, **changed: Any) -> dict[str, Any]:
        task = await self.story.create(R.AGENCY_OFFICER, "/v1/programme-tasks", self.task(**changed))
        body = {"document": self.story.document("QĐ-CTĐP", "2022-02-01"), **self.story.dated("2022-02-01")}
        return await self.story.act(R.AGENCY_LEADER, task, "assign", body)

    def task_report(self, day: str = "2022-11-20") -> dict[str, Any]:
        return {"document": self.story.document("BC-CTĐP", day), "results": "Đạt.", **self.story.dated(day)}

    def survey(self, **changed: Any) -> dict[str, Any]:
        """The body of a survey of the province in March 2021 for the plan of 2022."""
        return {
            "centre": "TTKC2",
            "plan_year": 2022,
            "title": "Khảo sát xây dựng kế hoạch khuyến công quốc gia năm 2022",
            "provinces": [self.province],
            "starts_on": "2021-03-08",
            "ends_on": "2021-03-12",
            **self.story.dated("2021-02-01"),
        } | changed

    async def held(self, **changed: Any) -> dict[str, Any]:
        survey = await self.story.create(R.AGENCY_OFFICER, "/v1/surveys", self.survey(**changed))
        return await self.story.act(R.AGENCY_OFFICER, survey, "hold", self.story.dated("2021-03-12"))

    def need(self, survey: dict[str, Any], **changed: Any) -> dict[str, Any]:
        """The body of a candidate: a machine for an establishment of the province."""
        return {
            "survey_id": survey["id"],
            "province": self.province,
            "beneficiary": {"name": "Cơ sở kẹo dừa Bà Hai", "commune": "Xã Long Phước"},
            "content": "C04",
            "estimated_cost": 800_000_000,
            "requested": 300_000_000,
            **self.story.dated("2021-03-15"),
        } | changed

    async def found(self, survey: dict[str, Any], **changed: Any) -> dict[str, Any]:
        return await self.story.create(R.AGENCY_OFFICER, "/v1/candidates", self.need(survey, **changed))

    async def concluded(self, survey: dict[str, Any], day: str = "2021-04-01") -> dict[str, Any]:
        body = {"document": self.story.document("BC-TTKC2", day), **self.story.dated(day)}
        return await self.story.act(R.AGENCY_LEADER, survey, "conclude", body)

    async def candidate(self, **changed: Any) -> dict[str, Any]:
        """A candidate of a concluded survey."""
        survey = await self.held(**changed)
        candidate = await self.found(survey)
        await self.concluded(survey)
        return candidate


class BudgetStub:
    """The budget service at the HTTP boundary: holds what it is asked, or refuses, fails, or talks nonsense."""

    def __init__(self) -> None:
        self.holds: list[dict[str, Any]] = []
        self.answer: httpx.Response | Exception | None = None
        self.signed: set[str] = set()
        """Agreements that it held for once: it has heard of their signing when it is asked again."""

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
        state = "confirmed" if agreement_id in self.signed else "held"
        self.signed.add(agreement_id)
        return httpx.Response(200, json={"state": state, "agreement_id": agreement_id, "lines": lines})


@pytest.fixture
def story(world: World) -> Story:
    return Story(world)


@pytest.fixture(scope="module")
def once() -> type[Story]:
    """For what a module's tests share."""
    return Story


@pytest.fixture
def voting(story: Story) -> Voting:
    return Voting(story)


@pytest.fixture
def work(story: Story) -> Work:
    return Work(story)


@pytest.fixture(scope="module")
async def under_way(world: World) -> dict[str, Any]:
    """A signed agreement over ten projects, so that tests of a module can have one each."""
    world.neighbour("budget", httpx.MockTransport(BudgetStub()))
    story = Story(world)
    return await story.signed(await story.planned(lines=10))


@pytest.fixture
def registers(story: Story) -> Registers:
    return Registers(story)


@pytest.fixture(scope="module")
async def tell(world: World) -> Callable[..., Awaitable[dict[str, str]]]:
    """Let a province have a record of every kind, one step short of its end where it can be; their ids."""

    async def told(province: str = "VN63-86", today: str = "VN34-86") -> dict[str, str]:
        story = Story(world, province, today)
        world.neighbour("budget", httpx.MockTransport(BudgetStub()))
        agreement = await story.signed(await story.planned())
        request = await story.filed(agreement)
        work = Work(story)
        report = await work.reported(agreement["lines"][0]["dossier_id"])
        candidate, task = await work.candidate(), await work.assigned()
        await work.found(await work.held())
        await story.create(R.AGENCY_OFFICER, "/v1/programme-tasks", work.task())
        accepted = await story.accepted(agreement, agreement["lines"][0]["dossier_id"])
        [hidden] = await story.ministry_appraised()
        await story.create(R.AGENCY_OFFICER, "/v1/plans", story.plan([hidden]))
        registration, [dossier] = await story.registered()
        attachment = await world.client(R.IMPLEMENTER, unit=story.unit).post(
            f"/v1/dossiers/{dossier['id']}/attachments?file_name=a.pdf", content=PDF
        )
        await world.app.state.keeper.scan_waiting()
        plan = (await world.client(R.AUDITOR).get("/v1/plans?state=decided")).json()["items"][0]
        appraisals = await world.client(R.AUDITOR).get(f"/v1/appraisals?dossier_id={hidden['id']}&level=base")
        mission = await story.held_mission(agreement["lines"][0]["dossier_id"])
        finding = await story.found(mission)
        await story.create(R.AGENCY_OFFICER, "/v1/missions", story.mission())
        asked = story.adjustment(await story.dossier(agreement["lines"][0]["dossier_id"]), place="Xã Long Phước")
        adjustment = await story.create(R.IMPLEMENTER, "/v1/adjustments", asked | story.dated("2022-12-01"))
        event = await story.approved_event()
        await story.create(R.AGENCY_OFFICER, "/v1/promotion-events", story.event())
        voting, registers = Voting(story), Registers(story)
        round, entry = await voting.decided("district")
        centre, review = await registers.centre(), await registers.review()
        await registers.assessed(review, centre)
        await registers.concluded(review)
        return {
            "voting-rounds": round["id"],
            "voting-entries": entry["id"],
            "promotion-centres": centre["id"],
            "centre-reviews": review["id"],
            "promotion-policies": (await registers.policed())["id"],
            "registrations": registration["id"],
            "dossiers": dossier["id"],
            "appraisals": appraisals.json()["items"][0]["id"],
            "plans": plan["id"],
            "agreements": agreement["id"],
            "payment-requests": request["id"],
            "acceptances": accepted["id"],
            "dossier-attachments": attachment.json()["id"],
            "missions": mission["id"],
            "findings": finding["id"],
            "adjustments": adjustment["id"],
            "promotion-events": event["id"],
            "progress-reports": report["id"],
            "programme-tasks": task["id"],
            "surveys": candidate["survey_id"],
            "candidates": candidate["id"],
        }

    return told


@pytest.fixture
def budget(world: World) -> BudgetStub:
    stub = BudgetStub()
    world.neighbour("budget", httpx.MockTransport(stub))
    return stub
