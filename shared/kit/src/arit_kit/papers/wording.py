"""Numbers and days as an official paper writes them in Vietnamese.

Own, since no library reads 9.007.199 tỷ right: each says the word tỷ once for every group above it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

BLANK = "……"
"""What is filled in by hand within a line."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_GROUPS: tuple[tuple[int, list[str]], ...] = ((1_000_000, ["triệu"]), (1_000, ["nghìn"]), (1, []))
_BILLION = 1_000_000_000


def in_words(number: int) -> str:
    """A whole number, 0 or more: 21 «hai mươi mốt», 1.005 «một nghìn không trăm linh năm»."""
    if number < 0:
        raise ValueError(number)
    return " ".join(_spelt(number)) or _DIGITS[0]


def _spelt(number: int) -> list[str]:
    billions, rest = divmod(number, _BILLION)
    words = [*_spelt(billions), "tỷ"] if billions else []
    for size, name in _GROUPS:
        group, rest = divmod(rest, size)
        if group:
            words += [*_hundreds(group, leading=not words), *name]
    return words


def _hundreds(group: int, *, leading: bool) -> list[str]:
    """A group of three digits; behind another its hundreds are said even where there are none."""
    hundreds, below = divmod(group, 100)
    tens, ones = divmod(below, 10)
    words = [] if leading and not hundreds else [_DIGITS[hundreds], "trăm"]
    if tens > 1:
        words += [_DIGITS[tens], "mươi"]
    elif tens == 1:
        words.append("mười")
    elif ones and words:
        words.append("linh")
    if ones:
        after_ten = "lăm" if tens == 1 and ones == 5 else _DIGITS[ones]
        words.append(_AFTER_TENS.get(ones, after_ten) if tens > 1 else after_ten)
    return words


def in_figures(number: int) -> str:
    """1234567 as `1.234.567`."""
    return f"{number:,}".replace(",", ".")


def decimal(number: str) -> str:
    """A decimal as records carry it, `45.5`, with the comma of Vietnamese: `45,5`."""
    return number.replace(".", ",")


def money(amount: int) -> str:
    """An amount in đồng, in figures and in words: `300.000.000 đồng (Bằng chữ: Ba trăm triệu đồng)`."""
    words = in_words(amount)
    return f"{in_figures(amount)} đồng (Bằng chữ: {words[0].upper()}{words[1:]} đồng)"


def long_day(day: date | None) -> str:
    """`ngày 05 tháng 02 năm 2022`: two digits for days below ten and the months 1 and 2; dotted where unknown."""
    if day is None:
        return f"ngày {BLANK} tháng {BLANK} năm {BLANK}"
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def short_day(day: date) -> str:
    """`05/02/2022`, for tables."""
    return f"{day:%d/%m/%Y}"


def day_of(value: str | None) -> date | None:
    """A day as records carry it, `2022-02-05`."""
    return date.fromisoformat(value) if value else None


def number_of(document: Mapping[str, Any] | None, kind: str) -> str:
    """Number and symbol of a DocumentRef; to be filled in where there is none: `……/BB-……` of the kind BB."""
    return f"{document['number']}/{document['symbol']}" if document else f"{BLANK}/{kind}-{BLANK}"


def cited(document: Mapping[str, Any]) -> str:
    """A DocumentRef as others cite it: `số 3396/QĐ-BCT ngày 29 tháng 12 năm 2023 của Bộ Công Thương`."""
    return f"số {number_of(document, '')} {long_day(day_of(document['issued_on']))} của {document['issuer']}"
