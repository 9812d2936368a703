"""What a paper is made of in Word: letters, paragraphs, tables, rules, tab stops, the number of the page.

Text is only ever put into runs of text: whatever it holds, it makes neither elements nor fields.
"""

import re
from collections.abc import Sequence
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FONT, SIZE = "Times New Roman", 13
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 20, 20, 30, 20
SHORT_MM, LONG_MM = 210, 297
"""The sides of A4."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Text without what XML cannot carry; the API refuses it anyway."""
    return _NOT_IN_XML.sub("", text)


def letters(document: Any) -> None:
    """Times New Roman 13 for every script, Vietnamese as the language, no space between paragraphs."""
    styles = document.styles
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    normal = styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(SIZE)
    for fonts in (defaults.find(qn("w:rFonts")), normal.element.rPr.rFonts):
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)
    defaults.find(qn("w:lang")).set(qn("w:val"), "vi-VN")
    form = normal.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(0), Pt(0), 1


def page(document: Any, *, landscape: bool) -> float:
    """A4 with its margins; the width between them in mm."""
    [section] = document.sections
    width, height = (LONG_MM, SHORT_MM) if landscape else (SHORT_MM, LONG_MM)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(TOP_MM), Mm(BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(LEFT_MM), Mm(RIGHT_MM)
    section.header_distance = section.footer_distance = Mm(10)
    return width - LEFT_MM - RIGHT_MM


def headers(document: Any, width_mm: float, stamp: str | None) -> None:
    """The page's number in the middle from the second page on; a stamp, if any, in the corner of each."""
    [section] = document.sections
    section.different_first_page_header_footer = True
    for header, numbered in ((section.first_page_header, False), (section.header, True)):
        paragraph = header.paragraphs[0]
        paragraph.style = document.styles["Normal"]  # without the tab stops of «Header»
        tabs(paragraph, [(width_mm / 2, "CENTER", "SPACES"), (width_mm, "RIGHT", "SPACES")])
        paragraph.add_run("\t")
        if numbered:
            for piece in ("begin", "PAGE", "end"):
                _field(paragraph.add_run(), piece)
        if stamp:
            paragraph.add_run("\t")
            run = paragraph.add_run(stamp)
            run.bold = True
            _append(run._r.get_or_add_rPr(), "w:bdr", val="single", sz="8", space="0", color="auto")


def written(
    paragraph: Any,
    text: str,
    *,
    size: float = SIZE,
    bold: bool = False,
    italic: bool = False,
    align: str = "LEFT",
    before: float = 0,
    after: float = 0,
    indent_mm: float = 0,
) -> Any:
    """The paragraph with a run of that text in it: sizes in points; lines and tabs of the text are Word's own."""
    run = paragraph.add_run(clean(text))
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    form = paragraph.paragraph_format
    form.alignment = WD_PARAGRAPH_ALIGNMENT[align]
    if before:
        form.space_before = Pt(before)
    if after:
        form.space_after = Pt(after)
    if indent_mm:
        form.first_line_indent = Mm(indent_mm)
    return paragraph


def tabs(paragraph: Any, stops: Sequence[tuple[float, str, str]]) -> None:
    """Tab stops: where in mm, how what follows is aligned, and what leads there."""
    for at_mm, align, leader in stops:
        stop, how = WD_TAB_ALIGNMENT[align], WD_TAB_LEADER[leader]
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(at_mm), stop, how)


def rule(paragraph: Any, within_mm: float, length_mm: float) -> None:
    """A rule of that length in the middle: the lower border of a very low line."""
    border = _append(paragraph._p.get_or_add_pPr(), "w:pBdr")  # the first of its kind, as the schema orders them
    _append(border, "w:bottom", val="single", sz="6", space="1", color="auto")
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm((within_mm - length_mm) / 2)
    form.space_before = Pt(3)
    gap(paragraph, 3)


def gap(paragraph: Any, points: float) -> None:
    """An empty line exactly that high."""
    written(paragraph, "")
    paragraph.paragraph_format.line_spacing = Pt(points)


def grid(document: Any, widths_mm: Sequence[float], rows: int, *, bordered: bool) -> Any:
    """A table whose columns keep their widths, whatever stands in them; its rows are not torn by a page's end."""
    table = document.add_table(rows=rows, cols=len(widths_mm), style="Table Grid" if bordered else None)
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        _append(row._tr.get_or_add_trPr(), "w:cantSplit")
        for cell, width in zip(row.cells, widths_mm, strict=True):
            cell.width = Mm(width)
    return table


def repeat(row: Any) -> None:
    """Let a row of titles stand again on each page."""
    _append(row._tr.get_or_add_trPr(), "w:tblHeader")


def _append(parent: Any, name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), value)
    parent.append(element)
    return element


def _field(run: Any, piece: str) -> None:
    """One piece of a field: its beginning, what it is, its end."""
    if piece in ("begin", "end"):
        _append(run._r, "w:fldChar", fldCharType=piece)
    else:
        _append(run._r, "w:instrText").text = piece
