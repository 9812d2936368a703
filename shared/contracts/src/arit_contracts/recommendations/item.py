"""Contracts of recommendations (kiến nghị), the items of a letter or of a working session's conclusion."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from arit_contracts.forms import (
    ActWithReason,
    Answer,
    Choice,
    Dated,
    DocumentRef,
    Exact,
    ListRequest,
    Recorded,
)
from arit_contracts.values import Code, Day, Flag, Name, Paragraph, ProvinceUid, Urn

RecommendationField = Literal[
    "clusters", "industrial_promotion", "electricity", "energy", "industry", "trade", "trade_promotion",
    "import_export", "chemicals", "market_surveillance", "planning", "funding", "institutions", "other",
]  # fmt: skip
RecommendationKind = Literal["policy_change", "guidance", "funding", "project_difficulty", "planning", "information"]
Authority = Literal["A", "B", "C", "D", "E"]
"""A: the Ministry of Industry and Trade; B: another ministry; C: jointly; D: Government, Prime Minister, National
Assembly; E: the locality itself."""
Outcome = Literal[
    "resolved", "in_progress_with_roadmap", "explained", "not_accepted_with_reason", "reported_to_higher", "transferred"
]


class RecommendationClassify(Dated):
    """What it is about, what it wants, and whose it is to decide."""

    field: RecommendationField
    kind: RecommendationKind
    authority: Annotated[Authority, Field(description="A the Ministry, B another, C joint, D higher, E the locality.")]
    about: Annotated[
        list[Urn], Field(max_length=10, description="The records that it concerns, by URN: dossiers, clusters, …")
    ] = []


class RecommendationMerge(Dated):
    """It says what another says already, and follows that one from now on."""

    master_id: UUID


class RecommendationTransfer(Dated):
    """It is another body's to decide (B, D, E): sent on, with a copy to the province."""

    to_body: Name
    document: Annotated[DocumentRef, Field(description="The letter that sends it on (phiếu chuyển).")]
    copied_to_province: Annotated[Flag, Field(description="The province received a copy; required.")]


class RecommendationConsult(Dated):
    """Another body is asked for its view."""

    body: Name
    document: DocumentRef


class RecommendationConsulted(Dated):
    """What the other body answered."""

    document: DocumentRef
    view: Paragraph


class RecommendationExtend(ActWithReason):
    """More time, told to the province before the old day has passed (thông báo gia hạn)."""

    due_on: Day
    document: DocumentRef


class RecommendationReopen(ActWithReason):
    """The province comes back to it with a new letter."""

    letter_id: Annotated[UUID, Field(description="The new letter, received by the Agency.")]


class Consulted(Answer):
    """A body that was asked, when its answer is due, and what it answered so far."""

    body: str
    asked_on: Day
    document: DocumentRef
    answer_due_on: Day
    reminded_on: Annotated[Day | None, Field(description="When the silence past that day was recorded.")]
    answered_on: Day | None
    answer: DocumentRef | None
    view: str | None


class Recommendation(Recorded):
    """A recommendation (kiến nghị) on its way from a letter to an answer and what follows from it."""

    state: Annotated[str, Field(description="Where it stands; read as an open set.")]
    letter_id: Annotated[UUID | None, Field(description="Of a letter, else of a working session.")]
    working_session_id: UUID | None
    place: Annotated[int, Field(description="Its place in the letter or the conclusion, from 1 on.")]
    source_document: DocumentRef
    province: str
    received_on: Day
    text: Annotated[str, Field(description="Verbatim.")]
    field: RecommendationField | None
    kind: RecommendationKind | None
    authority: Authority | None
    about: list[str]
    master_id: Annotated[UUID | None, Field(description="The one that it was merged into; it stands as that one.")]
    stands_as: Annotated[str, Field(description="Its own state, or its master's.")]
    lead_unit: Annotated[str | None, Field(description="The unit that it is tasked to.")]
    due_on: Annotated[Day | None, Field(description="When the answer is due, once tasked.")]
    due_basis: Annotated[str | None, Field(description="The letter's own day, or the rule that gave it.")]
    first_due_on: Annotated[Day | None, Field(description="The day before it was extended.")]
    overdue: Annotated[bool, Field(description="Due, not answered and past; derived.")]
    transferred_to: str | None
    transfer: DocumentRef | None
    consultations: Annotated[list[Consulted], Field(description="The Agency's own; [] for provinces.")]
    outcome: Outcome | None
    answered_on: Day | None
    reply: Annotated[DocumentRef | None, Field(description="The letter that answered it.")]
    follow_up_ids: list[UUID]
    reopened_by: Annotated[UUID | None, Field(description="The letter by which the province came back to it.")]
    allowed_actions: list[Choice]


class RecommendationFilter(ListRequest):
    """Filters of the recommendations' list."""

    state: Code | None = None
    province: ProvinceUid | None = None
    exact: Exact = False
    letter_id: UUID | None = None
    working_session_id: UUID | None = None
    field: RecommendationField | None = None
    lead_unit: Code | None = None
    about: Annotated[Urn | None, Field(description="That concern this record.")] = None
    open: Annotated[bool | None, Field(description="Not yet answered, transferred, merged or closed; or the rest.")] = (
        None
    )
    overdue: Annotated[bool | None, Field(description="Due, not answered and past today.")] = None
