"""Citations resolve to listed instruments; contents are known by code and by day."""

from datetime import date

import pytest

from arit_reference import content_codes, instruments
from arit_reference.evidence import weakest


def test_a_citation_names_its_instruments() -> None:
    found = instruments.cited("TT 36/2013/TT-BCT, Đ13; TT 17/2018/TT-BCT, Đ1 k13")
    assert [instrument.key for instrument in found] == ["TT 36/2013/TT-BCT", "TT 17/2018/TT-BCT"]
    with pytest.raises(instruments.UnknownInstrument, match="TT 99/2099"):
        instruments.cited("TT 36/2013/TT-BCT; TT 99/2099")


def test_dates_of_an_instrument_are_in_order() -> None:
    for instrument in instruments.all_instruments():
        dates = [instrument.signed_on, instrument.effective_on, instrument.ended_on]
        known = [day for day in dates if day is not None]
        assert known == sorted(known), instrument.key


def test_contents_of_a_day() -> None:
    of_2022 = {content.code for content in content_codes.on(date(2022, 1, 1))}
    assert {"C01", "C02a", "C04L", "C16", "C90", "C91"} <= of_2022
    assert not {"C21", "C22", "C23"} & of_2022
    assert {"C21", "C22", "C23"} <= {content.code for content in content_codes.on(date(2025, 10, 15))}
    assert "C04L" not in {content.code for content in content_codes.on(date(2018, 5, 10))}


def test_a_divided_content_names_its_divisions() -> None:
    assert content_codes.get("C04L").base == "C04"
    with pytest.raises(content_codes.UnknownContentCode) as refused:
        content_codes.get("C07")
    assert [content.code for content in refused.value.candidates] == ["C07a", "C07b"]
    with pytest.raises(content_codes.UnknownContentCode, match="C99"):
        content_codes.get("C99")


def test_an_answer_is_no_surer_than_its_weakest_part() -> None:
    assert weakest(["verified", "memory", "secondary"]) == "memory"
    assert weakest([]) == "verified"
