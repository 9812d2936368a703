"""A paper as Word reads it: blanks as dotted lines, titles that repeat, a stamp on drafts, text that stays text."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import docx as reader
import pytest
from docx.enum.text import WD_TAB_LEADER
from docx.oxml.ns import qn

from arit_kit.papers.layout import DRAFT, docx
from arit_kit.papers.letterheads import of_agency, of_department, of_unit
from arit_kit.papers.paper import Dotted, Heading, Line, Paper, Part, Signature, Table, TableColumn, Text, named

PAPER = Paper(
    file_name="a.docx",
    letterhead=of_department("VN63-86", date(2022, 2, 5)),
    number="……/BB-……",
    dated=date(2022, 2, 5),
    title="Biên bản",
    summary="Về việc gì",
    parts=(),
    signatures=(Signature("Thư ký"), Signature("Chủ trì", "Nguyễn Văn A")),
)
COLUMNS = (TableColumn("TT", 10, "center"), TableColumn("Nội dung", 30))


def opened(*parts: Part, **changed: Any) -> Any:
    return reader.Document(io.BytesIO(docx(replace(PAPER, parts=parts, **changed))))


def body(document: Any, text: str) -> Any:
    [found] = [paragraph for paragraph in document.paragraphs if paragraph.text.startswith(text)]
    return found


@pytest.mark.parametrize("landscape", [False, True])
def test_what_is_not_recorded_is_a_line_of_dots_to_the_margin(landscape: bool) -> None:
    document = opened(Line((("Ông", None), ("Chức vụ", "Giám đốc"), ("Số", None))), landscape=landscape)
    line = body(document, "Ông: \t Chức vụ: Giám đốc \t Số: \t")
    dots, none = WD_TAB_LEADER.DOTS, WD_TAB_LEADER.SPACES
    assert [stop.leader for stop in line.paragraph_format.tab_stops] == [dots, none, dots]
    [section] = document.sections
    margin = section.page_width.mm - section.left_margin.mm - section.right_margin.mm
    assert line.paragraph_format.tab_stops[2].position.mm == pytest.approx(margin, abs=0.1)


def test_lines_to_write_upon_are_counted() -> None:
    assert [paragraph.text for paragraph in opened(Dotted(3)).paragraphs].count("\t") == 3


def test_titles_of_a_table_stand_again_on_each_page_and_no_row_is_torn() -> None:
    document = opened(Table(COLUMNS, [[str(n), "x\ny"] for n in range(500)], ["", "Tổng"]))
    table = document.tables[1]
    marks = [[mark.tag for mark in row._tr.trPr] for row in table.rows]
    assert [qn("w:tblHeader") in row for row in marks] == [True] + [False] * 501
    assert all(qn("w:cantSplit") in row for row in marks)
    assert table.rows[1].cells[1].text == "x\ny"
    bold = [all(run.bold for cell in row.cells for run in cell.paragraphs[0].runs) for row in table.rows]
    assert bold == [True] + [False] * 500 + [True]
    assert table.autofit is False
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
    assert [place for place, keep in enumerate(kept) if keep] == [500], "a total is not alone on a page"


def test_a_draft_is_stamped_on_its_first_page_and_on_each_other() -> None:
    for draft in (True, False):
        [section] = opened(Text("a"), draft=draft).sections
        for header in (section.first_page_header, section.header):
            assert (DRAFT in header.paragraphs[0].text) is draft


HOSTILE = [
    "]]> <w:p><w:r/></w:p> <!-- & -->",
    "{ PAGE } {{x}} ${x} %s MERGEFIELD",
    "a\x00b\x08c\x1bd\ud800e\ufffff",
    "مرحبا 300.000.000 دونغ",
    "W" * 5_000,
]


@pytest.mark.parametrize("said", HOSTILE, ids=["xml", "fields", "control", "right-to-left", "long"])
def test_no_text_breaks_a_paper_or_makes_fields(said: str) -> None:
    kept = "abcdef" if "\x00" in said else said
    document = opened(
        Heading(said), Text(said), named(said, said), Table(COLUMNS, [[said, said]]),
        summary=said, signatures=(Signature("Ký", said),), receivers=(said,),
    )  # fmt: skip
    assert [cell.text for cell in document.tables[1].rows[1].cells] == [kept, kept]
    assert body(document, f"{kept}: {kept}")
    assert not list(document.element.body.iter(qn("w:instrText"), qn("w:fldChar"), qn("w:fldSimple")))
    [end] = document.tables[-1].rows
    assert [cell.text.rpartition("\n")[2] for cell in end.cells] == [f"- {kept}", kept]


def test_letterheads_are_those_of_the_day() -> None:
    assert of_agency(date(2022, 1, 1)).body == "Cục Công Thương địa phương"
    assert of_agency(date(2026, 1, 1)).body == "Cục Đổi mới sáng tạo, Chuyển đổi xanh và Khuyến công"
    assert of_agency(date(2001, 1, 1)).body == "……", "before it was founded"
    assert of_department("VN63-24", date(2022, 1, 1)).parent == "UBND Tỉnh Bắc Giang"
    last, after = (of_department("VN63-84", date(2025, month, day)) for month, day in ((6, 30), (7, 1)))
    assert (last.parent, last.place) == ("UBND Tỉnh Trà Vinh", "Trà Vinh")
    assert (after.parent, after.place) == ("UBND Tỉnh Vĩnh Long", "Vĩnh Long"), "it issues nothing more itself"
    assert (of_unit("TTKC1", date(2022, 1, 1)).place, of_unit("X", date(2022, 1, 1)).body) == (None, "X")


def test_long_names_of_issuers_stand_in_lines_of_about_one_length() -> None:
    issuer = opened(letterhead=of_agency(date(2022, 1, 1))).tables[0].rows[0].cells[0]
    assert issuer.paragraphs[1].text == "CỤC CÔNG THƯƠNG\nĐỊA PHƯƠNG"


def test_nobody_signs_on_a_page_without_a_word_of_the_paper() -> None:
    *_, text, gap = opened(Text("a"), Text("Biên bản được lập thành …… bản.")).paragraphs
    assert text.text.startswith("Biên bản") and not gap.text
    assert text.paragraph_format.keep_with_next and gap.paragraph_format.keep_with_next
