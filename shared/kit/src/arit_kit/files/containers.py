"""A container (zip, and what is made of it) looked into before it is kept: what it is, and that it is no trap.

Nothing is unpacked to disk. Each file in it is inflated once and counted, since the sizes that it declares may lie.
"""

import copy
import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from arit_kit.files.types import HEAD_BYTES, TYPES, ZIP, FileType, of_head

MOST_ENTRIES = 10_000
MOST_UNPACKED = 300_000_000
"""Bytes, over all levels together."""
SMALL = 1_000_000
MOST_INFLATED = 150
"""How many times larger than packed a file may be that is not small."""
DEEPEST = 3
"""A bundle holds a document, which holds a table."""
MOST_NESTED = 50_000_000
"""Bytes of a container within a container: it is looked into in memory."""
MOST_CONTENTS = 4_000_000
"""Bytes of the table of contents (central directory), which is read whole."""
PIECE = 1 << 20
LONGEST_MIMETYPE = 200
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_BYTES = 20
"""The records at a container's end (APPNOTE 4.3.14 to 4.3.16)."""
_OTHER_ARCHIVES = tuple(
    bytes.fromhex(start)
    for start in ("526172211a07", "377abcaf271c", "1f8b", "425a68", "fd377a585a00", "504b0506", "28b52ffd")
)
"""rar, 7z, gzip, bzip2, xz, an empty zip, zstd."""


class Trap(Exception):
    """Why a container is refused, in Vietnamese and English."""

    def __init__(self, code: str, vi: str, en: str) -> None:
        super().__init__(en)
        self.code, self.vi, self.en = code, vi, en


@dataclass
class _Budget:
    """What is left to unpack and to open."""

    unpacked: int = MOST_UNPACKED
    entries: int = MOST_ENTRIES


def look_into(file: BinaryIO) -> FileType:
    """What the container is; raises Trap for a bomb, a path that leads out, a password, or what is broken."""
    return _look_into(file, _Budget(), DEEPEST)


def _look_into(file: BinaryIO, budget: _Budget, levels: int) -> FileType:
    if levels == 0:
        raise Trap("nested", "Tệp nén lồng quá nhiều tầng.", "It holds containers within containers.")
    try:
        _refuse_long_contents(file)
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            budget.entries -= len(entries)
            _refuse_crowd(budget, entries)
            kind = _kind_of(archive, entries)
            for entry in entries:
                _look_at(archive, entry, kind, budget, levels)
            return kind
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, struct.error) as broken:
        raise Trap("broken", "Tệp nén bị hỏng.", "The container is broken.") from broken


def _refuse_long_contents(file: BinaryIO) -> None:
    """Refuse a table of contents that would fill the memory, before it is read; found as `zipfile` finds it."""
    size = file.seek(0, io.SEEK_END)
    tail_at = max(size - _END.size - 0xFFFF, 0)
    file.seek(tail_at)
    tail = file.read()
    at = len(tail) - _END.size
    if tail[at : at + 4] != b"PK\5\6" or tail[-2:] != b"\0\0":
        at = tail.rfind(b"PK\5\6")
    if at < 0:
        raise zipfile.BadZipFile
    length = _END.unpack_from(tail, at)[5]
    if tail[max(at - _LOCATOR_BYTES, 0) : at].startswith(b"PK\6\7"):
        file.seek(max(tail_at + at - _LOCATOR_BYTES - _END64.size, 0))
        length = max(length, _END64.unpack(file.read(_END64.size))[8])
    if length > MOST_CONTENTS:
        raise Trap("bomb", f"Chứa hơn {MOST_ENTRIES} tệp.", f"It holds more than {MOST_ENTRIES} files.")


def _refuse_crowd(budget: _Budget, entries: list[zipfile.ZipInfo]) -> None:
    if budget.entries < 0:
        raise Trap("bomb", f"Chứa hơn {MOST_ENTRIES} tệp.", f"It holds more than {MOST_ENTRIES} files.")
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names):
        raise Trap("twice", "Có hai tệp cùng tên.", "Two files in it bear one name.")


def _kind_of(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> FileType:
    """A document where it holds the part that only such a document has, else a bundle of files."""
    names = {entry.filename for entry in entries}
    if any(PurePosixPath(name).name.lower() == "vbaproject.bin" for name in names):
        raise Trap("macros", "Tài liệu có macro.", "The document holds macros.")
    said = ""
    if entries and entries[0].filename == "mimetype" and entries[0].file_size <= LONGEST_MIMETYPE:
        said = archive.read(entries[0]).decode("ascii", "replace")
    for one in TYPES.values():
        if one.part in names or (one.mimetype and said == one.media_type):
            return one
    if said or "[Content_Types].xml" in names:
        raise Trap("type", "Loại tài liệu này không được nhận.", "Documents of this type are not accepted.")
    return ZIP


def _look_at(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, kind: FileType, budget: _Budget, levels: int) -> None:
    """One file of the container."""
    _refuse_path(entry.orig_filename)
    if entry.flag_bits & _ENCRYPTED:
        raise Trap("encrypted", "Tệp có mật khẩu nên không kiểm tra được.", "It has a password: nobody can check it.")
    if entry.compress_type not in _METHODS:
        raise Trap("method", "Cách nén không được nhận.", "It is packed in a way that is not accepted.")
    if entry.is_dir():
        return
    head, inner = _inflated(archive, entry, budget)
    if head.startswith(_OTHER_ARCHIVES):
        raise Trap("nested", "Tệp nén chứa tệp nén khác.", "It holds another archive.")
    held = of_head(head)
    if held is ZIP:
        held = _look_into(inner, budget, levels - 1)
        if held is ZIP:
            raise Trap("nested", "Tệp nén chứa tệp nén khác.", "It holds another archive.")
    if kind is ZIP and (held is None or not held.fits(entry.filename)):
        name = PurePosixPath(entry.filename).name
        raise Trap("type", f"Trong đó {name} không được nhận.", f"In it {name} is not accepted.")


def _refuse_path(name: str) -> None:
    parts = name.split("/")
    if name.startswith("/") or ".." in parts or "\\" in name or ":" in name or not name.isprintable():
        raise Trap("path", "Có tệp mang đường dẫn dẫn ra ngoài.", "A path in it leads outside.")


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: _Budget) -> tuple[bytes, BinaryIO]:
    """The file's first bytes, and itself in memory if it is a container; counted while it is inflated."""
    told = copy.copy(entry)
    told.file_size = MOST_UNPACKED + 1  # else reading ends where the declared size says, and not where the data does
    head, size, kept = b"", 0, io.BytesIO()
    with archive.open(told) as stream:
        while piece := stream.read(PIECE):
            size += len(piece)
            budget.unpacked -= len(piece)
            inflated = size > SMALL and size > MOST_INFLATED * max(entry.compress_size, 1)
            if inflated or budget.unpacked < 0:
                raise Trap("bomb", "Tệp nén phình ra quá mức.", "It inflates beyond measure.")
            head = head or piece[:HEAD_BYTES]
            if of_head(head) is ZIP:
                kept.write(piece)
                if kept.tell() > MOST_NESTED:
                    raise Trap("bomb", "Tệp nén phình ra quá mức.", "It inflates beyond measure.")
    if size != entry.file_size:
        raise Trap("broken", "Kích thước khai báo không đúng.", "It declares sizes that are not true.")
    kept.seek(0)
    return head, kept
