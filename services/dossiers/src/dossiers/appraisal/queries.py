"""What is read of appraisals."""

from sqlalchemy import Text, Uuid, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from arit_contracts import dossiers as contract
from arit_kit.db.resource import Resource
from arit_kit.db.statements import Statement
from dossiers.appraisal.tables import APPRAISAL
from dossiers.appraisal.workflow import APPRAISAL as MACHINE
from dossiers.database import TABLES
from dossiers.privileges import PRIVILEGES

APPRAISALS = Resource(
    service="dossiers",
    kind="appraisal",
    table=APPRAISAL,
    contract=contract.Appraisal,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={"document": TABLES.documents.json(APPRAISAL.c.document_id)},
    filters={
        "dossier_id": APPRAISAL.c.dossier_id == bindparam("dossier_id", type_=Uuid()),
        "level": APPRAISAL.c.level == bindparam("level", type_=Text()),
        "province": APPRAISAL.c.province == func.any(bindparam("province", type_=ARRAY(Text))),
    },
)

APPROVED_AT_MINISTRY = Statement(
    select(APPRAISAL.c.id, APPRAISAL.c.dossier_id, APPRAISAL.c.lines, APPRAISAL.c.proposed_total).where(
        APPRAISAL.c.dossier_id == func.any(bindparam("ids", type_=ARRAY(Uuid))),
        APPRAISAL.c.level == "ministry",
        APPRAISAL.c.state == "approved",
    )
)
"""The ministry's approved appraisal of each of these dossiers."""
