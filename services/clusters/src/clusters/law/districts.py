"""Until when there were districts (cấp huyện): `districts.toml`."""

from importlib.resources import files
from typing import Annotated

from pydantic import Field

from arit_kit.law.load import load
from arit_kit.law.select import Block


class DistrictLevel(Block):
    """Whether provinces were divided into districts."""

    exists: Annotated[bool | None, Field(title="Có cấp huyện")] = None


DISTRICTS = load(files("clusters.law").joinpath("districts.toml"), DistrictLevel)
