"""Contracts of taskings (phiếu giao việc): who does what, by when, answering for what, with what product."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from arit_contracts.forms import Choice, Dated, ListRequest, Recorded
from arit_contracts.values import Code, Day, Name, Paragraph, UnitCode


class TaskingCreate(Dated):
    """The six that must be clear (6 rõ) may be completed until it is assigned."""

    recommendation_id: UUID
    lead_unit: Annotated[UnitCode | None, Field(description="The one unit that leads (đơn vị chủ trì).")] = None
    co_units: Annotated[list[UnitCode], Field(max_length=20, description="Units that help (phối hợp).")] = []
    person: Annotated[Name | None, Field(description="Rõ người: who does it.")] = None
    task: Annotated[Paragraph | None, Field(description="Rõ việc: what is to be done.")] = None
    due_on: Annotated[Day | None, Field(description="Rõ thời gian: not after the day the answer is due.")] = None
    responsibility: Annotated[Paragraph | None, Field(description="Rõ trách nhiệm: who answers for what.")] = None
    product: Annotated[Paragraph | None, Field(description="Rõ sản phẩm: what comes of it.")] = None
    authority: Annotated[Paragraph | None, Field(description="Rõ thẩm quyền: who decides and signs.")] = None


class TaskingPatch(Dated):
    """What changes of a draft; absent fields stay as they are."""

    lead_unit: UnitCode | None = None
    co_units: Annotated[list[UnitCode] | None, Field(max_length=20)] = None
    person: Name | None = None
    task: Paragraph | None = None
    due_on: Day | None = None
    responsibility: Paragraph | None = None
    product: Paragraph | None = None
    authority: Paragraph | None = None


class Tasking(Recorded):
    """A tasking of one recommendation; the Agency's own, not told to provinces."""

    state: Annotated[str, Field(description="drafted, assigned, done, recalled")]
    recommendation_id: UUID
    province: str
    lead_unit: str | None
    co_units: list[str]
    person: str | None
    task: str | None
    due_on: Day | None
    responsibility: str | None
    product: str | None
    authority: str | None
    assigned_on: Day | None
    allowed_actions: list[Choice]


class TaskingFilter(ListRequest):
    """Filters of the taskings' list."""

    state: Code | None = None
    recommendation_id: UUID | None = None
    lead_unit: Code | None = None
