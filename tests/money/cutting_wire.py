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
        self._request = b""
        self._left = 0
        self._cut: Callable[[], None] = lambda: None
        self._carrying: set[asyncio.Task[None]] = set()
        self.cuts = 0

    async def open(self) -> str:
        """Its address."""
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def close(self) -> None:
        """Stop listening, and hang up."""
        assert self._server
        self._server.close()
        for carrying in self._carrying:
            carrying.cancel()
        await asyncio.gather(*self._carrying, return_exceptions=True)

    def cut_after(self, request: bytes, times: int, cut: Callable[[], None]) -> None:
        """When so many requests that begin so have been answered, call `cut`; their answers are never passed on."""
        self._request, self._left, self._cut = request, times, cut

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        carrying = asyncio.get_running_loop().create_task(self._carry(reader, writer))
        self._carrying.add(carrying)
        carrying.add_done_callback(self._carrying.discard)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert self._target.hostname and self._target.port
        try:
            far_reader, far_writer = await asyncio.open_connection(self._target.hostname, self._target.port)
        except OSError:
            writer.close()
            return
        doomed = asyncio.Event()

        async def there() -> None:
            while data := await reader.read(65_536):
                if self._left > 0 and data.startswith(self._request):
                    doomed.set()
                far_writer.write(data)
                await far_writer.drain()

        async def back() -> None:
            while data := await far_reader.read(65_536):
                if doomed.is_set():
                    self.cuts += 1
                    self._left -= 1
                    if self._left == 0:
                        self._cut()
                    await asyncio.Event().wait()  # the rest of the answer is lost with it
                writer.write(data)
                await writer.drain()

        ways = [asyncio.create_task(there()), asyncio.create_task(back())]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            for end in (writer, far_writer):
                with suppress(OSError):
                    end.close()
