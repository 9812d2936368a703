"""What is read of appraisals."""

from collections.abc import Iterable

from sqlalchemy import (
    ColumnElement,
    Date,
    Text,
    Uuid,
    and_,
    bindparam,
    case,
    cast,
    exists,
    false,
    func,
    literal_column,
    not_,
    null,
    or_,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY

from arit_contracts import dossiers as contract
from arit_kit.db.resource import Resource, json_object
from arit_kit.db.statements import Statement, among
from dossiers.appraisal.tables import APPRAISAL
from dossiers.appraisal.workflow import APPRAISAL as MACHINE
from dossiers.database import TABLES
from dossiers.dossier.queries import WRITTEN_BY
from dossiers.dossier.tables import DOSSIER
from dossiers.dossier.workflow import AWAITING, ENDED
from dossiers.privileges import PRIVILEGES

_council = {"members": APPRAISAL.c.council, "decision": TABLES.documents.json(APPRAISAL.c.council_decision_id)}

APPRAISALS = Resource(
    service="dossiers",
    kind="appraisal",
    table=APPRAISAL,
    contract=contract.Appraisal,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={
        "document": TABLES.documents.json(APPRAISAL.c.document_id),
        "council": case((APPRAISAL.c.council.is_not(None), json_object(_council)), else_=null()),
    },
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

_history = TABLES.history
APPRAISED_AT_BASE = Statement(
    select(_history.c.actor)
    .select_from(_history.join(APPRAISAL, APPRAISAL.c.id == _history.c.record_id))
    .where(
        APPRAISAL.c.dossier_id == bindparam("dossier_id", type_=Uuid()),
        APPRAISAL.c.level == "base",
        among(_history.c.action, ("create", "approve")),
    )
)
"""Who drafted or approved an appraisal of a dossier at the base (I16)."""

_subject = bindparam("subject", type_=Text())
_below = APPRAISAL.alias("below")
MAY_NOT_APPRAISE = or_(
    func.coalesce(APPRAISAL.c.implementer_unit == bindparam("unit", type_=Text()), false()),
    exists().where(
        _history.c.record_id == APPRAISAL.c.dossier_id,
        _history.c.actor == _subject,
        among(_history.c.action, WRITTEN_BY),
    ),
    and_(
        APPRAISAL.c.level == literal_column("'ministry'"),
        exists().where(
            _below.c.dossier_id == APPRAISAL.c.dossier_id,
            _below.c.level == literal_column("'base'"),
            _history.c.record_id == _below.c.id,
            _history.c.actor == _subject,
            among(_history.c.action, ("create", "approve")),
        ),
    ),
)
"""Whether the law keeps a `subject` of a `unit` from approving an appraisal, as `may_appraise` has it (I16)."""


def _of_dossier_in(states: Iterable[str]) -> ColumnElement[bool]:
    return exists().where(DOSSIER.c.id == APPRAISAL.c.dossier_id, among(DOSSIER.c.state, states))


def _judges(level: str, state: str) -> ColumnElement[bool]:
    return and_(APPRAISAL.c.level == literal_column(f"'{level}'"), _of_dossier_in((state, AWAITING)))


RESTS = not_(
    case(
        (
            APPRAISAL.c.state == literal_column("'drafted'"),
            or_(_judges("base", "dossier_in"), _judges("ministry", "forwarded")),
        ),
        else_=and_(
            func.coalesce(APPRAISAL.c.conditions.contains(literal_column("'[{\"met_on\": null}]'::jsonb")), false()),
            not_(_of_dossier_in(sorted(ENDED))),
        ),
    )
)
"""An approved appraisal waits while one of its conditions is open; a draft, while its dossier can still be judged."""

APPROVED_ON = Statement(
    select(_history.c.effective_on).where(
        _history.c.record_id == bindparam("appraisal_id", type_=Uuid()), _history.c.action == "approve"
    )
)
"""The day on which an appraisal was approved; its own day moves on with the conditions that are met."""

_condition = func.jsonb_array_elements(APPRAISAL.c.conditions).table_valued("value", name="condition")
_met_on = cast(_condition.c.value.op("->>")("met_on"), Date)
UNMET_CONDITIONS = Statement(
    select(APPRAISAL.c.dossier_id, APPRAISAL.c.reference, _condition.c.value.op("->>")("text").label("condition"))
    .select_from(APPRAISAL.join(_condition, true()))
    .where(
        APPRAISAL.c.dossier_id == func.any(bindparam("ids", type_=ARRAY(Uuid))),
        APPRAISAL.c.state == "approved",
        or_(_met_on.is_(None), _met_on > bindparam("day", type_=Date())),
    )
    .order_by(APPRAISAL.c.id)
)
"""What the approved appraisals of these dossiers rest on, and was not met by that day."""
