"""Row-level security: what a province's connection sees with no filter at all, and what it cannot write."""

import asyncpg
import pytest

from arit_kit.testing.world import World
from clusters.database import METADATA

SCOPED = sorted(name for name, table in METADATA.tables.items() if "province" in table.c)
WITHOUT = {"document", "disclosure", "idempotency_key", "inbox"}
"""Tables without a province: documents show through what cites them."""
DATED = ["cluster_plan_line", "cluster_decision", "cluster_figures"]


@pytest.fixture(scope="module")
async def told(tell) -> None:
    """Records of Bắc Giang and of Kiên Giang, of every kind."""
    await tell()
    await tell("VN63-91", "VN34-91")


async def rows(world: World, table: str, **scope) -> list[asyncpg.Record]:
    async with world.as_role("province", **scope) as connection:
        return await connection.fetch(f"SELECT * FROM {table}")


def test_every_table_is_scoped_or_named_here() -> None:
    assert set(METADATA.tables) - set(SCOPED) == WITHOUT


async def test_every_scoped_table_forces_row_level_security(world: World) -> None:
    async with world.as_owner() as owner:
        forced = await owner.fetch("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        assert {row["relname"] for row in forced} >= set(SCOPED)
        policies = await owner.fetch("SELECT tablename, roles FROM pg_policies")
    for table in SCOPED:
        roles = [role for row in policies if row["tablename"] == table for role in row["roles"]]
        assert sorted(roles) == ["clusters_agency", "clusters_owner", "clusters_province"], (table, roles)


@pytest.mark.parametrize("table", SCOPED)
async def test_a_province_sees_its_own_rows_without_any_filter(world: World, told, table: str) -> None:
    mine = await rows(world, table, provinces=["VN63-24"])
    other = await rows(world, table, provinces=["VN63-91"])
    assert mine and {row["province"] for row in mine} == {"VN63-24"}
    assert other and {row["province"] for row in other} == {"VN63-91"}
    assert len(await rows(world, table, provinces=["VN63-24", "VN63-91"])) == len(mine) + len(other)


@pytest.mark.parametrize("table", SCOPED)
async def test_no_scope_shows_no_rows(world: World, told, table: str) -> None:
    assert await rows(world, table) == []
    assert await rows(world, table, provinces=[""], unit="") == []
    async with world.as_role("province", provinces=["VN63-24"]) as connection:
        await connection.execute("RESET ALL")
        assert await connection.fetch(f"SELECT * FROM {table}") == []


@pytest.mark.parametrize("table", ["cluster", "cluster_proposal"])
async def test_a_province_changes_no_other_provinces_row_and_gives_none_away(world: World, told, table: str) -> None:
    async with world.as_role("province", provinces=["VN63-24"]) as connection:
        touched = await connection.execute(f"UPDATE {table} SET drafted_by = 'x' WHERE province = 'VN63-91'")
        assert touched == "UPDATE 0"
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute(f"UPDATE {table} SET province = 'VN63-91'")


@pytest.mark.parametrize("role", ["agency", "province"])
@pytest.mark.parametrize("table", DATED)
async def test_nobody_rewrites_what_was_dated(world: World, told, table: str, role: str) -> None:
    async with world.as_role(role, provinces=["VN63-24"]) as connection:
        for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET recorded_at = now()"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute(statement)


async def test_a_province_writes_no_row_of_another(world: World, told) -> None:
    async with world.as_role("province", provinces=["VN63-24"]) as connection:
        for table in DATED:
            columns = ", ".join(
                column.name for column in METADATA.tables[table].c if column.name not in ("id", "province")
            )
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute(
                    f"INSERT INTO {table} (id, province, {columns}) SELECT gen_random_uuid(), 'VN63-91', {columns}"
                    f" FROM {table} LIMIT 1"
                )
