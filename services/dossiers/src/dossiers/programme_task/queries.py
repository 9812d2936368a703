"""What is read of tasks; a province sees those that name it, once they are assigned."""

from sqlalchemy import Boolean, Integer, Text, and_, bindparam, func, literal_column, not_, or_, select
from sqlalchemy.dialects.postgresql import ARRAY

from arit_contracts import dossiers as contract
from arit_kit.db.past import FROM_ON, TO_ON, TODAY
from arit_kit.db.resource import Resource
from arit_kit.db.statements import Statement
from dossiers.database import TABLES
from dossiers.privileges import PRIVILEGES
from dossiers.programme_task.tables import PROGRAMME_TASK
from dossiers.programme_task.workflow import PROGRAMME_TASK as MACHINE

OVERDUE = and_(PROGRAMME_TASK.c.state == literal_column("'assigned'"), PROGRAMME_TASK.c.due_on < TODAY)
_overdue_asked = bindparam("overdue", type_=Boolean())

PROGRAMME_TASKS = Resource(
    service="dossiers",
    kind="programme_task",
    table=PROGRAMME_TASK,
    contract=contract.ProgrammeTask,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shows_today=True,
    shown={
        "overdue": OVERDUE,
        "decision": TABLES.documents.json(PROGRAMME_TASK.c.decision_id),
        "report": TABLES.documents.json(PROGRAMME_TASK.c.report_id),
    },
    filters={
        "programme": PROGRAMME_TASK.c.programme == bindparam("programme", type_=Text()),
        "year": PROGRAMME_TASK.c.year == bindparam("year", type_=Integer()),
        "responsible_unit": PROGRAMME_TASK.c.responsible_unit == bindparam("responsible_unit", type_=Text()),
        "overdue": or_(and_(_overdue_asked, OVERDUE), and_(not_(_overdue_asked), not_(OVERDUE))),
        "province": PROGRAMME_TASK.c.provinces.overlap(bindparam("province", type_=ARRAY(Text))),
    },
)

CLOSED_IN_PERIOD = Statement(
    select(literal_column("NULL::text"), func.count()).where(
        PROGRAMME_TASK.c.closed_on >= FROM_ON, PROGRAMME_TASK.c.closed_on <= TO_ON
    )
)
"""How many tasks were closed in a period; they belong to no one province."""
