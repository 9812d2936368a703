"""A record as a paper to sign: `GET /v1/x/{id}/paper`, a DOCX file of what the caller may know of it."""

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Header, Request, Response

from arit_kit.db.engine import Connection
from arit_kit.db.resource import Resource, record_key
from arit_kit.files.disposition import saved_as
from arit_kit.identity.caller import Side
from arit_kit.papers.paper import MEDIA_TYPE as DOCX
from arit_kit.papers.paper import Paper
from arit_kit.web.exports import VARY, asked_for
from arit_kit.web.preconditions import etag, unchanged
from arit_kit.web.problems import Problem
from arit_kit.web.reads import Key
from arit_kit.web.routing import Asking, Router
from arit_kit.web.workbooks import in_turn

Record = Mapping[str, Any]
"""A record's JSON as its contract has it, without what its machine adds: days are ISO texts."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who has a paper printed: reads records on one snapshot, as that side may know them."""

    connection: Connection
    side: Side

    async def record(self, resource: Resource, key: str) -> Record:
        """A record by its id or reference. Raises Problem: 404 where the caller sees none."""
        value, by = record_key(key)
        row = await resource.read_one[self.side, by].first(self.connection, key=value)
        if row is None:
            raise Problem("not-found")
        record: Record = json.loads(row[0])
        return record


Printed = Callable[[Reader, Record], Awaitable[Paper]]
"""What a paper says of a record. Raises Problem: 404 where there is nothing to print yet."""


def add_paper(router: Router, resource: Resource, printed: Printed, *privileges: str, what: str) -> None:
    """Give records of a kind their paper; `what` it is, in English with the Vietnamese term."""
    kind = resource.kind

    async def paper(
        request: Request,
        call: Asking,
        id: Key,
        if_none_match: Annotated[str | None, Header(alias="If-None-Match", max_length=500)] = None,
    ) -> Response:
        asked_for(request.headers.get("accept"), [DOCX])
        async with call.looking() as tx:
            reader = Reader(tx.connection, call.caller.side)
            said = await printed(reader, await reader.record(resource, id))
        tag = hashlib.sha256(repr(said).encode()).hexdigest()[:32]
        headers = {"ETag": f"W/{etag(tag)}", **VARY, "Cache-Control": "private, no-cache"}
        if if_none_match and unchanged(if_none_match, tag):
            return Response(status_code=304, headers=headers)
        content = await in_turn(_laid_out, said)
        return Response(content, headers=headers | {"Content-Disposition": saved_as(said.file_name)}, media_type=DOCX)

    paper.__name__ = f"get_{kind}_paper"
    paper.__doc__ = (
        f"The {what} as DOCX in the layout of Nghị định 30/2020/NĐ-CP: what is recorded is printed, what is not is a "
        "dotted line; marked «DỰ THẢO» until it is final."
    )
    router.gives_paper(f"/v1/{resource.collection}/{{id}}/paper", DOCX, *privileges, summary=f"Paper of one {kind}")(
        paper
    )


def _laid_out(said: Paper) -> bytes:
    from arit_kit.papers.layout import docx  # not at start: no process waits for python-docx that never prints

    return docx(said)
