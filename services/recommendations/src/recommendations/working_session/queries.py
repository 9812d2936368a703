"""What is read of working sessions; of provinces and recommendations, row-level security leaves a province its own."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Subquery,
    Text,
    Uuid,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
    union,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY, aggregate_order_by

from arit_contracts import recommendations as contract
from arit_kit.db.past import FROM_ON, TO_ON
from arit_kit.db.resource import Resource
from arit_kit.db.statements import Statement, among
from recommendations.database import TABLES
from recommendations.item.tables import ITEM
from recommendations.item.workflow import OPEN
from recommendations.letter.queries import OF_LETTER
from recommendations.letter.tables import LETTER
from recommendations.privileges import PRIVILEGES
from recommendations.working_session.tables import SESSION_PROVINCE, WORKING_SESSION
from recommendations.working_session.workflow import WORKING_SESSION as MACHINE

_provinces: Any = func.json_agg(aggregate_order_by(SESSION_PROVINCE.c.province, SESSION_PROVINCE.c.place))
_none: Any = literal_column("'[]'::json")


def _came_of(session_id: ColumnElement[Any]) -> Subquery:
    """The recommendations of a session's conclusion and of the letters that were handed in at it, each once."""
    waits = or_(ITEM.c.open, among(ITEM.c.master_state, OPEN))
    columns = ITEM.c.id, ITEM.c.reference, waits.label("waits")
    concluded = select(*columns).where(ITEM.c.working_session_id == session_id)
    with_letters = LETTER.join(ITEM, OF_LETTER)
    handed_in = select(*columns).select_from(with_letters).where(LETTER.c.working_session_id == session_id)
    return union(*(one.correlate(WORKING_SESSION) for one in (concluded, handed_in))).subquery()


_items = _came_of(WORKING_SESSION.c.id)
_item_ids: Any = func.json_agg(aggregate_order_by(_items.c.id, _items.c.id))

SESSIONS = Resource(
    service="recommendations",
    kind="working_session",
    table=WORKING_SESSION,
    contract=contract.WorkingSession,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={
        "provinces": select(func.coalesce(_provinces, _none))
        .where(SESSION_PROVINCE.c.session_id == WORKING_SESSION.c.id)
        .scalar_subquery(),
        "basis": TABLES.documents.json(WORKING_SESSION.c.basis_id),
        "conclusion": TABLES.documents.json(WORKING_SESSION.c.conclusion_id),
        "recommendation_ids": select(func.coalesce(_item_ids, _none)).select_from(_items).scalar_subquery(),
    },
    filters={
        "province": exists().where(
            SESSION_PROVINCE.c.session_id == WORKING_SESSION.c.id,
            SESSION_PROVINCE.c.province == func.any(bindparam("province", type_=ARRAY(Text))),
        ),
        "year": WORKING_SESSION.c.year == bindparam("year", type_=Integer()),
    },
)

_session_id = bindparam("session_id", type_=Uuid())

PROVINCES_OF = Statement(
    select(SESSION_PROVINCE.c.province)
    .where(SESSION_PROVINCE.c.session_id == _session_id)
    .order_by(SESSION_PROVINCE.c.place)
)
"""The provinces of a session, in the order in which they were named."""

_of_session = _came_of(_session_id)

WAITING_OF = Statement(
    union_all(
        select(_of_session.c.reference).where(_of_session.c.waits),
        select(LETTER.c.reference).where(
            LETTER.c.working_session_id == _session_id, among(LETTER.c.state, ("sent", "received"))
        ),
    ).limit(1)
)
"""The reference of a recommendation of the session that waits for its answer, or of a letter not split yet."""

HELD_IN = Statement(
    select(WORKING_SESSION.c.id)
    .where(WORKING_SESSION.c.held_on >= FROM_ON, WORKING_SESSION.c.held_on <= TO_ON)
    .order_by(WORKING_SESSION.c.held_on, WORKING_SESSION.c.id)
)
"""The sessions held in a period, in the order of their days."""
