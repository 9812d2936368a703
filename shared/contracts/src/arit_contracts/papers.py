"""The papers of a file (thành phần hồ sơ): those recorded, and those that its checklist still asks for."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from arit_contracts.forms import Answer, DocumentRef, Request
from arit_contracts.law import Basis
from arit_contracts.values import Code


class ChecklistItem(Request):
    """A paper, present when its code and sets (bộ) are recorded."""

    code: Annotated[
        Code, Field(description="By the checklist of the day, as `…/check` of the record names it.", examples=["D2"])
    ]
    sets: Annotated[
        int,
        Field(ge=1, le=20, strict=True, description="Sets that are there; some papers are asked for in several."),
    ] = 1
    document: DocumentRef | None = None


class AttachedItem(ChecklistItem):
    """A paper that may cite its own file: an attachment of the record whose paper it is."""

    attachment_id: Annotated[
        UUID | None,
        Field(description="Absent where none is cited. One found infected or unscannable counts for no paper."),
    ] = None


class MissingItem(Answer):
    """A paper that the checklist of the day asks for and the file lacks."""

    code: Annotated[str, Field(description="The paper's code in the checklist.", examples=["D2"])]
    label_vi: str
    label_en: str
    sets: Annotated[int, Field(description="How many sets (bộ) are asked for.")]
    present: Annotated[int, Field(description="How many of them are there.")]
    basis: Basis
