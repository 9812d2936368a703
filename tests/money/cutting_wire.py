"""A wire between two services that lets a request through, waits for its answer, and cuts before passing it on."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlsplit


class CuttingWire:
    """Listens on a free port and carries every byte to `target`, until the answer to an armed request has come."""

    def __init__(self, target: str) -> None:
        self._target = urlsplit(target)
        self._server: asyncio.Server | None = None
        self._request: bytes | None = None
        self._cut: Callable[[], None] = lambda: None
        self.cuts = 0

    async def open(self) -> str:
        """Its address."""
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def close(self) -> None:
        """Stop listening."""
        assert self._server
        self._server.close()

    def cut_after(self, request: bytes, cut: Callable[[], None]) -> None:
        """When a request that begins so has been answered, call `cut`; the answer is never passed on."""
        self._request, self._cut = request, cut

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert self._target.hostname and self._target.port
        far_reader, far_writer = await asyncio.open_connection(self._target.hostname, self._target.port)
        doomed = asyncio.Event()

        async def there() -> None:
            while data := await reader.read(65_536):
                if self._request is not None and data.startswith(self._request):
                    self._request = None
                    doomed.set()
                far_writer.write(data)
                await far_writer.drain()

        async def back() -> None:
            while data := await far_reader.read(65_536):
                if doomed.is_set():
                    self.cuts += 1
                    self._cut()
                    return
                writer.write(data)
                await writer.drain()

        ways = [asyncio.create_task(there()), asyncio.create_task(back())]
        with suppress(OSError):
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
        for end in (writer, far_writer):
            with suppress(OSError):
                end.close()
