"""A form (biểu mẫu) as data: which column of its workbook fills which field of a contract, and how it is read.

A record may take several rows: its number stands in the first column, each further row adds to its lists. What is
wrong is told by cell, whoever finds it: the reader, the contract or a rule (`filled.Filled.place`).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from arit_kit.office import cells
from arit_kit.office.cells import Reader

GUIDE_SHEET = "Hướng dẫn"
ERRORS_TITLE = "Lỗi cần sửa"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the contract's field that it fills (`contents.total_cost` of a list's items, or a field within one of
    these: `beneficiaries.place.kind`), its title, how it is read."""

    fills: str
    title: str
    read: Reader = cells.text
    unit: str = ""
    help: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    """What the drop-down offers, and the value that each stands for."""
    width: int = 18
    added: bool = False
    """Since templates were given out: a workbook without the column is taken as well."""

    @property
    def header(self) -> str:
        """The title with its unit."""
        return f"{self.title} ({self.unit})" if self.unit else self.title

    @property
    def within(self) -> str | None:
        """The list whose items its rows are, if it belongs to one."""
        return self.steps[0] if len(self.steps) > 1 else None

    @property
    def steps(self) -> list[str]:
        """The field, and the fields that it lies in."""
        return self.fills.split(".")


@dataclass(frozen=True, eq=False)
class Form:
    """The workbook of a list: each record of `lines` is a `record` of the contract."""

    name: str
    title: str
    sheet: str
    record: type[BaseModel]
    columns: tuple[Column, ...]
    number: str = "STT"
    guide: tuple[str, ...] = ()
    """Sentences of this form beside those that hold for each."""
    most_rows: int = 5_000

    def __post_init__(self) -> None:
        """A column of no field of the contract is a KeyError."""
        for column in self.columns:
            self.field(column)

    def field(self, column: Column) -> FieldInfo:
        """The contract's field that a column fills."""
        return self._fields(column)[-1]

    def required(self, column: Column) -> bool:
        """Whether the contract asks for it in each record, or each item of its list."""
        fields = self._fields(column)
        return all(field.is_required() for field in (fields[1:] if column.within else fields))

    def _fields(self, column: Column) -> list[FieldInfo]:
        """The field with those that it lies in, outermost first."""
        model, fields = self.record, []
        for step in column.steps:
            fields.append(model.model_fields[step])
            [model] = _models_in(fields[-1].annotation) or [model]
        return fields

    @cached_property
    def digest(self) -> str:
        """What tells one version of the form from another: its columns, but those that a workbook may lack."""
        said = "\n".join(f"{column.fills} {column.header}" for column in self.columns if not column.added)
        return hashlib.sha256(said.encode()).hexdigest()[:8]

    def mark(self, subject: str) -> str:
        """What each template carries: the form, its version, and what it was made for."""
        return f"{self.name}@{self.digest}/{subject}"


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    """The models that an annotation speaks of: of `Annotated[list[X], …]` X."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if get_origin(annotation) in (list, Annotated, Union, UnionType):
        return [model for part in get_args(annotation) for model in _models_in(part)]
    return []
