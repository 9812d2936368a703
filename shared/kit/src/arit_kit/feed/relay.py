"""The relay: stamps each event's position after its transaction committed, so that a reader never skips a slow one.

One process at a time holds the advisory lock and relays, on a connection of its own (a pool would drop the lock).
"""

import asyncio

import asyncpg
import structlog

from arit_kit.settings import ServiceSettings

log = structlog.get_logger()
POLL_SECONDS = 0.1
RETRY_SECONDS = 2.0
LOCK = 0x6172_6974_6665_6564
CHANNEL = "feed"

_STAMP = """
WITH due AS (
  SELECT n FROM feed WHERE position IS NULL ORDER BY n LIMIT 500 FOR UPDATE
), ordered AS (
  SELECT n, nextval('feed_position') AS position FROM (SELECT n FROM due ORDER BY n) AS d
)
UPDATE feed SET position = ordered.position FROM ordered WHERE feed.n = ordered.n
"""


class Relay:
    """Stamps the service's events until cancelled."""

    def __init__(self, service: str, settings: ServiceSettings) -> None:
        self._service, self._url = service, str(settings.agency_url)

    async def run(self) -> None:
        """Relay for ever; after a lost connection, try again."""
        while True:
            try:
                connection = await asyncpg.connect(
                    self._url, server_settings={"application_name": f"{self._service} relay"}
                )
                try:
                    await self._relay(connection)
                finally:
                    await connection.close(timeout=2)
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError) as failure:
                log.warning("relay_lost_database", failure=repr(failure))
                await asyncio.sleep(RETRY_SECONDS)

    async def _relay(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        while not await connection.fetchval("SELECT pg_try_advisory_lock($1)", LOCK):
            await asyncio.sleep(RETRY_SECONDS)
        while True:
            stamped = await stamp(connection)
            if stamped:
                await connection.execute(f"NOTIFY {CHANNEL}")
            await asyncio.sleep(0 if stamped == 500 else POLL_SECONDS)


async def stamp(connection: "asyncpg.Connection[asyncpg.Record]") -> int:
    """Stamp what has been committed, in the order of insertion; how many."""
    return int((await connection.execute(_STAMP)).rpartition(" ")[2])
