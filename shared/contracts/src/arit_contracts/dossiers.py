"""Contracts of the service dossiers: industrial-promotion projects from registration to liquidation."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from arit_contracts.forms import Act as Act
from arit_contracts.forms import ActWithReason as ActWithReason
from arit_contracts.forms import Answer, Choice, Dated, DocumentRef, ListRequest, Recorded, Request
from arit_contracts.forms import DeadlineAnswer as DeadlineAnswer
from arit_contracts.values import (
    CLEANED,
    Amount,
    AskedYear,
    Code,
    Day,
    Name,
    Paragraph,
    Percent,
    PositiveAmount,
    ProvinceUid,
    Title,
    UnitCode,
    Year,
)

ContentCode = Annotated[
    str,
    StringConstraints(pattern=r"^C[0-9]{2}[A-Za-z]?$"),
    CLEANED,
    Field(description="What is supported (nội dung hoạt động khuyến công), by code.", examples=["C04"]),
]
DossierKind = Literal["single", "group", "pilot", "task"]
Filer = Literal["province", "agency"]
"""Who files: a province's Sở Công Thương, or one of the Agency's own units."""

Exact = Annotated[bool, Field(description="Only this unit, not its predecessors.")]
Status = Annotated[str, Field(description="How well the law is known: verified, secondary, memory, unknown.")]
Basis = Annotated[str, Field(description="The text of law with its article.", examples=["TT 28/2018/TT-BTC, Đ8 k4"])]
Rule = Annotated[
    str, Field(description="The block of law that judged it, by key and first day.", examples=["C04@2018-05-11"])
]

# Registration (đăng ký kế hoạch)


class Beneficiary(Request):
    """Who benefits (đơn vị thụ hưởng): an establishment of rural industry, and what Sở declares of it."""

    name: Name
    tax_code: Annotated[
        Annotated[str, StringConstraints(pattern=r"^[0-9]{10}(-[0-9]{3})?$"), CLEANED] | None,
        Field(examples=["1500123456"]),
    ] = None
    commune: Annotated[Name | None, Field(description="Where it is: the commune's name of that day.")] = None
    is_implementer: Annotated[bool, Field(description="It carries the project out itself.")] = False


class SupportedContent(Request):
    """One content of a project: what is supported, what it costs and what is asked for."""

    content: ContentCode
    description: Paragraph | None = None
    total_cost: Annotated[Amount, Field(description="The whole cost that may be supported, đồng.")]
    requested: Annotated[Amount, Field(description="Asked of the national fund, đồng.")]


class RegistrationLine(Request):
    """A line of the list (Mẫu số 2): a project to be."""

    title: Title
    kind: DossierKind = "single"
    contents: Annotated[list[SupportedContent], Field(min_length=1, max_length=20)]
    beneficiaries: Annotated[list[Beneficiary], Field(max_length=200)] = []
    implementer: Name
    implementer_unit: Annotated[UnitCode | None, Field(description="The unit whose staff may work on it.")] = None
    plan_years: Annotated[list[Year], Field(max_length=3, description="Of a pilot: 2 or 3 years.")] = []
    re_registers: Annotated[UUID | None, Field(description="The dossier of an earlier year that it replaces.")] = None


class RegistrationCreate(Dated):
    """A year's list of a province's Sở Công Thương, or of one of the Agency's units."""

    plan_year: Year
    province: Annotated[ProvinceUid | None, Field(description="Null when one of the Agency's own units files.")] = None
    unit: Annotated[UnitCode | None, Field(description="The Agency's unit that files, where no province does.")] = None
    lines: Annotated[list[RegistrationLine], Field(min_length=1, max_length=500)]


class RegistrationSend(Dated):
    """Sending the list to the Agency, with its letter (công văn đăng ký, R1)."""

    document: DocumentRef


class Registration(Recorded):
    """A list of projects registered for a plan year (bản đăng ký kế hoạch khuyến công quốc gia)."""

    state: Annotated[str, Field(description="drafted, sent, received")]
    plan_year: Year
    filed_by: Filer
    province: str | None
    unit: str | None
    dossier_ids: list[UUID]
    document: DocumentRef | None
    due_on: Annotated[Day, Field(description="The last day on which it is in time.")]
    late: Annotated[bool | None, Field(description="Sent after that day: flagged, never lost. Null until sent.")]
    allowed_actions: list[Choice]


class RegistrationFilter(ListRequest):
    """Filters of the registrations' list."""

    plan_year: AskedYear | None = None
    state: Code | None = None
    province: ProvinceUid | None = None
    exact: Exact = False


# Dossier (hồ sơ đề án)


class ChecklistItem(Request):
    """A paper of the dossier (thành phần hồ sơ), present when its code and sets are recorded."""

    code: Code
    sets: Annotated[int, Field(ge=1, le=20, strict=True)] = 1
    document: DocumentRef | None = None


class DossierPatch(Dated):
    """What an implementer completes while the dossier is being prepared; absent fields stay as they are."""

    title: Title | None = None
    contents: Annotated[list[SupportedContent] | None, Field(min_length=1, max_length=20)] = None
    beneficiaries: Annotated[list[Beneficiary] | None, Field(max_length=200)] = None
    items: Annotated[list[ChecklistItem] | None, Field(max_length=60)] = None
    cluster_id: Annotated[UUID | None, Field(description="The industrial cluster, for C14 to C16.")] = None
    plan_years: Annotated[list[Year] | None, Field(max_length=3, description="Of a pilot: 2 or 3 years.")] = None


class MissingItem(Answer):
    """A paper that the checklist of the day asks for and the dossier lacks."""

    code: Annotated[str, Field(description="The paper's code in the checklist.", examples=["D2"])]
    label_vi: str
    label_en: str
    basis: Basis


class UnmetCriterion(Answer):
    """A criterion of its kind that the dossier does not meet (tiêu chí đề án điểm)."""

    field: Annotated[str, Field(description="The dossier's field that falls short.", examples=["beneficiaries"])]
    detail_vi: str
    detail_en: str
    basis: Basis


class AppraisedLine(Answer):
    """What was proposed for a content, with the ceiling that judged it."""

    content: str
    eligible_cost: Annotated[Amount, Field(description="The cost that counts, đồng.")]
    proposed: Annotated[Amount, Field(description="Proposed support, đồng.")]
    ceiling: Annotated[
        Amount | None, Field(description="min(rate x cost, cap) of the law of the day; null if unknown.")
    ]
    rule: Rule
    basis: Basis
    status: Status
    provisional: Annotated[bool, Field(description="The date that selects the rule does not exist yet.")]


class Dossier(Recorded):
    """An industrial-promotion project (hồ sơ đề án khuyến công quốc gia)."""

    state: Annotated[str, Field(description="Where it stands; read as an open set. No state speaks of money.")]
    planned: Annotated[bool, Field(description="A decided plan grants it an amount: money may be allocated to it.")]
    plan_year: Year
    kind: DossierKind
    title: str
    filed_by: Filer
    province: Annotated[str | None, Field(description="Of the filing; null for the Agency's own units.")]
    implementer: str
    implementer_unit: Annotated[str | None, Field(description="The unit whose staff may work on it.")]
    registration_id: UUID
    re_registers: Annotated[UUID | None, Field(description="The dossier of an earlier year that it replaces.")]
    cluster_id: Annotated[UUID | None, Field(description="The industrial cluster, for C14 to C16.")]
    contents: list[SupportedContent]
    beneficiaries: list[Beneficiary]
    plan_years: Annotated[list[int], Field(description="Of a pilot: 2 or 3 years.")]
    items: Annotated[list[ChecklistItem], Field(description="The papers recorded so far.")]
    total_cost: Annotated[Amount, Field(description="Over all contents, đồng.")]
    requested: Annotated[Amount, Field(description="Asked of the national fund over all contents, đồng.")]
    plan_id: UUID | None
    plan_decision: DocumentRef | None
    plan_amount: Annotated[Amount | None, Field(description="What the plan's decision grants, đồng.")]
    ceilings: Annotated[
        list[AppraisedLine] | None,
        Field(description="The ceilings of the day of decision, frozen with the plan."),
    ]
    agreement_id: UUID | None
    clock_paused_on: Annotated[Day | None, Field(description="Since when a supplement is awaited.")]
    allowed_actions: list[Choice]


class DossierFilter(ListRequest):
    """Filters of the dossiers' list."""

    plan_year: AskedYear | None = None
    state: Code | None = None
    kind: DossierKind | None = None
    content: ContentCode | None = None
    province: ProvinceUid | None = None
    exact: Exact = False
    registration_id: UUID | None = None
    plan_id: UUID | None = None
    agreement_id: UUID | None = None


class DossierCheck(Answer):
    """Whether a dossier is complete by the checklist of its day; a draft is warned, submitting refuses."""

    complete: Annotated[bool, Field(description="Nothing is missing and no criterion unmet: submitting would pass.")]
    gate: Annotated[str, Field(description="The gate of the checklist that was asked.", examples=["base_appraisal"])]
    missing: list[MissingItem]
    unmet: Annotated[list[UnmetCriterion], Field(description="What keeps a pilot (đề án điểm) from being one.")]
    worth_checking: Annotated[
        list[MissingItem], Field(description="Lacking by law that is only remembered: told, never refused.")
    ]


# Appraisal (thẩm định)

AppraisalLevel = Literal["base", "ministry"]


class AppraisalLine(Request):
    """What the appraisal proposes for one content."""

    content: ContentCode
    eligible_cost: Annotated[Amount, Field(description="The cost that counts, đồng.")]
    proposed: Annotated[Amount, Field(description="Proposed support, đồng; never above the ceiling.")]


class AppraisalCreate(Dated):
    """A record of appraisal at the base (Sở Công Thương) or the ministry's (the Agency's) level."""

    dossier_id: UUID
    level: AppraisalLevel
    method: Annotated[Literal["council", "staff"], Field(description="By a council (hội đồng) or by staff.")] = "staff"
    verdict: Annotated[Literal["passed", "failed"], Field(description="đạt / không đạt")]
    lines: Annotated[list[AppraisalLine], Field(min_length=1, max_length=20)]
    opinion: Paragraph | None = None


class AppraisalApprove(Dated):
    """Approval of the record, with its document."""

    document: DocumentRef | None = None


class Appraisal(Recorded):
    """An appraisal (thẩm định): drafted by one person, approved by another."""

    state: Annotated[str, Field(description="drafted, approved")]
    dossier_id: UUID
    level: AppraisalLevel
    method: Annotated[str, Field(description="council, staff")]
    verdict: Annotated[str, Field(description="passed (đạt), failed (không đạt)")]
    lines: list[AppraisedLine]
    proposed_total: Annotated[Amount, Field(description="Sum of what the lines propose, đồng.")]
    opinion: str | None
    province: str | None
    document: DocumentRef | None
    allowed_actions: list[Choice]


class AppraisalFilter(ListRequest):
    """Filters of the appraisals' list."""

    dossier_id: UUID | None = None
    level: AppraisalLevel | None = None
    state: Code | None = None
    province: ProvinceUid | None = None
    exact: Exact = False


# Plan (kế hoạch khuyến công)


class PlanLine(Request):
    """One dossier of a plan and what it is granted over all its contents, đồng."""

    dossier_id: UUID
    amount: PositiveAmount


class StatedTotals(Request):
    """What the decision itself states, kept beside the sum of the lines that were entered."""

    amount: Amount
    projects: Annotated[int, Field(ge=0, le=100_000, strict=True)]


class PlanCreate(Dated):
    """A plan to be decided by the Ministry; approved and funded are independent."""

    plan_year: Year
    title: Title
    stated: StatedTotals
    lines: Annotated[list[PlanLine], Field(min_length=1, max_length=500)]


class PlanDecide(Dated):
    """The Ministry's decision (quyết định phê duyệt kế hoạch)."""

    document: DocumentRef


class PlannedLine(Answer):
    """A dossier's line of the plan."""

    dossier_id: UUID
    province: str | None
    amount: Amount


class Plan(Recorded):
    """A plan of industrial promotion (kế hoạch khuyến công quốc gia), drafted, then decided by the Ministry."""

    state: Annotated[str, Field(description="drafted, decided")]
    plan_year: Year
    title: str
    stated: StatedTotals
    lines: Annotated[list[PlannedLine], Field(description="A province sees its own.")]
    lines_total: Annotated[Amount | None, Field(description="Sum of all lines, đồng; not told to provinces.")]
    decision: DocumentRef | None
    decided_on: Day | None
    allowed_actions: list[Choice]


class PlanFilter(ListRequest):
    """Filters of the plans' list."""

    plan_year: AskedYear | None = None
    state: Code | None = None


# Agreement (hợp đồng thực hiện đề án)


class AgreementLine(Request):
    """A dossier of the agreement, the budget year that pays, and the amount in đồng."""

    dossier_id: UUID
    year: Year
    amount: PositiveAmount


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
    amount: Amount
    advance_class: Annotated[str | None, Field(description="The class of advance by content and date of signing.")]
    advance_rule: Annotated[str | None, Field(description="The block of law that set the class, by key and first day.")]
    accepted: Annotated[Amount | None, Field(description="Accepted value of support, đồng.")]
    accepted_on: Day | None


class Agreement(Recorded):
    """An agreement on carrying out projects (hợp đồng thực hiện đề án khuyến công quốc gia)."""

    state: Annotated[str, Field(description="drafted … liquidated, or void; read as an open set")]
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


# Payment request (đề nghị tạm ứng, thanh toán)

PaymentKind = Literal["advance", "payment"]


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
    progress_percent: Annotated[Percent | None, Field(description="How much of the work is done, percent.")] = None


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


# Acceptance (nghiệm thu cơ sở)


class AcceptanceCreate(Dated):
    """The record of acceptance of one dossier (biên bản nghiệm thu cơ sở, Mẫu 5a, 5b or 5c)."""

    agreement_id: UUID
    dossier_id: UUID
    form: Annotated[Literal["5a", "5b", "5c"], Field(description="5a: no invoice to the Agency; 5b, 5c: with invoice.")]
    actual_cost: Annotated[Amount, Field(description="What the work cost in truth, đồng.")]
    accepted: Annotated[Amount, Field(description="Support accepted, đồng.")]


class Acceptance(Recorded):
    """An acceptance (nghiệm thu), written by the implementer, confirmed by the Sở or the Agency."""

    state: Annotated[str, Field(description="drafted, confirmed")]
    agreement_id: UUID
    dossier_id: UUID
    form: str
    actual_cost: Amount
    accepted: Amount
    province: str | None
    implementer_unit: str | None
    confirmed_on: Day | None
    allowed_actions: list[Choice]


class AcceptanceFilter(ListRequest):
    """Filters of the acceptances' list."""

    agreement_id: UUID | None = None
    dossier_id: UUID | None = None
    state: Code | None = None
    province: ProvinceUid | None = None
    exact: Exact = False


# Support (mức hỗ trợ)


class SupportCalculation(Answer):
    """The most that the national fund may give: min(rate x cost, cap), rounded down to the đồng."""

    content: str
    eligible_cost: Amount
    on: Annotated[Day, Field(description="The day that selected the rule.")]
    amount: Annotated[Amount | None, Field(description="Null where the law's value is not known.")]
    rate_percent: str | None
    cap: Amount | None
    unit: Annotated[str | None, Field(description="What the cap counts for each of.", examples=["establishment"])]
    rule: Rule
    basis: Basis
    status: Status
    note: Annotated[str | None, Field(description="What a lawyer should know of the rule, in Vietnamese.")]
    provisional: Annotated[
        bool, Field(description="The plan's decision, whose date selects the rule, is not there yet.")
    ]
