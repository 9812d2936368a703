"""An HTTP load: so many keep-alive connections, each asking again as soon as it is answered."""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast
from urllib.parse import urlsplit

import httptools
import uvloop

from arit_local.trouble import Trouble

CONNECTIONS = 16
PATIENCE_S = 10.0


def get(path: str, headers: dict[str, str]) -> bytes:
    """A GET as it goes over the wire."""
    return _head("GET", path, headers) + b"\r\n"


def post(path: str, headers: dict[str, str], body: bytes) -> bytes:
    """A POST of JSON as it goes over the wire."""
    told = {**headers, "Content-Type": "application/json", "Content-Length": str(len(body))}
    return _head("POST", path, told) + b"\r\n" + body


def _head(method: str, path: str, headers: dict[str, str]) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "Host: bench", *(f"{name}: {value}" for name, value in headers.items())]
    return "".join(line + "\r\n" for line in lines).encode()


def drive(url: str, requests: Iterator[bytes], *, seconds: float, status: int = 200) -> float:
    """Requests answered a second; it ends early where the requests run out. A Trouble for any other status."""
    return uvloop.run(_drive(url, requests, seconds, status))


async def _drive(url: str, requests: Iterator[bytes], seconds: float, status: int) -> float:
    parts = urlsplit(url)
    host, port = str(parts.hostname), int(parts.port or 80)
    run = _Run(requests, status, time.perf_counter() + seconds)
    loop = asyncio.get_running_loop()
    clients = [(await loop.create_connection(lambda: _Client(run), host, port))[1] for _ in range(CONNECTIONS)]
    begun = time.perf_counter()
    run.until = begun + seconds
    for client in clients:
        client.ask()
    try:
        await asyncio.wait_for(asyncio.gather(*(client.done for client in clients)), seconds + PATIENCE_S)
    except TimeoutError:
        raise Trouble(f"{url} did not answer within {PATIENCE_S:.0f} s.") from None
    finally:
        for client in clients:
            client.close()
    if not run.answered:
        raise Trouble(f"Nothing was left to ask of {url}.")
    return run.answered / (run.last - begun)


@dataclass
class _Run:
    requests: Iterator[bytes]
    status: int
    until: float
    answered: int = 0
    last: float = field(default_factory=time.perf_counter)


class _Client(asyncio.Protocol):
    """One connection. httptools calls its `on_…` methods."""

    def __init__(self, run: _Run) -> None:
        self._run = run
        self._transport: asyncio.Transport | None = None
        self._parser: httptools.HttpResponseParser | None = None
        self._body = b""
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def ask(self) -> None:
        """Send the next request; done when the time is over or none is left."""
        request = next(self._run.requests, None) if time.perf_counter() < self._run.until else None
        if request is None or self._transport is None:
            self._end(None)
            return
        self._body = b""
        self._parser = httptools.HttpResponseParser(self)
        self._transport.write(request)

    def close(self) -> None:
        if self._transport:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's own class is none

    def data_received(self, data: bytes) -> None:
        assert self._parser is not None
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError as wrong:
            self._end(Trouble(f"An answer was no HTTP: {wrong}"))

    def on_body(self, body: bytes) -> None:
        self._body = body

    def on_message_complete(self) -> None:
        assert self._parser is not None
        status = self._parser.get_status_code()
        if status != self._run.status:
            self._end(Trouble(f"Answered {status} instead of {self._run.status}: {self._body[:600].decode()}"))
            return
        self._run.answered += 1
        self._run.last = time.perf_counter()
        self.ask()

    def connection_lost(self, exc: Exception | None) -> None:
        self._end(Trouble(f"A connection was closed under load: {exc or 'without a reason'}"))

    def _end(self, trouble: Trouble | None) -> None:
        if self.done.done():
            return
        if trouble:
            self.done.set_exception(trouble)
        else:
            self.done.set_result(None)
