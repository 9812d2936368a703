"""What may be paid in advance: class and rate by content and day of signing, papers, progress, sums."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arit_kit.law.select import LawValueUnknown
from dossiers.payment_request.rules import entitlement
from dossiers.support.advances import class_of

MILLION = 1_000_000
IN_2016 = date(2016, 6, 1)
IN_2022 = date(2022, 7, 15)


@pytest.mark.parametrize(
    ("content", "signed_on", "advance_class", "rate"),
    [
        ("C16", IN_2016, "ADV30", 30),
        ("C15", IN_2022, "ADV30", 30),
        ("C16", IN_2022, "ADV30", 30),
        ("C17", IN_2016, "ADV70-T", 70),
        ("C17", IN_2022, "ADV70-T", 70),
        ("C08", IN_2016, "ADV70-A", 70),
        ("C10", IN_2022, "ADV70-A", 70),
        ("C11a", IN_2022, "ADV70-A", 70),
        ("C18", IN_2022, "ADV70-A", 70),
        ("C05a", IN_2022, "ADV70-B", 70),
        ("C19", IN_2022, "ADV70-B", 70),
        ("C04", IN_2022, "ADV-M", 50),
        ("C04L", IN_2022, "ADV-M", 50),
        ("C02b", date(2026, 1, 1), "ADV-M", 50),
    ],
)
def test_dossiers_I24_class_and_rate_by_content(content: str, signed_on: date, advance_class: str, rate: int) -> None:
    found = class_of(content, signed_on)
    assert found.key == advance_class
    assert found.rate_percent == rate


@pytest.mark.parametrize(
    ("content", "signed_on"),
    [
        ("C04", date(2020, 8, 5)),
        ("C10", IN_2016),
        ("C05a", IN_2016),
        ("C12", IN_2022),
        ("C13", IN_2022),
        ("C01", IN_2022),
        ("C20", IN_2022),
        ("C99", IN_2022),
    ],
)
def test_dossiers_I24_a_class_that_is_not_known_is_refused(content: str, signed_on: date) -> None:
    with pytest.raises(LawValueUnknown) as unknown:
        entitlement([content], MILLION, signed_on)
    assert content in unknown.value.key


def test_dossiers_I24_the_advance_of_the_story_150_of_300_million() -> None:
    first = entitlement(["C04"], 300 * MILLION, IN_2022)
    assert (first.advance_class, first.limit, first.entitled) == ("ADV-M", 150 * MILLION, 150 * MILLION)
    assert first.allows(150 * MILLION)
    assert not first.allows(150 * MILLION + 1)
    assert (first.status, first.provisional, first.basis) == ("secondary", True, "TT 62/2020/TT-BTC")
    second = entitlement(["C04"], 300 * MILLION, IN_2022, already_advanced=150 * MILLION)
    assert second.entitled == 0
    assert not second.allows(1)


def test_dossiers_I24_of_several_contents_the_least_rate_counts() -> None:
    found = entitlement(["C08", "C04"], 100 * MILLION, IN_2022, papers=["P4"])
    assert (found.advance_class, found.entitled) == ("ADV-M", 50 * MILLION)
    assert found.provisional


@given(
    support=st.integers(0, 10**13),
    advances=st.lists(st.integers(0, 10**13), max_size=6),
    content=st.sampled_from(["C04", "C17", "C18", "C19"]),
)
def test_dossiers_I24_advances_never_sum_beyond_rate_times_support(
    support: int, advances: list[int], content: str
) -> None:
    paid = 0
    for asked in advances:
        found = entitlement([content], support, IN_2022, already_advanced=paid, papers=["P3", "P4"])
        assert type(found.entitled) is int
        if found.allows(asked):
            paid += asked
    rate = class_of(content, IN_2022).rate_percent
    assert rate is not None
    assert paid <= Fraction(rate) * support / 100


PAPERS_OF_A_CLUSTER = ["P6", "P8"]


@pytest.mark.parametrize(("progress", "suffices"), [(None, False), (0, False), (50, False), (51, True), (100, True)])
def test_dossiers_I25_infrastructure_of_a_cluster_needs_more_than_half_done(
    progress: int | None, suffices: bool
) -> None:
    found = entitlement(["C16"], 3_000 * MILLION, IN_2016, papers=PAPERS_OF_A_CLUSTER, progress_percent=progress)
    assert found.progress_suffices is suffices
    assert found.allows(900 * MILLION) is suffices


def test_dossiers_I25_a_progress_report_and_the_contracts_are_papers() -> None:
    found = entitlement(["C16"], 3_000 * MILLION, IN_2016, progress_percent=60, contractor_hired=True)
    assert [paper.code for paper in found.missing_papers] == ["P6", "P8", "P7"]
    assert found.missing_papers[1].label_vi == "Báo cáo tiến độ thực hiện"
    assert not found.allows(1)


def test_dossiers_I25_the_threshold_since_2018_is_not_known() -> None:
    with pytest.raises(LawValueUnknown) as unknown:
        entitlement(["C16"], 3_000 * MILLION, IN_2022, papers=PAPERS_OF_A_CLUSTER, progress_percent=100)
    assert "TT 17/2018/TT-BCT" in unknown.value.basis


@pytest.mark.parametrize(
    ("content", "paper"),
    [("C17", "P3"), ("C08", "P4"), ("C18", "P4"), ("C09", None), ("C11b", None), ("C19", None)],
)
def test_dossiers_I26_training_needs_form_11_and_meetings_their_plan(content: str, paper: str | None) -> None:
    lacking = entitlement([content], 100 * MILLION, IN_2022)
    assert [one.code for one in lacking.missing_papers] == ([paper] if paper else [])
    held = entitlement([content], 100 * MILLION, IN_2022, papers=[paper] if paper else [])
    assert held.allows(70 * MILLION)
