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
from xml.parsers import expat

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
_TYPES_PART, _MANIFEST = "[Content_Types].xml", "META-INF/manifest.xml"
_MACROS = ("macroenabled", "vbaproject", "vbadata", "macrosheet")
"""Within the content type of a part, whatever the part is called."""
_SCRIPT_FOLDERS, _NO_SCRIPTS = {"basic", "scripts"}, {"script-lb.xml", "script-lc.xml"}
"""Where OpenDocument keeps macros, and what also stands there where there is none."""
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
            for entry in entries:
                _refuse_unreadable(entry)
            kind = _kind_of(archive, entries)
            _refuse_macros(archive, entries, kind)
            for entry in entries:
                _look_at(archive, entry, kind, budget, levels)
            return kind
    except (
        zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, OSError, ValueError, OverflowError,
        NotImplementedError, struct.error,
    ) as broken:  # fmt: skip
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
    names = [entry.filename.casefold() for entry in entries]  # Windows and Office know no case
    if len(set(names)) != len(names):
        raise Trap("twice", "Có hai tệp cùng tên.", "Two files in it bear one name.")


def _kind_of(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> FileType:
    """A document where it holds the part that only such a document has, else a bundle of files."""
    names = {entry.filename for entry in entries}
    said = ""
    if entries and entries[0].filename == "mimetype" and entries[0].file_size <= LONGEST_MIMETYPE:
        said = archive.read(entries[0]).decode("ascii", "replace")
    for one in TYPES.values():
        if one.part in names or (one.mimetype and said == one.media_type):
            return one
    if said or _TYPES_PART in names:
        raise Trap("type", "Loại tài liệu này không được nhận.", "Documents of this type are not accepted.")
    return ZIP


def _refuse_macros(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], kind: FileType) -> None:
    """Refuse a document that holds macros under any name, or that a password hides from every scanner."""
    if kind is ZIP:
        return
    paths = [PurePosixPath(entry.filename.lower()) for entry in entries if not entry.is_dir()]
    has = any(path.name == "vbaproject.bin" for path in paths)
    if kind.mimetype:
        has |= any(_SCRIPT_FOLDERS & set(path.parts[:-1]) and path.name not in _NO_SCRIPTS for path in paths)
        tags, _ = _heard(archive, _MANIFEST)
        if any(tag.rpartition(":")[2] == "encryption-data" for tag in tags):
            raise _encrypted()
    else:
        tags, types = _heard(archive, _TYPES_PART)
        if not tags:
            raise zipfile.BadZipFile
        has |= any(macro in one for one in types for macro in _MACROS)
    if has:
        raise Trap("macros", "Tài liệu có macro.", "The document holds macros.")


def _heard(archive: zipfile.ZipFile, name: str) -> tuple[set[str], set[str]]:
    """The elements of a small part of a document, and the content types that they name; none where it is not there."""
    tags: set[str] = set()
    types: set[str] = set()

    def start(tag: str, attributes: dict[str, str]) -> None:
        tags.add(tag)
        types.add(attributes.get("ContentType", "").lower())

    def no_doctype(*_: object) -> None:
        raise ValueError("no part of a document declares a document type")

    if name in archive.namelist():
        if archive.getinfo(name).file_size > MOST_CONTENTS:
            raise Trap("bomb", "Tệp nén phình ra quá mức.", "It inflates beyond measure.")
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.StartDoctypeDeclHandler = start, no_doctype
        parser.Parse(archive.read(name), True)
    return tags, types


def _look_at(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, kind: FileType, budget: _Budget, levels: int) -> None:
    """One file of the container."""
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


def _refuse_unreadable(entry: zipfile.ZipInfo) -> None:
    """Before anything of it is read: what follows may then be sure to know how."""
    _refuse_path(entry.orig_filename)
    if entry.flag_bits & _ENCRYPTED:
        raise _encrypted()
    if entry.compress_type not in _METHODS:
        raise Trap("method", "Cách nén không được nhận.", "It is packed in a way that is not accepted.")


def _encrypted() -> Trap:
    return Trap("encrypted", "Tệp có mật khẩu nên không kiểm tra được.", "It has a password: nobody can check it.")


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
