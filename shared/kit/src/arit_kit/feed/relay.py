"""The relay: stamps each event's position after its transaction committed, so that a reader never skips a slow one.

One process at a time holds the advisory lock and relays.
"""

import asyncio

import asyncpg
import structlog

from arit_kit.db.own_connection import LOST, RETRY_SECONDS, lock_number, own_connection
from arit_kit.settings import ServiceSettings

log = structlog.get_logger()
POLL_SECONDS = 0.1
BATCH = 500
CHANNEL = "feed"

_STAMP = f"""
WITH due AS (
  SELECT n FROM feed WHERE position IS NULL ORDER BY n LIMIT {BATCH} FOR UPDATE
), ordered AS (
  SELECT n, nextval('feed_position') AS position FROM (SELECT n FROM due ORDER BY n) AS d
)
UPDATE feed SET position = ordered.position FROM ordered WHERE feed.n = ordered.n
"""


class Relay:
    """Stamps the service's events until cancelled."""

    def __init__(self, service: str, settings: ServiceSettings) -> None:
        self._service, self._settings = service, settings

    async def run(self) -> None:
        """Relay for ever; after a lost connection, try again."""
        while True:
            try:
                name = f"{self._service} relay"
                async with own_connection(self._settings, name, lock_number(name)) as connection:
                    while True:
                        stamped = await stamp(connection)
                        if stamped:
                            await connection.execute(f"NOTIFY {CHANNEL}")
                        await asyncio.sleep(0 if stamped == BATCH else POLL_SECONDS)
            except LOST as failure:
                log.warning("relay_lost_database", failure=repr(failure))
            except Exception:  # whatever it is: without the relay no event leaves
                log.exception("relay_failed")
            await asyncio.sleep(RETRY_SECONDS)


async def stamp(connection: "asyncpg.Connection[asyncpg.Record]") -> int:
    """Stamp what has been committed, in the order of insertion; how many."""
    return int((await connection.execute(_STAMP)).rpartition(" ")[2])
