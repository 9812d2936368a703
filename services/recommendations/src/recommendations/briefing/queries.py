"""What a delegation is told of a province's open recommendations."""

from sqlalchemy import Text, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from arit_kit.db.statements import Statement
from recommendations.item.tables import ITEM

MOST = 50

OPEN_OF = Statement(
    select(
        *(
            ITEM.c[name]
            for name in ("id", "reference", "received_on", "text", "field", "state", "lead_unit", "due_on", "about")
        ),
        func.count().over().label("total"),
    )
    .where(ITEM.c.open, ITEM.c.province == func.any(bindparam("provinces", type_=ARRAY(Text))))
    .order_by(ITEM.c.received_on, ITEM.c.id)
    .limit(MOST)
)
"""The oldest of them, each with how many there are in all."""
