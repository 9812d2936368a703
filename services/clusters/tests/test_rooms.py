"""What each room of a feature holds: no SQL in actions, no arithmetic in the law, an index for each list."""

import ast
from pathlib import Path

import pytest

import clusters
from arit_kit.testing.world import World

HOME = Path(clusters.__file__).parent


def module(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@pytest.mark.parametrize("path", sorted(HOME.glob("*/actions.py")), ids=lambda path: path.parent.name)
def test_actions_write_no_sql(path: Path) -> None:
    imported = [node.module or "" for node in ast.walk(module(path)) if isinstance(node, ast.ImportFrom)]
    assert not [name for name in imported if name.startswith("sqlalchemy")]


@pytest.mark.parametrize("path", sorted((HOME / "law").glob("*.py")), ids=lambda path: path.stem)
def test_the_law_is_model_and_load_only(path: Path) -> None:
    functions = [node for node in ast.walk(module(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert [one.name for one in functions] == []


@pytest.mark.parametrize("column", ["province", "state", "kind"])
async def test_every_filter_of_a_list_has_its_index(world: World, column: str) -> None:
    async with world.as_owner() as owner:
        rows = await owner.fetch("SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'")
    found = {row["tablename"] for row in rows if row["indexdef"].endswith(f"({column}, id)")}
    assert {"cluster", "cluster_proposal"} <= found
