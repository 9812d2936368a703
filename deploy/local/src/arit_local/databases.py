"""A database and four roles for a service: the set-up that needs a superuser, before migrations."""

import asyncio
import hashlib
import hmac
import json
import os
import re
import secrets
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol, TypeVar
from urllib.parse import quote, urlsplit, urlunsplit

import asyncpg

ROLES = ("owner", "agency", "province", "dump")
EXTENSIONS = ("unaccent", "pg_trgm", "btree_gist")
SETUP_LOCK = 4_207_115_003  # one at a time on a server: concurrent changes of a role fail

Passwords = Callable[[str], str]
T = TypeVar("T")


class DatabaseServer(Protocol):
    """What is needed of a server: a URL for any database and user; without a user, the superuser's."""

    def url(
        self, database: str = ..., user: str = ..., password: str | None = None, *, socket: bool = False
    ) -> str: ...


class GivenServer:
    """A server that somebody else runs, known by its superuser's URL."""

    def __init__(self, superuser_url: str) -> None:
        self._parts = urlsplit(superuser_url)

    def url(self, database: str = "", user: str = "", password: str | None = None, *, socket: bool = False) -> str:
        who, _, where = self._parts.netloc.rpartition("@")
        if user:
            who = quote(user, safe="") + (f":{quote(password, safe='')}" if password else "")
        path = f"/{database}" if database else self._parts.path
        return urlunsplit(self._parts._replace(netloc=f"{who}@{where}", path=path))


def kept_passwords(file: Path) -> Passwords:
    """Random passwords, kept in a file that only its owner reads."""

    def password(role: str) -> str:
        known: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
        if role not in known:
            known[role] = secrets.token_hex(24)
            making = file.with_name(file.name + ".new")
            with os.fdopen(os.open(making, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as output:
                json.dump(known, output)
            making.replace(file)
        return known[role]

    return password


def derived_passwords(superuser_url: str) -> Passwords:
    """Passwords that everybody who knows the superuser's URL computes alike, so that parallel tests agree."""
    secret = (urlsplit(superuser_url).password or "").encode()
    return lambda role: hmac.new(secret, role.encode(), hashlib.sha256).hexdigest()


def prepare(server: DatabaseServer, service: str, passwords: Passwords, *, database: str | None = None) -> None:
    """Creates roles, database, extensions and grants, or mends them; safe to repeat."""
    database = database or service
    for name in (service, database):
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            raise ValueError(f"{name!r} is no name for a database")
    run_async(_prepare(server, service, passwords, database))


def drop(server: DatabaseServer, database: str) -> None:
    """Drops the database, ending whoever is connected; the roles stay."""

    async def dropping() -> None:
        connection = await asyncpg.connect(server.url())
        try:
            await connection.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
        finally:
            await connection.close()

    run_async(dropping())


def urls_for(
    server: DatabaseServer, service: str, passwords: Passwords, *, database: str | None = None
) -> dict[str, str]:
    """The URL of each role; owner and dump by TCP, for tools that know no sockets."""
    return {
        role: server.url(
            database or service,
            f"{service}_{role}",
            passwords(f"{service}_{role}"),
            socket=role in ("agency", "province"),
        )
        for role in ROLES
    }


async def _prepare(server: DatabaseServer, service: str, passwords: Passwords, database: str) -> None:
    admin = await asyncpg.connect(server.url())
    try:
        await admin.fetchval("SELECT pg_advisory_lock($1)", SETUP_LOCK)
        for role in ROLES:
            await _prepare_role(admin, f"{service}_{role}", passwords(f"{service}_{role}"), bypass=role == "dump")
        await admin.execute(f'GRANT pg_read_all_data TO "{service}_dump"')
        if not await admin.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", database):
            await admin.execute(f'CREATE DATABASE "{database}" OWNER "{service}_owner" TEMPLATE template0')
        await admin.execute(f'ALTER DATABASE "{database}" OWNER TO "{service}_owner"')
        await admin.execute(f'REVOKE ALL ON DATABASE "{database}" FROM PUBLIC')
        running = ", ".join(f'"{service}_{role}"' for role in ROLES[1:])
        await admin.execute(f'GRANT CONNECT ON DATABASE "{database}" TO {running}')
        inside = await asyncpg.connect(server.url(database))
        try:
            for extension in EXTENSIONS:
                await inside.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")
        finally:
            await inside.close()
    finally:
        await admin.close()


async def _prepare_role(admin: "asyncpg.Connection[Any]", role: str, password: str, *, bypass: bool) -> None:
    if not await admin.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", role):
        await admin.execute(f'CREATE ROLE "{role}"')
    rights = f"LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION {'BYPASSRLS' if bypass else 'NOBYPASSRLS'}"
    statement: str = await admin.fetchval(
        "SELECT format('ALTER ROLE %I WITH ' || $2 || ' PASSWORD %L', $1::text, $3::text)",
        role,
        rights,
        password,
    )
    await admin.execute(statement)


def run_async(work: Coroutine[Any, Any, T]) -> T:
    """Runs it in a thread of its own, so that it can be called where an event loop already runs."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()
