"""What of a request's headers the gateway reads and hands on, and what of the answer's it hands back.

Hop-by-hop headers end here (RFC 9110 §7.6.1), and so does every header by which a client could say who
it is or where it comes from: identity is the bearer token's alone, the forwarding headers are the gateway's.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from multidict import CIMultiDict

from arit_kit.web.problems import Problem
from arit_kit.web.trace import continued, request_id_of

RawHeaders = list[tuple[bytes, bytes]]

_HOP_BY_HOP = frozenset(
    b"connection keep-alive proxy-authenticate proxy-authorization proxy-connection te trailer "
    b"transfer-encoding upgrade http2-settings expect".split()
)
_REPLACED = frozenset(b"host content-length x-request-id traceparent tracestate forwarded via cookie".split())
_CLAIMS = re.compile(rb"(?:x[-_](?:user|forwarded|remote|arit|auth|real[-_]ip|original)|remote[-_]user)")
_ONCE = frozenset((b"authorization", b"content-length", b"host"))
_READ = _ONCE | {b"transfer-encoding", b"connection", b"expect", b"x-request-id", b"traceparent"}
_OF_THE_GATEWAY = frozenset(b"server date x-request-id".split())


@lru_cache(maxsize=1024)
def _ends_here(name: bytes) -> bool:
    return name in _HOP_BY_HOP or name in _REPLACED or _CLAIMS.match(name) is not None


@dataclass(slots=True)
class Head:
    """What the gateway itself needs of a request's headers."""

    raw: RawHeaders
    request_id: str
    traceparent: str
    trace_continued: bool
    authorization: str | None
    body_bytes: int | None
    """The declared length of the body; None where it is chunked."""
    named_hop: frozenset[bytes]
    """The further headers that Connection declares to end here."""
    awaits_continue: bool
    """Whether the client sends its body only once it is told to."""
    ambiguous: str | None
    """A header that stands twice or contradicts another, so that two readers could read two requests."""


def read_head(raw: RawHeaders) -> Head:
    """Read the head in one pass."""
    found: dict[bytes, bytes] = {}
    ambiguous = None
    for name, value in raw:
        if name in _READ:
            if name in found and name in _ONCE:
                ambiguous = name.decode()
            found[name] = found[name] + b"," + value if name in found else value
    chunked = b"transfer-encoding" in found
    if chunked and b"content-length" in found:
        ambiguous = "content-length"
    traceparent, trace_continued = continued(found.get(b"traceparent"))
    authorization, connection = found.get(b"authorization"), found.get(b"connection")
    return Head(
        raw=raw,
        request_id=request_id_of(found.get(b"x-request-id")),
        traceparent=traceparent,
        trace_continued=trace_continued,
        authorization=authorization.decode("latin-1") if authorization is not None else None,
        body_bytes=None if chunked or ambiguous else int(found.get(b"content-length", 0)),
        named_hop=frozenset(token.strip() for token in connection.lower().split(b",")) if connection else frozenset(),
        awaits_continue=b"expect" in found,
        ambiguous=ambiguous,
    )


def handed_on(head: Head, scope: Mapping[str, Any]) -> CIMultiDict[str]:
    """The headers that the service gets: the client's, less what ends here, plus the gateway's own."""
    onward: CIMultiDict[str] = CIMultiDict()
    host = b""
    try:
        for name, value in head.raw:
            if not _ends_here(name):
                if name not in head.named_hop:
                    onward.add(name.decode("ascii"), value.decode())
            elif name == b"host":
                host = value
            elif name == b"tracestate" and head.trace_continued:
                onward.add("tracestate", value.decode())
        onward["X-Forwarded-Host"] = host.decode()
    except UnicodeDecodeError as undecodable:
        raise Problem(
            "malformed-request", vi="Tiêu đề HTTP phải là UTF-8.", en="HTTP headers must be UTF-8."
        ) from undecodable
    onward["X-Request-Id"] = head.request_id
    onward["traceparent"] = head.traceparent
    client = scope.get("client")
    onward["X-Forwarded-For"] = client[0] if client else "unknown"
    onward["X-Forwarded-Proto"] = scope["scheme"]
    return onward


def handed_back(raw: Iterable[tuple[bytes, bytes]], status: int, base: str) -> RawHeaders:
    """The headers that the client gets; a Location on the service's own address becomes a path here."""
    back: RawHeaders = []
    for name, value in raw:
        lower = name.lower()
        if lower in _HOP_BY_HOP or lower in _OF_THE_GATEWAY:
            continue
        if lower == b"content-length" and status in (204, 304):
            continue
        if lower == b"location" and value.startswith(base.encode() + b"/"):
            value = value[len(base) :]
        back.append((lower, value))
    return back
