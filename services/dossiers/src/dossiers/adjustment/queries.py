"""What is read of adjustments, and of the finding that one cites."""

from sqlalchemy import Text, Uuid, bindparam, func, literal_column, null, select
from sqlalchemy.dialects.postgresql import ARRAY

from arit_contracts import dossiers as contract
from arit_kit.db.resource import Resource
from arit_kit.db.statements import Statement
from dossiers.adjustment.tables import ADJUSTMENT
from dossiers.adjustment.workflow import ADJUSTMENT as MACHINE
from dossiers.database import TABLES
from dossiers.dossier.tables import DOSSIER
from dossiers.finding.tables import FINDING
from dossiers.privileges import PRIVILEGES

ADJUSTMENTS = Resource(
    service="dossiers",
    kind="adjustment",
    table=ADJUSTMENT,
    contract=contract.Adjustment,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={
        "dossier_reference": select(DOSSIER.c.reference)
        .where(DOSSIER.c.id == ADJUSTMENT.c.dossier_id)
        .scalar_subquery(),
        "document": TABLES.documents.json(ADJUSTMENT.c.document_id),
        "decision": TABLES.documents.json(ADJUSTMENT.c.decision_id),
    },
    filters={
        "dossier_id": ADJUSTMENT.c.dossier_id == bindparam("dossier_id", type_=Uuid()),
        "finding_id": ADJUSTMENT.c.finding_id == bindparam("finding_id", type_=Uuid()),
        "level": ADJUSTMENT.c.level == bindparam("level", type_=Text()),
        "province": ADJUSTMENT.c.province == func.any(bindparam("province", type_=ARRAY(Text))),
    },
)

FINDING_CITED = Statement(
    select(FINDING.c.dossier_id, FINDING.c.asks, FINDING.c.state, FINDING.c.recovery_amount).where(
        FINDING.c.id == bindparam("finding_id", type_=Uuid())
    )
)
"""What a finding asks for, of which project, whether it still stands, and how much it asks back, đồng."""

FOLLOWED = Statement(
    select(func.count()).where(
        ADJUSTMENT.c.finding_id == bindparam("finding_id", type_=Uuid()),
        ADJUSTMENT.c.state == literal_column("'approved'"),
        ADJUSTMENT.c.changes["support"].astext.is_not(null()),
        ADJUSTMENT.c.id != bindparam("but", type_=Uuid()),
    )
)
"""How many other adjustments of support that cite a finding were approved; under the lock of their dossier."""
