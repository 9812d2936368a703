"""Contracts of replies (văn bản trả lời kiến nghị) and of what was promised in them."""

from typing import Annotated
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
    Request,
)
from arit_contracts.recommendations.item import Outcome
from arit_contracts.values import Code, Day, Name, Paragraph, ProvinceUid


class Promise(Request):
    """Something that the reply promises, and by when."""

    commitment: Paragraph
    product: Annotated[Paragraph, Field(description="What will show that it was kept.")]
    due_on: Day


class ReplyLine(Request):
    """The answer to one recommendation."""

    recommendation_id: UUID
    outcome: Outcome
    text: Paragraph
    promises: Annotated[list[Promise], Field(max_length=20)] = []


class ReplyCreate(Dated):
    """A reply to one province, which may answer several of its recommendations."""

    province: ProvinceUid
    lines: Annotated[list[ReplyLine], Field(min_length=1, max_length=100)]


class SignedDocument(DocumentRef):
    """An official document whose signer is named."""

    signer: Name


class ReplyIssue(Dated):
    """The reply as signed and numbered."""

    document: SignedDocument


class ReplyLineOn(Answer):
    """The answer to one recommendation, as it stands in the reply."""

    recommendation_id: UUID
    recommendation_reference: str
    outcome: Outcome
    text: str
    promises: list[Promise]


class Reply(Recorded):
    """A reply (văn bản trả lời); a province sees it once it is issued."""

    state: Annotated[str, Field(description="drafted, approved, issued, withdrawn")]
    province: str
    lines: list[ReplyLineOn]
    document: DocumentRef | None
    approved_by: str | None
    issued_on: Day | None
    allowed_actions: list[Choice]


class ReplyFilter(ListRequest):
    """Filters of the replies' list."""

    state: Code | None = None
    province: ProvinceUid | None = None
    exact: Exact = False
    recommendation_id: UUID | None = None


class FollowUpComplete(ActWithReason):
    """It was done as promised; `note` says what shows it."""

    document: DocumentRef | None = None


class FollowUp(Recorded):
    """What a reply promised (theo dõi sau trả lời), until it is kept or given up."""

    state: Annotated[str, Field(description="open, done, dropped")]
    recommendation_id: UUID
    reply_id: UUID
    province: str
    commitment: str
    product: str
    due_on: Day
    overdue: Annotated[bool, Field(description="Open and past; derived.")]
    evidence: str | None
    document: DocumentRef | None
    done_on: Day | None
    allowed_actions: list[Choice]


class FollowUpFilter(ListRequest):
    """Filters of the follow-ups' list."""

    state: Code | None = None
    province: ProvinceUid | None = None
    exact: Exact = False
    recommendation_id: UUID | None = None
    overdue: bool | None = None
