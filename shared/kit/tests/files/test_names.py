"""Names of files: which are taken, and how they are given back."""

import unicodedata
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from arit_contracts.attachments import FileName
from arit_kit.files.disposition import saved_as

NAMES = TypeAdapter(FileName)


@pytest.mark.parametrize(
    "name", ["Đơn đề nghị.pdf", "a b (1).docx", "Mẫu số 2 – Phụ lục 1.xlsx", "it's 100%.png", "a" * 196 + ".pdf"]
)
def test_a_plain_name_is_taken_as_it_is(name: str) -> None:
    assert NAMES.validate_python(name) == name


def test_a_name_is_composed_and_its_spaces_are_plain() -> None:
    typed = unicodedata.normalize("NFD", "Đơn đề nghị\u202f1.pdf") + " "
    assert NAMES.validate_python(typed) == "Đơn đề nghị 1.pdf"


@pytest.mark.parametrize(
    "name",
    [
        "../a.pdf", "..\\a.pdf", "/etc/passwd.pdf", "C:\\fakepath\\a.pdf", "a/b.pdf", "a\0.pdf", "a\n.pdf", "a\t.pdf",
        "a\x1b.pdf", "x\u202efdp.exe", "a\u200b.pdf", "a\u2028.pdf", "a\ufffd.pdf", ".htaccess.pdf", "..", "...",
        "a.pdf.", "con.pdf", "NUL.pdf", "Com1.pdf", "LPT9.docx", "aux", "a:b.pdf", 'a"b.pdf', "a|b.pdf", "a?.pdf",
        "a*.pdf", "<a>.pdf", "", " ", "a" * 201 + ".pdf", "\ud800a.pdf",
    ],
    ids=ascii,
)  # fmt: skip
def test_a_name_that_is_a_trick_is_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        NAMES.validate_python(name)


@given(st.text(max_size=210))
def test_whatever_is_taken_is_one_line_and_no_path(name: str) -> None:
    try:
        taken = NAMES.validate_python(name)
    except ValidationError:
        return
    assert taken.isprintable() and not set('/\\:*?"<>|') & set(taken)
    assert NAMES.validate_python(taken) == taken


@given(st.text(min_size=1, max_size=100).filter(str.isprintable))
def test_a_header_carries_any_name_in_ascii_and_back(name: str) -> None:
    header = saved_as(name)
    assert header.isascii() and header.isprintable() and header.count('"') == 2
    assert unquote(header.partition("filename*=UTF-8''")[2]) == name


def test_old_browsers_get_the_name_without_diacritics() -> None:
    assert saved_as("Đơn đề nghị; 1.pdf").startswith('attachment; filename="Don de nghi_ 1.pdf"; filename*=')
