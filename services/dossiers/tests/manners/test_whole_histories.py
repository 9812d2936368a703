"""A history that somebody changed behind the API is found out, and named."""

from typing import Any

import pytest

from arit_kit.db.chain import first_break
from arit_kit.db.engine import prepare
from arit_kit.testing.world import World
from dossiers.main import SERVICE


async def found(world: World) -> str | None:
    async with world.as_owner() as connection:
        await prepare(connection)
        return await first_break(connection, SERVICE.resources)


async def test_histories_of_what_was_done_through_the_api_are_whole(world: World, story: Any) -> None:
    await story.planned()

    assert await found(world) is None


@pytest.mark.parametrize(
    ("tampering", "told"),
    [
        ("UPDATE history SET actor = 'someone else' WHERE record_id = $1 AND seq = 2", "entry 2 is not what"),
        ("DELETE FROM history WHERE record_id = $1 AND seq = 2", "entry 2 is missing"),
        ("DELETE FROM history WHERE record_id = $1 AND seq = (SELECT max(seq) FROM history WHERE record_id = $1)",
         "does not end its history"),
        ("UPDATE dossier SET history_seq = history_seq + 1 WHERE id = $1", "does not end its history"),
    ],
)  # fmt: skip
async def test_a_changed_history_is_named(world: World, story: Any, tampering: str, told: str) -> None:
    [dossier] = await story.selected()
    async with world.as_owner() as connection:
        await prepare(connection)
        transaction = connection.transaction(isolation="repeatable_read")
        await transaction.start()
        await connection.execute(tampering, dossier["id"])

        broken = await first_break(connection, SERVICE.resources)

        await transaction.rollback()
    assert broken is not None and dossier["id"] in broken and told in broken
