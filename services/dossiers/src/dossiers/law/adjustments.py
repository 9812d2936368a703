"""Who approves which change of a planned project (điều chỉnh, ngừng triển khai đề án): `adjustments.toml`."""

from importlib.resources import files
from typing import Annotated, Literal

from pydantic import Field

from arit_kit.law.load import load
from arit_kit.law.select import Block

Approver = Literal["agency", "ministry"]


class ApprovalRule(Block):
    """Whether the Agency (Cục) may approve the change, or the Ministry (Bộ) must."""

    approver: Annotated[Approver | None, Field(title="Cấp phê duyệt")] = None


ADJUSTMENTS = load(files("dossiers.law").joinpath("adjustments.toml"), ApprovalRule)
