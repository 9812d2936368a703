"""What is read of recommendations."""

from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    Integer,
    Text,
    Uuid,
    and_,
    bindparam,
    cast,
    false,
    func,
    literal_column,
    not_,
    or_,
    select,
    union,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, aggregate_order_by, array

from arit_contracts import recommendations as contract
from arit_kit.db.past import TODAY
from arit_kit.db.resource import Resource, json_list
from arit_kit.db.statements import Statement, among
from arit_kit.identity.caller import Side
from recommendations.database import TABLES
from recommendations.follow_up.tables import FOLLOW_UP
from recommendations.item.tables import CONSULTATION, ITEM
from recommendations.item.workflow import ITEM as MACHINE
from recommendations.item.workflow import OPEN, SETTLED
from recommendations.letter.queries import OF_LETTER
from recommendations.letter.tables import LETTER
from recommendations.privileges import PRIVILEGES

OVERDUE = func.coalesce(and_(ITEM.c.open, ITEM.c.due_on < TODAY), false())


def _stands_as(side: Side) -> ColumnElement[Any]:
    """Its own state or its master's, as that side may know it."""
    state: ColumnElement[Any] = func.coalesce(ITEM.c.master_state, ITEM.c.state)
    if side == "province":
        for hidden, shown in MACHINE.shown_to_provinces_as.items():
            state = func.replace(state, hidden, shown)
    return state


_consulted = {
    "body": CONSULTATION.c.body,
    "asked_on": CONSULTATION.c.asked_on,
    "document": TABLES.documents.json(CONSULTATION.c.document_id),
    "answer_due_on": CONSULTATION.c.answer_due_on,
    "reminded_on": CONSULTATION.c.reminded_on,
    "answered_on": CONSULTATION.c.answered_on,
    "answer": TABLES.documents.json(CONSULTATION.c.answer_id),
    "view": CONSULTATION.c.view,
}


def _consultations(side: Side) -> ColumnElement[Any]:
    if side == "province":
        return literal_column("'[]'::json")
    of_item = CONSULTATION.c.recommendation_id == ITEM.c.id
    consulted: ColumnElement[Any] = json_list(_consulted, of_item, by=CONSULTATION.c.id)
    return consulted


_follow_ups: Any = func.json_agg(aggregate_order_by(FOLLOW_UP.c.id, FOLLOW_UP.c.id))
_overdue_asked = bindparam("overdue", type_=Boolean())

ITEMS = Resource(
    service="recommendations",
    kind="recommendation",
    table=ITEM,
    contract=contract.Recommendation,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shows_today=True,
    shown={
        "source_document": TABLES.documents.json(ITEM.c.source_document_id),
        "stands_as": _stands_as,
        "overdue": OVERDUE,
        "transfer": TABLES.documents.json(ITEM.c.transfer_id),
        "consultations": _consultations,
        "reply": TABLES.documents.json(ITEM.c.reply_document_id),
        "follow_up_ids": select(func.coalesce(_follow_ups, literal_column("'[]'::json")))
        .where(FOLLOW_UP.c.recommendation_id == ITEM.c.id)
        .scalar_subquery(),
    },
    filters={
        "province": ITEM.c.province == func.any(bindparam("province", type_=ARRAY(Text))),
        "letter_id": ITEM.c.letter_id == bindparam("letter_id", type_=Uuid()),
        "working_session_id": ITEM.c.working_session_id == bindparam("working_session_id", type_=Uuid()),
        "field": ITEM.c.field == bindparam("field", type_=Text()),
        "lead_unit": ITEM.c.lead_unit == bindparam("lead_unit", type_=Text()),
        "about": ITEM.c.about.contains(cast(array([bindparam("about")]), ARRAY(Text))),
        "open": ITEM.c.open == bindparam("open", type_=Boolean()),
        "overdue": or_(
            and_(_overdue_asked, ITEM.c.open, ITEM.c.due_on < TODAY), and_(not_(_overdue_asked), not_(OVERDUE))
        ),
    },
)

FOUND_IN = Statement(select(func.count()).where(ITEM.c.letter_id == bindparam("letter_id", type_=Uuid())))
"""How many recommendations a letter was split into so far; under the letter's lock."""

_extension, _letter = (TABLES.documents.table.alias(name) for name in ("extension", "latest_letter"))


def _number(document: Any) -> Any:
    return document.c.number.concat(literal_column("'/'")).concat(document.c.symbol)


DOCUMENTS_OF = Statement(
    select(_number(_extension).label("extension"), _number(_letter).label("letter"))
    .select_from(
        ITEM.outerjoin(LETTER, LETTER.c.id == func.coalesce(ITEM.c.reopened_by, ITEM.c.letter_id))
        .outerjoin(_letter, _letter.c.id == LETTER.c.document_id)
        .outerjoin(_extension, _extension.c.id == ITEM.c.extension_id)
    )
    .where(ITEM.c.id == bindparam("id", type_=Uuid()))
)
"""Number and symbol of the documents that a due day may stand in: the extension's, and the latest letter's."""

MERGED_INTO = Statement(select(ITEM).where(ITEM.c.master_id == func.any(bindparam("ids", type_=ARRAY(Uuid)))))
"""What follows these."""

FOLLOW_MASTER = Statement(
    update(ITEM)
    .where(ITEM.c.master_id == bindparam("master", type_=Uuid()))
    .values(
        master_state=bindparam("state", type_=Text()),
        outcome=bindparam("new_outcome", type_=Text()),
        answered_on=bindparam("new_answered_on", type_=Date()),
        reply_document_id=bindparam("new_reply", type_=Uuid()),
        version=ITEM.c.version + bindparam("seen", type_=Integer()),
    )
)
"""What is merged into a recommendation stands as that one does (I39); no action of theirs, so no history.

`seen`: 1, or 0 for what provinces may not know of, whose versions would tell them.
"""

_settled = (
    select(ITEM.c.id, ITEM.c.letter_id)
    .where(
        or_(*(column == func.any(bindparam("items", type_=ARRAY(Uuid))) for column in (ITEM.c.id, ITEM.c.master_id)))
    )
    .cte("settled")
)
_ids_settled: Any = func.array(select(_settled.c.id).scalar_subquery())
LETTERS_OF = Statement(
    union(
        select(_settled.c.letter_id.label("id")).where(_settled.c.letter_id.is_not(None)),
        select(LETTER.c.id).where(LETTER.c.brought_back.overlap(_ids_settled)),
    )
)
"""The letters that brought these recommendations, brought them back, or brought what is merged into them."""

_master = ITEM.alias()
_state: ColumnElement[Any] = func.coalesce(_master.c.state, ITEM.c.state)


STANDING = Statement(
    select(
        LETTER.c.id,
        func.count().filter(among(_state, OPEN)).label("waiting"),
        func.count().filter(not_(among(_state, SETTLED))).label("unsettled"),
        func.max(func.coalesce(ITEM.c.answered_on, func.greatest(ITEM.c.effective_on, _master.c.effective_on))).label(
            "answered_on"
        ),
        func.max(func.greatest(ITEM.c.effective_on, _master.c.effective_on)).label("ended_on"),
    )
    .select_from(LETTER.join(ITEM, OF_LETTER).outerjoin(_master, _master.c.id == ITEM.c.master_id))
    .where(LETTER.c.id == func.any(bindparam("letters", type_=ARRAY(Uuid))))
    .group_by(LETTER.c.id)
    .order_by(LETTER.c.id)
)
"""How the recommendations of these letters stand, each as its master does: I33 is read off it, under their locks."""

OPEN_CONSULTATION = Statement(
    select(CONSULTATION.c.id).where(
        CONSULTATION.c.recommendation_id == bindparam("recommendation_id", type_=Uuid()),
        CONSULTATION.c.answered_on.is_(None),
    )
)

SILENT = Statement(
    select(CONSULTATION)
    .where(
        CONSULTATION.c.answered_on.is_(None),
        CONSULTATION.c.reminded_on.is_(None),
        CONSULTATION.c.answer_due_on < bindparam("day", type_=Date()),
    )
    .order_by(CONSULTATION.c.answer_due_on, CONSULTATION.c.id)
    .limit(bindparam("most", type_=Integer()))
)
"""Who was asked, has let the day pass, and was not reminded; the longest silence first."""

OPEN_PROMISES = Statement(
    select(func.count()).where(
        FOLLOW_UP.c.recommendation_id == bindparam("recommendation_id", type_=Uuid()),
        FOLLOW_UP.c.state == literal_column("'open'"),
    )
)
"""How many promises about a recommendation are neither kept nor given up."""

LAST_ENDED = Statement(
    select(func.max(FOLLOW_UP.c.effective_on)).where(
        FOLLOW_UP.c.recommendation_id == bindparam("recommendation_id", type_=Uuid())
    )
)
"""The last day on which a promise about a recommendation was kept or given up, once none is open."""
