"""What is read of acceptances."""

from sqlalchemy import Text, Uuid, bindparam, func, literal_column
from sqlalchemy.dialects.postgresql import ARRAY

from arit_contracts import dossiers as contract
from arit_kit.db.resource import Resource
from dossiers.acceptance.tables import ACCEPTANCE
from dossiers.acceptance.workflow import ACCEPTANCE as MACHINE
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
