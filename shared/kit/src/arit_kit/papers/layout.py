"""A paper laid out as DOCX after Nghị định 30/2020/NĐ-CP, Phụ lục I: the place and the letters of each part."""

import io
import math
import textwrap
from collections.abc import Sequence
from typing import Any

from docx import Document

from arit_kit.papers.paper import Dotted, Heading, Letterhead, Line, Paper, Part, Signature, Table, Text
from arit_kit.papers.word import clean, gap, grid, headers, letters, page, repeat, rule, tabs, written
from arit_kit.papers.wording import BLANK, long_day
from arit_kit.time.today import now

NATION, MOTTO, DRAFT = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "DỰ THẢO"
_MOTTO_RULE_MM, _TITLE_RULE_MM = 58, 50
_ROOM_TO_SIGN = 4
"""Empty lines left for a signature and a stamp."""
_BEFORE_SIGNING = 3
"""Paragraphs that stay on the page of the signatures, the gap between them too."""
_LONGEST_IN_HEAD = 24
"""Capital letters that fit beside the nation's name."""


def docx(paper: Paper) -> bytes:
    """The paper as a DOCX file."""
    return _Layout(paper).file()


class _Layout:
    """One document while it is made."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._document: Any = Document()
        letters(self._document)
        self._width_mm = page(self._document, landscape=paper.landscape)
        headers(self._document, self._width_mm, DRAFT if paper.draft else None)
        self._head(paper.letterhead)
        self._title()
        for part in paper.parts:
            self._part(part)
        self._end(paper.signatures, paper.receivers)

    def file(self) -> bytes:
        """The whole file."""
        properties = self._document.core_properties
        properties.author, properties.title = self._paper.letterhead.body[:255], clean(self._paper.summary)[:255]
        properties.comments, properties.created, properties.modified = "", now(), now()
        target = io.BytesIO()
        self._document.save(target)
        return target.getvalue()

    def _head(self, letterhead: Letterhead) -> None:
        """Issuer and number on the left, the nation's name, place and day on the right."""
        left_mm = self._width_mm * 2 / 5
        right_mm = self._width_mm - left_mm
        table = grid(self._document, [left_mm, right_mm], rows=2, bordered=False)
        (issuer, nation), (number, day) = (row.cells for row in table.rows)
        if letterhead.parent:
            written(_next(issuer), _balanced(letterhead.parent.upper()), size=12, align="CENTER")
        written(_next(issuer), _balanced(letterhead.body.upper()), size=12, bold=True, align="CENTER")
        rule(_next(issuer), left_mm, left_mm / 3)
        written(_next(nation), NATION, size=12, bold=True, align="CENTER")
        written(_next(nation), MOTTO, size=13, bold=True, align="CENTER")
        rule(_next(nation), right_mm, _MOTTO_RULE_MM)
        if self._paper.number is not None:
            written(_next(number), f"Số: {self._paper.number}", align="CENTER", before=6)
        dated = f"{letterhead.place or BLANK}, {long_day(self._paper.dated)}"
        written(_next(day), dated, italic=True, align="CENTER", before=6)

    def _title(self) -> None:
        written(self._below(), self._paper.title.upper(), size=14, bold=True, align="CENTER", before=18)
        for line in self._paper.summary.split("\n"):
            written(self._below(), line, size=14, bold=True, align="CENTER")
        rule(self._below(), self._width_mm, _TITLE_RULE_MM)
        gap(self._below(), 6)

    def _part(self, part: Part) -> None:
        if isinstance(part, Heading):
            title = written(self._below(), part.text, bold=True, before=8, after=3)
            title.paragraph_format.keep_with_next = True
        elif isinstance(part, Text):
            form: dict[str, Any] = {"align": "CENTER"} if part.centred else {"align": "JUSTIFY", "indent_mm": 10}
            for line in part.text.split("\n"):
                written(self._below(), line, italic=part.italic, after=6, **form)
        elif isinstance(part, Line):
            self._line(part)
        elif isinstance(part, Dotted):
            for _ in range(part.lines):
                self._line(Line((("", None),)))
        else:
            self._table(part)

    def _line(self, line: Line) -> None:
        """Values follow their labels; an unknown one is dots as far as the next label, or the margin."""
        paragraph, last, stops, pieces = self._below(), len(line.fields), [], []
        for place, (label, value) in enumerate(line.fields, start=1):
            edge, leader = "RIGHT" if place == last else "LEFT", "DOTS" if value is None else "SPACES"
            stops.append((self._width_mm * place / last, edge, leader))
            said = [f"{label}:"] if label else []
            said += [value] if value is not None else []
            said += ["\t"] if value is None or place < last else []
            pieces.append(" ".join(said))
        tabs(paragraph, stops)
        written(paragraph, " ".join(pieces), after=4, align="LEFT" if "\t" in pieces[-1] or last > 1 else "JUSTIFY")

    def _table(self, part: Table) -> None:
        """Its last row stays with the total, which says nothing alone on a page."""
        shares = sum(column.width for column in part.columns)
        rows = [[column.title for column in part.columns], *part.rows, *([part.total] if part.total else [])]
        widths = [self._width_mm * column.width / shares for column in part.columns]
        table = grid(self._document, widths, rows=len(rows), bordered=True)
        for place, (row, values) in enumerate(zip(table.rows, rows, strict=True)):
            title, total = place == 0, part.total is not None and place == len(rows) - 1
            if title:
                repeat(row)
            for cell, value, column in zip(row.cells, values, part.columns, strict=True):
                align = "CENTER" if title else column.align.upper()
                paragraph = written(cell.paragraphs[0], value, size=11, bold=title or total, align=align)
                paragraph.paragraph_format.keep_with_next = part.total is not None and place == len(rows) - 2
        gap(self._below(), 6)

    def _end(self, signatures: Sequence[Signature], receivers: Sequence[str]) -> None:
        """Who receives it on the left, then who signs, side by side; never alone on a page, nor torn by its end."""
        gap(self._below(), 6)
        for paragraph in self._document.paragraphs[-_BEFORE_SIGNING:]:
            paragraph.paragraph_format.keep_with_next = True
        columns = len(signatures) + (1 if receivers else 0)
        table = grid(self._document, [self._width_mm / columns] * columns, rows=1, bordered=False)
        cells = list(table.rows[0].cells)
        if receivers:
            cell = cells.pop(0)
            written(_next(cell), "Nơi nhận:", size=12, bold=True, italic=True)
            for receiver in receivers:
                written(_next(cell), f"- {receiver}", size=11)
        for cell, signature in zip(cells, signatures, strict=True):
            written(_next(cell), signature.capacity.upper(), bold=True, align="CENTER")
            written(_next(cell), signature.note, size=12, italic=True, align="CENTER")
            for _ in range(_ROOM_TO_SIGN):
                _next(cell)
            written(_next(cell), signature.name or "", bold=True, align="CENTER")

    def _below(self) -> Any:
        return self._document.add_paragraph()


def _next(cell: Any) -> Any:
    """A further paragraph of a cell; the one that every cell begins with, if nothing stands in it."""
    first = cell.paragraphs[0]
    return cell.add_paragraph() if first.runs else first


def _balanced(name: str) -> str:
    """A long name in lines of about one length."""
    lines = math.ceil(len(name) / _LONGEST_IN_HEAD)
    return name if lines < 2 else textwrap.fill(name, math.ceil(len(name) / lines) + 3)
