"""Recommendations under test, and a letter brought to any step of its way through the public API."""

import asyncio
import inspect
import itertools
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any

import httpx
import pytest

from arit_contracts import roles as R
from arit_kit.app import Service
from arit_kit.testing.world import World
from recommendations.main import SERVICE


@pytest.fixture(scope="session")
def service_under_test() -> Service:
    return SERVICE


NUMBERS = itertools.count(1)
"""So that no two documents of a test run bear one number."""

RECEIVED = "2022-03-01"
"""The Tuesday on which letters are received, unless a test says otherwise."""


class Story:
    """A province's letters of 2022, step by step; Bắc Giang's unless another is named."""

    def __init__(self, world: World, province: str = "VN63-24", today: str = "VN34-24") -> None:
        self.world, self.province = world, province
        self._today = today

    def claims(self, role: str) -> dict[str, str]:
        """What a token of that role says of this province."""
        return {"province": self._today} if role in R.PROVINCIAL else {}

    async def create(self, role: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
        return await self.world.create(role, path, body, **self.claims(role))

    async def act(self, role: str, record: dict[str, Any], action: str, body: dict[str, Any]) -> dict[str, Any]:
        return await self.world.act(role, record, action, body, **self.claims(role))

    async def try_act(self, role: str, record: dict[str, Any], action: str, body: dict[str, Any]) -> httpx.Response:
        return await self.world.try_act(role, record, action, body, **self.claims(role))

    async def get(self, collection: str, id: str, role: str = R.AUDITOR) -> dict[str, Any]:
        """A record as it stands now."""
        answer = await self.world.client(role, **self.claims(role)).get(f"/v1/{collection}/{id}")
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def item(self, id: str, role: str = R.AUDITOR) -> dict[str, Any]:
        return await self.get("recommendations", id, role)

    @staticmethod
    def document(day: str = RECEIVED, symbol: str = "UBND-KT", issuer: str = "UBND tỉnh Bắc Giang") -> dict[str, Any]:
        """A document of a number of its own."""
        return {"number": str(next(NUMBERS)), "symbol": symbol, "issuer": issuer, "issued_on": day}

    @staticmethod
    def dated(day: str) -> dict[str, str]:
        return {"effective_on": day, "reason": "Ghi nhận lại hồ sơ năm 2022"}

    # Letters

    def letter(self, day: str = RECEIVED, **changed: Any) -> dict[str, Any]:
        """The body of a letter of that day."""
        return {
            "province": self.province,
            "title": "Kiến nghị tháo gỡ khó khăn phát triển cụm công nghiệp",
            "document": self.document(day),
            **self.dated(day),
        } | changed

    async def drafted(self, day: str = RECEIVED, **changed: Any) -> dict[str, Any]:
        return await self.create(R.PROVINCE_OFFICER, "/v1/recommendation-letters", self.letter(day, **changed))

    async def received(self, day: str = RECEIVED, **changed: Any) -> dict[str, Any]:
        """A letter that the province sent and the Agency received, both on that day."""
        letter = await self.drafted(day, **changed)
        await self.act(R.PROVINCE_LEADER, letter, "send", self.dated(day))
        return await self.act(R.CLERK, letter, "receive", self.dated(day))

    async def split(self, items: int = 1, day: str = RECEIVED, **changed: Any) -> dict[str, Any]:
        """A letter received and split into so many recommendations."""
        letter = await self.received(day, **changed)
        texts = [{"text": f"Kiến nghị thứ {place}", "field": "clusters"} for place in range(1, items + 1)]
        return await self.act(R.AGENCY_OFFICER, letter, "split", {"items": texts, **self.dated(day)})

    async def registered(self, items: int = 1, day: str = RECEIVED, **changed: Any) -> list[dict[str, Any]]:
        letter = await self.split(items, day, **changed)
        return [await self.item(id) for id in letter["recommendation_ids"]]

    # Recommendations

    def classification(self, authority: str = "A", day: str = RECEIVED, **changed: Any) -> dict[str, Any]:
        return {"field": "clusters", "kind": "guidance", "authority": authority, **self.dated(day)} | changed

    async def classify(self, item: dict[str, Any], authority: str = "A", day: str = RECEIVED) -> dict[str, Any]:
        return await self.act(R.AGENCY_OFFICER, item, "classify", self.classification(authority, day))

    async def classified(self, items: int = 1, authority: str = "A", **changed: Any) -> list[dict[str, Any]]:
        day = changed.get("day", RECEIVED)
        return [await self.classify(one, authority, day) for one in await self.registered(items, **changed)]

    def tasking(self, item: dict[str, Any], day: str = RECEIVED, **changed: Any) -> dict[str, Any]:
        """The body of a tasking that is clear in all six."""
        return {
            "recommendation_id": item["id"],
            "lead_unit": "QLKC",
            "co_units": ["TTKC1"],
            "person": "Nguyễn Văn A",
            "task": "Soạn văn bản trả lời",
            "due_on": day,
            "responsibility": "Trưởng phòng chịu trách nhiệm nội dung",
            "product": "Dự thảo công văn",
            "authority": "Cục trưởng ký",
            **self.dated(day),
        } | changed

    async def tasked(self, item: dict[str, Any], day: str = RECEIVED, **changed: Any) -> dict[str, Any]:
        """The item's tasking, assigned on that day."""
        draft = await self.create(R.AGENCY_OFFICER, "/v1/taskings", self.tasking(item, day, **changed))
        return await self.act(R.AGENCY_LEADER, draft, "assign", self.dated(day))

    async def assigned(self, items: int = 1, authority: str = "A", **changed: Any) -> list[dict[str, Any]]:
        day = changed.get("day", RECEIVED)
        done = []
        for one in await self.classified(items, authority, **changed):
            await self.tasked(one, day)
            done.append(await self.item(one["id"]))
        return done

    # Replies

    def reply(self, *items: dict[str, Any], day: str = RECEIVED, promises: int = 0, **line: Any) -> dict[str, Any]:
        """The body of a reply that explains each, or promises something about each."""
        outcome = "in_progress_with_roadmap" if promises else "explained"
        promised = [
            {"commitment": "Sửa thông tư", "product": "Thông tư mới", "due_on": "2022-12-31"} for _ in range(promises)
        ]
        common = {"outcome": outcome, "text": "Trả lời", "promises": promised} | line
        lines = [{"recommendation_id": one["id"], **common} for one in items]
        return {"province": self.province, "lines": lines, **self.dated(day)}

    def signed(self, day: str = RECEIVED) -> dict[str, Any]:
        """The body that issues a reply of that day."""
        document = self.document(day, "BCT-CTĐP", "Bộ Công Thương") | {"signer": "Trần Văn B"}
        return {"document": document, **self.dated(day)}

    async def approved(self, *items: dict[str, Any], day: str = RECEIVED, **changed: Any) -> dict[str, Any]:
        draft = await self.create(R.AGENCY_OFFICER, "/v1/replies", self.reply(*items, day=day, **changed))
        return await self.act(R.AGENCY_LEADER, draft, "approve", self.dated(day))

    async def answered(self, *items: dict[str, Any], day: str = RECEIVED, **changed: Any) -> dict[str, Any]:
        """A reply to these, issued on that day."""
        reply = await self.approved(*items, day=day, **changed)
        return await self.act(R.CLERK, reply, "issue", self.signed(day))

    async def transferred(self, item: dict[str, Any], day: str = RECEIVED) -> dict[str, Any]:
        """A registered item classified as another ministry's, and sent on to it."""
        await self.classify(item, "B", day)
        letter = {"to_body": "Bộ Tài chính", "copied_to_province": True, "document": self.document(day, "CTĐP")}
        return await self.act(R.AGENCY_LEADER, item, "transfer", letter | self.dated(day))

    async def reopen(self, item: dict[str, Any], letter: dict[str, Any], day: str) -> dict[str, Any]:
        body = {"letter_id": letter["id"], "note": "Tỉnh chưa đồng ý", **self.dated(day)}
        return await self.act(R.AGENCY_OFFICER, item, "reopen", body)

    # Working sessions

    def session(self, *provinces: str, planned_on: str = RECEIVED, **changed: Any) -> dict[str, Any]:
        """The body of the plan of a session with these provinces, with its own if none is named."""
        return {
            "title": "Làm việc với địa phương về phát triển công nghiệp",
            "level": "ministry",
            "leader": "Thứ trưởng",
            "provinces": list(provinces) or [self.province],
            "planned_on": planned_on,
            **self.dated(RECEIVED),
        } | changed

    async def planned(self, *provinces: str, **changed: Any) -> dict[str, Any]:
        return await self.create(R.AGENCY_OFFICER, "/v1/working-sessions", self.session(*provinces, **changed))

    async def held(self, *provinces: str, day: str = RECEIVED, **changed: Any) -> dict[str, Any]:
        """A session planned for that day and held on it."""
        session = await self.planned(*provinces, planned_on=day, **(self.dated(min(day, RECEIVED)) | changed))
        body = {"delegation": ["Trưởng phòng"], "minutes": "Đã trao đổi.", **self.dated(day)}
        return await self.act(R.AGENCY_OFFICER, session, "hold", body)

    async def concluded(self, session: dict[str, Any], *points: str, day: str = "2022-03-10") -> dict[str, Any]:
        """The session's conclusion, with a point for each province named."""
        asked = [{"province": uid, "text": f"Gỡ vướng cho {uid}"} for uid in points]
        body = {"document": self.document(day, "TB-BCT", "Bộ Công Thương"), "points": asked, **self.dated(day)}
        return await self.act(R.AGENCY_LEADER, session, "conclude", body)


async def at_once(
    world: World, *requests: Coroutine[Any, Any, httpx.Response], in_line: bool = True
) -> list[httpx.Response]:
    """Their answers, where each, one after another, has gone as far as it can before any may tell the feed.

    So they do overlap: the first waits for the feed, and each other for that too. `in_line`: each other waits for what
    one before it has locked.
    """
    async with world.as_owner() as holder, world.as_owner() as watcher:
        held = holder.transaction()
        await held.start()
        holding = holder.get_server_pid()
        await holder.execute("LOCK TABLE feed IN EXCLUSIVE MODE")
        running: list[asyncio.Task[httpx.Response]] = []
        for request in requests:
            running.append(asyncio.create_task(request))
            while len(blockers := await watcher.fetch(BLOCKERS)) < sum(not one.done() for one in running):
                await asyncio.sleep(0.01)
        await held.rollback()
        answers = await asyncio.gather(*running)
    behind = [row for row in blockers if set(row["pids"]) - {holding}]
    assert len(behind) == len(requests) - 1 or not in_line, [answer.text for answer in answers]
    return answers


BLOCKERS = """
SELECT pg_blocking_pids(pid) AS pids FROM pg_stat_activity
WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0
"""
"""For whom each connection that waits for a lock waits."""


@pytest.fixture(scope="session")
def overlapping() -> Callable[..., Awaitable[list[httpx.Response]]]:
    """`at_once`, for tests, which import nothing from here."""
    return at_once


class NeighbourStub:
    """A neighbour at the HTTP boundary: it has the records of `known`, or fails, or talks nonsense."""

    def __init__(self) -> None:
        self.known: set[str] = set()
        self.asked: list[httpx.URL] = []
        self.answer: httpx.Response | Exception | None = None

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request.url)
        if isinstance(self.answer, Exception):
            raise self.answer
        if self.answer is not None:
            return self.answer
        ids = [id for id in request.url.params.get("id", "").split(",") if id in self.known]
        return httpx.Response(200, json={"items": [{"id": id} for id in ids], "next_cursor": None, "total": None})


class CountingStub:
    """A neighbour that counts: one figure of its own, of all and of each province; or it fails in some way."""

    def __init__(self, name: str, value: int) -> None:
        self.name, self.value = name, value
        self.asked: list[httpx.URL] = []
        self.fails: Callable[[httpx.Request], Any] | None = None

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request.url)
        if self.fails is not None:
            failed = self.fails(request)
            response = await failed if inspect.isawaitable(failed) else failed
            if response is not None:
                return response
        return httpx.Response(200, json=self.told(request.url.params))

    def told(self, params: Mapping[str, str]) -> dict[str, Any]:
        """What it answers: its value of all, and so many times it of the first, second, … province."""
        uids = params["province"].split(",") if "province" in params else []
        return {
            "from_on": params["from_on"],
            "to_on": params["to_on"],
            "taken_at": "2022-04-01T00:00:00Z",
            "figures": [self._figure(self.value)],
            "provinces": [
                {"province": uid, "figures": [self._figure(self.value * place)]} for place, uid in enumerate(uids, 1)
            ],
        }

    def _figure(self, value: int) -> dict[str, Any]:
        named = {"key": f"{self.name}_counted", "label_vi": f"Số liệu {self.name}", "label_en": self.name}
        return {**named, "when": "period", "unit": "count", "value": value, "added_later": True}


@pytest.fixture
def counting(world: World) -> dict[str, CountingStub]:
    """All three neighbours, which count 10, 20 and 30."""
    stubs = {name: CountingStub(name, value) for name, value in (("dossiers", 10), ("clusters", 20), ("budget", 30))}
    for name, stub in stubs.items():
        world.neighbour(name, httpx.MockTransport(stub))
    return stubs


@pytest.fixture
def neighbours(world: World) -> dict[str, NeighbourStub]:
    """Stubs of all three."""
    stubs = {name: NeighbourStub() for name in ("dossiers", "budget", "clusters")}
    for name, stub in stubs.items():
        world.neighbour(name, httpx.MockTransport(stub))
    return stubs


@pytest.fixture(scope="module")
def story(world: World) -> Story:
    return Story(world)


@pytest.fixture(scope="module")
async def tell(world: World) -> Callable[..., Awaitable[dict[str, str]]]:
    """Let a province have a record of every kind; their ids."""

    for name in ("dossiers", "budget", "clusters"):
        world.neighbour(name, httpx.MockTransport(NeighbourStub()))

    async def told(province: str = "VN63-24", today: str = "VN34-24") -> dict[str, str]:
        story = Story(world, province, today)
        letter = await story.split()
        [promised] = await story.assigned()
        reply = await story.answered(promised, promises=1)
        [consulted] = await story.assigned()
        asked = {"body": "Bộ Xây dựng", "document": story.document(), **story.dated(RECEIVED)}
        await story.act(R.AGENCY_OFFICER, consulted, "consult", asked)
        [worked_on] = await story.classified()
        tasking = await story.tasked(worked_on)
        items = [{"heading": "recommendations", "text": "Trả lời kiến nghị"}]
        plan = {"year": 2030 + next(NUMBERS) % 60, "quarter": 1, "items": items, **story.dated(RECEIVED)}
        return {
            "recommendation-letters": letter["id"],
            "recommendations": worked_on["id"],
            "taskings": tasking["id"],
            "replies": reply["id"],
            "follow-ups": (await story.item(promised["id"]))["follow_up_ids"][0],
            "working-sessions": (await story.held())["id"],
            "work-plans": (await story.create(R.AGENCY_OFFICER, "/v1/work-plans", plan))["id"],
        }

    return told
