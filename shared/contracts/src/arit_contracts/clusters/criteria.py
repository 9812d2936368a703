"""Contracts of the criteria that a cluster's plan, establishment or expansion is judged by (K1–K7)."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from arit_contracts.clusters.cluster import ClusterKind, PlannedArea
from arit_contracts.forms import Answer, Request
from arit_contracts.law import Basis, Rule, Status
from arit_contracts.values import Area, Day, Flag, Name, ProvinceUid

Verdict = Literal["met", "not_met", "cannot_be_judged", "not_applicable"]
Question = Literal["plan", "establish", "expand"]


class LandFigures(Request):
    """What is known of a cluster's industrial land, hectares; what is not known is left out."""

    cluster_id: Annotated[
        UUID | None, Field(description="What is not given is read of its latest figures of the day.")
    ] = None
    name: Name | None = None
    leasable_area: Area | None = None
    leased_area: Area | None = None


class CriteriaCheck(Request):
    """What is asked: may a cluster of these figures be planned, established, expanded? Left out: not known."""

    question: Question
    on: Annotated[Day | None, Field(description="The day that selects the rules; today when silent.")] = None
    cluster_id: Annotated[UUID | None, Field(description="What is not given is read of this cluster.")] = None
    province: ProvinceUid | None = None
    former_district: Annotated[
        Name | None,
        Field(description="With `province`: its other established clusters are read of the register."),
    ] = None
    kind: ClusterKind | None = None
    mountainous: Flag | None = None
    area: Annotated[PlannedArea | None, Field(description="Planned, or after the expansion, hectares.")] = None
    area_before: Annotated[PlannedArea | None, Field(description="Before the expansion, hectares.")] = None
    in_plan: Annotated[Flag | None, Field(description="It stands in the plan in force.")] = None
    district_clusters: Annotated[
        list[LandFigures] | None,
        Field(max_length=100, description="The other established clusters of the district; [] says there are none."),
    ] = None
    leasable_area: Annotated[Area | None, Field(description="Of the cluster that expands.")] = None
    leased_area: Area | None = None
    industrial_area: Area | None = None
    land_demand: Area | None = None
    infrastructure_in_operation: Flag | None = None


class SourceFigure(Answer):
    """A figure that a criterion was judged by, and where it comes from."""

    name: Annotated[str, Field(examples=["leased_area"])]
    value: str | None
    unit: Annotated[str, Field(description="hectare, bool or code")]
    source: Annotated[str, Field(description="request, or the URN of the record that it was read of")]
    measured_on: Day | None


class JudgedPart(Answer):
    """One comparison: the value, the bound and how strictly they are compared."""

    what: Annotated[str, Field(examples=["mean_occupancy_weighted", "unleased_area"])]
    value: Annotated[str | None, Field(description="Null: a figure is missing.")]
    comparison: Annotated[str, Field(description=">, >=, <, <=, =")]
    bound: Annotated[str | None, Field(description="Null: it is not known.")]
    unit: str
    verdict: Verdict


class Criterion(Answer):
    """A criterion, judged: met where the parts say so; a missing figure is never a pass."""

    code: Annotated[str, Field(examples=["K4"])]
    label_vi: str
    label_en: str
    verdict: Verdict
    parts: list[JudgedPart]
    figures: list[SourceFigure]
    note_vi: str | None
    note_en: str | None
    rule: Rule | None
    basis: Basis
    status: Status


class CriteriaAnswer(Answer):
    """All criteria of the question by the rules of a day; the worst of them is the verdict."""

    question: Question
    on: Day
    rule_set: Annotated[str, Field(examples=["CCN-2020"])]
    verdict: Verdict
    criteria: list[Criterion]
