"""How much support can be accepted: within what was agreed, what the work cost, and what that cost earns."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiers.acceptance.rules import Line, above_agreement, judged, unmatched, wrong_form

MILLION = 1_000_000


def granted(rule: str, ceiling: int = 300 * MILLION) -> dict[str, Any]:
    """A ceiling as it was frozen with the plan."""
    content = rule.partition("@")[0]
    return {"content": content, "ceiling": ceiling, "rule": rule, "basis": "TT 28/2018/TT-BTC", "status": "verified"}


C04 = granted("C04@2018-05-11")
C02B = granted("C02b@2018-05-11", 100 * MILLION)


@pytest.mark.parametrize(
    ("accepted", "agreed", "actual_cost", "refused"),
    [(300, 300, 800, False), (301, 300, 800, True), (200, 300, 200, False), (201, 300, 200, True), (0, 300, 0, False)],
)
def test_dossiers_I23_accepted_is_within_agreed_and_cost(
    accepted: int, agreed: int, actual_cost: int, refused: bool
) -> None:
    faults = above_agreement(accepted, agreed, actual_cost)
    assert [fault.pointer for fault in faults] == (["/accepted"] if refused else [])


@pytest.mark.parametrize(
    ("rule", "ceiling", "actual_cost", "limit"),
    [
        ("C04@2018-05-11", 300, 800, 300),
        ("C04@2018-05-11", 300, 500, 250),
        ("C04@2014-04-08", 200, 500, 200),  # the block of the plan's day, whatever came after
        ("C04L@2018-05-11", 450, 1000, 450),
        ("C02a@2018-05-11", 600, 2000, 600),
        ("C02b@2018-05-11", 100, 150, 100),  # a cap without a rate
        ("C02b@2018-05-11", 100, 60, 60),
        ("C16@2018-05-11", 2000, 20_000, 2000),  # all that its cluster had left
    ],
)
def test_dossiers_I31_a_content_earns_by_its_frozen_rule_at_actual_cost(
    rule: str, ceiling: int, actual_cost: int, limit: int
) -> None:
    line = granted(rule, ceiling * MILLION)
    cost = actual_cost * MILLION
    [found], faults = judged([], [line], limit * MILLION, cost)
    assert (found.limit, faults, found.rule) == (limit * MILLION, [], rule)
    _, [fault] = judged([], [line], limit * MILLION + 1, cost)
    assert (fault.pointer, fault.code) == ("/accepted", "above-actual-cost")


@given(cost=st.integers(0, 10**13), accepted=st.integers(0, 10**13), agreed=st.integers(0, 3 * 10**8))
def test_dossiers_I31_nothing_passes_above_rate_cap_or_what_was_agreed(cost: int, accepted: int, agreed: int) -> None:
    [found], faults = judged([], [C04], accepted, cost)
    assert type(found.limit) is int
    assert found.limit == min(Fraction(cost, 2) // 1, 300 * MILLION)
    if not faults + above_agreement(accepted, agreed, cost):
        assert accepted <= agreed and accepted * 2 <= cost and accepted <= 300 * MILLION


@pytest.mark.parametrize(
    ("lines", "pointers"),
    [
        ([("C04", 500, 250), ("C02b", 150, 50)], []),
        ([("C02b", 150, 50), ("C04", 500, 250)], []),
        ([], ["/lines"]),
        ([("C04", 500, 300)], ["/lines"]),
        ([("C04", 500, 250), ("C02b", 150, 50), ("C04", 0, 0)], ["/lines/2/content"]),
        ([("C04", 500, 250), ("C02b", 150, 49)], ["/accepted"]),
        ([("C04", 800, 250), ("C02b", 150, 50)], ["/actual_cost"]),
    ],
)
def test_dossiers_I31_lines_are_the_contents_of_the_plan_each_once(
    lines: list[tuple[str, int, int]], pointers: list[str]
) -> None:
    asked = [Line(content, cost * MILLION, accepted * MILLION) for content, cost, accepted in lines]
    found = unmatched(asked, [C04, C02B], 300 * MILLION, 900 * MILLION)
    assert [fault.pointer for fault in found] == pointers


def test_contents_without_a_percentage_need_no_lines() -> None:
    assert unmatched([], [C02B, granted("C01@2018-05-11")], MILLION, MILLION) == []
    assert judged([], [C02B, granted("C01@2018-05-11")], MILLION, MILLION) == ([], [])


@pytest.mark.parametrize(
    ("issues_invoice", "form", "refused"),
    [
        (True, "5a", True),
        (True, "5b", False),
        (True, "5c", False),
        (False, "5a", False),
        (False, "5b", True),
        (None, "5a", False),
        (None, "5c", False),
    ],
)
def test_dossiers_I32_an_invoice_decides_on_the_form(issues_invoice: bool | None, form: str, refused: bool) -> None:
    assert [fault.pointer for fault in wrong_form(form, issues_invoice)] == (["/form"] if refused else [])
