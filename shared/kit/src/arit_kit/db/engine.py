"""Connections: two small pools a process, one a database role, each checkout set to its caller's scope."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

import asyncpg

from arit_kit.identity.caller import Caller
from arit_kit.settings import ServiceSettings

if TYPE_CHECKING:
    Connection: TypeAlias = asyncpg.pool.PoolConnectionProxy[asyncpg.Record] | asyncpg.Connection[asyncpg.Record]
else:
    Connection: TypeAlias = asyncpg.Connection

SET_SCOPE = "SELECT set_config('arit.provinces', $1, false), set_config('arit.unit', $2, false)"
ACQUIRE_SECONDS = 5.0


class Database:
    """The two pools of a service: `scoped` serves requests, `agency_side` the service itself. No other way in."""

    def __init__(self, agency: asyncpg.Pool, province: asyncpg.Pool) -> None:
        self._agency, self._province = agency, province

    @classmethod
    async def open(cls, settings: ServiceSettings, service: str) -> "Database":
        """Open both pools; each connection speaks UTC and stops a statement that runs too long."""

        async def pool(url: object) -> asyncpg.Pool:
            return await asyncpg.create_pool(
                str(url),
                min_size=1,
                max_size=settings.pool_size,
                init=prepare,
                reset=_keep,
                server_settings={
                    "timezone": "UTC",
                    "application_name": service,
                    "statement_timeout": str(settings.statement_timeout_ms),
                    "lock_timeout": str(settings.statement_timeout_ms * 9 // 10),
                    "idle_in_transaction_session_timeout": "30000",
                },
            )

        return cls(await pool(settings.agency_url), await pool(settings.province_url))

    async def close(self) -> None:
        """Close both pools, waiting a little for what is under way."""
        for pool in (self._agency, self._province):
            await pool.close()

    @asynccontextmanager
    async def agency_side(self) -> AsyncIterator[Connection]:
        """A connection that sees everything, for the service's own work."""
        async with _checkout(self._agency) as connection:
            yield connection

    @asynccontextmanager
    async def scoped(self, caller: Caller) -> AsyncIterator[Connection]:
        """A connection that sees what the caller may see; one whose scope could not be set is closed."""
        if caller.side == "agency":
            async with self.agency_side() as connection:
                yield connection
            return
        async with _checkout(self._province) as connection:
            try:
                await connection.execute(SET_SCOPE, ",".join(sorted(caller.provinces)), caller.scope_unit)
            except BaseException:
                connection.terminate()
                raise
            yield connection


@asynccontextmanager
async def _checkout(pool: asyncpg.Pool) -> AsyncIterator[Connection]:
    """`pool.acquire(timeout=…)` without the task that it starts for the timeout."""
    async with asyncio.timeout(ACQUIRE_SECONDS):
        connection = await pool.acquire()
    try:
        yield connection
    finally:
        await pool.release(connection)


async def _keep(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    """Nothing to wipe at release: the scope is overwritten at each checkout, and nothing else outlives a transaction.

    An open transaction is still rolled back by asyncpg. Whoever takes a session's lock or setting drops the
    connection with it.
    """


async def prepare(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    """Let a connection take and give jsonb as Python values, and json, which only answers are made of, as bytes.

    A list whose bytes become text and bytes again takes three times as long.
    """
    await connection.set_type_codec("jsonb", schema="pg_catalog", encoder=as_json, decoder=json.loads)
    await connection.set_type_codec("json", schema="pg_catalog", encoder=bytes, decoder=bytes, format="binary")


def as_json(value: Any) -> str:
    """A value as JSON text: days and ids as texts, decimals as strings."""
    return json.dumps(value, ensure_ascii=False, default=str)
