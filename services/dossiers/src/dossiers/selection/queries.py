"""What is read for the order of selection: who waits for a plan, and how implementers did before."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Integer, Text, bindparam, exists, func, literal_column, not_, or_, select
from sqlalchemy.dialects.postgresql import ARRAY

from arit_kit.db.resource import SIDES
from arit_kit.db.statements import Statement, among
from arit_kit.identity.caller import Side
from dossiers.acceptance.tables import ACCEPTANCE
from dossiers.agreement.tables import AGREEMENT, AGREEMENT_LINE
from dossiers.database import TABLES
from dossiers.dossier.queries import DOSSIERS
from dossiers.dossier.tables import DOSSIER
from dossiers.dossier.workflow import SELECTABLE

_plan_year = bindparam("plan_year", type_=Integer())
_provinces = bindparam("provinces", type_=ARRAY(Text))
_implementer = func.coalesce(DOSSIER.c.implementer_unit, DOSSIER.c.implementer)
"""Who carries out: by its unit, where it has one."""


def _of_beneficiaries(path: str) -> ColumnElement[object]:
    """What the beneficiaries say at that JSON path, as one list."""
    return func.jsonb_path_query_array(DOSSIER.c.beneficiaries, literal_column(f"'$[*].{path}'"))


WAITING: Mapping[Side, Statement] = {
    side: Statement(
        select(
            *(DOSSIER.c[name] for name in ("id", "reference", "title", "kind", "province", "implementer")),
            *(DOSSIER.c[name] for name in ("implementer_unit", "content_codes", "requested")),
            DOSSIERS.state_column(side).label("state"),
            _implementer.label("carried_out_by"),
            _of_beneficiaries("trade").label("trades"),
            _of_beneficiaries("place.priority_areas[*]").label("areas"),
            _of_beneficiaries("priority_products[*]").label("products"),
            func.count().over().label("total"),
        )
        .where(
            DOSSIER.c.plan_year == _plan_year,
            among(DOSSIER.c.state, SELECTABLE),
            or_(_provinces.is_(None), DOSSIER.c.province == func.any(_provinces)),
        )
        .order_by(DOSSIER.c.id)
        .limit(bindparam("most", type_=Integer()))
    )
    for side in SIDES
}
"""By side: the dossiers of a plan year that wait for its decision, oldest first, and how many there are."""

_history = TABLES.history
_of_dossier = AGREEMENT_LINE.join(AGREEMENT, AGREEMENT.c.id == AGREEMENT_LINE.c.agreement_id)
_accepted = exists().where(ACCEPTANCE.c.dossier_id == DOSSIER.c.id, ACCEPTANCE.c.state == literal_column("'confirmed'"))
_settled_late = (
    select(AGREEMENT.c.id)
    .select_from(_of_dossier)
    .where(AGREEMENT_LINE.c.dossier_id == DOSSIER.c.id, AGREEMENT.c.settlement_late)
    .exists()
)


def _once(action: str) -> ColumnElement[bool]:
    """Whether that was ever done to the dossier, whatever came of it since."""
    return exists().where(_history.c.record_id == DOSSIER.c.id, _history.c.action == literal_column(f"'{action}'"))


_failed = DOSSIER.c.state == literal_column("'rejected'")

RECORDS_OF = Statement(
    select(
        _implementer.label("carried_out_by"),
        func.count().filter(_accepted).label("accepted"),
        func.count().filter(_settled_late).label("settled_late"),
        func.count().filter(_once("stop")).label("stopped"),
        func.count().filter(_failed, not_(_once("decline"))).label("rejected"),
    )
    .where(
        DOSSIER.c.plan_year < _plan_year,
        _implementer == func.any(bindparam("implementers", type_=ARRAY(Text))),
    )
    .group_by(_implementer)
)
"""How the dossiers of earlier plan years of each of these implementers ended, as far as the connection sees."""
