"""A year's dossiers in groups: one statement for each choice of groups, its total a row of the same statement.

Row-level security leaves each caller its own; provinces are grouped by the states that they may know.
"""

from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Integer,
    Subquery,
    Text,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    not_,
    null,
    or_,
    select,
    true,
    tuple_,
    union_all,
)

from arit_kit.db.statements import Statement, among
from arit_kit.identity.caller import Side
from dossiers.agreement.tables import AGREEMENT, AGREEMENT_LINE
from dossiers.dossier.queries import DOSSIERS
from dossiers.dossier.tables import DOSSIER
from dossiers.dossier.workflow import ENDED
from dossiers.plan.tables import PLAN

AMOUNTS = ("requested", "proposed", "plan_amount", "agreed", "accepted")
_plan_year = bindparam("plan_year", type_=Integer())
_counted = or_(not_(bindparam("live", type_=Boolean())), not_(among(DOSSIER.c.state, sorted(ENDED))))
"""Every dossier; where only what is `live` is asked for, none whose way has ended."""

_none = literal_column("0", BigInteger)


def _agreed(amount: ColumnElement[Any]) -> ColumnElement[Any]:
    """A sum over the dossier's lines of agreements that were signed."""
    of_dossier = AGREEMENT_LINE.join(AGREEMENT, AGREEMENT.c.id == AGREEMENT_LINE.c.agreement_id)
    return (
        select(func.sum(amount))
        .select_from(of_dossier)
        .where(AGREEMENT_LINE.c.dossier_id == DOSSIER.c.id, AGREEMENT.c.signed_on.is_not(None))
        .scalar_subquery()
    )


def _lines(document: ColumnElement[Any]) -> Any:
    """The lines of a dossier that it keeps as a document, each with its content."""
    return func.jsonb_array_elements(document).table_valued("value", name="line")


_ceilings = _lines(DOSSIER.c.ceilings)
_proposed = (
    select(func.sum(cast(_ceilings.c.value.op("->>")("proposed"), BigInteger))).select_from(_ceilings).scalar_subquery()
)
_one_content = case((DOSSIER.c.content_codes[1] == func.all(DOSSIER.c.content_codes), DOSSIER.c.content_codes[1]))
"""The dossier's content where it has no other."""


def _part(side: Side, content: ColumnElement[Any], source: Any, **amounts: ColumnElement[Any]) -> Any:
    """A part of what is summed: one row a dossier, or one for each of its lines."""
    return (
        select(
            DOSSIER.c.id,
            DOSSIER.c.province,
            DOSSIER.c.kind,
            DOSSIERS.state_column(side).label("state"),
            cast(content, Text).label("content"),
            *(cast(func.coalesce(amounts.get(name, _none), _none), BigInteger).label(name) for name in AMOUNTS),
        )
        .select_from(source)
        .where(DOSSIER.c.plan_year == _plan_year, _counted)
    )


def _parts(side: Side, by_content: bool) -> Subquery:
    whole = {
        "plan_amount": DOSSIER.c.plan_amount,
        "agreed": _agreed(AGREEMENT_LINE.c.amount),
        "accepted": _agreed(AGREEMENT_LINE.c.accepted),
    }
    if not by_content:
        of_all = {"requested": DOSSIER.c.requested, "proposed": _proposed}
        undivided: Subquery = _part(side, null(), DOSSIER, **of_all, **whole).subquery()
        return undivided
    parts = [_part(side, _one_content, DOSSIER, **whole)]
    for name, document in (("requested", DOSSIER.c.contents), ("proposed", DOSSIER.c.ceilings)):
        line = _lines(document)
        told = {name: cast(line.c.value.op("->>")(name), BigInteger)}
        parts.append(_part(side, line.c.value.op("->>")("content"), DOSSIER.join(line, true()), **told))
    return union_all(*parts).subquery()


@lru_cache(maxsize=64)
def broken_down(side: Side, by: tuple[str, ...]) -> Statement:
    """The year's dossiers by these; the row `is_total` over all of them. Bound to `plan_year`, `live`."""
    part = _parts(side, "content" in by)
    groups = [part.c[name] for name in by]
    return Statement(
        select(
            *groups,
            (func.grouping(groups[0]) == literal_column("1")).label("is_total"),
            func.count(part.c.id.distinct()).label("dossiers"),
            *(cast(func.coalesce(func.sum(part.c[name]), _none), BigInteger).label(name) for name in AMOUNTS),
        ).group_by(func.grouping_sets(tuple_(*groups), tuple_()))
    )


STATED = Statement(
    select(PLAN.c.id, PLAN.c.reference, PLAN.c.decided_on, PLAN.c.stated)
    .where(PLAN.c.plan_year == _plan_year, PLAN.c.state == literal_column("'decided'"))
    .order_by(PLAN.c.id)
)
"""The decided plans of the year, with what their decisions state."""
