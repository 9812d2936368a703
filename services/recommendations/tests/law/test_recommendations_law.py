"""The law files of recommendations: every value is dated, has its basis, and claims no more than was read."""

from datetime import date

import pytest

from arit_kit.law.printing import print_law
from arit_kit.law.terms import deadline
from arit_reference.instruments import cited
from recommendations.law import FILES, TERMS

DAY = date(2022, 3, 1)


def test_every_rule_has_dates_basis_status_and_a_name() -> None:
    for file in FILES:
        for key, blocks in file.blocks.items():
            assert file.label(key).vi and file.label(key).en
            for block in blocks:
                assert cited(block.basis)
                assert block.valid_to is None or block.valid_from <= block.valid_to
    assert print_law(FILES)


def test_what_binds_voters_recommendations_is_applied_by_analogy_and_so_doubtful() -> None:
    for key, blocks in TERMS.blocks.items():
        for block in blocks:
            assert block.status != "verified", key
            if block.basis.startswith("QĐ 33/2017"):
                assert block.doubtful and "tương tự" in str(block.note), key


@pytest.mark.parametrize(
    ("key", "due_on"),
    [
        ("answer_A", date(2022, 4, 10)),
        ("answer_C", date(2022, 4, 20)),
        ("tasking", date(2022, 3, 8)),
        ("transfer", date(2022, 3, 8)),
        ("consultation", date(2022, 3, 16)),
        ("registration", date(2022, 3, 2)),
    ],
)
def test_terms_count_from_the_day_after(key: str, due_on: date) -> None:
    assert deadline(TERMS, key, DAY).due_on == due_on
