"""How the code of all packages is written, where a tool can tell."""

import ast
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import arit_contracts
import arit_kit
import budget
import clusters
import dossiers
import recommendations
from arit_kit.app import Service


def files_of(*packages: ModuleType) -> list[Path]:
    """The Python files of these packages."""
    return sorted(path for package in packages for path in Path(package.__path__[0]).rglob("*.py"))


SERVICES = [path for path in files_of(dossiers, budget, clusters, recommendations) if path.parts[-2] != "versions"]
FILES = files_of(arit_contracts, arit_kit, dossiers, budget, clusters, recommendations)
NAMELESS = {"utils", "helpers", "common", "manager", "base", "misc", "shared"}
CLOCKS = {"date.today", "datetime.now", "datetime.utcnow", "time.time"}
OPENS_TRANSACTIONS = {"routing.py", "transaction.py", "itself.py", "consume.py", "jobs.py"}
"""Of the kit: the dependency of a write, what it rests on, and what acts without a request."""
BY_COMMAND = {"reconcile.py", "verification.py", "cli.py", "chain.py"}
"""What an operator runs, outside any request."""


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a file, by the name of what is called."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_a_file_says_what_it_promises_and_is_named_by_its_subject(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree), f"{path} says nothing"
    assert path.stem not in NAMELESS and not any(name in path.parts[-3:] for name in NAMELESS)
    if "versions" not in path.parts:
        for node in ast.walk(tree):
            public = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            if public and not node.name.startswith("_") and node in tree.body:
                assert ast.get_docstring(node), f"{path}: {node.name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_a_name_stands_for_one_thing_in_its_file(path: Path) -> None:
    """Two features that were merged may each have brought one; the later would answer for both."""
    nodes = ast.parse(path.read_text("utf-8")).body
    targets = [target for node in nodes if isinstance(node, ast.Assign) for target in node.targets]
    targets += [node.target for node in nodes if isinstance(node, ast.AnnAssign)]
    named = [target.id for target in targets if isinstance(target, ast.Name)]
    named += [node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)]
    assert [name for name in named if named.count(name) > 1] == []


def test_only_the_dependency_of_a_write_opens_a_transaction() -> None:
    for path in FILES:
        if path.name in OPENS_TRANSACTIONS | BY_COMMAND or "testing" in path.parts:
            continue
        opened = [name for name, _ in calls(path) if name.endswith((".transaction", ".begin")) or name == "writing"]
        assert opened == [], path


def test_application_code_never_commits() -> None:
    for path in FILES:
        if path.name in ("migrate.py", "env.py"):
            continue
        committed = [name for name, _ in calls(path) if name.endswith((".commit",))]
        assert committed == [], path
        text = path.read_text("utf-8")
        assert '"COMMIT"' not in text and '"BEGIN"' not in text, path


def test_no_service_reads_the_clock_but_through_the_kit() -> None:
    for path in SERVICES:
        read = [
            name for name, _ in calls(path) if name in ("date.today", "datetime.now", "datetime.utcnow", "time.time")
        ]
        assert read == [], path


def test_every_outgoing_client_has_a_timeout() -> None:
    clients = {"httpx.AsyncClient", "httpx.Client", "AsyncClient", "aiohttp.ClientSession", "httpx.get", "httpx.post"}
    for path in FILES:
        if "testing" in path.parts:
            continue
        for name, call in calls(path):
            if name in clients:
                [timeout] = [one.value for one in call.keywords if one.arg == "timeout"] or [None]
                assert timeout is not None, f"{path}:{call.lineno}"
                assert not (isinstance(timeout, ast.Constant) and timeout.value is None), f"{path}:{call.lineno}"


def test_every_setting_is_described(service: Service) -> None:
    for name, field in service.settings.model_fields.items():
        assert field.description and field.description.endswith("."), f"{service.name}: {name}"


def test_every_setting_can_be_told_by_the_environment_under_the_services_name(service: Service) -> None:
    assert service.settings.model_config["env_prefix"] == f"{service.name.upper()}_"


def test_a_service_asks_a_neighbour_only_in_its_neighbours_file() -> None:
    for path in SERVICES:
        if path.name in ("neighbours.py", "reconcile.py"):
            continue
        asked = [name for name, _ in calls(path) if name.startswith("httpx.") or name.endswith(".neighbour")]
        assert asked == [], path


def test_sql_is_written_with_core_and_never_pasted_together() -> None:
    for path in SERVICES:
        if "migrations" in path.parts:
            continue
        for name, call in calls(path):
            if name.endswith((".execute", ".fetch", ".fetchrow", ".fetchval")) and call.args:
                assert isinstance(call.args[0], ast.Constant), f"{path}:{call.lineno} pastes SQL"
