"""Who approves which change, and how a support is spread over an agreement's lines, as pure rules."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arit_contracts.dossiers import AdjustmentChanges
from dossiers.adjustment.rules import change_faults, kinds_of, level_of, recoverable, spread_support, weigh
from dossiers.law import ADJUSTMENTS

PLANNED = {
    "plan_amount": 300,
    "plan_year": 2022,
    "plan_years": [],
    "completes_on": None,
    "contents": [],
    "beneficiaries": [],
    "place": "Xã A",
    "coordinating_unit": None,
}


@pytest.mark.parametrize("day", [date(2014, 2, 10), date(2018, 8, 22), date(2018, 8, 23)])
def test_dossiers_I33_the_law_file_says_who_approves_what(day: date) -> None:
    heavy = {"support_raised", "contents", "next_year", "stopped", "added"}
    assert {key for key in ADJUSTMENTS.blocks if ADJUSTMENTS.on(day, key).approver == "ministry"} == heavy
    assert all("Đ11 k2" in ADJUSTMENTS.on(day, key).basis for key in ADJUSTMENTS.blocks)


@pytest.mark.parametrize(
    ("changes", "term", "kinds", "level"),
    [
        ({"support": 301}, None, ["support_raised"], "ministry"),
        ({"support": 299}, None, ["support_not_raised"], "agency"),
        ({"support": 1, "place": "Xã B"}, None, ["place", "support_not_raised"], "agency"),
        ({"support": 301, "place": "Xã B"}, None, ["place", "support_raised"], "ministry"),
        ({"completes_on": "2022-12-31"}, None, ["within_year"], "agency"),
        ({"completes_on": "2023-01-01"}, None, ["next_year"], "ministry"),
        ({"completes_on": "2023-12-31"}, date(2023, 3, 31), ["within_year"], "agency"),
        ({"stop": True}, None, ["stopped"], "ministry"),
        ({"other": "Đổi tên đơn vị thực hiện"}, None, ["other"], "agency"),
    ],
)
def test_dossiers_I33_what_weighs_is_the_change_itself(changes, term, kinds: list[str], level: str) -> None:
    asked = AdjustmentChanges.model_validate(changes)
    assert kinds_of(asked, PLANNED | {"completes_on": term}) == kinds
    assert level_of(weigh(kinds, date(2022, 8, 1))) == level


def test_what_stands_already_is_no_change() -> None:
    asked = AdjustmentChanges(place="Xã A", coordinating_unit="UBND xã")
    assert [(one.pointer, one.code) for one in change_faults(asked, PLANNED)] == [("/changes/place", "unchanged")]


@pytest.mark.parametrize(
    ("lines", "before", "after", "recover", "amounts"),
    [
        ([(100, None), (100, None)], 200, 250, 0, [100, 150]),
        ([(100, None), (100, None)], 250, 200, 0, [100, 100]),  # less was agreed than planned
        ([(100, None), (100, None)], 200, 120, 0, [100, 20]),
        ([(100, None), (100, None)], 200, 50, 0, [50, 0]),
        ([(100, 80), (100, 0)], 200, 50, 0, [80, 0]),
        ([(100, 80), (100, 0)], 200, 50, 30, [50, 0]),
        ([(100, 80), (100, 0)], 200, 50, 29, [51, 0]),
        ([(100, 100), (100, 20)], 200, 90, 50, [90, 0]),
    ],
)
def test_a_support_is_spread_last_year_first(lines, before: int, after: int, recover: int, amounts: list[int]) -> None:
    rows = [{"amount": amount, "accepted": accepted} for amount, accepted in lines]
    assert spread_support(rows, before, after, recover=recover) == amounts


@pytest.mark.parametrize(
    ("finding", "followed", "amount"),
    [
        (None, False, 0),
        ({"asks": "adjustment", "state": "open", "recovery_amount": 50}, False, 0),
        ({"asks": "recovery", "state": "open", "recovery_amount": 50}, False, 50),
        ({"asks": "recovery", "state": "open", "recovery_amount": 300}, False, 200),
        ({"asks": "recovery", "state": "open", "recovery_amount": None}, False, 200),
        ({"asks": "recovery", "state": "open", "recovery_amount": 50}, True, 0),
        ({"asks": "recovery", "state": "withdrawn", "recovery_amount": 50}, False, 0),
    ],
)
def test_a_finding_lets_take_back_what_it_asks_and_once(finding, followed: bool, amount: int) -> None:
    assert recoverable(finding, 200, followed=followed) == amount


@given(st.lists(st.integers(0, 50), min_size=1, max_size=3), st.integers(0, 30), st.integers(1, 200))
def test_a_spread_support_is_never_more_than_granted_nor_less_than_nothing(
    amounts: list[int], spare: int, after: int
) -> None:
    before = sum(amounts) + spare
    spread = spread_support([{"amount": one, "accepted": None} for one in amounts], before, after, recover=0)
    assert sum(spread) <= after and min(spread) >= 0
