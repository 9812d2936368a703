"""A record as an answer: its JSON from the database, its ETag, and what the caller may do with it."""

from typing import Any, Literal

from starlette.responses import Response

from arit_kit.db.engine import Connection
from arit_kit.db.resource import Resource
from arit_kit.identity.caller import Caller
from arit_kit.web.preconditions import etag


async def record_response(
    on: Connection, caller: Caller, resource: Resource, key: Any, by: Literal["id", "reference"]
) -> Response | None:
    """A record as an answer with its ETag and `allowed_actions`; None where the caller sees no such record."""
    row = await resource.read_one[caller.side, by].first(on, key=key)
    if row is None:
        return None
    record, version, state, id, track = row
    return Response(
        resource.spliced.onto(record, caller.roles, caller.side, state, track, id),
        headers={"ETag": etag(version), "Vary": "Authorization"},
        media_type="application/json",
    )
