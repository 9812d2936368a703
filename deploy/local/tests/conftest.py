"""Servers and fake services for the tests of the local runner."""

import asyncio
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import asyncpg
import pytest

from arit_local.databases import run_async
from arit_local.postgres import Server
from arit_local.services import Service

HERE = Path(__file__).parent


@contextmanager
def open_folder() -> Iterator[Path]:
    """Pytest's own folders are closed to the account that runs PostgreSQL, and data would lie elsewhere."""
    with TemporaryDirectory(prefix="arit-local-") as folder:
        Path(folder).chmod(0o711)
        yield Path(folder)


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    with open_folder() as folder:
        yield folder


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with open_folder() as folder, Server.start(folder / "postgres", throwaway=True) as server:
        yield server


@pytest.fixture(scope="session")
def fakes() -> tuple[Service, ...]:
    program = (sys.executable, str(HERE / "fake_service.py"))
    return (
        Service("dossiers", 8001, program=(*program, "dossiers")),
        Service("gateway", 8000, has_database=False, program=(*program, "gateway")),
    )


@pytest.fixture(scope="session")
def ask() -> Callable[..., Any]:
    """Runs statements on a connection of their own; the value of the last."""

    async def asking(url: str, statements: tuple[str, ...]) -> Any:
        connection = await asyncpg.connect(url)
        try:
            for statement in statements:
                value = await connection.fetchval(statement)
            return value
        finally:
            await asyncio.wait_for(connection.close(), 10)

    return lambda url, *statements: run_async(asking(url, statements))
