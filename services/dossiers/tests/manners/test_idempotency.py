"""Idempotency-Key: one write and the same answer however often it is sent; only what succeeded is kept."""

import asyncio

import asyncpg
import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

PATH = "/v1/registrations"


async def count(world: World) -> int:
    return (await world.client(R.AUDITOR).get(f"{PATH}?limit=1&count=true")).json()["total"]


async def post(world: World, body: dict, key: str, path: str = PATH, role: str = R.PROVINCE_OFFICER, **claims):
    return await world.client(role, **claims).post(path, json=body, headers={"Idempotency-Key": key})


def same(answers) -> bool:
    kept = ("etag", "location", "content-type")
    return len({(one.status_code, one.content, *(one.headers.get(name) for name in kept)) for one in answers}) == 1


async def test_one_key_sent_eight_times_at_once_is_one_record_and_eight_equal_answers(world: World, story) -> None:
    before = await count(world)
    answers = await asyncio.gather(*(post(world, story.registration(), "eight-at-once") for _ in range(8)))
    assert same(answers) and answers[0].status_code == 201
    assert sorted(one.headers.get("idempotency-replayed", "") for one in answers) == ["", *["true"] * 7]
    assert await count(world) == before + 1


async def test_a_replay_is_the_first_answer_though_the_record_moved_on(world: World, story) -> None:
    first = await post(world, story.registration(), "moved-on")
    await world.act(
        R.PROVINCE_LEADER, first.json(), "send", {"document": story.document(), **story.dated("2021-06-15")}
    )
    again = await post(world, story.registration(), "moved-on")
    assert same([first, again]) and again.json()["state"] == "drafted"


async def test_another_body_or_query_under_the_same_key_is_refused(world: World, story) -> None:
    await post(world, story.registration(), "another-body")
    other = await post(world, story.registration(plan_year=2023), "another-body")
    expect.problem(other, 422, "key-reused")
    query = await post(world, story.registration(), "another-body", f"{PATH}?x=1")
    expect.problem(query, 422, "key-reused")


async def test_a_key_belongs_to_one_subject_and_one_path(world: World, story) -> None:
    mine = await post(world, story.registration(), "whose")
    theirs = await post(world, story.registration(), "whose", subject="someone-else")
    assert mine.json()["id"] != theirs.json()["id"]
    dossiers = [await story.dossier(mine.json()["dossier_ids"][0])]
    elsewhere = await post(world, story.plan(dossiers), "whose", "/v1/plans", R.AGENCY_OFFICER)
    assert elsewhere.json()["code"] != "key-reused"


async def test_a_refused_request_leaves_its_key_free(world: World, story) -> None:
    wrong = story.registration(province="VN63-91")
    expect.problem(await post(world, wrong, "left-free"), 403, "forbidden")
    late = story.registration(effective_on="2999-01-01")
    assert (await post(world, late, "left-free")).status_code == 422
    assert (await post(world, story.registration(), "left-free")).status_code == 201


async def test_a_replay_beats_a_stale_if_match(world: World, story) -> None:
    registration, _ = await story.registered()
    body = {"document": story.document(), **story.dated("2021-06-15")}
    path, headers = f"{PATH}/{registration['id']}/actions/send", {"Idempotency-Key": "sent", "If-Match": '"1"'}
    leader = world.client(R.PROVINCE_LEADER)
    first, again = [await leader.post(path, json=body, headers=headers) for _ in "12"]
    assert first.status_code == 200 and same([first, again])
    without = await leader.post(path, json=body, headers={"If-Match": '"1"'})
    expect.problem(without, 412, "stale-version")


async def test_signing_is_replayed_without_asking_budget_again(world: World, story, budget) -> None:
    agreement = await story.agreement(await story.planned())
    headers = {"Idempotency-Key": "signed", "If-Match": '"1"'}
    leader, path = world.client(R.AGENCY_LEADER), f"/v1/agreements/{agreement['id']}/actions/sign"

    async def sign():
        return await leader.post(path, json=story.dated("2022-07-15"), headers=headers)

    answers = await asyncio.gather(*(sign() for _ in range(8)))
    assert same(answers) and answers[0].json()["state"] == "signed", [one.text for one in answers]
    held = len(budget.holds)
    assert same([answers[0], await sign()]) and len(budget.holds) == held
    history = (await leader.get(f"/v1/agreements/{agreement['id']}/history")).json()["items"]
    assert [one["action"] for one in history] == ["create", "sign"]


async def test_a_key_in_flight_is_waited_for_and_then_told_to_come_again(world: World, story) -> None:
    async with impatient(world), in_flight(world, "in-flight") as other:
        waited = await post(world, story.registration(), "in-flight")
        expect.problem(waited, 409, "request-in-progress")
        assert waited.headers["retry-after"]
        await other.execute("ROLLBACK")
    assert (await post(world, story.registration(), "in-flight")).status_code == 201


async def test_whoever_waited_for_a_request_that_failed_does_the_work(world: World, story) -> None:
    async with in_flight(world, "failed") as other:
        waiting = asyncio.create_task(post(world, story.registration(), "failed"))
        async with world.as_owner() as owner, asyncio.timeout(10):
            while not await owner.fetchval("SELECT count(*) FROM pg_locks WHERE NOT granted"):
                await asyncio.sleep(0.02)
        await other.execute("ROLLBACK")
        assert (await waiting).status_code == 201


@pytest.mark.parametrize("key", ["", "x" * 256, "a\tb"])
async def test_a_key_is_1_to_255_printable_characters(world: World, story, key: str) -> None:
    expect.problem(await post(world, story.registration(), key), 422, "invalid-content")
    assert (await post(world, story.registration(), "x" * 255)).status_code == 201


async def test_a_request_without_a_key_is_a_new_one_each_time(world: World, story) -> None:
    one, two = [await world.create(R.PROVINCE_OFFICER, PATH, story.registration()) for _ in "12"]
    assert one["id"] != two["id"]


class in_flight:
    """Another process's transaction that has claimed a key and not ended."""

    def __init__(self, world: World, key: str) -> None:
        self._world, self._key = world, key

    async def __aenter__(self) -> asyncpg.Connection:
        self._connection = await asyncpg.connect(self._world.urls["owner"])
        await self._connection.execute("BEGIN")
        await self._connection.execute(
            "INSERT INTO idempotency_key (subject, path, key, fingerprint, claimed_at) VALUES ($1, $2, $3, '', now())",
            R.PROVINCE_OFFICER,
            f"POST {PATH}",
            self._key,
        )
        return self._connection

    async def __aexit__(self, *_: object) -> None:
        await self._connection.close()


class impatient:
    """The provinces' next connection waits 150 ms for a lock, instead of seconds."""

    def __init__(self, world: World) -> None:
        self._pool = world.app.state.database._province

    async def __aenter__(self) -> None:
        async with self._pool.acquire() as connection:
            await connection.execute("SET lock_timeout = 150")

    async def __aexit__(self, *_: object) -> None:
        await self._pool.expire_connections()
