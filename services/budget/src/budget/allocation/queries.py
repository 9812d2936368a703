"""What is read of tranches; a province sees its own lines and no sum of all."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Uuid,
    bindparam,
    cast,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import insert as insert_or_update

from arit_contracts import budget as contract
from arit_kit.db.resource import Resource, json_list
from arit_kit.db.statements import Statement, among
from arit_kit.identity.caller import Side
from budget.allocation.tables import ALLOCATION, ALLOCATION_LINE, DOSSIER_GRANT
from budget.allocation.workflow import ALLOCATION as MACHINE
from budget.database import TABLES
from budget.ledger.queries import balance_of
from budget.ledger.tables import ACCOUNT, POSTING
from budget.privileges import PRIVILEGES

LINE = ALLOCATION_LINE.c
_line = {
    "id": LINE.id,
    "assignment_id": LINE.assignment_id,
    "assignment_decision": TABLES.documents.json(LINE.decision_id),
    "field": LINE.field,
    "province": LINE.province,
    "unit": LINE.implementer_unit,
    "dossier_id": LINE.dossier_id,
    "amount": LINE.amount,
    "released": LINE.released,
    "free": balance_of(ACCOUNT.c.kind == "allocated", ACCOUNT.c.line_id == LINE.id),
    "note": LINE.note,
}


def _total(side: Side) -> ColumnElement[Any]:
    if side == "province":
        return literal_column("null::bigint")
    return (
        select(cast(func.sum(LINE.amount), BigInteger)).where(LINE.allocation_id == ALLOCATION.c.id).scalar_subquery()
    )


ALLOCATIONS = Resource(
    service="budget",
    kind="allocation",
    table=ALLOCATION,
    contract=contract.Allocation,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={
        "lines": json_list(_line, LINE.allocation_id == ALLOCATION.c.id, by=LINE.place),
        "total": _total,
        "document": TABLES.documents.json(ALLOCATION.c.document_id),
    },
    filters={"year": ALLOCATION.c.year == bindparam("year", type_=Integer())},
)

LINES_OF = Statement(
    select(ALLOCATION_LINE).where(LINE.allocation_id == bindparam("allocation_id", type_=Uuid())).order_by(LINE.place)
)

AGREED_FOR = Statement(
    select(LINE.dossier_id, cast(func.sum(LINE.amount - LINE.released), BigInteger).label("amount"))
    .join(ALLOCATION, ALLOCATION.c.id == LINE.allocation_id)
    .where(
        LINE.dossier_id == func.any(bindparam("dossiers", type_=ARRAY(Uuid))),
        ALLOCATION.c.id != bindparam("but", type_=Uuid()),
        among(ALLOCATION.c.state, ("agreed", "issued")),
    )
    .group_by(LINE.dossier_id)
)
"""What the other agreed tranches carry for each of these dossiers, over all years."""

_dossiers = func.any(bindparam("dossiers", type_=ARRAY(Uuid)))
LINES_BEYOND = Statement(
    select(ALLOCATION_LINE, ALLOCATION.c.year, DOSSIER_GRANT.c.amount.label("granted"))
    .select_from(
        ALLOCATION_LINE.join(ALLOCATION, ALLOCATION.c.id == LINE.allocation_id).join(
            DOSSIER_GRANT, DOSSIER_GRANT.c.dossier_id == LINE.dossier_id
        )
    )
    .where(LINE.dossier_id == _dossiers, among(ALLOCATION.c.state, ("agreed", "issued")))
    .order_by(ALLOCATION.c.agreed_on.desc(), ALLOCATION.c.id.desc(), LINE.place.desc())
)
"""The lines that stand for these dossiers, newest first, of those whose grant was told."""

GRANTS_OF = Statement(select(DOSSIER_GRANT).where(DOSSIER_GRANT.c.dossier_id == _dossiers))

LAST_POSTED_FOR = Statement(select(func.max(POSTING.c.effective_on)).where(POSTING.c.dossier_id == _dossiers))
"""The last day on which money moved for any of these dossiers."""

_told = insert_or_update(DOSSIER_GRANT).values(
    dossier_id=bindparam("dossier_id", type_=Uuid()),
    version=bindparam("version", type_=Integer()),
    amount=bindparam("amount", type_=BigInteger()),
)
REMEMBER_GRANT = Statement(
    _told.on_conflict_do_update(
        index_elements=[DOSSIER_GRANT.c.dossier_id],
        set_={"version": _told.excluded.version, "amount": _told.excluded.amount},
        where=DOSSIER_GRANT.c.version < _told.excluded.version,
    ).returning(DOSSIER_GRANT.c.dossier_id)
)
"""Keep what was told of a dossier; no row where a newer version is known."""
