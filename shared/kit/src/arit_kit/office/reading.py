"""The rows of a sheet, one at a time, as they are typed: values with their kind, and what hides or joins cells.

Formulas are not evaluated, and what they last showed is not believed: whoever reads a form refuses them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Literal

from arit_kit.office.package import Attributes, Handler, Package, reading, unusable

Kind = Literal["text", "number", "percent", "day", "yes_no", "formula", "error"]
MOST_ROWS = 1_048_576
WIDEST = 200
"""Columns that are read; no form has as many."""

_RELATION = "id"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})$")
_RANGE = re.compile(r"[A-Z]{1,3}[0-9]{1,7}(:[A-Z]{1,3}[0-9]{1,7})?")
_PERCENT_FORMATS, _DAY_FORMATS = frozenset({9, 10}), frozenset({*range(14, 23), *range(27, 37), *range(50, 59)})
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not empty: text as str, numbers as Decimal (a percentage by its hundredfold), days as date."""

    kind: Kind
    value: str | Decimal | date | bool

    @property
    def typed(self) -> str:
        """The value for people, and for a workbook that goes back to them."""
        if isinstance(self.value, bool):
            return "có" if self.value else "không"
        if isinstance(self.value, date):
            return f"{self.value:%d/%m/%Y}"
        if isinstance(self.value, Decimal):
            return f"{self.value:f}" + ("%" if self.kind == "percent" else "")
        return self.value

    @property
    def short(self) -> str:
        """The same on one line, cut where it would not fit into a sentence."""
        said = " ".join(self.typed[:100].split())
        return said if len(said) <= 80 else f"{said[:79]}…"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number, its cells by the number of their column (A is 1), and whether it is hidden."""

    number: int
    cells: Mapping[int, Cell]
    hidden: bool


@dataclass(slots=True)
class Layout:
    """What a sheet says beside its rows; known in full once all rows are read."""

    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)


class Book:
    """A workbook that is read: its sheets by name."""

    def __init__(self, content: bytes) -> None:
        """Raises Problem: 422 `workbook-unusable`, 413 `too-large`."""
        self._package = Package(content)
        with reading():
            names, targets = _Sheets(), _Relations()
            _whole(self._package, "xl/workbook.xml", names)
            _whole(self._package, "xl/_rels/workbook.xml.rels", targets)
            self._parts = {
                name: self._package.related(targets.of[id]) for name, id in names.of.items() if id in targets.of
            }
            self._from_1904 = names.from_1904
            self.hidden = names.hidden
        self._strings: list[str] | None = None
        self._formats: list[Kind] = []

    @property
    def sheets(self) -> list[str]:
        """The sheets' names in their order."""
        return list(self._parts)

    def rows(self, sheet: str, layout: Layout) -> Iterator[Row]:
        """The rows of a sheet that have cells, from the top; a KeyError where there is no such sheet."""
        part = self._parts[sheet]
        if part not in self._package.names:
            raise unusable("Tệp thiếu trang tính.", "The file lacks a sheet's content.")
        with reading():
            self._read_strings()
        heard = _Rows(self._strings or [], self._formats, self._from_1904, layout)
        steps = self._package.parse(part, heard)
        while True:
            with reading():
                more = next(steps, ...) is not ...
            yield from heard.taken()
            if not more:
                return

    def _read_strings(self) -> None:
        if self._strings is None:
            strings, styles = _Strings(), _Styles()
            _whole(self._package, "xl/sharedStrings.xml", strings, optional=True)
            _whole(self._package, "xl/styles.xml", styles, optional=True)
            self._strings, self._formats = strings.all, styles.kinds


def column_letters(column: int) -> str:
    """A is 1, AA is 27."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """1 is A, 27 is AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _whole(package: Package, name: str, handler: Handler, optional: bool = False) -> None:
    if optional and name not in package.names:
        return
    for _ in package.parse(name, handler):
        pass


class _Sheets(Handler):
    """Names of sheets with the ids of their relations."""

    def __init__(self) -> None:
        self.of: dict[str, str] = {}
        self.hidden: set[str] = set()
        self.from_1904 = False

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            id = next(value for name, value in attributes.items() if name.rpartition(" ")[2] == _RELATION)
            self.of[attributes["name"]] = id
            if attributes.get("state", "visible") != "visible":
                self.hidden.add(attributes["name"])
        elif tag == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true")


class _Relations(Handler):
    """Targets of the workbook's relations within the file, by id."""

    def __init__(self) -> None:
        self.of: dict[str, str] = {}

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            self.of[attributes["Id"]] = attributes["Target"]


class _Styles(Handler):
    """Of each cell format whether its numbers are percentages or days."""

    def __init__(self) -> None:
        self.kinds: list[Kind] = []
        self._own: dict[int, Kind] = {}
        self._in_formats = False

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "numFmt":
            self._own[int(attributes["numFmtId"])] = _kind_of(attributes.get("formatCode", ""))
        elif tag == "cellXfs":
            self._in_formats = True
        elif tag == "xf" and self._in_formats:
            format = int(attributes.get("numFmtId", 0))
            built_in: Kind = "percent" if format in _PERCENT_FORMATS else "day" if format in _DAY_FORMATS else "number"
            self.kinds.append(self._own.get(format, built_in))

    def end(self, tag: str) -> None:
        if tag == "cellXfs":
            self._in_formats = False


def _kind_of(format: str) -> Kind:
    """What a number format shows: letters of days outside quotes and brackets, or a percent sign."""
    bare = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.|_.', "", format.lower())
    if "%" in bare:
        return "percent"
    return "day" if re.search(r"[dy]|m{2,}", bare) else "number"


class _Strings(Handler):
    """The shared strings; how they are read aloud (phonetic runs) is left out."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._said: list[str] = []
        self._aloud = self._in_text = False

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "si":
            self._said = []
        elif tag == "rPh":
            self._aloud = True
        elif tag == "t":
            self._in_text = not self._aloud

    def end(self, tag: str) -> None:
        if tag == "si":
            self.all.append(_unescaped("".join(self._said)))
        elif tag == "rPh":
            self._aloud = False
        elif tag == "t":
            self._in_text = False

    def text(self, data: str) -> None:
        if self._in_text:
            self._said.append(data)


def _unescaped(text: str) -> str:
    """`_x000D_` stands for a character that XML cannot hold."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(escaped: re.Match[str]) -> str:
    """The character; half of one (a surrogate), which no text can hold, is the mark of what was lost."""
    number = int(escaped[1], 16)
    return "\ufffd" if 0xD800 <= number <= 0xDFFF else chr(number)


class _Rows(Handler):
    """Gathers rows until they are taken."""

    def __init__(self, strings: list[str], formats: list[Kind], from_1904: bool, layout: Layout) -> None:
        self._strings, self._formats, self._layout = strings, formats, layout
        self._first_day = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
        self._done: list[Row] = []
        self._number = self._column = 0
        self._hidden = self._formula = self._aloud = self._in_value = False
        self._cells: dict[int, Cell] = {}
        self._type = ""
        self._style = 0
        self._said: list[str] = []

    def taken(self) -> list[Row]:
        """The rows since the last time."""
        rows, self._done = self._done, []
        return rows

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "c":
            self._begin_cell(attributes)
        elif tag in ("v", "t"):
            self._in_value = not self._aloud
        elif tag == "f":
            self._formula = True
        elif tag == "rPh":
            self._aloud = True
        elif tag == "row":
            number = int(attributes["r"]) if "r" in attributes else self._number + 1
            if not self._number < number <= MOST_ROWS:
                raise ValueError("rows out of order")
            self._number, self._column, self._cells = number, 0, {}
            self._hidden = attributes.get("hidden") in ("1", "true")
        elif tag == "col" and attributes.get("hidden") in ("1", "true"):
            self._layout.hidden_columns.append((int(attributes["min"]), int(attributes["max"])))
        elif tag == "mergeCell" and len(self._layout.merged) < 1_000:
            if not _RANGE.fullmatch(attributes["ref"]):
                raise ValueError("not a range of cells")
            self._layout.merged.append(attributes["ref"])

    def end(self, tag: str) -> None:
        if tag in ("v", "t"):
            self._in_value = False
        elif tag == "rPh":
            self._aloud = False
        elif tag == "c":
            cell = self._cell()
            if cell is not None and self._column <= WIDEST:
                self._cells[self._column] = cell
        elif tag == "row" and self._cells:
            self._done.append(Row(self._number, self._cells, self._hidden))

    def text(self, data: str) -> None:
        if self._in_value:
            self._said.append(data)

    def _begin_cell(self, attributes: Attributes) -> None:
        reference = _REFERENCE.match(attributes.get("r", ""))
        self._column = column_number(reference[1]) if reference else self._column + 1
        self._type, self._style = attributes.get("t", "n"), int(attributes.get("s", 0))
        self._formula, self._said = False, []

    def _cell(self) -> Cell | None:
        said = "".join(self._said)
        if self._formula:
            return Cell("formula", said)
        match self._type:
            case "s":
                return _text(self._strings[int(said)]) if said else None
            case "inlineStr" | "str":
                return _text(_unescaped(said))
            case "b":
                return Cell("yes_no", said == "1") if said else None
            case "e":
                return Cell("error", said)
            case "d":
                return Cell("day", date.fromisoformat(said[:10])) if said else None
        return self._numeric(said) if said else None

    def _numeric(self, said: str) -> Cell:
        try:
            value = Decimal(f"{float(said):.15g}")
        except InvalidOperation as wrong:
            raise ValueError(said) from wrong
        if not value.is_finite():
            raise ValueError(said)
        kind = self._formats[self._style] if self._style < len(self._formats) else "number"
        if kind == "day" and 0 <= value < 2_958_466:
            return Cell("day", self._first_day + timedelta(days=int(value)))
        return Cell("percent", (value * 100).normalize()) if kind == "percent" else Cell("number", value)


def _text(text: str) -> Cell | None:
    return Cell("text", text) if text.strip() else None
