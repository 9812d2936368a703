"""What is read of payments."""

from sqlalchemy import Integer, Text, Uuid, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from arit_contracts import budget as contract
from arit_kit.db.resource import Resource
from arit_kit.db.statements import Statement
from budget.payment.tables import PAYMENT
from budget.payment.workflow import PAYMENT as MACHINE
from budget.privileges import PRIVILEGES

PAYMENTS = Resource(
    service="budget",
    kind="payment",
    table=PAYMENT,
    contract=contract.Payment,
    machine=MACHINE,
    privileges=PRIVILEGES,
    filters={
        "agreement_id": PAYMENT.c.agreement_id == bindparam("agreement_id", type_=Uuid()),
        "dossier_id": PAYMENT.c.dossier_id == bindparam("dossier_id", type_=Uuid()),
        "year": PAYMENT.c.year == bindparam("year", type_=Integer()),
        "province": PAYMENT.c.province == func.any(bindparam("province", type_=ARRAY(Text))),
    },
)

STANDING = Statement(
    select(PAYMENT.c.reference).where(
        PAYMENT.c.payment_request_id == bindparam("payment_request_id", type_=Uuid()), PAYMENT.c.state == "paid"
    )
)
"""The payment that stands for a payment request."""
