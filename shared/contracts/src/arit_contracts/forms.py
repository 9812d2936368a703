"""The shapes shared by all contracts: what a client sends, what a service answers, an official document."""

from typing import Annotated, Generic, Literal, TypeVar
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from arit_contracts.values import CLEANED, Code, Day, Instant, Name, Reason


class Request(BaseModel):
    """What a client sends. Unknown fields are refused, so that a misspelt one is never lost in silence."""

    model_config = ConfigDict(extra="forbid")


class Answer(BaseModel):
    """What a service answers. No field has a default, so that no client sees a false optional."""

    model_config = ConfigDict(from_attributes=True)


class Dated(Request):
    """A write that says when it holds in law (ngày hiệu lực); today when silent, earlier only with a reason."""

    effective_on: Annotated[Day | None, Field(description="When it holds in law; today when silent, never later.")] = (
        None
    )
    reason: Annotated[Reason | None, Field(description="Required when `effective_on` lies before today.")] = None


class Act(Dated):
    """An action that needs nothing but its date."""


class ActWithReason(Dated):
    """An action that must say why."""

    note: Reason


SYMBOL = r"^[0-9A-Za-zÀ-ỹ./&_-]{1,60}$"
"""Vietnamese letters by their range: to a JSON Schema `Đ` is no word character, and clients check by the schema."""


class DocumentRef(Request):
    """An official document (văn bản) as its issuer numbered it; recorded, never issued by us (NĐ 30/2020/NĐ-CP)."""

    number: Annotated[
        str,
        StringConstraints(pattern=r"^[0-9]{1,6}[a-zA-Z]?$"),
        CLEANED,
        Field(description="What stands before the slash: 437 of 437/CTĐP-QLKC.", examples=["437"]),
    ]
    symbol: Annotated[
        str,
        StringConstraints(pattern=SYMBOL),
        CLEANED,
        Field(description="What stands behind the slash (ký hiệu).", examples=["CTĐP-QLKC", "QĐ-BCT"]),
    ]
    issuer: Annotated[Name, Field(description="Who issued it.", examples=["Bộ Công Thương"])]
    issued_on: Annotated[Day, Field(description="The day written on it.")]
    signer: Annotated[Name | None, Field(description="Who signed it, by name.")] = None


Filer = Literal["province", "agency"]
"""Who files: a province's Sở Công Thương, or the Agency for itself or in place of a letter on paper."""

Exact = Annotated[bool, Field(description="Only this unit, not its predecessors.")]


class Choice(Answer):
    """An action that the caller may take now, as the state machine and its roles allow."""

    action: Code
    label_vi: str
    label_en: str
    method: Annotated[str, Field(description="POST.")]
    href: Annotated[str, Field(description="Where, with If-Match.")]
    another_person: Annotated[bool, Field(description="Refused to whoever drafted the record.")]


class Recorded(Answer):
    """What every record carries."""

    id: UUID
    reference: Annotated[str, Field(description="What people quote; unique, never reused.")]
    urn: str
    href: Annotated[str, Field(description="Its address.")]
    state_label_vi: Annotated[str, Field(description="Its state, for people.")]
    state_label_en: Annotated[str, Field(description="Its state, for people.")]
    drafted_by: Annotated[str, Field(description="Who made it; an action marked `another_person` is refused to them.")]
    version: Annotated[int, Field(description="Also the ETag; send it as If-Match.")]
    effective_on: Annotated[Day, Field(description="When its latest change holds in law.")]
    recorded_at: Annotated[Instant, Field(description="When its latest change was recorded.")]


class HistoryEntry(Answer):
    """One action upon a record: who, when it holds, when it was recorded, what changed, chained by hash."""

    seq: int
    action: str
    actor: str
    acting_service: str | None
    from_state: str | None
    to_state: str | None
    effective_on: Day
    recorded_at: Instant
    reason: str | None
    changes: Annotated[dict[str, object], Field(description="Per field: [before, after].")]
    request_id: str
    hash: str


class SkippedDay(Answer):
    """A day that a term did not count or could not end on, and why."""

    on: Day
    reason_vi: str
    reason_en: str
    basis: Annotated[str, Field(description="The legal instrument that makes it a day off, or the term's own.")]


class DeadlineAnswer(Answer):
    """A deadline that explains itself."""

    what: str
    anchor_on: Day
    term: Annotated[int | None, Field(description="Days of the unit below; null where the law names the date.")]
    unit: Annotated[str, Field(description="working, calendar or date")]
    due_on: Day
    last_working_day_on: Day
    skipped: list[SkippedDay]
    done_on: Day | None
    overdue: bool
    basis: str
    status: str
    doubtful: bool


Item = TypeVar("Item")


class Page(Answer, Generic[Item]):
    """One page of a list; `next_cursor` is null on the last."""

    items: list[Item]
    next_cursor: str | None
    total: Annotated[int | None, Field(description="All that the filter finds; null unless `count=true`.")]


GREATEST_BATCH = 200


def _batch(ids: str | None) -> str | None:
    try:
        for id in ids.split(",") if ids else ():
            UUID(id)
    except ValueError as wrong:
        raise PydanticCustomError("uuid_parsing", "Not a UUID.") from wrong
    return ids


class ListRequest(Request):
    """The parameters of every list. A list adds its own filters; an unknown parameter is refused."""

    limit: Annotated[int, Field(ge=1, le=200, description="How many at most.")] = 50
    cursor: Annotated[str | None, Field(max_length=500, description="`next_cursor` of the page before.")] = None
    count: Annotated[bool, Field(description="Also tell `total`.")] = False
    id: Annotated[
        str | None,
        AfterValidator(_batch),
        Field(
            max_length=GREATEST_BATCH * 37 - 1,
            pattern=r"^[0-9a-f-]{36}(,[0-9a-f-]{36})*$",
            description="A batch: ids, by commas; 200 at most.",
        ),
    ] = None
    q: Annotated[
        Annotated[str, StringConstraints(max_length=100), CLEANED] | None,
        Field(description="Words of a name, title or reference, without regard to case or diacritics."),
    ] = None
