"""Contracts of dossiers (hồ sơ đề án)."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from arit_contracts.dossiers.project import Beneficiary, ContentCode, DossierKind, SupportedContent
from arit_contracts.forms import Answer, Choice, Dated, DocumentRef, Exact, Filer, ListRequest, Recorded
from arit_contracts.law import Basis, Rule, Status
from arit_contracts.papers import AttachedItem, MissingItem
from arit_contracts.values import Amount, AskedYear, Code, Day, Paragraph, ProvinceUid, Title, Year

Justification = Annotated[
    Paragraph,
    Field(
        description="Why it is not the same expenditure, though a beneficiary has the same content in another project, "
        "or other State support (lý do không hỗ trợ trùng).",
    ),
]


class DossierPatch(Dated):
    """What an implementer completes while the dossier is being prepared; absent fields stay as they are."""

    title: Title | None = None
    contents: Annotated[list[SupportedContent] | None, Field(min_length=1, max_length=20)] = None
    beneficiaries: Annotated[list[Beneficiary] | None, Field(max_length=200)] = None
    items: Annotated[list[AttachedItem] | None, Field(max_length=60)] = None
    cluster_id: Annotated[UUID | None, Field(description="The industrial cluster, for C14 to C16.")] = None
    plan_years: Annotated[list[Year] | None, Field(max_length=3, description="Of a pilot: 2 or 3 years.")] = None
    double_funding_justification: Justification | None = None


class UnmetCriterion(Answer):
    """A criterion of its kind that the dossier does not meet (tiêu chí đề án điểm)."""

    field: Annotated[str, Field(description="The dossier's field that falls short.", examples=["beneficiaries"])]
    detail_vi: str
    detail_en: str
    basis: Basis


class EligibilityJudgement(Answer):
    """What the law of the day says to whether a beneficiary may be supported (đối tượng, ngành nghề, địa bàn)."""

    field: Annotated[
        str, Field(description="The dossier's field that answers it.", examples=["beneficiaries/0/legal_form"])
    ]
    question: Annotated[str, Field(description="legal_form, trade, place, content; read as an open set.")]
    verdict: Annotated[
        Literal["eligible", "not_eligible", "cannot_be_judged"],
        Field(description="What is not eligible is refused. What cannot be judged is told: often it is not declared."),
    ]
    detail_vi: str
    detail_en: str
    basis: Basis
    rule: Rule
    status: Status


class Doubled(Answer):
    """What another project claims already, or that has other State support (hỗ trợ trùng)."""

    field: Annotated[str, Field(examples=["beneficiaries/0/machines/0/serial"])]
    code: Annotated[
        str,
        Field(description="machine-twice, machine-supported, beneficiary-supported, other-state-support: an open set."),
    ]
    detail_vi: Annotated[str, Field(description="Names the other project only to those who see it.")]
    detail_en: str
    basis: Basis
    status: Status


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
    items: Annotated[list[AttachedItem], Field(description="The papers recorded so far.")]
    total_cost: Annotated[Amount, Field(description="Over all contents, đồng.")]
    requested: Annotated[Amount, Field(description="Asked of the national fund over all contents, đồng.")]
    plan_id: UUID | None
    plan_decision: DocumentRef | None
    plan_amount: Annotated[Amount | None, Field(description="What the plan's decision grants, as adjusted, đồng.")]
    raise_to: Annotated[
        Amount | None,
        Field(description="What an adjustment before the Ministry would raise it to, đồng: may be allocated."),
    ]
    ceilings: Annotated[
        list[AppraisedLine] | None,
        Field(description="The ceilings of the day of decision, frozen with the plan."),
    ]
    agreement_id: UUID | None
    place: Annotated[str | None, Field(description="Where it is carried out, as an adjustment has it.")]
    coordinating_unit: Annotated[str | None, Field(description="Who takes part, as an adjustment has it.")]
    completes_on: Annotated[Day | None, Field(description="When the work is to be done, as agreed or adjusted.")]
    clock_paused_on: Annotated[Day | None, Field(description="Since when a supplement is awaited.")]
    double_funding_justification: Justification | None
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

    complete: Annotated[bool, Field(description="Nothing is missing, unmet, not eligible or doubled: it would pass.")]
    gate: Annotated[str, Field(description="The gate of the checklist that was asked.", examples=["base_appraisal"])]
    missing: list[MissingItem]
    unmet: Annotated[list[UnmetCriterion], Field(description="What keeps a pilot (đề án điểm) from being one.")]
    worth_checking: Annotated[
        list[MissingItem], Field(description="Lacking by law that is only remembered: told, never refused.")
    ]
    remarks: Annotated[
        list[UnmetCriterion], Field(description="Unmet criteria of law that is only remembered: told, never refused.")
    ]
    eligibility: Annotated[
        list[EligibilityJudgement], Field(description="Of each beneficiary and question; only `not_eligible` refuses.")
    ]
    double_funding: Annotated[list[Doubled], Field(description="What would be funded twice; it refuses.")]
