"""The tables, the migrations and the revision that /health/ready expects are one."""

from arit_kit.testing.schema import differences, heads
from arit_kit.testing.world import World
from clusters.main import SERVICE


async def test_the_migrations_make_what_the_tables_say(world: World) -> None:
    assert await differences(SERVICE, world.urls["owner"]) == []


def test_there_is_one_newest_migration_and_readiness_expects_it() -> None:
    assert heads(SERVICE) == [SERVICE.schema_revision]
