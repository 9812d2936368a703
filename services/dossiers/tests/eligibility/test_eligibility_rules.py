"""Who may benefit, in which trade and where, by the law of a day: yes, no, or not to be judged."""

from datetime import date
from typing import Any

import pytest

from dossiers.eligibility.rules import faults_of, judge

OLD, LAST_OLD, NEW = date(2022, 1, 1), date(2025, 10, 14), date(2025, 10, 15)
VERDICTS = {"+": "eligible", "-": "not_eligible", "?": "cannot_be_judged"}


def who(**declared: Any) -> dict[str, Any]:
    """A household in a commune that processes what farms grow."""
    return {"name": "Cơ sở A", "legal_form": "household", "trade": "farm_processing", "place": place()} | declared


def place(kind: str = "commune", city: str | None = None, **declared: Any) -> dict[str, Any]:
    plain = {"kind": kind, "city_class": city, "converted_on": None, "craft_village": False, "priority_areas": []}
    return plain | declared


def dossier(*beneficiaries: dict[str, Any], contents: tuple[str, ...] = ("C04",), **other: Any) -> dict[str, Any]:
    plain = {"kind": "single", "province": "VN63-86", "content_codes": list(contents)}
    return plain | {"beneficiaries": list(beneficiaries)} | other


def verdict(question: str, on: date, one: dict[str, Any], **other: Any) -> str:
    [found] = [judged.verdict for judged in judge(dossier(one, **other), on) if judged.question == question]
    return found


@pytest.mark.parametrize(
    ("form", "small", "contents", "on", "expected"),
    [
        ("enterprise", True, ("C04",), OLD, "+"),
        ("enterprise", False, ("C04",), OLD, "-"),
        ("enterprise", None, ("C04",), OLD, "?"),
        ("enterprise", False, ("C03",), OLD, "+"),
        ("enterprise", None, ("C03",), OLD, "+"),
        ("enterprise", False, ("C22",), NEW, "+"),
        ("enterprise", False, ("C16",), NEW, "-"),
        ("cooperative", None, ("C02a",), OLD, "+"),
        ("cooperative_group", None, ("C04L",), OLD, "+"),
        ("household", None, ("C12",), NEW, "+"),
        ("cooperative_union", None, ("C04",), LAST_OLD, "-"),
        ("cooperative_union", None, ("C04",), NEW, "+"),
        ("artisan", None, ("C04",), LAST_OLD, "-"),
        ("artisan", None, ("C23",), NEW, "+"),
        ("cluster_investor", None, ("C16",), LAST_OLD, "?"),
        ("cluster_investor", None, ("C14",), NEW, "+"),
        ("cluster_investor", None, ("C04",), NEW, "-"),
        ("service_provider", None, ("C09",), OLD, "?"),
        (None, None, ("C04",), OLD, "?"),
    ],
)
def test_dossiers_I08_legal_forms(
    form: str | None, small: bool | None, contents: tuple[str, ...], on: date, expected: str
) -> None:
    one = who(legal_form=form, small_or_medium=small)
    assert verdict("legal_form", on, one, contents=contents) == VERDICTS[expected]


def test_dossiers_I08_a_content_that_admits_nobody_is_named() -> None:
    large, household = who(legal_form="enterprise", small_or_medium=False), who()
    alone = judge(dossier(large, contents=("C03", "C04")), OLD)
    assert [(one.field, one.verdict) for one in alone if one.question == "content"] == [
        ("contents/1/content", "not_eligible")
    ]
    together = judge(dossier(large, household, contents=("C03", "C04")), OLD)
    assert {one.verdict for one in together} == {"eligible"}


@pytest.mark.parametrize(
    ("trade", "areas", "on", "expected"),
    [
        ("handicraft", [], OLD, "+"),
        ("mining", [], OLD, "-"),
        ("mining", ["highland", "poor_district"], OLD, "-"),
        ("mining", ["difficult"], OLD, "+"),
        ("mining", ["especially_difficult"], NEW, "+"),
        ("mining", None, OLD, "?"),
        ("high_technology", [], LAST_OLD, "-"),
        ("high_technology", [], NEW, "+"),
        (None, [], OLD, "?"),
    ],
)
def test_dossiers_I09_trades(trade: str | None, areas: list[str] | None, on: date, expected: str) -> None:
    one = who(trade=trade, place=None if areas is None else place(priority_areas=areas))
    assert verdict("trade", on, one) == VERDICTS[expected]


@pytest.mark.parametrize("form", ["cluster_investor", "artisan"])
def test_of_whom_the_law_names_no_trade_none_is_asked(form: str) -> None:
    found = judge(dossier(who(legal_form=form, trade=None), contents=("C16",)), NEW)
    assert [one.question for one in found] == ["legal_form", "place"]


FIVE_YEARS_AGO = date(2017, 3, 1)


@pytest.mark.parametrize(
    ("where", "province", "on", "expected"),
    [
        (place("commune"), "VN63-01", OLD, "+"),
        (place("township"), "VN63-86", OLD, "+"),
        (place("ward"), "VN63-86", OLD, "+"),  # of a town (thị xã)
        (place("ward", "3"), "VN63-86", OLD, "+"),
        (place("ward", "2"), "VN63-86", OLD, "+"),
        (place("ward", "1"), "VN63-86", OLD, "-"),
        (place("ward", "1", converted_on="2017-03-01"), "VN63-86", date(2022, 3, 1), "+"),
        (place("ward", "1", converted_on="2017-03-01"), "VN63-86", date(2022, 3, 2), "-"),
        (place("ward", "1", converted_on="2016-02-29"), "VN63-86", date(2021, 2, 28), "+"),
        (place("ward", "1", converted_on="2016-02-29"), "VN63-86", date(2021, 3, 1), "-"),
        (place("ward", "1", converted_on="2022-01-01"), "VN63-86", OLD, "+"),
        (place("ward", "1", converted_on="2071-03-01"), "VN63-86", OLD, "?"),  # not yet: 2017 was meant
        (place("ward", "2", converted_on="2071-03-01"), "VN63-86", OLD, "+"),
        (place("ward", "special", converted_on="2021-01-01"), "VN63-01", OLD, "-"),
        (place("ward", "1", craft_village=True), "VN63-86", OLD, "-"),
        (place("ward", "2"), "VN63-86", date(2025, 6, 30), "+"),
        (place("ward", "2"), "VN63-86", date(2025, 7, 1), "?"),
        (place("commune"), "VN34-86", date(2025, 7, 1), "+"),
        (place("ward", "1"), "VN34-86", date(2025, 7, 1), "?"),  # a law of cities and towns that are no more
        (place("special_zone"), "VN34-91", LAST_OLD, "?"),
        (place("ward", "1"), "VN34-86", NEW, "+"),
        (place("special_zone"), "VN34-91", NEW, "+"),
        (place("commune"), "VN34-01", NEW, "+"),
        (place("special_zone"), "VN34-79", NEW, "+"),
        (place("ward"), "VN34-01", NEW, "-"),
        (place("ward", craft_village=True), "VN34-01", NEW, "+"),
        (place("ward"), "VN63-86", NEW, "+"),
        (place("ward"), "VN63-49", NEW, "-"),  # Quảng Nam, a part of Đà Nẵng by then
        (place("township"), "VN34-86", NEW, "?"),
        (place("commune"), None, NEW, "+"),
        (place("ward"), None, NEW, "?"),
        (None, "VN63-86", OLD, "?"),
    ],
)
def test_dossiers_I07_places(where: dict[str, Any] | None, province: str | None, on: date, expected: str) -> None:
    assert verdict("place", on, who(place=where), province=province) == VERDICTS[expected]


def test_only_what_is_not_eligible_refuses_and_says_by_which_law() -> None:
    undeclared = {"name": "Cơ sở A", "commune": "Xã A"}
    assert faults_of(dossier(undeclared), OLD) == []
    assert {one.verdict for one in judge(dossier(undeclared), OLD)} == {"cannot_be_judged"}
    [fault] = faults_of(dossier(undeclared, who(place=place("ward", "1"))), OLD)
    assert (fault.pointer, fault.code) == ("/beneficiaries/1/place", "not-eligible")
    assert "NĐ 45/2012/NĐ-CP" in fault.vi and "NĐ 45/2012/NĐ-CP" in fault.en
    [judged] = [one for one in judge(dossier(who()), NEW) if one.question == "trade"]
    assert (judged.rule, judged.status) == ("trades@2025-10-15", "verified")


def test_a_task_has_no_beneficiary_to_be_judged() -> None:
    assert judge(dossier(who(legal_form="artisan"), kind="task"), OLD) == []
