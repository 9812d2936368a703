"""What is read of commitments: the lines held with what has become of their money, and what a hold may draw on."""

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Date, Uuid, bindparam, cast, delete, func, select, update
from sqlalchemy.dialects.postgresql import ARRAY

from arit_contracts import budget as contract
from arit_kit.db.resource import Resource, json_list
from arit_kit.db.statements import Statement
from budget.allocation.tables import ALLOCATION, ALLOCATION_LINE
from budget.commitment.tables import COMMITMENT, COMMITMENT_LINE
from budget.commitment.workflow import COMMITMENT as MACHINE
from budget.database import TABLES
from budget.ledger.queries import balance_of
from budget.ledger.tables import ACCOUNT, POSTING
from budget.privileges import PRIVILEGES

LINE = COMMITMENT_LINE.c


def _stands(kind: str) -> ColumnElement[Any]:
    return balance_of(
        ACCOUNT.c.kind == kind,
        ACCOUNT.c.agreement_id == LINE.agreement_id,
        ACCOUNT.c.line_id == LINE.allocation_line_id,
    )


_line = {
    "dossier": LINE.dossier_id,
    "year": LINE.year,
    "allocation_line_id": LINE.allocation_line_id,
    "allocation_document": TABLES.documents.json(LINE.document_id),
    "amount": LINE.amount,
    **{kind: _stands(kind) for kind in ("committed", "advanced", "paid", "receivable", "recovered")},
}
_total: Any = cast(func.coalesce(func.sum(LINE.amount), 0), BigInteger)

COMMITMENTS = Resource(
    service="budget",
    kind="commitment",
    table=COMMITMENT,
    contract=contract.Commitment,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={
        "agreement_id": COMMITMENT.c.id,
        "lines": json_list(_line, LINE.agreement_id == COMMITMENT.c.id, by=LINE.place),
        "total": select(_total).where(LINE.agreement_id == COMMITMENT.c.id).scalar_subquery(),
    },
)

LINES_OF = Statement(
    select(COMMITMENT_LINE).where(LINE.agreement_id == bindparam("agreement_id", type_=Uuid())).order_by(LINE.place)
)
LAST_POSTED_ON = Statement(
    select(func.max(POSTING.c.effective_on)).where(POSTING.c.agreement_id == bindparam("agreement_id", type_=Uuid()))
)
FORGET_LINES = Statement(delete(COMMITMENT_LINE).where(LINE.agreement_id == bindparam("agreement_id", type_=Uuid())))

SET_LINE = Statement(
    update(COMMITMENT_LINE)
    .where(
        LINE.agreement_id == bindparam("of_agreement", type_=Uuid()),
        LINE.allocation_line_id == bindparam("of_line", type_=Uuid()),
    )
    .values(amount=bindparam("amount", type_=BigInteger()))
)
"""What a line of a commitment holds from now on, đồng."""

_issued = ALLOCATION_LINE.join(ALLOCATION, ALLOCATION.c.id == ALLOCATION_LINE.c.allocation_id)
DRAWABLE = Statement(
    select(ALLOCATION_LINE, ALLOCATION.c.year, ALLOCATION.c.document_id)
    .select_from(_issued)
    .where(
        ALLOCATION.c.issued_on <= bindparam("day", type_=Date()),
        ALLOCATION_LINE.c.dossier_id == func.any(bindparam("dossiers", type_=ARRAY(Uuid))),
    )
    .order_by(ALLOCATION.c.issued_on, ALLOCATION.c.id, ALLOCATION_LINE.c.place)
)
"""The lines of these dossiers that were issued by that day, oldest first; those of a reversed tranche are empty."""
