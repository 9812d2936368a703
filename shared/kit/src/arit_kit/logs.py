"""Structured logs: one JSON line an event, a static name, data as keys, never personal data or a token."""

import json
import logging
import sys
from collections.abc import MutableMapping
from contextvars import ContextVar
from typing import Any

import structlog

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""The id of the request under way; carried to neighbours as `X-Request-Id`."""

traceparent: ContextVar[str] = ContextVar("traceparent", default="")
"""The W3C trace context under way; carried to neighbours."""


def configure(service: str, level: str) -> None:
    """Write every log line, uvicorn's and the libraries' too, as JSON on standard output."""

    def named(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        event["service"] = service  # no context variable: requests don't see what the lifespan's task has set
        return event

    structlog.configure(
        processors=[
            named,
            _request,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _json_line,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stdout),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(handlers=[_ThroughStructlog()], level=logging.WARNING, force=True)


def _request(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    if current := request_id.get():
        event["request_id"] = current
        event["trace_id"] = traceparent.get()[3:35]
    return event


_encode = json.JSONEncoder(ensure_ascii=False, default=repr).encode


def _json_line(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> str:
    return _encode(event)


class _ThroughStructlog(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        structlog.get_logger(record.name).log(
            record.levelno, "library_log", text=record.getMessage(), exc_info=record.exc_info
        )
