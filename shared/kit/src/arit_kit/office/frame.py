"""A workbook into which rows are streamed: everything but the rows is made beforehand, by XlsxWriter.

XlsxWriter finishes a file only when all its rows are known. Here its file is the frame: a row of samples says how the
cells of each column look, real rows take its place, and the ZIP leaves while they come. Memory is that of one batch.
"""

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

from arit_kit.office.reading import MOST_ROWS, column_letters

SHEET = "xl/worksheets/sheet1.xml"
LONGEST_TEXT = 32_767
"""Characters that a cell can hold."""
GREATEST_EXACT = 999_999_999_999_999
"""A workbook's number has fifteen digits; a longer one goes as text."""

_FIRST_DAY = date(1899, 12, 30)
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(x[0-9A-Fa-f]{4}_)")
Value = str | int | Decimal | bool | date | None


class Frame:
    """A finished workbook whose rows from `first_row` on are samples of styles, one row a look."""

    def __init__(self, content: bytes, first_row: int) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            self.parts = {name: parts.read(name) for name in parts.namelist() if name != SHEET}
            sheet = parts.read(SHEET).decode()
        self.first_row = first_row
        sheet = re.sub(r"<dimension [^>]*/>", "", sheet)  # of the samples; readers would stop at their end
        samples = re.compile(r'<row r="(\d+)"[^>]*>(.*?)</row>', re.DOTALL)
        looks: dict[int, list[str]] = {}
        for number, cells in samples.findall(sheet):
            if int(number) >= first_row:
                looks[int(number)] = re.findall(r'<c r="[A-Z]+\d+" s="(\d+)"', cells)
        self.looks = [looks[number] for number in sorted(looks)]
        kept = samples.sub(lambda found: "" if int(found[1]) >= first_row else found[0], sheet)
        self.head, self.tail = kept.split("</sheetData>")
        self.tail = f"</sheetData>{self.tail}"


class Sending:
    """A frame on its way out: `rows` and `end` give the bytes to send."""

    def __init__(self, frame: Frame) -> None:
        self._frame, self._sink = frame, _Sink()
        self._zip = zipfile.ZipFile(self._sink, "w", zipfile.ZIP_DEFLATED, compresslevel=4)
        for name, content in frame.parts.items():
            self._zip.writestr(_entry(name), content, zipfile.ZIP_DEFLATED)
        self._sheet = self._zip.open(_entry(SHEET), "w")
        self._sheet.write(frame.head.encode())
        self._letters = [column_letters(place + 1) for place in range(len(frame.looks[0]))]
        self._styles = list(zip(*frame.looks, strict=True))
        self._next = frame.first_row

    def rows(self, rows: Iterable[Iterable[Value]], look: int = 0) -> bytes:
        """Further rows below the last, all in one look."""
        looks = [look] * len(self._letters)
        self._sheet.write("".join(self._row(self._next, row, looks) for row in rows).encode())
        return self._sink.taken()

    def row_at(self, number: int, values: Iterable[Value], looks: Iterable[int]) -> bytes:
        """One row at a place of its own, below the last; each cell in its look."""
        self._sheet.write(self._row(number, values, looks).encode())
        return self._sink.taken()

    def _row(self, number: int, values: Iterable[Value], looks: Iterable[int]) -> str:
        """A row's XML; what is empty and looks plain is left out."""
        if number > MOST_ROWS:
            raise OverflowError(f"a sheet holds {MOST_ROWS} rows")
        self._next = number + 1
        cells = zip(self._letters, values, looks, self._styles, strict=True)
        inner = "".join(
            [
                f'<c r="{letters}{number}" s="{styles[look]}"{_content(value)}'
                for letters, value, look, styles in cells
                if look or value is not None
            ]
        )
        return f'<row r="{number}">{inner}</row>'

    def end(self) -> bytes:
        """What is left: the end of the sheet and of the file."""
        self._sheet.write(self._frame.tail.encode())
        self._sheet.close()
        self._zip.close()
        return self._sink.taken()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _content(value: Value) -> str:
    """A cell from its type on: text is always text, never a formula."""
    if isinstance(value, str):
        text = value
    elif value is None:
        return "/>"
    elif isinstance(value, bool):
        return f' t="b"><v>{int(value)}</v></c>'
    elif isinstance(value, date):
        return f"><v>{(value - _FIRST_DAY).days}</v></c>"
    elif -GREATEST_EXACT <= value <= GREATEST_EXACT:
        return f"><v>{value}</v></c>" if isinstance(value, int) else f"><v>{value:f}</v></c>"
    else:
        text = str(value)
    if len(text) > LONGEST_TEXT:
        text = f"[{len(text)} ký tự, dài hơn một ô chứa được; xem bản ghi]"
    if "_x" in text:
        text = _LOOKS_ESCAPED.sub(r"_x005F_\1", text)
    text = _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return f' t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


class _Sink(io.RawIOBase):
    """Where the ZIP is written: what has come since it was last taken; it cannot be rewound."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def taken(self) -> bytes:
        """The bytes since the last time."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)
