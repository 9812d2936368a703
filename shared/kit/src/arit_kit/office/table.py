"""A contract as a table: its fields as columns, records as rows; what is nested is spread out or kept as JSON text."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from arit_contracts.values import GREATEST_AMOUNT
from arit_kit.office.frame import Frame, Sending, Value

Kind = Literal["text", "number", "money", "decimal", "day", "yes_no", "nested"]
LEFT_OUT = frozenset({"allowed_actions"})
"""What the caller may do is no data of the record."""

_FORMULA_STARTS = re.compile(r"(^|[;\n])(?=[=+\-@\t\r＝＋－＠])")
"""Where a cell may begin: an Excel that writes 1,5 parts a row at semicolons, and then takes no heed of quotes."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: where its value stands in a record, and what it is."""

    path: tuple[str, ...]
    kind: Kind

    @property
    def name(self) -> str:
        """Its title: the field's name; of a field within another, both, by a dot."""
        return ".".join(self.path)

    def of(self, record: Mapping[str, Any]) -> Any:
        """The record's value, or None."""
        value: Any = record
        for step in self.path:
            value = value.get(step) if isinstance(value, dict) else None
        return value


@cache
def columns_of(contract: type[BaseModel]) -> tuple[TableColumn, ...]:
    """A contract's columns: one of its models spread over columns of their own, a list as JSON text."""
    return tuple(_columns(contract, ()))


def _columns(model: type[BaseModel], path: tuple[str, ...]) -> Iterator[TableColumn]:
    for name, field in model.model_fields.items():
        kinds = _kinds(field.annotation)
        inner = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)]
        if name in LEFT_OUT:
            continue
        if len(inner) == 1 and len(kinds) == 1 and len(path) < 3:
            yield from _columns(inner[0], (*path, name))
        else:
            kind = _kind(kinds)
            money = kind == "number" and _reaches(GREATEST_AMOUNT, [field, field.annotation])
            yield TableColumn((*path, name), "money" if money else kind)


def _reaches(bound: int, said: Iterable[Any]) -> bool:
    """Whether an annotation lets a number grow to the bound: an amount does, a year does not."""
    return any(
        getattr(one, "le", None) == bound or _reaches(bound, [*getattr(one, "metadata", ()), *get_args(one)])
        for one in said
    )


def _kinds(annotation: Any) -> list[Any]:
    """The types that a value may have, None apart: lists and dicts by themselves."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _kinds(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return [kind for part in get_args(annotation) for kind in _kinds(part)]
    if origin is Literal:
        return sorted({type(value) for value in get_args(annotation)}, key=str)
    return [] if annotation is NoneType else [origin or annotation]


def _kind(kinds: Sequence[Any]) -> Kind:
    named: dict[Any, Kind] = {int: "number", Decimal: "decimal", date: "day", bool: "yes_no", str: "text"}
    if len(kinds) != 1:
        return "text" if all(kind in (str, date) for kind in kinds) else "nested"
    [kind] = kinds
    if kind in named:
        return named[kind]
    nested = kind in (list, dict, tuple, object, Any) or (isinstance(kind, type) and issubclass(kind, BaseModel))
    return "nested" if nested else "text"


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


class CsvTable:
    """Records as CSV (RFC 4180), with the mark by which Excel knows UTF-8."""

    media_type = "text/csv; charset=utf-8"
    suffix = "csv"

    def __init__(self, contract: type[BaseModel]) -> None:
        self._columns = columns_of(contract)
        self._begun = False

    def rows(self, records: Iterable[Mapping[str, Any]]) -> bytes:
        """Further records; the titles before the first."""
        target = io.StringIO()
        writer = csv.writer(target, lineterminator="\r\n")
        if not self._begun:
            self._begun = True
            target.write("\ufeff")
            writer.writerow(column.name for column in self._columns)
        writer.writerows([self._field(column, record) for column in self._columns] for record in records)
        return target.getvalue().encode()

    def end(self) -> bytes:
        """Nothing follows the last record."""
        return b""

    @staticmethod
    def _field(column: TableColumn, record: Mapping[str, Any]) -> str | int:
        value = column.of(record)
        if value is None:
            return ""
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int):
            return value
        return str(value) if column.kind in ("decimal", "day") else harmless(_as_text(value))


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe before what would begin one."""
    return _FORMULA_STARTS.sub(r"\1'", text)


class XlsxTable:
    """Records as a workbook: numbers and days as such; text is text, whatever it begins with."""

    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    suffix = "xlsx"

    def __init__(self, contract: type[BaseModel], title: str) -> None:
        self._columns = columns_of(contract)
        self._sending = Sending(_frame(contract, title))

    def rows(self, records: Iterable[Mapping[str, Any]]) -> bytes:
        """Further records."""
        return self._sending.rows([self._value(column, record) for column in self._columns] for record in records)

    def end(self) -> bytes:
        """The end of the file."""
        return self._sending.end()

    @staticmethod
    def _value(column: TableColumn, record: Mapping[str, Any]) -> Value:
        value = column.of(record)
        if value is None or isinstance(value, bool | int):
            return value
        if column.kind == "day":
            return date.fromisoformat(value)
        return Decimal(value) if column.kind == "decimal" else _as_text(value)


@cache
def _frame(contract: type[BaseModel], title: str) -> Frame:
    """Titles, widths and one row of looks; text keeps the sign that it is text even when somebody edits it."""
    import xlsxwriter  # not at start: no process waits for it that never writes a workbook

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet(title[:31])
    formats = {"number": "0", "money": "#,##0", "decimal": "#,##0.####", "day": "dd/mm/yyyy"}
    for place, column in enumerate(columns_of(contract)):
        sheet.write_string(0, place, column.name, book.add_format({"bold": True}))
        look = {"num_format": formats[column.kind]} if column.kind in formats else {"quote_prefix": True}
        sheet.write_blank(1, place, None, book.add_format(look))
        sheet.set_column(place, place, 24 if column.kind in ("text", "nested") else 16)
    sheet.freeze_panes(1, 0)
    book.close()
    return Frame(target.getvalue(), 2)
