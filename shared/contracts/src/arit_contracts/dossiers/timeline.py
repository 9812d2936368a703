"""Contracts of a dossier's timeline (dòng thời gian của đề án)."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from arit_contracts.forms import Answer, Request
from arit_contracts.values import Day, Instant


class TimelineAsked(Request):
    """Which page of it."""

    limit: Annotated[int, Field(ge=1, le=200, description="How many at most.")] = 50
    cursor: Annotated[str | None, Field(max_length=500, description="`next_cursor` of the page before.")] = None


class TimelineEntry(Answer):
    """Something that happened to the dossier, or to a record about it."""

    kind: Annotated[str, Field(description="The kind of record.", examples=["appraisal"])]
    id: UUID
    reference: str
    href: Annotated[str, Field(description="The record's address.")]
    action: str
    action_label_vi: str
    action_label_en: str
    actor: Annotated[str, Field(description="Who did it, as the record's history tells it.")]
    acting_service: Annotated[str | None, Field(description="The service that did it for them.")]
    from_state: str | None
    from_label_vi: str | None
    from_label_en: str | None
    to_state: str | None
    to_label_vi: str | None
    to_label_en: str | None
    effective_on: Day
    recorded_at: Instant
    reason: Annotated[str | None, Field(description="The note and the reason that came with it.")]


class StateDays(Answer):
    """How long the dossier has been in a state, all times together."""

    state: str
    label_vi: str
    label_en: str
    days: Annotated[int, Field(description="Calendar days; up to today where it still is, none in a last state.")]


class SupplementPause(Answer):
    """A time in which a supplement was awaited, and the clock stood still."""

    from_on: Day
    to_on: Annotated[Day | None, Field(description="Null: it is still awaited.")]
    days: Annotated[int, Field(description="Calendar days so far.")]


class DossierTimeline(Answer):
    """What happened to a dossier and to the records about it, oldest first, as far as the caller may see."""

    items: list[TimelineEntry]
    next_cursor: str | None
    states: Annotated[list[StateDays], Field(description="Of the dossier itself, in the order in which it came there.")]
    pauses: list[SupplementPause]
    paused_days: Annotated[int, Field(description="Calendar days of all pauses.")]
