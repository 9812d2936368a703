"""What is read of centres, of their structures by day, and of the reviews of them."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    DateTime,
    Integer,
    Text,
    Uuid,
    bindparam,
    exists,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY

from arit_contracts import dossiers as contract
from arit_kit.db.resource import Resource, json_list, wire
from arit_kit.db.statements import Statement
from dossiers.centre.tables import CENTRE, FINDING, REVIEW, STRUCTURE
from dossiers.centre.workflow import CENTRE as CENTRE_MACHINE
from dossiers.centre.workflow import REVIEW as REVIEW_MACHINE
from dossiers.database import TABLES
from dossiers.privileges import PRIVILEGES

_later = STRUCTURE.alias("later")
_next_from = (
    select(func.min(_later.c.valid_from))
    .where(_later.c.centre_id == STRUCTURE.c.centre_id, _later.c.valid_from > STRUCTURE.c.valid_from)
    .scalar_subquery()
)
_same_day = _later.alias("same_day")
_superseded = exists().where(
    _same_day.c.centre_id == STRUCTURE.c.centre_id,
    _same_day.c.valid_from == STRUCTURE.c.valid_from,
    _same_day.c.id > STRUCTURE.c.id,
)
_shown = ("name", "parent", "legal_status", "with_trade_promotion", "staff_quota", "staff", "tasks")
_structure: dict[str, ColumnElement[Any]] = {
    "valid_from": STRUCTURE.c.valid_from,
    "valid_to": _next_from - literal_column("1"),
    **{name: STRUCTURE.c[name] for name in _shown},
    "document": TABLES.documents.json(STRUCTURE.c.document_id),
}

CENTRES = Resource(
    service="dossiers",
    kind="promotion_centre",
    table=CENTRE,
    contract=contract.PromotionCentre,
    machine=CENTRE_MACHINE,
    privileges=PRIVILEGES,
    shown={
        "unit": CENTRE.c.implementer_unit,
        "structures": json_list(
            _structure, STRUCTURE.c.centre_id == CENTRE.c.id, ~_superseded, by=STRUCTURE.c.valid_from
        ),
        "ended_by": TABLES.documents.json(CENTRE.c.ended_by_id),
    },
    filters={
        "province": CENTRE.c.province == func.any(bindparam("province", type_=ARRAY(Text))),
        "legal_status": CENTRE.c.legal_status == bindparam("legal_status", type_=Text()),
    },
)

STRUCTURES_OF = Statement(
    select(
        STRUCTURE.c.valid_from,
        *(STRUCTURE.c[name] for name in _shown),
        TABLES.documents.json(STRUCTURE.c.document_id).label("document"),
    )
    .where(
        STRUCTURE.c.centre_id == bindparam("centre_id", type_=Uuid()),
        STRUCTURE.c.recorded_at <= bindparam("as_of", type_=DateTime(timezone=True)),
    )
    .order_by(STRUCTURE.c.valid_from, STRUCTURE.c.id)
)
"""The structures of a centre that were recorded by a moment, oldest first."""

STATE_ON = Statement(
    select(TABLES.history.c.to_state)
    .where(
        TABLES.history.c.record_id == bindparam("centre_id", type_=Uuid()),
        TABLES.history.c.effective_on <= bindparam("day", type_=Date()),
        TABLES.history.c.recorded_at <= bindparam("as_of", type_=DateTime(timezone=True)),
    )
    .order_by(TABLES.history.c.seq.desc())
    .limit(1)
)
"""Where a centre stood on a day, by what was recorded by a moment."""

_newer = FINDING.alias("newer")
_replaced = exists().where(
    _newer.c.review_id == FINDING.c.review_id, _newer.c.centre_id == FINDING.c.centre_id, _newer.c.id > FINDING.c.id
)
_finding: dict[str, ColumnElement[Any]] = {
    **{name: FINDING.c[name] for name in ("centre_id", "province", "assessment", "proposal", "direction")},
    "recorded_at": wire(FINDING.c.recorded_at),
}

REVIEWS = Resource(
    service="dossiers",
    kind="centre_review",
    table=REVIEW,
    contract=contract.CentreReview,
    machine=REVIEW_MACHINE,
    privileges=PRIVILEGES,
    shown={
        "document": TABLES.documents.json(REVIEW.c.document_id),
        "conclusion": TABLES.documents.json(REVIEW.c.conclusion_id),
        "findings": json_list(_finding, FINDING.c.review_id == REVIEW.c.id, ~_replaced, by=FINDING.c.id),
    },
    filters={"year": REVIEW.c.year == bindparam("year", type_=Integer())},
)

FINDINGS_OF = Statement(select(func.count()).where(FINDING.c.review_id == bindparam("review_id", type_=Uuid())))
"""How many findings a review has."""
