"""The request's id and its W3C trace context: the client's where they are sane, fresh ones otherwise."""

import os
import re

from arit_kit.ids import uuid7

_SANE_ID = re.compile(rb"[A-Za-z0-9._-]{8,64}").fullmatch
_TRACEPARENT = re.compile(rb"(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})").fullmatch


def request_id_of(offered: bytes | None) -> str:
    """The id that the client offered, or a new one where it offered none or one unfit for a log.

    Gateway and services judge an id by this one rule, so one id runs through a whole call.
    """
    if offered and _SANE_ID(offered):
        return offered.decode()
    return str(uuid7())


def continued(traceparent: bytes | None) -> tuple[str, bool]:
    """The `traceparent` to hand on: the client's trace with a span of our own, or a new trace.

    Also whether the client's was continued; only then may its `tracestate` follow.
    """
    match = _TRACEPARENT(traceparent) if traceparent else None
    if match is None:
        return f"00-{os.urandom(16).hex()}-{os.urandom(8).hex()}-01", False
    return f"00-{match[1].decode()}-{os.urandom(8).hex()}-{match[2].decode()}", True
