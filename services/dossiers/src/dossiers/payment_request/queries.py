"""What is read of payment requests."""

from sqlalchemy import Integer, Text, Uuid, and_, bindparam, exists, func, literal_column, not_, select
from sqlalchemy.dialects.postgresql import ARRAY, array

from arit_contracts import dossiers as contract
from arit_kit.db.resource import Resource
from arit_kit.db.statements import Statement, among
from dossiers.agreement.tables import AGREEMENT
from dossiers.agreement.workflow import PAYABLE
from dossiers.payment_request.tables import PAYMENT_REQUEST
from dossiers.payment_request.workflow import OPEN
from dossiers.payment_request.workflow import PAYMENT_REQUEST as MACHINE
from dossiers.privileges import PRIVILEGES

RESTS = and_(
    PAYMENT_REQUEST.c.state == literal_column("'drafted'"),
    not_(exists().where(AGREEMENT.c.id == PAYMENT_REQUEST.c.agreement_id, among(AGREEMENT.c.state, PAYABLE))),
)
"""A draft waits for nobody once nothing is paid under its agreement any more."""

COUNTED = ("filed", "approved", "paid")
"""States in which a request counts against what may be asked."""

PAYMENT_REQUESTS = Resource(
    service="dossiers",
    kind="payment_request",
    table=PAYMENT_REQUEST,
    contract=contract.PaymentRequest,
    machine=MACHINE,
    privileges=PRIVILEGES,
    filters={
        "agreement_id": PAYMENT_REQUEST.c.agreement_id == bindparam("agreement_id", type_=Uuid()),
        "dossier_id": PAYMENT_REQUEST.c.dossier_id == bindparam("dossier_id", type_=Uuid()),
        "kind": PAYMENT_REQUEST.c.kind == bindparam("kind", type_=Text()),
        "province": PAYMENT_REQUEST.c.province == func.any(bindparam("province", type_=ARRAY(Text))),
    },
)

OPEN_OF = Statement(
    select(PAYMENT_REQUEST.c.id)
    .where(
        PAYMENT_REQUEST.c.dossier_id == bindparam("dossier_id", type_=Uuid()),
        among(PAYMENT_REQUEST.c.state, OPEN),
    )
    .order_by(PAYMENT_REQUEST.c.id)
)
"""The requests of a dossier that wait for their money, read without a lock."""

ASKED_SO_FAR = Statement(
    select(
        func.coalesce(func.sum(PAYMENT_REQUEST.c.amount), 0).label("all"),
        func.coalesce(func.sum(PAYMENT_REQUEST.c.amount).filter(PAYMENT_REQUEST.c.kind == "advance"), 0).label(
            "advances"
        ),
    ).where(
        PAYMENT_REQUEST.c.agreement_id == bindparam("agreement_id", type_=Uuid()),
        PAYMENT_REQUEST.c.dossier_id == bindparam("dossier_id", type_=Uuid()),
        PAYMENT_REQUEST.c.year == bindparam("year", type_=Integer()),
        PAYMENT_REQUEST.c.id.is_distinct_from(bindparam("but_for", type_=Uuid())),
        PAYMENT_REQUEST.c.state == func.any(array([literal_column(f"'{state}'") for state in COUNTED])),
    )
)
"""What was asked for a dossier in a budget year so far, but for one request, đồng; under the agreement's lock."""
