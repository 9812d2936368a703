"""How much support a content may have (mức hỗ trợ tối đa): `ceilings.toml`. Đồng and percent."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import Field

from arit_kit.law.load import load
from arit_kit.law.select import Block
from arit_reference.evidence import Status

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

    def sureness(self, day: date) -> Status:
        """How sure the least certain value is; refuses a block of which rate or cap is not known."""
        return self.demand(day, "rate_percent", "cap")

    def rate(self, difficult_area: bool = False) -> Decimal | None:
        """The rate, where the law sets one."""
        if difficult_area and self.difficult_area_rate_percent is not None:
            return self.difficult_area_rate_percent
        return self.rate_percent

    def amount(self, eligible_cost: int, already_granted: int = 0, difficult_area: bool = False) -> int:
        """The support in whole đồng, rounded down; a cap that sums leaves what was not granted yet."""
        rate = self.rate(difficult_area)
        share = eligible_cost if rate is None else int(Fraction(rate) * eligible_cost / 100)
        if self.cap is None:
            return share
        return min(share, max(0, self.cap - (already_granted if self.cap_sums else 0)))


CEILINGS = load(files("dossiers.law").joinpath("ceilings.toml"), Ceiling)
