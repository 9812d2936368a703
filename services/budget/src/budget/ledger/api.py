"""Routes of the ledger: it is only read."""

from collections.abc import Callable
from functools import cache
from typing import Annotated

from fastapi import Query, Response

from arit_contracts import budget as contract
from arit_contracts.forms import Page
from arit_kit.db.statements import Statement
from arit_kit.web.routing import Asking, Router
from budget.ledger import queries

router = Router("ledger")
_entries: Callable[[frozenset[str]], Statement] = cache(queries.entries)


@router.read("/v1/ledger-entries", Page[contract.LedgerEntry], "ledger.read", summary="Postings, oldest first")
async def list_ledger_entries(call: Asking, asked: Annotated[contract.LedgerFilter, Query()]) -> Response:
    """Each posting once, by sequence; `next_cursor` is the `after` of the next page."""
    filters = {name: value for name, value in asked if name not in ("after", "limit") and value is not None}
    async with call.reading() as connection:
        rows = await _entries(frozenset(filters)).all(connection, after=asked.after, limit=asked.limit + 1, **filters)
    shown = rows[: asked.limit]
    following = f'"{shown[-1]["sequence"]}"' if len(rows) > asked.limit else "null"
    body = f'{{"items":[{",".join(row[0] for row in shown)}],"next_cursor":{following}}}'
    return Response(body.encode(), headers={"Vary": "Authorization"}, media_type="application/json")
