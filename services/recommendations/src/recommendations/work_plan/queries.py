"""What is read of work plans and their items."""

from sqlalchemy import Integer, Text, Uuid, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import ARRAY

from arit_contracts import recommendations as contract
from arit_kit.db.resource import Resource, json_list
from arit_kit.db.statements import Statement
from recommendations.privileges import PRIVILEGES
from recommendations.work_plan.tables import WORK_PLAN, WORK_PLAN_ITEM
from recommendations.work_plan.workflow import WORK_PLAN as MACHINE

_item = {name: WORK_PLAN_ITEM.c[name] for name in contract.WorkPlanItem.model_fields}

PLANS = Resource(
    service="recommendations",
    kind="work_plan",
    table=WORK_PLAN,
    contract=contract.WorkPlan,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={"items": json_list(_item, WORK_PLAN_ITEM.c.plan_id == WORK_PLAN.c.id, by=WORK_PLAN_ITEM.c.item)},
    filters={
        "year": WORK_PLAN.c.year == bindparam("year", type_=Integer()),
        "quarter": WORK_PLAN.c.quarter == bindparam("quarter", type_=Integer()),
    },
)

LAST_ITEM = Statement(
    select(func.coalesce(func.max(WORK_PLAN_ITEM.c.item), 0)).where(
        WORK_PLAN_ITEM.c.plan_id == bindparam("plan_id", type_=Uuid())
    )
)
"""The place of a plan's last item; 0 where it has none."""

ITEM_OF = Statement(
    select(WORK_PLAN_ITEM).where(
        WORK_PLAN_ITEM.c.plan_id == bindparam("plan_id", type_=Uuid()),
        WORK_PLAN_ITEM.c.item == bindparam("item", type_=Integer()),
    )
)

REPORT = Statement(
    update(WORK_PLAN_ITEM)
    .where(
        WORK_PLAN_ITEM.c.plan_id == bindparam("plan_id", type_=Uuid()),
        WORK_PLAN_ITEM.c.item == bindparam("item", type_=Integer()),
    )
    .values(
        status=bindparam("status", type_=Text()),
        product=bindparam("product", type_=Text()),
        refs=bindparam("refs", type_=ARRAY(Text)),
    )
)
"""Write what became of an item, under its plan's lock."""

ITEMS_OF_QUARTER = Statement(
    select(
        WORK_PLAN.c.id.label("plan_id"),
        WORK_PLAN.c.state,
        WORK_PLAN.c.revision.label("plan_revision"),
        WORK_PLAN_ITEM,
    )
    .select_from(WORK_PLAN_ITEM.join(WORK_PLAN, WORK_PLAN.c.id == WORK_PLAN_ITEM.c.plan_id))
    .where(
        WORK_PLAN.c.year == bindparam("year", type_=Integer()),
        WORK_PLAN.c.quarter == bindparam("quarter", type_=Integer()),
    )
    .order_by(WORK_PLAN_ITEM.c.item)
)
"""The items of a quarter's plan in their order, each with its plan's id, state and revision."""
