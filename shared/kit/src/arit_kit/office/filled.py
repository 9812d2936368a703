"""A workbook as it was filled in: read into what the contract takes, each fault at its cell."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from arit_kit.office.forms import ERRORS_TITLE, GUIDE_SHEET, Column, Form
from arit_kit.office.numbers import Unreadable
from arit_kit.office.reading import Book, Cell, Layout, Row, column_letters, column_number
from arit_kit.web.problems import Fault, Problem

MOST_FAULTS = 2_000
Progress = Callable[[int], None]
"""Is told how many rows have been read."""


def untold(_rows: int) -> None:
    """Nobody waits for progress."""


_HEADER_WITHIN = 20
_CELL = re.compile(r"cell:([A-Z]+)([0-9]+)")


def fill(form: Form, content: bytes, subject: str, progress: Progress) -> "Filled":
    """What a workbook says, with its faults by cell; `progress` is told the rows read so far, each hundred.

    Raises Problem: 422 `workbook-unusable`, 422 `workbook-outdated`, 413 `too-large`.
    """
    book = Book(content)
    _check_mark(form, book, subject)
    if form.sheet not in book.sheets or form.sheet in book.hidden:
        vi, en = f"Không thấy trang tính «{form.sheet}».", f"There is no visible sheet «{form.sheet}»."
        raise Problem("workbook-unusable", vi=vi, en=en)
    layout = Layout()
    rows = book.rows(form.sheet, layout)
    filled = Filled(form, _header(form, rows))
    for row in rows:
        if not filled.take(row):
            continue
        if len(filled.rows) > form.most_rows:
            vi, en = f"Tối đa {form.most_rows} hàng.", f"{form.most_rows} rows at most."
            raise Problem("too-large", vi=vi, en=en)
        if len(filled.rows) % 100 == 0:
            progress(len(filled.rows))
    filled.judge(layout)
    return filled


def _check_mark(form: Form, book: Book, subject: str) -> None:
    marks: list[str] = []
    if GUIDE_SHEET in book.sheets:
        for row in book.rows(GUIDE_SHEET, Layout()):
            marks += [cell.typed for cell in row.cells.values() if cell.typed.startswith(f"{form.name}@")]
            if row.number > _HEADER_WITHIN:
                break
    if not marks:
        vi = f"Không phải mẫu {form.name}: tải mẫu về rồi điền, giữ nguyên trang «{GUIDE_SHEET}»."
        en = f"Not the form {form.name}: download the template, fill it in, and keep its sheet «{GUIDE_SHEET}»."
        raise Problem("workbook-unusable", vi=vi, en=en)
    version, _, made_for = marks[0].removeprefix(f"{form.name}@").partition("/")
    if version != form.digest:
        vi, en = "Mẫu đã đổi: tải mẫu mới rồi chép sang.", "The form has changed: download it anew and copy over."
        raise Problem("workbook-outdated", vi=vi, en=en)
    if made_for != subject:
        vi, en = f"Mẫu này lập cho {made_for}, không phải {subject}.", f"It is for {made_for}, not for {subject}."
        raise Problem("workbook-unusable", vi=vi, en=en)


def _header(form: Form, rows: Iterator[Row]) -> Row:
    for row in rows:
        if any(folded(cell.typed) == folded(form.number) for cell in row.cells.values()):
            return row
        if row.number > _HEADER_WITHIN:
            break
    vi, en = f"Không thấy hàng tiêu đề có «{form.number}».", f"No row of titles with «{form.number}»."
    raise Problem("workbook-unusable", vi=vi, en=en)


class Filled:
    """A workbook as it was filled in: its records as the contract takes them, its faults, and where each stands."""

    def __init__(self, form: Form, header: Row) -> None:
        self.form = form
        self.rows: list[Row] = []
        self.lines: list[dict[str, Any]] = []
        self.faults: list[Fault] = []
        self.remarks: list[Fault] = []
        """What is told at a cell and refuses nothing."""
        self.header_row = header.number
        self._numbers: dict[str, int] = {}
        self._first_rows: list[int] = []
        self._item_rows: list[dict[str, list[int]]] = []
        self._by_place: dict[int, Column] = {}
        self._at: dict[str, int] = {}
        self._ignored: set[int] = set()
        self._faulty: set[str] = set()
        self._number_at = 0
        self._read_titles(header)

    # Reading, row by row

    def take(self, row: Row) -> bool:
        """One row more: a record's first, or a further one of the record above; False where it says nothing."""
        cells_of_row = {place: cell for place, cell in row.cells.items() if place not in self._ignored}
        if not cells_of_row.keys() - {self._number_at}:  # numbered in advance, say
            return False
        self.rows.append(row)
        if row.hidden:
            self._add(row.number, self._number_at, "hidden", "Hàng bị ẩn: bỏ ẩn hoặc xoá.", "The row is hidden.")
        new = self._begins(row, cells_of_row.pop(self._number_at, None))
        items: dict[str, dict[str, Any]] = {}
        for place, cell in cells_of_row.items():
            column = self._by_place.get(place)
            if column is None:
                self._add(row.number, place, "outside", "Ô nằm ngoài các cột của mẫu.", "Beyond the form's columns.")
            else:
                self._take_cell(row.number, place, column, cell, items, new)
        if self.lines:
            for name, item in items.items():
                self.lines[-1].setdefault(name, []).append(item)
                self._item_rows[-1].setdefault(name, []).append(row.number)
        return True

    def judge(self, layout: Layout) -> None:
        """What can be said only of the whole sheet."""
        for first, last in layout.hidden_columns:
            shown = [place for place in (*self._by_place, self._number_at) if first <= place <= last]
            for place in shown:
                self._add(self.header_row, place, "hidden", "Cột bị ẩn: bỏ ẩn.", "The column is hidden.")
        for joined in layout.merged:
            last_cell = joined.rpartition(":")[2]
            if int("".join(filter(str.isdigit, last_cell)) or 0) > self.header_row:
                vi, en = f"Các ô {joined} bị gộp: bỏ gộp rồi điền từng ô.", f"{joined} are merged: unmerge them."
                self.add(Fault(f"cell:{joined.partition(':')[0]}", "merged", vi, en))
        if not self.lines and not self.faults:
            self._add(self.header_row + 1, self._number_at, "empty", "Danh sách trống.", "The list is empty.")

    def _read_titles(self, header: Row) -> None:
        titles = {folded(column.header): column for column in self.form.columns}
        for place, cell in header.cells.items():
            title = folded(cell.typed)
            if title == folded(ERRORS_TITLE):
                self._ignored.add(place)
            elif title == folded(self.form.number) and not self._number_at:
                self._number_at = place
            elif title not in titles or titles[title].fills in self._at:
                vi, en = f"Cột «{cell.short}» không có trong mẫu.", f"The form has no such column: «{cell.short}»."
                self._add(header.number, place, "unknown-column", vi, en)
                self._ignored.add(place)
            else:
                self._by_place[place] = titles[title]
                self._at[titles[title].fills] = place
        needed = [column for column in self.form.columns if not column.added]
        if missing := [column.header for column in needed if column.fills not in self._at]:
            named = ", ".join(f"«{title}»" for title in missing)
            vi, en = f"Thiếu cột {named}.", f"Missing: {named}."
            self._add(header.number, self._number_at, "missing-column", vi, en)

    def _begins(self, row: Row, numbered: Cell | None) -> bool:
        """Whether the row begins a record, by its number; faults where it can belong to none."""
        if numbered is None:
            if self.lines:
                return False
            vi, en = "Hàng đầu tiên phải có số thứ tự.", "The first row needs a number."
            self._add(row.number, self._number_at, "missing", vi, en)
            number = ""
        elif numbered.kind in ("formula", "error"):
            self._refuse(row.number, self._number_at, numbered)
            number = f"row {row.number}"
        else:
            number = numbered.short
        if number in self._numbers:
            if self._numbers[number] == len(self.lines) - 1:
                return False
            vi, en = f"Số {number} đã dùng ở trên: các hàng cùng số phải đứng liền nhau.", f"{number} is used above."
            self._add(row.number, self._number_at, "number-apart", vi, en)
            number = f"row {row.number}"
        self._numbers[number] = len(self.lines)
        self.lines.append({})
        self._first_rows.append(row.number)
        self._item_rows.append({})
        return True

    def _take_cell(
        self, row: int, place: int, column: Column, cell: Cell, items: dict[str, dict[str, Any]], new: bool
    ) -> None:
        *path, name = column.steps
        within = items.setdefault(path[0], {}) if path else self.lines[-1]
        if cell.kind in ("formula", "error"):
            self._refuse(row, place, cell)
            return
        try:
            value = column.read(cell)
        except Unreadable as wrong:
            self._add(row, place, wrong.code, wrong.vi, wrong.en)
            return
        for step in path[1:]:
            within = within.setdefault(step, {})
        if column.within or new:
            within[name] = value
        elif within.get(name) != value:
            vi = f"Khác với hàng đầu cùng số: để trống, hoặc ghi {self.form.number} mới."
            en = "It differs from the record's first row: leave it empty, or begin a new number."
            self._add(row, place, "differs", vi, en)

    def _refuse(self, row: int, place: int, cell: Cell) -> None:
        if cell.kind == "formula":
            vi, en = "Ô chứa công thức: dán giá trị (Paste Values).", "A formula: paste its value instead."
        else:
            vi, en = f"Ô báo lỗi {cell.short}.", f"The cell shows the error {cell.short}."
        self._add(row, place, cell.kind, vi, en)

    # Faults

    def place(self, pointer: str) -> str:
        """Where in the sheet a fault of the request's `/lines/…` stands; a parameter's name for anything else."""
        steps = pointer.strip("/").split("/")
        if steps[0] != "lines" or len(steps) < 2 or not steps[1].isdigit() or int(steps[1]) >= len(self.lines):
            return steps[0]
        line, name = int(steps[1]), steps[2] if len(steps) > 2 else ""
        rows = self._item_rows[line].get(name, [])
        item = int(steps[3]) if len(steps) > 3 and steps[3].isdigit() else 0
        row = rows[item] if item < len(rows) else self._first_rows[line]
        wanted = ".".join([name, *(step for step in steps[4:] if not step.isdigit())])
        near = [one.fills for one in self.form.columns if one.fills == wanted or one.within == name]
        within = [one for one in near if one.startswith(wanted) or wanted.startswith(one)]
        field = wanted if wanted in near else next(iter([*within, *near]), "")
        return f"cell:{column_letters(self._at.get(field, self._number_at))}{row}"

    def add(self, fault: Fault) -> None:
        """A fault at a cell; the first of each cell stands, and at most two thousand in all."""
        if len(self.faults) < MOST_FAULTS and fault.pointer not in self._faulty:
            self.faults.append(fault)
            self._faulty.add(fault.pointer)

    def add_all(self, faults: Iterable[Fault]) -> None:
        """Faults of the request that the workbook was made into, each at its cell."""
        for fault in faults:
            pointer = self.place(fault.pointer)
            vi = fault.vi
            if fault.code == "string_pattern_mismatch" and (help := self._help_at(pointer)):
                vi = f"Chưa đúng dạng: {help}"  # people read no regular expressions
            self.add(Fault(pointer, fault.code, vi, fault.en))

    def _help_at(self, pointer: str) -> str:
        """How the guide says that the column of this cell is filled in."""
        at = _CELL.fullmatch(pointer)
        column = self._by_place.get(column_number(at[1])) if at else None
        return column.help if column else ""

    def told(self) -> dict[int, dict[str, str]]:
        """Per row of the sheet, per title: what is wrong; under row 0 what is of no cell."""
        by_place = {place: column.header for place, column in self._by_place.items()}
        said: dict[int, dict[str, str]] = {}
        for fault in self.faults:
            at = _CELL.fullmatch(fault.pointer)
            row, title = (
                (int(at[2]), by_place.get(column_number(at[1]), self.form.number)) if at else (0, fault.pointer)
            )
            told = said.setdefault(row, {})
            told[title] = f"{told[title]} {fault.vi}" if title in told else fault.vi
        return said

    def cell_at(self, row: Row, column: Column) -> Cell | None:
        """What stands in a row under a column of the form."""
        return row.cells.get(self._at.get(column.fills, -1))

    def number_of(self, row: Row) -> Cell | None:
        """What stands in a row as its record's number."""
        return row.cells.get(self._number_at)

    def _add(self, row: int, place: int, code: str, vi: str, en: str) -> None:
        self.add(Fault(f"cell:{column_letters(max(place, 1))}{row}", code, vi, en))


def folded(title: str) -> str:
    """A title as titles are compared: without regard to case, spaces, or the star of what is required."""
    return " ".join(unicodedata.normalize("NFC", title).lower().rstrip("* ").split())
