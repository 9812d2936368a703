"""Which form of a list `Accept` asks for (RFC 9110, 12.5.1)."""

import pytest

from arit_kit.web.exports import CSV, JSON, XLSX, asked_for
from arit_kit.web.problems import Problem


@pytest.mark.parametrize(
    "accept, expected",
    [
        (None, JSON),
        ("*/*", JSON),
        ("application/json", JSON),
        ("application/*", JSON),
        ("text/csv", CSV),
        ("TEXT/CSV; charset=utf-8", CSV),
        ("text/*", CSV),
        (XLSX, XLSX),
        (f"{XLSX}, */*;q=0.1", XLSX),
        ("text/html,application/xhtml+xml,*/*;q=0.8", JSON),
        ("application/json;q=0.5, text/csv", CSV),
        ("application/json;q=0, */*", CSV),
        ("text/csv;q=0.9, application/json;q=0.9", JSON),
        ("text/csv;q=x", CSV),
        ("text/csv;q=nan, application/json;q=0.5", CSV),
        ("", JSON),
        ("\xff", JSON),
        (",;=", JSON),
    ],
)
def test_it_is_chosen(accept: str | None, expected: str) -> None:
    assert asked_for(accept) == expected


@pytest.mark.parametrize("accept", ["text/html", "application/pdf", "*/*;q=0", "application/json;q=0", "image/*, a/b"])
def test_what_is_not_offered_is_406(accept: str) -> None:
    with pytest.raises(Problem) as refused:
        asked_for(accept)
    assert refused.value.kind.status == 406 and CSV in refused.value.en
