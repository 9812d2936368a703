"""The rhythm of rounds, and what a product must bring: the law as tables."""

from datetime import date
from uuid import UUID

import pytest

from arit_contracts.dossiers import Certificate
from arit_kit.law.select import LawValueUnknown, NoRuleInForce
from arit_kit.web.statistics import percent
from arit_reference import provinces
from dossiers.law import VOTING
from dossiers.voting.rules import certificate_faults, recognition_faults, rhythm_faults, rule_of, worth_checking

AFTER_2018 = date(2018, 8, 16)


def codes(faults) -> list[str]:
    return [fault.code for fault in faults]


@pytest.mark.parametrize(
    ("year", "decided", "expected"),
    [
        (2024, {2022: False}, []),
        (2024, {2020: False}, []),  # one between was not recorded
        (2023, {2022: False}, ["out-of-rhythm"]),
        (2025, {2022: False}, ["out-of-rhythm"]),
        (2022, {2024: False}, []),  # recorded late
        (2021, {2024: False}, ["out-of-rhythm"]),
        (2020, {2023: True}, []),  # the Ministry moved the later one
        (2025, {2020: False, 2023: True}, []),  # only the nearest counts
        (2022, {}, []),
    ],
)
def test_dossiers_I43_rounds_of_a_level_are_two_years_apart(year: int, decided: dict, expected: list) -> None:
    assert codes(rhythm_faults(rule_of("region", date(2022, 1, 1)), year, decided, set())) == expected


@pytest.mark.parametrize(
    ("day", "lower", "expected"),
    [
        (AFTER_2018, {2022}, []),
        (AFTER_2018, {2021, 2023}, ["not-after-level-below"]),
        (AFTER_2018, set(), ["not-after-level-below"]),
        (date(2018, 8, 15), set(), []),
    ],
)
def test_dossiers_I43_a_national_round_follows_the_regional_year_from_2018_08_16(day, lower, expected) -> None:
    assert codes(rhythm_faults(rule_of("national", day), 2023, {}, lower)) == expected


def test_the_law_of_voting_begins_in_2014_and_knows_no_district_after_2025() -> None:
    with pytest.raises(NoRuleInForce):
        rule_of("province", date(2014, 10, 20))
    assert rule_of("district", date(2025, 6, 30)).every_years == 2
    with pytest.raises(LawValueUnknown):
        rule_of("district", date(2025, 7, 1))


REGIONAL = {"level": "region", "year": 2022, "opened_on": date(2022, 3, 1)}


@pytest.mark.parametrize(
    ("state", "level", "year", "province", "expected"),
    [
        ("recognised", "province", 2022, "VN63-86", []),
        ("recognised", "province", 2021, "VN63-86", []),
        ("recognised", "province", 2020, "VN63-86", ["another-cycle"]),
        ("recognised", "province", 2023, "VN63-86", ["another-cycle"]),
        ("recognised", "district", 2022, "VN63-86", ["another-level"]),
        ("not_recognised", "province", 2022, "VN63-86", ["not-recognised"]),
        ("recognised", "province", 2022, "VN63-91", ["another-province"]),
    ],
)
def test_dossiers_I43_a_regional_entry_was_recognised_by_its_province_in_the_same_cycle(
    state: str, level: str, year: int, province: str, expected: list
) -> None:
    earlier, earlier_round = {"state": state, "province": province}, {"level": level, "year": year}
    assert codes(recognition_faults(REGIONAL, "VN63-86", earlier, earlier_round)) == expected


def test_dossiers_I43_without_a_recognition_a_regional_entry_is_refused_and_a_national_one_told() -> None:
    national = {"level": "national", "year": 2023, "opened_on": date(2023, 3, 1)}
    assert codes(recognition_faults(REGIONAL, "VN63-86", None, None)) == ["missing"]
    assert recognition_faults(national, "VN63-86", None, None) == []
    [remark] = worth_checking(national, {"recognised_before": None}, "70.00")
    assert (remark.code, remark.status) == ("no-recognition-before", "memory")


@pytest.mark.parametrize(("score", "told"), [("70.00", []), ("69.99", ["few-points"]), (None, [])])
def test_seventy_points_are_only_remembered_and_so_only_told(score: str | None, told: list) -> None:
    assert VOTING.on(date(2022, 7, 7), "points").status == "memory"
    provincial = {"level": "province", "opened_on": date(2022, 3, 1)}
    assert [one.code for one in worth_checking(provincial, {"recognised_before": None}, score)] == told


ONE, TWO = (UUID(f"01900000-0000-7000-8000-00000000000{n}") for n in "12")


@pytest.mark.parametrize(
    ("given", "state", "expected"),
    [
        ([(ONE, "1")], "complete", []),
        ([(TWO, "1")], "complete", ["not-proposed"]),
        ([(ONE, "1")], "withdrawn", ["not-proposed"]),
        ([(ONE, "1"), (ONE, "2")], "complete", ["duplicate", "duplicate"]),
    ],
)
def test_dossiers_I43_no_more_is_recognised_than_was_proposed(given, state: str, expected: list) -> None:
    certificates = [Certificate(entry_id=id, number=number) for id, number in given]
    entries = {id: {"state": state} for id in (ONE, TWO)}
    assert codes(certificate_faults(certificates, entries, {ONE})) == expected


@pytest.mark.parametrize(
    ("recognised", "entered", "expected"), [(30, 45, "66.7"), (439, 889, "49.4"), (189, 439, "43.1"), (0, 0, None)]
)
def test_shares_of_2022_and_2024_as_they_were_published(recognised: int, entered: int, expected: str | None) -> None:
    from decimal import Decimal

    assert percent(Decimal(recognised), Decimal(entered)) == expected


def test_dossiers_I44_every_province_of_a_day_is_of_one_of_three_regions() -> None:
    for day, number in ((date(2025, 6, 30), 63), (date(2025, 7, 1), 34)):
        regions = [unit.khuyencong_region for unit in provinces.on(day)]
        assert len(regions) == number and set(regions) == {"bac", "mien_trung_tay_nguyen", "nam"}
