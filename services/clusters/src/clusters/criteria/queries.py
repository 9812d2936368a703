"""What criteria read of the register: the land of clusters by their latest figures of a day."""

from typing import Any

from sqlalchemy import Select, Text, Uuid, and_, bindparam, func, literal_column, not_, select, true
from sqlalchemy.dialects.postgresql import ARRAY

from arit_kit.db.statements import Statement
from clusters.register.queries import DAY, newest_first
from clusters.register.tables import CLUSTER, DECISION, FIGURES

_latest = (
    select(FIGURES.c.leasable_area, FIGURES.c.leased_area, FIGURES.c.measured_on)
    .where(FIGURES.c.cluster_id == CLUSTER.c.id, FIGURES.c.measured_on <= DAY)
    .order_by(*newest_first(FIGURES))
    .limit(1)
    .lateral()
)


def _land() -> Select[Any]:
    return select(CLUSTER.c.id, CLUSTER.c.former_district, _latest).select_from(CLUSTER.outerjoin(_latest, true()))


LAND_OF = Statement(_land().where(CLUSTER.c.id == func.any(bindparam("ids", type_=ARRAY(Uuid)))))
"""Of these clusters; one that the caller does not see is not among them."""

LAND_OF_ESTABLISHED = Statement(
    _land()
    .where(
        CLUSTER.c.province == func.any(bindparam("provinces", type_=ARRAY(Text))),
        CLUSTER.c.established_on <= DAY,
        not_(and_(CLUSTER.c.state == literal_column("'abolished'"), CLUSTER.c.effective_on <= DAY)),
    )
    .order_by(CLUSTER.c.id)
)
"""Of all clusters of these provinces that were established on the day; a province has some hundred at most."""

ESTABLISHED_AREA_ON = Statement(
    select(DECISION.c.area)
    .where(
        DECISION.c.cluster_id == bindparam("cluster_id", type_=Uuid()),
        DECISION.c.area.is_not(None),
        DECISION.c.effective_on <= DAY,
    )
    .order_by(DECISION.c.effective_on.desc(), DECISION.c.id.desc())
    .limit(1)
)
"""The area that decisions gave a cluster by the day, hectares."""
