"""What wakes the readers of a feed: one LISTEN connection a process, instead of each reader asking the database."""

import asyncio

import structlog

from arit_kit.db.own_connection import LOST, RETRY_SECONDS, own_connection
from arit_kit.feed.relay import CHANNEL
from arit_kit.settings import ServiceSettings

log = structlog.get_logger()
LOOK_AGAIN_SECONDS = 1.0
"""Without a signal a reader looks again after this long: a lost connection delays it, and never deafens it."""


class Wake:
    """Waits for the relay's signal on behalf of all readers of this process."""

    def __init__(self, service: str, settings: ServiceSettings) -> None:
        self._service, self._settings = service, settings
        self._signal = asyncio.Event()
        self.closing = False
        """The process is about to stop: readers answer what they have instead of waiting on."""

    async def run(self) -> None:
        """Listen for ever; after a lost connection, listen again."""
        while True:
            try:
                async with own_connection(self._settings, f"{self._service} wake") as connection:
                    lost = asyncio.Event()
                    connection.add_termination_listener(lambda *_, lost=lost: lost.set())
                    await connection.add_listener(CHANNEL, self._woken)
                    await lost.wait()
            except LOST as failure:
                log.warning("wake_lost_database", failure=repr(failure))
            except Exception:  # without it readers are slower, not deaf; still it goes on
                log.exception("wake_failed")
            await asyncio.sleep(RETRY_SECONDS)

    async def wait(self, seconds: float) -> None:
        """Return at the next signal, or after the seconds, or when it is time to look again."""
        signal = self._signal
        try:
            async with asyncio.timeout(min(seconds, LOOK_AGAIN_SECONDS)):
                await signal.wait()
        except TimeoutError:
            return

    def _woken(self, *_: object) -> None:
        """Everyone who waits wakes; whoever waits next waits for the next signal."""
        self._signal.set()
        self._signal = asyncio.Event()
