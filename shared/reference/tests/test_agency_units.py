"""The Agency's dated names, and its centres."""

from datetime import date, timedelta

import pytest

from arit_reference import agency_units


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2003, 7, 4), "Cục Công nghiệp địa phương"),
        (date(2017, 8, 17), "Cục Công nghiệp địa phương"),
        (date(2022, 5, 11), "Cục Công Thương địa phương"),
        (date(2025, 3, 1), "Cục Đổi mới sáng tạo, Chuyển đổi xanh và Khuyến công"),
    ],
)
def test_reference_I49_the_agency_keeps_its_code_through_its_names(day: date, name: str) -> None:
    assert agency_units.get("CUC", day).name_vi == name
    assert agency_units.on(day)[0].name_vi == name


def test_one_agency_each_day_without_gap() -> None:
    day = date(2003, 7, 4)
    while day < date(2026, 12, 31):
        assert [unit.code for unit in agency_units.on(day)].count("CUC") == 1
        day += timedelta(days=97)
    with pytest.raises(agency_units.UnknownAgencyUnit, match="CUC"):
        agency_units.get("CUC", date(2003, 7, 3))


def test_centres_are_of_the_agency_and_the_school_is_not() -> None:
    centres = [unit for unit in agency_units.on(date(2022, 1, 1)) if unit.kind == "centre"]
    assert [unit.code for unit in centres] == ["TTKC1", "TTKC2", "TTKC3"]
    assert all(unit.is_of_the_agency for unit in centres)
    assert not agency_units.get("TDTCT").is_of_the_agency
    with pytest.raises(agency_units.UnknownAgencyUnit):
        agency_units.get("TTKC4")
