"""A kind of record: its table, its contract, its machine; and its JSON, built by PostgreSQL from the contract."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ColumnElement,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    Select,
    Sequence,
    Table,
    Text,
    Uuid,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal_column,
    null,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, aggregate_order_by, array
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from arit_contracts.forms import Recorded
from arit_kit.db.statements import Statement
from arit_kit.identity.caller import Side
from arit_kit.identity.privileges import Privileges
from arit_kit.workflow.machine import SPLICED, Machine, Spliced

Field = ColumnElement[Any] | Callable[[Side], ColumnElement[Any]]
KeyKind = Literal["id", "reference"]
UTC: ColumnElement[str] = literal_column("'utc'")
INSTANT: ColumnElement[str] = literal_column("""'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'""")
SIDES: tuple[Side, ...] = ("agency", "province")
REFERENCE_FUNCTION = """
CREATE FUNCTION next_reference(prefix text, numbers regclass) RETURNS text
LANGUAGE sql VOLATILE
AS $$
  SELECT prefix || '-' || to_char(now() AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY') || '-'
         || lpad(n::text, greatest(6, length(n::text)), '0')
  FROM nextval(numbers) AS n
$$
"""
"""What people quote, `KC-2026-000123`: unique by its sequence, not free of gaps."""


def record_table(
    name: str, metadata: MetaData, *columns: Any, prefix: str, machine: Machine, province: bool = True
) -> Table:
    """A table of records: the columns that the kit keeps, then the feature's own.

    With `province`, each row belongs to a province's scope by `province` and `implementer_unit`.
    """
    states = ", ".join(f"'{state}'" for state in machine.states)
    Sequence(f"{name}_number", metadata=metadata)
    place = [Column("province", Text), Column("implementer_unit", Text)] if province else []
    return Table(
        name,
        metadata,
        Column("id", Uuid, primary_key=True),
        Column(
            "reference",
            Text,
            nullable=False,
            unique=True,
            server_default=text(f"next_reference('{prefix}', '{name}_number')"),
        ),
        Column("version", Integer, nullable=False),
        Column("state", Text, nullable=False),
        Column("effective_on", Date, nullable=False),
        Column("recorded_at", DateTime(timezone=True), nullable=False),
        Column("drafted_by", Text, nullable=False),
        Column("history_seq", BigInteger, nullable=False),
        Column("history_hash", LargeBinary, nullable=False),
        *place,
        *columns,
        CheckConstraint(f"state IN ({states})", name=f"ck_{name}_state"),
    )


@dataclass(frozen=True, eq=False)
class Resource:
    """What the kit must know of a kind of record to read, write, list and describe it.

    `shown` gives the contract's fields that are not plainly a column, and may differ by side; `filters` the
    list's own parameters, each a condition over a bind parameter of that name.
    """

    service: str
    kind: str
    table: Table
    contract: type[Recorded]
    machine: Machine
    privileges: Privileges
    shown: Mapping[str, Field] = field(default_factory=dict)
    filters: Mapping[str, ColumnElement[bool]] = field(default_factory=dict)
    shows_today: bool = False
    """Something of what it shows changes with the day alone: a copy is never answered to be still good."""

    @property
    def collection(self) -> str:
        """The plural noun of its address."""
        return self.machine.collection

    @cached_property
    def spliced(self) -> Spliced:
        """Its address, labels and `allowed_actions`, rendered once."""
        return Spliced(self.machine, self.privileges)

    @cached_property
    def lock_one(self) -> Mapping[KeyKind, Statement]:
        """By `id` or `reference`: the row, locked until the transaction ends."""
        return {
            by: Statement(select(self.table).where(condition).with_for_update())
            for by, condition in self._addressed.items()
        }

    @cached_property
    def see_one(self) -> Mapping[KeyKind, Statement]:
        """By `id` or `reference`: the row as it stands, not locked."""
        return {by: Statement(select(self.table).where(condition)) for by, condition in self._addressed.items()}

    @cached_property
    def lock_many(self) -> Statement:
        """The rows of ids, locked in id order, so that two writers never wait for each other in a ring."""
        table = self.table
        ids = bindparam("ids", type_=_uuids())
        return Statement(select(table).where(table.c.id == func.any(ids)).order_by(table.c.id).with_for_update())

    @cached_property
    def touch_many(self) -> Statement:
        """One version more for the rows of ids, locked in id order first."""
        table, ids = self.table, bindparam("ids", type_=_uuids())
        of_ids = select(table.c.id).where(table.c.id == func.any(ids)).order_by(table.c.id)
        locked = of_ids.with_for_update(key_share=True).cte("locked")
        return Statement(update(table).where(table.c.id == locked.c.id).values(version=table.c.version + 1))

    @cached_property
    def read_one(self) -> Mapping[tuple[Side, KeyKind], Statement]:
        """By side, and by `id` or `reference`: the record's JSON, version, state, id and track."""
        return {
            (side, by): Statement(self._read(side).where(condition))
            for side in SIDES
            for by, condition in self._addressed.items()
        }

    @cached_property
    def known_to_provinces(self) -> Statement:
        """The version and the `effective_on` that provinces know of, by id."""
        known = [self.known("province", name).label(name) for name in ("version", "effective_on")]
        return Statement(select(*known).where(self._addressed["id"]))

    @property
    def _addressed(self) -> dict[KeyKind, ColumnElement[bool]]:
        return {
            "id": self.table.c.id == bindparam("key", type_=Uuid()),
            "reference": self.table.c.reference == bindparam("key", type_=Text()),
        }

    def _read(self, side: Side) -> Select[Any]:
        table = self.table
        version = self.known(side, "version").label("version")
        return select(self.json(side), version, table.c.state, cast(table.c.id, Text).label("id"), self.track_column)

    @property
    def track_column(self) -> ColumnElement[Any]:
        """The column that says on which track a record is, or null."""
        return self.table.c[self.machine.track_column] if self.machine.track_column else null()

    def known(self, side: Side, name: str) -> ColumnElement[Any]:
        """`version`, `effective_on` or `recorded_at` as that side may know it.

        While a record's state is hidden from provinces, they see those of the last change that they may see; where a
        hidden state may be left unseen, their versions never count what they do not see.
        """
        column, hidden = self.table.c[name], self.machine.shown_to_provinces_as
        if side == "agency" or not (hidden or self.machine.returns_unseen):
            return column
        history, disclosure = (self.table.metadata.tables[table] for table in ("history", "disclosure"))
        of_record = history.c.record_id == self.table.c.id
        if self.machine.returns_unseen:
            told = exists().where(disclosure.c.record_id == history.c.record_id)
            of_record = and_(of_record, or_(history.c.audience == literal_column("'all'"), told))
            if name == "version":
                count = select(func.count()).where(of_record).scalar_subquery()
                return cast(self.table.c.version - self.table.c.history_seq + count, Integer)
        last = (
            select(history.c["seq" if name == "version" else name])
            .where(of_record)
            .order_by(history.c.seq.desc())
            .limit(1)
            .scalar_subquery()
        )
        if self.machine.returns_unseen:
            return last
        is_hidden = self.table.c.state == func.any(array([literal_column(f"'{state}'") for state in hidden]))
        return case((is_hidden, last), else_=column)

    def track_of(self, row: Mapping[str, Any]) -> str | None:
        """On which track of its machine a record is."""
        return row[self.machine.track_column] if self.machine.track_column else None

    def state_column(self, side: Side) -> ColumnElement[Any]:
        """The state as that side may know it."""
        state: ColumnElement[Any] = self.table.c.state
        if side == "province":
            for hidden, shown in self.machine.shown_to_provinces_as.items():
                state = func.replace(state, hidden, shown)
        return state

    def json(self, side: Side) -> ColumnElement[Any]:
        """The record as its contract has it, but for what its machine says (SPLICED)."""
        fields: dict[str, ColumnElement[Any]] = {}
        for name in self.contract.model_fields:
            if name in SPLICED:
                continue
            if name in self.shown:
                given = self.shown[name]
                fields[name] = given(side) if callable(given) and not isinstance(given, ColumnElement) else given
            elif name == "urn":
                fields[name] = literal_column(f"'urn:arit:{self.service}:{self.kind}:'", Text).concat(
                    cast(self.table.c.id, Text)
                )
            elif name == "state":
                fields[name] = self.state_column(side)
            elif name in ("version", "effective_on", "recorded_at"):
                fields[name] = wire(self.known(side, name))
            else:
                fields[name] = wire(self.table.c[name])
        return json_row(fields)


def record_key(key: str) -> tuple[UUID | str, KeyKind]:
    """How a record is addressed: by UUID, else by reference."""
    try:
        return UUID(key), "id"
    except ValueError:
        return key, "reference"


def wire(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column as the contracts write it: instants in UTC with Z, decimals as strings."""
    if isinstance(column.type, DateTime):
        return func.to_char(func.timezone(UTC, column), INSTANT)
    if isinstance(column.type, Numeric):
        return cast(func.trim_scale(column), Text)
    return column


def json_object(fields: Mapping[str, ColumnElement[Any]]) -> ColumnElement[Any]:
    """A JSON object of these fields (PostgreSQL takes at most fifty)."""
    pairs: list[ColumnElement[Any]] = []
    for name, column in fields.items():
        pairs += [literal_column(f"'{name}'"), column]
    return func.json_build_object(*pairs)


class json_row(FunctionElement[Any]):
    """The same for a whole row: `row_to_json` takes two thirds of the time of `json_build_object`."""

    inherit_cache = False

    def __init__(self, fields: Mapping[str, ColumnElement[Any]]) -> None:
        self.names = tuple(fields)
        super().__init__(*fields.values())


@compiles(json_row)
def _row(row: json_row, compiler: SQLCompiler, **options: Any) -> str:
    options["within_columns_clause"] = False
    quote = compiler.preparer.quote
    named = zip(row.clauses, row.names, strict=True)
    columns = ", ".join(f"{compiler.process(column, **options)} AS {quote(name)}" for column, name in named)
    return f"(SELECT row_to_json(r) FROM (SELECT {columns}) AS r)"


def json_list(
    fields: Mapping[str, ColumnElement[Any]], *conditions: ColumnElement[bool], by: ColumnElement[Any]
) -> Any:
    """The rows that the conditions tie to the outer record, as a JSON list in that order; [] when none."""
    rows = func.json_agg(aggregate_order_by(json_object(fields), by))
    return select(func.coalesce(rows, literal_column("'[]'::json"))).where(*conditions).scalar_subquery()


def _uuids() -> Any:
    return ARRAY(Uuid)
