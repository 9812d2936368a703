"""How much of a dossier's support may be paid in advance (tạm ứng), in percent: `advances.toml`."""

from importlib.resources import files
from typing import Annotated

from pydantic import Field

from arit_kit.law.load import load
from arit_kit.law.select import Block
from dossiers.law.ceilings import Rate


class AdvanceClass(Block):
    """A class of contents with its rate, the papers of a request and the progress that must be passed."""

    rate_percent: Annotated[Rate | None, Field(title="Tỷ lệ tạm ứng (%)")] = None
    contents: Annotated[frozenset[str], Field(title="Nội dung")] = frozenset()
    papers: Annotated[tuple[str, ...], Field(title="Giấy tờ")] = ()
    papers_of: dict[str, tuple[str, ...]] = Field(default_factory=dict, title="Giấy tờ theo nội dung")
    papers_if_contractor: Annotated[tuple[str, ...], Field(title="Giấy tờ khi thuê nhà thầu")] = ()
    progress_above_percent: Annotated[Rate | None, Field(title="Khối lượng hoàn thành trên (%)")] = None
    provisional: Annotated[bool, Field(title="Tạm áp dụng")] = False


ADVANCES = load(files("dossiers.law").joinpath("advances.toml"), AdvanceClass)
