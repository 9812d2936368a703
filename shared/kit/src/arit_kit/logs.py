"""Structured logs: one JSON line an event, a static name, data as keys, never personal data or a token."""

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
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            _request,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stdout),
        cache_logger_on_first_use=True,
    )
    structlog.contextvars.bind_contextvars(service=service)
    logging.basicConfig(handlers=[_ThroughStructlog()], level=logging.WARNING, force=True)


def _request(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    if current := request_id.get():
        event["request_id"] = current
        event["trace_id"] = traceparent.get()[3:35]
    return event


class _ThroughStructlog(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        structlog.get_logger(record.name).log(
            record.levelno, "library_log", text=record.getMessage(), exc_info=record.exc_info
        )
