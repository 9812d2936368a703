"""The inbox (hộp việc) of a service: what waits, over all its kinds of record, and whose turn it is."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from arit_contracts.forms import Answer, Choice, Request
from arit_contracts.values import Code, Day

Whose = Literal["mine", "unit", "all"]
Due = Literal["any", "overdue", "soon"]


class InboxAsked(Request):
    """Whose work, of which kind, how urgent."""

    whose: Annotated[
        Whose,
        Field(
            description="mine: what the caller may move on now. unit: what somebody of the caller's side may. "
            "all: whatever waits, also for others or for the system."
        ),
    ] = "mine"
    kind: Annotated[Code | None, Field(description="One kind of record only.", examples=["dossier"])] = None
    due: Annotated[
        Due, Field(description="overdue: its term has ended. soon: it ends within `soon_days`, today included.")
    ] = "any"
    soon_days: Annotated[int, Field(ge=0, le=90, description="Calendar days that count as soon.")] = 10
    limit: Annotated[int, Field(ge=1, le=200, description="How many at most.")] = 50
    cursor: Annotated[
        str | None,
        Field(max_length=500, description="`next_cursor` of the page before; good until the end of the next day."),
    ] = None
    count: Annotated[bool, Field(description="Also tell `total` and `counts`.")] = False


class InboxItem(Answer):
    """A record that waits."""

    kind: Annotated[str, Field(examples=["dossier"])]
    id: UUID
    reference: str
    urn: str
    title: Annotated[str | None, Field(description="What it is called, or what it is about.")]
    state: Annotated[str, Field(description="Where it stands, as its record tells it; read as an open set.")]
    province: str | None
    implementer_unit: str | None
    since_on: Annotated[
        Day,
        Field(description="The day on which it came to its state, by the history that the caller sees."),
    ]
    due_on: Annotated[
        Day | None, Field(description="When the term that it is under ends; null where it is under none.")
    ]
    term: Annotated[
        str | None,
        Field(
            description="Which term: its key in the law, or what the record keeps the day of.",
            examples=["settlement_file"],
        ),
    ]
    overdue: bool
    mine: Annotated[bool, Field(description="The caller may move it on.")]
    href: Annotated[str, Field(description="Its address.")]
    state_label_vi: Annotated[str, Field(description="Its state, for people.")]
    state_label_en: Annotated[str, Field(description="Its state, for people.")]
    allowed_actions: list[Choice]


class InboxCounts(Answer):
    """How many records of a kind wait."""

    kind: str
    mine: int
    unit: int
    all: int
    overdue: Annotated[int, Field(description="Of those asked for by `whose`.")]
    due_soon: Annotated[int, Field(description="Of those asked for by `whose`; not those overdue.")]


class InboxPage(Answer):
    """A page of the inbox: what is overdue first, then what is due soon, then the rest; each oldest record first."""

    items: list[InboxItem]
    next_cursor: str | None
    total: Annotated[int | None, Field(description="All that is asked for; null unless `count=true`.")]
    counts: Annotated[list[InboxCounts] | None, Field(description="By kind; null unless `count=true`.")]
