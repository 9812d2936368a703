"""The order of selection as law: a total preorder, pilots first, no weights (I17)."""

import random
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arit_kit.law.select import NoRuleInForce
from dossiers.selection.rules import Project, Record, ranked, rules_on, standing, ties

DAY = date(2021, 7, 1)
RULES = rules_on(DAY)
COUNTS = st.integers(0, 3)
RECORDS = st.builds(Record, accepted=COUNTS, settled_late=COUNTS, stopped=COUNTS, rejected=COUNTS)


def some(*codes: str) -> Any:
    """None or one of them, as a set."""
    return st.sampled_from([frozenset(), *(frozenset({code}) for code in codes)])


FACTS = st.tuples(
    st.booleans(),
    st.sampled_from(["VN63-86", "VN63-91", None]),
    some("handicraft"),
    some("difficult", "no_longer_in_the_law"),
    some("export"),
    st.sampled_from("ABC"),
)
"""Of few places, trades and implementers, so that many are tied."""


def made(facts: list[tuple[Any, ...]]) -> list[Project]:
    names = ("pilot", "province", "trades", "areas", "products", "implementer")
    return [
        project(id=UUID(int=n), reference=f"KC-2021-{n:06d}", **dict(zip(names, one, strict=True)))
        for n, one in enumerate(facts)
    ]


PROJECTS = st.lists(FACTS, max_size=8).map(made)
OF_ALL = st.tuples(RECORDS, RECORDS, RECORDS).map(lambda three: dict(zip("ABC", three, strict=True)))


def project(**changed: Any) -> Project:
    plain: dict[str, Any] = {
        "id": UUID(int=1),
        "reference": "KC-2021-000001",
        "pilot": False,
        "province": "VN63-86",
        "trades": frozenset(),
        "contents": frozenset({"C04"}),
        "areas": frozenset(),
        "products": frozenset(),
        "implementer": "A",
    }
    return Project(**plain | changed)


@settings(max_examples=50, deadline=None)
@given(PROJECTS, OF_ALL, st.randoms(use_true_random=False))
def test_dossiers_I17_the_order_is_a_total_preorder_that_does_not_depend_on_how_it_was_asked(
    many: list[Project], records: dict[str, Record], chance: random.Random
) -> None:
    order = ranked(many, records, RULES)
    shuffled = chance.sample(many, len(many))
    assert ranked(shuffled, records, RULES) == order
    assert sorted(one.project.id for one in order) == sorted(one.id for one in many)
    for one in order:
        strictly_before = [other for other in order if other.rank < one.rank]
        assert one.rank == 1 + len(strictly_before)
        for other in order:
            mine, others = standing(one.project, RULES), standing(other.project, RULES)
            assert (one.rank < other.rank) == (mine < others) and (one.rank == other.rank) == (mine == others)
    pilots = [one.project.pilot for one in order]
    assert pilots == sorted(pilots, reverse=True)


@settings(max_examples=50, deadline=None)
@given(PROJECTS, OF_ALL)
def test_dossiers_I17_only_equals_of_one_province_and_trade_take_turns_by_record(
    many: list[Project], records: dict[str, Record]
) -> None:
    placed = {one.project.id: one for one in ranked(many, records, RULES)}
    tied = ties(many, RULES)
    assert {id for id, one in placed.items() if one.turn} == {one.id for tie in tied for one in tie}
    for tie in tied:
        assert len({(placed[one.id].rank, one.province) for one in tie}) == 1
        assert min(placed[one.id].turn or 0 for one in tie) == 1
        for one in tie:
            for other in tie:
                if records[one.implementer].is_better(records[other.implementer]):
                    assert (placed[one.id].turn or 0) < (placed[other.id].turn or 0)
                if records[one.implementer] == records[other.implementer]:
                    assert placed[one.id].turn == placed[other.id].turn


AREA, PRODUCT = {"areas": frozenset({"island"})}, {"products": frozenset({"export"})}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"pilot": True}, AREA | PRODUCT),
        ({"pilot": True} | AREA, {"pilot": True}),
        (AREA | PRODUCT, AREA),
        (AREA | PRODUCT, PRODUCT),
        (AREA, {}),
        (PRODUCT, {"areas": frozenset({"no_longer_in_the_law"})}),
    ],
)
def test_dossiers_I17_a_criterion_places_one_before_another(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert standing(project(**first), RULES) < standing(project(**second), RULES)


def test_dossiers_I17_one_priority_weighs_as_much_as_another_and_two_areas_as_one() -> None:
    both = {"areas": frozenset({"island", "difficult"})}
    assert standing(project(**AREA), RULES) == standing(project(**PRODUCT), RULES) == standing(project(**both), RULES)


@pytest.mark.parametrize(
    ("one", "other", "better"),
    [
        (Record(accepted=2), Record(accepted=1), True),
        (Record(accepted=1), Record(accepted=1, settled_late=1), True),
        (Record(accepted=1), Record(accepted=1, stopped=1), True),
        (Record(accepted=1), Record(accepted=1, rejected=1), True),
        (Record(accepted=2, rejected=1), Record(accepted=1), False),
        (Record(accepted=1), Record(accepted=1), False),
    ],
)
def test_a_record_is_better_only_where_nothing_must_be_weighed(one: Record, other: Record, better: bool) -> None:
    assert one.is_better(other) == better and not other.is_better(one)


def test_the_law_of_the_day_says_how_sure_the_order_is() -> None:
    statuses = [rules_on(day)["pilot"].status for day in (date(2015, 1, 1), DAY, date(2025, 10, 15))]
    assert statuses == ["verified", "secondary", "memory"]
    with pytest.raises(NoRuleInForce):
        rules_on(date(2014, 2, 9))
