"""What is read of missions; of visits, projects and findings, row-level security leaves each caller its own."""

from sqlalchemy import Date, Integer, Text, Uuid, bindparam, exists, func, literal_column, or_, select, update
from sqlalchemy.dialects.postgresql import ARRAY, aggregate_order_by
from sqlalchemy.sql.elements import ColumnElement

from arit_contracts import dossiers as contract
from arit_kit.db.past import FROM_ON, TO_ON
from arit_kit.db.resource import Resource, json_list
from arit_kit.db.statements import Statement
from dossiers.database import TABLES
from dossiers.finding.tables import FINDING
from dossiers.mission.tables import MISSION, MISSION_DOSSIER, MISSION_VISIT
from dossiers.mission.workflow import MISSION as MACHINE
from dossiers.privileges import PRIVILEGES

_visit = {"province": MISSION_VISIT.c.province, "minutes": TABLES.documents.json(MISSION_VISIT.c.minutes_id)}


def _ids(column: ColumnElement[object], of_mission: ColumnElement[bool]) -> ColumnElement[object]:
    """The ids in that column of the rows that are the mission's, as a JSON list."""
    ids = func.coalesce(func.json_agg(aggregate_order_by(column, column)), literal_column("'[]'::json"))
    return select(ids).where(of_mission).scalar_subquery()


MISSIONS = Resource(
    service="dossiers",
    kind="mission",
    table=MISSION,
    contract=contract.Mission,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={
        "plan": TABLES.documents.json(MISSION.c.plan_id),
        "decision": TABLES.documents.json(MISSION.c.decision_id),
        "visits": json_list(_visit, MISSION_VISIT.c.mission_id == MISSION.c.id, by=MISSION_VISIT.c.place),
        "dossier_ids": _ids(MISSION_DOSSIER.c.dossier_id, MISSION_DOSSIER.c.mission_id == MISSION.c.id),
        "finding_ids": _ids(FINDING.c.id, FINDING.c.mission_id == MISSION.c.id),
        "conclusion": TABLES.documents.json(MISSION.c.conclusion_id),
    },
    filters={
        "year": MISSION.c.year == bindparam("year", type_=Integer()),
        "dossier_id": exists().where(
            MISSION_DOSSIER.c.mission_id == MISSION.c.id,
            MISSION_DOSSIER.c.dossier_id == bindparam("dossier_id", type_=Uuid()),
        ),
        "province": exists().where(
            MISSION_VISIT.c.mission_id == MISSION.c.id,
            MISSION_VISIT.c.province == func.any(bindparam("province", type_=ARRAY(Text))),
        ),
    },
)

_mission_id = bindparam("mission_id", type_=Uuid())

VISITS_OF = Statement(
    select(MISSION_VISIT.c.province, MISSION_VISIT.c.minutes_id)
    .where(MISSION_VISIT.c.mission_id == _mission_id)
    .order_by(MISSION_VISIT.c.place)
)
"""The provinces of a mission, in the order in which they were named."""

PROJECTS_OF = Statement(select(MISSION_DOSSIER).where(MISSION_DOSSIER.c.mission_id == _mission_id))
"""The projects that a mission inspects, with their province and implementer."""

_day = bindparam("day", type_=Date())
TELL_VISITS = Statement(update(MISSION_VISIT).where(MISSION_VISIT.c.mission_id == _mission_id).values(decided_on=_day))
TELL_PROJECTS = Statement(
    update(MISSION_DOSSIER).where(MISSION_DOSSIER.c.mission_id == _mission_id).values(decided_on=_day)
)
"""Provinces and implementers may know of a mission from its decision on."""

KEEP_MINUTES = Statement(
    update(MISSION_VISIT)
    .where(MISSION_VISIT.c.mission_id == _mission_id, MISSION_VISIT.c.province == bindparam("visited", type_=Text()))
    .values(minutes_id=bindparam("document_id", type_=Uuid()))
)
"""The minutes of one province."""

NOT_SETTLED_BY = Statement(
    select(FINDING.c.reference)
    .where(
        FINDING.c.mission_id == _mission_id,
        FINDING.c.mandatory,
        or_(FINDING.c.open, FINDING.c.effective_on > _day),
    )
    .order_by(FINDING.c.id)
    .limit(1)
)
"""The reference of a mandatory finding of the mission that is open, or was on that day."""

HELD_IN_PERIOD = Statement(
    select(literal_column("NULL::text"), func.count()).where(MISSION.c.held_on >= FROM_ON, MISSION.c.held_on <= TO_ON)
)
"""How many missions ended their visits in a period; they belong to no one province."""

VISITS_IN_PERIOD = Statement(
    select(MISSION_VISIT.c.province, func.count())
    .select_from(MISSION_VISIT.join(MISSION, MISSION.c.id == MISSION_VISIT.c.mission_id))
    .where(MISSION_VISIT.c.minutes_id.is_not(None), MISSION.c.held_on >= FROM_ON, MISSION.c.held_on <= TO_ON)
    .group_by(MISSION_VISIT.c.province)
)
"""How many of them were in each province, by their minutes."""
