"""Connections that belong to one task for long: a pool's would lose their lock or their LISTEN at release."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import structlog

from arit_kit.settings import ServiceSettings

log = structlog.get_logger()
RETRY_SECONDS = 2.0
LOST = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, TimeoutError)
"""What a connection that breaks raises."""


def lock_number(*names: str) -> int:
    """The advisory lock of a name: 63 bits of its SHA-256, so that no two things meet by chance."""
    return int.from_bytes(hashlib.sha256(":".join(names).encode()).digest()[:8], "big") >> 1


@asynccontextmanager
async def own_connection(
    settings: ServiceSettings, name: str, lock: int | None = None
) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    """A connection of the agency's side; with `lock`, only once no other process holds it, and held until the end."""
    connection = await asyncpg.connect(
        str(settings.agency_url), server_settings={"application_name": name, "timezone": "UTC"}
    )
    try:
        while lock is not None and not await connection.fetchval("SELECT pg_try_advisory_lock($1)", lock):
            await asyncio.sleep(RETRY_SECONDS)
        yield connection
    finally:
        await connection.close(timeout=2)
