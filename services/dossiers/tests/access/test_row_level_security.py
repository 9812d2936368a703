"""Row-level security: what a province's connection sees with no filter at all, and what it cannot write."""

import asyncio

import asyncpg
import pytest

from arit_contracts import roles as R
from arit_kit.testing.world import World
from dossiers.database import METADATA

SCOPED = sorted(name for name, table in METADATA.tables.items() if "province" in table.c)
WITHOUT = {
    "plan", "mission", "promotion_event", "centre_review", "programme_task", "survey",
    "document", "disclosure", "idempotency_key", "inbox", "funding_claim",
}  # fmt: skip
"""Tables without a province of their own: a plan is known to all once it is decided, a mission to those that it visits,
an event to its region, a review of centres as soon as it is begun, a task and a survey to those that they name;
documents show through what cites them; claims are compared over all provinces, and hold hashes alone."""
SECURED = [*SCOPED, "plan", "mission", "promotion_event", "centre_review", "programme_task", "survey"]
OF_UNITS = [name for name in SCOPED if "implementer_unit" in METADATA.tables[name].c]
OF_NO_UNIT = {
    "registration",
    "voting_round",
    "voting_entry",
    "voting_score_sheet",
    "voting_proposed",
    "promotion_policy",
    "candidate",
}
"""Records in which a unit that carries projects out has no part."""


@pytest.fixture(scope="module")
async def told(tell) -> None:
    """Records of Vĩnh Long and of Kiên Giang, of every kind."""
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
        assert {row["relname"] for row in forced} >= set(SECURED)
        policies = await owner.fetch("SELECT tablename, roles FROM pg_policies")
    for table in SECURED:
        roles = [role for row in policies if row["tablename"] == table for role in row["roles"]]
        assert sorted(roles) == ["dossiers_agency", "dossiers_owner", "dossiers_province"], (table, roles)


@pytest.mark.parametrize("table", SCOPED)
async def test_a_province_sees_its_own_rows_without_any_filter(world: World, told, table: str) -> None:
    mine = await rows(world, table, provinces=["VN63-86"])
    other = await rows(world, table, provinces=["VN63-91"])
    assert mine and {row["province"] for row in mine} == {"VN63-86"}
    assert other and {row["province"] for row in other} == {"VN63-91"}
    both = await rows(world, table, provinces=["VN63-86", "VN63-91"])
    assert len(both) == len(mine) + len(other)


@pytest.mark.parametrize("table", OF_UNITS)
async def test_an_implementer_sees_its_units_rows_without_any_filter(world: World, told, table: str) -> None:
    mine = await rows(world, table, unit="TTKC-VN63-86")
    assert {row["implementer_unit"] for row in mine} <= {"TTKC-VN63-86"}
    assert mine or table in OF_NO_UNIT


@pytest.mark.parametrize("table", SECURED)
async def test_no_scope_shows_no_rows(world: World, told, table: str) -> None:
    if table != "plan":
        assert await rows(world, table) == []
        assert await rows(world, table, provinces=[""], unit="") == []
        async with world.as_role("province", provinces=["VN63-86"]) as connection:
            await connection.execute("RESET ALL")
            assert await connection.fetch(f"SELECT * FROM {table}") == []
    assert all(row["state"] == "decided" for row in await rows(world, "plan"))


async def test_what_the_ministry_has_not_disclosed_is_in_no_table(world: World, told) -> None:
    async with world.as_owner() as owner:
        hidden = await owner.fetch(
            "SELECT a.id, a.dossier_id FROM appraisal a WHERE level = 'ministry' AND province = 'VN63-86'"
            " AND NOT EXISTS (SELECT FROM disclosure d WHERE d.record_id = a.dossier_id)"
        )
        drafts = await owner.fetch("SELECT id FROM plan WHERE state = 'drafted'")
    assert hidden and drafts
    ids = {row["id"] for row in [*hidden, *drafts]}
    scope = {"provinces": ["VN63-86", "VN63-91", "VN34-86"], "unit": "TTKC-VN63-86"}
    assert not ids & {row["id"] for table in ("appraisal", "plan") for row in await rows(world, table, **scope)}
    assert not ids & {row["plan_id"] for row in await rows(world, "plan_line", **scope)}
    assert not ids & {row["record_id"] for row in await rows(world, "history", **scope)}
    dossiers = {row["dossier_id"] for row in hidden}
    for row in await rows(world, "history", **scope):
        assert row["record_id"] not in dossiers or row["to_state"] != "ministry_appraised"
    for row in await rows(world, "feed", **scope):
        assert not any(str(id) in row["subject"] or str(id) in row["data"] for id in ids)


async def test_what_is_not_decided_or_concluded_is_in_no_table(world: World, told) -> None:
    scope = {"provinces": ["VN63-86", "VN63-91", "VN34-86"], "unit": "TTKC-VN63-86"}
    async with world.as_owner() as owner:
        for table, state in (
            ("mission", "planned"), ("promotion_event", "planned"), ("programme_task", "planned"), ("survey", "held"),
        ):  # fmt: skip
            other = {"mission": "mission_visit", "survey": "candidate"}.get(table)
            hidden = {row["id"] for row in await owner.fetch(f"SELECT id FROM {table} WHERE state = '{state}'")}
            assert hidden
            seen = {row["id"] for row in await rows(world, table, **scope)}
            assert seen and not hidden & seen
            if other:
                of = {row["id"] for row in await owner.fetch(f"SELECT {table}_id AS id FROM {other}")}
                shown = {row[f"{table}_id"] for row in await rows(world, other, **scope)}
                assert of & hidden and shown and not shown & hidden
                if other == "candidate":
                    found = await owner.fetch("SELECT id FROM candidate WHERE survey_id = ANY ($1)", list(hidden))
                    hidden |= {row["id"] for row in found}
                    told_of = {row["record_id"] for row in await rows(world, "history", **scope)}
                    assert found and not hidden & told_of
            for row in await rows(world, "feed", **scope):
                assert not any(str(id) in row["subject"] for id in hidden)


async def test_a_mission_is_seen_by_whom_it_visits_and_by_whose_project_it_inspects(world: World, told) -> None:
    async with world.as_owner() as owner:
        places = await owner.fetch("SELECT mission_id, province FROM mission_visit WHERE decided_on IS NOT NULL")
    to = {row["province"]: row["mission_id"] for row in places}
    for province, mission_id in to.items():
        for scope in ({"provinces": [province]}, {"unit": f"TTKC-{province}"}):
            assert {row["id"] for row in await rows(world, "mission", **scope)} == {mission_id}
    assert await rows(world, "mission", provinces=["VN63-24"], unit="TTKC-VN63-24") == []


async def test_an_event_is_seen_in_its_region_only(world: World, told) -> None:
    in_the_south = {row["id"] for row in await rows(world, "promotion_event", provinces=["VN63-79"])}
    assert in_the_south == {row["id"] for row in await rows(world, "promotion_event", provinces=["VN63-86"])}
    assert in_the_south and await rows(world, "promotion_event", provinces=["VN63-24", "VN63-48"]) == []


WRITTEN = ["registration", "dossier", "appraisal", "agreement", "acceptance", "payment_request", "finding",
           "voting_round", "voting_entry", "promotion_centre", "promotion_policy", "progress_report",
           "candidate"]  # fmt: skip


@pytest.mark.parametrize("table", WRITTEN)
async def test_a_province_changes_no_other_provinces_row(world: World, told, table: str) -> None:
    async with world.as_role("province", provinces=["VN63-86"]) as connection:
        touched = await connection.execute(f"UPDATE {table} SET drafted_by = 'x' WHERE province = 'VN63-91'")
        assert touched == "UPDATE 0"


@pytest.mark.parametrize("table", WRITTEN)
async def test_a_province_gives_no_row_away(world: World, told, table: str) -> None:
    async with world.as_role("province", provinces=["VN63-86"]) as connection:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute(f"UPDATE {table} SET province = 'VN63-91', implementer_unit = NULL")


AGENCYS = ["plan", "plan_line", "disclosure", "mission", "mission_visit", "mission_dossier", "promotion_event",
           "centre_review", "centre_finding", "programme_task", "survey"]  # fmt: skip


@pytest.mark.parametrize("table", AGENCYS)
async def test_a_province_does_not_write_what_is_the_ministrys(world: World, told, table: str) -> None:
    async with world.as_role("province", provinces=["VN63-86"]) as connection:
        for statement in (f"DELETE FROM {table}", f"INSERT INTO {table} DEFAULT VALUES", f"TRUNCATE {table}"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute(statement)


async def test_a_running_role_is_nobody_special(world: World) -> None:
    for role in ("agency", "province"):
        async with world.as_role(role) as connection:
            row = await connection.fetchrow(
                "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user"
            )
            assert not any(row), row
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute("CREATE TABLE mine (id int)")


async def test_a_connection_is_never_left_with_another_callers_scope(world: World, told) -> None:
    """Callers of two provinces and of the Agency at once, over few connections: each sees only its own."""

    async def provinces(role: str, **claims) -> set[str | None]:
        answer = await world.client(role, **claims).get("/v1/dossiers?limit=200")
        return {one["province"] for one in answer.json()["items"]}

    vinh_long = [provinces(R.PROVINCE_OFFICER) for _ in range(20)]
    an_giang = [provinces(R.PROVINCE_OFFICER, province="VN34-91") for _ in range(20)]
    unit = [provinces(R.IMPLEMENTER, unit="TTKC-VN63-91") for _ in range(20)]
    mixed = [one for three in zip(vinh_long, an_giang, unit, strict=True) for one in three]
    found = await asyncio.gather(*mixed)
    assert {frozenset(one) for one in found[0::3]} == {frozenset({"VN63-86"})}
    assert {frozenset(one) for one in found[1::3]} == {frozenset({"VN63-91"})}
    assert {frozenset(one) for one in found[2::3]} == {frozenset({"VN63-91"})}
