"""Is the gateway alive and ready, and how are the services: it tells of them, it does not depend on them."""

import asyncio
import time
from collections.abc import Mapping
from typing import Any

import aiohttp
from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

ASK_TIMEOUT_S = 0.5
REMEMBERED_S = 1.0
"""So that a crowd at /status does not become a crowd at the services."""

router = APIRouter(include_in_schema=False)


class Readiness:
    """Asks each service for its /health/ready, all at once."""

    def __init__(self, services: Mapping[str, str]) -> None:
        self._services = dict(sorted(services.items()))
        self._session: aiohttp.ClientSession | None = None
        self._asked_at = float("-inf")
        self._reports: dict[str, dict[str, Any]] = {}
        self._asking = asyncio.Lock()

    def ask_through(self, session: aiohttp.ClientSession) -> None:
        """Use this pool of connections."""
        self._session = session

    async def reports(self) -> dict[str, dict[str, Any]]:
        """Each service's `state`: ready, not_ready or unreachable, with what it says of itself."""
        async with self._asking:
            if time.monotonic() - self._asked_at > REMEMBERED_S:
                found = await asyncio.gather(*(self._ask(base) for base in self._services.values()))
                self._reports = dict(zip(self._services, found, strict=True))
                self._asked_at = time.monotonic()
            return self._reports

    async def _ask(self, base: str) -> dict[str, Any]:
        assert self._session is not None, "ask_through() was not called"
        try:
            async with asyncio.timeout(ASK_TIMEOUT_S), self._session.get(f"{base}/health/ready") as response:
                says = await response.json(content_type=None)
                return {"state": "ready" if response.status == 200 else "not_ready", "says": says}
        except (aiohttp.ClientError, OSError, ValueError):
            return {"state": "unreachable", "says": None}


@router.get("/health/live")
async def live() -> dict[str, str]:
    """The process answers."""
    return {"status": "live"}


@router.get("/health/ready")
async def ready(request: Request) -> dict[str, Any]:
    """The gateway can route: 200 whatever the services' state, which is told beside."""
    reports = await request.app.state.readiness.reports()
    return {"status": "ready", "services": {name: report["state"] for name, report in reports.items()}}


@router.get("/status")
async def status(request: Request) -> dict[str, Any]:
    """Every service's readiness, and whether all are ready."""
    reports = await request.app.state.readiness.reports()
    return {"all_ready": all(report["state"] == "ready" for report in reports.values()), "services": reports}


@router.get("/metrics")
async def metrics() -> Response:
    """Prometheus text."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
