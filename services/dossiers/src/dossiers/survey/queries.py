"""What is read of surveys and candidates; a province sees its own once the survey is concluded."""

from sqlalchemy import Integer, Text, Uuid, bindparam, func, literal_column, select
from sqlalchemy.dialects.postgresql import ARRAY, aggregate_order_by

from arit_contracts import dossiers as contract
from arit_kit.db.past import FROM_ON, TO_ON
from arit_kit.db.resource import Resource
from arit_kit.db.statements import Statement
from dossiers.database import TABLES
from dossiers.privileges import PRIVILEGES
from dossiers.survey.tables import CANDIDATE, SURVEY
from dossiers.survey.workflow import CANDIDATE as CANDIDATE_MACHINE
from dossiers.survey.workflow import SURVEY as SURVEY_MACHINE

_ids = func.json_agg(aggregate_order_by(CANDIDATE.c.id, CANDIDATE.c.id))

SURVEYS = Resource(
    service="dossiers",
    kind="survey",
    table=SURVEY,
    contract=contract.Survey,
    machine=SURVEY_MACHINE,
    privileges=PRIVILEGES,
    shown={
        "plan": TABLES.documents.json(SURVEY.c.plan_id),
        "candidate_ids": select(func.coalesce(_ids, literal_column("'[]'::json")))
        .where(CANDIDATE.c.survey_id == SURVEY.c.id)
        .scalar_subquery(),
        "report": TABLES.documents.json(SURVEY.c.report_id),
    },
    filters={
        "centre": SURVEY.c.centre == bindparam("centre", type_=Text()),
        "plan_year": SURVEY.c.plan_year == bindparam("plan_year", type_=Integer()),
        "province": SURVEY.c.provinces.overlap(bindparam("province", type_=ARRAY(Text))),
    },
)

CANDIDATES = Resource(
    service="dossiers",
    kind="candidate",
    table=CANDIDATE,
    contract=contract.Candidate,
    machine=CANDIDATE_MACHINE,
    privileges=PRIVILEGES,
    shown={
        "survey_reference": select(SURVEY.c.reference).where(SURVEY.c.id == CANDIDATE.c.survey_id).scalar_subquery(),
    },
    filters={
        "survey_id": CANDIDATE.c.survey_id == bindparam("survey_id", type_=Uuid()),
        "plan_year": CANDIDATE.c.plan_year == bindparam("plan_year", type_=Integer()),
        "content": CANDIDATE.c.content == bindparam("content", type_=Text()),
        "province": CANDIDATE.c.province == func.any(bindparam("province", type_=ARRAY(Text))),
    },
)

FOUND_BY = Statement(
    select(CANDIDATE).where(CANDIDATE.c.survey_id == bindparam("survey_id", type_=Uuid())).order_by(CANDIDATE.c.id)
)
"""What a survey found."""

CONCLUDED = Statement(
    select(SURVEY.c.id, SURVEY.c.concluded_on).where(
        SURVEY.c.id == func.any(bindparam("ids", type_=ARRAY(Uuid))), SURVEY.c.state == literal_column("'concluded'")
    )
)
"""Which of these surveys are concluded, and since when."""

HELD_IN_PERIOD = Statement(
    select(literal_column("NULL::text"), func.count()).where(SURVEY.c.held_on >= FROM_ON, SURVEY.c.held_on <= TO_ON)
)
"""How many surveys ended on the spot in a period; they belong to no one province."""
