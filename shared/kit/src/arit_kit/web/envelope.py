"""What surrounds every request, as plain ASGI: request id, trace context, access log, metrics, and the last catch."""

import time
from collections.abc import Mapping, MutableMapping
from functools import cache
from typing import Any

import structlog
from prometheus_client import Counter, Histogram
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from arit_kit.logs import request_id, traceparent
from arit_kit.web.failures import as_problem
from arit_kit.web.problems import Fault, problem_response
from arit_kit.web.trace import continued, request_id_of

log = structlog.get_logger()
REQUESTS = Counter("arit_requests_total", "Requests answered.", ["service", "method", "route", "status"])
SECONDS = Histogram("arit_request_seconds", "Time to the answer's first byte.", ["service", "route"])
QUIET = ("/health/", "/metrics")


class Envelope:
    """The outermost layer of a service."""

    def __init__(self, app: ASGIApp, service: str, constraints: Mapping[str, Fault]) -> None:
        self._app, self._service, self._constraints = app, service, constraints

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; whatever fails below becomes a problem, never a bare 500."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        sent = dict(scope["headers"])
        own_id = request_id_of(sent.get(b"x-request-id"))
        request_id.set(own_id)
        traceparent.set(continued(sent.get(b"traceparent"))[0])
        started, status = time.perf_counter(), 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", []), (b"x-request-id", own_id.encode())]
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception as failure:
            problem = as_problem(failure, self._constraints)
            if problem.kind.status >= 500:
                log.error("request_failed", path=scope["path"], exc_info=failure)
            if status:
                raise
            await problem_response(Request(scope), problem)(scope, receive, sending)
        finally:
            self._record(scope, status, time.perf_counter() - started)

    def _record(self, scope: MutableMapping[str, Any], status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "unmatched")
        count, spent = _measures(self._service, scope["method"], route, status)
        count.inc()
        spent.observe(seconds)
        if not scope["path"].startswith(QUIET):
            caller = scope.get("state", {}).get("caller")
            log.info(
                "request",
                method=scope["method"],
                route=route,
                status=status,
                ms=round(seconds * 1000, 1),
                subject=getattr(caller, "subject", None),
                acting_service=getattr(caller, "service", None),
            )


@cache
def _measures(service: str, method: str, route: str, status: int) -> tuple[Counter, Histogram]:
    """Where requests of this kind are counted; `labels` takes a lock and makes texts of its values each time."""
    return REQUESTS.labels(service, method, route, status), SECONDS.labels(service, route)
