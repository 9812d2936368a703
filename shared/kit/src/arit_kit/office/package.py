"""An `.xlsx` as the ZIP that it is: judged before anything in it is unpacked, then read part by part.

Only the parts that a form needs are ever opened: relations to other files, macros and drawings are not.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from xml.parsers import expat

from arit_kit.web.problems import Problem

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ENTRIES = 500
MOST_UNPACKED = 16 * 1024 * 1024
GREATEST_RATIO = 300
"""Unpacked to packed, of an entry beyond 1 MiB; a sheet of real rows stays below 30."""

_CHUNK = 65_536
_OLD_OR_ENCRYPTED = b"\xd0\xcf\x11\xe0"
"""How a compound file begins: an `.xls`, or an `.xlsx` under a password."""

Attributes = Mapping[str, str]


def unusable(vi: str, en: str) -> Problem:
    """422 `workbook-unusable`, for what concerns the whole file."""
    return Problem("workbook-unusable", vi=vi, en=en)


class Package:
    """The parts of a workbook, by name."""

    def __init__(self, content: bytes) -> None:
        """Raises Problem: 422 `workbook-unusable`, 413 `too-large`."""
        if content.startswith(_OLD_OR_ENCRYPTED):
            raise unusable(
                "Tệp có mật khẩu hoặc là .xls cũ: bỏ mật khẩu, lưu lại dạng .xlsx.",
                "The file is under a password, or an old .xls: remove the password, save it as .xlsx.",
            )
        with reading():
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            entries = self._zip.infolist()
        self.names = frozenset(entry.filename for entry in entries)
        _check_sizes(entries)
        if any(entry.flag_bits & 1 for entry in entries):
            raise unusable("Tệp có mật khẩu.", "The file is under a password.")
        if "[Content_Types].xml" not in self.names or "xl/workbook.xml" not in self.names:
            raise unusable("Tệp không phải sổ tính .xlsx.", "The file is no .xlsx workbook.")
        if any(name.lower().endswith("vbaproject.bin") for name in self.names):
            raise unusable("Tệp có macro: lưu lại dạng .xlsx.", "The file carries macros: save it as .xlsx.")

    def chunks(self, name: str) -> Iterator[bytes]:
        """The part unpacked, piece by piece; nothing where there is no such part."""
        if name in self.names:
            with self._zip.open(name) as part:
                while chunk := part.read(_CHUNK):
                    yield chunk

    def parse(self, name: str, handler: "Handler") -> Iterator[None]:
        """Let the handler hear the part's XML; yields between pieces, so that what it gathered can be passed on."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _no_doctype
        parser.StartElementHandler = lambda tag, attributes: handler.start(tag.rpartition(" ")[2], attributes)
        parser.EndElementHandler = lambda tag: handler.end(tag.rpartition(" ")[2])
        parser.CharacterDataHandler = handler.text
        for chunk in self.chunks(name):
            parser.Parse(chunk, False)
            yield
        parser.Parse(b"", True)
        yield

    def related(self, target: str) -> str:
        """The name of the part that the workbook's relations call by this target."""
        return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


class Handler:
    """What hears the elements of a part; names come without their namespace."""

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Characters within an element."""


@contextmanager
def reading() -> Iterator[None]:
    """Whatever a broken or hostile file makes its readers raise is one refusal."""
    try:
        yield
    except (
        zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, OSError, NotImplementedError, RuntimeError,
        ValueError, KeyError, IndexError, OverflowError,
    ) as wrong:  # fmt: skip
        raise unusable("Tệp không đọc được như một sổ tính .xlsx.", "The file cannot be read as .xlsx.") from wrong


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse by the sizes that the ZIP declares; no reader unpacks more of an entry than it declares."""
    unpacked = sum(entry.file_size for entry in entries)
    dense = any(
        one.file_size > 1 << 20 and one.file_size > GREATEST_RATIO * max(one.compress_size, 1) for one in entries
    )
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or dense:
        size = f"{unpacked / (1 << 20):.0f} MiB"
        raise Problem(
            "too-large",
            vi=f"Giải nén ra {size}: xoá các hàng trống có định dạng ở dưới danh sách rồi lưu lại.",
            en=f"It unpacks to {size}: delete the formatted empty rows below the list, and save it again.",
        )


def _no_doctype(*_: Any) -> None:
    raise ValueError("no part of a workbook declares a document type")
