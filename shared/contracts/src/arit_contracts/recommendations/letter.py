"""Contracts of letters that bring recommendations (văn bản kiến nghị của địa phương)."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from arit_contracts.forms import Choice, Dated, DocumentRef, Exact, Filer, ListRequest, Recorded, Request
from arit_contracts.recommendations.item import RecommendationField
from arit_contracts.values import Code, Day, Paragraph, ProvinceUid, Title

Source = Literal["letter", "working_session", "conference", "mission", "voters", "survey", "report"]


class RecommendationLetterCreate(Dated):
    """A letter; the province's own Sở records it, or the Agency's clerk for one on paper."""

    province: ProvinceUid
    source: Source = "letter"
    title: Title
    document: Annotated[DocumentRef, Field(description="The letter itself.")]
    answer_by: Annotated[Day | None, Field(description="The day by which the letter asks for an answer.")] = None
    working_session_id: Annotated[UUID | None, Field(description="The session that it was handed in at.")] = None


class LetterItem(Request):
    """One recommendation of the letter, word for word."""

    text: Annotated[Paragraph, Field(description="Verbatim.")]
    field: RecommendationField | None = None


class RecommendationLetterSplit(Dated):
    """The letter split into its recommendations (phiếu kiến nghị)."""

    items: Annotated[list[LetterItem], Field(min_length=1, max_length=200)]


class RecommendationLetter(Recorded):
    """A letter with recommendations; it is answered when all its items are, closed when all are closed."""

    state: Annotated[str, Field(description="Where it stands; read as an open set.")]
    filed_by: Filer
    province: str
    source: Source
    title: str
    document: DocumentRef
    received_on: Day | None
    answer_by: Day | None
    working_session_id: UUID | None
    recommendation_ids: list[UUID]
    allowed_actions: list[Choice]


class RecommendationLetterFilter(ListRequest):
    """Filters of the letters' list."""

    state: Code | None = None
    province: ProvinceUid | None = None
    exact: Exact = False
    working_session_id: UUID | None = None
