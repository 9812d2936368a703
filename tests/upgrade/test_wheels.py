"""A service from its own wheel, with its example env file and secrets made by the script: it migrates and is ready."""

import json
import os
import shutil
import signal
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from arit_local.databases import GivenServer, prepare
from arit_local.env_examples import read_example
from arit_local.manifests import version_of
from arit_local.ports import LOOPBACK, find_free
from arit_local.postgres import Server
from arit_local.processes import Process, wait_until
from arit_local.releases import install_each
from arit_local.services import SERVICES, Service

WITH_DATABASE = [service for service in SERVICES if service.has_database]
BY_NAME = pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not installed: it makes the keys")


@pytest.fixture(scope="module")
def programs(folder: Path, source: Path) -> dict[str, Path]:
    """Of each service, from an environment that nothing else is in."""
    return install_each([service.name for service in SERVICES], source, folder / "each")


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    """A server of its own: the roles of production have production's passwords."""
    with Server.start(folder / "postgres", throwaway=True) as server:
        yield server


@pytest.fixture(scope="module")
def secrets(folder: Path, server: Server) -> Path:
    """What deploy/make-secrets makes, and the databases that deploy/postgres/prepare makes by it; both twice."""
    names = [service.name for service in WITH_DATABASE]
    made = folder / "secrets"
    superuser = {
        "PGHOST": LOOPBACK,
        "PGPORT": str(server.port),
        "PGUSER": "postgres",
        "PGPASSWORD": server.password_file.read_text(),
        "PATH": f"{server.binaries}:{os.environ['PATH']}",
    }
    for _ in range(2):
        subprocess.run(["sh", "deploy/make-secrets", str(made), f"{LOOPBACK}:{server.port}", *names], check=True)
        command = ["sh", "deploy/postgres/prepare", str(made / "postgres"), *names]
        done = subprocess.run(command, env=os.environ | superuser, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    return made


@pytest.fixture(scope="module")
def migrated(programs: dict[str, Path], secrets: Path) -> dict[str, str]:
    """What each `migrate` printed."""
    under_way = {
        service.name: subprocess.Popen(
            [str(programs[service.name]), "migrate"],
            env=environment_of(service, secrets / f"{service.name}-migrate"),
            cwd="/",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for service in WITH_DATABASE
    }
    said = {name: process.communicate()[0] for name, process in under_way.items()}
    assert not any(process.returncode for process in under_way.values()), said
    return said


def environment_of(service: Service, secrets: Path, **more: str) -> dict[str, str]:
    """Nothing but the example file, with the paths of this machine."""
    given = read_example(service.name).given
    if service.has_database:
        key = secrets / f"{service.name}.pem"
        given |= {"ARIT_SECRETS": str(secrets), f"{service.prefix}SIGNING_KEY": str(key)}
        if f"{service.prefix}FILES_STORE" in given:
            given[f"{service.prefix}FILES_STORE"] = (secrets.parent / "files").absolute().as_uri()
    return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"} | given | more


class Running:
    """One process of a service, by its address."""

    def __init__(self, service: Service, program: Path, secrets: Path, log: Path) -> None:
        [port] = find_free()
        self._url = f"http://{LOOPBACK}:{port}"
        environment = environment_of(service, secrets, **{f"{service.prefix}PORT": str(port)})
        self.process = Process(
            service.name, [str(program), "serve"], environment=environment, log=log, folder=Path("/")
        )

    def get(self, path: str) -> tuple[int, Any]:
        try:
            with urllib.request.urlopen(self._url + path, timeout=5) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)
        except OSError:
            return 0, None

    def is_ready(self) -> bool:
        return self.get("/health/ready")[0] == 200


@pytest.fixture
def running(
    service: Service, programs: dict[str, Path], migrated: dict[str, str], secrets: Path, folder: Path
) -> Iterator[Running]:
    """The service, ready, from its own environment and outside of the checkout."""
    one = Running(service, programs[service.name], secrets / service.name, folder / f"{service.name}.log")
    try:
        assert wait_until(lambda: one.is_ready() or not one.process.running, patience=60)
        assert one.process.running, one.process.last_words()
        yield one
    finally:
        one.process.stop(patience=15)


@BY_NAME
def test_it_starts_and_is_ready(service: Service, running: Running) -> None:
    status, ready = running.get("/health/ready")
    assert (status, ready["status"]) == (200, "ready")
    if service.has_database:
        assert (ready["service"], ready["schema"]) == (service.name, ready["schema_expected"])
        assert ready["version"] == version_of(service), "main.py and pyproject.toml name different versions"
        [key] = running.get("/.well-known/jwks.json")[1]["keys"]
        assert (key["crv"], "d" in key) == ("Ed25519", False)
    assert running.get(f"/v1/feeds/{'dossiers' if service.name == 'gateway' else service.name}")[0] == 401
    running.process.send(signal.SIGTERM)
    assert wait_until(lambda: not running.process.running, patience=15)
    assert running.process.ended_how() in ("ended with exit code 0", "was killed by signal 15 (SIGTERM)")


@pytest.mark.parametrize("service", WITH_DATABASE[:1], ids=lambda service: service.name)
async def test_it_is_ready_on_a_later_schema_and_not_on_an_earlier_one(
    service: Service, running: Running, server: Server
) -> None:
    """So the release before serves on while the next one's replicas start, and those wait for their migration."""
    owner = await asyncpg.connect(server.url(service.name))
    try:
        revision = await owner.fetchval("SELECT version_num FROM alembic_version")
        for other, status in (("9999", 200), ("0000", 503), (revision, 200)):
            await owner.execute("UPDATE alembic_version SET version_num = $1", other)
            assert running.get("/health/ready")[0] == status
    finally:
        await owner.close()


@pytest.mark.parametrize("service", WITH_DATABASE[:1], ids=lambda service: service.name)
def test_its_commands_run_with_what_serve_may_read(
    service: Service, programs: dict[str, Path], migrated: dict[str, str], secrets: Path
) -> None:
    """verify-history needs no owner; migrate refuses to start without."""
    environment = environment_of(service, secrets / service.name)
    codes = [
        subprocess.run([str(programs[service.name]), command], env=environment, cwd="/", capture_output=True).returncode
        for command in ("verify-history", "migrate")
    ]
    assert codes == [0, 1]
    assert migrated[service.name].startswith(f"{service.name}: the schema is at ")


async def test_the_script_prepares_what_the_local_runner_prepares(server: Server, secrets: Path) -> None:
    prepare(GivenServer(server.url()), "local", lambda role: "secret-of-" + role)
    admin = await asyncpg.connect(server.url())
    try:
        found = [await _described(admin, server, name) for name in ("local", WITH_DATABASE[0].name)]
    finally:
        await admin.close()
    assert found[0] == found[1]


async def _described(admin: "asyncpg.Connection[Any]", server: Server, service: str) -> dict[str, Any]:
    """A service's roles and database as the catalogue has them, with the service's name left out."""
    roles = await admin.fetch(
        """
        SELECT replace(rolname, $1, '') AS role, rolsuper, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication,
          rolbypassrls, rolconnlimit, rolconfig,
          ARRAY(SELECT roleid::regrole::text FROM pg_auth_members WHERE member = pg_roles.oid) AS member_of
        FROM pg_roles WHERE starts_with(rolname, $1 || '_') ORDER BY rolname
        """,
        service,
    )
    database = await admin.fetchrow(
        """
        SELECT replace(pg_get_userbyid(datdba), $1, '') AS owner, encoding, datlocprovider, datcollate, datctype,
          datlocale, datconnlimit, replace(datacl::text, $1, '') AS rights
        FROM pg_database WHERE datname = $1
        """,
        service,
    )
    inside = await asyncpg.connect(server.url(service))
    extensions = await inside.fetch("SELECT extname FROM pg_extension ORDER BY extname")
    await inside.close()
    return {"roles": [dict(one) for one in roles], "database": dict(database), "has": [one[0] for one in extensions]}
