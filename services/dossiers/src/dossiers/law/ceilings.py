"""How much support a content may have (mức hỗ trợ tối đa): `ceilings.toml`. Đồng and percent."""

from decimal import Decimal
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import Field

from arit_kit.law.load import load
from arit_kit.law.select import Block

CapPer = Literal["enterprise", "model", "establishment", "round", "trademark", "association", "linkage", "cluster"]
Rate = Annotated[Decimal, Field(gt=0, le=100)]


class Ceiling(Block):
    """The lower of rate × eligible cost and cap; a value that the law does not set limits nothing."""

    rate_percent: Annotated[Rate | None, Field(title="Tỷ lệ (%)")] = None
    difficult_area_rate_percent: Annotated[Rate | None, Field(title="Tỷ lệ ở địa bàn khó khăn (%)")] = None
    cap: Annotated[int | None, Field(strict=True, gt=0, title="Mức tối đa (đồng)")] = None
    cap_per: Annotated[CapPer | None, Field(title="Tính cho mỗi")] = None
    cap_sums: Annotated[bool, Field(title="Cộng dồn")] = False
    """The cap counts over all dossiers of the same cluster (cụm công nghiệp)."""
    interest_months: Annotated[int | None, Field(title="Số tháng lãi")] = None
    """Only the interest of so many first months is eligible."""


CEILINGS = load(files("dossiers.law").joinpath("ceilings.toml"), Ceiling)
