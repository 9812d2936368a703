"""Contracts of the register of industrial clusters (cụm công nghiệp, CCN)."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from arit_contracts.forms import Answer, Choice, Dated, DocumentRef, Exact, ListRequest, Recorded, Request
from arit_contracts.values import Amount, Area, AskedInstant, Code, Day, Flag, Instant, Name, ProvinceUid, Reason

ClusterKind = Literal["ordinary", "craft_village"]
InvestorKind = Literal["enterprise", "cooperative", "district_unit", "organisation"]

PlannedArea = Annotated[Area, Field(gt=0)]
Count = Annotated[int, Field(ge=0, le=1_000_000, strict=True)]


class PlanLine(Dated):
    """A line of the plan in force (quy hoạch, phương án, danh mục CCN): what it grants the cluster, from which day."""

    document: Annotated[DocumentRef, Field(description="The decision that approves the plan or changes it.")]
    area: PlannedArea
    phase: Annotated[Name | None, Field(description="When it is to be built.", examples=["2021-2025"])] = None


class ClusterCreate(PlanLine):
    """A planned cluster enters the register, by the plan's decision; it holds from `effective_on`."""

    name: Name
    province: ProvinceUid
    former_district: Annotated[
        Name, Field(description="The district (huyện) that it lies in, or lay in until 2025-06-30.")
    ]
    commune: Annotated[Name | None, Field(description="The commune, by its name of that day.")] = None
    kind: ClusterKind = "ordinary"
    mountainous: Annotated[Flag, Field(description="In a mountainous district.")] = False


class ClusterDecided(Dated):
    """A step that a decision of the province brings about."""

    document: DocumentRef


class ClusterEstablish(ClusterDecided):
    """The province's decision to establish the cluster (quyết định thành lập)."""

    area: PlannedArea
    investor: Annotated[Name, Field(description="Who builds the infrastructure.")]
    investor_kind: InvestorKind


class ClusterExpand(ClusterDecided):
    """The province's decision to expand it; `area` is the whole area afterwards."""

    area: PlannedArea


class ClusterAbolish(ClusterDecided):
    """The province's decision to abolish it (bãi bỏ)."""

    note: Annotated[Reason, Field(description="Why.")]


class ClusterFigures(Dated):
    """What was counted of a cluster on a day; a later count of the same day takes an earlier one's place."""

    measured_on: Annotated[Day, Field(description="The day that the figures are of; not after `effective_on`.")]
    document: Annotated[DocumentRef | None, Field(description="The report that they come from.")] = None
    total_area: Area
    industrial_area: Annotated[Area, Field(description="Industrial land, hectares.")]
    leasable_area: Annotated[Area, Field(description="Industrial land ready to be leased, hectares.")]
    leased_area: Annotated[Area, Field(description="Of that, leased, hectares.")]
    land_demand: Annotated[Area | None, Field(description="Recorded demand for industrial land, hectares.")] = None
    infrastructure_in_operation: Annotated[
        Flag | None, Field(description="Common infrastructure is built and regularly operated.")
    ] = None
    wastewater_treatment: Annotated[Flag | None, Field(description="Central wastewater treatment operates.")] = None
    projects_operating: Count | None = None
    projects_building: Count | None = None
    projects_stopped: Count | None = None
    workers: Count | None = None
    infrastructure_need: Annotated[Amount | None, Field(description="Capital that the infrastructure needs.")] = None
    infrastructure_invested: Annotated[Amount | None, Field(description="Of that, invested so far.")] = None


class FiguresOn(Answer):
    """Figures as they were counted, with what follows from them."""

    measured_on: Day
    recorded_at: Instant
    document: DocumentRef | None
    total_area: Area
    industrial_area: Area
    leasable_area: Area
    leased_area: Area
    unleased_area: Annotated[Area, Field(description="Leasable and not leased.")]
    occupancy_percent: Annotated[str | None, Field(description="Leased of leasable, to 0.01; null when none is.")]
    land_demand: Area | None
    infrastructure_in_operation: bool | None
    wastewater_treatment: bool | None
    projects_operating: int | None
    projects_building: int | None
    projects_stopped: int | None
    projects: Annotated[int | None, Field(description="All of them; null while any part is not known.")]
    workers: int | None
    infrastructure_need: Amount | None
    infrastructure_invested: Amount | None


class PlanLineOn(Answer):
    """A line of the plan, and from when to when it is in force."""

    valid_from: Day
    valid_to: Day | None
    area: Area
    phase: str | None
    document: DocumentRef


class DecisionOn(Answer):
    """A decision of the province upon a cluster, and from when it holds."""

    action: Annotated[str, Field(examples=["establish"])]
    effective_on: Day
    area: Annotated[Area | None, Field(description="The whole area that it establishes, hectares.")]
    document: DocumentRef


class Cluster(Recorded):
    """An industrial cluster (cụm công nghiệp); its id outlives every change of its place's name."""

    state: Annotated[str, Field(description="Where it stands; read as an open set.")]
    name: str
    province: Annotated[str, Field(description="The province on the day it was registered.")]
    former_district: str
    commune: str | None
    kind: ClusterKind
    mountainous: bool
    planned_area: Annotated[Area | None, Field(description="Of the plan line in force; null once it is removed.")]
    phase: str | None
    established_area: Annotated[Area | None, Field(description="By the decision to establish or expand it.")]
    established_on: Day | None
    establishment: Annotated[DocumentRef | None, Field(description="The decision that established it.")]
    investor: str | None
    investor_kind: InvestorKind | None
    decisions: Annotated[list[DecisionOn], Field(description="What the province decided of it, oldest first.")]
    figures: Annotated[FiguresOn | None, Field(description="The latest ones.")]
    allowed_actions: list[Choice]


class ClusterFilter(ListRequest):
    """Filters of the clusters' list."""

    state: Code | None = None
    province: ProvinceUid | None = None
    exact: Exact = False
    kind: ClusterKind | None = None


class ClusterOnAsked(Request):
    """Which day is asked of, and by what was known when."""

    on: Annotated[Day | None, Field(description="What held in law that day; today when silent.")] = None
    as_of: Annotated[AskedInstant | None, Field(description="By what was recorded then; now when silent.")] = None


class ClusterOn(Answer):
    """A cluster as it was on a day: its place by that day's names, its plan, its figures."""

    id: UUID
    reference: str
    on: Day
    as_of: Instant
    name: str
    state: Annotated[str | None, Field(description="Null before it was registered.")]
    province: Annotated[str, Field(description="The province of that day, the successor of a merged one.")]
    province_name: Annotated[str, Field(description="By its name of that day.", examples=["Bắc Giang", "Bắc Ninh"])]
    district: Annotated[str | None, Field(description="Null from 2025-07-01: districts are no more.")]
    former_district: str
    commune: str | None
    plan_line: PlanLineOn | None
    figures: FiguresOn | None
