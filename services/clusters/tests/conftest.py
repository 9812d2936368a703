"""Clusters under test, and a cluster of Bắc Giang brought to any step through the public API."""

import itertools
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from arit_contracts import roles as R
from arit_kit.app import Service
from arit_kit.testing.world import World
from clusters.main import SERVICE


@pytest.fixture(scope="session")
def service_under_test() -> Service:
    return SERVICE


NUMBERS = itertools.count(1)
"""So that no two documents or clusters of a test run bear one number."""


class Register:
    """Clusters of a province, step by step; Bắc Giang's unless another is named."""

    def __init__(self, world: World, province: str = "VN63-24", today: str = "VN34-24") -> None:
        self.world, self.province, self._today = world, province, today

    def claims(self, role: str) -> dict[str, str]:
        """What a token of that role says of this province."""
        return {"province": self._today} if role in R.PROVINCIAL else {}

    def document(self, day: str, symbol: str = "QĐ-UBND", issuer: str = "UBND tỉnh Bắc Giang") -> dict[str, Any]:
        """A document of a number of its own."""
        return {"number": str(next(NUMBERS)), "symbol": symbol, "issuer": issuer, "issued_on": day}

    @staticmethod
    def dated(day: str) -> dict[str, str]:
        return {"effective_on": day, "reason": "Ghi nhận lại dữ liệu đã có"}

    def decided(self, day: str, **more: Any) -> dict[str, Any]:
        """The body of a step that a decision of that day brings about."""
        return {"document": self.document(day), **self.dated(day)} | more

    def cluster(self, day: str = "2019-01-15", **changed: Any) -> dict[str, Any]:
        """The body of a planned cluster of 50 ha."""
        return {
            "name": f"Cụm công nghiệp Tân Dĩnh {next(NUMBERS)}",
            "province": self.province,
            "former_district": "Huyện Lạng Giang",
            "commune": "Xã Tân Dĩnh",
            "area": "50",
            "phase": "2016-2020",
            **self.decided(day),
        } | changed

    async def planned(self, day: str = "2019-01-15", **changed: Any) -> dict[str, Any]:
        return await self.world.create(R.AGENCY_OFFICER, "/v1/clusters", self.cluster(day, **changed))

    def establishment(self, day: str = "2019-06-01", **changed: Any) -> dict[str, Any]:
        return self.decided(day, area="50", investor="Công ty cổ phần hạ tầng A", investor_kind="enterprise") | changed

    async def established(self, day: str = "2019-06-01", area: str = "50", **changed: Any) -> dict[str, Any]:
        cluster = await self.planned(**changed)
        return await self.act(cluster, "establish", self.establishment(day, area=area))

    async def act(
        self, cluster: dict[str, Any], action: str, body: dict[str, Any], role: str = R.AGENCY_OFFICER
    ) -> dict[str, Any]:
        return await self.world.act(role, cluster, action, body, **self.claims(role))

    async def try_act(
        self, cluster: dict[str, Any], action: str, body: dict[str, Any], role: str = R.AGENCY_OFFICER
    ) -> httpx.Response:
        return await self.world.try_act(role, cluster, action, body, **self.claims(role))

    def figures(self, measured: str = "2019-12-14", day: str = "2019-12-20", **changed: Any) -> dict[str, Any]:
        """The body of figures: 30 of 40 ha are leased."""
        return {
            "measured_on": measured,
            "total_area": "50",
            "industrial_area": "40",
            "leasable_area": "40",
            "leased_area": "30",
            **self.dated(day),
        } | changed

    async def measured(self, cluster: dict[str, Any], *args: str, **changed: Any) -> dict[str, Any]:
        return await self.act(cluster, "record_figures", self.figures(*args, **changed))

    async def get(self, cluster: dict[str, Any], role: str = R.AUDITOR) -> dict[str, Any]:
        answer = await self.world.client(role, **self.claims(role)).get(f"/v1/clusters/{cluster['id']}")
        return dict(answer.json())

    async def on(self, cluster: dict[str, Any], day: str | None = None, as_of: str | None = None) -> dict[str, Any]:
        """How it was on a day, by what was recorded by a moment."""
        asked = {name: value for name, value in (("on", day), ("as_of", as_of)) if value}
        answer = await self.world.client(R.AUDITOR).get(f"/v1/clusters/{cluster['id']}/on", params=asked)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())


@pytest.fixture
def register(world: World) -> Register:
    return Register(world)


class Case:
    """Proposals of Bắc Giang in 2022 unless a test says otherwise; each step on the day that is named."""

    def __init__(self, world: World, register: Register) -> None:
        self.world, self.register, self.province = world, register, register.province
        self.claims, self.document, self.dated = register.claims, register.document, register.dated

    def client(self, role: str) -> Any:
        return self.world.client(role, **self.claims(role))

    async def create(self, role: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
        return await self.world.create(role, path, body, **self.claims(role))

    async def act(self, role: str, record: dict[str, Any], action: str, day: str, **body: Any) -> dict[str, Any]:
        return await self.world.act(role, record, action, body | self.dated(day), **self.claims(role))

    async def try_act(self, role: str, record: dict[str, Any], action: str, day: str, **body: Any) -> Any:
        return await self.world.try_act(role, record, action, body | self.dated(day), **self.claims(role))

    async def cluster(self, day: str = "2018-03-01", **changed: Any) -> dict[str, Any]:
        """A planned cluster of 50 ha."""
        return await self.register.planned(day, **{"name": f"CCN Số {next(NUMBERS)}"} | changed)

    async def established(self, **changed: Any) -> dict[str, Any]:
        """An established one."""
        return await self.register.established(**{"name": f"CCN Số {next(NUMBERS)}"} | changed)

    def added(self, **changed: Any) -> dict[str, Any]:
        """A line that adds a cluster."""
        line = {"change": "add", "name": f"CCN Mới {next(NUMBERS)}", "former_district": "Huyện Tân Yên", "area": "40"}
        return line | changed

    def proposal(self, *lines: dict[str, Any], day: str = "2022-01-04", **changed: Any) -> dict[str, Any]:
        body = {
            "kind": "adjustment",
            "province": self.province,
            "title": "Điều chỉnh phương án phát triển cụm công nghiệp",
            "letter": self.document(day, "UBND-KT"),
            "lines": list(lines) or [self.added()],
        }
        return body | self.dated(day) | changed

    async def drafted(self, *lines: dict[str, Any], role: str = R.PROVINCE_OFFICER, **changed: Any) -> dict[str, Any]:
        return await self.create(role, "/v1/cluster-proposals", self.proposal(*lines, **changed))

    async def checking(self, *lines: dict[str, Any], day: str = "2022-01-04", **changed: Any) -> dict[str, Any]:
        """Drafted and sent by the province, received by the clerk, on one day."""
        drafted = await self.drafted(*lines, day=day, **changed)
        sent = await self.act(R.PROVINCE_LEADER, drafted, "send", day)
        return await self.act(R.CLERK, sent, "receive", day)

    async def appraising(self, *lines: dict[str, Any], on: str = "2022-01-05", **changed: Any) -> dict[str, Any]:
        checking = await self.checking(*lines, **changed)
        return await self.act(R.AGENCY_OFFICER, checking, "accept", on)

    def verdicts(self, *lines: str, **overall: Any) -> dict[str, Any]:
        """An appraisal with these verdicts, line by line; over all the worst of them unless said."""
        order = ["agree", "agree_with_conditions", "disagree", "return"]
        judged = [{"line": n, "verdict": verdict} for n, verdict in enumerate(lines, 1)]
        for one in judged:
            if one["verdict"] == "agree_with_conditions":
                one["conditions"] = "Bổ sung trạm xử lý nước thải tập trung"
        return {"lines": judged, "verdict": max(lines, key=order.index)} | overall

    async def appraised(self, *lines: dict[str, Any], verdicts: Any = None, **changed: Any) -> dict[str, Any]:
        appraising = await self.appraising(*lines, **changed)
        body = verdicts or self.verdicts(*["agree"] * len(appraising["lines"]))
        return await self.act(R.AGENCY_OFFICER, appraising, "appraise", "2022-01-10", **body)

    async def issued(self, *lines: dict[str, Any], **changed: Any) -> dict[str, Any]:
        """The opinion of 2022-01-12."""
        appraised = await self.appraised(*lines, **changed)
        opinion = self.document("2022-01-12", "BCT-CTĐP", "Bộ Công Thương")
        return await self.act(R.AGENCY_LEADER, appraised, "issue_opinion", "2022-01-12", document=opinion)

    async def decided(self, proposal: dict[str, Any], *lines: dict[str, Any], day: str = "2022-02-21") -> Any:
        """The decision on these lines, or on all of them as proposed; the answer, whatever it is."""
        every = [{"line": line["line"], "adopted": True} for line in proposal["lines"]]
        body = {"document": self.document(day), "lines": list(lines) or every}
        return await self.try_act(R.PROVINCE_OFFICER, proposal, "decide", day, **body)

    async def read(self, record: dict[str, Any], role: str = R.AUDITOR) -> dict[str, Any]:
        return dict((await self.client(role).get(record["href"])).json())

    async def on(self, cluster_id: str, day: str) -> dict[str, Any]:
        """A cluster as it was on a day."""
        return await self.register.on({"id": cluster_id}, day)


@pytest.fixture(scope="module")
def case_of(world: World) -> Callable[[str, str], Case]:
    """Proposals of a province, by its uid in the record and its uid today."""
    return lambda province, today: Case(world, Register(world, province, today))


@pytest.fixture
def case(world: World, register: Register) -> Case:
    return Case(world, register)


@pytest.fixture(scope="module")
async def tell(world: World) -> Callable[..., Awaitable[dict[str, str]]]:
    """Let a province have a record of every kind; their ids."""

    async def told(province: str = "VN63-24", today: str = "VN34-24") -> dict[str, str]:
        register = Register(world, province, today)
        cluster = await register.measured(await register.established())
        proposal = await Case(world, register).drafted()
        return {"clusters": cluster["id"], "cluster-proposals": proposal["id"]}

    return told
