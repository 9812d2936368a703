"""Contracts of plans (kế hoạch khuyến công)."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from arit_contracts.forms import Answer, Choice, Dated, DocumentRef, ListRequest, Recorded, Request
from arit_contracts.values import Amount, AskedYear, Code, Day, PositiveAmount, Title, Year


class PlanLine(Request):
    """One dossier of a plan and what it is granted over all its contents, đồng."""

    dossier_id: UUID
    amount: PositiveAmount


class StatedTotals(Request):
    """What the decision itself states, kept beside the sum of the lines that were entered."""

    amount: Amount
    projects: Annotated[int, Field(ge=0, le=100_000, strict=True, description="How many projects it states.")]


class PlanCreate(Dated):
    """A plan to be decided by the Ministry; approved and funded are independent."""

    plan_year: Year
    title: Title
    stated: StatedTotals
    lines: Annotated[list[PlanLine], Field(min_length=1, max_length=500)]


class PlanDecide(Dated):
    """The Ministry's decision (quyết định phê duyệt kế hoạch)."""

    document: DocumentRef


class PlannedLine(Answer):
    """A dossier's line of the plan."""

    dossier_id: UUID
    province: str | None
    amount: Amount


class Plan(Recorded):
    """A plan of industrial promotion (kế hoạch khuyến công quốc gia), drafted, then decided by the Ministry."""

    state: Annotated[str, Field(description="drafted, decided")]
    plan_year: Year
    tranche: Annotated[
        int | None, Field(description="The n-th plan decided for its year (đợt); null until it is decided.")
    ]
    title: str
    stated: StatedTotals
    lines: Annotated[list[PlannedLine], Field(description="A province sees its own.")]
    lines_total: Annotated[Amount | None, Field(description="Sum of all lines, đồng; not told to provinces.")]
    decision: DocumentRef | None
    decided_on: Day | None
    allowed_actions: list[Choice]


class PlanFilter(ListRequest):
    """Filters of the plans' list."""

    plan_year: AskedYear | None = None
    state: Code | None = None
