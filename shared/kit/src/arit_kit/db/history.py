"""The history (lịch sử) of every record: one row an action, chained by hash, never changed.

The record's own row keeps the sequence and hash of its last entry: reading them from the history in the
statement that waits for the lock would see an old snapshot and fork the chain.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Date,
    DateTime,
    Index,
    LargeBinary,
    MetaData,
    Table,
    Text,
    Uuid,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects.postgresql import JSONB

from arit_kit.db.resource import Resource, json_object, wire
from arit_kit.db.statements import Statement
from arit_kit.identity.caller import Side

FIRST_HASH = b""
HASHED = (
    "record_id", "seq", "kind", "action", "actor", "acting_service", "from_state", "to_state", "effective_on",
    "recorded_at", "reason", "changes", "request_id",
)  # fmt: skip
"""What an entry's hash covers."""


def history_table(metadata: MetaData) -> Table:
    """The history of all records of a service; insert-only for the running roles."""
    return Table(
        "history",
        metadata,
        Column("record_id", Uuid, primary_key=True),
        Column("seq", BigInteger, primary_key=True),
        Column("kind", Text, nullable=False),
        Column("action", Text, nullable=False),
        Column("actor", Text, nullable=False),
        Column("acting_service", Text),
        Column("from_state", Text),
        Column("to_state", Text),
        Column("effective_on", Date, nullable=False),
        Column("recorded_at", DateTime(timezone=True), nullable=False),
        Column("reason", Text),
        Column("changes", JSONB, nullable=False),
        Column("request_id", Text, nullable=False),
        Column("province", Text),
        Column("implementer_unit", Text),
        Column("audience", Text, nullable=False),
        Column("previous_hash", LargeBinary, nullable=False),
        Column("hash", LargeBinary, nullable=False),
        Index("ix_history_day", "kind", "effective_on"),
    )


def disclosure_table(metadata: MetaData) -> Table:
    """Records whose agency-only entries have been made known to their provinces; insert-only."""
    return Table(
        "disclosure",
        metadata,
        Column("record_id", Uuid, primary_key=True),
        Column("recorded_at", DateTime(timezone=True), nullable=False),
    )


HISTORY_VISIBLE = "(audience = 'all' OR EXISTS (SELECT FROM disclosure d WHERE d.record_id = history.record_id))"
"""What a province sees of entries in its scope: those for all, and those made known since."""


def entry_hash(previous: bytes, entry: Mapping[str, Any]) -> bytes:
    """SHA-256 over the entry before and this one, written canonically."""
    return hashlib.sha256(previous + canonical(entry).encode()).digest()


def canonical(entry: Mapping[str, Any]) -> str:
    """The entry as sorted JSON: days ISO, instants in UTC to the microsecond."""
    return json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def _plain(value: Any) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    return str(value)


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Any]]:
    """The fields that differ, each with its value before and after, as JSON values."""
    pairs = {name: [before.get(name), value] for name, value in after.items() if before.get(name) != value}
    plain: dict[str, list[Any]] = json.loads(canonical(pairs))
    return plain


def history_pages(resource: Resource) -> Mapping[Side, Statement]:
    """By side: a record's entries as JSON texts, oldest first, after a sequence number.

    Where a hidden state may be left unseen, provinces' entries are numbered without what they do not see, and without a
    hash until all is told: one that does not follow from the entry before would tell that another lies between them.
    """
    tables = resource.table.metadata.tables
    history, disclosure = tables["history"], tables["disclosure"]
    told = exists().where(disclosure.c.record_id == history.c.record_id)
    counted = func.row_number().over(order_by=history.c.seq)
    known: dict[str, ColumnElement[Any]] = states_known_to_provinces(resource)
    if resource.machine.returns_unseen:
        unsaid = literal_column("''::bytea", LargeBinary)
        known |= {"seq": counted, "hash": case((told, history.c.hash), else_=unsaid)}
    return {"agency": _page(history, {}), "province": _page(history, known)}


def states_known_to_provinces(resource: Resource) -> dict[str, ColumnElement[Any]]:
    """`from_state` and `to_state` of the history as provinces may know them: a hidden one as another until it is told.

    Empty where the record has no hidden state.
    """
    tables, hidden = resource.table.metadata.tables, resource.machine.shown_to_provinces_as
    history, disclosure = tables["history"], tables["disclosure"]
    told = exists().where(disclosure.c.record_id == history.c.record_id)
    known: dict[str, ColumnElement[Any]] = {}
    for column in (history.c.from_state, history.c.to_state) if hidden else ():
        masked = [
            (and_(column == literal_column(f"'{state}'"), ~told), literal_column(f"'{shown}'", Text))
            for state, shown in hidden.items()
        ]
        known[column.name] = case(*masked, else_=column)
    return known


def _page(history: Table, special: Mapping[str, ColumnElement[Any]]) -> Statement:
    shown = ("seq", "action", "actor", "acting_service", "from_state", "to_state", "effective_on", "recorded_at",
             "reason", "changes", "request_id")  # fmt: skip
    entries = (
        select(*(special.get(name, history.c[name]).label(name) for name in (*shown, "hash")))
        .where(history.c.record_id == bindparam("record_id"))
        .subquery()
    )
    fields = {name: wire(entries.c[name]) for name in shown} | {"hash": func.encode(entries.c.hash, "hex")}
    return Statement(
        select(json_object(fields).cast(Text), entries.c.seq)
        .where(entries.c.seq > bindparam("after"))
        .order_by(entries.c.seq)
        .limit(bindparam("limit", type_=BigInteger))
    )
