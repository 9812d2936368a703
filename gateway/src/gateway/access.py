"""What is told of each request: a log line and metrics, by collection and template, never by raw path."""

import time
from dataclasses import dataclass, field
from functools import cache

import structlog
from prometheus_client import Counter, Gauge, Histogram

log = structlog.get_logger()

REQUESTS = Counter("arit_gateway_requests_total", "Requests answered.", ["to", "method", "route", "status"])
SECONDS = Histogram("arit_gateway_request_seconds", "Time to the answer's last byte.", ["to"])
UPSTREAM_SECONDS = Histogram("arit_gateway_upstream_seconds", "Time to a service's first byte.", ["to"])
IN_FLIGHT = Gauge("arit_gateway_requests_in_flight", "Requests under way.")

CLIENT_LEFT = 499
"""Told, never sent: whoever asked had gone before the answer."""
BROKEN_OFF = 599
"""Told, never sent: the service broke off an answer under way."""

_QUIET = ("/health/live", "/health/ready", "/metrics")


@dataclass(slots=True)
class Access:
    """What becomes known of a request while it is answered."""

    method: str
    route: str = "unmatched"
    to: str = "gateway"
    """The service that it went to."""
    subject: str | None = None
    status: int = 0
    failure: str | None = None
    upstream_s: float | None = None
    begun: float = field(default_factory=time.perf_counter)

    def tell(self) -> None:
        """Count and log it."""
        seconds = time.perf_counter() - self.begun
        _counter(self.to, self.method, self.route, self.status).inc()
        _histogram(SECONDS, self.to).observe(seconds)
        if self.upstream_s is not None:
            _histogram(UPSTREAM_SECONDS, self.to).observe(self.upstream_s)
        if self.route in _QUIET:
            return
        told: dict[str, object] = {
            "method": self.method,
            "route": self.route,
            "to": self.to,
            "status": self.status,
            "ms": round(seconds * 1000, 1),
            "subject": self.subject,
        }
        if self.upstream_s is not None:
            told["upstream_ms"] = round(self.upstream_s * 1000, 1)
        if self.failure is not None:
            told["failure"] = self.failure
        log.info("request", **told)


@cache
def _counter(to: str, method: str, route: str, status: int) -> Counter:
    return REQUESTS.labels(to, method, route, status)


@cache
def _histogram(of: Histogram, to: str) -> Histogram:
    return of.labels(to)
