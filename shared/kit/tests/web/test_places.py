"""Which provinces a request may name, and when two names are one place."""

from datetime import date

import pytest

from arit_kit.web.places import each_once_faults, existence_faults
from arit_reference.provinces import places_of

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("uid", "day", "codes"),
    [
        ("VN63-24", BEFORE, []),
        ("VN63-24", AFTER, ["province-not-in-force"]),
        ("VN34-24", BEFORE, ["province-not-in-force"]),
        ("VN34-24", AFTER, []),
        ("VN34-99", AFTER, ["unknown-province"]),
    ],
)
def test_a_province_exists_on_the_day(uid: str, day: date, codes: list[str]) -> None:
    faults = existence_faults(uid, day, "/province")
    assert [(fault.pointer, fault.code) for fault in faults] == [("/province", code) for code in codes]


@pytest.mark.parametrize(
    ("uid", "day", "instead"),
    [
        ("VN63-24", AFTER, "VN34-24 (Bắc Ninh)"),
        ("VN34-24", BEFORE, "VN63-24 (Bắc Giang), VN63-27 (Bắc Ninh)"),
    ],
)
def test_which_province_to_write_instead_is_said(uid: str, day: date, instead: str) -> None:
    [fault] = existence_faults(uid, day, "/province")
    assert fault.vi == f"{uid} không tồn tại ngày {day}: ngày đó dùng {instead}."


def test_each_stands_once_and_every_fault_is_named_by_its_place() -> None:
    faults = each_once_faults(["VN63-24", "VN34-24", "VN63-24"], BEFORE, "/lines", "/province")
    assert [(fault.pointer, fault.code) for fault in faults] == [
        ("/lines/1/province", "province-not-in-force"),
        ("/lines/2/province", "duplicate"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("VN63-24", "VN63-24", True),
        ("VN63-24", "VN34-24", True),
        ("VN63-27", "VN34-24", True),
        ("VN63-24", "VN63-27", False),
        ("VN63-86", "VN34-24", False),
    ],
)
def test_a_merged_province_is_the_place_of_those_that_it_took_in(one: str, other: str, same: bool) -> None:
    assert (other in places_of(one)) is same is (one in places_of(other))
