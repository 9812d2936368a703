"""What is read of clusters: the record, its list, and how it stood on a day by what was recorded then."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    DateTime,
    FromClause,
    Text,
    Uuid,
    bindparam,
    cast,
    func,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY

from arit_contracts import clusters as contract
from arit_kit.db.resource import Resource, json_list, json_object, wire
from arit_kit.db.statements import Statement
from clusters.database import TABLES
from clusters.privileges import PRIVILEGES
from clusters.register.tables import CLUSTER, DECISION, FIGURES, PLAN_LINE
from clusters.register.workflow import CLUSTER as MACHINE

CLUSTER_ID: ColumnElement[Any] = bindparam("cluster_id", type_=Uuid())
DAY: ColumnElement[Any] = bindparam("day", type_=Date())
AS_OF: ColumnElement[Any] = bindparam("as_of", type_=DateTime(timezone=True))

COUNTED = (
    "measured_on", "recorded_at", "total_area", "industrial_area", "leasable_area", "leased_area", "land_demand",
    "infrastructure_in_operation", "wastewater_treatment", "projects_operating", "projects_building",
    "projects_stopped", "workers", "infrastructure_need", "infrastructure_invested",
)  # fmt: skip
"""Columns of figures that are shown as they stand."""


def figures_json(figures: FromClause) -> ColumnElement[Any]:
    """A row of figures as FiguresOn; what follows from them is worked out here and stored nowhere (I08)."""
    row = figures.c
    percent = func.round(row.leased_area * literal_column("100") / func.nullif(row.leasable_area, 0), 2)
    return json_object(
        {name: wire(row[name]) for name in COUNTED}
        | {
            "document": TABLES.documents.json(row.document_id),
            "unleased_area": wire(row.leasable_area - row.leased_area),
            "occupancy_percent": cast(percent, Text),
            "projects": row.projects_operating + row.projects_building + row.projects_stopped,
        }
    )


def newest_first(figures: FromClause) -> tuple[ColumnElement[Any], ...]:
    """Of one day the count that was recorded last comes first."""
    return figures.c.measured_on.desc(), figures.c.recorded_at.desc(), figures.c.id.desc()


_latest = FIGURES.alias("latest")
_establishment = DECISION.alias("establishment")
_established_by = (
    select(_establishment.c.document_id)
    .where(_establishment.c.cluster_id == CLUSTER.c.id, _establishment.c.action == literal_column("'establish'"))
    .correlate(CLUSTER)
    .scalar_subquery()
)
_decision = {
    "action": DECISION.c.action,
    "effective_on": DECISION.c.effective_on,
    "area": wire(DECISION.c.area),
    "document": TABLES.documents.json(DECISION.c.document_id),
}

CLUSTERS = Resource(
    service="clusters",
    kind="cluster",
    table=CLUSTER,
    contract=contract.Cluster,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={
        "establishment": TABLES.documents.json(_established_by),
        "decisions": json_list(_decision, DECISION.c.cluster_id == CLUSTER.c.id, by=DECISION.c.id),
        "figures": select(figures_json(_latest))
        .where(_latest.c.cluster_id == CLUSTER.c.id)
        .order_by(*newest_first(_latest))
        .limit(1)
        .scalar_subquery(),
    },
    filters={
        "province": CLUSTER.c.province == func.any(bindparam("province", type_=ARRAY(Text))),
        "kind": CLUSTER.c.kind == bindparam("kind", type_=Text()),
    },
)

NAMESAKE = Statement(
    select(CLUSTER.c.reference)
    .where(
        CLUSTER.c.province == func.any(bindparam("provinces", type_=ARRAY(Text))),
        func.vn_fold(CLUSTER.c.former_district) == func.vn_fold(bindparam("district", type_=Text())),
        func.vn_fold(CLUSTER.c.name) == func.vn_fold(bindparam("name", type_=Text())),
        CLUSTER.c.state != literal_column("'removed_from_plan'"),
        CLUSTER.c.state != literal_column("'abolished'"),
    )
    .limit(1)
)
"""The live cluster of a name in a district under these provinces, served by the index that keeps it the only one."""

END_LINE = Statement(
    update(PLAN_LINE)
    .where(PLAN_LINE.c.cluster_id == CLUSTER_ID, PLAN_LINE.c.valid_to.is_(None))
    .values(valid_to=bindparam("valid_to", type_=Date()), ended_at=bindparam("ended_at", type_=DateTime(timezone=True)))
)
"""Ends the plan line that is in force, under the cluster's lock."""

LINES_OF = Statement(
    select(
        *(column for column in PLAN_LINE.c if column.name != "area"),
        wire(PLAN_LINE.c.area).label("area"),
        TABLES.documents.json(PLAN_LINE.c.document_id).label("document"),
    )
    .where(PLAN_LINE.c.cluster_id == CLUSTER_ID)
    .order_by(PLAN_LINE.c.valid_from, PLAN_LINE.c.id)
)
"""All plan lines of a cluster, oldest first.

Those of one day by their ids, made under the cluster's lock; `recorded_at` is of before the wait for it.
"""

STATE_ON = Statement(
    select(TABLES.history.c.to_state)
    .where(
        TABLES.history.c.record_id == CLUSTER_ID,
        TABLES.history.c.effective_on <= DAY,
        TABLES.history.c.recorded_at <= AS_OF,
    )
    .order_by(TABLES.history.c.seq.desc())
    .limit(1)
)
"""Where the cluster stood on a day, by what was recorded by a moment."""

FIGURES_ON = Statement(
    select(figures_json(FIGURES))
    .where(FIGURES.c.cluster_id == CLUSTER_ID, FIGURES.c.measured_on <= DAY, FIGURES.c.recorded_at <= AS_OF)
    .order_by(*newest_first(FIGURES))
    .limit(1)
)
"""The latest figures of a day, by what was recorded by a moment, as JSON."""
