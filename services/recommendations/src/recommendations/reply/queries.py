"""What is read of replies and their lines."""

from sqlalchemy import Text, Uuid, bindparam, exists, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from arit_contracts import recommendations as contract
from arit_kit.db.resource import Resource, json_list
from arit_kit.db.statements import Statement
from recommendations.database import TABLES
from recommendations.item.tables import ITEM
from recommendations.privileges import PRIVILEGES
from recommendations.reply.tables import REPLY, REPLY_LINE
from recommendations.reply.workflow import REPLY as MACHINE

_line = {
    "recommendation_id": REPLY_LINE.c.recommendation_id,
    "recommendation_reference": select(ITEM.c.reference)
    .where(ITEM.c.id == REPLY_LINE.c.recommendation_id)
    .scalar_subquery(),
    "outcome": REPLY_LINE.c.outcome,
    "text": REPLY_LINE.c.text,
    "promises": REPLY_LINE.c.promises,
}
_answers = exists().where(
    REPLY_LINE.c.reply_id == REPLY.c.id,
    REPLY_LINE.c.recommendation_id == bindparam("recommendation_id", type_=Uuid()),
)

REPLIES = Resource(
    service="recommendations",
    kind="reply",
    table=REPLY,
    contract=contract.Reply,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={
        "lines": json_list(_line, REPLY_LINE.c.reply_id == REPLY.c.id, by=REPLY_LINE.c.place),
        "document": TABLES.documents.json(REPLY.c.document_id),
    },
    filters={
        "province": REPLY.c.province == func.any(bindparam("province", type_=ARRAY(Text))),
        "recommendation_id": _answers,
    },
)

LINES_OF = Statement(
    select(REPLY_LINE).where(REPLY_LINE.c.reply_id == bindparam("reply_id", type_=Uuid())).order_by(REPLY_LINE.c.place)
)
"""A reply's lines in their order; they never change once drafted."""
