"""What is read of recoveries."""

from sqlalchemy import Integer, Text, Uuid, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from arit_contracts import budget as contract
from arit_kit.db.resource import Resource
from arit_kit.db.statements import Statement
from budget.database import TABLES
from budget.privileges import PRIVILEGES
from budget.recovery.tables import RECOVERY
from budget.recovery.workflow import RECOVERY as MACHINE

RECOVERIES = Resource(
    service="budget",
    kind="recovery",
    table=RECOVERY,
    contract=contract.Recovery,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={"document": TABLES.documents.json(RECOVERY.c.document_id)},
    filters={
        "agreement_id": RECOVERY.c.agreement_id == bindparam("agreement_id", type_=Uuid()),
        "dossier_id": RECOVERY.c.dossier_id == bindparam("dossier_id", type_=Uuid()),
        "year": RECOVERY.c.year == bindparam("year", type_=Integer()),
        "province": RECOVERY.c.province == func.any(bindparam("province", type_=ARRAY(Text))),
    },
)

STANDING = Statement(
    select(RECOVERY.c.reference).where(
        RECOVERY.c.document_id == bindparam("document_id", type_=Uuid()), RECOVERY.c.state == "recovered"
    )
)
"""The recovery that stands by a document."""
