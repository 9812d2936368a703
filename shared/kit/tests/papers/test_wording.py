"""Numbers and days in words, against how State papers write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arit_contracts.values import GREATEST_AMOUNT
from arit_kit.papers.wording import cited, in_figures, in_words, long_day, money, number_of

WORDS = {
    0: "không",
    1: "một",
    4: "bốn",
    5: "năm",
    10: "mười",
    11: "mười một",
    14: "mười bốn",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi tư",
    25: "hai mươi lăm",
    50: "năm mươi",
    55: "năm mươi lăm",
    100: "một trăm",
    101: "một trăm linh một",
    104: "một trăm linh bốn",
    105: "một trăm linh năm",
    110: "một trăm mười",
    115: "một trăm mười lăm",
    1_000: "một nghìn",
    1_005: "một nghìn không trăm linh năm",
    1_015: "một nghìn không trăm mười lăm",
    1_000_000: "một triệu",
    1_000_005: "một triệu không trăm linh năm",
    300_000_000: "ba trăm triệu",
    1_000_000_000: "một tỷ",
    29_021_000_000: "hai mươi chín tỷ không trăm hai mươi mốt triệu",
    12_000_000_000_005: "mười hai nghìn tỷ không trăm linh năm",
    GREATEST_AMOUNT: "chín triệu không trăm linh bảy nghìn một trăm chín mươi chín tỷ "
    "hai trăm năm mươi tư triệu bảy trăm bốn mươi nghìn chín trăm chín mươi mốt",
}
DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
SPOKEN = {word: digit for digit, word in enumerate(DIGITS)} | {"mốt": 1, "tư": 4, "lăm": 5}
SIZES = {"nghìn": 1_000, "triệu": 1_000_000}


@pytest.mark.parametrize("number", WORDS)
def test_a_number_is_said_as_state_papers_say_it(number: int) -> None:
    assert in_words(number) == WORDS[number]


def heard(words: str) -> int:
    """The number that these words say, by adding up what they name."""
    before_billion, _, rest = words.rpartition("tỷ")
    total = heard(before_billion) * 1_000_000_000 if before_billion else 0
    group = digit = 0
    for word in rest.split():
        if word in SIZES:
            total, group, digit = total + (group + digit) * SIZES[word], 0, 0
        elif word in ("trăm", "mươi"):
            group, digit = group + digit * (100 if word == "trăm" else 10), 0
        elif word == "mười":
            group += 10
        elif word != "linh":
            digit = SPOKEN[word]
    return total + group + digit


@given(st.integers(0, GREATEST_AMOUNT) | st.integers(0, 10_000))
def test_whoever_hears_the_words_writes_the_number(number: int) -> None:
    words = in_words(number)
    assert heard(words) == number
    assert words.count("tỷ") <= 1 and "  " not in words
    assert int(in_figures(number).replace(".", "")) == number


def test_no_number_below_zero_is_said() -> None:
    with pytest.raises(ValueError):
        in_words(-1)


def test_an_amount_stands_in_figures_and_in_words() -> None:
    assert money(450_000_000) == "450.000.000 đồng (Bằng chữ: Bốn trăm năm mươi triệu đồng)"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2022, 2, 5), "ngày 05 tháng 02 năm 2022"),
        (date(2022, 7, 15), "ngày 15 tháng 7 năm 2022"),
        (date(2022, 12, 1), "ngày 01 tháng 12 năm 2022"),
        (None, "ngày …… tháng …… năm ……"),
    ],
)
def test_a_day_below_ten_and_the_first_two_months_have_two_digits(day: date | None, said: str) -> None:
    assert long_day(day) == said


def test_a_document_is_cited_by_number_day_and_issuer_or_left_to_fill_in() -> None:
    document = {"number": "3396", "symbol": "QĐ-BCT", "issuer": "Bộ Công Thương", "issued_on": "2023-12-29"}
    assert cited(document) == "số 3396/QĐ-BCT ngày 29 tháng 12 năm 2023 của Bộ Công Thương"
    assert (number_of(document, "BB"), number_of(None, "BB")) == ("3396/QĐ-BCT", "……/BB-……")
