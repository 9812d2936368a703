"""The one shape of every error (RFC 9457), and the catalogue of its codes in Vietnamese and English."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import Field

from arit_contracts.forms import Answer


class FieldProblem(Answer):
    """What is wrong with one field.

    `pointer` says where: `/lines/2/amount` is a JSON pointer into the request's body; a name without a slash is a
    parameter; `record:/items/D2` is a place in the record that the request acts upon, whose body has no such field
    (there a checklist's item is addressed by its code); `cell:H12` is a cell of the workbook that was sent; empty where
    no one place is at fault.
    """

    pointer: str
    code: str
    detail: str


class ProblemDetails(Answer):
    """`application/problem+json`."""

    type: str = Field(description="/problems/<code>; opens as a page that explains it.")
    title: str
    status: int
    detail: str
    instance: str
    code: str
    request_id: str
    errors: list[FieldProblem]


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """A line of the catalogue: a code, its status, its title and what to do about it."""

    code: str
    status: int
    title_vi: str
    title_en: str
    help_vi: str
    help_en: str


@cache
def catalogue() -> dict[str, ProblemKind]:
    """Every code that a service or the gateway may answer, by code."""
    text = files("arit_contracts").joinpath("problems.toml").read_text("utf-8")
    return {code: ProblemKind(code=code, **entry) for code, entry in tomllib.loads(text).items()}
