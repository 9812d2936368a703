"""What is read for a timeline: the history of the dossier and of every kind of record about it.

A kind whose table names the dossier as `dossier_id` is added to `ABOUT` by its resource alone. Of a dossier there are
some hundred entries at most, found by the history's primary key, so they are put in order when they are asked for.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    DateTime,
    Integer,
    Text,
    Uuid,
    bindparam,
    literal_column,
    select,
    tuple_,
    union_all,
)

from arit_kit.db.history import states_known_to_provinces
from arit_kit.db.resource import SIDES, Resource
from arit_kit.db.statements import Statement
from arit_kit.identity.caller import Side
from dossiers.acceptance.queries import ACCEPTANCES
from dossiers.adjustment.queries import ADJUSTMENTS
from dossiers.agreement.queries import AGREEMENTS
from dossiers.agreement.tables import AGREEMENT, AGREEMENT_LINE
from dossiers.appraisal.queries import APPRAISALS
from dossiers.database import TABLES
from dossiers.dossier.queries import DOSSIERS
from dossiers.dossier.tables import DOSSIER
from dossiers.finding.queries import FINDINGS
from dossiers.mission.queries import MISSIONS
from dossiers.mission.tables import MISSION, MISSION_DOSSIER
from dossiers.payment_request.queries import PAYMENT_REQUESTS
from dossiers.plan.queries import PLANS
from dossiers.plan.tables import PLAN, PLAN_LINE
from dossiers.progress_report.queries import PROGRESS_REPORTS
from dossiers.registration.queries import REGISTRATIONS
from dossiers.registration.tables import REGISTRATION

_dossier_id = bindparam("dossier_id", type_=Uuid())


def _through(id: ColumnElement[Any], of_record: ColumnElement[Any], of_dossier: ColumnElement[Any]) -> Any:
    return id.in_(select(of_record).where(of_dossier == _dossier_id))


ABOUT = (APPRAISALS, PAYMENT_REQUESTS, ACCEPTANCES, PROGRESS_REPORTS, ADJUSTMENTS, FINDINGS)
"""Records that name the dossier."""

CONDITIONS: dict[Resource, ColumnElement[bool]] = {
    DOSSIERS: DOSSIER.c.id == _dossier_id,
    REGISTRATIONS: _through(REGISTRATION.c.id, DOSSIER.c.registration_id, DOSSIER.c.id),
    PLANS: _through(PLAN.c.id, PLAN_LINE.c.plan_id, PLAN_LINE.c.dossier_id),
    AGREEMENTS: _through(AGREEMENT.c.id, AGREEMENT_LINE.c.agreement_id, AGREEMENT_LINE.c.dossier_id),
    MISSIONS: _through(MISSION.c.id, MISSION_DOSSIER.c.mission_id, MISSION_DOSSIER.c.dossier_id),
    **{resource: resource.table.c.dossier_id == _dossier_id for resource in ABOUT},
}
"""Every kind of record of a timeline, and which of its records are about the dossier."""

RESOURCES = {resource.kind: resource for resource in CONDITIONS}
_history = TABLES.history


def _entries(resource: Resource, condition: ColumnElement[bool], side: Side) -> Any:
    table = resource.table
    known = states_known_to_provinces(resource) if side == "province" else {}
    told = ("action", "actor", "acting_service", "from_state", "to_state", "effective_on", "recorded_at", "reason")
    return (
        select(
            literal_column(f"'{resource.kind}'", Text).label("kind"),
            table.c.id,
            table.c.reference,
            _history.c.seq,
            *(known.get(name, _history.c[name]).label(name) for name in told),
        )
        .select_from(table.join(_history, _history.c.record_id == table.c.id))
        .where(condition)
    )


def _page(side: Side) -> Statement:
    entry = union_all(*(_entries(*one, side) for one in CONDITIONS.items())).subquery()
    order = (entry.c.effective_on, entry.c.recorded_at, entry.c.id, entry.c.seq)
    after = tuple_(
        bindparam("after_day", type_=Date()),
        bindparam("after_moment", type_=DateTime(timezone=True)),
        bindparam("after_id", type_=Uuid()),
        bindparam("after_seq", type_=BigInteger()),
    )
    return Statement(
        select(entry).where(tuple_(*order) > after).order_by(*order).limit(bindparam("limit", type_=Integer()))
    )


ENTRIES = {side: _page(side) for side in SIDES}
"""By side: a page of the timeline behind a place in its order."""


def _steps(side: Side) -> Statement:
    entry = _entries(DOSSIERS, CONDITIONS[DOSSIERS], side).subquery()
    return Statement(
        select(entry.c.effective_on, entry.c.from_state, entry.c.to_state)
        .where(entry.c.from_state.is_distinct_from(entry.c.to_state))
        .order_by(entry.c.seq)
    )


STEPS = {side: _steps(side) for side in SIDES}
"""By side: the dossier's changes of state, oldest first."""
