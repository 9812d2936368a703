"""HTTP as it arrives: bounds on a request's head, and problem+json where it cannot be parsed at all.

uvicorn's parser takes a head of any length, answers nonsense in plain text, and loses the body of a request
that offers an upgrade (as Java's client does with h2c). What is parsed but too large is judged in `main`.
"""

import asyncio
import json
from collections.abc import Sequence

import httptools
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from arit_kit.web.problems import MEDIA_TYPE, Problem, language_of, problem_body
from arit_kit.web.trace import request_id_of

MAX_HEAD_BYTES = 32_768
MAX_HEADERS = 100
HEAD_S = 20.0
"""How long a head may take to arrive whole."""
LINGER_S = 1.0
"""How long a refused client may send on: closing at once could reset the connection under the answer."""

_FRAMING = (b"content-length", b"transfer-encoding")


def head_too_large(path: bytes, query: bytes, headers: Sequence[tuple[bytes, bytes]]) -> bool:
    """Whether a parsed head is larger than any client of ours needs."""
    if len(headers) > MAX_HEADERS:
        return True
    return len(path) + len(query) + sum(len(name) + len(value) for name, value in headers) > MAX_HEAD_BYTES


class BoundedHttp(HttpToolsProtocol):
    """uvicorn's protocol, with a bounded head, and no upgrades."""

    _in_head = False
    _head_bytes = _trailer_bytes = 0
    _head_timer: asyncio.TimerHandle | None = None
    _refused = False

    def data_received(self, data: bytes) -> None:
        """Parse what came; refuse a head that does not end. The read in which it began is not counted."""
        self._unset_keepalive_if_required()
        if self._refused:
            return
        went_on = self._in_head
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade as offer:
            self._decline_upgrade(data[offer.args[0] :])
        except httptools.HttpParserError:
            self._refuse(
                Problem(
                    "malformed-request",
                    vi="Yêu cầu HTTP không đọc được; ký tự ngoài ASCII trong địa chỉ phải viết dạng %XX.",
                    en="Not a readable HTTP request; write characters outside ASCII in the address as %XX.",
                )
            )
        if went_on and self._in_head and not self._refused:
            self._head_bytes += len(data)
            if self._head_bytes > MAX_HEAD_BYTES:
                self._refuse(Problem("headers-too-large"))

    def on_message_begin(self) -> None:
        """A head begins."""
        super().on_message_begin()
        self._in_head, self._head_bytes, self._trailer_bytes = True, 0, 0
        self._await_head(HEAD_S)

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header of the head. Trailers come the same way: they are no headers, and bounded like a head."""
        if self._in_head:
            super().on_header(name, value)
            return
        self._trailer_bytes += len(name) + len(value)
        if self._trailer_bytes > MAX_HEAD_BYTES and not self._refused:
            self._refuse(Problem("headers-too-large"))

    def on_headers_complete(self) -> None:
        """The head is complete; what follows is body, or the next request."""
        self._in_head = False
        self._await_head(None)
        super().on_headers_complete()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client connects, and has so long to ask something."""
        super().connection_made(transport)
        self._await_head(HEAD_S)

    def connection_lost(self, exc: Exception | None) -> None:
        """It is gone."""
        self._await_head(None)
        super().connection_lost(exc)

    def _await_head(self, seconds: float | None) -> None:
        """Close the connection unless a head is complete in time; None: it is."""
        if self._head_timer is not None:
            self._head_timer.cancel()
        self._head_timer = self.loop.call_later(seconds, self.transport.close) if seconds else None

    def _decline_upgrade(self, rest: bytes) -> None:
        """Read the body on as HTTP/1.1: the parser stopped after the head, so a new one is told its length."""
        framing = [name + b": " + value + b"\r\n" for name, value in self.headers if name in _FRAMING]
        self.parser = httptools.HttpRequestParser(_BodyOnly(self))
        self.cycle.keep_alive = False
        self.cycle.more_body = True
        self.cycle.message_event.clear()
        self.data_received(b"".join([b"POST / HTTP/1.1\r\n", *framing, b"\r\n", rest]))

    def _refuse(self, problem: Problem) -> None:
        """Answer below the application, then let the connection end."""
        self._refused = True
        if self.cycle is not None and self.cycle.response_started and not self.cycle.response_complete:
            self.transport.close()
            return
        named = dict(self.headers or ())
        language = language_of(named.get(b"accept-language", b"").decode("latin-1"))
        members = problem_body(problem, instance="", language=language)
        members["request_id"] = request_id_of(named.get(b"x-request-id"))
        body = json.dumps(members, ensure_ascii=False).encode()
        head = (
            f"content-type: {MEDIA_TYPE}\r\ncontent-length: {len(body)}\r\ncontent-language: {language}\r\n"
            f"x-request-id: {members['request_id']}\r\nconnection: close\r\n\r\n"
        )
        self.transport.write(STATUS_LINE[problem.kind.status] + head.encode() + body)
        if self.transport.can_write_eof():
            self.transport.write_eof()
        self.loop.call_later(LINGER_S, self.transport.close)


class _BodyOnly:
    """Passes one body on to the protocol, which has read its head already; what follows it is ignored."""

    def __init__(self, protocol: BoundedHttp) -> None:
        self._protocol: BoundedHttp | None = protocol

    def on_body(self, body: bytes) -> None:
        """Part of the body."""
        if self._protocol is not None:
            self._protocol.on_body(body)

    def on_message_complete(self) -> None:
        """The end of the body."""
        if self._protocol is not None:
            self._protocol.on_message_complete()
            self._protocol = None
