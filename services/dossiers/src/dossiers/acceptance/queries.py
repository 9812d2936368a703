"""What is read of acceptances."""

from sqlalchemy import Text, Uuid, bindparam, exists, func, literal_column, or_
from sqlalchemy.dialects.postgresql import ARRAY

from arit_contracts import dossiers as contract
from arit_kit.db.resource import Resource
from dossiers.acceptance.tables import ACCEPTANCE
from dossiers.acceptance.workflow import ACCEPTANCE as MACHINE
from dossiers.agreement.tables import AGREEMENT_LINE
from dossiers.privileges import PRIVILEGES

ACCEPTANCES = Resource(
    service="dossiers",
    kind="acceptance",
    table=ACCEPTANCE,
    contract=contract.Acceptance,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={"lines": func.coalesce(ACCEPTANCE.c.lines, literal_column("'[]'::jsonb"))},
    filters={
        "agreement_id": ACCEPTANCE.c.agreement_id == bindparam("agreement_id", type_=Uuid()),
        "dossier_id": ACCEPTANCE.c.dossier_id == bindparam("dossier_id", type_=Uuid()),
        "province": ACCEPTANCE.c.province == func.any(bindparam("province", type_=ARRAY(Text))),
    },
)

RESTS = exists().where(
    AGREEMENT_LINE.c.agreement_id == ACCEPTANCE.c.agreement_id,
    AGREEMENT_LINE.c.dossier_id == ACCEPTANCE.c.dossier_id,
    or_(AGREEMENT_LINE.c.accepted.is_not(None), AGREEMENT_LINE.c.stopped_on.is_not(None)),
)
"""A draft waits for nobody once its project was accepted by another record, or stopped."""
