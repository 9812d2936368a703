"""SQL written with SQLAlchemy Core and run by asyncpg: compiled once, then only bound and sent.

Column defaults of Core never run here (say every value), and a list is bound whole: `= ANY(:ids)`, never `in_`.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import asyncpg
from sqlalchemy import ColumnElement, Executable, Table, Text, bindparam, func, insert, literal, update
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import asyncpg as asyncpg_dialect
from sqlalchemy.sql.elements import CompilerElement

from arit_kit.db.engine import Connection

_DIALECT = asyncpg_dialect.dialect()  # type: ignore[no-untyped-call]


class Statement:
    """A statement compiled at its first use; values are given by the names of its bind parameters."""

    def __init__(self, clause: Executable) -> None:
        self._clause = clause
        self._compiled: tuple[str, tuple[str, ...], Mapping[str, Any]] | None = None

    async def all(self, on: Connection, /, **values: Any) -> list[asyncpg.Record]:
        """Every row."""
        sql, arguments = self._bound(values)
        return await on.fetch(sql, *arguments)

    async def first(self, on: Connection, /, **values: Any) -> asyncpg.Record | None:
        """The first row, or None."""
        sql, arguments = self._bound(values)
        return await on.fetchrow(sql, *arguments)

    async def value(self, on: Connection, /, **values: Any) -> Any:
        """The first column of the first row, or None."""
        sql, arguments = self._bound(values)
        return await on.fetchval(sql, *arguments)

    async def run(self, on: Connection, /, **values: Any) -> int:
        """Run it; the number of rows that it touched."""
        sql, arguments = self._bound(values)
        return int((await on.execute(sql, *arguments)).rpartition(" ")[2])

    @property
    def sql(self) -> str:
        """The text that is sent."""
        return self._compile()[0]

    def _bound(self, values: Mapping[str, Any]) -> tuple[str, list[Any]]:
        sql, names, literals = self._compile()
        return sql, [values[name] if name in values else literals[name] for name in names]

    def _compile(self) -> tuple[str, tuple[str, ...], Mapping[str, Any]]:
        if self._compiled is None:
            assert isinstance(self._clause, CompilerElement)
            compiled = self._clause.compile(dialect=_DIALECT)
            literals = {name: bind.effective_value for bind, name in compiled.bind_names.items() if not bind.required}  # type: ignore[attr-defined]
            self._compiled = str(compiled), tuple(compiled.positiontup or ()), literals  # type: ignore[attr-defined]
        return self._compiled


def among(column: ColumnElement[Any], values: Iterable[str]) -> ColumnElement[bool]:
    """Whether the column is one of these texts."""
    return column == func.any(literal(list(values), ARRAY(Text)))


async def insert_row(on: Connection, table: Table, **values: Any) -> None:
    """Insert one row of exactly these columns."""
    await _insert(table, tuple(values)).run(on, **values)


async def insert_record(on: Connection, table: Table, **values: Any) -> str:
    """Insert a record; the reference that the database gives it."""
    reference: str = await _insert_record(table, tuple(values)).value(on, **values)
    return reference


async def update_row(on: Connection, table: Table, id: Any, **values: Any) -> None:
    """Update these columns of the row of that id."""
    await _update(table, tuple(values)).run(on, key_id=id, **values)


@cache
def _insert(table: Table, columns: tuple[str, ...]) -> Statement:
    return Statement(insert(table).inline().values(_bound_to(table, columns)))


@cache
def _insert_record(table: Table, columns: tuple[str, ...]) -> Statement:
    return Statement(insert(table).inline().values(_bound_to(table, columns)).returning(table.c.reference))


@cache
def _update(table: Table, columns: tuple[str, ...]) -> Statement:
    return Statement(update(table).where(table.c.id == bindparam("key_id")).values(_bound_to(table, columns)))


def _bound_to(table: Table, columns: tuple[str, ...]) -> dict[str, Any]:
    return {name: bindparam(name, type_=table.c[name].type) for name in columns}
