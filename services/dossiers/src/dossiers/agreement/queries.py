"""What is read of agreements and their lines."""

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Text,
    Uuid,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    null,
    or_,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY, array

from arit_contracts import dossiers as contract
from arit_kit.db.resource import Resource, json_list
from arit_kit.db.statements import Statement
from dossiers.acceptance.tables import ACCEPTANCE
from dossiers.agreement.tables import AGREEMENT, AGREEMENT_LINE
from dossiers.agreement.workflow import AGREEMENT as MACHINE
from dossiers.agreement.workflow import PAYABLE
from dossiers.database import TABLES
from dossiers.dossier.tables import DOSSIER
from dossiers.payment_request.tables import PAYMENT_REQUEST
from dossiers.privileges import PRIVILEGES

PAID: ColumnElement[str] = literal_column("'paid'")
NONE: ColumnElement[str] = literal_column("'[]'::jsonb")
_accepted = AGREEMENT_LINE.c.accepted
_paid = (
    select(cast(func.coalesce(func.sum(PAYMENT_REQUEST.c.amount), 0), BigInteger))
    .where(
        PAYMENT_REQUEST.c.agreement_id == AGREEMENT_LINE.c.agreement_id,
        PAYMENT_REQUEST.c.dossier_id == AGREEMENT_LINE.c.dossier_id,
        PAYMENT_REQUEST.c.year == AGREEMENT_LINE.c.year,
        PAYMENT_REQUEST.c.state == PAID,
    )
    .scalar_subquery()
)
_not_liquidated = AGREEMENT.c.liquidated_on.is_(None)

# As `settlement_file.settled_at_most` has it. Either way no more is settled than was accepted, and of a late filer
# than was paid: what was paid beyond it is what was paid beyond the accepted amount.
_line = {
    "dossier_id": AGREEMENT_LINE.c.dossier_id,
    "dossier_reference": select(DOSSIER.c.reference)
    .where(DOSSIER.c.id == AGREEMENT_LINE.c.dossier_id)
    .scalar_subquery(),
    "year": AGREEMENT_LINE.c.year,
    "amount": AGREEMENT_LINE.c.amount,
    "signed_amount": AGREEMENT_LINE.c.signed_amount,
    "completes_on": AGREEMENT_LINE.c.completes_on,
    "stopped_on": AGREEMENT_LINE.c.stopped_on,
    "advance_class": AGREEMENT_LINE.c.advance_class,
    "advance_rule": AGREEMENT_LINE.c.advance_rule,
    "accepted": AGREEMENT_LINE.c.accepted,
    "accepted_on": AGREEMENT_LINE.c.accepted_on,
    "settled": case(
        (_not_liquidated, null()), (AGREEMENT.c.settlement_late, func.least(_accepted, _paid)), else_=_accepted
    ),
    "to_recover": case(
        (and_(_not_liquidated, AGREEMENT_LINE.c.stopped_on.is_(null())), null()),
        else_=func.greatest(_paid - _accepted, literal_column("0")),
    ),
}

AGREEMENTS = Resource(
    service="dossiers",
    kind="agreement",
    table=AGREEMENT,
    contract=contract.Agreement,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={
        "payable": and_(
            AGREEMENT.c.state == func.any(array([literal_column(f"'{state}'") for state in PAYABLE])),
            AGREEMENT.c.settlement_late.is_not(true()),
        ),
        "lines": json_list(_line, AGREEMENT_LINE.c.agreement_id == AGREEMENT.c.id, by=AGREEMENT_LINE.c.id),
        "papers": func.coalesce(AGREEMENT.c.papers, NONE),
        "spending": func.coalesce(AGREEMENT.c.spending, NONE),
        "plan_decision": TABLES.documents.json(AGREEMENT.c.plan_decision_id),
        "liquidation": TABLES.documents.json(AGREEMENT.c.liquidation_id),
    },
    filters={
        "province": AGREEMENT.c.province == func.any(bindparam("province", type_=ARRAY(Text))),
        "number": AGREEMENT.c.number == bindparam("number", type_=Text()),
    },
)

LINES_OF = Statement(
    select(AGREEMENT_LINE)
    .where(AGREEMENT_LINE.c.agreement_id == bindparam("agreement_id", type_=Uuid()))
    .order_by(AGREEMENT_LINE.c.id)
)
"""An agreement's lines in the order in which they were written; guarded by the agreement's own lock."""

PROJECTS_OF = Statement(
    select(
        DOSSIER.c.id,
        DOSSIER.c.reference,
        DOSSIER.c.kind,
        DOSSIER.c.content_codes,
        DOSSIER.c.ceilings,
        ACCEPTANCE.c.form,
        ACCEPTANCE.c.actual_cost,
        select(func.sum(_accepted))
        .where(
            AGREEMENT_LINE.c.dossier_id == DOSSIER.c.id,
            AGREEMENT_LINE.c.agreement_id == bindparam("agreement_id", type_=Uuid()),
        )
        .scalar_subquery()
        .label("accepted"),
    )
    .select_from(
        DOSSIER.outerjoin(
            ACCEPTANCE,
            and_(
                ACCEPTANCE.c.dossier_id == DOSSIER.c.id,
                ACCEPTANCE.c.agreement_id == bindparam("agreement_id", type_=Uuid()),
                ACCEPTANCE.c.state == literal_column("'confirmed'"),
            ),
        )
    )
    .where(
        DOSSIER.c.id.in_(
            select(AGREEMENT_LINE.c.dossier_id).where(
                AGREEMENT_LINE.c.agreement_id == bindparam("agreement_id", type_=Uuid()),
                or_(AGREEMENT_LINE.c.stopped_on.is_(None), AGREEMENT_LINE.c.accepted > 0),
            )
        )
    )
    .order_by(DOSSIER.c.id)
)
"""An agreement's dossiers, each with its confirmed acceptance if there is one, and what of it stands accepted; đồng."""

PAID_BY_YEAR = Statement(
    select(
        PAYMENT_REQUEST.c.dossier_id,
        PAYMENT_REQUEST.c.year,
        func.coalesce(func.sum(PAYMENT_REQUEST.c.amount).filter(PAYMENT_REQUEST.c.state == PAID), 0).label("paid"),
        func.sum(PAYMENT_REQUEST.c.amount).label("paid_or_approved"),
    )
    .where(
        PAYMENT_REQUEST.c.agreement_id == bindparam("agreement_id", type_=Uuid()),
        PAYMENT_REQUEST.c.state == func.any(array([PAID, literal_column("'approved'")])),
    )
    .group_by(PAYMENT_REQUEST.c.dossier_id, PAYMENT_REQUEST.c.year)
)
"""By dossier and year, what was paid under an agreement, and what is approved beside: budget may be paying it; đồng."""

STATES_OF = Statement(
    select(AGREEMENT.c.id, AGREEMENT.c.reference, AGREEMENT.c.state).where(
        AGREEMENT.c.id == func.any(bindparam("ids", type_=ARRAY(Uuid)))
    )
)
"""Where these agreements stand, read without a lock."""

PAID_BY_KIND = Statement(
    select(PAYMENT_REQUEST.c.kind, func.sum(PAYMENT_REQUEST.c.amount).label("amount"))
    .where(
        PAYMENT_REQUEST.c.agreement_id == bindparam("agreement_id", type_=Uuid()),
        PAYMENT_REQUEST.c.state == literal_column("'paid'"),
    )
    .group_by(PAYMENT_REQUEST.c.kind)
)
"""What was paid under an agreement by kind of request, đồng."""
