"""What is read of agreements and their lines."""

from sqlalchemy import Text, Uuid, bindparam, func, literal_column, select
from sqlalchemy.dialects.postgresql import ARRAY, array

from arit_contracts import dossiers as contract
from arit_kit.db.resource import Resource, json_list
from arit_kit.db.statements import Statement
from dossiers.agreement.tables import AGREEMENT, AGREEMENT_LINE
from dossiers.agreement.workflow import AGREEMENT as MACHINE
from dossiers.agreement.workflow import PAYABLE
from dossiers.database import TABLES
from dossiers.dossier.tables import DOSSIER
from dossiers.payment_request.tables import PAYMENT_REQUEST
from dossiers.privileges import PRIVILEGES

_line = {
    "dossier_id": AGREEMENT_LINE.c.dossier_id,
    "dossier_reference": select(DOSSIER.c.reference)
    .where(DOSSIER.c.id == AGREEMENT_LINE.c.dossier_id)
    .scalar_subquery(),
    "year": AGREEMENT_LINE.c.year,
    "amount": AGREEMENT_LINE.c.amount,
    "advance_class": AGREEMENT_LINE.c.advance_class,
    "advance_rule": AGREEMENT_LINE.c.advance_rule,
    "accepted": AGREEMENT_LINE.c.accepted,
    "accepted_on": AGREEMENT_LINE.c.accepted_on,
}

AGREEMENTS = Resource(
    service="dossiers",
    kind="agreement",
    table=AGREEMENT,
    contract=contract.Agreement,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={
        "payable": AGREEMENT.c.state == func.any(array([literal_column(f"'{state}'") for state in PAYABLE])),
        "lines": json_list(_line, AGREEMENT_LINE.c.agreement_id == AGREEMENT.c.id, by=AGREEMENT_LINE.c.id),
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

STATES_OF = Statement(
    select(AGREEMENT.c.id, AGREEMENT.c.reference, AGREEMENT.c.state).where(
        AGREEMENT.c.id == func.any(bindparam("ids", type_=ARRAY(Uuid)))
    )
)
"""Where these agreements stand, read without a lock."""

PAID_OF = Statement(
    select(PAYMENT_REQUEST.c.kind, func.sum(PAYMENT_REQUEST.c.amount).label("amount"))
    .where(
        PAYMENT_REQUEST.c.agreement_id == bindparam("agreement_id", type_=Uuid()),
        PAYMENT_REQUEST.c.state == literal_column("'paid'"),
    )
    .group_by(PAYMENT_REQUEST.c.kind)
)
"""What was paid under an agreement by kind of request, đồng."""
