"""The workbook of a form: empty, to be filled in, or as it came back, with what is to be corrected in a last column.

Three sheets: the list, the guide in Vietnamese that also carries the form's mark, and the choices of the drop-downs.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from arit_kit.office.cells import CHOICES_SHEET
from arit_kit.office.filled import Filled
from arit_kit.office.forms import ERRORS_TITLE, GUIDE_SHEET, Column, Form
from arit_kit.office.frame import Frame, Sending, Value
from arit_kit.office.reading import Cell, Row

_FIRST_ROW = 2
_TEXT, _MONEY = "@", "#,##0"
_GUIDE = (
    "Điền trang «{sheet}», từ hàng 2. Cột có dấu * là bắt buộc.",
    "Không đổi tên cột, không gộp ô, không ẩn hàng hay cột, không dùng công thức (dán giá trị).",
    "Số tiền tính bằng đồng: 300.000.000, hoặc ghi rõ đơn vị: 300 triệu; 1,5 tỷ.",
    "Số có thể hiểu hai cách (1.234 triệu) hệ thống không đoán mà trả lại để sửa.",
    "Tối đa {rows} hàng. Giữ nguyên trang này: hệ thống nhận ra mẫu nhờ mã dưới đây.",
)


def template(form: Form, subject: str, heading: str) -> bytes:
    """The empty workbook of a form, made for that subject (such as a plan year)."""
    return _built(form, subject, heading, looks=())


def returned(filled: Filled, subject: str, heading: str) -> Iterator[bytes]:
    """The workbook as it was filled in, row for row, with its faults in a last column; piece by piece."""
    form, told = filled.form, filled.told()
    titles = [form.number, *(column.header for column in form.columns)]
    sending = Sending(Frame(_built(form, subject, heading, looks=("plain", "faulty")), _FIRST_ROW))
    listed = {row.number for row in filled.rows}
    elsewhere = _sentences({title: said for row in told if row not in listed for title, said in told[row].items()})
    for row in filled.rows or [Row(filled.header_row + 1, {}, False)]:
        wrong = told.get(row.number, {})
        sentences = "\n".join(filter(None, [elsewhere, _sentences(wrong)]))
        elsewhere = ""
        cells = [filled.number_of(row), *(filled.cell_at(row, column) for column in form.columns)]
        looks = [*(int(title in wrong) for title in titles), int(bool(sentences))]
        at = row.number - filled.header_row + _FIRST_ROW - 1
        yield sending.row_at(at, [*(_as_typed(cell) for cell in cells), sentences or None], looks)
    yield sending.end()


def _sentences(wrong: Mapping[str, str]) -> str:
    return "\n".join(f"{title}: {said}" for title, said in wrong.items())


def _as_typed(cell: Cell | None) -> Value:
    """A number goes back as a number: written as text it could be read as another."""
    if cell is None:
        return None
    return cell.value if isinstance(cell.value, Decimal) else cell.typed


def _built(form: Form, subject: str, heading: str, looks: Sequence[str]) -> bytes:
    import xlsxwriter  # not at start: no process waits for it that never writes a workbook

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": f"{form.title} {subject}"})
    sheet, guide, choices = (book.add_worksheet(name) for name in (form.sheet, GUIDE_SHEET, CHOICES_SHEET))
    _write_list(book, sheet, form, looks)
    _write_guide(book, guide, form, subject, heading)
    _write_choices(sheet, choices, form)
    book.close()
    return target.getvalue()


def _write_list(book: Any, sheet: Any, form: Form, looks: Sequence[str]) -> None:
    title = {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#DDE7F0", "locked": True}
    headers = [form.number, *(f"{one.header}{' *' if form.required(one) else ''}" for one in form.columns)]
    widths = [6, *(column.width for column in form.columns)]
    if looks:
        headers.append(ERRORS_TITLE)
        widths.append(60)
    for place, (header, width) in enumerate(zip(headers, widths, strict=True)):
        column = form.columns[place - 1] if 0 < place <= len(form.columns) else None
        cell = {"num_format": _MONEY if column and column.unit == "đồng" else _TEXT, "locked": False}
        if column is None or column.width >= 30:
            cell |= {"text_wrap": True, "valign": "top"}
        sheet.set_column(place, place, width, book.add_format(cell))
        sheet.write_string(0, place, header, book.add_format(title))
        for row, look in enumerate(looks):
            red = {"bg_color": "#F8D7DA"} if look == "faulty" else {}
            sheet.write_blank(_FIRST_ROW - 1 + row, place, None, book.add_format({**cell, **red, "quote_prefix": True}))
    sheet.freeze_panes(1, 2)
    sheet.set_row(0, 48)
    allowed = ("format_cells", "format_columns", "format_rows", "insert_rows", "delete_rows", "sort", "autofilter")
    sheet.protect("", dict.fromkeys(allowed, True))


def _write_guide(book: Any, guide: Any, form: Form, subject: str, heading: str) -> None:
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    guide.set_column(0, 0, 34, wrapped)
    guide.set_column(1, 1, 12, wrapped)
    guide.set_column(2, 2, 90, wrapped)
    guide.write_string(0, 0, form.title, bold)
    guide.write_string(1, 0, heading, bold)
    guide.write_string(2, 0, "Mã mẫu")
    guide.write_string(2, 2, form.mark(subject))
    for row, said in enumerate((*_GUIDE, *form.guide), start=4):
        guide.write_string(row, 2, said.format(sheet=form.sheet, rows=form.most_rows))
    below = 5 + len(_GUIDE) + len(form.guide)
    for place, header in enumerate(("Cột", "Bắt buộc", "Cách điền")):
        guide.write_string(below, place, header, bold)
    for row, column in enumerate(form.columns, start=below + 1):
        guide.write_string(row, 0, column.header)
        guide.write_string(row, 1, "có" if form.required(column) else "không")
        guide.write_string(row, 2, column.help)


def _write_choices(sheet: Any, choices: Any, form: Form) -> None:
    with_choices = [(place, column) for place, column in enumerate(form.columns, start=1) if column.choices]
    for at, (place, column) in enumerate(with_choices):
        choices.write_string(0, at, column.title)
        for row, label in enumerate(column.choices, start=1):
            choices.write_string(row, at, label)
        letter = chr(ord("A") + at)
        source = f"='{CHOICES_SHEET}'!${letter}$2:${letter}${len(column.choices) + 1}"
        sheet.data_validation(1, place, form.most_rows, place, _drop_down(column, source))


def _drop_down(column: Column, source: str) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": source,
        "error_type": "warning",
        "error_title": column.title[:32],
        "error_message": "Giá trị không có trong danh sách; hệ thống vẫn nhận mã viết đúng.",
    }
