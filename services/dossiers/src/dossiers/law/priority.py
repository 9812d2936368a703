"""In which order dossiers are selected for a plan (thứ tự ưu tiên lựa chọn): `priority.toml`."""

from importlib.resources import files
from typing import Annotated

from pydantic import Field

from arit_contracts.dossiers import PriorityArea, PriorityProduct
from arit_kit.law.load import load
from arit_kit.law.select import Block


class PriorityRule(Block):
    """A criterion, its place among them, and what counts for it."""

    place: Annotated[int | None, Field(title="Thứ tự", ge=1)] = None
    areas: Annotated[tuple[PriorityArea, ...] | None, Field(title="Địa bàn ưu tiên")] = None
    products: Annotated[tuple[PriorityProduct, ...] | None, Field(title="Sản phẩm ưu tiên")] = None
    levels_percent: Annotated[int | None, Field(title="Mức ưu tiên (%)")] = None


PRIORITY = load(files("dossiers.law").joinpath("priority.toml"), PriorityRule)
