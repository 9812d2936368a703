"""A small form, its workbook filled in with another library than the one that made it, and files taken apart."""

import io
import zipfile
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Annotated, Any

import openpyxl
import pytest
from pydantic import BaseModel, Field

from arit_kit.office import cells
from arit_kit.office.filled import Filled, fill, untold
from arit_kit.office.forms import Column, Form
from arit_kit.office.template import returned, template


class Part(BaseModel):
    """An item of a record's list."""

    what: str
    cost: int


class Thing(BaseModel):
    """A record of the list."""

    name: str
    kind: str = "plain"
    area: Decimal | None = None
    share: Decimal | None = None
    since_on: str | None = None
    tax_code: str | None = None
    parts: Annotated[list[Part], Field(min_length=1)]


KINDS = {"Thường": "plain", "Điểm": "pilot"}
FORM = Form(
    name="kit.things",
    title="Danh mục",
    sheet="Danh mục",
    record=Thing,
    columns=(
        Column("name", "Tên"),
        Column("kind", "Loại", cells.one_of(KINDS), choices=KINDS),
        Column("area", "Diện tích", cells.decimal, unit="ha"),
        Column("share", "Tỷ lệ", cells.percent, unit="%"),
        Column("since_on", "Từ ngày", cells.day),
        Column("tax_code", "Mã số thuế", cells.digits(10)),
        Column("parts.what", "Nội dung"),
        Column("parts.cost", "Kinh phí", cells.amount, unit="đồng"),
    ),
    most_rows=50,
)
NAME, KIND, AREA, SHARE, SINCE, TAX, WHAT, COST = range(2, 10)
"""The columns' numbers; A is the record's number."""


class Sheets:
    """Workbooks of the form."""

    form = FORM
    empty = template(FORM, "2023", "Năm 2023")

    def of(self, *rows: Sequence[Any], change: Callable[[Any, Any], None] | None = None) -> bytes:
        """The template with these rows below its titles; `change` gets the workbook and its sheet."""
        book = openpyxl.load_workbook(io.BytesIO(self.empty))
        sheet = book["Danh mục"]
        for row in rows:
            sheet.append(list(row))
        if change:
            change(book, sheet)
        target = io.BytesIO()
        book.save(target)
        return target.getvalue()

    @staticmethod
    def row(number: Any = 1, **changed: Any) -> list[Any]:
        """A right row, but for what is changed."""
        plain = {"name": "A", "kind": None, "area": None, "share": None, "since": None, "tax": None}
        return [number, *(plain | {"what": "Máy", "cost": "300 triệu"} | changed).values()]

    def read(self, content: bytes, subject: str = "2023") -> Filled:
        """The workbook read."""
        return fill(FORM, content, subject, untold)

    def returned(self, filled: Filled) -> Any:
        """The sheet that goes back, opened."""
        return openpyxl.load_workbook(io.BytesIO(b"".join(returned(filled, "2023", "Năm 2023"))))["Danh mục"]


@pytest.fixture
def sheets() -> Sheets:
    return Sheets()


def repacked(content: bytes, **changed: bytes | None) -> bytes:
    """The file with parts changed, added, or (None) left out; `__` in a name stands for a slash."""
    target = io.BytesIO()
    parts = {name.replace("__", "/"): part for name, part in changed.items()}
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        kept = {name: old.read(name) for name in old.namelist() if name not in parts}
        for name, part in {**kept, **{name: part for name, part in parts.items() if part is not None}}.items():
            new.writestr(name, part)
    return target.getvalue()
