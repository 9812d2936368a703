"""The law files of budget: ten working days, the year's last days, the codes of khuyến công."""

from datetime import date

import pytest

from arit_kit.law.select import LawValueUnknown
from arit_kit.law.terms import deadline
from budget.law import FILES
from budget.law.budget_codes import BUDGET_CODES
from budget.law.terms import TERMS


def test_budget_I20_allocation_is_due_ten_working_days_after_the_supplement() -> None:
    end = deadline(TERMS, "allocate_after_supplement", date(2022, 7, 1))
    assert end.due_on == date(2022, 7, 15)
    assert not end.doubtful
    with pytest.raises(LawValueUnknown):
        deadline(TERMS, "allocate_after_supplement", date(2023, 7, 3))


def test_budget_I21_a_correction_may_be_required_within_ten_working_days() -> None:
    over_the_holiday = deadline(TERMS, "correction_window", date(2022, 8, 25))
    assert over_the_holiday.due_on == date(2022, 9, 12)
    assert "Quốc khánh" in {day.reason_vi for day in over_the_holiday.skipped}
    with pytest.raises(LawValueUnknown):
        deadline(TERMS, "correction_window", date(2026, 1, 5))


@pytest.mark.parametrize(
    ("term", "due_on"),
    [
        ("papers_to_treasury", date(2022, 12, 30)),
        ("last_spending", date(2022, 12, 31)),
        ("adjustment_period", date(2023, 1, 31)),
        ("carry_over_supplement", date(2022, 9, 30)),
        ("reconcile_carry_over", date(2023, 2, 10)),
    ],
)
def test_budget_I27_the_last_days_of_a_year(term: str, due_on: date) -> None:
    assert deadline(TERMS, term, date(2022, 7, 1)).due_on == due_on
    with pytest.raises(LawValueUnknown):
        deadline(TERMS, term, date(2026, 7, 1))


def test_budget_I37_postings_bear_280_309() -> None:
    code = BUDGET_CODES.on(date(2022, 7, 1), "kcqg")
    assert (code.category, code.item, code.status) == ("280", "309", "verified")
    with pytest.raises(LawValueUnknown):
        BUDGET_CODES.on(date(2018, 5, 10), "kcqg").demand(date(2018, 5, 10), "category", "item")


def test_every_term_and_code_has_a_name() -> None:
    assert all(file.label(key).vi for file in FILES for key in file.blocks)
