"""A paper laid out as DOCX after Nghị định 30/2020/NĐ-CP, Phụ lục I: page, margins, letters, the place of each part.

Text is only ever put into runs of text: whatever it holds, it makes neither elements nor fields of Word's.
"""

import io
import re
from collections.abc import Sequence
from typing import Any

from arit_kit.papers.paper import Dotted, Heading, Letterhead, Line, Paper, Part, Signature, Table, Text
from arit_kit.papers.wording import BLANK, long_day
from arit_kit.time.today import now

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT = "Times New Roman"
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 20, 20, 30, 20
SHORT_MM, LONG_MM = 210, 297
"""The sides of A4."""

_NATION, _MOTTO, _MOTTO_RULE_MM = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", 58
_DRAFT = "DỰ THẢO"
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_PARTY_LINES = 4
"""Empty lines left for a signature and a stamp."""


def docx(paper: Paper) -> bytes:
    """The paper as a DOCX file."""
    return _Layout(paper).bytes()


class _Layout:
    """One document while it is made."""

    def __init__(self, paper: Paper) -> None:
        from docx import Document  # not at start: no process waits for it that never prints

        self._paper = paper
        self._document: Any = Document()
        self._width_mm = (LONG_MM if paper.landscape else SHORT_MM) - LEFT_MM - RIGHT_MM
        self._page()
        self._letters()
        self._head(paper.letterhead)
        self._title()
        for part in paper.parts:
            self._part(part)
        self._end(paper.signatures, paper.receivers)

    def bytes(self) -> bytes:
        """The file."""
        properties = self._document.core_properties
        properties.author, properties.title = self._paper.letterhead.body, _clean(self._paper.summary)[:255]
        properties.comments, properties.created, properties.modified = "", now(), now()
        target = io.BytesIO()
        self._document.save(target)
        return target.getvalue()

    # Page and letters

    def _page(self) -> None:
        from docx.enum.section import WD_ORIENT
        from docx.shared import Mm

        [section] = self._document.sections
        if self._paper.landscape:
            section.orientation = WD_ORIENT.LANDSCAPE
        width, height = (LONG_MM, SHORT_MM) if self._paper.landscape else (SHORT_MM, LONG_MM)
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.top_margin, section.bottom_margin = Mm(TOP_MM), Mm(BOTTOM_MM)
        section.left_margin, section.right_margin = Mm(LEFT_MM), Mm(RIGHT_MM)
        section.header_distance = section.footer_distance = Mm(10)
        section.different_first_page_header_footer = True
        first, later = section.first_page_header.paragraphs[0], section.header.paragraphs[0]
        for header in (first, later):
            header.style = self._document.styles["Normal"]  # without the tab stops of «Header»
            self._tabs(header, [(self._width_mm / 2, "CENTER", "SPACES"), (self._width_mm, "RIGHT", "SPACES")])
        later.add_run("\t")
        for piece in ("begin", "PAGE", "end"):
            _field(later.add_run(), piece)
        if self._paper.draft:
            for header, tabs in ((first, "\t\t"), (later, "\t")):
                header.add_run(tabs)
                stamp = header.add_run(_DRAFT)
                stamp.bold = True
                _append(stamp._r.get_or_add_rPr(), "w:bdr", val="single", sz="8", space="0", color="auto")

    def _letters(self) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Pt

        styles = self._document.styles
        defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
        normal = styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(13)
        for fonts in (defaults.find(qn("w:rFonts")), normal.element.rPr.rFonts):
            fonts.attrib.clear()
            for script in ("ascii", "hAnsi", "eastAsia", "cs"):
                fonts.set(qn(f"w:{script}"), FONT)
        defaults.find(qn("w:lang")).set(qn("w:val"), "vi-VN")
        normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
        normal.paragraph_format.line_spacing = 1

    # Parts of the paper

    def _head(self, letterhead: Letterhead) -> None:
        """Issuer and number on the left, the nation's name, place and day on the right."""
        left_mm = self._width_mm * 2 / 5
        right_mm = self._width_mm - left_mm
        table = self._grid([left_mm, right_mm], rows=2, bordered=False)
        (issuer, nation), (number, day) = (row.cells for row in table.rows)
        lines = [(letterhead.parent, False)] if letterhead.parent else []
        for text, bold in [*lines, (letterhead.body, True)]:
            self._written(self._next(issuer), text.upper(), size=12, bold=bold, align="CENTER")
        self._rule(self._next(issuer), left_mm, left_mm / 3)
        self._written(self._next(nation), _NATION, size=12, bold=True, align="CENTER")
        self._written(self._next(nation), _MOTTO, size=13, bold=True, align="CENTER")
        self._rule(self._next(nation), right_mm, _MOTTO_RULE_MM)
        if self._paper.number is not None:
            self._written(self._next(number), f"Số: {self._paper.number}", align="CENTER", before=4)
        dated = f"{letterhead.place or BLANK}, {long_day(self._paper.dated)}"
        self._written(self._next(day), dated, italic=True, align="CENTER", before=4)

    def _title(self) -> None:
        self._written(self._below(), self._paper.title.upper(), size=14, bold=True, align="CENTER", before=18)
        for line in self._paper.summary.split("\n"):
            self._written(self._below(), line, size=14, bold=True, align="CENTER")
        self._rule(self._below(), self._width_mm, 50)
        self._written(self._below(), "", size=6)

    def _part(self, part: Part) -> None:
        if isinstance(part, Heading):
            paragraph = self._written(self._below(), part.text, bold=True, before=8, after=3)
            paragraph.paragraph_format.keep_with_next = True
        elif isinstance(part, Text):
            align = "CENTER" if part.centred else "JUSTIFY"
            for line in part.text.split("\n"):
                self._written(
                    self._below(), line, italic=part.italic, align=align, after=6, indent=0 if part.centred else 10
                )
        elif isinstance(part, Line):
            self._line(part)
        elif isinstance(part, Dotted):
            for _ in range(part.lines):
                self._line(Line((("", None),)))
        else:
            self._table(part)

    def _line(self, line: Line) -> None:
        """Values follow their labels; an unknown one is dots as far as the next label, or the margin."""
        paragraph, last = self._below(), len(line.fields)
        stops = [self._width_mm * place / last for place in range(1, last + 1)]
        blank = [value is None for _, value in line.fields]
        self._tabs(
            paragraph,
            [
                (stop, "RIGHT" if place == last else "LEFT", "DOTS" if empty else "SPACES")
                for place, (stop, empty) in enumerate(zip(stops, blank, strict=True), start=1)
            ],
        )
        pieces = []
        for place, (label, value) in enumerate(line.fields, start=1):
            filled = "\t" if value is None else f" {_clean(value)}" + ("\t" if place < last else "")
            pieces.append(f"{label}:{' ' if value is None else ''}{filled}" if label else filled)
        self._written(paragraph, " ".join(pieces), align="LEFT" if None in dict(line.fields).values() else "JUSTIFY")
        paragraph.paragraph_format.space_after = _points(4)

    def _table(self, part: Table) -> None:
        shares = sum(column.width for column in part.columns)
        widths = [self._width_mm * column.width / shares for column in part.columns]
        rows = [[column.title for column in part.columns], *part.rows, *([part.total] if part.total else [])]
        table = self._grid(widths, rows=len(rows), bordered=True)
        for place, (row, values) in enumerate(zip(table.rows, rows, strict=True)):
            title, total = place == 0, part.total is not None and place == len(rows) - 1
            properties = row._tr.get_or_add_trPr()
            _append(properties, "w:cantSplit")
            if title:
                _append(properties, "w:tblHeader")
            for cell, value, column in zip(row.cells, values, part.columns, strict=True):
                align = "CENTER" if title or column.align == "centre" else column.align.upper()
                self._written(cell.paragraphs[0], value, size=11, bold=title or total, align=align)
        self._written(self._below(), "", size=6)

    def _end(self, signatures: Sequence[Signature], receivers: Sequence[str]) -> None:
        """Who receives it on the left, then who signs, side by side, never torn from each other by a page's end."""
        self._written(self._below(), "", size=6)
        columns = len(signatures) + (1 if receivers else 0)
        table = self._grid([self._width_mm / columns] * columns, rows=1, bordered=False)
        [row] = table.rows
        _append(row._tr.get_or_add_trPr(), "w:cantSplit")
        cells = list(row.cells)
        if receivers:
            cell = cells.pop(0)
            self._written(self._next(cell), "Nơi nhận:", size=12, bold=True, italic=True)
            for receiver in receivers:
                self._written(self._next(cell), f"- {receiver}", size=11)
        for cell, signature in zip(cells, signatures, strict=True):
            self._written(self._next(cell), signature.capacity.upper(), bold=True, align="CENTER")
            self._written(self._next(cell), signature.note, size=12, italic=True, align="CENTER")
            for _ in range(_PARTY_LINES):
                self._next(cell)
            self._written(self._next(cell), signature.name or "", bold=True, align="CENTER")

    # Pieces

    def _below(self) -> Any:
        return self._document.add_paragraph()

    @staticmethod
    def _next(cell: Any) -> Any:
        """A further paragraph of a cell, the one that each cell begins with first."""
        first = cell.paragraphs[0]
        return cell.add_paragraph() if first.runs else first

    def _grid(self, widths: Sequence[float], rows: int, *, bordered: bool) -> Any:
        """A table of these widths in mm, the same whatever stands in it."""
        from docx.enum.table import WD_TABLE_ALIGNMENT
        from docx.shared import Mm

        table = self._document.add_table(rows=rows, cols=len(widths), style="Table Grid" if bordered else None)
        table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Mm(width)
        return table

    def _rule(self, paragraph: Any, within_mm: float, length_mm: float) -> None:
        """A rule of that length in the middle: the lower border of a very small line."""
        from docx.shared import Mm

        border = _append(paragraph._p.get_or_add_pPr(), "w:pBdr")  # the first of its kind, as the schema orders them
        _append(border, "w:bottom", val="single", sz="6", space="1", color="auto")
        side = (within_mm - length_mm) / 2
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(side)
        self._written(paragraph, "")
        paragraph.paragraph_format.line_spacing = _points(3)

    @staticmethod
    def _tabs(paragraph: Any, stops: Sequence[tuple[float, str, str]]) -> None:
        from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
        from docx.shared import Mm

        for at_mm, align, leader in stops:
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(at_mm), WD_TAB_ALIGNMENT[align], WD_TAB_LEADER[leader])

    @staticmethod
    def _written(
        paragraph: Any,
        text: str,
        *,
        size: float = 13,
        bold: bool = False,
        italic: bool = False,
        align: str = "LEFT",
        before: float = 0,
        after: float = 0,
        indent: float = 0,
    ) -> Any:
        from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
        from docx.shared import Mm

        run = paragraph.add_run(_clean(text))
        run.font.size, run.bold, run.italic = _points(size), bold, italic
        form = paragraph.paragraph_format
        form.alignment = WD_PARAGRAPH_ALIGNMENT[align]
        if before:
            form.space_before = _points(before)
        if after:
            form.space_after = _points(after)
        if indent:
            form.first_line_indent = Mm(indent)
        return paragraph


def _clean(text: str) -> str:
    """Text without what XML cannot carry; the API refuses it anyway."""
    return _NOT_IN_XML.sub("", text)


def _points(size: float) -> Any:
    from docx.shared import Pt

    return Pt(size)


def _append(parent: Any, name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

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
