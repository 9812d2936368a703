"""The rhythm of voting rounds, and what a product must bring (bình chọn sản phẩm CNNT tiêu biểu): `voting.toml`."""

from importlib.resources import files
from typing import Annotated, Literal

from pydantic import Field

from arit_kit.law.load import load
from arit_kit.law.select import Block

Level = Literal["district", "province", "region", "national"]


class VotingRule(Block):
    """Of a level: the years between rounds, the level that a round follows and that its products were recognised at."""

    every_years: Annotated[int | None, Field(title="Chu kỳ (năm)", ge=1)] = None
    after: Annotated[Level | None, Field(title="Sau bình chọn cấp")] = None
    years_after: Annotated[int | None, Field(title="Sau số năm", ge=0)] = None
    presupposes: Annotated[Level | None, Field(title="Sản phẩm đã được công nhận ở cấp")] = None
    points_at_least: Annotated[int | None, Field(title="Điểm tối thiểu")] = None


VOTING = load(files("dossiers.law").joinpath("voting.toml"), VotingRule)
