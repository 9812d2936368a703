"""What is read of dossiers: the record as its contract has it, and its list."""

from collections.abc import Sequence

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Text,
    Uuid,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal_column,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY, array

from arit_contracts import dossiers as contract
from arit_kit.db.resource import Resource
from arit_kit.db.statements import Statement, among
from dossiers.agreement.tables import AGREEMENT_LINE
from dossiers.appraisal.tables import APPRAISAL
from dossiers.database import TABLES
from dossiers.dossier.tables import DOSSIER
from dossiers.dossier.workflow import DOSSIER as MACHINE
from dossiers.dossier.workflow import GRANT_GIVEN_BACK, PLANNED
from dossiers.privileges import PRIVILEGES


def _in(states: Sequence[str]) -> ColumnElement[bool]:
    return DOSSIER.c.state == func.any(array([literal_column(f"'{state}'") for state in states]))


DOSSIERS = Resource(
    service="dossiers",
    kind="dossier",
    table=DOSSIER,
    contract=contract.Dossier,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={
        "planned": _in(PLANNED),
        "plan_decision": TABLES.documents.json(DOSSIER.c.plan_decision_id),
    },
    filters={
        "plan_year": DOSSIER.c.plan_year == bindparam("plan_year", type_=Integer()),
        "kind": DOSSIER.c.kind == bindparam("kind", type_=Text()),
        "content": DOSSIER.c.content_codes.contains(cast(array([bindparam("content")]), ARRAY(Text))),
        "province": DOSSIER.c.province == func.any(bindparam("province", type_=ARRAY(Text))),
        "registration_id": DOSSIER.c.registration_id == bindparam("registration_id", type_=Uuid()),
        "plan_id": DOSSIER.c.plan_id == bindparam("plan_id", type_=Uuid()),
        "agreement_id": DOSSIER.c.agreement_id == bindparam("agreement_id", type_=Uuid()),
    },
)

_history = TABLES.history
WRITTEN_BY = ("amend", "submit", "resubmit")
"""What makes somebody an author of a dossier."""

AUTHORS_OF = Statement(
    select(_history.c.actor).where(
        _history.c.record_id == bindparam("dossier_id", type_=Uuid()),
        among(_history.c.action, WRITTEN_BY),
    )
)
"""Who completed, submitted or resubmitted a dossier (I16)."""

COURSE_OF = Statement(
    select(_history.c.action, _history.c.to_state, _history.c.effective_on, _history.c.reason)
    .where(_history.c.record_id == bindparam("dossier_id", type_=Uuid()))
    .order_by(_history.c.seq)
)
"""A dossier's steps in their order; a province's connection leaves out what it may not know yet."""

OF_REGISTRATION = Statement(
    select(DOSSIER)
    .where(DOSSIER.c.registration_id == bindparam("registration_id", type_=Uuid()))
    .order_by(DOSSIER.c.id)
    .with_for_update()
)
"""A registration's dossiers, locked in id order."""

TITLES_OF = Statement(
    select(DOSSIER.c.id, DOSSIER.c.title).where(DOSSIER.c.id == func.any(bindparam("ids", type_=ARRAY(Uuid))))
)
"""What these projects are called."""

PASSED_AT_BASE = Statement(
    select(
        exists().where(
            APPRAISAL.c.dossier_id == bindparam("dossier_id", type_=Uuid()),
            APPRAISAL.c.level == literal_column("'base'"),
            APPRAISAL.c.state == literal_column("'approved'"),
            APPRAISAL.c.verdict == literal_column("'passed'"),
        )
    )
)
"""Whether the dossier's base appraisal stands: its record is the paper A1."""

_line = func.jsonb_array_elements(DOSSIER.c.ceilings).table_valued("value", name="granted_line")
_content = _line.c.value.op("->>")("content")
_kept = (
    select(func.coalesce(func.sum(AGREEMENT_LINE.c.accepted), 0))
    .where(AGREEMENT_LINE.c.dossier_id == DOSSIER.c.id)
    .scalar_subquery()
)
_granted = (
    select(
        DOSSIER.c.cluster_id,
        _content.label("content"),
        func.least(
            case((_in(GRANT_GIVEN_BACK), _kept), else_=DOSSIER.c.plan_amount),
            func.sum(cast(_line.c.value.op("->>")("proposed"), BigInteger)),
        ).label("granted"),
    )
    .select_from(DOSSIER.join(_line, true()))
    .where(
        DOSSIER.c.cluster_id == func.any(bindparam("clusters", type_=ARRAY(Uuid))),
        DOSSIER.c.plan_id.is_not(None),
        DOSSIER.c.id.is_distinct_from(bindparam("but", type_=Uuid())),
    )
    .group_by(DOSSIER.c.id, _content)
    .subquery()
)

GRANTED_TO_CLUSTERS = Statement(
    select(_granted.c.cluster_id, _granted.c.content, func.sum(_granted.c.granted).label("granted")).group_by(
        _granted.c.cluster_id, _granted.c.content
    )
)
"""What plans grant each of these clusters, `but` for one dossier, by content, đồng; read under the clusters' locks.

A plan's amount is one for all contents of a dossier: of each it counts up to what was proposed. Of one that was
stopped, or has left the plan, what was accepted counts.
"""
