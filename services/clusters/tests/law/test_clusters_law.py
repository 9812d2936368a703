"""The law files of clusters: every value is dated and has its basis; nothing is called surer than it is."""

from datetime import date, timedelta

import pytest

from arit_kit.law.printing import print_law
from arit_reference.instruments import cited
from clusters.law import CRITERIA, FILES, RULE_SETS, TERMS

CHANGES = [date(2017, 7, 15), date(2020, 8, 1), date(2024, 5, 1), date(2025, 7, 1)]
"""When the law on clusters changed."""


def test_clusters_I01_every_rule_has_dates_basis_and_status() -> None:
    for file in FILES:
        assert file.selected_by
        for blocks in file.blocks.values():
            for block in blocks:
                assert cited(block.basis)
                assert file.label(block.key).vi and file.label(block.key).en


def test_clusters_I01_no_day_has_two_sets_of_rules_or_none() -> None:
    names = [RULE_SETS.on(day, "rule_set").name for day in CHANGES]
    assert names == ["CCN-2017", "CCN-2020", "CCN-2024", "CCN-2025"]
    for day in CHANGES:
        before = RULE_SETS.on(day - timedelta(days=1), "rule_set")
        assert before.valid_to == day - timedelta(days=1)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_nobody_has_read_the_texts_so_nothing_is_verified(file) -> None:
    assert not [block.rule for blocks in file.blocks.values() for block in blocks if block.status == "verified"]


def test_what_the_unread_decrees_of_2025_touch_is_only_remembered() -> None:
    for file in (CRITERIA, TERMS):
        for block in file.all_on(date(2025, 7, 1)):
            assert block.status == "memory" and "NĐ 139/2025/NĐ-CP" in block.basis


def test_the_law_prints_as_one_page() -> None:
    page = print_law(FILES)
    assert "### K4: Địa bàn cấp huyện đã có cụm công nghiệp" in page
    assert "Tỷ lệ lấp đầy (%): > 50; Đất công nghiệp chưa cho thuê (ha): <= 100" in page
    assert "### opinion: Ý kiến của Bộ về quy hoạch cụm công nghiệp" in page
    assert "chưa rõ" in page and "Chưa áp dụng." in page
