"""What is read of follow-ups."""

from sqlalchemy import Boolean, Text, Uuid, and_, bindparam, func, literal_column, not_, or_
from sqlalchemy.dialects.postgresql import ARRAY

from arit_contracts import recommendations as contract
from arit_kit.db.past import TODAY
from arit_kit.db.resource import Resource
from recommendations.database import TABLES
from recommendations.follow_up.tables import FOLLOW_UP
from recommendations.follow_up.workflow import FOLLOW_UP as MACHINE
from recommendations.privileges import PRIVILEGES

OVERDUE = and_(FOLLOW_UP.c.state == literal_column("'open'"), FOLLOW_UP.c.due_on < TODAY)
_asked = bindparam("overdue", type_=Boolean())

FOLLOW_UPS = Resource(
    service="recommendations",
    kind="follow_up",
    table=FOLLOW_UP,
    contract=contract.FollowUp,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shows_today=True,
    shown={"overdue": OVERDUE, "document": TABLES.documents.json(FOLLOW_UP.c.document_id)},
    filters={
        "province": FOLLOW_UP.c.province == func.any(bindparam("province", type_=ARRAY(Text))),
        "recommendation_id": FOLLOW_UP.c.recommendation_id == bindparam("recommendation_id", type_=Uuid()),
        "overdue": or_(and_(_asked, OVERDUE), and_(not_(_asked), not_(OVERDUE))),
    },
)
