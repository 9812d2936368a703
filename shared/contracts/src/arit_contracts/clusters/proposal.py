"""Contracts of provinces' proposals on the planning of clusters, and of the ministry's opinion on them."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from arit_contracts.clusters.cluster import ClusterKind, PlannedArea
from arit_contracts.clusters.criteria import CriteriaAnswer
from arit_contracts.forms import Answer, Choice, Dated, DocumentRef, Exact, Filer, ListRequest, Recorded, Request
from arit_contracts.papers import ChecklistItem, MissingItem
from arit_contracts.values import Area, AskedYear, Code, Day, Flag, Name, Paragraph, ProvinceUid, Reason, Title

ProposalKind = Literal["new_plan", "adjustment", "supplement", "removal", "provincial_planning", "rephasing"]
Change = Literal["add", "remove", "expand", "reduce", "relocate", "rename", "rephase", "keep"]
LineVerdict = Literal["agree", "agree_with_conditions", "disagree", "return"]


class ProposedLine(Request):
    """One cluster of the proposal and what is to change of it; `add` names a new one, all others a registered one."""

    change: Change
    cluster_id: Annotated[UUID | None, Field(description="The registered cluster; not of `add`.")] = None
    name: Annotated[Name | None, Field(description="Of `add` and `rename`: its name from then on.")] = None
    former_district: Annotated[Name | None, Field(description="Of `add` and `relocate`: the district.")] = None
    commune: Name | None = None
    kind: ClusterKind | None = None
    mountainous: Flag | None = None
    area: Annotated[
        PlannedArea | None, Field(description="Afterwards, hectares; left out: the letter does not say.")
    ] = None
    phase: Annotated[Name | None, Field(description="When it is to be built; of `rephase` required.")] = None
    conversion_plan: Annotated[
        Paragraph | None, Field(description="Of `remove`: what becomes of it (phương án chuyển đổi).")
    ] = None


class ClusterProposalCreate(Dated):
    """A province's proposal; its own Sở records it, or the Agency's clerk for a letter on paper."""

    kind: ProposalKind
    province: ProvinceUid
    title: Title
    letter: Annotated[DocumentRef, Field(description="The letter that asks; any issuer of the province's.")]
    lines: Annotated[list[ProposedLine], Field(min_length=1, max_length=100)]
    items: Annotated[list[ChecklistItem], Field(max_length=60, description="The papers that came.")] = []


class ClusterProposalPatch(Dated):
    """What changes while it is drafted or a supplement is awaited; absent fields stay as they are."""

    title: Title | None = None
    lines: Annotated[list[ProposedLine] | None, Field(min_length=1, max_length=100)] = None
    items: Annotated[list[ChecklistItem] | None, Field(max_length=60)] = None


class RuleSetOverride(Request):
    """A transitional case is judged by another set of rules than its day's; the law that says so is cited."""

    rule_set: Annotated[str, Field(pattern=r"^CCN-[0-9]{4}$", examples=["CCN-2017"])]
    basis: Annotated[Reason, Field(description="The provision that says so.")]


class ClusterProposalAccept(Dated):
    """The papers are complete: the term begins, and the rules of this day judge the case from now on."""

    override: RuleSetOverride | None = None


class Consultation(Dated):
    """Another body is asked for its view."""

    body: Name
    document: DocumentRef
    answer_by: Day | None = None


class ConsultationAnswer(Dated):
    """What it answered."""

    document: DocumentRef
    view: Paragraph


class JudgedLine(Request):
    """The verdict on one line, by its place in the proposal from 1 on."""

    line: Annotated[int, Field(ge=1, le=100, strict=True)]
    verdict: LineVerdict
    conditions: Annotated[Paragraph | None, Field(description="Required of agree_with_conditions.")] = None
    note: Paragraph | None = None


class ClusterProposalAppraise(Dated):
    """The specialist's appraisal (phiếu thẩm định): a verdict on each line, and one over all."""

    lines: Annotated[list[JudgedLine], Field(min_length=1, max_length=100)]
    verdict: LineVerdict
    partial: Annotated[Flag, Field(description="The verdict over all speaks of the agreed lines only.")] = False


class ClusterProposalIssue(Dated):
    """The opinion (văn bản góp ý) as signed and numbered."""

    document: DocumentRef


class DecidedLine(Request):
    """What the province decided on one line."""

    line: Annotated[int, Field(ge=1, le=100, strict=True)]
    adopted: Flag
    area: Annotated[PlannedArea | None, Field(description="As decided; left out: as proposed.")] = None
    phase: Name | None = None


class ClusterProposalDecide(Dated):
    """The province's decision after the opinion; adopted lines change the register."""

    document: DocumentRef
    lines: Annotated[list[DecidedLine], Field(min_length=1, max_length=100)]


class Deviation(Answer):
    """Where the province's decision differs from the opinion."""

    line: Annotated[int | None, Field(description="Null: the decision as a whole.")]
    code: Annotated[str, Field(examples=["adopted-against-opinion"])]
    detail_vi: str
    detail_en: str


class ConsultationOn(Answer):
    """A body that was asked, and what it answered so far."""

    body: str
    asked_on: Day
    document: DocumentRef
    answer_by: Day | None
    answered_on: Day | None
    answer: DocumentRef | None
    view: str | None


class ProposalLine(Answer):
    """One line from proposal to decision; a province learns of the verdict with the opinion."""

    line: int
    change: Change
    cluster_id: Annotated[UUID | None, Field(description="Of `add`: the cluster that the decision registered.")]
    name: str
    former_district: str | None
    commune: str | None
    kind: ClusterKind | None
    mountainous: bool | None
    area_before: Area | None
    area: Area | None
    phase: str | None
    conversion_plan: str | None
    verdict: LineVerdict | None
    conditions: str | None
    note: str | None
    adopted: bool | None
    decided_area: Area | None
    decided_phase: str | None


class ClusterProposal(Recorded):
    """A proposal on the planning of clusters (đề nghị quy hoạch, điều chỉnh, bổ sung quy hoạch, phương án CCN)."""

    state: Annotated[str, Field(description="Where it stands; read as an open set.")]
    kind: ProposalKind
    filed_by: Filer
    province: str
    title: str
    letter: DocumentRef
    lines: list[ProposalLine]
    items: Annotated[list[ChecklistItem], Field(description="The papers recorded so far.")]
    rule_set: Annotated[str | None, Field(description="The rules that judge it, from its complete papers on.")]
    rule_set_basis: Annotated[str | None, Field(description="Of a transitional case: the provision.")]
    received_on: Day | None
    accepted_on: Annotated[Day | None, Field(description="When its papers were complete: the term's first event.")]
    due_on: Annotated[Day | None, Field(description="When the opinion is due, while no supplement is awaited.")]
    clock_paused_on: Annotated[Day | None, Field(description="Since when a supplement is awaited.")]
    consultations: Annotated[
        list[ConsultationOn], Field(description="A province learns of them with the opinion; [] before.")
    ]
    verdict: Annotated[LineVerdict | None, Field(description="Over all; a province learns of it with the opinion.")]
    partial: bool | None
    opinion: Annotated[DocumentRef | None, Field(description="The ministry's opinion.")]
    opinion_on: Day | None
    decision: Annotated[DocumentRef | None, Field(description="What the province decided afterwards.")]
    deviations: list[Deviation]
    allowed_actions: list[Choice]


class ClusterProposalFilter(ListRequest):
    """Filters of the proposals' list."""

    state: Code | None = None
    kind: ProposalKind | None = None
    province: ProvinceUid | None = None
    exact: Exact = False
    year: Annotated[AskedYear | None, Field(description="Of the letter.")] = None


class ClusterProposalCheck(Answer):
    """What accepting would refuse for, and how each line stands to the criteria of the day."""

    complete: bool
    missing: list[MissingItem]
    worth_checking: Annotated[
        list[MissingItem], Field(description="Lacking by law that is only remembered: told, never refused.")
    ]
    lines: Annotated[list[CriteriaAnswer | None], Field(description="By place; null where nothing is judged.")]
