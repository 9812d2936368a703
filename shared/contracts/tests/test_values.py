"""Values as contracts admit them: text, money, days, provinces, areas, documents."""

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from arit_contracts.dossiers import ContentCode
from arit_contracts.forms import DocumentRef, ListRequest
from arit_contracts.values import Amount, Area, Code, Day, Name, Percent, ProvinceUid, UnitCode, Urn, clean_text


def admits(kind: object, value: object) -> bool:
    try:
        TypeAdapter(kind).validate_json(json.dumps(value))
    except ValidationError:
        return False
    return True


@given(st.text())
@settings(max_examples=200, deadline=None)
def test_text_is_stored_normal_trimmed_and_without_control_characters_or_not_at_all(text: str) -> None:
    try:
        stored = clean_text(text)
    except Exception as refusal:
        assert "control character" in str(refusal)
        return
    assert stored == clean_text(stored), "cleaning twice changes nothing"
    assert unicodedata.is_normalized("NFC", stored) and stored == stored.strip()
    assert not any(unicodedata.category(char) in ("Cc", "Cs") and char not in "\t\n" for char in stored)


def test_decomposed_text_is_stored_composed() -> None:
    composed = "Ứng dụng máy móc tại Đắk Lắk"
    decomposed = unicodedata.normalize("NFD", composed)
    assert decomposed != composed and clean_text(decomposed) == composed
    assert TypeAdapter(Name).validate_python(f"  {decomposed}\r\n") == composed


@pytest.mark.parametrize("amount", [0, 1, 9_007_199_254_740_991])
def test_money_is_a_whole_number_of_dong(amount: int) -> None:
    assert admits(Amount, amount)


@pytest.mark.parametrize("amount", [-1, 1.0, 0.5, "1", True, None, 9_007_199_254_740_992, 10**30, [], {}])
def test_what_is_no_whole_number_of_dong_is_no_money(amount: object) -> None:
    assert not admits(Amount, amount)


@pytest.mark.parametrize("area", ["0", "49.95", "49.9500", "12345678.1234"])
def test_an_area_is_a_text_of_digits(area: str) -> None:
    assert admits(Area, area)


@pytest.mark.parametrize("kind", [Area, Percent])
@pytest.mark.parametrize(
    "value", [49, 49.95, "49.95123", "-1", "1e2", "1E2", " 1", "1_000", "٤٩", "NaN", "Infinity", "", ".5", "5.", "+1",
              "0x1", "1" * 13, None, True]
)  # fmt: skip
def test_what_is_no_text_of_digits_is_no_area_or_rate(kind: object, value: object) -> None:
    assert not admits(kind, value)


@pytest.mark.parametrize("day", ["2022-07-15", "2000-01-01", "2099-12-31", "2024-02-29"])
def test_a_day_is_written_in_one_way(day: str) -> None:
    assert admits(Day, day)


@pytest.mark.parametrize(
    "day", ["2022-02-30", "2023-02-29", "2022-7-15", "15/07/2022", "20220715", "2022-W28-5", "2022-07-15T00:00:00",
            "1999-12-31", "2200-01-01", 20220715, 1657843200, "", None, "٢٠٢٢-٠٧-١٥", " 2022-07-15"]
)  # fmt: skip
def test_other_ways_are_refused(day: object) -> None:
    assert not admits(Day, day)


@pytest.mark.parametrize("uid", ["VN63-86", "VN34-86"])
def test_a_province_is_named_with_its_generation(uid: str) -> None:
    assert admits(ProvinceUid, uid)


@pytest.mark.parametrize("uid", ["86", "6", "VN86", "VN62-86", "vn63-86", "VN63-8", "VN63-٨٦", "", 86])
def test_what_names_no_generation_is_refused(uid: object) -> None:
    assert not admits(ProvinceUid, uid)


def test_a_bare_code_is_answered_with_both_generations() -> None:
    with pytest.raises(ValidationError, match="VN63-06 or VN34-06"):
        TypeAdapter(ProvinceUid).validate_python("6")


@pytest.mark.parametrize("kind", [Name, Code, UnitCode, Urn, ContentCode, ProvinceUid])
def test_the_limit_of_a_text_stands_in_its_schema(kind: object) -> None:
    schema = TypeAdapter(kind).json_schema()
    assert {"maxLength", "pattern"} & set(schema), schema


@pytest.mark.parametrize("symbol", ["QĐ-BCT", "CTĐP-QLKC", "NĐ-CP", "TTLT/BTC-BCT", "HĐ-KCQG", "QĐ-UBND.HC", "K&ĐT"])
def test_real_symbols_are_admitted(symbol: str) -> None:
    ref = {"number": "437", "symbol": symbol, "issuer": "Bộ Công Thương", "issued_on": "2022-07-08"}
    assert DocumentRef.model_validate(ref).symbol == symbol
    decomposed = ref | {"symbol": unicodedata.normalize("NFD", symbol)}
    assert DocumentRef.model_validate(decomposed).symbol == symbol


@pytest.mark.parametrize("ids, fits", [(1, True), (200, True), (201, False)])
def test_a_batch_is_bounded(ids: int, fits: bool) -> None:
    asked = {"id": ",".join(f"01900000-0000-7000-8000-{n:012d}" for n in range(ids))}
    if fits:
        assert ListRequest.model_validate(asked).id == asked["id"]
    else:
        with pytest.raises(ValidationError):
            ListRequest.model_validate(asked)
