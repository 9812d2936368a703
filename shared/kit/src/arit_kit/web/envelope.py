"""What surrounds every request, as plain ASGI: request id, trace context, access log, metrics, and the last catch."""

import time
from collections.abc import MutableMapping
from typing import Any

import asyncpg
import structlog
from prometheus_client import Counter, Histogram
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from arit_kit.law.select import LawValueUnknown, NoRuleInForce
from arit_kit.logs import request_id, traceparent
from arit_kit.web.problems import Problem, problem_response
from arit_kit.web.trace import continued, request_id_of

log = structlog.get_logger()
REQUESTS = Counter("arit_requests_total", "Requests answered.", ["service", "method", "route", "status"])
SECONDS = Histogram("arit_request_seconds", "Time to the answer's first byte.", ["service", "route"])
QUIET = ("/health/", "/metrics")


class Envelope:
    """The outermost layer of a service."""

    def __init__(self, app: ASGIApp, service: str) -> None:
        self._app, self._service = app, service

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
            problem = as_problem(failure)
            if problem.kind.status >= 500:
                log.error("request_failed", path=scope["path"], exc_info=failure)
            if status:
                raise
            await problem_response(Request(scope), problem)(scope, receive, sending)
        finally:
            self._record(scope, status, time.perf_counter() - started)

    def _record(self, scope: MutableMapping[str, Any], status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "unmatched")
        REQUESTS.labels(self._service, scope["method"], route, status).inc()
        SECONDS.labels(self._service, route).observe(seconds)
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


def as_problem(failure: Exception) -> Problem:
    """What a failure means to the client: the database away is 503, a broken constraint 409 or 422, else 500."""
    match failure:
        case Problem():
            return failure
        case NoRuleInForce():
            en = f"No rule {failure.key} was in force on {failure.day}."
            return Problem("no-rule-in-force", vi=f"Không có quy định {failure.key} ngày {failure.day}.", en=en)
        case LawValueUnknown():
            en = f"{failure.basis} sets {failure.key} on {failure.day}, but its value is not established."
            vi = f"{failure.key} theo {failure.basis} ngày {failure.day} chưa xác định được giá trị."
            return Problem("law-value-unknown", vi=vi, en=en)
        case asyncpg.UniqueViolationError():
            return Problem("duplicate", en=f"({failure.constraint_name})", vi=f"({failure.constraint_name})")
        case asyncpg.CheckViolationError() | asyncpg.ForeignKeyViolationError():
            return Problem("conflict", en=f"({failure.constraint_name})", vi=f"({failure.constraint_name})")
        case asyncpg.NumericValueOutOfRangeError() | asyncpg.DataError():
            return Problem("invalid-content")
        case asyncpg.DeadlockDetectedError() | asyncpg.SerializationError() | asyncpg.LockNotAvailableError():
            return Problem("conflict", retry_after=1)
        case (
            asyncpg.PostgresConnectionError() | asyncpg.CannotConnectNowError() | asyncpg.TooManyConnectionsError()
            | asyncpg.AdminShutdownError() | asyncpg.CrashShutdownError() | asyncpg.QueryCanceledError()
            | asyncpg.InterfaceError() | ConnectionError() | TimeoutError()
        ):  # fmt: skip
            return Problem("service-unavailable", retry_after=5)
        case _:
            return Problem("internal-error")
