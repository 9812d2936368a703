"""How measures become figures: of all, of provinces asked for, of what belongs to none, and what cannot be told."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from arit_contracts.statistics import Figure, Statistics, StatisticsAsked
from arit_contracts.values import GREATEST_AMOUNT
from arit_kit.web.problems import Problem
from arit_kit.web.statistics import Measure, Ratio, count, refuse_unknown_provinces


class Rows:
    """A statement that answers these rows; what it was bound to is kept."""

    def __init__(self, *rows: tuple[str | None, Any]) -> None:
        self.rows, self.bound = rows, {}

    async def all(self, _on: object, **values: object) -> list[tuple[str | None, Any]]:
        self.bound = values
        return list(self.rows)


def measure(key: str, *rows: tuple[str | None, Any], unit: str = "count", **more: Any) -> Measure:
    return Measure(key, key, key, "period", unit, Rows(*rows), **more)  # type: ignore[arg-type]


def asked(province: str | None = None) -> StatisticsAsked:
    return StatisticsAsked(from_on=date(2022, 1, 1), to_on=date(2022, 3, 31), province=province)


async def told(*measures: Measure | Ratio, province: str | None = None) -> Statistics:
    return await count(measures, None, asked(province))  # type: ignore[arg-type]


def values(figures: list[Figure]) -> dict[str, object]:
    return {one.key: one.value for one in figures}


OLD_AND_NEW = measure("letters", ("VN63-24", 2), ("VN34-24", 1), ("VN63-86", 4), (None, 8))


async def test_all_is_counted_once_whosever_it_is() -> None:
    everything = await told(OLD_AND_NEW)
    assert (values(everything.figures), everything.provinces) == ({"letters": 15}, [])


async def test_a_province_counts_with_its_predecessors_and_together_each_counts_once() -> None:
    """Bắc Ninh of the 34 took in Bắc Giang of the 63; asked for both, what is Bắc Giang's is not counted twice."""
    both = await told(OLD_AND_NEW, province="VN34-24,VN63-24,VN34-24")
    assert [(one.province, values(one.figures)) for one in both.provinces] == [
        ("VN34-24", {"letters": 3}),
        ("VN63-24", {"letters": 2}),
    ]
    assert values(both.figures) == {"letters": 3}


async def test_a_province_without_any_counts_none() -> None:
    none = await told(OLD_AND_NEW, province="VN63-91")
    assert values(none.provinces[0].figures) == values(none.figures) == {"letters": 0}


async def test_what_belongs_to_no_province_is_told_of_all_only() -> None:
    assigned = measure("assigned", (None, 5), by_province=False)
    rate = Ratio("rate", "rate", "rate", "period", "letters", "assigned")
    measures = assigned, OLD_AND_NEW, rate
    apart = await told(*measures, province="VN63-86")
    assert values(apart.figures) == values(apart.provinces[0].figures) == {"assigned": None, "letters": 4, "rate": None}
    assert values((await told(*measures)).figures) == {"assigned": 5, "letters": 15, "rate": "300.0"}


@pytest.mark.parametrize(("part", "whole", "rate"), [(2, 3, "66.7"), (3, 3, "100.0"), (0, 3, "0.0"), (0, 0, None)])
async def test_a_rate_is_of_sums_to_one_place_and_null_of_nothing(part: int, whole: int, rate: str | None) -> None:
    few = await told(
        measure("part", (None, part)), measure("whole", (None, whole)), Ratio(*"rrr", "day", "part", "whole")
    )  # type: ignore[arg-type]
    assert values(few.figures)["r"] == rate


@pytest.mark.parametrize(
    ("unit", "rows", "value"),
    [
        ("dong", [("VN63-86", GREATEST_AMOUNT)], GREATEST_AMOUNT),
        ("dong", [("VN63-86", GREATEST_AMOUNT), (None, 1)], None),
        ("dong", [("VN63-86", None)], 0),
        ("hectare", [("VN63-86", "49.9500"), (None, "0.0500")], "50"),
    ],
)
async def test_a_value_is_written_as_its_unit_is_and_never_inexactly(unit: str, rows: Any, value: object) -> None:
    assert values((await told(measure("m", *rows, unit=unit))).figures) == {"m": value}


async def test_measures_are_bound_to_the_period() -> None:
    one = measure("m")
    await told(one)
    assert one.sums.bound == {"from_on": date(2022, 1, 1), "to_on": date(2022, 3, 31)}  # type: ignore[attr-defined]


def test_a_period_of_one_day_is_one_and_none_ends_before_it_begins() -> None:
    day, before = date(2022, 1, 1), date(2021, 12, 31)
    assert StatisticsAsked(from_on=day, to_on=day).provinces == []
    with pytest.raises(ValidationError):
        StatisticsAsked(from_on=day, to_on=before)


@pytest.mark.parametrize("province", ["", "86", "VN63-86,", "VN63-86 VN63-91", ",".join(["VN63-86"] * 98)])
def test_provinces_are_named_by_their_uids_with_commas(province: str) -> None:
    with pytest.raises(ValidationError):
        asked(province)


def test_a_province_that_never_was_is_refused() -> None:
    with pytest.raises(Problem) as refused:
        refuse_unknown_provinces(asked("VN63-86,VN63-99"))
    assert [fault.code for fault in refused.value.faults] == ["unknown-province"]
