"""What is stored of a cluster: its row as it stands, and dated rows of its plan lines, decisions and figures.

The dated rows are never changed, but that a plan line is ended. Areas are hectares.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    Numeric,
    Table,
    Text,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ExcludeConstraint

from arit_kit.db.resource import record_table
from arit_kit.db.search import search_column, search_index
from clusters.database import METADATA
from clusters.register.workflow import CLUSTER as MACHINE

AREA = Numeric(12, 4)

CLUSTER = record_table(
    "cluster",
    METADATA,
    Column("name", Text, nullable=False),
    Column("former_district", Text, nullable=False),
    Column("commune", Text),
    Column("kind", Text, nullable=False),
    Column("mountainous", Boolean, nullable=False),
    Column("planned_area", AREA),
    Column("phase", Text),
    Column("established_area", AREA),
    Column("established_on", Date),
    Column("investor", Text),
    Column("investor_kind", Text),
    search_column("reference", "name", "former_district", "commune"),
    CheckConstraint("planned_area > 0 AND established_area > 0", name="ck_cluster_areas"),
    CheckConstraint("(established_on IS NULL) = (established_area IS NULL)", name="ck_cluster_establishment"),
    prefix="CCN",
    machine=MACHINE,
)
Index("ix_cluster_province", CLUSTER.c.province, CLUSTER.c.id)
Index("ix_cluster_state", CLUSTER.c.state, CLUSTER.c.id)
Index("ix_cluster_kind", CLUSTER.c.kind, CLUSTER.c.id)
Index(
    "uq_cluster_name",
    CLUSTER.c.province,
    func.lower(CLUSTER.c.former_district),
    func.lower(CLUSTER.c.name),
    unique=True,
    postgresql_where=text("state <> 'removed_from_plan' AND state <> 'abolished'"),
)
search_index(CLUSTER)


def _dated(name: str, *columns: Column[object] | CheckConstraint | ExcludeConstraint) -> Table:
    """A table of dated rows of a cluster, in its province's scope."""
    return Table(
        name,
        METADATA,
        Column("id", Uuid, primary_key=True),
        Column("cluster_id", Uuid, ForeignKey("cluster.id"), nullable=False),
        Column("province", Text),
        Column("implementer_unit", Text),
        Column("recorded_at", DateTime(timezone=True), nullable=False),
        *columns,
    )


PLAN_LINE = _dated(
    "cluster_plan_line",
    Column("document_id", Uuid, ForeignKey("document.id"), nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Column("ended_at", DateTime(timezone=True)),
    Column("area", AREA, nullable=False),
    Column("phase", Text),
    Column("name", Text, nullable=False),
    Column("former_district", Text, nullable=False),
    Column("commune", Text),
    CheckConstraint("area > 0", name="ck_cluster_plan_line_area"),
    CheckConstraint("valid_to >= valid_from - 1", name="ck_cluster_plan_line_validity"),
    CheckConstraint("(valid_to IS NULL) = (ended_at IS NULL)", name="ck_cluster_plan_line_end"),
    ExcludeConstraint(
        (text("cluster_id"), "="),
        (text("daterange(valid_from, valid_to + 1)"), "&&"),
        name="ex_cluster_plan_line_validity",
        using="gist",
    ),
)
"""A line that another of the same day replaces was in force on no day: it ends on the day before it began.

`ended_at` is when its end was recorded: whoever asks what was known before does not know of it.
"""
Index("ix_cluster_plan_line_cluster_id", PLAN_LINE.c.cluster_id, PLAN_LINE.c.valid_from)

DECISION = _dated(
    "cluster_decision",
    Column("action", Text, nullable=False),
    Column("document_id", Uuid, ForeignKey("document.id"), nullable=False),
    Column("effective_on", Date, nullable=False),
    Column("area", AREA),
)
Index("ix_cluster_decision_cluster_id", DECISION.c.cluster_id, DECISION.c.effective_on)

FIGURES = _dated(
    "cluster_figures",
    Column("measured_on", Date, nullable=False),
    Column("document_id", Uuid, ForeignKey("document.id")),
    Column("total_area", AREA, nullable=False),
    Column("industrial_area", AREA, nullable=False),
    Column("leasable_area", AREA, nullable=False),
    Column("leased_area", AREA, nullable=False),
    Column("land_demand", AREA),
    Column("infrastructure_in_operation", Boolean),
    Column("wastewater_treatment", Boolean),
    Column("projects_operating", Integer),
    Column("projects_building", Integer),
    Column("projects_stopped", Integer),
    Column("workers", Integer),
    Column("infrastructure_need", BigInteger),
    Column("infrastructure_invested", BigInteger),
    CheckConstraint(
        "0 <= leased_area AND leased_area <= leasable_area AND leasable_area <= industrial_area"
        " AND industrial_area <= total_area",
        name="ck_cluster_figures_land",
    ),
)
Index("ix_cluster_figures_measured", FIGURES.c.cluster_id, FIGURES.c.measured_on.desc(), FIGURES.c.recorded_at.desc())
