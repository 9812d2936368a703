"""The data plane: a request goes to its service and the answer comes back, both streamed, neither parsed.

The path is passed on byte for byte. A request is sent once; it is sent again only where no connection could
be made, or where a reading one met a connection that the service had just closed.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from typing import Any

import aiohttp
import structlog
from multidict import CIMultiDict
from starlette.types import Receive, Scope, Send
from yarl import URL

from arit_kit.web.problems import Problem
from gateway.access import Access
from gateway.exchange import Abandoned, Ending, Exchange
from gateway.headers import Head, handed_back, handed_on

CONNECT_TIMEOUT_S = 3.0
IDLE_CONNECTION_S = 4.0
"""Shorter than the 5 s after which uvicorn closes an idle connection, so that none is used as it closes."""
MAX_CONNECTIONS = 1000
RETRY_AFTER_S = 5
RECONNECT_PAUSE_S = 0.2

log = structlog.get_logger()

_SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
_NOT_CONNECTED = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
_NO_HEADERS_OF_ITS_OWN = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")


class ClientLeft(Exception):
    """Whoever asked is gone: nothing is left to answer."""


class BrokenAnswer(Exception):
    """The service broke off an answer under way: the client's connection is closed, so that it is seen."""


class Proxy:
    """Passes requests on to services."""

    def __init__(self, services: Mapping[str, str], *, max_body_bytes: int, patience_s: float) -> None:
        self._services = dict(services)
        self._max_body_bytes = max_body_bytes
        self._patience_s = patience_s
        self._session: aiohttp.ClientSession | None = None

    async def open(self) -> aiohttp.ClientSession:
        """Open the pool of connections; within a running loop."""
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=MAX_CONNECTIONS, keepalive_timeout=IDLE_CONNECTION_S),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_TIMEOUT_S),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            skip_auto_headers=_NO_HEADERS_OF_ITS_OWN,
        )
        self._session._retry_connection = False  # aiohttp would send a PUT or DELETE twice, and has no public switch
        return self._session

    async def close(self) -> None:
        """Close the pool."""
        if self._session is not None:
            await self._session.close()

    async def forward(
        self, service: str, head: Head, path: str, access: Access, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Pass the request on and its answer back; a Problem where the service gives none."""
        base = self._services.get(service)
        if base is None:
            raise Problem(
                "service-unavailable",
                vi=f"Dịch vụ {service} chưa được triển khai ở đây.",
                en=f"The service {service} is not deployed here.",
            )
        query = scope["query_string"].decode("ascii")
        url = URL(f"{base}{path}?{query}" if query else base + path, encoded=True)
        headers = handed_on(head, scope)
        limit, patience_s = self._max_body_bytes, self._patience_s
        exchange = Exchange(receive, declared=head.body_bytes, body_limit=limit, patience_s=patience_s)
        response = None
        try:
            body = await exchange.body()
            if head.body_bytes and not isinstance(body, bytes):
                headers["Content-Length"] = str(head.body_bytes)
            begun = time.perf_counter()
            response = await self._ask(scope["method"], url, headers, body, exchange)
            access.upstream_s = time.perf_counter() - begun
            if response.status < 200:
                raise Problem("bad-neighbour-answer")
            await _answer(response, base, exchange, send)
        except (asyncio.CancelledError, aiohttp.ClientError, OSError, Abandoned, ValueError) as failure:
            exchange.settle()
            if exchange.ending is Ending.BODY_TOO_LARGE and not head.awaits_continue:
                await exchange.drain()
            if exchange.ending is not None:
                raise self._refusal(exchange.ending, started=response is not None) from failure
            if isinstance(failure, asyncio.CancelledError):
                raise
            raise self._failure(service, failure, started=response is not None) from failure
        finally:
            exchange.close()
            if response is not None:
                response.close()

    async def _ask(
        self,
        method: str,
        url: URL,
        headers: CIMultiDict[str],
        body: bytes | AsyncIterator[bytes] | None,
        exchange: Exchange,
    ) -> aiohttp.ClientResponse:
        assert self._session is not None, "open() was not called"
        for last in (False, True):
            try:
                return await self._session.request(method, url, headers=headers, data=body, allow_redirects=False)
            except _NOT_CONNECTED as failure:
                if last or exchange.body_begun or isinstance(failure, aiohttp.ConnectionTimeoutError):
                    raise
                await asyncio.sleep(RECONNECT_PAUSE_S)
            except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError):
                if last or method not in _SAFE or body is not None:
                    raise
        raise AssertionError("unreachable")

    def _too_large(self) -> Problem:
        return Problem(
            "too-large",
            vi=f"Nội dung gửi lên vượt {self._max_body_bytes} byte.",
            en=f"The body exceeds {self._max_body_bytes} bytes.",
            headers={"Connection": "close"},
        )

    def _refusal(self, ending: Ending, *, started: bool) -> Exception:
        if ending is Ending.CLIENT_LEFT:
            return ClientLeft()
        if started:
            return BrokenAnswer(ending.name.lower())
        if ending is Ending.BODY_TOO_LARGE:
            return self._too_large()
        if ending is Ending.CLIENT_SILENT:
            return Problem(
                "malformed-request",
                vi="Nội dung yêu cầu ngừng giữa chừng.",
                en="The body stopped coming before its end.",
                headers={"Connection": "close"},
            )
        return Problem("gateway-timeout")

    def _failure(self, service: str, failure: BaseException, *, started: bool) -> Exception:
        if started:
            return BrokenAnswer(_told(failure))
        log.warning("service_failed", to=service, failure=_told(failure))
        if isinstance(failure, _NOT_CONNECTED):
            return Problem("service-unavailable", retry_after=RETRY_AFTER_S)
        return Problem("bad-neighbour-answer")


async def _answer(response: aiohttp.ClientResponse, base: str, exchange: Exchange, send: Send) -> None:
    status = response.status
    start: dict[str, Any] = {"type": "http.response.start", "status": status}
    await send(start | {"headers": handed_back(response.raw_headers, status, base)})
    content = response.content
    while True:
        piece = await content.readany()
        last = content.at_eof()
        exchange.moved()
        await send({"type": "http.response.body", "body": piece, "more_body": not last})
        if last:
            return


def _told(failure: BaseException) -> str:
    """The failure for the log: its own text would carry the request's address and token."""
    about = failure.message if isinstance(failure, aiohttp.ClientResponseError) else getattr(failure, "strerror", "")
    return f"{type(failure).__name__}: {about}".splitlines()[0]
