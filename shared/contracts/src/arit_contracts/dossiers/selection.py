"""Contracts of the order of selection (thứ tự ưu tiên lựa chọn đề án)."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from arit_contracts.dossiers.project import DossierKind
from arit_contracts.forms import Answer, Exact, Request
from arit_contracts.law import Basis, Status
from arit_contracts.values import Amount, AskedYear, Code, Day, ProvinceUid, Year


class SelectionAsked(Request):
    """Of which plan year, and of which province."""

    plan_year: AskedYear
    province: ProvinceUid | None = None
    exact: Exact = False
    on: Annotated[
        Day | None,
        Field(
            description="The day whose law orders; when silent the last day before the plan year, or today if earlier."
        ),
    ] = None
    limit: Annotated[int, Field(ge=1, le=2000, description="How many at most, from the first.")] = 500


class SelectionReason(Answer):
    """Why a dossier stands where it does."""

    criterion: Annotated[Code, Field(description="pilot, priority, capacity", examples=["priority"])]
    text_vi: str
    text_en: str
    basis: Basis
    status: Status
    note: Annotated[str | None, Field(description="What of the rule is not known.")]


class ImplementerRecord(Answer):
    """How the implementer's dossiers of earlier plan years ended, as far as the caller sees them."""

    accepted: int
    settled_late: Annotated[int, Field(description="Its agreement's settlement papers came late.")]
    stopped: int
    rejected: Annotated[int, Field(description="Failed an appraisal; not those that were only left out.")]


class SelectionRow(Answer):
    """A dossier in the order of selection."""

    rank: Annotated[int, Field(description="1 + how many stand before it; equal where the law makes no difference.")]
    group: Annotated[Code, Field(description="pilot or other, with priority in both, one or none of area and product.")]
    turn: Annotated[
        int | None,
        Field(description="Among equals of one province and trade, 1 first by the implementer's record; else null."),
    ]
    dossier_id: UUID
    reference: str
    href: str
    title: str
    kind: DossierKind
    state: str
    province: str | None
    implementer: str
    implementer_unit: str | None
    contents: list[str]
    requested: Annotated[Amount, Field(description="Asked of the national fund, đồng.")]
    implementer_record: Annotated[ImplementerRecord | None, Field(description="Null where nothing is compared.")]
    reasons: list[SelectionReason]


class SelectionOrder(Answer):
    """The dossiers of a plan year that wait for its decision, in the order in which the law selects."""

    plan_year: Year
    on: Annotated[Day, Field(description="The day whose law ordered them.")]
    total: Annotated[int, Field(description="How many wait, as far as the caller sees them.")]
    truncated: Annotated[bool, Field(description="Fewer are told than wait; beyond 2,000, ask by province.")]
    rows: list[SelectionRow]
