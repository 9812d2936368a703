"""What is read of plans; a province sees its own lines and no sum of all."""

from typing import Any

from sqlalchemy import ColumnElement, Integer, Uuid, bindparam, func, literal_column, select

from arit_contracts import dossiers as contract
from arit_kit.db.resource import Resource, json_list
from arit_kit.db.statements import Statement
from arit_kit.identity.caller import Side
from dossiers.database import TABLES
from dossiers.plan.tables import PLAN, PLAN_LINE
from dossiers.plan.workflow import PLAN as MACHINE
from dossiers.privileges import PRIVILEGES

_line = {"dossier_id": PLAN_LINE.c.dossier_id, "province": PLAN_LINE.c.province, "amount": PLAN_LINE.c.amount}


def _total(side: Side) -> ColumnElement[Any]:
    if side == "province":
        return literal_column("null::bigint")
    return select(func.sum(PLAN_LINE.c.amount)).where(PLAN_LINE.c.plan_id == PLAN.c.id).scalar_subquery()


PLANS = Resource(
    service="dossiers",
    kind="plan",
    table=PLAN,
    contract=contract.Plan,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={
        "lines": json_list(_line, PLAN_LINE.c.plan_id == PLAN.c.id, by=PLAN_LINE.c.dossier_id),
        "lines_total": _total,
        "decision": TABLES.documents.json(PLAN.c.decision_id),
    },
    filters={"plan_year": PLAN.c.plan_year == bindparam("plan_year", type_=Integer())},
)

DECIDED_IN = Statement(
    select(func.count()).where(
        PLAN.c.plan_year == bindparam("plan_year", type_=Integer()), PLAN.c.state == literal_column("'decided'")
    )
)
"""How many plans were decided for a year."""

DECIDED_ON = Statement(select(PLAN.c.decided_on).where(PLAN.c.id == bindparam("plan_id", type_=Uuid())))

LINES_OF = Statement(
    select(PLAN_LINE.c.dossier_id, PLAN_LINE.c.amount)
    .where(PLAN_LINE.c.plan_id == bindparam("plan_id", type_=Uuid()))
    .order_by(PLAN_LINE.c.dossier_id)
)
