"""Containers looked into: what each is, and the traps that are refused."""

import io
import struct
import zipfile
import zlib
from functools import partial

import pytest

from arit_kit.files import containers
from arit_kit.files.containers import Trap, look_into
from arit_kit.files.types import TYPES
from arit_kit.testing.papers import EXE, PDF, PNG, docx, ods, xlsx, zipped

ZEROS = b"\0" * 3_000_000


def typed(content_type: str) -> bytes:
    """A document with a part of that type, under a name that says nothing."""
    types = f'<Types><Override PartName="/word/x.bin" ContentType="{content_type}"/></Types>'
    return zipped({"[Content_Types].xml": types, "word/document.xml": "<w/>", "word/x.bin": "x"})


def odt(**more: bytes | str) -> bytes:
    """A text of OpenDocument with further files."""
    return zipped({"mimetype": TYPES["odt"].media_type, "content.xml": "<x/>", **more})


def kind_of(content: bytes) -> str:
    kind = look_into(io.BytesIO(content))
    return next(name for name, one in TYPES.items() if one is kind)


def trap_of(content: bytes) -> str:
    with pytest.raises(Trap) as trap:
        look_into(io.BytesIO(content))
    assert trap.value.vi and trap.value.en
    return trap.value.code


@pytest.mark.parametrize(
    "content, kind",
    [
        (docx(), "docx"),
        (xlsx(), "xlsx"),
        (ods(), "ods"),
        (zipped({"a.pdf": PDF, "ảnh/b.PNG": PNG}), "zip"),
        (zipped({"a.docx": docx()}), "zip"),
        (docx(**{"word/embeddings/table.xlsx": xlsx()}), "docx"),
        (zipped({"a.docx": docx(**{"word/embeddings/table.xlsx": xlsx()})}), "zip"),
        (zipped({"folder/": "", "folder/a.pdf": PDF}), "zip"),
        (typed("application/vnd.openxmlformats-officedocument.oleObject"), "docx"),
        (odt(**{"Basic/Standard/script-lb.xml": "<x/>", "META-INF/manifest.xml": "<m:manifest/>"}), "odt"),
        (zipped({"a.pdf": PDF + b"\0" * 900_000}), "zip"),
    ],
)
def test_a_container_is_what_it_holds(content: bytes, kind: str) -> None:
    assert kind_of(content) == kind


@pytest.mark.parametrize(
    "name", ["../a.pdf", "a/../../b.pdf", "/etc/a.pdf", "..\\a.pdf", "C:/a.pdf", "a\x01.pdf", "a\u202efdp.exe.pdf"]
)
def test_a_path_that_leads_out_is_refused(name: str) -> None:
    assert trap_of(zipped({name: PDF})) == "path"


def test_a_name_with_a_nul_is_refused() -> None:
    content = zipped({"aXb.pdf": PDF}).replace(b"aXb.pdf", b"a\0b.pdf")
    assert trap_of(content) in ("path", "broken")


@pytest.mark.parametrize(
    "content, code",
    [
        (zipped({"a.exe": EXE}), "type"),
        (zipped({"a.pdf": EXE}), "type"),
        (zipped({"a.pdf": PNG}), "type"),
        (zipped({"a.txt": "text"}), "type"),
        (zipped({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}), "type"),
        (docx(**{"word/vbaProject.bin": "x"}), "macros"),
        (typed("application/vnd.ms-office.vbaProject"), "macros"),
        (typed("application/vnd.ms-word.document.m&#97;croEnabled.main+xml"), "macros"),
        (typed("application/vnd.ms-excel.macrosheet+xml"), "macros"),
        (zipped({"word/document.xml": "<w/>"}), "broken"),
        (zipped({"[Content_Types].xml": "<!DOCTYPE x><Types/>", "word/document.xml": "<w/>"}), "broken"),
        (docx(**{"[content_types].xml": "<Types/>"}), "twice"),
        (zipped({"mimetype": "x" * 90}, zipfile.ZIP_LZMA).replace(b"\x09\x04\x05\0", b"\x09\x04\x05\xff"), "method"),
        (odt(**{"Basic/Standard/Module1.xml": "Sub Main"}), "macros"),
        (odt(**{"Object 1/Scripts/python/x.py": "import os"}), "macros"),
        (odt(**{"META-INF/manifest.xml": "<m:manifest><m:encryption-data/></m:manifest>"}), "encrypted"),
        (zipped({"inner.zip": zipped({"a.pdf": PDF})}), "nested"),
        (zipped({"inner.pdf": zipped({"a.pdf": PDF})}), "nested"),
        (docx(**{"word/media/x.rar": bytes.fromhex("526172211a0700") + b"x"}), "nested"),
        (docx(**{"word/media/x.bin": b"\x1f\x8b\x08\0\0"}), "nested"),
        (zipped({"a.pdf": PDF}, zipfile.ZIP_BZIP2), "method"),
        (zipped({"a.pdf": PDF}, zipfile.ZIP_LZMA), "method"),
        (zipped({"a.pdf": PDF})[:-30], "broken"),
        (b"PK\3\4" + b"\0" * 100, "broken"),
    ],
)
def test_what_nobody_should_open_is_refused(content: bytes, code: str) -> None:
    assert trap_of(content) == code


def test_a_document_within_documents_ends_at_the_third_level() -> None:
    inner = xlsx()
    for _ in range(3):
        inner = docx(**{"word/embeddings/x.docx": inner})
    assert trap_of(inner) == "nested"


@pytest.mark.parametrize("content", [zipped({"a.pdf": PDF}), odt()], ids=["bundle", "mimetype"])
def test_a_file_with_a_password_is_refused(content: bytes) -> None:
    sealed = bytearray(content)
    for signature, at in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        sealed[sealed.index(signature) + at] |= 1
    assert trap_of(bytes(sealed)) == "encrypted"


def test_two_files_of_one_name_are_refused() -> None:
    assert trap_of(zipped({"a.pdf": PDF, "b.pdf": PNG}).replace(b"b.pdf", b"a.pdf")) == "twice"


@pytest.mark.parametrize("content", [docx(**{"word/x.xml": ZEROS}), xlsx(ZEROS), zipped({"a.pdf": PDF + ZEROS})])
def test_what_inflates_a_thousandfold_is_refused(content: bytes) -> None:
    assert len(content) < 10_000
    assert trap_of(content) == "bomb"


def test_a_bomb_within_a_document_within_a_bundle_is_refused() -> None:
    assert trap_of(zipped({"a.docx": docx(**{"word/embeddings/x.xlsx": xlsx(ZEROS)})})) == "bomb"


def test_all_levels_share_one_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    noise = b"".join(zlib.crc32(str(n).encode()).to_bytes(4, "big") for n in range(50_000))
    parts = {f"{n}.docx": docx(**{"word/x.xml": noise}) for n in range(4)}
    assert kind_of(zipped(parts)) == "zip"
    monkeypatch.setattr(containers, "_Budget", partial(containers._Budget, unpacked=len(noise) * 3))
    assert trap_of(zipped(parts)) == "bomb"


def test_sizes_that_lie_are_found_out() -> None:
    """A tenth of the data is declared, and its checksum: a reader that believes it sees nothing wrong."""
    held = PDF + b"\0" * 500_000
    content, told = bytearray(zipped({"a.pdf": held})), held[: len(held) // 10]
    for signature, at in ((b"PK\1\2", 16), (b"PK\3\4", 14)):
        place = content.index(signature) + at
        assert struct.unpack_from("<L", content, place + 8)[0] == len(held)
        struct.pack_into("<L", content, place, zlib.crc32(told))
        struct.pack_into("<L", content, place + 8, len(told))
    assert zipfile.ZipFile(io.BytesIO(content)).read("a.pdf") == told
    assert trap_of(bytes(content)) == "broken"


def test_a_crowd_of_files_is_refused_before_their_names_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    crowd = zipped({f"{n}.pdf": PDF for n in range(100)})
    monkeypatch.setattr(containers, "MOST_CONTENTS", 1_000)
    monkeypatch.setattr(zipfile.ZipFile, "__init__", lambda *_: pytest.fail("it was read"))
    assert trap_of(crowd) == "bomb"


def test_a_crowd_that_only_the_long_form_of_the_end_declares_is_refused_too() -> None:
    """`zipfile` believes the 64-bit record wherever its locator stands."""
    content = zipped({"a.pdf": PDF})
    end64 = b"PK\6\6" + struct.pack("<Q2H2L4Q", 44, 45, 45, 0, 0, 1, 1, 10**9, 0)
    locator = b"PK\6\7" + struct.pack("<LQL", 0, len(content) - 22, 1)
    assert trap_of(content[:-22] + end64 + locator + content[-22:]) == "bomb"


def test_a_crowd_of_small_files_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "_Budget", partial(containers._Budget, entries=10))
    assert trap_of(zipped({f"{n}.pdf": PDF for n in range(11)})) == "bomb"
