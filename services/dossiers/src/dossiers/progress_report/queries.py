"""What is read of progress reports."""

from sqlalchemy import Date, Text, Uuid, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from arit_contracts import dossiers as contract
from arit_kit.db.resource import Resource
from arit_kit.db.statements import Statement, among
from dossiers.dossier.tables import DOSSIER
from dossiers.privileges import PRIVILEGES
from dossiers.progress_report.tables import PROGRESS_REPORT
from dossiers.progress_report.workflow import PROGRESS_REPORT as MACHINE
from dossiers.progress_report.workflow import TOLD

PROGRESS_REPORTS = Resource(
    service="dossiers",
    kind="progress_report",
    table=PROGRESS_REPORT,
    contract=contract.ProgressReport,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={
        "dossier_reference": select(DOSSIER.c.reference)
        .where(DOSSIER.c.id == PROGRESS_REPORT.c.dossier_id)
        .scalar_subquery(),
    },
    filters={
        "agreement_id": PROGRESS_REPORT.c.agreement_id == bindparam("agreement_id", type_=Uuid()),
        "dossier_id": PROGRESS_REPORT.c.dossier_id == bindparam("dossier_id", type_=Uuid()),
        "province": PROGRESS_REPORT.c.province == func.any(bindparam("province", type_=ARRAY(Text))),
    },
)

_day = bindparam("day", type_=Date())
_told = select(PROGRESS_REPORT.c.progress_percent).where(
    PROGRESS_REPORT.c.dossier_id == bindparam("dossier_id", type_=Uuid()),
    among(PROGRESS_REPORT.c.state, TOLD),
)
TOLD_BEFORE_AND_AFTER = Statement(
    select(
        _told.where(PROGRESS_REPORT.c.to_on <= _day)
        .order_by(PROGRESS_REPORT.c.to_on.desc(), PROGRESS_REPORT.c.id.desc())
        .limit(1)
        .scalar_subquery()
        .label("before"),
        _told.where(PROGRESS_REPORT.c.to_on > _day)
        .order_by(PROGRESS_REPORT.c.to_on, PROGRESS_REPORT.c.id.desc())
        .limit(1)
        .scalar_subquery()
        .label("after"),
    )
)
"""What the nearest reports of a project tell, percent: up to that day, and beyond it; under the agreement's lock."""
