"""Provinces by day: both generations, ambiguous codes, predecessors, the Vietnamese order of names."""

import random
import unicodedata
from datetime import date, timedelta

import pytest

from arit_reference import provinces
from arit_reference.instruments import cited
from arit_reference.vietnamese_order import sort_key

LAST_OF_63 = date(2025, 6, 30)
FIRST_OF_34 = date(2025, 7, 1)


def test_reference_I46_63_units_to_the_end_of_june_2025_and_34_after() -> None:
    assert len(provinces.on(date(2008, 8, 1))) == 63
    assert len(provinces.on(LAST_OF_63)) == 63
    assert len(provinces.on(FIRST_OF_34)) == 34
    assert {unit.generation for unit in provinces.on(FIRST_OF_34)} == {"34"}
    assert provinces.on(date(2008, 7, 31)) == []


def test_every_unit_of_63_has_one_successor_and_is_its_predecessor() -> None:
    for old in provinces.on(LAST_OF_63):
        new = provinces.successor(old.uid)
        assert new is not None
        assert old.uid in new.predecessors
        assert provinces.scope_of(new.uid) >= {old.uid, new.uid}
    assert sum(len(new.predecessors) for new in provinces.on(FIRST_OF_34)) == 63


@pytest.mark.parametrize("code", ["15", "24", "44", "52", "80", "82", "91"])
def test_a_bare_code_is_refused_with_both_candidates(code: str) -> None:
    with pytest.raises(provinces.UnknownProvince) as refused:
        provinces.get(code)
    old, new = refused.value.candidates
    assert (old.uid, new.uid) == (f"VN63-{code}", f"VN34-{code}")
    assert old.name_vi != new.name_vi
    assert old.name_vi in str(refused.value)
    assert new.uid in str(refused.value)


def test_a_bare_code_of_one_digit_and_nonsense() -> None:
    with pytest.raises(provinces.UnknownProvince) as refused:
        provinces.get("1")
    assert [unit.uid for unit in refused.value.candidates] == ["VN63-01", "VN34-01"]
    with pytest.raises(provinces.UnknownProvince) as refused:
        provinces.get("VN63-99")
    assert refused.value.candidates == ()


def test_the_same_code_names_two_units() -> None:
    assert provinces.get("VN63-24").name_vi == "Bắc Giang"
    assert provinces.get("VN34-24").name_vi == "Bắc Ninh"
    assert provinces.scope_of("VN34-24") == {"VN34-24", "VN63-24", "VN63-27"}
    assert provinces.scope_of("VN63-24") == {"VN63-24"}


def test_vinh_long_of_2022_is_seen_from_vinh_long_of_today() -> None:
    assert "VN63-86" in provinces.scope_of("VN34-86")
    assert provinces.valid_on("VN63-86", date(2022, 7, 15))
    assert not provinces.valid_on("VN34-86", date(2022, 7, 15))
    assert provinces.valid_on("VN34-86", date(2026, 11, 24))
    assert not provinces.valid_on("VN63-86", FIRST_OF_34)


@pytest.mark.parametrize(
    ("uid", "last_day", "before", "after"),
    [
        ("VN63-46", date(2024, 12, 31), "Tỉnh Thừa Thiên Huế", "Thành phố Huế"),
        ("VN34-75", date(2026, 4, 29), "Tỉnh Đồng Nai", "Thành phố Đồng Nai"),
    ],
)
def test_names_change_within_a_generation(uid: str, last_day: date, before: str, after: str) -> None:
    assert provinces.get(uid, last_day).full_name_vi == before
    assert provinces.get(uid, last_day + timedelta(days=1)).full_name_vi == after
    assert provinces.get(uid).full_name_vi == after


@pytest.mark.parametrize(
    ("day", "municipalities"),
    [
        (date(2022, 7, 1), 5),
        (date(2025, 1, 1), 6),
        (FIRST_OF_34, 6),
        (date(2026, 4, 30), 7),
    ],
)
def test_municipalities_by_day(day: date, municipalities: int) -> None:
    assert sum(unit.kind == "municipality" for unit in provinces.on(day)) == municipalities


def test_khuyencong_regions_count_28_15_20() -> None:
    regions = [unit.khuyencong_region for unit in provinces.on(LAST_OF_63)]
    assert [regions.count(region) for region in ("bac", "mien_trung_tay_nguyen", "nam")] == [28, 15, 20]


def test_names_are_nfc_and_every_basis_is_a_listed_instrument() -> None:
    for unit in provinces.on(LAST_OF_63) + provinces.on(FIRST_OF_34):
        assert unicodedata.is_normalized("NFC", unit.full_name_vi)
        assert cited(unit.basis)


def test_provinces_come_in_vietnamese_order() -> None:
    names = [unit.name_vi for unit in provinces.on(LAST_OF_63)]
    assert names[:6] == ["An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh"]
    assert names.index("Cần Thơ") < names.index("Đà Nẵng") < names.index("Hà Nội")
    assert names.index("Bình Dương") < names.index("Bình Định")
    assert names.index("Lai Châu") < names.index("Lạng Sơn") < names.index("Lâm Đồng")


@pytest.mark.parametrize(
    "ordered",
    [
        ["an", "ăn", "ân", "ba"],
        ["da", "dy", "đa", "đy", "e"],
        ["e", "ê", "g"],
        ["o", "oz", "ô", "ôz", "ơ", "ơz", "p"],
        ["u", "uy", "ư", "ưa", "v"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "mai"],
        ["cân", "cần", "cẩn", "cẫn", "cấn", "cận"],
        ["ca sĩ", "cà phê", "cao"],
        ["Hà", "Hà Giang", "Hà Nội", "Hai"],
    ],
)
def test_order_of_letters_and_tones(ordered: list[str]) -> None:
    shuffled = ordered[:]
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == ordered
    assert sorted(shuffled, key=lambda name: sort_key(name).encode()) == ordered


def test_spelling_variants_sort_alike() -> None:
    assert sort_key("HÒA BÌNH") == sort_key("Hoà Bình") == sort_key(unicodedata.normalize("NFD", "Hòa Bình"))
