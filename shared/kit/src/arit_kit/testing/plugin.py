"""The pytest plugin of every service: real PostgreSQL, a database cloned from a migrated template, callers by role.

A service's conftest gives `service_under_test`; a test then asks for `world`. Needs TEST_DATABASE_URL, a
superuser's: `make test` starts a throw-away server and sets it.
"""

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest

import arit_kit.db
from arit_kit.app import Service
from arit_kit.db.migrate import migrate
from arit_kit.identity.dev_issuer import ensure_issuer, ensure_service_key
from arit_kit.testing.world import World
from arit_local.databases import GivenServer, derived_passwords, drop, prepare, urls_for

_TEMPLATE_LOCK = 0x7465_6D70


@pytest.fixture(scope="session")
def server() -> GivenServer:
    """The PostgreSQL server that tests run on."""
    url = os.environ.get("TEST_DATABASE_URL")
    if not url:
        pytest.exit("TEST_DATABASE_URL is not set: run `make test`, or name a superuser's URL of a server.", 2)
    return GivenServer(url)


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a token issuer of this session's own."""
    folder = tmp_path_factory.mktemp("keys")
    ensure_issuer(folder)
    return folder


@pytest.fixture(scope="module")
async def template(server: GivenServer, service_under_test: Service) -> str:
    """The name of a database migrated to the newest schema; made once for all workers, asked for by each module."""
    service = service_under_test
    folders = (service.migrations, Path(arit_kit.db.__path__[0]))
    content = b"".join(path.read_bytes() for folder in folders for path in sorted(folder.rglob("*.py")))
    name = f"test_{service.name}_{hashlib.sha256(content).hexdigest()[:12]}"
    admin = await asyncpg.connect(server.url())
    try:
        await admin.execute(f"SELECT pg_advisory_lock({_TEMPLATE_LOCK})")
        ready = await admin.fetchval("SELECT datistemplate FROM pg_database WHERE datname = $1", name)
        if not ready:
            await asyncio.to_thread(drop, server, name)
            passwords = derived_passwords(server.url())
            await asyncio.to_thread(prepare, server, service.name, passwords, database=name)
            owner = urls_for(server, service.name, passwords, database=name)["owner"]
            await asyncio.to_thread(migrate, service.name, service.migrations, owner)
            await admin.execute(f'ALTER DATABASE "{name}" IS_TEMPLATE true')
    finally:
        await admin.close()
    return name


@pytest.fixture(scope="module")
async def world(
    server: GivenServer, service_under_test: Service, template: str, keys: Path, worker_id: str
) -> AsyncIterator[World]:
    """The service on a database of this module's own, with its lifespan running and no feed followed."""
    service = service_under_test
    database = f"{template}_{worker_id}_{os.urandom(4).hex()}"
    admin = await asyncpg.connect(server.url())
    await admin.execute(f'CREATE DATABASE "{database}" TEMPLATE "{template}" OWNER "{service.name}_owner"')
    running = ", ".join(f'"{service.name}_{role}"' for role in ("agency", "province", "dump"))
    await admin.execute(f'GRANT CONNECT ON DATABASE "{database}" TO {running}')
    urls = urls_for(server, service.name, derived_passwords(server.url()), database=database)
    world = World(service, urls, keys, ensure_service_key(keys, service.name))
    try:
        async with world.running():
            yield world
    finally:
        await admin.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
        await admin.close()


@pytest.fixture(scope="session")
def worker_id(request: pytest.FixtureRequest) -> Iterator[str]:
    """The xdist worker's name, or `alone`."""
    yield os.environ.get("PYTEST_XDIST_WORKER", "alone")
