"""Row-level security: what a province's connection sees with no filter at all, and what it cannot write."""

import asyncpg
import pytest

from arit_kit.testing.world import World
from recommendations.database import METADATA

SCOPED = sorted(name for name, table in METADATA.tables.items() if "province" in table.c)
SHOWN_THROUGH = ("reply_line", "working_session")
"""Tables without a province of their own, of which a province sees what belongs to it."""
CLOSED = ("consultation", "tasking", "work_plan", "work_plan_item")
"""Tables that are the Agency's own."""
WITHOUT = {"document", "disclosure", "idempotency_key", "inbox", *SHOWN_THROUGH, *CLOSED}


@pytest.fixture(scope="module")
async def told(tell) -> None:
    """Records of Bắc Giang and of Vĩnh Long, of every kind."""
    await tell()
    await tell("VN63-86", "VN34-86")


async def rows(world: World, table: str, **scope) -> list[asyncpg.Record]:
    async with world.as_role("province", **scope) as connection:
        return await connection.fetch(f"SELECT * FROM {table}")


def test_every_table_is_scoped_or_named_here() -> None:
    assert set(METADATA.tables) - set(SCOPED) == WITHOUT


async def test_every_scoped_table_forces_row_level_security(world: World) -> None:
    async with world.as_owner() as owner:
        forced = await owner.fetch("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        policies = await owner.fetch("SELECT tablename, roles FROM pg_policies")
    tables = {*SCOPED, *SHOWN_THROUGH}
    assert {row["relname"] for row in forced} >= tables
    for table in tables:
        roles = sorted(role for row in policies if row["tablename"] == table for role in row["roles"])
        assert roles == [f"recommendations_{role}" for role in ("agency", "owner", "province")], table


@pytest.mark.parametrize("table", SCOPED)
async def test_a_province_sees_its_own_rows_without_any_filter(world: World, told, table: str) -> None:
    mine = await rows(world, table, provinces=["VN63-24"])
    other = await rows(world, table, provinces=["VN63-86"])
    assert mine and {row["province"] for row in mine} == {"VN63-24"}
    assert other and {row["province"] for row in other} == {"VN63-86"}
    assert len(await rows(world, table, provinces=["VN63-24", "VN63-86"])) == len(mine) + len(other)


@pytest.mark.parametrize("table", SHOWN_THROUGH)
async def test_what_belongs_to_a_provinces_records_is_its_own(world: World, told, table: str) -> None:
    mine, other = [await rows(world, table, provinces=[uid]) for uid in ("VN63-24", "VN63-86")]
    assert mine and other and not {row[0] for row in mine} & {row[0] for row in other}


@pytest.mark.parametrize("table", [*SCOPED, *SHOWN_THROUGH])
async def test_no_scope_shows_no_rows(world: World, told, table: str) -> None:
    assert await rows(world, table) == []
    assert await rows(world, table, provinces=[""], unit="TTKC-VN63-24") == []


@pytest.mark.parametrize("table", CLOSED)
async def test_the_agencys_own_tables_are_closed_to_provinces(world: World, told, table: str) -> None:
    for statement in (f"SELECT FROM {table}", f"DELETE FROM {table}", f"INSERT INTO {table} DEFAULT VALUES"):
        async with world.as_role("province", provinces=["VN63-24"]) as connection:
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute(statement)


async def test_what_is_the_agencys_own_is_in_no_history_and_no_feed_of_provinces(world: World, story, told) -> None:
    [worked_on] = await story.assigned()
    reply = await story.approved(worked_on)
    scope = {"provinces": ["VN63-24", "VN34-24"]}
    entries, events = await rows(world, "history", **scope), await rows(world, "feed", **scope)
    for row in entries:
        assert row["kind"] not in ("tasking", "work_plan") and "consulting" not in (row["to_state"], row["from_state"])
    for row in events:
        assert not row["type"].startswith(("recommendations.tasking.", "recommendations.work_plan."))
    assert {row["state"] for row in await rows(world, "reply", **scope)} == {"issued"}
    assert reply["id"] not in {str(row["record_id"]) for row in entries}
    assert reply["urn"] not in {row["subject"] for row in events}


@pytest.mark.parametrize("table", ["recommendation", "reply", "reply_line", "follow_up", "working_session"])
async def test_a_province_does_not_write_what_is_the_agencys(world: World, told, table: str) -> None:
    for statement in (f"DELETE FROM {table}", f"INSERT INTO {table} DEFAULT VALUES", f"UPDATE {table} SET id = id"):
        async with world.as_role("province", provinces=["VN63-24"]) as connection:
            with pytest.raises((asyncpg.InsufficientPrivilegeError, asyncpg.UndefinedColumnError)):
                await connection.execute(statement)


async def test_a_province_changes_no_other_provinces_letter_and_gives_none_away(world: World, told) -> None:
    async with world.as_role("province", provinces=["VN63-24"]) as connection:
        assert await connection.execute("UPDATE letter SET title = 'x' WHERE province = 'VN63-86'") == "UPDATE 0"
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute("UPDATE letter SET province = 'VN63-86'")
