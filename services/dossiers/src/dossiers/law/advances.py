"""How much of a dossier's support may be paid in advance (tạm ứng), in percent: `advances.toml`."""

from collections.abc import Iterable
from datetime import date
from importlib.resources import files
from typing import Annotated

from pydantic import Field

from arit_kit.law.load import load
from arit_kit.law.select import Block, LawValueUnknown
from arit_reference import content_codes
from dossiers.law.ceilings import Rate

UNCLASSED = "ADV-U"


class AdvanceClass(Block):
    """A class of contents with its rate, the papers of a request and the progress that must be passed."""

    rate_percent: Annotated[Rate | None, Field(title="Tỷ lệ tạm ứng (%)")] = None
    contents: Annotated[frozenset[str], Field(title="Nội dung")] = frozenset()
    papers: Annotated[tuple[str, ...], Field(title="Giấy tờ")] = ()
    papers_of: dict[str, tuple[str, ...]] = Field(default_factory=dict, title="Giấy tờ theo nội dung")
    papers_if_contractor: Annotated[tuple[str, ...], Field(title="Giấy tờ khi thuê nhà thầu")] = ()
    progress_above_percent: Annotated[Rate | None, Field(title="Khối lượng hoàn thành trên (%)")] = None
    provisional: Annotated[bool, Field(title="Tạm áp dụng")] = False

    def required_papers(self, content: str, contractor_hired: bool) -> tuple[str, ...]:
        """The codes of the papers that a request for this content must hold."""
        of_content = self.papers_of.get(content_codes.base_of(content), ())
        return self.papers + of_content + (self.papers_if_contractor if contractor_hired else ())


ADVANCES = load(files("dossiers.law").joinpath("advances.toml"), AdvanceClass)


def class_of(content: str, day: date) -> AdvanceClass:
    """The class of a content on that day; refuses a content that no class of known rate names."""
    base = content_codes.base_of(content)
    for advance_class in ADVANCES.all_on(day):
        if base in advance_class.contents:
            return advance_class
    unclassed = ADVANCES.on(day, UNCLASSED)
    raise LawValueUnknown(f"advance of {content}", day, unclassed.basis)


def class_name(contents: Iterable[str], day: date) -> str | None:
    """The class of a dossier's contents on that day: the one of the least rate; None where none is known."""
    found = []
    for content in contents:
        try:
            found.append(class_of(content, day))
        except LawValueUnknown:
            return None
    return min(found, key=lambda one: one.rate_percent or 0).key if found else None
