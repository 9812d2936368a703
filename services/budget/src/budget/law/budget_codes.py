"""The codes that the money of a fund bears (mục lục ngân sách nhà nước): `budget_codes.toml`."""

from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Annotated

from pydantic import Field

from arit_kit.law.load import load
from arit_kit.law.select import Block


class BudgetCode(Block):
    """Category (loại) and item (khoản); field of spending (lĩnh vực chi) and source codes (mã nguồn) of the money."""

    category: Annotated[str | None, Field(pattern=r"^\d{3}$", title="Loại")] = None
    item: Annotated[str | None, Field(pattern=r"^\d{3}$", title="Khoản")] = None
    field: Annotated[str | None, Field(pattern=r"^[a-z][a-z0-9_]{1,39}$", title="Lĩnh vực chi")] = None
    source: Annotated[str | None, Field(pattern=r"^\d{2}$", title="Mã nguồn")] = None
    carried_over_source: Annotated[str | None, Field(pattern=r"^\d{2}$", title="Nguồn chuyển sang")] = None


@dataclass(frozen=True, slots=True)
class AssignedAs:
    """Under which field of spending and source code money is assigned, by which text, and how well that is known."""

    field: str
    source_code: str
    basis: str
    status: str


BUDGET_CODES = load(files("budget.law").joinpath("budget_codes.toml"), BudgetCode)


def budget_code(day: date, fund: str) -> str:
    """Category and item that the fund's postings bear that day, `280-309` (TT 28/2018/TT-BTC).

    Raises NoRuleInForce, LawValueUnknown.
    """
    block = BUDGET_CODES.on(day, fund)
    block.demand(day, "category", "item")
    return f"{block.category}-{block.item}"


def assigned_as(day: date, fund: str) -> AssignedAs:
    """What a decision that names neither field nor source code means that day.

    Raises NoRuleInForce, LawValueUnknown.
    """
    block = BUDGET_CODES.on(day, fund)
    status = block.demand(day, "field", "source")
    assert block.field is not None and block.source is not None, f"{block.rule} sets no field or no source"
    return AssignedAs(block.field, block.source, block.basis, status)
