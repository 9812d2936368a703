"""Ranges of a file, by a table."""

import pytest

from arit_kit.files.ranges import asked_range
from arit_kit.web.problems import Problem


@pytest.mark.parametrize(
    "header, found",
    [
        (None, None),
        ("", None),
        ("bytes=0-0", (0, 1)),
        ("bytes=0-9", (0, 10)),
        ("bytes=2-", (2, 10)),
        ("bytes=9-100", (9, 10)),
        ("bytes=-3", (7, 10)),
        ("bytes=-100", (0, 10)),
        (" Bytes=1-2 ", (1, 3)),
        ("bytes=-", None),
        ("bytes=5-2", None),
        ("bytes=0-1,3-4", None),
        ("lines=0-1", None),
        ("bytes=a-b", None),
        ("bytes=٣-", None),
        ("bytes=" + "9" * 30 + "-", None),
    ],
)
def test_a_range(header: str | None, found: tuple[int, int] | None) -> None:
    assert asked_range(header, 10) == found


@pytest.mark.parametrize("header", ["bytes=10-", "bytes=10-20", "bytes=-0", "bytes=999999999999999999-"])
def test_a_range_outside_tells_the_length(header: str) -> None:
    with pytest.raises(Problem) as refused:
        asked_range(header, 10)
    assert refused.value.kind.status == 416
    assert refused.value.headers["Content-Range"] == "bytes */10"
