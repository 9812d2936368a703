"""One request under way: its body counted as it passes, its client watched, and silence on any side bounded.

A short exchange costs one timer and no task: only a longer one gets a listener for the client's leaving.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from enum import Enum, auto

from starlette.types import Receive

_LOOK_AFTER_S = 0.1
_LOOK_EVERY_S = 0.5
_DRAIN_S = 3.0


class Ending(Enum):
    """Why an exchange is broken off."""

    CLIENT_LEFT = auto()
    CLIENT_SILENT = auto()
    BODY_TOO_LARGE = auto()
    SERVICE_SILENT = auto()


class Abandoned(Exception):
    """Stops the body on its way up, once the exchange has ended."""


class Exchange:
    """Watches over the current task; it cancels it or fails its body, and says why in `ending`."""

    def __init__(self, receive: Receive, *, declared: int | None, body_limit: int, patience_s: float) -> None:
        self.ending: Ending | None = None
        self.body_begun = False
        """Whether pieces have been handed out, so that the request cannot be sent anew."""
        self._receive = receive
        self._limit = body_limit
        self._patience = patience_s
        self._received = 0
        self._declared = declared
        self._body_done = declared == 0
        self._waits_for_client = False
        self._closed = False
        self._cancelled = False
        self._listener: asyncio.Task[None] | None = None
        task = asyncio.current_task()
        assert task is not None
        self._task = task
        self._loop = task.get_loop()
        self._moved_at = self._loop.time()
        self._timer = self._loop.call_later(min(_LOOK_AFTER_S, patience_s), self._look)

    async def body(self) -> bytes | AsyncIterator[bytes] | None:
        """What the service is sent: nothing, a body that came in one piece, or the pieces as they come."""
        if self._body_done:
            return None
        if self._declared is not None and self._declared > self._limit:
            self.ending = Ending.BODY_TOO_LARGE
            raise Abandoned
        first = await self._piece()
        return first if self._body_done else self._pieces(first)

    async def _pieces(self, first: bytes) -> AsyncIterator[bytes]:
        self.body_begun = True
        if first:
            yield first
        while not self._body_done:
            if piece := await self._piece():
                yield piece

    async def _piece(self) -> bytes:
        """The next piece; the exchange ends where the body grows too large or its client leaves."""
        self._waits_for_client = True
        message = await self._receive()
        self._waits_for_client = False
        self.moved()
        piece: bytes = message.get("body", b"")
        self._received += len(piece)
        if message["type"] == "http.disconnect":
            self.ending = self.ending or Ending.CLIENT_LEFT
        elif self._received > self._limit:
            self.ending = self.ending or Ending.BODY_TOO_LARGE
        self._body_done = not message.get("more_body", False)
        if self.ending is not None:
            raise Abandoned
        return piece

    async def drain(self) -> None:
        """Let the client send on for a while: closing at once could reset the connection under the answer."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_DRAIN_S):
                while not self._body_done:
                    self._body_done = not (await self._receive()).get("more_body", False)

    def moved(self) -> None:
        """Something came from either side: patience begins anew."""
        self._moved_at = self._loop.time()

    def settle(self) -> None:
        """Called where the task failed: a cancellation that was this watch's own is over."""
        if self._cancelled:
            self._cancelled = False
            self._task.uncancel()

    def close(self) -> None:
        """Stop watching."""
        self._closed = True
        self._timer.cancel()
        if self._listener is not None:
            self._listener.cancel()

    def _look(self) -> None:
        if self._body_done and self._listener is None:
            self._listener = self._loop.create_task(self._listen())
        silent = self._loop.time() - self._moved_at
        if silent >= self._patience:
            self._end(Ending.CLIENT_SILENT if self._waits_for_client else Ending.SERVICE_SILENT)
            return
        pause = self._patience - silent
        self._timer = self._loop.call_later(pause if self._listener else min(_LOOK_EVERY_S, pause), self._look)

    async def _listen(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self._end(Ending.CLIENT_LEFT)

    def _end(self, ending: Ending) -> None:
        if self.ending is None and not self._closed:
            self.ending = ending
            self._cancelled = True
            self._task.cancel()
