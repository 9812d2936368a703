"""A project of each kind, walked from its registration to its liquidation under the law of 2014, 2018 and 2025.

Each step is taken on its own day, as it would have been then. What the law of the day asks for, grants and refuses
stands in the table; where it is not known, the walk ends there and says so.
"""

import itertools
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing.world import World, on_day

MILLION = 1_000_000
PROVINCE, CENTRE = "TTKC-VN63-86", "TTKC1"
NUMBERS = itertools.count(1)


@dataclass(frozen=True)
class Days:
    """When each step is taken; the plan year is that of the agreement."""

    year: int
    registered: str
    selected: str
    submitted: str
    base: str
    ministry: str
    planned: str
    signed: str
    accepted: str
    settled: str
    liquidated: str


LAW_2014 = Days(
    2016, "2015-05-15", "2015-07-01", "2015-08-03", "2015-09-01", "2015-11-02",
    "2015-12-30", "2016-03-15", "2016-11-25", "2016-12-05", "2017-01-18",
)  # fmt: skip
LAW_2018 = Days(
    2022, "2021-06-15", "2021-07-01", "2021-08-02", "2021-09-01", "2021-11-01",
    "2021-12-30", "2022-07-15", "2022-11-25", "2022-12-05", "2023-01-18",
)  # fmt: skip
LAW_2025 = Days(
    2026, "2025-06-16", "2025-07-01", "2025-10-16", "2025-10-20", "2025-11-03",
    "2025-12-30", "2026-03-16", "2026-09-25", "2026-10-05", "2026-11-18",
)  # fmt: skip


@dataclass(frozen=True)
class Walk:
    """What is asked for, and what the law of those days makes of it; đồng."""

    days: Days
    kind: str
    contents: tuple[tuple[str, int, int], ...]
    """Content, what it costs, and the most that the law grants."""
    papers: dict[str, int] = field(default_factory=dict)
    """The papers without which it may not be submitted, and in how many sets."""
    rules: tuple[str, ...] = ()
    advance: tuple[str, int] | None = None
    """The class of advance and the most that it gives; None where the law's rate is not known."""
    ends: str | None = None
    """The problem that keeps it from being submitted."""

    @property
    def own(self) -> bool:
        """The Agency's own unit carries it out."""
        return self.kind == "task"


SINGLE = Walk(LAW_2018, "single", (("C04", 800 * MILLION, 300 * MILLION),))
TASK = Walk(LAW_2018, "task", (("C07a", 700 * MILLION, 200 * MILLION),))
GROUP = replace(SINGLE, kind="group")
PILOT = Walk(LAW_2018, "pilot", (("C04", 800 * MILLION, 300 * MILLION), ("C08", 60 * MILLION, 30 * MILLION)))
LESS_2014 = (("C04", 800 * MILLION, 200 * MILLION),)

FULL, TWO_SETS = {"D1": 3, "D2": 1, "D3": 1, "D6": 1}, {"D1": 2, "D2": 1, "D6": 1}
WALKS = {
    "single 2014": replace(SINGLE, days=LAW_2014, contents=LESS_2014, papers=FULL, rules=("C04@2014-04-08",)),
    "single 2018": replace(SINGLE, papers=TWO_SETS, rules=("C04@2018-05-11",), advance=("ADV-M", 150 * MILLION)),
    "single 2025": replace(
        SINGLE, days=LAW_2025, papers=TWO_SETS, rules=("C04@2018-05-11",), advance=("ADV-M", 150 * MILLION)
    ),
    "group 2014": replace(
        GROUP, days=LAW_2014, contents=LESS_2014, papers={"D1": 3, "D3": 1}, rules=("C04@2014-04-08",)
    ),
    "group 2018": replace(GROUP, papers={"D1": 2}, rules=("C04@2018-05-11",), advance=("ADV-M", 150 * MILLION)),
    "group 2025": replace(
        GROUP, days=LAW_2025, papers={"D1": 2}, rules=("C04@2018-05-11",), advance=("ADV-M", 150 * MILLION)
    ),
    "pilot 2014": replace(PILOT, days=LAW_2014, papers=FULL, ends="law-value-unknown"),
    "pilot 2018": replace(
        PILOT,
        papers={"R4": 2, "D2": 1, "D6": 1},
        rules=("C04@2018-05-11", "C08@2018-05-11"),
        advance=("ADV-M", 165 * MILLION),
    ),
    "pilot 2025": replace(
        PILOT,
        days=LAW_2025,
        papers={"R4": 2, "D2": 1, "D6": 1},
        rules=("C04@2018-05-11", "C08@2018-05-11"),
        advance=("ADV-M", 165 * MILLION),
    ),
    "task 2014": replace(
        TASK, days=LAW_2014, contents=(("C07a", 700 * MILLION, 100 * MILLION),), rules=("C07a@2014-04-08",)
    ),
    "task 2018": replace(TASK, rules=("C07a@2018-05-11",)),
    "task 2025": replace(TASK, days=LAW_2025, rules=("C07a@2018-05-11",)),
}


class Walker:
    """One project on its way, every step taken through the API on its own day."""

    def __init__(self, world: World, walk: Walk) -> None:
        self.world, self.walk, self.days = world, walk, walk.days
        self.unit = CENTRE if walk.own else PROVINCE
        self.id = ""

    async def post(self, day: str, role: str, path: str, body: dict[str, Any]) -> Any:
        async with on_day(day):
            return await self.world.client(role, **self._claims(role)).post(path, json=body)

    async def create(self, day: str, role: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = await self.post(day, role, path, body)
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    async def act(self, day: str, role: str, record: dict[str, Any], action: str, **body: Any) -> dict[str, Any]:
        async with on_day(day):
            return await self.world.act(role, record, action, body, **self._claims(role))

    async def refused(
        self, day: str, role: str, record: dict[str, Any], action: str, **body: Any
    ) -> tuple[int, dict[str, Any]]:
        async with on_day(day):
            answer = await self.world.try_act(role, record, action, body, **self._claims(role))
        return answer.status_code, answer.json()

    async def dossier(self) -> dict[str, Any]:
        return dict((await self.world.client(R.AUDITOR).get(f"/v1/dossiers/{self.id}")).json())

    async def patch(self, day: str, **fields: Any) -> None:
        dossier = await self.dossier()
        async with on_day(day):
            answer = await self.world.client(R.IMPLEMENTER, unit=self.unit).patch(
                f"/v1/dossiers/{self.id}", json=fields, headers={"If-Match": f'"{dossier["version"]}"'}
            )
        assert answer.status_code == 200, answer.text

    def document(self, day: str, symbol: str = "CV-SCT") -> dict[str, Any]:
        return {"number": str(next(NUMBERS)), "symbol": symbol, "issuer": "Cơ quan ban hành", "issued_on": day}

    def _claims(self, role: str) -> dict[str, str]:
        if role in R.PROVINCIAL:
            return {"province": "VN34-86"}
        return {"unit": self.unit} if role == R.IMPLEMENTER else {}

    def beneficiaries(self) -> list[dict[str, Any]]:
        facts = {
            "legal_form": "enterprise",
            "small_or_medium": True,
            "trade": "farm_processing",
            "place": {"kind": "commune"},
        }
        return [
            {"name": f"Cơ sở {name}", "commune": "Xã Long Phước", **facts} for name in "AB"[: len(self.walk.contents)]
        ]

    # The way

    async def register(self) -> None:
        """A line of the list, sent; by the law of 2014 the full papers come with it."""
        day, own = self.days.registered, self.walk.own
        contents = [{"content": code, "total_cost": cost, "requested": most} for code, cost, most in self.walk.contents]
        line = {
            "title": "Đề án khuyến công",
            "kind": self.walk.kind,
            "contents": contents,
            "beneficiaries": [] if self.walk.kind in ("group", "task") else self.beneficiaries(),
            "implementer": "Đơn vị thực hiện",
            "implementer_unit": self.unit,
            "plan_years": [self.days.year, self.days.year + 1] if self.walk.kind == "pilot" else [],
        }
        filer = {"unit": CENTRE} if own else {"province": "VN63-86"}
        body = {"plan_year": self.days.year, "lines": [line], **filer}
        registration = await self.create(day, R.CLERK if own else R.PROVINCE_OFFICER, "/v1/registrations", body)
        self.id = registration["dossier_ids"][0]
        sender = R.AGENCY_OFFICER if own else R.PROVINCE_LEADER
        if self.days is LAW_2014 and self.walk.papers:
            status, problem = await self.refused(day, sender, registration, "send", document=self.document(day))
            assert (status, problem["code"]) == (422, "dossier-incomplete")
            await self.complete(day)
        sent = await self.act(day, sender, registration, "send", document=self.document(day))
        assert sent["late"] is False
        await self.act(self.days.selected, R.AGENCY_LEADER, await self.dossier(), "select")

    async def complete(self, day: str) -> None:
        await self.patch(day, items=[{"code": code, "sets": sets} for code, sets in self.walk.papers.items()])

    async def submit(self) -> dict[str, Any] | None:
        """It comes in with its papers and not without; the problem, where the law of the day ends the walk here."""
        day = self.days.submitted
        if self.walk.papers:
            await self.patch(day, items=[])
            status, problem = await self.refused(day, R.IMPLEMENTER, await self.dossier(), "submit")
            assert (status, {one["code"] for one in problem["errors"]}) == (422, set(self.walk.papers))
            await self.complete(day)
        if self.walk.ends:
            status, problem = await self.refused(day, R.IMPLEMENTER, await self.dossier(), "submit")
            assert status == 422
            return problem
        await self.act(day, R.IMPLEMENTER, await self.dossier(), "submit")
        return None

    async def appraise(self, level: str, day: str, drafter: str, approver: str) -> None:
        """Passed with what the law grants; one đồng more of any content is refused."""
        lines = [{"content": code, "eligible_cost": cost, "proposed": most} for code, cost, most in self.walk.contents]
        body = {"dossier_id": self.id, "level": level, "verdict": "passed"}
        for place, line in enumerate(lines):
            more = [*lines[:place], line | {"proposed": line["proposed"] + 1}, *lines[place + 1 :]]
            answer = await self.post(day, drafter, "/v1/appraisals", body | {"lines": more})
            [fault] = answer.json()["errors"]
            assert (answer.status_code, fault["code"]) == (422, "above-ceiling")
        draft = await self.create(day, drafter, "/v1/appraisals", body | {"lines": lines})
        await self.act(day, approver, draft, "approve")

    async def appraised(self) -> None:
        if not self.walk.own:
            await self.appraise("base", self.days.base, R.PROVINCE_OFFICER, R.PROVINCE_LEADER)
        forwarder = R.AGENCY_OFFICER if self.walk.own else R.PROVINCE_LEADER
        await self.act(self.days.base, forwarder, await self.dossier(), "forward")
        await self.appraise("ministry", self.days.ministry, R.AGENCY_OFFICER, R.AGENCY_LEADER)

    async def plan(self) -> None:
        """The decision freezes which block of law judged each content."""
        day = self.days.planned
        body = {
            "plan_year": self.days.year,
            "title": "Kế hoạch khuyến công quốc gia",
            "stated": {"amount": 130_000 * MILLION, "projects": 106},
            "lines": [{"dossier_id": self.id, "amount": self.granted}],
        }
        plan = await self.create(day, R.AGENCY_OFFICER, "/v1/plans", body)
        await self.act(day, R.MINISTRY_LEADER, plan, "decide", document=self.document(day, "QĐ-BCT"))
        dossier = await self.dossier()
        assert (dossier["state"], dossier["plan_amount"]) == ("plan_approved", self.granted)
        assert tuple(line["rule"] for line in dossier["ceilings"]) == self.walk.rules

    async def agree(self) -> dict[str, Any]:
        """Signed; a group only once its beneficiaries are known (I12)."""
        day = self.days.signed
        line = {"dossier_id": self.id, "year": self.days.year, "amount": self.granted}
        body = {"number": f"{next(NUMBERS)}/HĐ-KCQG", "lines": [line]}
        if self.walk.kind == "group":
            answer = await self.post(day, R.AGENCY_OFFICER, "/v1/agreements", body)
            codes = {one["code"] for one in answer.json()["errors"]}
            assert (answer.status_code, codes >= {"BEN", "PLC"}) == (422, True)
            items = [{"code": code, "sets": sets} for code, sets in (self.walk.papers | {"D2": 1, "D6": 1}).items()]
            await self.patch(day, beneficiaries=self.beneficiaries(), items=items)
        agreement = await self.create(day, R.AGENCY_OFFICER, "/v1/agreements", body)
        return await self.act(day, R.AGENCY_LEADER, agreement, "sign")

    async def advance(self, agreement: dict[str, Any]) -> int:
        """What the class of its contents gives, and not a đồng more; nothing where its rate is not known."""
        day = self.days.signed
        expected = self.walk.advance
        papers = [{"code": "P4", "sets": 1}] if self.walk.kind == "pilot" else []
        body = {"agreement_id": agreement["id"], "dossier_id": self.id, "kind": "advance", "papers": papers}
        asked = expected[1] if expected else MILLION
        more = await self.create(day, R.IMPLEMENTER, "/v1/payment-requests", body | {"amount": asked + 1})
        status, problem = await self.refused(day, R.IMPLEMENTER, more, "file")
        assert status == 422
        if expected is None:
            assert problem["code"] == "law-value-unknown"
            return 0
        assert [one["code"] for one in problem["errors"]] == ["above-entitlement"]
        request = await self.create(day, R.IMPLEMENTER, "/v1/payment-requests", body | {"amount": asked})
        request = await self.act(day, R.IMPLEMENTER, request, "file")
        assert request["advance_class"] == expected[0]
        await self.paid(day, request)
        return asked

    async def paid(self, day: str, request: dict[str, Any]) -> None:
        approved = await self.act(day, R.AGENCY_OFFICER, request, "approve")
        told = {"payment_request_id": approved["id"], "effective_on": day}
        await self.world.deliver("budget.payment.paid.v1", f"urn:arit:budget:payment:{next(NUMBERS)}", told)

    async def finish(self, agreement: dict[str, Any], advanced: int) -> dict[str, Any]:
        """Accepted, settled, paid for the rest, liquidated."""
        day = self.days.accepted
        lines = [{"content": code, "actual_cost": cost, "accepted": most} for code, cost, most in self.walk.contents]
        body = {
            "agreement_id": agreement["id"],
            "dossier_id": self.id,
            "form": "5a",
            "actual_cost": sum(line["actual_cost"] for line in lines),
            "accepted": self.granted,
            "lines": lines,
        }
        acceptance = await self.create(day, R.IMPLEMENTER, "/v1/acceptances", body)
        await self.act(day, R.AGENCY_OFFICER if self.walk.own else R.PROVINCE_OFFICER, acceptance, "confirm")
        day = self.days.settled
        await self.act(day, R.IMPLEMENTER, agreement, "file_settlement", **await self.settlement(agreement))
        body = {"agreement_id": agreement["id"], "dossier_id": self.id, "kind": "payment"}
        rest = body | {"amount": self.granted - advanced}
        request = await self.create(day, R.IMPLEMENTER, "/v1/payment-requests", rest)
        await self.paid(day, await self.act(day, R.IMPLEMENTER, request, "file"))
        return await self.act(self.days.liquidated, R.AGENCY_LEADER, agreement, "liquidate")

    async def settlement(self, agreement: dict[str, Any]) -> dict[str, Any]:
        """The papers that the checklist asks for, which the file is refused without, and who paid what."""
        day = self.days.settled
        status, problem = await self.refused(day, R.IMPLEMENTER, agreement, "file_settlement")
        assert (status, problem["code"]) == (422, "dossier-incomplete")
        papers = sorted(one["code"] for one in problem["errors"])
        share = "P2a" if self.walk.own else "P2b"
        assert papers == ["P2", share, "P2c", "P2d"]
        cost = sum(cost for _, cost, _ in self.walk.contents)
        nothing = dict.fromkeys(("local_budget", "credit", "other"), 0)
        own = cost - self.granted
        spent = {"dossier_id": self.id, "national_fund": self.granted, "own_capital": own, **nothing}
        return {
            "papers": [{"code": code, "sets": 1} for code in papers],
            "spending": [] if self.walk.own else [spent],
        }

    @property
    def granted(self) -> int:
        return sum(most for _, _, most in self.walk.contents)


@pytest.mark.parametrize("name", WALKS)
async def test_a_project_of_each_kind_goes_its_way_under_the_law_of_its_days(world: World, budget, name: str) -> None:
    walker = Walker(world, WALKS[name])
    await walker.register()
    problem = await walker.submit()
    if problem:
        assert problem["code"] == walker.walk.ends
        return
    await walker.appraised()
    await walker.plan()
    agreement = await walker.agree()
    advanced = await walker.advance(agreement)

    liquidated = await walker.finish(agreement, advanced)

    assert (liquidated["state"], liquidated["settlement_late"]) == ("liquidated", False)
    told = (await world.events())[-1]
    assert told.type == "dossiers.agreement.liquidated.v1"
    assert told.data["lines"] == [{"dossier": walker.id, "year": walker.days.year, "accepted": walker.granted}]
