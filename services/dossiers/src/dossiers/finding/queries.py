"""What is read of findings."""

from sqlalchemy import Text, Uuid, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from arit_contracts import dossiers as contract
from arit_kit.db.resource import Resource
from dossiers.database import TABLES
from dossiers.finding.tables import FINDING
from dossiers.finding.workflow import FINDING as MACHINE
from dossiers.mission.tables import MISSION
from dossiers.privileges import PRIVILEGES

FINDINGS = Resource(
    service="dossiers",
    kind="finding",
    table=FINDING,
    contract=contract.Finding,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={
        "mission_reference": select(MISSION.c.reference).where(MISSION.c.id == FINDING.c.mission_id).scalar_subquery(),
        "report_document": TABLES.documents.json(FINDING.c.report_document_id),
        "outcome_document": TABLES.documents.json(FINDING.c.outcome_document_id),
    },
    filters={
        "mission_id": FINDING.c.mission_id == bindparam("mission_id", type_=Uuid()),
        "dossier_id": FINDING.c.dossier_id == bindparam("dossier_id", type_=Uuid()),
        "province": FINDING.c.province == func.any(bindparam("province", type_=ARRAY(Text))),
    },
)
