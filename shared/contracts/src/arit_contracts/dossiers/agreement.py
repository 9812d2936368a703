"""Contracts of agreements (hợp đồng thực hiện đề án)."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from arit_contracts.forms import Answer, Choice, Dated, DocumentRef, Exact, ListRequest, Recorded, Request
from arit_contracts.values import CLEANED, Amount, Code, Day, Name, PositiveAmount, ProvinceUid, Year


class AgreementLine(Request):
    """A dossier of the agreement, the budget year that pays, and the amount in đồng."""

    dossier_id: UUID
    year: Year
    amount: PositiveAmount
    completes_on: Annotated[
        Day | None, Field(description="When the work is to be done: within that year; later is an adjustment.")
    ] = None


class AgreementCreate(Dated):
    """An agreement with an implementer over one or more dossiers."""

    number: Annotated[Name, Field(examples=["15/2022/HĐ-KCQG"])]
    lines: Annotated[list[AgreementLine], Field(min_length=1, max_length=100)]


class AgreementSign(Dated):
    """Signing: the money is held first, then the agreement stands."""

    signer_agency: Name | None = None
    signer_implementer: Name | None = None


class AgreementLiquidate(Dated):
    """The record of liquidation (biên bản thanh lý hợp đồng)."""

    document: DocumentRef | None = None


class AgreedLine(Answer):
    """A line of the agreement with the documents that it rests on."""

    dossier_id: UUID
    dossier_reference: str
    year: int
    amount: Annotated[Amount, Field(description="As it stands, đồng; 0 where it was stopped before any acceptance.")]
    signed_amount: Annotated[
        Amount | None, Field(description="What was signed, before adjustments; null where none changed it.")
    ]
    completes_on: Day | None
    stopped_on: Annotated[Day | None, Field(description="Its project was stopped: nothing more is paid for it.")]
    advance_class: Annotated[str | None, Field(description="The class of advance by content and date of signing.")]
    advance_rule: Annotated[str | None, Field(description="The block of law that set the class, by key and first day.")]
    accepted: Annotated[Amount | None, Field(description="Accepted value of support, đồng.")]
    accepted_on: Day | None


class Agreement(Recorded):
    """An agreement on carrying out projects (hợp đồng thực hiện đề án khuyến công quốc gia)."""

    state: Annotated[str, Field(description="drafted … liquidated, stopped, or void; read as an open set")]
    payable: Annotated[bool, Field(description="It stands and is not settled: money may be asked for and paid.")]
    number: Annotated[str, Field(description="Its official number; unique among agreements that are not void.")]
    province: str | None
    implementer: str
    implementer_unit: str | None
    lines: list[AgreedLine]
    amount: Annotated[Amount, Field(description="Sum of the lines, đồng.")]
    plan_decision: DocumentRef | None
    allocation_documents: Annotated[list[DocumentRef], Field(description="The allocations that its money rests on.")]
    signed_on: Day | None
    settlement_filed_on: Day | None
    settlement_late: Annotated[bool | None, Field(description="Filed after its last day; null until filed.")]
    liquidated_on: Day | None
    liquidation: DocumentRef | None
    allowed_actions: list[Choice]


class AgreementFilter(ListRequest):
    """Filters of the agreements' list."""

    state: Code | None = None
    province: ProvinceUid | None = None
    exact: Exact = False
    number: Annotated[str, StringConstraints(max_length=300), CLEANED] | None = None
