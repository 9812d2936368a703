"""Which law on clusters holds on a day, and what it says of the procedure: `rule_sets.toml`."""

from importlib.resources import files
from typing import Annotated

from pydantic import Field

from arit_kit.law.load import load
from arit_kit.law.select import Block


class RuleSet(Block):
    """A set of rules under its name, and what it says of proposals and decisions."""

    name: Annotated[str | None, Field(title="Tên", pattern=r"^CCN-[0-9]{4}$")] = None
    plan: Annotated[str | None, Field(title="Cụm phải có trong")] = None
    opinion_precedes_decision: Annotated[bool | None, Field(title="Quyết định sau ý kiến của Bộ")] = None
    removal_needs_conversion_plan: Annotated[
        bool | None, Field(title="Rút khỏi quy hoạch cần phương án chuyển đổi")
    ] = None


RULE_SETS = load(files("clusters.law").joinpath("rule_sets.toml"), RuleSet)
