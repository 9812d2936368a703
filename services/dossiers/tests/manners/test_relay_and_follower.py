"""Events on their way: a slow transaction is never skipped, and a neighbour's events are applied once and in order."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import asyncpg
import httpx
import pytest

from arit_contracts import roles as R
from arit_kit.feed import relay as relay_module
from arit_kit.feed.relay import stamp
from arit_kit.ids import uuid7
from arit_kit.testing.access import NOBODYS
from arit_kit.testing.world import World

INSERT = """
INSERT INTO feed (id, type, subject, audience, recorded_at, causation, data)
VALUES ($1, 'dossiers.dossier.listed.v1', 'urn:arit:dossiers:dossier:x', 'all', now(), 'test', '{}')
"""


async def read(world: World, after: str = "") -> list[str]:
    params = {"limit": "1000"} | ({"lastEventId": after} if after else {})
    answer = await world.client(R.SERVICE).get("/v1/feeds/dossiers", params=params)
    return [one["id"] for one in answer.json()]


async def test_a_reader_never_skips_an_event_whose_transaction_was_slow(world: World) -> None:
    """The slow one took its number first and committed last."""
    slow_id, fast_id = uuid7(), uuid7()
    relay = await asyncpg.connect(world.urls["agency"])
    async with world.as_role("agency") as slow, world.as_role("agency") as fast:
        transaction = slow.transaction()
        await transaction.start()
        await slow.execute(INSERT, slow_id)
        await fast.execute(INSERT, fast_id)
        await stamp(relay)
        before = await read(world)
        assert before[-1] == str(fast_id) and str(slow_id) not in before
        await transaction.commit()
        await stamp(relay)
        assert await read(world, after=str(fast_id)) == [str(slow_id)]
    await relay.close()


async def test_events_of_one_transaction_keep_their_order(world: World) -> None:
    ids = [uuid7() for _ in range(40)]
    async with world.as_role("agency") as connection, connection.transaction():
        for id in reversed(ids):
            await connection.execute(INSERT, id)
    async with world.as_role("agency") as relay:
        await stamp(relay)
    assert (await read(world))[-40:] == [str(id) for id in reversed(ids)]


async def test_two_relays_at_once_stamp_each_event_once(world: World) -> None:
    """One relay holds the lock; should two ever run, no position is given twice and none is lost."""
    async with world.as_role("agency") as connection:
        for _ in range(60):
            await connection.execute(INSERT, uuid7())
    async with world.as_role("agency") as one, world.as_role("agency") as two:
        counts = await asyncio.gather(*(stamp(relay) for relay in (one, two) for _ in range(1)))
        assert sum(counts) >= 60
        positions = [row["position"] for row in await one.fetch("SELECT position FROM feed")]
    assert None not in positions and len(set(positions)) == len(positions)


class Feed:
    """Budget's feed as HTTP gives it, with a place where it can break."""

    def __init__(self, *events: dict[str, Any]) -> None:
        self.events, self.asked = list(events), []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(dict(request.url.params))
        last = request.url.params.get("lastEventId")
        places = [place for place, one in enumerate(self.events) if one["id"] == last]
        following = self.events[places[0] + 1 :] if places else self.events
        return httpx.Response(200, json=following[: int(request.url.params["limit"])])


def paid(request_id: str, **changed: Any) -> dict[str, Any]:
    return {
        "specversion": "1.0",
        "id": str(uuid7()),
        "source": "urn:arit:budget",
        "type": "budget.payment.paid.v1",
        "subject": f"urn:arit:budget:payment:{uuid7()}",
        "time": "2022-07-20T03:00:00Z",
        "province": None,
        "causationid": "abcdef-123",
        "data": {"payment_request_id": request_id, "effective_on": "2022-07-20"},
    } | changed


@pytest.fixture
async def approved(world: World, story, budget) -> Callable[[], Any]:
    async def made() -> dict[str, Any]:
        agreement = await story.signed(await story.planned())
        return await world.act(R.AGENCY_OFFICER, await story.filed(agreement), "approve", story.dated("2022-07-17"))

    return made


def follow(world: World, feed: Feed):
    world.neighbour("budget", httpx.MockTransport(feed))
    [follower] = [one for one in world.app.state.followers if one.source == "budget"]
    return follower


async def state(world: World, request: dict) -> str:
    return (await world.client(R.AUDITOR).get(f"/v1/payment-requests/{request['id']}")).json()["state"]


async def test_a_follower_reads_on_from_where_it_was(world: World, approved) -> None:
    one, two = await approved(), await approved()
    feed = Feed(paid(one["id"]))
    follower = follow(world, feed)
    assert await follower.catch_up() == 1
    feed.events.append(paid(two["id"], strange_attribute="ignored"))
    assert await follower.catch_up() == 1
    assert await follower.catch_up() == 0
    assert [await state(world, each) for each in (one, two)] == ["paid", "paid"]
    assert [asked.get("lastEventId") for asked in feed.asked][1:] == [one_.get("id") for one_ in feed.events]


async def test_what_an_event_does_bears_the_request_that_caused_it(world: World, approved) -> None:
    request = await approved()
    await follow(world, Feed(paid(request["id"], causationid="cause-1234567"))).catch_up()
    history = (await world.client(R.AUDITOR).get(f"/v1/payment-requests/{request['id']}/history")).json()["items"]
    assert (history[-1]["request_id"], history[-1]["actor"]) == ("cause-1234567", "dossiers")


@pytest.mark.parametrize(
    "broken",
    [{"data": {}}, {"data": {"payment_request_id": "x", "effective_on": "2022-07-20"}},
     {"data": {"payment_request_id": NOBODYS, "effective_on": "2022-07-20"}},
     {"data": {"payment_request_id": NOBODYS, "effective_on": "soon"}}],
    ids=str,
)  # fmt: skip
async def test_an_event_that_cannot_be_applied_stops_the_feed_and_is_told(world: World, approved, broken: dict) -> None:
    """Nothing behind it is applied, nothing of it is kept, and it comes again once it can be applied."""
    request = await approved()
    feed = Feed(paid(request["id"]) | broken, paid(request["id"]))
    follower = follow(world, feed)
    running = asyncio.create_task(follower.run())
    try:
        async with asyncio.timeout(20):
            while not follower.report()["failure"]:
                await asyncio.sleep(0.02)
        assert not running.done(), "a follower never dies"
        assert await state(world, request) == "approved"
        feed.events.pop(0)
        async with asyncio.timeout(20):
            while await state(world, request) != "paid":
                await asyncio.sleep(0.05)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert follower.report()["failure"] is None


@pytest.mark.parametrize(
    "answer",
    [httpx.Response(503), httpx.Response(200, text="<html>"), httpx.Response(200, json={"a": 1}),
     httpx.Response(200, json=[{"id": 1}]), httpx.Response(401, json={"code": "unauthenticated"}),
     httpx.Response(302, headers={"location": "http://elsewhere"})],
    ids=lambda answer: f"{answer.status_code} {answer.text[:12]}",
)  # fmt: skip
async def test_a_feed_that_answers_nonsense_delays_and_stops_nothing(world: World, answer: httpx.Response) -> None:
    follower = follow(world, lambda request: answer)
    running = asyncio.create_task(follower.run())
    try:
        async with asyncio.timeout(20):
            while not follower.report()["failure"]:
                await asyncio.sleep(0.02)
        assert not running.done()
        assert follower.report()["at_end"] is False
        ready = await world.client(None).get("/health/ready")
        assert ready.status_code == 200 and json.loads(ready.text)["feeds"]["budget"]["failure"]
        assert (await world.client(R.AUDITOR).get("/v1/dossiers")).status_code == 200
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


@pytest.mark.parametrize("failure", [asyncpg.InternalClientError("lost"), ConnectionError("lost"), ValueError("odd")])
async def test_a_relay_goes_on_whatever_became_of_its_connection(
    world: World, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    """Without it no event would leave, and nobody would be told."""
    failures, stamped = [failure], asyncio.Event()

    async def failing_once(connection: Any) -> int:
        if failures:
            raise failures.pop()
        stamped.set()
        return 0

    monkeypatch.setattr(relay_module, "stamp", failing_once)
    monkeypatch.setattr(relay_module, "RETRY_SECONDS", 0)
    running = asyncio.create_task(relay_module.Relay("dossiers", world.app.state.settings).run())
    async with asyncio.timeout(10):
        await stamped.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
