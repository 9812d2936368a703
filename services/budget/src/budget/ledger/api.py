"""Routes of the ledger: it is only read."""

import json
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any

from fastapi import Query, Request, Response

from arit_contracts import budget as contract
from arit_contracts.forms import Page
from arit_kit.db.statements import Statement
from arit_kit.web.exports import BATCH, JSON, VARY, Batches, asked_for, exported, refuse_pages
from arit_kit.web.paging import cursor_of, fingerprint_of, read_cursor
from arit_kit.web.routing import Asking, Call, Router
from budget.ledger import queries

router = Router("ledger")
_entries: Callable[[frozenset[str]], Statement] = cache(queries.entries)


@router.listing("/v1/ledger-entries", Page[contract.LedgerEntry], "ledger.read", summary="Postings, oldest first")
async def list_ledger_entries(
    call: Asking, request: Request, asked: Annotated[contract.LedgerFilter, Query()]
) -> Response:
    """Each posting once, by sequence; by `Accept` also whole, as CSV or a workbook."""
    filters = {name: value for name, value in asked if name not in ("cursor", "limit") and value is not None}
    media = asked_for(request.headers.get("accept"))
    if media != JSON:
        refuse_pages(asked)
        return await exported(media, "ledger-entries", contract.LedgerEntry, _batches(call, filters))
    fingerprint = fingerprint_of("ledger-entries", filters)
    after = read_cursor(asked.cursor, fingerprint, _sequence) if asked.cursor else 0
    async with call.reading() as connection:
        rows = await _entries(frozenset(filters)).all(connection, after=after, limit=asked.limit + 1, **filters)
    shown, more = rows[: asked.limit], len(rows) > asked.limit
    following = json.dumps(cursor_of(fingerprint, shown[-1]["sequence"]) if more else None)
    body = f'{{"items":[{",".join(row[0] for row in shown)}],"next_cursor":{following},"total":null}}'
    return Response(body.encode(), headers=VARY, media_type="application/json")


async def _batches(call: Call, filters: dict[str, Any]) -> Batches:
    """All entries that the filter finds, some at a time."""
    entries, after = _entries(frozenset(filters)), 0
    while True:
        async with call.reading() as connection:
            rows = await entries.all(connection, after=after, limit=BATCH, **filters)
        yield [row[0] for row in rows]
        if len(rows) < BATCH:
            return
        after = rows[-1]["sequence"]


def _sequence(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or len(text) > 18:
        raise ValueError(text)
    return int(text)
