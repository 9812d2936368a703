"""Workbooks as people and programs make them: read right, or refused by cell; hostile files refused as a whole."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from arit_kit.office.package import MOST_UNPACKED
from arit_kit.web.problems import Problem

from .conftest import AREA, COST, NAME, SHARE, SINCE, TAX, Sheets, repacked


def faults(sheets: Sheets, content: bytes) -> dict[str, str]:
    """Codes by cell."""
    return {fault.pointer: fault.code for fault in sheets.read(content).faults}


def refusal(sheets: Sheets, content: bytes, subject: str = "2023") -> Problem:
    with pytest.raises(Problem) as refused:
        sheets.read(content, subject)
    return refused.value


def test_rows_become_records_with_their_lists(sheets: Sheets) -> None:
    content = sheets.of(
        sheets.row(1, name="Đề án A", kind="Điểm", tax="1500123456", cost=300_000_000),
        [None, None, None, None, None, None, None, "Lớp học", "12,5 triệu"],
        sheets.row(2, name="Đề án B"),
    )
    filled = sheets.read(content)
    assert filled.faults == []
    assert filled.lines == [
        {"name": "Đề án A", "kind": "pilot", "tax_code": "1500123456",
         "parts": [{"what": "Máy", "cost": 300_000_000}, {"what": "Lớp học", "cost": 12_500_000}]},
        {"name": "Đề án B", "parts": [{"what": "Máy", "cost": 300_000_000}]},
    ]  # fmt: skip


@pytest.mark.parametrize(
    "column, value, field, expected",
    [
        (AREA, 49.95, "area", "49.95"),
        (AREA, 0.1 + 0.2, "area", "0.3"),
        (AREA, "49,95", "area", "49.95"),
        (SHARE, "12,5%", "share", "12.5"),
        (SHARE, 12.5, "share", "12.5"),
        (SINCE, date(2022, 6, 15), "since_on", "2022-06-15"),
        (SINCE, datetime(2022, 6, 15, 13, 30), "since_on", "2022-06-15"),
        (SINCE, "15/6/2022", "since_on", "2022-06-15"),
        (SINCE, "2022-06-15", "since_on", "2022-06-15"),
        (TAX, 1500123456, "tax_code", "1500123456"),
        (NAME, 12, "name", "12"),
        (NAME, "  Tên\u00a0dài ", "name", "Tên\u00a0dài"),
    ],
)
def test_a_cell_is_read_by_its_column(sheets: Sheets, column: int, value: object, field: str, expected: str) -> None:
    row = sheets.row()
    row[column - 1] = value
    filled = sheets.read(sheets.of(row))
    assert filled.faults == []
    assert filled.lines[0][field] == expected


def test_a_percentage_reads_as_the_cell_shows_it(sheets: Sheets) -> None:
    def format_it(_book, sheet) -> None:
        sheet.cell(2, SHARE).number_format = "0.0%"

    row = sheets.row(share=0.125)
    assert sheets.read(sheets.of(row, change=format_it)).lines[0]["share"] == "12.5"


@pytest.mark.parametrize(
    "column, value, code",
    [
        (COST, "1.234 triệu", "ambiguous-number"),
        (COST, 300, "ambiguous-unit"),
        (COST, 12.5, "not-whole"),
        (COST, "ba trăm triệu", "not-a-number"),
        (COST, True, "wrong-kind"),
        (COST, date(2022, 1, 1), "wrong-kind"),
        (COST, "=SUM(A1:A9)", "formula"),
        (NAME, '=HYPERLINK("http://x")', "formula"),
        (NAME, "#N/A", "error"),
        (AREA, "1.234", "ambiguous-number"),
        (SINCE, "31/2/2022", "not-a-day"),
        (SINCE, "hôm qua", "not-a-day"),
        (TAX, 150012345, "digits-lost"),
        (3, "Loại khác", "not-a-choice"),
        (10, "ghi chú", "outside"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_cell(sheets: Sheets, column: int, value: object, code: str) -> None:
    row = [*sheets.row(), None]
    row[column - 1] = value
    letters = openpyxl.utils.get_column_letter(column)
    assert faults(sheets, sheets.of(sheets.row(1), [2, *row[1:]])) == {f"cell:{letters}3": code}


def test_shared_rich_and_escaped_text_is_read_as_people_see_it(sheets: Sheets) -> None:
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>Đề </t></r><r><t>án</t></r>'
        '<rPh sb="0" eb="1"><t>aloud</t></rPh></si><si><t>a_x000A_b</t></si></sst>'
    ).encode()
    content = sheets.of(sheets.row(1, name="FIRST"), sheets.row(2, name="SECOND"))
    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    for place, name in enumerate((b"FIRST", b"SECOND")):
        old = b't="inlineStr"><is><t>%b</t></is></c>' % name
        assert old in sheet
        sheet = sheet.replace(old, b't="s"><v>%d</v></c>' % place)
    shared = repacked(content, **{"xl__worksheets__sheet1.xml": sheet, "xl__sharedStrings.xml": strings})
    assert [line["name"] for line in sheets.read(shared).lines] == ["Đề án", "a\nb"]


class TestLayout:
    """What hides or joins cells, moves titles, or leaves rows empty."""

    def test_a_merged_range_is_refused_where_rows_are(self, sheets: Sheets) -> None:
        content = sheets.of(sheets.row(1), sheets.row(2), change=lambda _, sheet: sheet.merge_cells("B2:B3"))
        assert faults(sheets, content)["cell:B2"] == "merged"

    def test_a_hidden_column_and_a_hidden_row_are_refused(self, sheets: Sheets) -> None:
        def hide(_book, sheet) -> None:
            sheet.column_dimensions["G"].hidden = True
            sheet.row_dimensions[3].hidden = True

        assert faults(sheets, sheets.of(sheets.row(1), sheets.row(2), change=hide)) == {
            "cell:A3": "hidden", "cell:G1": "hidden",
        }  # fmt: skip

    def test_titles_may_stand_in_another_order_and_lower(self, sheets: Sheets) -> None:
        def move(_book, sheet) -> None:
            sheet.insert_rows(1, 2)
            sheet["A1"] = "UBND TỈNH"
            sheet.move_range("B3:B4", cols=20)

        filled = sheets.read(sheets.of(sheets.row(1, name="Đề án A"), change=move))
        assert (filled.faults, filled.lines[0]["name"]) == ([], "Đề án A")

    def test_a_column_that_is_missing_strange_or_twice_is_named(self, sheets: Sheets) -> None:
        def retitle(title: str):
            return lambda _book, sheet: sheet.__setitem__("C1", title)

        assert faults(sheets, sheets.of(sheets.row(), change=retitle("Loai hinh"))) == {
            "cell:C1": "unknown-column", "cell:A1": "missing-column",
        }  # fmt: skip
        assert "cell:C1" in faults(sheets, sheets.of(sheets.row(), change=retitle("Tên")))

    def test_empty_rows_and_rows_only_numbered_say_nothing(self, sheets: Sheets) -> None:
        def numbered(_book, sheet) -> None:
            for row in range(6, 40):
                sheet.cell(row, 1).value = row

        filled = sheets.read(sheets.of(sheets.row(1), [], [], sheets.row(2), change=numbered))
        assert (len(filled.rows), len(filled.lines), filled.faults) == (2, 2, [])

    def test_an_empty_list_is_refused(self, sheets: Sheets) -> None:
        assert faults(sheets, sheets.empty) == {"cell:A2": "empty"}

    def test_a_number_that_stands_apart_is_refused(self, sheets: Sheets) -> None:
        content = sheets.of(sheets.row(1), sheets.row(2), sheets.row(1))
        assert faults(sheets, content) == {"cell:A4": "number-apart"}

    def test_a_further_row_repeats_its_record_or_is_silent(self, sheets: Sheets) -> None:
        assert faults(sheets, sheets.of(sheets.row(1), sheets.row(1))) == {}
        assert faults(sheets, sheets.of(sheets.row(1), sheets.row(1, name="B"))) == {"cell:B3": "differs"}

    def test_a_first_row_without_a_number_is_refused(self, sheets: Sheets) -> None:
        assert faults(sheets, sheets.of(sheets.row(None)))["cell:A2"] == "missing"

    def test_more_rows_than_the_form_admits_are_refused(self, sheets: Sheets) -> None:
        assert refusal(sheets, sheets.of(*(sheets.row(n) for n in range(51)))).kind.code == "too-large"
        assert len(sheets.read(sheets.of(*(sheets.row(n) for n in range(50)))).lines) == 50


class TestForm:
    """A workbook is known by the mark of its template."""

    def test_another_workbook_is_told(self, sheets: Sheets) -> None:
        assert refusal(sheets, sheets.of(change=lambda book, _: book.remove(book["Hướng dẫn"]))).kind.code == (
            "workbook-unusable"
        )

    def test_an_old_template_is_told_as_such(self, sheets: Sheets) -> None:
        def age(book, _sheet) -> None:
            book["Hướng dẫn"]["C3"] = "kit.things@00000000/2023"

        assert refusal(sheets, sheets.of(sheets.row(), change=age)).kind.code == "workbook-outdated"

    def test_a_template_of_another_year_is_told(self, sheets: Sheets) -> None:
        problem = refusal(sheets, sheets.of(sheets.row()), subject="2024")
        assert problem.kind.code == "workbook-unusable" and "2023" in problem.en and "2024" in problem.en

    def test_a_missing_or_hidden_list_is_told(self, sheets: Sheets) -> None:
        def rename(_book, sheet) -> None:
            sheet.title = "Sheet1"

        def hide(_book, sheet) -> None:
            sheet.sheet_state = "hidden"

        for change in (rename, hide):
            assert "Danh mục" in refusal(sheets, sheets.of(sheets.row(), change=change)).en

    def test_a_column_of_no_field_stops_the_start(self, sheets: Sheets) -> None:
        from dataclasses import replace

        [first, *_] = sheets.form.columns
        with pytest.raises(KeyError):
            replace(sheets.form, columns=(replace(first, fills="nothing"),))


class TestReturned:
    """The same workbook comes back, its errors told in its rows, and can be corrected and sent again."""

    def test_rows_stand_where_they_stood_and_say_what_is_wrong(self, sheets: Sheets) -> None:
        filled = sheets.read(sheets.of(sheets.row(1), [], sheets.row(2, cost="1.234 triệu", tax=150012345)))
        sheet = sheets.returned(filled)
        assert [cell.value for cell in sheet[1]][-1] == "Lỗi cần sửa"
        assert (sheet["I4"].value, sheet["G4"].value) == ("1.234 triệu", 150012345)
        assert sheet["J2"].value is None
        assert sheet["J4"].value.startswith("Mã số thuế: ") and "\nKinh phí (đồng): " in sheet["J4"].value
        assert sheet["I4"].fill.fgColor.rgb != sheet["I2"].fill.fgColor.rgb
        assert sheet.protection.sheet and not sheet["B2"].protection.locked

    def test_corrected_it_passes(self, sheets: Sheets) -> None:
        filled = sheets.read(sheets.of(sheets.row(1, area=12.345, share=0.5), sheets.row(2, cost="1.234 triệu")))
        sheet = sheets.returned(filled)
        sheet["I3"] = "1234 triệu"
        target = io.BytesIO()
        sheet.parent.save(target)
        again = sheets.read(target.getvalue())
        assert again.faults == []
        assert again.lines[0]["area"] == "12.345", "a number went back as a number"
        assert again.lines[1]["parts"][0]["cost"] == 1_234_000_000

    def test_what_was_typed_as_a_formula_goes_back_as_text(self, sheets: Sheets) -> None:
        filled = sheets.read(sheets.of(sheets.row(1, name="'=1+1", cost="+300 triệu")))
        sheet = sheets.returned(filled)
        assert sheet["I2"].data_type == "s" and sheet["I2"].value == "+300 triệu" and sheet["I2"].quotePrefix


class TestHostile:
    """Files that are no workbook, or more than one should be."""

    @pytest.mark.parametrize(
        "content",
        [b"", b"PK", b"STT,T\xc3\xaan\r\n1,A\r\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"\x00" * 1000,
         b"<html></html>", b"PK\x03\x04" + b"\xff" * 500],
    )  # fmt: skip
    def test_what_is_no_workbook_is_refused(self, sheets: Sheets, content: bytes) -> None:
        assert refusal(sheets, content).kind.code == "workbook-unusable"

    def test_any_other_zip_is_refused(self, sheets: Sheets) -> None:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("../../etc/passwd", "root")
        assert refusal(sheets, target.getvalue()).kind.code == "workbook-unusable"

    def test_macros_are_refused(self, sheets: Sheets) -> None:
        content = repacked(sheets.of(sheets.row()), **{"xl__vbaProject.bin": b"\xd0\xcf"})
        assert "macro" in refusal(sheets, content).en

    def test_links_to_other_files_are_never_followed(self, sheets: Sheets) -> None:
        relations = (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            b'<Relationship Id="rId1" Target="file:///etc/passwd" TargetMode="External" Type="x"/></Relationships>'
        )
        linked = {"xl__externalLinks__externalLink1.xml": b"<externalLink/>"}
        linked["xl__externalLinks___rels__externalLink1.xml.rels"] = relations
        content = repacked(sheets.of(sheets.row()), **linked)
        assert sheets.read(content).faults == []
        back = b"".join(zipfile.ZipFile(io.BytesIO(content)).read(name) for name in ("xl/workbook.xml",))
        assert b"externalLink" not in back

    def test_a_sheet_that_is_only_a_link_is_no_sheet(self, sheets: Sheets) -> None:
        content = sheets.of(sheets.row())
        relations = zipfile.ZipFile(io.BytesIO(content)).read("xl/_rels/workbook.xml.rels")
        outside = relations.replace(b'Id="rId1"', b'Id="rId1" TargetMode="External"')
        assert outside != relations
        assert refusal(sheets, repacked(content, **{"xl___rels__workbook.xml.rels": outside})).kind.code == (
            "workbook-unusable"
        )

    def test_a_bomb_is_refused_before_it_is_unpacked(self, sheets: Sheets) -> None:
        bomb = repacked(sheets.of(sheets.row()), xl__bomb=b"\0" * (MOST_UNPACKED + 1))
        assert len(bomb) < 100_000
        assert refusal(sheets, bomb).kind.code == "too-large"
        dense = repacked(sheets.of(sheets.row()), xl__dense=b"\0" * (2 << 20))
        assert refusal(sheets, dense).kind.code == "too-large"

    def test_a_zip_that_declares_less_than_it_unpacks_gives_no_more(self, sheets: Sheets) -> None:
        content = bytearray(sheets.of(sheets.row()))
        at = content.rfind(b"PK\x01\x02", 0, content.rfind(b"xl/worksheets/sheet1.xml"))
        content[at + 24 : at + 28] = (10).to_bytes(4, "little")
        assert refusal(sheets, bytes(content)).kind.code == "workbook-unusable"

    @pytest.mark.parametrize(
        "declared",
        [
            b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>',
            b'<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        ],
    )
    def test_no_part_declares_entities(self, sheets: Sheets, declared: bytes) -> None:
        content = sheets.of(sheets.row())
        book = zipfile.ZipFile(io.BytesIO(content)).read("xl/workbook.xml")
        hostile = book.replace(b"<workbook", declared + b"<workbook", 1)
        assert hostile != book
        assert refusal(sheets, repacked(content, **{"xl__workbook.xml": hostile})).kind.code == "workbook-unusable"

    @pytest.mark.parametrize(
        "sheet",
        [
            b"<worksheet><sheetData><row",
            b'<worksheet><sheetData><row r="x"/></sheetData></worksheet>',
            b'<worksheet><sheetData><row r="2"/><row r="1"/></sheetData></worksheet>',
            b'<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>999999</v></c></row></sheetData></worksheet>',
            b'<worksheet><sheetData><row r="1"><c r="A1"><v>1e999</v></c></row></sheetData></worksheet>',
            b'<worksheet><sheetData><row r="1"><c r="A1" t="d"><v>x</v></c></row></sheetData></worksheet>',
            b'<worksheet><sheetData><row r="1048577"/></sheetData></worksheet>',
            b'<worksheet><sheetData/><mergeCells><mergeCell ref="=cmd()"/></mergeCells></worksheet>',
            b"\xff\xfe",
        ],
    )
    def test_a_broken_sheet_is_refused(self, sheets: Sheets, sheet: bytes) -> None:
        content = repacked(sheets.of(sheets.row()), **{"xl__worksheets__sheet1.xml": sheet})
        assert refusal(sheets, content).kind.code == "workbook-unusable"

    def test_a_million_empty_rows_say_nothing(self, sheets: Sheets) -> None:
        content = sheets.of(sheets.row())
        sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
        many = b"".join(b'<row r="%d"/>' % number for number in range(3, 300_000))
        far = many + b'<row r="1048576"><c r="XFD1048576"/></row></sheetData>'
        swollen = repacked(content, **{"xl__worksheets__sheet1.xml": sheet.replace(b"</sheetData>", far)})
        filled = sheets.read(swollen)
        assert (len(filled.rows), filled.faults) == (1, [])

    def test_parts_that_are_missing_are_refused(self, sheets: Sheets) -> None:
        for part in ("[Content_Types].xml", "xl__workbook.xml", "xl___rels__workbook.xml.rels",
                     "xl__worksheets__sheet1.xml"):  # fmt: skip
            content = repacked(sheets.of(sheets.row()), **{part: None})
            assert refusal(sheets, content).kind.code == "workbook-unusable", part
