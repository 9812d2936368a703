"""Problems in the reader's language, and pydantic's own messages in both."""

import re
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, Field, ValidationError

from arit_contracts.problem import catalogue
from arit_contracts.values import Amount, Area, Code, Day, Name, ProvinceUid
from arit_kit.web.messages import faults_of
from arit_kit.web.problems import Problem, language_of, problem_body


@pytest.mark.parametrize(
    "header, language",
    [(None, "vi"), ("", "vi"), ("en", "en"), ("en-US,en;q=0.9", "en"), ("vi,en;q=0.9", "vi"),
     ("en;q=0.1,vi;q=0.2", "vi"), ("fr", "vi"), ("*", "vi"), ("EN", "en"), ("en;q=x", "vi"), ("en;q=nan", "vi"),
     (";;,,", "vi"), ("en;q=0", "vi")],
)  # fmt: skip
def test_the_language_is_vietnamese_unless_english_is_preferred(header: str | None, language: str) -> None:
    assert language_of(header) == language


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_every_problem_can_be_told_in_both_languages(code: str) -> None:
    vi, en = (problem_body(Problem(code), instance="/x", language=one) for one in ("vi", "en"))
    assert vi["type"] == en["type"] == f"/problems/{code}"
    assert vi["title"] != en["title"] and vi["detail"] != en["detail"]
    assert vi["status"] == catalogue()[code].status


class Everything(BaseModel, extra="forbid"):
    name: Name
    amount: Amount
    area: Area
    day: Day
    province: ProvinceUid
    code: Code
    kind: Literal["a", "b"]
    some: Annotated[list[int], Field(min_length=1, max_length=2)]
    inner: "Everything | None" = None


@pytest.mark.parametrize(
    "wrong",
    [{}, {"name": ""}, {"name": "x" * 301}, {"name": 1}, {"name": "a\x00"}, {"amount": "1"}, {"amount": 1.5},
     {"amount": -1}, {"amount": 2**53}, {"area": 1}, {"area": "x"}, {"area": "1.23456"}, {"area": "1" * 13},
     {"area": "-1"}, {"day": "x"}, {"day": "2022-02-30"}, {"day": "1999-01-01"}, {"day": 5}, {"province": "86"},
     {"province": "x"}, {"code": "-"}, {"kind": "c"}, {"some": []}, {"some": [1, 2, 3]}, {"some": {}}, {"some": ["x"]},
     {"inner": []}, {"stranger": 1}, {"inner": {"inner": {"name": 1}}}],
    ids=str,
)  # fmt: skip
def test_a_wrong_value_is_told_in_both_languages_and_without_placeholders(wrong: dict) -> None:
    with pytest.raises(ValidationError) as refusal:
        Everything.model_validate(wrong)
    errors = [{**error, "loc": ("body", *error["loc"])} for error in refusal.value.errors()]
    for fault in faults_of(errors):
        assert fault.vi != fault.en, f"{fault.code} is not translated"
        assert not re.search(r"\{[a-z]", fault.vi + fault.en), "a placeholder was left"
        assert fault.pointer.startswith("/")


def test_a_pointer_escapes_what_a_pointer_must() -> None:
    [fault] = faults_of([{"loc": ("body", "a/b", "c~d", 0), "type": "missing", "msg": "", "ctx": {}}])
    assert fault.pointer == "/a~1b/c~0d/0"
