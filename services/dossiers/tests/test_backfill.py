"""A backfill fills old rows in batches, says how far it is, and may be run again."""

from dataclasses import replace
from typing import Any

import asyncpg
import pytest

from arit_kit.cli import backfill
from arit_kit.testing.world import World
from dossiers.main import SERVICE


async def fill_cluster(connection: "asyncpg.Connection[asyncpg.Record]", batch: int) -> int:
    """As a release would: some rows that lack a value, at most a batch of them."""
    done = await connection.execute(
        "UPDATE dossier SET cluster_id = gen_random_uuid() WHERE id IN"
        " (SELECT id FROM dossier WHERE cluster_id IS NULL LIMIT $1)",
        min(batch, 2),
    )
    return int(done.rpartition(" ")[2])


async def test_a_backfill_goes_on_until_nothing_is_left(
    world: World, story: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    await story.registered(lines=5)
    service = replace(SERVICE, backfills={"cluster": fill_cluster})

    await backfill(service, world.urls["owner"], "cluster")
    await backfill(service, world.urls["owner"], "cluster")

    told = capsys.readouterr().out.splitlines()
    assert told[:3] == [f"dossiers backfill cluster: {n} rows" for n in (2, 4, 5)]
    assert told[3:] == ["dossiers backfill cluster: nothing left to do."] * 2
    async with world.as_owner() as owner:
        assert await owner.fetchval("SELECT count(*) FROM dossier WHERE cluster_id IS NULL") == 0
