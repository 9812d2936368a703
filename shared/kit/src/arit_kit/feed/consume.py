"""Following a neighbour's feed: each event is applied with its inbox row in one transaction, in the feed's order.

An event that fails stops its feed, is told in the log and in `/health/ready`, and is tried again: with money at
stake, standing still is better than skipping.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import httpx
import structlog
from fastapi import FastAPI
from pydantic import TypeAdapter
from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert

from arit_contracts.events import Event
from arit_kit.db.own_connection import LOST, lock_number, own_connection
from arit_kit.db.statements import Statement
from arit_kit.db.transaction import Write
from arit_kit.ids import uuid7
from arit_kit.itself import acting
from arit_kit.logs import request_id
from arit_kit.time.today import now

Handler = Callable[[Write, Event], Awaitable[None]]
"""What an event does here: an action of this service, within the transaction that marks the event applied."""

log = structlog.get_logger()
POLL_MS = 20_000
BATCH = 100
RETRY_SECONDS = 1.0
_EVENTS = TypeAdapter(list[Event])


class Follower:
    """Follows one neighbour's feed until cancelled."""

    def __init__(self, app: FastAPI, source: str, handlers: Mapping[str, Handler]) -> None:
        self.source = source
        self._app, self._handlers = app, handlers
        self._failure: str | None = None
        self._at_end = False
        inbox = app.state.tables.inbox
        self._last = Statement(
            select(inbox.c.event_id).where(inbox.c.source == source).order_by(inbox.c.n.desc()).limit(1)
        )
        names = ("event_id", "source", "applied_at")
        self._mark = Statement(insert(inbox).values({name: bindparam(name) for name in names}).on_conflict_do_nothing())

    def report(self) -> dict[str, object]:
        """For `/health/ready`: whether it has read to the end, and what it is stuck on."""
        return {"at_end": self._at_end, "failure": self._failure}

    async def run(self) -> None:
        """Follow for ever; a neighbour that is down delays, and never stops, this service."""
        state = self._app.state
        name = f"{state.service.name} follows {self.source}"
        while True:
            try:
                async with own_connection(state.settings, name, lock_number(name)) as guard:
                    while True:
                        await self.catch_up(wait_ms=POLL_MS)
                        await guard.execute("SELECT 1")  # lost: another replica may follow already
            except (*LOST, httpx.HTTPError) as failure:
                self._failure = type(failure).__name__
                log.info("feed_unreachable", source=self.source, failure=repr(failure))
            except Exception as failure:  # whatever an event raises stops its feed, loudly, and is tried again
                self._failure = type(failure).__name__
                log.exception("feed_stuck", source=self.source)
            self._at_end = False
            await asyncio.sleep(RETRY_SECONDS)

    async def catch_up(self, wait_ms: int = 0) -> int:
        """Read one batch and apply it; how many events there were."""
        async with self._app.state.database.agency_side() as connection:
            last = await self._last.value(connection)
        neighbour = self._app.state.neighbours[self.source]
        params: dict[str, Any] = {"timeout": wait_ms, "limit": BATCH} | ({"lastEventId": last} if last else {})
        response = await neighbour.raw(
            f"/v1/feeds/{self.source}",
            subject=self._app.state.service.name,
            params=params,
            timeout=wait_ms / 1000 + 5,
        )
        response.raise_for_status()
        events = _EVENTS.validate_json(response.content)
        for event in events:
            await self.apply(event)
        self._failure, self._at_end = None, len(events) < BATCH
        return len(events)

    async def apply(self, event: Event) -> None:
        """Apply one event once: its effect and its inbox row commit together, and a second delivery does nothing."""
        request_id.set(event.causationid or str(uuid7()))
        async with acting(self._app) as write:
            fresh = await self._mark.run(write.connection, event_id=event.id, source=self.source, applied_at=now())
            handler = self._handlers.get(event.type)
            if fresh and handler is not None:
                await handler(write, event)
