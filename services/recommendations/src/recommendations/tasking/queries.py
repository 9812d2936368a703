"""What is read of taskings."""

from sqlalchemy import Text, Uuid, bindparam, func, literal_column, select
from sqlalchemy.dialects.postgresql import ARRAY

from arit_contracts import recommendations as contract
from arit_kit.db.resource import Resource
from arit_kit.db.statements import Statement
from recommendations.database import TABLES
from recommendations.item.tables import ITEM
from recommendations.privileges import PRIVILEGES
from recommendations.tasking.tables import TASKING
from recommendations.tasking.workflow import TASKING as MACHINE

TASKINGS = Resource(
    service="recommendations",
    kind="tasking",
    table=TASKING,
    contract=contract.Tasking,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={"province": select(ITEM.c.province).where(ITEM.c.id == TASKING.c.recommendation_id).scalar_subquery()},
    filters={
        "recommendation_id": TASKING.c.recommendation_id == bindparam("recommendation_id", type_=Uuid()),
        "lead_unit": TASKING.c.lead_unit == bindparam("lead_unit", type_=Text()),
    },
)

ASSIGNED_OF = Statement(
    select(TASKING.c.id).where(
        TASKING.c.recommendation_id == func.any(bindparam("items", type_=ARRAY(Uuid))),
        TASKING.c.state == literal_column("'assigned'"),
    )
)
"""The taskings under which these recommendations are worked on; guarded by the recommendations' locks."""

_history = TABLES.history
AUTHORS_OF = Statement(
    select(_history.c.actor).where(
        _history.c.record_id == bindparam("id", type_=Uuid()), _history.c.action == literal_column("'amend'")
    )
)
"""Who completed a draft: they do not assign it either."""
