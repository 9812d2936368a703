"""What is stored of a survey and of what it found."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Date, ForeignKey, Index, Integer, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from arit_kit.db.resource import record_table
from arit_kit.db.search import search_column, search_index
from dossiers.database import METADATA
from dossiers.survey.workflow import CANDIDATE as CANDIDATE_MACHINE
from dossiers.survey.workflow import SURVEY as SURVEY_MACHINE

SURVEY = record_table(
    "survey",
    METADATA,
    Column("centre", Text, nullable=False),
    Column("plan_year", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("provinces", ARRAY(Text), nullable=False),
    Column("plan_id", Uuid, ForeignKey("document.id")),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date, nullable=False),
    Column("held_on", Date),
    Column("report_id", Uuid, ForeignKey("document.id"), unique=True),
    Column("concluded_on", Date),
    search_column("reference", "title"),
    CheckConstraint("starts_on <= ends_on", name="ck_survey_days"),
    CheckConstraint("(state IN ('held', 'concluded')) = (held_on IS NOT NULL)", name="ck_survey_held"),
    CheckConstraint(
        "(state = 'concluded') = (report_id IS NOT NULL) AND (report_id IS NULL) = (concluded_on IS NULL)",
        name="ck_survey_concluded",
    ),
    prefix="KS",
    machine=SURVEY_MACHINE,
    province=False,
)
"""`provinces` know of it once it is concluded."""
for _name in ("centre", "plan_year", "state"):
    Index(f"ix_survey_{_name}", SURVEY.c[_name], SURVEY.c.id)
Index("ix_survey_provinces", SURVEY.c.provinces, postgresql_using="gin")
Index("ix_survey_held_on", SURVEY.c.held_on)
search_index(SURVEY)

CANDIDATE = record_table(
    "candidate",
    METADATA,
    Column("survey_id", Uuid, ForeignKey("survey.id"), nullable=False),
    Column("plan_year", Integer, nullable=False),
    Column("establishment", Text, nullable=False),
    Column("beneficiary", JSONB, nullable=False),
    Column("content", Text, nullable=False),
    Column("description", Text),
    Column("estimated_cost", BigInteger, nullable=False),
    Column("requested", BigInteger, nullable=False),
    Column("dossier_id", Uuid, ForeignKey("dossier.id")),
    search_column("reference", "establishment"),
    CheckConstraint("province IS NOT NULL AND implementer_unit IS NOT NULL", name="ck_candidate_place"),
    CheckConstraint("requested BETWEEN 0 AND estimated_cost", name="ck_candidate_money"),
    CheckConstraint("(state = 'registered') = (dossier_id IS NOT NULL)", name="ck_candidate_registered"),
    prefix="UV",
    machine=CANDIDATE_MACHINE,
)
"""`implementer_unit`: the centre that found it; `establishment`: the beneficiary's name, to be searched."""
for _name, _column in (
    ("survey", "survey_id"), ("plan_year", "plan_year"), ("content", "content"), ("province", "province"),
    ("unit", "implementer_unit"), ("state", "state"),
):  # fmt: skip
    Index(f"ix_candidate_{_name}", CANDIDATE.c[_column], CANDIDATE.c.id)
search_index(CANDIDATE)
