"""Which papers a dossier needs to pass a gate (thành phần hồ sơ): `checklist.toml`."""

from importlib.resources import files
from typing import Annotated, Literal

from pydantic import Field

from arit_kit.law.load import load
from arit_kit.law.papers import PaperBlock

Kind = Literal["single", "group", "pilot", "task"]
Gate = Literal["registration", "base_appraisal", "forward", "agreement", "settlement"]
Condition = Literal[
    "implementer_is_not_beneficiary",
    "filed_by_province",
    "department_asks_for_more",
    "issues_invoice",
    "issues_no_invoice",
    "support_is_percentage",
    "support_is_no_percentage",
    "asks_payment",
    "files_late",
]


class ChecklistItem(PaperBlock):
    """A paper (or a field), the gate at which each kind of dossier needs it, and in how many sets (bộ)."""

    gates: dict[Kind, Gate] = Field(default_factory=dict, title="Loại đề án → bước")
    contents: Annotated[frozenset[str], Field(title="Nội dung")] = frozenset()
    condition: Annotated[Condition | None, Field(title="Khi")] = None
    late_too: Annotated[bool, Field(title="Cả khi nộp trễ")] = False
    field: Annotated[bool, Field(title="Là trường thông tin")] = False
    brings: Annotated[Gate | None, Field(title="Kèm đủ hồ sơ của bước")] = None
    """The papers of that gate, for each line, come with this one."""


CHECKLIST = load(files("dossiers.law").joinpath("checklist.toml"), ChecklistItem)
