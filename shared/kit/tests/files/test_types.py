"""The types that are accepted: each told apart by its first bytes, and named to whoever sends another."""

import pytest

from arit_contracts.problem import catalogue
from arit_kit.files.types import HEAD_BYTES, TYPES, ZIP, of_head


@pytest.mark.parametrize("name", TYPES)
def test_the_refusal_names_every_type_that_is_accepted(name: str) -> None:
    kind = catalogue()["file-type-refused"]
    assert name.upper() in kind.help_vi and name.upper() in kind.help_en


@pytest.mark.parametrize("name", TYPES)
def test_the_first_bytes_tell_it(name: str) -> None:
    kind = TYPES[name]
    for start in kind.begins:
        head = bytes.fromhex(start)
        assert len(head) <= HEAD_BYTES
        assert of_head(head + b"x") is (kind if kind.begins != ZIP.begins else ZIP)
        assert of_head(head[:-1]) is None


def test_no_two_plain_types_begin_alike() -> None:
    starts = [start for kind in TYPES.values() if kind.begins != ZIP.begins for start in kind.begins]
    assert len(starts) == len(set(starts))
