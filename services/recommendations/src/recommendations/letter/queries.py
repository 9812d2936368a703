"""What is read of letters."""

from typing import Any

from sqlalchemy import Text, Uuid, bindparam, exists, func, literal_column, or_, select
from sqlalchemy.dialects.postgresql import ARRAY, aggregate_order_by

from arit_contracts import recommendations as contract
from arit_kit.db.resource import Resource
from arit_kit.db.statements import Statement
from recommendations.database import TABLES
from recommendations.item.tables import ITEM
from recommendations.letter.tables import LETTER
from recommendations.letter.workflow import LETTER as MACHINE
from recommendations.privileges import PRIVILEGES
from recommendations.working_session.tables import SESSION_PROVINCE, WORKING_SESSION

OF_LETTER = or_(ITEM.c.letter_id == LETTER.c.id, ITEM.c.id == func.any(LETTER.c.brought_back))
"""A recommendation is one of this letter's: the letter brought it, or brought it back."""

_ids: Any = func.json_agg(aggregate_order_by(ITEM.c.id, ITEM.c.id))

LETTERS = Resource(
    service="recommendations",
    kind="letter",
    table=LETTER,
    contract=contract.RecommendationLetter,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={
        "document": TABLES.documents.json(LETTER.c.document_id),
        "recommendation_ids": select(func.coalesce(_ids, literal_column("'[]'::json")))
        .where(OF_LETTER)
        .scalar_subquery(),
    },
    filters={
        "province": LETTER.c.province == func.any(bindparam("province", type_=ARRAY(Text))),
        "working_session_id": LETTER.c.working_session_id == bindparam("working_session_id", type_=Uuid()),
    },
)

SESSION_WITH = Statement(
    select(
        exists()
        .where(WORKING_SESSION.c.id == bindparam("session_id", type_=Uuid()))
        .where(WORKING_SESSION.c.state != literal_column("'cancelled'"))
        .where(SESSION_PROVINCE.c.session_id == WORKING_SESSION.c.id)
        .where(SESSION_PROVINCE.c.province == func.any(bindparam("provinces", type_=ARRAY(Text))))
    )
)
"""Whether that session, seen by the caller and not cancelled, is held with one of these provinces."""
