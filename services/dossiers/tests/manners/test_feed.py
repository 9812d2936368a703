"""The feed: ordered, stamped after commit, in the reader's scope, and silent about what failed."""

import asyncio

import pytest

from arit_contracts import roles as R
from arit_contracts.events import Event
from arit_kit.testing import expect
from arit_kit.testing.world import World

FEED = "/v1/feeds/dossiers"


async def test_every_action_is_told_once_and_in_order(world: World, story) -> None:
    [dossier] = await story.planned()
    told = [one.type for one in await world.events() if one.subject == dossier["urn"]]
    assert told == [
        f"dossiers.dossier.{what}.v1"
        for what in ("listed", "selected", "submitted", "base_appraised", "forwarded", "ministry_appraised",
                     "plan_approved")
    ]  # fmt: skip


async def test_reading_on_gives_each_event_once(world: World, story) -> None:
    await story.selected(3)
    every = [one.id for one in await world.events()]
    seen, last = [], ""
    while True:
        answer = await world.client(R.SERVICE).get(f"{FEED}?limit=2" + (f"&lastEventId={last}" if last else ""))
        assert answer.headers["content-type"] == "application/cloudevents-batch+json"
        batch = [Event.model_validate(one).id for one in answer.json()]
        if not batch:
            break
        seen += batch
        last = batch[-1]
    assert seen == every


async def test_an_event_is_not_told_before_its_position_is_stamped(world: World, story) -> None:
    await world.events()
    last = (await world.events())[-1].id
    await story.registered()
    unstamped = (await world.client(R.SERVICE).get(f"{FEED}?lastEventId={last}")).json()
    assert unstamped == []
    await world.events()
    assert (await world.client(R.SERVICE).get(f"{FEED}?lastEventId={last}")).json()


async def test_a_failed_write_tells_nothing(world: World, story) -> None:
    [dossier] = await story.selected()
    before = len(await world.events())
    refused = await world.try_act(R.IMPLEMENTER, dossier, "submit", story.dated("2021-08-02"))
    expect.problem(refused, 422, "dossier-incomplete")
    assert len(await world.events()) == before


async def test_a_province_reads_its_own_events_only(world: World, story) -> None:
    await story.selected()
    await story.of_the_agency()
    await world.events()
    mine = (await world.client(R.PROVINCE_OFFICER).get(f"{FEED}?limit=1000")).json()
    assert mine and {one["province"] for one in mine} <= {"VN63-83", "VN63-84", "VN63-86", "VN34-86"}
    elsewhere = (await world.client(R.PROVINCE_OFFICER, province="VN34-91").get(f"{FEED}?limit=1000")).json()
    assert elsewhere == []


@pytest.mark.parametrize("last", ["x", "01900000-0000-7000-8000-000000000000", "%00"])
async def test_an_unknown_event_is_no_place_to_read_on_from(world: World, last: str) -> None:
    expect.problem(await world.client(R.SERVICE).get(f"{FEED}?lastEventId={last}"), 400, "bad-cursor")


@pytest.mark.parametrize("query, field", [("limit=0", "limit"), ("limit=1001", "limit"), ("timeout=-1", "timeout"),
                                          ("timeout=9999999999", "timeout")])  # fmt: skip
async def test_a_reader_asks_within_bounds(world: World, query: str, field: str) -> None:
    expect.problem(await world.client(R.SERVICE).get(f"{FEED}?{query}"), 422, "invalid-content", field)


async def test_a_long_poll_ends_when_something_happens(world: World, story) -> None:
    last = (await world.events() or [None])[-1]
    query = f"{FEED}?timeout=20000" + (f"&lastEventId={last.id}" if last else "")
    waiting = asyncio.create_task(world.client(R.SERVICE).get(query))
    await story.selected()
    await world.events()
    async with asyncio.timeout(10):
        assert (await waiting).json()


async def test_every_event_tells_the_reference_that_people_quote(world: World, story) -> None:
    registration, _ = await story.registered()
    drafted = [one for one in await world.events() if one.subject == registration["urn"]]
    assert [one.data["reference"] for one in drafted] == [registration["reference"]]
