"""The criteria (tiêu chí) of a cluster's plan, establishment and expansion, K1–K7: `criteria.toml`."""

from importlib.resources import files
from typing import Annotated

from pydantic import Field, StringConstraints

from arit_kit.law.load import load
from arit_kit.law.select import Block

Bound = Annotated[str, StringConstraints(pattern=r"^(>|>=|<|<=) [0-9]+(\.[0-9]+)?$")]
"""A comparison and what it compares with: `> 50`."""


class CriterionBlock(Block):
    """The bounds of a criterion: hectares, or percent where its name says a share."""

    smallest: Annotated[Bound | None, Field(title="Diện tích (ha)")] = None
    largest: Annotated[Bound | None, Field(title="Diện tích (ha)")] = None
    occupancy: Annotated[Bound | None, Field(title="Tỷ lệ lấp đầy (%)")] = None
    unleased: Annotated[Bound | None, Field(title="Đất công nghiệp chưa cho thuê (ha)")] = None
    state_support: Annotated[Bound | None, Field(title="Hỗ trợ của Nhà nước (%)")] = None


CRITERIA = load(files("clusters.law").joinpath("criteria.toml"), CriterionBlock)
