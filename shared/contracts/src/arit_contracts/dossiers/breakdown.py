"""Contracts of breakdowns of a year's dossiers: counts and sums by province, content, state or kind."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from pydantic.functional_validators import AfterValidator
from pydantic_core import PydanticCustomError

from arit_contracts.forms import Answer, Request
from arit_contracts.values import CLEANED, Amount, AskedYear, Day, Instant

_ONE = "(province|content|state|kind)"


def _different(by: str) -> str:
    if len(set(by.split(","))) < len(by.split(",")):
        raise PydanticCustomError("by_twice", "Name two different ones.")
    return by


class BreakdownAsked(Request):
    """Of which year, and by what."""

    plan_year: AskedYear
    by: Annotated[
        Annotated[str, StringConstraints(pattern=f"^{_ONE}(,{_ONE})?$"), CLEANED, AfterValidator(_different)],
        Field(description="province, content, state or kind; two of them by a comma.", examples=["province,content"]),
    ] = "province"
    live: Annotated[
        bool, Field(description="Without those withdrawn, rejected, re-registered or moved to the local budget.")
    ] = False


class BreakdownGroup(Answer):
    """The dossiers of a group, and what they come to, đồng.

    By content, a dossier of several contents is counted under each. What was asked and proposed is summed content by
    content; a plan's amount, an agreement's and what was accepted are one for all contents, so those of dossiers with
    several stand under no content. Every sum adds up to the total's; the numbers of dossiers by content need not.
    """

    label_vi: Annotated[str, Field(description="The group, for people.")]
    label_en: Annotated[str, Field(description="The group, for people.")]
    province: Annotated[str | None, Field(description="Who filed; null also for the Agency's own units.")]
    content: Annotated[str | None, Field(description="Null also for what is one sum for several contents.")]
    state: str | None
    kind: str | None
    dossiers: int
    requested: Amount
    proposed: Annotated[Amount, Field(description="What the ministry's appraisals proposed, once a plan is decided.")]
    plan_amount: Annotated[Amount, Field(description="What decided plans granted, given back since or not.")]
    agreed: Annotated[Amount, Field(description="In agreements that were signed.")]
    accepted: Annotated[Amount, Field(description="What was accepted of it.")]
    share_percent: Annotated[str | None, Field(description="plan_amount in percent of the total's, to two places.")]
    agreed_percent: Annotated[str | None, Field(description="agreed in percent of plan_amount, to two places.")]
    accepted_percent: Annotated[str | None, Field(description="accepted in percent of plan_amount, to two places.")]


class StatedPlan(Answer):
    """A decided plan of the year, and what its decision itself states."""

    id: UUID
    reference: str
    decided_on: Day
    amount: Amount
    projects: int


class Breakdown(Answer):
    """A year's dossiers, as far as the caller sees them."""

    plan_year: int
    by: list[str]
    taken_at: Annotated[Instant, Field(description="The moment of counting.")]
    live: Annotated[bool, Field(description="Counted without projects whose way has ended.")]
    counted_under_each: Annotated[bool, Field(description="Dossiers of several contents are counted under each.")]
    groups: list[BreakdownGroup]
    total: BreakdownGroup
    plans: Annotated[list[StatedPlan], Field(description="What the decisions state, beside the sums of what is here.")]
