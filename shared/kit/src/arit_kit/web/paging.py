"""Lists by keyset: newest first, a stable order, an opaque cursor that belongs to one filter."""

import base64
import hashlib
import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

import asyncpg
from sqlalchemy import ColumnElement, Integer, Text, Uuid, bindparam, cast, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from starlette.responses import Response

from arit_contracts.forms import ListRequest
from arit_kit.db.engine import Connection, Database
from arit_kit.db.resource import Resource
from arit_kit.db.search import found_in
from arit_kit.db.statements import Statement
from arit_kit.identity.caller import Caller, Side
from arit_kit.web.exports import BATCH, VARY
from arit_kit.web.problems import Problem

Position = TypeVar("Position")


class Listing:
    """The list of a resource: one statement for each set of filters that a request uses, compiled once."""

    def __init__(self, resource: Resource) -> None:
        self._resource = resource
        self._statements: dict[tuple[Side, frozenset[str], bool], Statement] = {}
        self._counts: dict[tuple[Side, frozenset[str]], Statement] = {}

    async def page(self, on: Connection, caller: Caller, asked: ListRequest, filters: Mapping[str, Any]) -> Response:
        """One page as the contract has it; `filters` are the request's filters as values to bind."""
        present = self._present(asked, filters)
        fingerprint = fingerprint_of(self._resource.collection, present)
        after = read_cursor(asked.cursor, fingerprint, UUID) if asked.cursor else None
        present |= self._scope(caller)
        names = frozenset(present)
        rows = await self._rows(on, caller.side, present, after, asked.limit + 1)
        more = len(rows) > asked.limit
        cursor = cursor_of(fingerprint, rows[asked.limit - 1]["id"]) if more else None
        items = self._items(caller, rows[: asked.limit])
        total = await self._count(caller.side, names).value(on, **present) if asked.count else None
        end = f'],"next_cursor":{json.dumps(cursor)},"total":{json.dumps(total)}}}'
        body = b'{"items":[%b%b' % (b",".join(items), end.encode())
        return Response(body, headers=VARY, media_type="application/json")

    async def batches(
        self, database: Database, caller: Caller, asked: ListRequest, filters: Mapping[str, Any]
    ) -> AsyncIterator[list[bytes]]:
        """All that the filter finds, as JSON, some records at a time; no connection is held between two batches."""
        present = self._present(asked, filters) | self._scope(caller)
        after: UUID | None = None
        while True:
            async with database.scoped(caller) as connection:
                rows = await self._rows(connection, caller.side, present, after, BATCH)
            if rows:
                yield self._items(caller, rows)
            if len(rows) < BATCH:
                return
            after = UUID(rows[-1]["id"])

    @staticmethod
    def _present(asked: ListRequest, filters: Mapping[str, Any]) -> dict[str, Any]:
        present = {name: value for name, value in filters.items() if value is not None}
        if asked.id is not None:
            present["id"] = [UUID(part) for part in asked.id.split(",")]
        if asked.q:
            present["q"] = asked.q
        return present

    async def _rows(
        self, on: Connection, side: Side, present: Mapping[str, Any], after: UUID | None, limit: int
    ) -> list[asyncpg.Record]:
        statement = self._statement(side, frozenset(present), after is not None)
        return await statement.all(on, **present, limit=limit, **({"after": after} if after else {}))

    def _items(self, caller: Caller, rows: Sequence[asyncpg.Record]) -> list[bytes]:
        onto, roles, side = self._resource.spliced.onto, caller.roles, caller.side
        return [onto(record, roles, side, state, track, id) for record, id, state, track in rows]

    def _scope(self, caller: Caller) -> dict[str, Any]:
        """The caller's scope once more, as plain conditions that an index can serve.

        Row-level security sees to it in any case, but its condition over settings is dearer for each row passed by.
        """
        if caller.side == "agency" or "province" not in self._resource.table.c:
            return {}
        if not caller.scope_unit:
            return {"own_provinces": sorted(caller.provinces)}
        return {} if caller.provinces else {"own_unit": caller.scope_unit}

    def _statement(self, side: Side, names: frozenset[str], continued: bool) -> Statement:
        key = (side, names, continued)
        if key not in self._statements:
            table = self._resource.table
            query = select(
                self._resource.json(side),
                cast(table.c.id, Text).label("id"),
                table.c.state,
                self._resource.track_column,
            ).where(*self._conditions(side, names))
            if continued:
                query = query.where(table.c.id < bindparam("after", type_=Uuid()))
            query = query.order_by(table.c.id.desc()).limit(bindparam("limit", type_=Integer()))
            self._statements[key] = Statement(query)
        return self._statements[key]

    def _count(self, side: Side, names: frozenset[str]) -> Statement:
        key = (side, names)
        if key not in self._counts:
            query = select(func.count()).select_from(self._resource.table).where(*self._conditions(side, names))
            self._counts[key] = Statement(query)
        return self._counts[key]

    def _conditions(self, side: Side, names: frozenset[str]) -> list[ColumnElement[bool]]:
        table = self._resource.table
        known: dict[str, ColumnElement[bool]] = {
            "id": table.c.id == func.any(bindparam("id", type_=ARRAY(Uuid))),
            "state": self._resource.state_column(side) == bindparam("state", type_=Text()),
            **self._resource.filters,
        }
        if "q" in names:
            known["q"] = found_in(table, bindparam("q", type_=Text()))
        if "own_provinces" in names:
            known["own_provinces"] = table.c.province == func.any(bindparam("own_provinces", type_=ARRAY(Text)))
        if "own_unit" in names:
            known["own_unit"] = table.c.implementer_unit == bindparam("own_unit", type_=Text())
        return [known[name] for name in sorted(names)]


def fingerprint_of(collection: str, filters: Mapping[str, Any]) -> str:
    """By what a cursor is known to belong to this list under this filter."""
    text = json.dumps([collection, sorted(filters.items())], default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def cursor_of(fingerprint: str, last: object) -> str:
    """The cursor that goes on behind the row of that key."""
    return base64.urlsafe_b64encode(f"{fingerprint}{last}".encode()).decode()


def read_cursor(cursor: str, fingerprint: str, key: Callable[[str], Position]) -> Position:
    """The key of the row that a cursor goes on behind; 400 `bad-cursor` where it is none of this list and filter."""
    try:
        text = base64.urlsafe_b64decode(cursor.encode("ascii")).decode("ascii")
        after = key(text[16:])
    except ValueError as wrong:
        raise Problem("bad-cursor") from wrong
    if text[:16] != fingerprint:
        raise Problem("bad-cursor", vi="Con trỏ thuộc một bộ lọc khác.", en="The cursor belongs to another filter.")
    return after
