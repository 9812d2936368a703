"""Contracts of payment requests (đề nghị tạm ứng, thanh toán)."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from arit_contracts.forms import Choice, Dated, Exact, ListRequest, Recorded
from arit_contracts.papers import ChecklistItem
from arit_contracts.values import Amount, Code, Day, Flag, Percent, PositiveAmount, ProvinceUid, Year

PaymentKind = Annotated[
    Literal["advance", "payment"],
    Field(description="advance (tạm ứng) on the way; payment (thanh toán) of what was accepted."),
]


class PaymentRequestCreate(Dated):
    """What an implementer asks to be paid for one dossier of an agreement."""

    agreement_id: UUID
    dossier_id: UUID
    year: Annotated[
        Year | None, Field(description="The budget year that pays; needed where the dossier has several.")
    ] = None
    kind: PaymentKind
    amount: PositiveAmount
    papers: Annotated[list[ChecklistItem], Field(max_length=40, description="The papers that it rests on.")] = []
    progress_percent: Annotated[
        Percent | None,
        Field(description="How much of the work is done, percent; of a request that cites a report, the report's."),
    ] = None
    progress_report_id: Annotated[
        UUID | None, Field(description="The acknowledged report that tells it; then `progress_percent` is left out.")
    ] = None
    contractor_hired: Annotated[
        Flag | None, Field(description="The investor hired a contractor (nhà thầu): its contract is a paper too.")
    ] = None


class PaymentRequest(Recorded):
    """A request for payment (đề nghị tạm ứng / thanh toán), judged here and paid by the budget service."""

    state: Annotated[str, Field(description="drafted, filed, approved, refused, paid")]
    agreement_id: UUID
    dossier_id: UUID
    year: Annotated[int, Field(description="The budget year that pays.")]
    kind: PaymentKind
    amount: Amount
    advance_class: Annotated[str | None, Field(description="Of an advance: its class when it was filed.")]
    entitled: Annotated[Amount | None, Field(description="What could be asked at most when it was filed, đồng.")]
    rule: Annotated[
        str | None, Field(description="Of an advance: the block of law that judged it, by key and first day.")
    ]
    basis: str | None
    status: str | None
    provisional: Annotated[bool | None, Field(description="The rule stands in for one that is not known.")]
    papers: list[ChecklistItem]
    progress_percent: Annotated[str | None, Field(description="How much of the work is done, percent.")]
    progress_report_id: Annotated[UUID | None, Field(description="The report that it is taken from.")]
    contractor_hired: Annotated[bool | None, Field(description="A contractor was hired; null where it is not said.")]
    province: str | None
    implementer_unit: str | None
    payment_urn: Annotated[str | None, Field(description="The payment that the budget service made.")]
    paid_on: Day | None
    allowed_actions: list[Choice]


class PaymentRequestFilter(ListRequest):
    """Filters of the payment requests' list."""

    agreement_id: UUID | None = None
    dossier_id: UUID | None = None
    state: Code | None = None
    kind: PaymentKind | None = None
    province: ProvinceUid | None = None
    exact: Exact = False
