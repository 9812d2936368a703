"""Contracts of agreements (hợp đồng thực hiện đề án)."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from arit_contracts.forms import Answer, Choice, Dated, DocumentRef, Exact, ListRequest, Recorded, Request
from arit_contracts.papers import AttachedItem, MissingItem
from arit_contracts.values import CLEANED, Amount, Code, Day, Flag, Name, PositiveAmount, ProvinceUid, Reason, Year


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
    issues_invoice: Annotated[
        Flag | None,
        Field(description="The implementer issues an invoice to the Agency: accepted on form 5b or 5c, else on 5a."),
    ] = None


class AgreementSign(Dated):
    """Signing: the money is held first, then the agreement stands."""

    signer_agency: Annotated[Name | None, Field(description="Who signs for the Agency (bên A), by name.")] = None
    signer_implementer: Annotated[Name | None, Field(description="Who signs for the implementer (bên B).")] = None


class SettlementPaper(AttachedItem):
    """A paper of the settlement file (Mẫu 7, 8a, 8b, 9, chứng từ) by its code in the checklist: P2, P2a …"""

    note: Reason | None = None


class Spending(Request):
    """What a project's work cost in truth, by source (nguồn vốn), đồng; together the actual cost that was accepted."""

    dossier_id: UUID
    national_fund: Annotated[Amount, Field(description="Kinh phí khuyến công quốc gia.")]
    own_capital: Annotated[Amount, Field(description="Vốn của đơn vị.")]
    local_budget: Annotated[Amount, Field(description="Ngân sách địa phương.")] = 0
    credit: Annotated[Amount, Field(description="Vốn vay.")] = 0
    other: Annotated[Amount, Field(description="Nguồn khác.")] = 0


class AgreementSettle(Dated):
    """The settlement file (hồ sơ quyết toán): its papers, and for support by a percentage what each source paid."""

    papers: Annotated[list[SettlementPaper], Field(max_length=40)] = []
    spending: Annotated[
        list[Spending],
        Field(max_length=100, description="By dossier; needed where its support is a percentage of the cost."),
    ] = []


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
    settled: Annotated[
        Amount | None,
        Field(
            description="What was settled, đồng: what was accepted; of a late filer no more than was paid by then. "
            "Null until liquidated."
        ),
    ]
    to_recover: Annotated[
        Amount | None,
        Field(description="Paid beyond what was accepted, đồng, to be recovered; null until liquidated or stopped."),
    ]


class Agreement(Recorded):
    """An agreement on carrying out projects (hợp đồng thực hiện đề án khuyến công quốc gia)."""

    state: Annotated[str, Field(description="drafted … liquidated, stopped, or void; read as an open set")]
    payable: Annotated[
        bool, Field(description="It stands, is not settled, and no late filer's: money may be asked for and paid.")
    ]
    number: Annotated[str, Field(description="Its official number; unique among agreements that are not void.")]
    province: str | None
    implementer: str
    implementer_unit: str | None
    issues_invoice: Annotated[
        bool | None, Field(description="The implementer issues an invoice to the Agency; null where it is not said.")
    ]
    lines: list[AgreedLine]
    amount: Annotated[Amount, Field(description="Sum of the lines, đồng.")]
    plan_decision: DocumentRef | None
    allocation_documents: Annotated[list[DocumentRef], Field(description="The allocations that its money rests on.")]
    signed_on: Day | None
    settlement_filed_on: Day | None
    settlement_late: Annotated[bool | None, Field(description="Filed after its last day; null until filed.")]
    papers: Annotated[list[SettlementPaper], Field(description="Of the settlement file.")]
    spending: Annotated[list[Spending], Field(description="By dossier, as the settlement file states it.")]
    liquidated_on: Day | None
    liquidation_late: Annotated[
        bool | None, Field(description="Liquidated after its last day; null until then, and where it was not judged.")
    ]
    liquidation: DocumentRef | None
    allowed_actions: list[Choice]


class AgreementFilter(ListRequest):
    """Filters of the agreements' list."""

    state: Code | None = None
    province: ProvinceUid | None = None
    exact: Exact = False
    number: Annotated[str, StringConstraints(max_length=300), CLEANED] | None = None


class AgreementCheck(Answer):
    """Whether the settlement file is complete by the checklist of its day; filing refuses what is missing."""

    complete: Annotated[bool, Field(description="Nothing is missing, of what was filed so far.")]
    gate: Annotated[str, Field(description="The gate of the checklist that was asked.", examples=["settlement"])]
    late: Annotated[bool, Field(description="It was filed after its last day, or would be: fewer papers are asked.")]
    missing: list[MissingItem]
    worth_checking: Annotated[
        list[MissingItem], Field(description="Lacking by law that is only remembered: told, never refused.")
    ]
    spending_of: Annotated[
        list[UUID], Field(description="Dossiers supported by a percentage: what each source paid must be filed.")
    ]
