"""Statistics of a service: measures as data, each a statement or a ratio of two, answered by one route."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from fastapi import Query

from arit_contracts.statistics import Figure, ProvinceFigures, Statistics, StatisticsAsked
from arit_contracts.values import GREATEST_AMOUNT
from arit_kit.db.engine import Connection
from arit_kit.db.statements import Statement
from arit_kit.time.today import now
from arit_kit.web.places import unknown_province
from arit_kit.web.problems import Problem
from arit_kit.web.routing import Asking, Router
from arit_reference import provinces

Unit = Literal["count", "dong", "hectare", "percent"]
When = Literal["period", "day"]
Sums = Mapping[str | None, Decimal]
"""A measure's sums by province; None where a record belongs to none."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that is summed: `sums` answers rows of (province, value), bound to `from_on` and `to_on`.

    `by_province` False: its records belong to no province, so it cannot be told of some provinces apart.
    """

    key: str
    label_vi: str
    label_en: str
    when: When
    unit: Unit
    sums: Statement
    by_province: bool = True


@dataclass(frozen=True, slots=True)
class Ratio:
    """A figure that is never summed: one measure in percent of another, to one place; null where that is 0."""

    key: str
    label_vi: str
    label_en: str
    when: When
    part: str
    whole: str
    unit: Unit = "percent"


def add_statistics(
    router: Router, path: str, measures: Sequence[Measure | Ratio], *privileges: str, summary: str
) -> None:
    """Give a service its statistics: `GET path?from_on=&to_on=&province=`.

    Raises ValueError, and so at start, for a key that stands twice or a ratio of what is not measured.
    """
    keys, summed = [one.key for one in measures], {one.key for one in measures if isinstance(one, Measure)}
    missing = {key for one in measures if isinstance(one, Ratio) for key in (one.part, one.whole)} - summed
    if missing or len(set(keys)) < len(keys):
        raise ValueError(f"{path}: {missing or keys} do not stand once each among what is measured")

    async def statistics(call: Asking, asked: Annotated[StatisticsAsked, Query()]) -> Statistics:
        refuse_unknown_provinces(asked)
        async with call.looking() as tx:
            return await count(measures, tx.connection, asked)

    statistics.__name__ = "get_" + path.rpartition("/")[2].replace("-", "_")
    statistics.__doc__ = "Counted from the records that the caller sees, by the days on which things held in law."
    router.read(path, Statistics, *privileges, summary=summary)(statistics)


def refuse_unknown_provinces(asked: StatisticsAsked) -> None:
    """422 where a province is asked for that never was."""
    for uid in asked.provinces:
        try:
            provinces.get(uid)
        except provinces.UnknownProvince as unknown:
            raise Problem("invalid-content", faults=[unknown_province("province", unknown)]) from unknown


async def count(measures: Sequence[Measure | Ratio], on: Connection, asked: StatisticsAsked) -> Statistics:
    """Count now, over what the connection sees; provinces that are asked for exist."""
    taken_at = now()
    sums = {one.key: await _sums(one, on, asked) for one in measures if isinstance(one, Measure)}
    scopes = {uid: provinces.scope_of(uid) for uid in asked.provinces}
    every = frozenset().union(*scopes.values()) if scopes else None
    return Statistics(
        from_on=asked.from_on,
        to_on=asked.to_on,
        taken_at=taken_at,
        figures=_figures(measures, sums, every),
        provinces=[
            ProvinceFigures(province=uid, figures=_figures(measures, sums, scope)) for uid, scope in scopes.items()
        ],
    )


async def _sums(measure: Measure, on: Connection, asked: StatisticsAsked) -> Sums:
    rows = await measure.sums.all(on, from_on=asked.from_on, to_on=asked.to_on)
    return {row[0]: Decimal(row[1] or 0) for row in rows}


def _figures(
    measures: Sequence[Measure | Ratio], sums: Mapping[str, Sums], scope: frozenset[str] | None
) -> list[Figure]:
    """Every measure over a scope of provinces, or over all records."""
    totals = {
        one.key: sum((value for uid, value in sums[one.key].items() if scope is None or uid in scope), Decimal())
        for one in measures
        if isinstance(one, Measure) and (scope is None or one.by_province)
    }
    return [
        Figure(
            key=one.key,
            label_vi=one.label_vi,
            label_en=one.label_en,
            when=one.when,
            unit=one.unit,
            value=_told(one, totals),
        )
        for one in measures
    ]


def _told(one: Measure | Ratio, totals: Mapping[str, Decimal]) -> int | str | None:
    """The figure's value; None where it cannot be told, or is greater than every client reads exactly."""
    if isinstance(one, Ratio):
        both = one.part in totals and one.whole in totals
        return percent(totals[one.part], totals[one.whole]) if both else None
    value = totals.get(one.key)
    return None if value is None or abs(value) > GREATEST_AMOUNT else _written(value, one.unit)


def percent(part: Decimal, whole: Decimal, places: int = 1) -> str | None:
    """`part` in percent of `whole`, to so many places; None where there is no whole."""
    return f"{part * 100 / whole:.{places}f}" if whole else None


def _written(value: Decimal, unit: Unit) -> int | str:
    return int(value) if unit in ("count", "dong") else f"{value.normalize():f}"
