"""The history: one entry an action, chained by hash, which no running role can change or remove."""

import asyncio

import asyncpg
import pytest

from arit_contracts import roles as R
from arit_kit.db.history import FIRST_HASH, entry_hash
from arit_kit.testing import expect
from arit_kit.testing.world import World

HASHED = ("record_id", "seq", "kind", "action", "actor", "acting_service", "from_state", "to_state", "effective_on",
          "recorded_at", "reason", "changes", "request_id")  # fmt: skip


async def entries(world: World, record_id: str) -> list[dict]:
    import json

    async with world.as_owner() as owner:
        rows = await owner.fetch("SELECT * FROM history WHERE record_id = $1 ORDER BY seq", record_id)
        return [dict(row) | {"changes": json.loads(row["changes"])} for row in rows]


def broken_at(rows: list[dict]) -> int | None:
    """The sequence of the first entry whose hash does not follow from itself and the one before."""
    last = FIRST_HASH
    for row in rows:
        if row["previous_hash"] != last or row["hash"] != entry_hash(last, {name: row[name] for name in HASHED}):
            return row["seq"]
        last = row["hash"]
    return None


async def test_every_chain_recomputes_and_ends_in_its_record(world: World, story, budget) -> None:
    agreement = await story.signed(await story.planned(2))
    await story.filed(agreement)
    await story.accepted(agreement, agreement["lines"][0]["dossier_id"])
    async with world.as_owner() as owner:
        tables = sorted({row["kind"] for row in await owner.fetch("SELECT DISTINCT kind FROM history")})
        assert len(tables) == 7
        for table in tables:
            for record in await owner.fetch(f"SELECT id, version, history_seq, history_hash FROM {table}"):
                rows = await entries(world, record["id"])
                assert broken_at(rows) is None
                assert [row["seq"] for row in rows] == list(range(1, record["version"] + 1))
                assert (rows[-1]["seq"], rows[-1]["hash"]) == (record["history_seq"], record["history_hash"])


async def test_the_chain_does_not_fork_when_many_write_at_once(world: World, story) -> None:
    """Each retries with the version that it was told, until all have written."""
    [dossier] = await story.selected()

    async def insist(n: int) -> None:
        etag = f'"{dossier["version"]}"'
        for _ in range(50):
            answer = await world.client(R.IMPLEMENTER).patch(
                f"/v1/dossiers/{dossier['id']}",
                json={"title": f"Tên thứ {n}", **story.dated("2021-08-01")},
                headers={"If-Match": etag},
            )
            if answer.status_code == 200:
                return
            assert answer.status_code == 412, answer.text
            etag = answer.headers["etag"]
        raise AssertionError("never written")

    await asyncio.gather(*(insist(n) for n in range(8)))
    rows = await entries(world, dossier["id"])
    assert broken_at(rows) is None
    assert [row["seq"] for row in rows] == list(range(1, dossier["version"] + 9))


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE history SET actor = 'someone' WHERE record_id = $1 AND seq = 2",
        "UPDATE history SET changes = '{}' WHERE record_id = $1 AND seq = 1",
        "UPDATE history SET effective_on = effective_on - 1 WHERE record_id = $1 AND seq = 2",
        "UPDATE history SET seq = 99 WHERE record_id = $1 AND seq = 1",
        "DELETE FROM history WHERE record_id = $1 AND seq = 1",
    ],
)
async def test_what_an_owner_tampers_with_is_seen(world: World, story, tampering: str) -> None:
    [dossier] = await story.selected()
    assert broken_at(await entries(world, dossier["id"])) is None
    async with world.as_owner() as owner:
        assert (await owner.execute(tampering, dossier["id"])).endswith("1")
    assert broken_at(await entries(world, dossier["id"])) is not None


@pytest.mark.parametrize("role", ["agency", "province"])
@pytest.mark.parametrize("table", ["history", "disclosure", "document", "feed"])
async def test_no_running_role_changes_or_removes_what_was_recorded(world: World, role, table: str) -> None:
    async with world.as_role(role, provinces=["VN63-86"]) as connection:
        column = {"history": "actor", "disclosure": "recorded_at", "document": "issuer", "feed": "type"}[table]
        for statement in (f"UPDATE {table} SET {column} = NULL", f"DELETE FROM {table}", f"TRUNCATE {table}"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute(statement)


async def test_an_entry_says_who_when_what_and_why(world: World, story) -> None:
    [dossier] = await story.selected()
    answer = await story.patch(dossier, title="Tên mới của đề án")
    history = (await world.client(R.IMPLEMENTER).get(f"/v1/dossiers/{dossier['id']}/history")).json()["items"]
    last = history[-1]
    assert (last["actor"], last["action"], last["acting_service"]) == (R.IMPLEMENTER, "amend", None)
    assert last["changes"] == {"title": [dossier["title"], "Tên mới của đề án"]}
    assert (last["effective_on"], last["reason"]) == ("2021-08-01", "Ghi nhận lại hồ sơ năm 2022")
    assert last["request_id"] == answer.headers["x-request-id"]
    assert [one["to_state"] for one in history] == ["registered", "listed", "selected", "selected"]


async def test_a_history_is_paged_and_bounded(world: World, story) -> None:
    [dossier] = await story.selected()
    client, path, seen, cursor = world.client(R.AUDITOR), f"/v1/dossiers/{dossier['id']}/history", [], None
    while cursor != "":
        page = (await client.get(f"{path}?limit=1" + (f"&cursor={cursor}" if cursor else ""))).json()
        seen += [one["seq"] for one in page["items"]]
        cursor = page["next_cursor"] or ""
    assert seen == list(range(1, dossier["version"] + 1))
    for wrong in ("x", "-1", "%E2%82%82", "9" * 19):
        expect.problem(await client.get(f"{path}?cursor={wrong}"), 400, "bad-cursor")
    expect.problem(await client.get(f"{path}?limit=0"), 422, "invalid-content", "limit")
