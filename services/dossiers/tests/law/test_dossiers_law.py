"""The law files of dossiers: every value is dated and has its basis; terms of the story."""

from datetime import date, timedelta

import pytest

from arit_kit.law.printing import print_law
from arit_kit.law.select import LawValueUnknown, NoRuleInForce
from arit_kit.law.terms import deadline
from arit_reference import content_codes
from arit_reference.instruments import cited
from dossiers.law import FILES
from dossiers.law.advances import ADVANCES
from dossiers.law.ceilings import CEILINGS
from dossiers.law.terms import TERMS
from dossiers.support.rules import calculate


def test_dossiers_I01_every_rule_has_dates_basis_and_status() -> None:
    for file in FILES:
        assert file.selected_by
        for blocks in file.blocks.values():
            assert blocks
            for block in blocks:
                assert cited(block.basis)
                assert block.status in ("verified", "secondary", "memory", "unknown")
                assert block.valid_to is None or block.valid_from <= block.valid_to


@pytest.mark.parametrize(
    ("day", "amount"),
    [(date(2018, 5, 10), 200_000_000), (date(2018, 5, 11), 300_000_000)],
)
def test_dossiers_I01_the_day_selects_the_rule(day: date, amount: int) -> None:
    assert calculate("C04", 1_000_000_000, day).amount == amount


def test_dossiers_I01_every_content_code_has_a_ceiling_from_its_first_day_on() -> None:
    for content in content_codes.on(date(2026, 11, 24)):
        first = max(content.valid_from, date(2014, 4, 8))
        assert CEILINGS.on(first, content.code).key == content.code
    with pytest.raises(NoRuleInForce):
        CEILINGS.on(date(2014, 4, 7), "C04")
    assert set(CEILINGS.blocks) <= {content.code for content in content_codes.on(date(2026, 11, 24))}


def test_the_unread_amendment_of_2024_makes_nothing_surer_than_secondary() -> None:
    assert CEILINGS.on(date(2024, 8, 27), "C04").status == "verified"
    assert CEILINGS.on(date(2024, 8, 28), "C04").status == "secondary"
    assert CEILINGS.on(date(2026, 1, 1), "C08").status == "memory"


def test_every_paper_of_an_advance_has_a_name() -> None:
    for blocks in ADVANCES.blocks.values():
        for block in blocks:
            codes = [*block.papers, *block.papers_if_contractor, *sum(block.papers_of.values(), ())]
            assert all(ADVANCES.label(code).vi for code in codes)
            assert ADVANCES.label(block.key)


def test_no_content_is_in_two_advance_classes_on_a_day() -> None:
    for day in (date(2014, 2, 10), date(2018, 8, 23), date(2020, 8, 6), date(2024, 3, 14)):
        contents = [base for block in ADVANCES.all_on(day) for base in block.contents]
        assert len(contents) == len(set(contents))


def test_dossiers_I28_the_settlement_file_is_due_15_days_after_the_last_acceptance() -> None:
    end = deadline(TERMS, "settlement_file", date(2022, 11, 25))
    assert end.due_on == date(2022, 12, 10)
    assert end.due_on.weekday() == 5  # a Saturday, kept: the circular says nothing of rest days
    assert end.last_working_day_on == date(2022, 12, 9)
    assert end.doubtful
    assert end.skipped == ()
    assert (end.basis, end.status) == ("TT 36/2013/TT-BCT, Đ18 k1", "verified")


def test_dossiers_I29_liquidation_is_due_by_22_january_of_the_next_year() -> None:
    end = deadline(TERMS, "liquidation", date(2022, 12, 9))
    assert end.due_on == date(2023, 1, 22)  # Tết's first day
    assert end.last_working_day_on == date(2023, 1, 19)
    assert end.doubtful
    assert not end.is_overdue(date(2023, 1, 22))
    assert end.is_overdue(date(2023, 1, 23))


@pytest.mark.parametrize(("sent", "late"), [(date(2021, 6, 20), False), (date(2021, 6, 21), True)])
def test_registrations_are_late_after_20_june(sent: date, late: bool) -> None:
    assert deadline(TERMS, "registration_to_agency", sent).is_overdue(sent) is late


def test_registration_before_2018_went_to_the_department_by_20_may() -> None:
    assert deadline(TERMS, "registration_to_department", date(2017, 3, 1)).due_on == date(2017, 5, 20)
    with pytest.raises(NoRuleInForce):
        deadline(TERMS, "registration_to_department", date(2018, 8, 23))
    with pytest.raises(LawValueUnknown):
        deadline(TERMS, "registration_to_agency", date(2017, 3, 1))


def test_days_of_appraisal_are_not_known() -> None:
    with pytest.raises(LawValueUnknown, match="TT 36/2013/TT-BCT"):
        deadline(TERMS, "ministry_appraisal", date(2022, 1, 1))


def test_the_law_prints_as_one_page() -> None:
    page = print_law(FILES)
    assert "### C04L: Ứng dụng dây chuyền công nghệ tiên tiến" in page
    assert "Mức tối đa (đồng): 300.000.000; Tính cho mỗi: establishment" in page
    assert "### liquidation: Thanh lý hợp đồng" in page
    assert page.count("## ") >= len(FILES)
    assert str(date(2018, 5, 11) - timedelta(days=1)) in page
