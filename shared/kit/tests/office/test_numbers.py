"""Numbers as typed: read right, or refused with a reason; never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arit_kit.office import numbers
from arit_kit.office.numbers import Unreadable

AMOUNTS = st.integers(min_value=1_000, max_value=9_007_199_254_740_991)


@pytest.mark.parametrize(
    "typed, expected",
    [
        ("300000000", 300_000_000),
        ("300.000.000", 300_000_000),
        ("300,000,000", 300_000_000),
        ("300 000 000", 300_000_000),
        ("300\u00a0000\u202f000", 300_000_000),
        ("1.234.567", 1_234_567),
        ("1.234", 1_234),
        ("1,234", 1_234),
        ("300.000.000 đ", 300_000_000),
        ("300.000.000đ", 300_000_000),
        ("300.000.000,00", 300_000_000),
        ("300,000,000.00 VNĐ", 300_000_000),
        ("300 triệu", 300_000_000),
        ("300 TRIỆU ĐỒNG", 300_000_000),
        ("300tr", 300_000_000),
        ("300 trie\u0323\u0302u", 300_000_000),
        ("12,5 triệu", 12_500_000),
        ("12.5 triệu", 12_500_000),
        ("0,125 triệu", 125_000),
        ("0.125 triệu", 125_000),
        ("1.234,5 triệu", 1_234_500_000),
        ("1,234.5 triệu", 1_234_500_000),
        ("1.234.567 triệu", 1_234_567_000_000),
        ("1 234 triệu", 1_234_000_000),
        ("1,5 tỷ", 1_500_000_000),
        ("1,5 tỉ", 1_500_000_000),
        ("1 tỷ 200 triệu", 1_200_000_000),
        ("1 tỷ 200 triệu 500 nghìn đồng", 1_200_500_000),
        ("2 tỷ đồng", 2_000_000_000),
        ("5 đồng", 5),
        ("0", 0),
        ("-300 triệu", -300_000_000),
    ],
)
def test_an_amount_is_read_right(typed: str, expected: int) -> None:
    assert numbers.amount(typed) == expected


@pytest.mark.parametrize(
    "typed, code",
    [
        ("1.234 triệu", "ambiguous-number"),
        ("1,234 tỷ", "ambiguous-number"),
        ("300", "ambiguous-unit"),
        ("999", "ambiguous-unit"),
        ("12,5", "not-whole"),
        ("1.234.567,89", "not-whole"),
        ("0,0000001 triệu", "not-whole"),
        ("", "not-a-number"),
        ("triệu", "not-a-number"),
        ("khoảng 300 triệu", "not-a-number"),
        ("300-400 triệu", "not-a-number"),
        ("300 triệu 1 tỷ", "not-a-number"),
        ("1 tỷ 2", "not-a-number"),
        ("1 tỷ 2 tỷ", "not-a-number"),
        ("300 USD", "not-a-number"),
        ("3E8", "not-a-number"),
        ("1.23.456", "not-a-number"),
        ("1.2345.678", "not-a-number"),
        ("1.234,567.890", "not-a-number"),
        ("1 234,567.8", "not-a-number"),
        ("1..234", "not-a-number"),
        ("300.000.000.", "not-a-number"),
        (",5", "not-a-number"),
        ("(300)", "not-a-number"),
        ("--3000", "not-a-number"),
        ("٣٠٠٠", "not-a-number"),
        ("３０００", "not-a-number"),
        ("9" * 41, "not-a-number"),
        ("300 triệu\u200b", "not-a-number"),
        ("=300", "not-a-number"),
    ],
)
def test_what_is_no_amount_or_two_is_refused(typed: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        numbers.amount(typed)
    assert refused.value.code == code
    assert refused.value.vi and refused.value.en


@pytest.mark.parametrize(
    "typed, expected",
    [("12,5%", "12.5"), ("12,5 %", "12.5"), ("12.5", "12.5"), ("70", "70"), ("0,125", "0.125"), ("1.250,5", "1250.5")],
)
def test_a_percentage_is_read_right(typed: str, expected: str) -> None:
    assert numbers.percent(typed) == Decimal(expected)


@pytest.mark.parametrize("typed", ["1.234", "1,234%", "%", "12,5%%", "mười"])
def test_a_percentage_that_could_be_two_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        numbers.percent(typed)


def test_an_area_keeps_its_decimals_and_a_count_has_none() -> None:
    assert numbers.number("49,95") == Decimal("49.95")
    assert numbers.whole("2.022") == 2022
    with pytest.raises(Unreadable):
        numbers.whole("2022,5")


def grouped(value: int, separator: str) -> str:
    return f"{value:,}".replace(",", separator)


@given(AMOUNTS, st.sampled_from([".", ",", " ", "\u00a0", ""]), st.sampled_from(["", " đồng", "đ", " VND"]))
def test_whatever_groups_thousands_the_amount_comes_back(value: int, separator: str, unit: str) -> None:
    assert numbers.amount(grouped(value, separator) + unit) == value


@given(st.integers(min_value=0, max_value=10**6), st.integers(min_value=0, max_value=99), st.sampled_from([".", ","]))
def test_two_decimals_of_a_million_are_never_taken_for_thousands(whole: int, cents: int, point: str) -> None:
    assert numbers.amount(f"{whole}{point}{cents:02d} triệu") == whole * 10**6 + cents * 10**4


@given(st.text(max_size=45))
def test_any_text_is_a_number_or_refused(typed: str) -> None:
    for read in (numbers.amount, numbers.percent, numbers.number, numbers.whole):
        try:
            read(typed)
        except Unreadable as refused:
            assert refused.vi and refused.en


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from([".", ","]), st.sampled_from(["triệu", "tỷ", "tr"]))
def test_one_separator_before_three_digits_is_never_guessed_where_decimals_are_possible(
    head: int, tail: int, separator: str, unit: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        numbers.amount(f"{head}{separator}{tail:03d} {unit}")
    assert refused.value.code == "ambiguous-number"
