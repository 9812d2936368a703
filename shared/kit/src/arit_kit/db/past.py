"""What the history tells of past days: where each record stood on a day, and what was done in a period."""

from typing import Any

from sqlalchemy import ColumnElement, Date, Select, Subquery, bindparam, cast, func, literal_column, select, true

from arit_kit.db.resource import Resource
from arit_kit.db.statements import Statement

FROM_ON: ColumnElement[object] = bindparam("from_on", type_=Date())
TO_ON: ColumnElement[object] = bindparam("to_on", type_=Date())
"""A period's first and last day, as every statement over the history binds them."""

TODAY: ColumnElement[Any] = cast(func.timezone(literal_column("'Asia/Ho_Chi_Minh'"), func.now()), Date)
"""The day in Việt Nam, where SQL must know it."""


def stood(resource: Resource) -> Subquery:
    """Each record's `record_id`, `state` and `province` on the day `to_on`; records that came later are left out.

    Looked up record by record, from its last entry back: a day of late costs one entry each.
    """
    table, history = resource.table, resource.table.metadata.tables["history"]
    last = (
        select(history.c.to_state.label("state"), history.c.province)
        .where(history.c.record_id == table.c.id, history.c.effective_on <= TO_ON)
        .order_by(history.c.seq.desc())
        .limit(1)
        .lateral()
    )
    stands = select(table.c.id.label("record_id"), last.c.state, last.c.province)
    return stands.select_from(table.join(last, true())).subquery()


def done(resource: Resource, *actions: str) -> Subquery:
    """`record_id`, `province`, `action` and `effective_on` of what was done from `from_on` to `to_on`.

    An action that was taken twice upon a record counts twice.
    """
    history = resource.table.metadata.tables["history"]
    entries: Select[tuple[object, ...]] = select(
        history.c.record_id, history.c.province, history.c.action, history.c.effective_on
    ).where(
        history.c.kind == literal_column(f"'{resource.kind}'"),
        history.c.effective_on >= FROM_ON,
        history.c.effective_on <= TO_ON,
    )
    if actions:
        names = ", ".join(f"'{action}'" for action in actions)
        entries = entries.where(history.c.action == literal_column(f"ANY (ARRAY[{names}])"))
    return entries.subquery()


def counted(rows: Subquery, *conditions: ColumnElement[bool]) -> Statement:
    """How many of these rows there are, by province; rows of (province, count)."""
    return Statement(select(rows.c.province, func.count()).where(*conditions).group_by(rows.c.province))
