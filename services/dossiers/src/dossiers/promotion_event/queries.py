"""What is read of events; a province sees those of its region, once they are approved."""

from sqlalchemy import Integer, Text, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from arit_contracts import dossiers as contract
from arit_kit.db.past import FROM_ON, TO_ON
from arit_kit.db.resource import Resource
from arit_kit.db.statements import Statement
from dossiers.database import TABLES
from dossiers.privileges import PRIVILEGES
from dossiers.promotion_event.tables import PROMOTION_EVENT
from dossiers.promotion_event.workflow import PROMOTION_EVENT as MACHINE

PROMOTION_EVENTS = Resource(
    service="dossiers",
    kind="promotion_event",
    table=PROMOTION_EVENT,
    contract=contract.PromotionEvent,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={
        "decision": TABLES.documents.json(PROMOTION_EVENT.c.decision_id),
        "report": TABLES.documents.json(PROMOTION_EVENT.c.report_id),
    },
    filters={
        "kind": PROMOTION_EVENT.c.kind == bindparam("kind", type_=Text()),
        "region": PROMOTION_EVENT.c.region == bindparam("region", type_=Text()),
        "year": PROMOTION_EVENT.c.year == bindparam("year", type_=Integer()),
        "province": PROMOTION_EVENT.c.host_province == func.any(bindparam("province", type_=ARRAY(Text))),
    },
)

HELD_IN_PERIOD = Statement(
    select(PROMOTION_EVENT.c.host_province, func.count())
    .where(PROMOTION_EVENT.c.held_to_on >= FROM_ON, PROMOTION_EVENT.c.held_to_on <= TO_ON)
    .group_by(PROMOTION_EVENT.c.host_province)
)
"""How many events ended in a period, by the province that was host."""
