"""A body is read or refused: whatever bytes come, nothing but a value or a problem comes out."""

import json
import signal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arit_kit.web.problems import Problem
from arit_kit.web.strict_body import DEEPEST, parsed

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
@settings(max_examples=60, deadline=None)
def test_what_is_json_comes_through_unchanged(value: object) -> None:
    assert parsed(json.dumps(value).encode()) == value


@given(st.binary(max_size=200) | st.text(alphabet='{}[]",:\\u0eE+-.truefalsn12 ', max_size=60).map(str.encode))
@settings(max_examples=150, deadline=None)
def test_whatever_comes_is_read_or_refused(content: bytes) -> None:
    try:
        parsed(content)
    except Problem as refusal:
        assert refusal.kind.status == 400
        assert (refusal.en and refusal.vi) or refusal.faults or refusal.kind.code == "too-deep"


@pytest.mark.parametrize("depth, fits", [(DEEPEST, True), (DEEPEST + 1, False)])
def test_nesting_has_an_end(depth: int, fits: bool) -> None:
    for opening, closing in (("[", "]"), ('{"a":', "}")):
        inner = "1" if opening != "[" else ""
        content = (opening * depth + inner + closing * depth).encode()
        if fits:
            parsed(content)
        else:
            with pytest.raises(Problem, match="too-deep"):
                parsed(content)


def test_many_keys_of_which_one_stands_twice_are_told_apart_without_comparing_all() -> None:
    """A megabyte of keys: comparing each with each would take minutes, so half a minute is bound enough."""
    many = ",".join(f'"k{n}":0' for n in range(90_000))

    def too_long(*_: object) -> None:
        raise AssertionError("each key is compared with each")

    signal.signal(signal.SIGALRM, too_long)
    signal.alarm(30)
    try:
        with pytest.raises(Problem) as refusal:
            parsed(f'{{{many},"k89999":1}}'.encode())
    finally:
        signal.alarm(0)
    assert refusal.value.faults[0].pointer == "/k89999"
