"""What carries the verdict of an appraising council (hội đồng thẩm định): `council.toml`."""

from importlib.resources import files
from typing import Annotated

from pydantic import Field

from arit_kit.law.load import load
from arit_kit.law.select import Block


class CouncilRule(Block):
    """The share of its members' verdicts above which it passes a dossier."""

    passes_above_percent: Annotated[int | None, Field(title="Đạt khi quá (%)", ge=0, lt=100)] = None


COUNCIL = load(files("dossiers.law").joinpath("council.toml"), CouncilRule)
