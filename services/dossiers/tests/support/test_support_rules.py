"""The support that a content may have: the figures of the law, and what holds for any cost."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arit_kit.law.select import LawValueUnknown, NoRuleInForce
from dossiers.law.ceilings import CEILINGS
from dossiers.support.rules import Loan, calculate, interest_support, unmet_conditions

MILLION = 1_000_000
IN_2016 = date(2016, 1, 1)
IN_2022 = date(2022, 1, 1)


@pytest.mark.parametrize(
    ("on", "cost", "amount"),
    [
        (IN_2022, 2_000, 600),
        (IN_2022, 5_000, 1_000),
        (IN_2016, 2_000, 500),
        (IN_2016, 5_000, 500),
        (IN_2016, 1_000, 300),
    ],
)
def test_dossiers_I02_demonstration_models(on: date, cost: int, amount: int) -> None:
    assert calculate("C02a", cost * MILLION, on).amount == amount * MILLION


@pytest.mark.parametrize(
    ("content", "on", "cost", "amount"),
    [
        ("C04", IN_2022, 500, 250),
        ("C04", IN_2022, 1_000, 300),
        ("C04", IN_2016, 1_000, 200),
        ("C04L", IN_2022, 1_000, 450),
        ("C04L", IN_2022, 800, 400),
    ],
)
def test_dossiers_I03_machinery_and_lines(content: str, on: date, cost: int, amount: int) -> None:
    support = calculate(content, cost * MILLION, on)
    assert support.amount == amount * MILLION
    assert support.status == ("memory" if content == "C04L" else "verified")


def test_dossiers_I03_there_was_no_rule_for_lines_before_2018() -> None:
    with pytest.raises(NoRuleInForce):
        calculate("C04L", MILLION, IN_2016)


GOOD_LOAN = Loan(
    currency="VND",
    term="medium",
    overdue=False,
    investment_completed=True,
    interest_by_month=[20 * MILLION] * 36,
)


def test_dossiers_I04_half_the_interest_of_the_first_24_months() -> None:
    assert unmet_conditions(GOOD_LOAN) == []
    assert interest_support(GOOD_LOAN, IN_2022).amount == 240 * MILLION
    dear = replace(GOOD_LOAN, interest_by_month=[100 * MILLION] * 24)
    assert interest_support(dear, IN_2022).amount == 500 * MILLION
    short = replace(GOOD_LOAN, interest_by_month=[20 * MILLION] * 6)
    assert interest_support(short, IN_2022).amount == 60 * MILLION


def test_dossiers_I04_each_condition_of_the_loan_is_named() -> None:
    broken = {
        "loan-in-dong": replace(GOOD_LOAN, currency="USD"),
        "loan-term": replace(GOOD_LOAN, term="short"),
        "loan-not-overdue": replace(GOOD_LOAN, overdue=True),
        "investment-completed": replace(GOOD_LOAN, investment_completed=False),
    }
    for code, loan in broken.items():
        assert [unmet.code for unmet in unmet_conditions(loan)] == [code]
    worst = Loan("USD", "short", True, False, [])
    assert {unmet.code for unmet in unmet_conditions(worst)} == set(broken)


@pytest.mark.parametrize(
    ("content", "on", "amount"),
    [("C07a", IN_2022, 200), ("C07b", IN_2022, 400), ("C07a", IN_2016, 100), ("C07b", IN_2016, 200)],
)
def test_dossiers_I05_voting_rounds(content: str, on: date, amount: int) -> None:
    support = calculate(content, 900 * MILLION, on)
    assert support.amount == amount * MILLION
    assert support.cap_per == "round"
    assert calculate(content, 50 * MILLION, on).amount == 50 * MILLION


@pytest.mark.parametrize(("granted", "amount"), [(0, 6_000), (4_500, 1_500), (6_000, 0), (7_000, 0)])
def test_dossiers_I06_infrastructure_is_capped_over_all_dossiers_of_a_cluster(granted: int, amount: int) -> None:
    support = calculate("C16", 40_000 * MILLION, IN_2022, granted_to_cluster=granted * MILLION)
    assert support.amount == amount * MILLION
    assert support.cap == 6_000 * MILLION


def test_dossiers_I06_only_where_the_law_sums() -> None:
    assert calculate("C04", 900 * MILLION, IN_2022, granted_to_cluster=900 * MILLION).amount == 300 * MILLION


def test_an_answer_says_rule_basis_and_that_it_is_provisional_until_the_plan_is_decided() -> None:
    asked = calculate("C04", 800 * MILLION, IN_2022)
    assert (asked.rule, asked.basis) == ("C04@2018-05-11", "TT 28/2018/TT-BTC, Đ8 k4")
    assert asked.rate_percent == 50
    assert asked.provisional
    assert not calculate("C04", 800 * MILLION, IN_2022, decided=True).provisional


@pytest.mark.parametrize("content", ["C05b", "C10", "C17", "C18", "C19", "C20"])
def test_a_value_that_is_not_known_answers_none_and_refuses_when_demanded(content: str) -> None:
    support = calculate(content, MILLION, IN_2022)
    assert (support.amount, support.status) == (None, "unknown")
    with pytest.raises(LawValueUnknown):
        support.demand()


def test_expenses_of_the_implementer_are_dearer_in_difficult_areas() -> None:
    assert calculate("C91", 300 * MILLION, IN_2022).amount == 7_500_000
    assert calculate("C91", 300 * MILLION, IN_2022, difficult_area=True).amount == 9_000_000
    assert calculate("C90", 1_000 * MILLION, IN_2022, difficult_area=True).amount == 15_000_000


KNOWN = sorted(code for code in CEILINGS.blocks if calculate(code, 0, date(2026, 1, 1)).amount is not None)
contents = st.sampled_from(KNOWN)
costs = st.integers(0, 9_007_199_254_740_991)


@given(content=contents, cost=costs)
def test_dossiers_I41_support_is_whole_dong_never_rounded_up_never_above_rate_or_cap(content: str, cost: int) -> None:
    support = calculate(content, cost, date(2026, 1, 1))
    amount = support.demand()
    assert type(amount) is int
    share = Fraction(support.rate_percent if support.rate_percent is not None else 100) * cost / 100
    assert amount <= share
    assert support.cap is None or amount <= support.cap
    assert amount == support.cap or share - amount < 1


@given(content=contents, cost=costs, more=st.integers(0, 10**12))
def test_dossiers_I41_more_cost_never_means_less_support(content: str, cost: int, more: int) -> None:
    day = date(2026, 1, 1)
    assert calculate(content, cost + more, day).demand() >= calculate(content, cost, day).demand()


@given(cost=costs, granted=st.integers(0, 10**10), more=st.integers(0, 10**10))
def test_dossiers_I06_what_is_granted_never_sums_beyond_the_cap(cost: int, granted: int, more: int) -> None:
    cap = 6_000 * MILLION
    amount = calculate("C16", cost, IN_2022, granted_to_cluster=granted).demand()
    assert amount >= 0
    assert granted + amount <= max(cap, granted)
    assert calculate("C16", cost, IN_2022, granted_to_cluster=granted + more).demand() <= amount


def test_dossiers_I41_a_dong_is_never_made_up() -> None:
    assert calculate("C04", 333, IN_2022).amount == 166
    assert calculate("C90", 99, IN_2022).amount == 1
