"""The codes that postings of a fund bear (mục lục ngân sách nhà nước): `budget_codes.toml`."""

from importlib.resources import files
from typing import Annotated

from pydantic import Field

from arit_kit.law.load import load
from arit_kit.law.select import Block


class BudgetCode(Block):
    """Category (loại), item (khoản) and the source code of money carried over (mã nguồn)."""

    category: Annotated[str | None, Field(pattern=r"^\d{3}$", title="Loại")] = None
    item: Annotated[str | None, Field(pattern=r"^\d{3}$", title="Khoản")] = None
    carried_over_source: Annotated[str | None, Field(pattern=r"^\d{2}$", title="Nguồn chuyển sang")] = None


BUDGET_CODES = load(files("budget.law").joinpath("budget_codes.toml"), BudgetCode)
