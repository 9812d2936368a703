"""What each room of a feature holds: no SQL in actions, no arithmetic in the law, and what is read is not locked."""

import ast
from pathlib import Path
from typing import Any

import pytest

import dossiers
from arit_contracts import roles as R
from arit_kit.testing.world import World
from dossiers.registration.rules import filer_faults

HOME = Path(dossiers.__file__).parent


def module(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@pytest.mark.parametrize("path", sorted(HOME.glob("*/actions.py")), ids=lambda path: path.parent.name)
def test_actions_write_no_sql(path: Path) -> None:
    imported = {
        node.module if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(module(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert not [name for name in imported if name and name.startswith("sqlalchemy")]


@pytest.mark.parametrize("path", sorted((HOME / "law").glob("*.py")), ids=lambda path: path.stem)
def test_the_law_is_model_and_load_only(path: Path) -> None:
    functions = [node for node in ast.walk(module(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert [one.name for one in functions] == []


@pytest.mark.parametrize(
    ("province", "unit", "codes"),
    [("VN63-86", None, []), (None, "TTKC1", []), (None, None, ["filer"]), ("VN63-86", "TTKC1", ["filer"])],
)
def test_a_list_is_a_provinces_or_a_units(province: str | None, unit: str | None, codes: list[str]) -> None:
    assert [fault.code for fault in filer_faults(province, unit)] == codes


async def test_a_deadline_and_a_check_are_read_while_somebody_writes(world: World, story: Any, budget: Any) -> None:
    [dossier] = await story.planned()
    agreement = await story.signed([dossier])
    async with world.as_owner() as writer, writer.transaction():
        for table, record in (("agreement", agreement), ("dossier", dossier)):
            await writer.execute(f"SELECT FROM {table} WHERE id = $1 FOR UPDATE", record["id"])
        client = world.client(R.AUDITOR)
        for path in (f"/v1/agreements/{agreement['id']}/deadline", f"/v1/dossiers/{dossier['id']}/check"):
            assert (await client.get(path)).status_code == 200


INDEXED = {
    ("state", "id"): {
        "attachment", "payment_request", "agreement", "appraisal", "registration", "dossier", "mission", "finding",
        "promotion_event", "voting_round", "voting_entry", "promotion_centre", "centre_review", "promotion_policy",
        "plan", "acceptance", "progress_report", "programme_task", "survey", "candidate",
    },
    ("province", "id"): {
        "voting_round", "voting_entry", "promotion_centre", "promotion_policy", "progress_report", "candidate",
    },
    ("implementer_unit", "id"): {
        "attachment", "acceptance", "appraisal", "registration", "payment_request", "agreement", "dossier", "finding",
        "promotion_centre", "progress_report", "candidate",
    },
}  # fmt: skip


@pytest.mark.parametrize("columns", INDEXED, ids=lambda columns: columns[0])
async def test_lists_by_state_and_by_unit_have_their_index(world: World, columns: tuple[str, str]) -> None:
    async with world.as_owner() as owner:
        rows = await owner.fetch("SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'")
    found = {row["tablename"] for row in rows if row["indexdef"].endswith(f"({', '.join(columns)})")}
    assert INDEXED[columns] <= found


async def test_a_dossier_points_only_to_what_exists(world: World) -> None:
    async with world.as_owner() as owner:
        rows = await owner.fetch(
            "SELECT confrelid::regclass::text AS target FROM pg_constraint "
            "WHERE contype = 'f' AND conrelid = 'dossier'::regclass"
        )
    assert {"registration", "plan", "agreement"} <= {row["target"] for row in rows}
