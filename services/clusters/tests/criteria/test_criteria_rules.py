"""K1–K7 at their exact edges, by the law of each day; a missing figure is never a pass."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arit_contracts.clusters import Criterion, Question
from arit_kit.law.select import NoRuleInForce
from arit_reference import provinces
from clusters.criteria.districts import same_district
from clusters.criteria.facts import Facts, Known, Land
from clusters.criteria.rules import FROM_WORST, judge, simple_mean, weighted_mean

IN_2018, IN_2022, IN_2024, IN_2026 = date(2018, 1, 1), date(2022, 1, 1), date(2024, 5, 1), date(2026, 1, 1)


def hectares(text: str | None) -> Known:
    return Known(None if text is None else Decimal(text))


def land(leasable: str | None, leased: str | None) -> Land:
    return Land(hectares(leasable), hectares(leased))


ORDINARY = Facts(kind=Known("ordinary"), mountainous=Known(False))
CRAFT = Facts(kind=Known("craft_village"), mountainous=Known(False))
MOUNTAINOUS = Facts(kind=Known("ordinary"), mountainous=Known(True))


def criterion(code: str, question: Question, facts: Facts, on: date = IN_2022) -> Criterion:
    return next(one for one in judge(question, on, facts).criteria if one.code == code)


def verdict(code: str, question: Question, facts: Facts, on: date = IN_2022) -> str:
    return criterion(code, question, facts, on).verdict


@pytest.mark.parametrize("on", [IN_2018, IN_2022, IN_2024, IN_2026])
@pytest.mark.parametrize(
    ("area", "ordinary", "small"),
    [
        ("4.9999", "not_met", "not_met"),
        ("5", "not_met", "met"),
        ("8.1", "not_met", "met"),  # Liên Hiệp, Hà Nội, December 2017
        ("9.9999", "not_met", "met"),
        ("10", "met", "met"),
        ("75", "met", "met"),
        ("75.0001", "not_met", "not_met"),
        ("335.6410", "not_met", "not_met"),  # 39 clusters on 13,090 ha, as reported of Hải Phòng about 2009
    ],
)
def test_clusters_I02_area_has_its_bounds(on: date, area: str, ordinary: str, small: str) -> None:
    assert verdict("K1", "plan", replace(ORDINARY, area=hectares(area)), on) == ordinary
    assert verdict("K2", "plan", replace(ORDINARY, area=hectares(area)), on) == "not_applicable"
    for facts in (CRAFT, MOUNTAINOUS):
        assert verdict("K2", "plan", replace(facts, area=hectares(area)), on) == small
        assert verdict("K1", "plan", replace(facts, area=hectares(area)), on) == "not_applicable"


@pytest.mark.parametrize(
    ("area", "whole"),
    [("4.9999", "not_met"), ("5", "cannot_be_judged"), ("9.9999", "cannot_be_judged"), ("10", "met"), ("75", "met"),
     ("75.0001", "not_met")],
)  # fmt: skip
@pytest.mark.parametrize("facts", [Facts(), Facts(kind=Known("ordinary")), Facts(mountainous=Known(False))])
def test_clusters_I02_of_an_unknown_kind_only_the_common_range_is_sure(facts: Facts, area: str, whole: str) -> None:
    verdicts = {one.verdict for one in judge("plan", IN_2022, replace(facts, area=hectares(area))).criteria}
    assert min(verdicts, key=FROM_WORST.index) == whole


@pytest.mark.parametrize(
    ("on", "leasable", "leased", "expected"),
    [
        (IN_2022, "1000", "500", "not_met"),
        (IN_2022, "1000", "500.1", "met"),
        (IN_2022, "100", "50.01", "met"),
        (IN_2022, "100", "50", "not_met"),
        (IN_2022, "99.98", "49.99", "met"),  # 49.99 ha are not leased
        (IN_2022, "99.9998", "49.9999", "met"),
        (date(2024, 4, 30), "200", "100", "not_met"),
        (IN_2024, "200", "100", "met"),  # 100.0 ha
        (IN_2024, "200.02", "100.01", "not_met"),
        (IN_2018, "100", "50", "not_met"),
        (IN_2018, "99.98", "49.99", "met"),
        (IN_2026, "200", "100", "met"),
        (IN_2026, "200.02", "100.01", "not_met"),
        (IN_2022, "0", "0", "met"),
        (IN_2022, "591.6", "557", "met"),
    ],
)
def test_clusters_I04_the_district_is_let_or_nearly_full(on: date, leasable: str, leased: str, expected: str) -> None:
    """Occupancy strictly above 50 %; unleased strictly below 50 ha, from 2024-05-01 up to 100 ha."""
    assert verdict("K4", "establish", Facts(district=[land(leasable, leased)]), on) == expected


def test_clusters_I04_bac_giang_2022_is_let_to_94_15_percent() -> None:
    parts = {part.what: part for part in criterion("K4", "establish", Facts(district=[land("591.6", "557")])).parts}
    assert parts["mean_occupancy_weighted"].value == "94.1515"
    assert (parts["unleased_area"].value, parts["unleased_area"].verdict) == ("34.6", "met")


UNEVEN = [land("300", "30"), land("10", "10"), land("10", "10")]
"""Simply 70 %, weighted 15.6 %; 270 ha are not leased."""


def test_clusters_I04_where_the_two_means_differ_it_cannot_be_judged() -> None:
    judged = criterion("K4", "establish", Facts(district=UNEVEN))
    assert [(part.what, part.verdict) for part in judged.parts] == [
        ("mean_occupancy_weighted", "not_met"), ("mean_occupancy_simple", "met"), ("unleased_area", "not_met"),
    ]  # fmt: skip
    assert judged.verdict == "cannot_be_judged"
    assert weighted_mean(UNEVEN) != simple_mean(UNEVEN)


def test_clusters_I04_one_part_that_is_met_is_enough() -> None:
    """The means differ, but little land is left."""
    few = [land("90", "40"), land("1", "1")]
    judged = criterion("K4", "establish", Facts(district=few), IN_2024)
    assert [part.verdict for part in judged.parts] == ["not_met", "met", "met"]
    assert judged.verdict == "met"


def test_clusters_I05_the_first_cluster_of_a_district_needs_no_K4() -> None:
    assert verdict("K4", "establish", Facts(district=[])) == "not_applicable"
    assert verdict("K4", "establish", Facts(district=None)) == "cannot_be_judged"


def test_the_former_district_is_named_once_districts_are_no_more() -> None:
    facts = Facts(district=[land("100", "60")], district_name="Huyện Lạng Giang")
    before = criterion("K4", "establish", facts, date(2025, 6, 30))
    after = criterion("K4", "establish", facts, date(2025, 7, 1))
    assert "Huyện Lạng Giang" in (before.note_vi or "") and "cũ" not in (before.note_vi or "")
    assert "cấp huyện cũ" in (after.note_vi or "") and "former" in (after.note_en or "")
    assert (before.status, after.status) == ("secondary", "memory")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [("50", "50", "not_met"), ("50", "50.0001", "met"), ("50", "75", "met"), ("50", "75.0001", "not_met"),
     ("50", "49.9999", "not_met"), (None, "60", "cannot_be_judged"), (None, "75.0001", "not_met"),
     ("50", None, "cannot_be_judged")],
)  # fmt: skip
def test_clusters_I03_expanded_it_is_larger_and_at_most_75_ha(before, after, expected: str) -> None:
    assert verdict("K5", "expand", Facts(area=hectares(after), area_before=hectares(before))) == expected


@pytest.mark.parametrize(
    ("leasable", "leased", "industrial", "demand", "expected"),
    [
        ("100", "59.99", "100", "100", "not_met"),
        ("100", "60", "100", "100", "met"),
        ("100", "59.99", "100", "100.0001", "met"),
        ("100", "60", None, None, "met"),
        ("100", "59.99", None, None, "cannot_be_judged"),
        (None, "60", "100", "101", "met"),
        (None, "60", "100", "100", "cannot_be_judged"),
        ("0", "0", "100", "100", "cannot_be_judged"),
    ],
)
def test_clusters_I06_sixty_percent_or_more_demand_than_land(leasable, leased, industrial, demand, expected) -> None:
    facts = Facts(land=land(leasable, leased), industrial_area=hectares(industrial), land_demand=hectares(demand))
    for on in (IN_2018, IN_2022, IN_2024):
        assert verdict("K6", "expand", facts, on) == expected


@pytest.mark.parametrize(("value", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_be_judged")])
def test_plan_and_infrastructure_are_known_or_not(value: bool | None, expected: str) -> None:
    assert verdict("K7", "expand", Facts(infrastructure_in_operation=Known(value))) == expected
    for question in ("establish", "expand"):
        assert verdict("K3", question, Facts(in_plan=Known(value))) == expected


@pytest.mark.parametrize(
    ("day", "rule_set"),
    [("2009-10-05", "CCN-2009"), ("2017-07-14", "CCN-2009"), ("2017-07-15", "CCN-2017"), ("2020-07-31", "CCN-2017"),
     ("2020-08-01", "CCN-2020"), ("2024-04-30", "CCN-2020"), ("2024-05-01", "CCN-2024"), ("2025-06-30", "CCN-2024"),
     ("2025-07-01", "CCN-2025")],
)  # fmt: skip
def test_clusters_I01_the_day_selects_the_rules(day: str, rule_set: str) -> None:
    answer = judge("plan", date.fromisoformat(day), replace(ORDINARY, area=hectares("20")))
    assert answer.rule_set == rule_set
    assert answer.verdict == ("cannot_be_judged" if rule_set == "CCN-2009" else "met")
    assert all(one.rule and one.basis and one.status for one in answer.criteria)


def test_clusters_I01_a_case_that_keeps_older_rules_is_judged_by_them() -> None:
    facts = Facts(district=[land("200", "100")])
    assert verdict("K4", "establish", facts, IN_2024) == "met"
    kept = judge("establish", IN_2024, facts, rules_on=date(2024, 4, 30))
    assert kept.rule_set == "CCN-2020" and kept.on == IN_2024
    assert next(one for one in kept.criteria if one.code == "K4").verdict == "not_met"


def test_there_were_no_rules_before_2009() -> None:
    with pytest.raises(NoRuleInForce):
        judge("plan", date(2009, 10, 4), ORDINARY)


HECTARES = st.decimals(min_value=0, max_value=400, places=4).map(Known)
TRUTH = st.booleans().map(Known)
SHARES = st.sampled_from([Decimal(share) for share in ("0", "0.2", "0.5", "0.5001", "0.6", "0.8", "0.95", "1")])
LANDS = st.tuples(st.integers(0, 400).map(Decimal), SHARES).map(
    lambda pair: Land(Known(pair[0]), Known(pair[0] * pair[1]))
)
COMPLETE = st.builds(
    Facts,
    kind=st.sampled_from([Known("ordinary"), Known("craft_village")]),
    mountainous=TRUTH,
    area=HECTARES,
    area_before=HECTARES,
    in_plan=TRUTH,
    land=LANDS,
    industrial_area=HECTARES,
    land_demand=HECTARES,
    infrastructure_in_operation=TRUTH,
    district=st.lists(LANDS, max_size=4),
)
QUESTIONS = st.sampled_from(["plan", "establish", "expand"])
DAYS = st.sampled_from([date(2012, 1, 1), IN_2018, IN_2022, IN_2024, IN_2026])
LAND = [one.name for one in fields(Land)]
MISSING = [one.name for one in fields(Facts) if one.name not in ("district_name", "land")]


@given(facts=COMPLETE, question=QUESTIONS, on=DAYS, missing=st.sampled_from(MISSING))
def test_without_a_figure_nothing_comes_out_better(facts: Facts, question: Question, on: date, missing: str) -> None:
    """Left out, a figure turns no criterion into a pass, nor the whole."""
    lacking = replace(facts, **{missing: None if missing == "district" else Known()})
    whole, less = judge(question, on, facts), judge(question, on, lacking)
    for known, unknown in zip(whole.criteria, less.criteria, strict=True):
        assert unknown.verdict != "met" or known.verdict == "met" or known.verdict == "not_applicable"
    assert less.verdict != "met" or whole.verdict == "met"


@pytest.mark.parametrize(("leasable", "leased"), [(None, "30"), ("40", None), (None, None)])
@pytest.mark.parametrize("on", [IN_2018, IN_2022, IN_2024, IN_2026])
def test_clusters_I04_a_neighbour_without_its_land_is_no_pass(on: date, leasable, leased) -> None:
    """However full the others are, and however little land they have left."""
    full = [land("40", "40"), land("100", "99")]
    assert verdict("K4", "establish", Facts(district=full), on) == "met"
    assert verdict("K4", "establish", Facts(district=[*full, land(leasable, leased)]), on) == "cannot_be_judged"


@given(district=st.lists(LANDS, min_size=1, max_size=4), on=DAYS, which=st.integers(0, 3), name=st.sampled_from(LAND))
def test_a_district_cluster_without_its_land_is_no_pass(district: list[Land], on: date, which: int, name: str) -> None:
    place = which % len(district)
    district[place] = replace(district[place], **{name: Known()})
    assert verdict("K4", "establish", Facts(district=district), on) == "cannot_be_judged"


@given(facts=COMPLETE, on=DAYS, more=st.decimals(0, 400, places=4))
def test_more_area_never_mends_what_is_too_large_nor_breaks_what_is_too_small(facts: Facts, on, more: Decimal) -> None:
    """Each bound by itself is monotone in the area."""
    area = facts.area.area
    assert area is not None
    for code, question in (("K1", "plan"), ("K2", "plan"), ("K5", "expand")):
        small = criterion(code, question, facts, on).parts
        large = criterion(code, question, replace(facts, area=Known(area + more)), on).parts
        for one, other in zip(small, large, strict=True):
            if one.comparison in (">", ">="):
                assert not (one.verdict == "met" and other.verdict == "not_met")
            else:
                assert not (one.verdict == "not_met" and other.verdict == "met")


@given(district=st.lists(LANDS, min_size=1, max_size=4), on=DAYS, where=st.integers(0, 3), share=SHARES)
def test_leasing_more_never_harms(district: list[Land], on: date, where: int, share: Decimal) -> None:
    before, place = verdict("K4", "establish", Facts(district=district), on), where % len(district)
    one = district[place]
    district[place] = replace(one, leased_area=Known(one.leased + (one.leasable - one.leased) * share))
    after = verdict("K4", "establish", Facts(district=district), on)
    assert not (before == "met" and after != "met")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Huyện Lạng Giang", "Lạng Giang", True),
        ("huyện  lạng giang", "H. Lạng Giang", True),
        ("Hòa Vang", "Hoà Vang", True),
        ("TP. Bắc Giang", "Thành phố Bắc Giang", True),
        ("Huyện Cai Lậy", "Thị xã Cai Lậy", False),
        ("Cai Lậy", "Thị xã Cai Lậy", True),
        ("Tân Yên", "Yên Thế", False),
        ("Lục Nam", "Lục Ngạn", False),
        ("Thị xã", "Thị xã", True),
    ],
)
def test_a_district_is_written_in_more_than_one_way(one: str, other: str, same: bool) -> None:
    assert same_district(one, other) is same
    assert same_district(other, one) is same


def test_clusters_of_a_district_are_registered_before_and_after_the_merger() -> None:
    assert provinces.places_of("VN63-24") == {"VN34-24", "VN63-24"}
    assert provinces.places_of("VN34-24") == {"VN34-24", "VN63-24", "VN63-27"}
