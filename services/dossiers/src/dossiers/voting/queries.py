"""What is read of rounds of voting and of their entries."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Numeric,
    Text,
    Uuid,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY

from arit_contracts import dossiers as contract
from arit_kit.db.resource import Resource
from arit_kit.db.statements import Statement, among
from arit_kit.identity.caller import Side
from dossiers.database import TABLES
from dossiers.privileges import PRIVILEGES
from dossiers.voting.tables import ENTRY, PROPOSED, ROUND, SHEET
from dossiers.voting.workflow import ENTRY as ENTRY_MACHINE
from dossiers.voting.workflow import JUDGED, LIVE
from dossiers.voting.workflow import ROUND as ROUND_MACHINE

_sum = SHEET.c.market + SHEET.c.technical + SHEET.c.culture + SHEET.c.other
_counts = and_(SHEET.c.entry_id == ENTRY.c.id, SHEET.c.scoring == ENTRY.c.scoring)
_mean = select(func.round(func.avg(_sum), 2)).where(_counts).scalar_subquery()
_judges = select(func.count()).select_from(SHEET).where(_counts).scalar_subquery()
_is_proposed = (
    select(literal_column("1"))
    .where(
        PROPOSED.c.entry_id == ENTRY.c.id, PROPOSED.c.round_id == ROUND.c.id, PROPOSED.c.proposal == ROUND.c.proposal
    )
    .where(ROUND.c.id == ENTRY.c.round_id)
    .correlate(ENTRY)
    .exists()
)


def _proposed(side: Side) -> ColumnElement[Any]:
    """A province is told nothing of an undecided proposal of the Agency's."""
    if side == "agency":
        return _is_proposed
    return case((or_(ENTRY.c.run_by == literal_column("'province'"), among(ENTRY.c.state, JUDGED)), _is_proposed))


def _of_round(column: ColumnElement[Any]) -> ColumnElement[Any]:
    return select(column).where(ROUND.c.id == ENTRY.c.round_id).scalar_subquery()


_province = bindparam("province", type_=ARRAY(Text))

ROUNDS = Resource(
    service="dossiers",
    kind="voting_round",
    table=ROUND,
    contract=contract.VotingRound,
    machine=ROUND_MACHINE,
    privileges=PRIVILEGES,
    shown={
        "document": TABLES.documents.json(ROUND.c.document_id),
        "rhythm_decision": TABLES.documents.json(ROUND.c.rhythm_decision_id),
        "minutes": TABLES.documents.json(ROUND.c.minutes_id),
        "decision": TABLES.documents.json(ROUND.c.decision_id),
    },
    filters={
        "level": ROUND.c.level == bindparam("level", type_=Text()),
        "year": ROUND.c.year == bindparam("year", type_=Integer()),
        "region": ROUND.c.region == bindparam("region", type_=Text()),
        "province": ROUND.c.province == func.any(_province),
    },
)

ENTRIES = Resource(
    service="dossiers",
    kind="voting_entry",
    table=ENTRY,
    contract=contract.VotingEntry,
    machine=ENTRY_MACHINE,
    privileges=PRIVILEGES,
    shown={
        "level": _of_round(ROUND.c.level),
        "year": _of_round(ROUND.c.year),
        "letter": TABLES.documents.json(ENTRY.c.letter_id),
        "judges": _judges,
        "score": cast(_mean, Text),
        "proposed": _proposed,
    },
    filters={
        "round_id": ENTRY.c.round_id == bindparam("round_id", type_=Uuid()),
        "product_group": ENTRY.c.product_group == bindparam("product_group", type_=Text()),
        "province": ENTRY.c.province == func.any(_province),
    },
)

ROUNDS_OF = Statement(
    select(ROUND.c.year, func.bool_or(ROUND.c.rhythm_decision_id.is_not(None)).label("moved"))
    .where(
        ROUND.c.level == bindparam("level", type_=Text()),
        ROUND.c.place == func.any(bindparam("places", type_=ARRAY(Text))),
        ROUND.c.state != literal_column("'cancelled'"),
    )
    .group_by(ROUND.c.year)
)
"""The years of the rounds of a level in these places, and whether the Ministry moved one of them."""

YEARS_OF_LEVEL = Statement(
    select(ROUND.c.year)
    .where(ROUND.c.level == bindparam("level", type_=Text()), ROUND.c.state != literal_column("'cancelled'"))
    .distinct()
)
"""The years in which rounds of a level were held anywhere."""

LIVE_IN = Statement(
    select(ENTRY.c.id).where(ENTRY.c.round_id == bindparam("round_id", type_=Uuid()), among(ENTRY.c.state, LIVE))
)
"""The ids of the entries of a round that wait for its decision."""

PROPOSED_IN = Statement(
    select(PROPOSED.c.entry_id).where(
        PROPOSED.c.round_id == bindparam("round_id", type_=Uuid()),
        PROPOSED.c.proposal == bindparam("proposal", type_=Integer()),
    )
)
"""The ids of the entries that a proposal of a round names."""

SCORE_OF = Statement(select(cast(_mean, Text)).where(ENTRY.c.id == bindparam("entry_id", type_=Uuid())))
"""The mean points of an entry, as text."""

_entry = (
    select(
        ENTRY.c.province,
        ENTRY.c.facility,
        ENTRY.c.product_group,
        ENTRY.c.state,
        ENTRY.c.complete_on,
        _mean.label("score"),
        _is_proposed.label("proposed"),
    )
    .where(ENTRY.c.round_id == bindparam("round_id", type_=Uuid()), ENTRY.c.state != literal_column("'withdrawn'"))
    .subquery()
)
_recognised = func.count().filter(_entry.c.state == literal_column("'recognised'"))

RESULT = Statement(
    select(
        func.count().label("entered"),
        func.count(_entry.c.province.distinct()).label("provinces"),
        func.count(func.row(_entry.c.province, func.vn_fold(_entry.c.facility)).distinct()).label("facilities"),
        func.count(_entry.c.complete_on).label("complete"),
        func.count(_entry.c.score).label("judged"),
        func.count().filter(_entry.c.score >= bindparam("threshold", type_=Numeric())).label("reached"),
        func.count().filter(_entry.c.proposed).label("proposed"),
        _recognised.label("recognised"),
    )
)
"""A round's figures over the entries that the connection sees."""

GROUPS = Statement(
    select(_entry.c.product_group, func.count().label("entered"), _recognised.label("recognised"))
    .group_by(_entry.c.product_group)
    .order_by(_entry.c.product_group)
)
"""The same by group of products."""
