"""The gateway as one raw ASGI application: judge the head, then pass the request on or answer it here."""

import gc
import json
import re
from typing import Any

import structlog
from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from arit_kit import logs
from arit_kit.web.problems import Problem, problem_response
from arit_kit.web.wire import MAX_HEAD_BYTES, head_too_large
from gateway.access import BROKEN_OFF, CLIENT_LEFT, IN_FLIGHT, Access
from gateway.headers import Head, read_head
from gateway.identity import verifier_for
from gateway.openapi import published
from gateway.own import own_app, own_template
from gateway.proxy import BrokenAnswer, ClientLeft, Proxy
from gateway.readiness import Readiness
from gateway.routes import METHODS, OWN, Table, published_table, table_of
from gateway.settings import GatewaySettings

log = structlog.get_logger()

_SLASH, _DOT = r"(?:/|\\|%(?:25)*(?:2f|5c))", r"(?:\.|%(?:25)*2e)"
_DOT_SEGMENT = re.compile(rf"{_SLASH}{_DOT}{{1,2}}(?:$|;|%(?:25)*3b|(?={_SLASH}))", re.IGNORECASE)
"""A segment `.` or `..`, also percent-encoded (even several times over), or with parameters after it."""


class Gateway:
    """The application. Its lifespan opens and closes the pool of connections to the services."""

    def __init__(self, settings: GatewaySettings, table: Table, document: bytes) -> None:
        self._settings = settings
        self._table = table
        self._verifier = verifier_for(settings)
        self._proxy = Proxy(
            settings.services, max_body_bytes=settings.max_body_bytes, patience_s=settings.upstream_timeout_s
        )
        self._readiness = Readiness(settings.services)
        self._own = own_app(self._verifier, self._readiness, document)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; whatever fails becomes a problem, and each is logged and counted once."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        head = read_head(scope["headers"])
        logs.request_id.set(head.request_id)
        logs.traceparent.set(head.traceparent)
        access = Access(scope["method"])
        id_header = (b"x-request-id", head.request_id.encode())

        async def telling(message: Message) -> None:
            if message["type"] == "http.response.start":
                access.status = message["status"]
                message["headers"] = [*message.get("headers", ()), id_header]
            await send(message)

        IN_FLIGHT.inc()
        try:
            await self._answer(scope, head, access, receive, telling)
        except ClientLeft:
            access.status = CLIENT_LEFT
        except BrokenAnswer as broken:
            access.status, access.failure = BROKEN_OFF, str(broken)
        except Exception as failure:
            problem = failure if isinstance(failure, Problem) else Problem("internal-error")
            if problem is not failure:
                log.error("request_failed", route=access.route, exc_info=failure)
            if access.status:
                access.failure = type(failure).__name__
            else:
                await problem_response(Request(scope), problem)(scope, receive, telling)
        finally:
            IN_FLIGHT.dec()
            access.tell()

    async def _answer(self, scope: Scope, head: Head, access: Access, receive: Receive, send: Send) -> None:
        raw_path: bytes = scope["raw_path"]
        if head_too_large(raw_path, scope["query_string"], head.raw):
            raise Problem(
                "headers-too-large",
                vi=f"Tiêu đề và địa chỉ vượt {MAX_HEAD_BYTES} byte.",
                en=f"Headers and address exceed {MAX_HEAD_BYTES} bytes.",
                headers={"Connection": "close"},
            )
        if head.ambiguous:
            raise Problem(
                "malformed-request",
                vi=f"Tiêu đề {head.ambiguous} không rõ ràng.",
                en=f"The header {head.ambiguous} is ambiguous.",
                headers={"Connection": "close"},
            )
        path = raw_path.decode("ascii")
        if _DOT_SEGMENT.search(path):
            raise Problem(
                "malformed-request",
                vi="Địa chỉ không được chứa đoạn «.» hoặc «..».",
                en="The address may not hold a segment '.' or '..'.",
            )
        if scope["method"] not in METHODS:
            raise Problem("method-not-allowed", headers={"Allow": ", ".join(METHODS)})
        collection = self._table.collection_of(path)
        service = self._table.owners[collection] if collection else OWN
        template = self._table.template_of(path) if collection else None
        access.to = service
        access.route = template.path if template else f"/v1/{collection}/…" if collection else own_template(path)
        if scope["method"] == "OPTIONS" and template:
            await _options(template.methods, send)
        elif service == OWN:
            method = "GET" if scope["method"] == "HEAD" else scope["method"]
            state: dict[str, Any] = {}
            await self._own({**scope, "method": method, "state": state}, receive, send)
            access.subject = state["caller"].subject if "caller" in state else None
        else:
            access.subject = (await self._verifier.caller(head.authorization)).subject
            await self._proxy.forward(service, head, path, access, scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        session = await self._proxy.open()
        self._readiness.ask_through(session)
        gc.collect()
        gc.freeze()
        gc.set_threshold(20_000, 50, 100)
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self._proxy.close()
        await send({"type": "lifespan.shutdown.complete"})


async def _options(methods: frozenset[str], send: Send) -> None:
    allowed = sorted(methods | {"OPTIONS"})
    headers: list[tuple[bytes, bytes]] = [(b"allow", ", ".join(allowed).encode())]
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body"})


def create_app(settings: GatewaySettings | None = None, document: dict[str, Any] | None = None) -> Gateway:
    """The gateway by its environment; a test may give its own settings and merged document."""
    settings = settings or GatewaySettings()
    logs.configure("gateway", settings.log_level)
    if document is None:
        return Gateway(settings, published_table(), published())
    return Gateway(settings, table_of(document), json.dumps(document).encode())
