"""The feed as its readers see it, after the HTTP Feeds convention: `GET /v1/feeds/<service>`, a long poll."""

import time
from typing import Annotated
from uuid import UUID

import asyncpg
from fastapi import Query, Request, Response
from sqlalchemy import Integer, Table, Text, Uuid, bindparam, cast, literal_column, select

from arit_contracts.events import Event
from arit_kit.db.resource import json_object, wire
from arit_kit.db.statements import Statement
from arit_kit.web.openapi import FEED
from arit_kit.web.problems import Problem
from arit_kit.web.routing import Router

LONGEST_WAIT_SECONDS = 30


def feed_router(service: str, feed: Table) -> Router:
    """The one route of a service's feed."""
    router = Router("feeds")
    fields = {
        "specversion": literal_column("'1.0'"),
        "id": cast(feed.c.id, Text),
        "source": literal_column(f"'urn:arit:{service}'"),
        "type": feed.c.type,
        "subject": feed.c.subject,
        "time": wire(feed.c.recorded_at),
        "province": feed.c.province,
        "causationid": feed.c.causation,
        "data": feed.c.data,
    }
    following = Statement(
        select(cast(json_object(fields), Text))
        .where(feed.c.position > bindparam("after"))
        .order_by(feed.c.position)
        .limit(bindparam("limit", type_=Integer()))
    )
    position = Statement(select(feed.c.position).where(feed.c.id == bindparam("id", type_=Uuid())))

    async def read_feed(
        request: Request,
        lastEventId: Annotated[str | None, Query(max_length=40, description="`id` of the last event read.")] = None,
        timeout: Annotated[int, Query(ge=0, le=LONGEST_WAIT_SECONDS * 1000, description="Milliseconds to wait.")] = 0,
        limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    ) -> Response:
        """Events in order, oldest first; an empty array is the end for now. Ordered per subject, at least once."""
        caller, database = request.state.caller, request.app.state.database
        deadline = time.monotonic() + timeout / 1000
        async with database.scoped(caller) as connection:
            after = await _position(position, connection, lastEventId)
        while True:
            async with database.scoped(caller) as connection:
                rows = await following.all(connection, after=after, limit=limit)
            if rows or time.monotonic() >= deadline or request.app.state.wake.closing:
                return Response(f"[{','.join(row[0] for row in rows)}]".encode(), media_type=FEED)
            await request.app.state.wake.wait(max(0.0, deadline - time.monotonic()))

    read_feed.__name__ = f"read_{service}_feed"
    router.read(f"/v1/feeds/{service}", list[Event], "feed.read", summary=f"What happened in {service}")(read_feed)
    return router


async def _position(
    statement: Statement, connection: "asyncpg.pool.PoolConnectionProxy[asyncpg.Record]", last: str | None
) -> int:
    if not last:
        return 0
    try:
        found = await statement.value(connection, id=UUID(last))
    except ValueError:
        found = None
    if found is None:
        raise Problem("bad-cursor", vi="lastEventId không có trong luồng này.", en="lastEventId is not in this feed.")
    return int(found)
