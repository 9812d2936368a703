"""Records as tables: nothing lost, nothing that a spreadsheet would run, numbers still numbers."""

import csv
import io
import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from arit_contracts.values import Amount, Year
from arit_kit.office.table import CsvTable, XlsxTable, columns_of


class Document(BaseModel):
    """A model within a record."""

    number: str
    issued_on: date


class Thing(BaseModel):
    """A record with a field of every kind."""

    id: UUID
    title: str
    kind: Literal["single", "group"]
    amount_change: Annotated[int, Field(description="May be negative.")]
    area: Decimal | None
    on: date | None
    late: bool | None
    document: Document | None
    years: list[int]
    parts: list[Document]
    allowed_actions: list[str]


def thing(**changed: Any) -> dict[str, Any]:
    """A record as its JSON has it."""
    return {
        "id": "01900000-0000-7000-8000-000000000000",
        "title": 'Đề án; «A», "B"\ncủa xã',
        "kind": "single",
        "amount_change": -5,
        "area": "-12.50",
        "on": "2022-06-15",
        "late": False,
        "document": {"number": "12", "issued_on": "2022-06-14"},
        "years": [2022, 2023],
        "parts": [],
        "allowed_actions": ["send"],
    } | changed


def read_csv(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "Excel knows UTF-8 by its mark"
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def read_xlsx(content: bytes) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.rows]


def as_csv(*records: dict[str, Any]) -> bytes:
    table = CsvTable(Thing)
    return table.rows(records) + table.end()


def as_xlsx(*records: dict[str, Any]) -> bytes:
    table = XlsxTable(Thing, "things")
    return table.rows(records) + table.end()


def test_a_model_within_is_spread_and_what_the_caller_may_do_is_left_out() -> None:
    assert [column.name for column in columns_of(Thing)] == [
        "id", "title", "kind", "amount_change", "area", "on", "late",
        "document.number", "document.issued_on", "years", "parts",
    ]  # fmt: skip


def test_csv_carries_every_value() -> None:
    assert read_csv(as_csv(thing(), thing(area=None, on=None, late=None, document=None)))[1:] == [
        ["01900000-0000-7000-8000-000000000000", 'Đề án; «A», "B"\ncủa xã', "single", "-5", "-12.50", "2022-06-15",
         "false", "12", "2022-06-14", "[2022, 2023]", "[]"],
        ["01900000-0000-7000-8000-000000000000", 'Đề án; «A», "B"\ncủa xã', "single", "-5", "", "", "", "", "",
         "[2022, 2023]", "[]"],
    ]  # fmt: skip


def test_a_workbook_carries_numbers_days_and_answers_as_such() -> None:
    [titles, values] = read_xlsx(as_xlsx(thing()))
    told = dict(zip(titles, values, strict=True))
    assert (told["amount_change"], told["area"], told["late"]) == (-5, -12.5, False)
    assert (told["on"].date(), told["document.issued_on"].date()) == (date(2022, 6, 15), date(2022, 6, 14))
    assert told["years"] == "[2022, 2023]"


@pytest.mark.parametrize("before", ["a;", "a\n", 'a "b";'])
def test_no_formula_waits_for_an_excel_that_parts_rows_at_semicolons(before: str) -> None:
    """As where numbers are written 1,5: a semicolon within a text begins a cell, and a line break a row."""
    [line] = as_csv(thing(title=f"{before}=cmd|'/C calc'!A0;")).decode().split("\r\n")[1:-1]
    cells = [cell for row in line.split("\n") for cell in row.split(";")]
    assert "'=cmd|'/C calc'!A0" in cells and not [cell for cell in cells if cell.startswith("=")]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_text_that_begins_like_a_formula_is_text(start: str) -> None:
    said = f"{start}cmd|' /C calc'!A0"
    [_, row] = read_csv(as_csv(thing(title=said)))
    assert row[1] == f"'{said}"
    content = as_xlsx(thing(title=said))
    cell = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]["B2"]
    assert cell.data_type == "s" and cell.quotePrefix
    if start not in "\r\t":
        assert cell.value == said


def test_amounts_are_grouped_and_years_are_not() -> None:
    class Budget(BaseModel):
        """Numbers of two kinds."""

        year: Year
        amount: Amount
        granted: Annotated[Amount | None, Field(description="May be unknown.")]

    table = XlsxTable(Budget, "budget")
    content = table.rows([{"year": 2022, "amount": 300_000_000, "granted": 5}]) + table.end()
    [_, cells] = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows()
    assert [cell.number_format for cell in cells] == ["0", "#,##0", "#,##0"]


def test_negative_numbers_stay_numbers_in_both() -> None:
    [_, row] = read_csv(as_csv(thing(amount_change=-300, area="-0.5")))
    assert (row[3], row[4]) == ("-300", "-0.5")
    assert read_xlsx(as_xlsx(thing(amount_change=-300)))[1][3] == -300


def test_a_number_of_more_than_fifteen_digits_is_not_rounded() -> None:
    assert read_xlsx(as_xlsx(thing(amount_change=9_007_199_254_740_991)))[1][3] == "9007199254740991"


def test_text_longer_than_a_cell_says_so_instead_of_breaking_the_file() -> None:
    [_, row] = read_xlsx(as_xlsx(thing(title="x" * 40_000)))
    assert "40000" in row[1]


def test_text_that_looks_escaped_stays_as_it_is() -> None:
    said = "a_x000D_b & <c>"
    content = as_xlsx(thing(title=said))
    from arit_kit.office.reading import Book, Layout

    rows = list(Book(content).rows("things", Layout()))
    assert rows[1].cells[2].value == said


def test_batches_make_one_table() -> None:
    for table, read in ((CsvTable(Thing), read_csv), (XlsxTable(Thing, "things"), read_xlsx)):
        content = b"".join(table.rows([thing(title=f"{n}")] * 3) for n in range(4)) + table.end()
        assert [row[1] for row in read(content)] == ["title", *[f"{n}" for n in range(4) for _ in range(3)]]


def test_a_table_without_records_has_its_titles() -> None:
    assert len(read_csv(as_csv())) == len(read_xlsx(as_xlsx())) == 1


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60))
def test_any_text_comes_back_and_never_begins_a_formula(said: str) -> None:
    [_, row] = read_csv(as_csv(thing(title=said)))
    marks = re.compile(r"(^|[;\n])'(?=[=+\-@＝＋－＠])")
    assert marks.sub(r"\1", row[1]) == marks.sub(r"\1", said) and not row[1].startswith(("=", "+", "-", "@"))
