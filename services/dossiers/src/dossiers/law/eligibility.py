"""Who may benefit, in which trade and where (đối tượng, ngành nghề, địa bàn): `eligibility.toml`."""

from importlib.resources import files
from typing import Annotated, Literal

from pydantic import Field

from arit_contracts.dossiers.project import LegalForm, Trade
from arit_kit.law.load import load
from arit_kit.law.select import Block

UnitKind = Literal["commune", "township", "ward", "special_zone"]
CityClass = Literal["town", "special", "1", "2", "3"]


class EligibilityRule(Block):
    """A subject with its legal forms and contents; the trades; the places, by the kind of the province of the day."""

    forms: Annotated[frozenset[LegalForm], Field(title="Loại hình")] = frozenset()
    small_or_medium_only: Annotated[bool, Field(title="Doanh nghiệp phải nhỏ và vừa")] = False
    contents: Annotated[frozenset[str], Field(title="Nội dung")] = frozenset()
    has_trade: Annotated[bool, Field(title="Xét ngành nghề")] = False
    trades: Annotated[frozenset[Trade], Field(title="Ngành nghề")] = frozenset()
    in_difficult_areas_only: Annotated[frozenset[Trade], Field(title="Chỉ ở địa bàn khó khăn")] = frozenset()
    in_provinces: Annotated[frozenset[UnitKind], Field(title="Đơn vị hành chính của tỉnh")] = frozenset()
    in_municipalities: Annotated[
        frozenset[UnitKind], Field(title="Đơn vị hành chính của thành phố trực thuộc trung ương")
    ] = frozenset()
    ward_city_classes: Annotated[frozenset[CityClass], Field(title="Phường của đô thị loại")] = frozenset()
    """Empty where a ward is not judged by its city."""
    converted_ward_city_classes: Annotated[
        frozenset[CityClass], Field(title="Phường chuyển từ xã, của đô thị loại")
    ] = frozenset()
    converted_years_at_most: Annotated[int | None, Field(title="Chuyển từ xã chưa quá (năm)")] = None
    craft_villages: Annotated[bool, Field(title="Làng nghề được công nhận")] = False


ELIGIBILITY = load(files("dossiers.law").joinpath("eligibility.toml"), EligibilityRule)
