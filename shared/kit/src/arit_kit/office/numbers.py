"""Numbers as provinces type them: `1.234.567`, `300 triệu`, `1,5 tỷ`, `12,5%`; what could mean two things is refused.

A dot groups thousands and a comma begins the decimals, as Vietnamese writes; the English way round is read too where
it can mean nothing else. `1.234` is 1234 where no decimals are possible, and refused where they are.
"""

import re
import unicodedata
from decimal import Decimal

LONGEST = 40
"""Characters of a number; what is longer is no number that anyone typed."""

UNITS = {
    "đồng": 1, "đ": 1, "vnđ": 1, "vnd": 1,
    "nghìn": 10**3, "ngàn": 10**3,
    "triệu": 10**6, "tr": 10**6, "trđ": 10**6,
    "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
"""Units of money, in đồng."""

LEAST_BARE_AMOUNT = 1_000
"""Below it an amount without a unit is more likely million đồng than đồng."""

_TOKEN = re.compile(r"[0-9](?:[0-9., ]*[0-9])?|[^\W\d_]+")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:[., ][0-9]{3})+")


class Unreadable(ValueError):
    """A cell that is no such value, or could be two; `vi` and `en` say why, `code` which."""

    def __init__(self, code: str, *, vi: str, en: str) -> None:
        super().__init__(en)
        self.code, self.vi, self.en = code, vi, en


def amount(typed: str) -> int:
    """Money as typed, in đồng: a number, perhaps with units (`1 tỷ 200 triệu`).

    Raises Unreadable: no number, ambiguous, a fraction of a đồng, or a bare number from 1 to 999.
    """
    negative, text = _sign(plain(typed))
    parts = _parts(text, typed)
    total, least = Decimal(0), None
    for number, named in parts:
        unit = UNITS.get(named) if named else None
        if unit is None and (named or len(parts) > 1):
            raise _not_money(typed)
        if unit is not None and least is not None and unit >= least:
            raise _not_money(typed)
        total += decimal(number, may_have_decimals=unit not in (None, 1), typed=typed) * (unit or 1)
        least = unit
    if total != total.to_integral_value():
        vi, en = f"«{typed}» không phải số đồng nguyên.", f"{typed!r} is not a whole number of đồng."
        raise Unreadable("not-whole", vi=vi, en=en)
    if least is None and 0 < total < LEAST_BARE_AMOUNT:
        raise bare_amount(typed)
    return -int(total) if negative else int(total)


def _parts(text: str, typed: str) -> list[tuple[str, str]]:
    """Each number with the unit that follows it; `triệu đồng` is `triệu`."""
    tokens = _TOKEN.findall(text)
    if not tokens or not text[:1].isdigit() or "".join(tokens).replace(" ", "") != text.replace(" ", ""):
        raise _not_money(typed)
    parts: list[tuple[str, str]] = []
    for token in tokens:
        if token[0].isdigit():
            parts.append((token, ""))
        else:
            number, unit = parts.pop()
            parts.append((number, unit if unit and token == "đồng" else f"{unit}{token}"))
    return parts


def bare_amount(typed: object) -> Unreadable:
    """The refusal of an amount so small that it was probably meant in millions."""
    vi = f"{typed} đồng hay triệu đồng? Viết «{typed} triệu» hoặc «{typed} đồng»."
    en = f"Is it {typed} đồng or million đồng? Write «{typed} triệu» or «{typed} đồng»."
    return Unreadable("ambiguous-unit", vi=vi, en=en)


def percent(typed: str) -> Decimal:
    """A percentage as typed, with or without its sign: `12,5%` is 12.5."""
    text = plain(typed)
    negative, text = _sign(text)
    value = decimal(text.removesuffix("%").rstrip(), may_have_decimals=True, typed=typed)
    return -value if negative else value


def number(typed: str) -> Decimal:
    """A number as typed that may have decimals, such as hectares."""
    negative, text = _sign(plain(typed))
    value = decimal(text, may_have_decimals=True, typed=typed)
    return -value if negative else value


def whole(typed: str) -> int:
    """A whole number as typed: a year, a count."""
    negative, text = _sign(plain(typed))
    value = decimal(text, may_have_decimals=False, typed=typed)
    if value != value.to_integral_value():
        raise Unreadable("not-whole", vi=f"«{typed}» không phải số nguyên.", en=f"{typed!r} is not a whole number.")
    return -int(value) if negative else int(value)


def decimal(text: str, *, may_have_decimals: bool, typed: str) -> Decimal:
    """The value of digits with their separators; `typed` is what a refusal quotes."""
    if not re.fullmatch(r"[0-9]+(?:[., ][0-9]+)*", text):
        raise _not_a_number(typed)
    separators = re.findall(r"[., ]", text)
    kinds = set(separators)
    if not kinds:
        return Decimal(text)
    if len(kinds) == 1:
        [separator] = kinds
        if _GROUPED.fullmatch(text):
            if may_have_decimals and len(separators) == 1 and separator != " ":
                raise _ambiguous(text, typed)
            return Decimal(text.replace(separator, ""))
        if len(separators) == 1 and separator != " ":
            return Decimal(text.replace(separator, "."))
        raise _not_a_number(typed)
    whole, point, decimals = text.rpartition(separators[-1])
    if len(kinds) > 2 or point == " " or point in whole or not _GROUPED.fullmatch(whole):
        raise _not_a_number(typed)
    return Decimal(f"{re.sub('[., ]', '', whole)}.{decimals}")


def plain(typed: str) -> str:
    """Text as numbers and titles are compared: NFC, small letters, one kind of space, none at the ends."""
    if len(typed) > LONGEST:
        raise _not_a_number(typed[:LONGEST] + "…")
    return " ".join(unicodedata.normalize("NFC", typed).lower().split())


def _sign(text: str) -> tuple[bool, str]:
    return (True, text[1:].lstrip()) if text[:1] in ("-", "−") else (False, text)


def _not_a_number(typed: str) -> Unreadable:
    return Unreadable("not-a-number", vi=f"«{typed}» không phải một số.", en=f"{typed!r} is not a number.")


def _not_money(typed: str) -> Unreadable:
    vi = f"«{typed}» không phải một số tiền: viết như 800.000.000, 800 triệu hoặc 1,5 tỷ."
    en = f"{typed!r} is no amount of money: write it as 800.000.000, 800 triệu or 1,5 tỷ."
    return Unreadable("not-a-number", vi=vi, en=en)


def _ambiguous(text: str, typed: str) -> Unreadable:
    whole, decimals = re.split("[.,]", text)
    vi = f"«{typed}» có thể hiểu hai cách: viết {whole}{decimals} hoặc {whole},{decimals}0 (dấu phẩy thập phân)."
    en = f"{typed!r} may mean two things: write {whole}{decimals}, or {whole},{decimals}0 with a decimal comma."
    return Unreadable("ambiguous-number", vi=vi, en=en)
