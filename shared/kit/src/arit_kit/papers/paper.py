"""A paper by what it says, without a word of how it looks: letterhead, title, parts, signatures.

A further table is one entry more among a paper's `parts`. What is None is not recorded, and printed as a dotted line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""Of a paper as DOCX."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues a paper (cơ quan ban hành), under whom (cơ quan chủ quản), and where."""

    parent: str | None
    body: str
    place: str | None


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of the body; each line of the text is one of its own."""

    text: str
    italic: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Labels with their values side by side, such as «Ông (bà): …… Chức vụ: ……»."""

    fields: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Dotted:
    """So many whole lines to write upon."""

    lines: int


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table; `width` is its share of the page."""

    title: str
    width: int
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under titles that stand again on each page; `total` is a last row in bold. A cell may have several lines."""

    columns: tuple[TableColumn, ...]
    rows: Sequence[Sequence[str]]
    total: Sequence[str] | None = None


Part = Heading | Text | Line | Dotted | Table


@dataclass(frozen=True, slots=True)
class Signature:
    """A place to sign: in what capacity, and who, if that is recorded."""

    capacity: str
    name: str | None = None
    note: str = "(Ký, ghi rõ họ tên)"


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper. `number` is its number and symbol, None of one that goes with another; `draft` marks each page."""

    file_name: str
    letterhead: Letterhead
    number: str | None
    dated: date | None
    title: str
    summary: str
    parts: tuple[Part, ...]
    signatures: tuple[Signature, ...]
    receivers: tuple[str, ...] = ()
    draft: bool = False
    landscape: bool = False


def named(label: str, value: str | None) -> Line:
    """One label with its value, alone in its line."""
    return Line(((label, value),))
