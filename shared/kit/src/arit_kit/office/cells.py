"""How a form reads a cell: one function for each kind of column; what cannot be read is Unreadable, by cell."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from arit_kit.office import numbers
from arit_kit.office.numbers import Unreadable, plain
from arit_kit.office.reading import Cell

Reader = Callable[[Cell], Any]
CHOICES_SHEET = "Lựa chọn"
"""Where a workbook lists what its columns may hold."""

_LONGEST_CHOICE = 200
_MOST_OFFERED, _MOST_ALIKE, _LIKE = 12, 3, 0.5


def text(cell: Cell) -> str:
    """Text as it stands; a number by its digits, as Excel turns a code such as 1500123456 into one."""
    return cell.typed.strip()


def digits(length: int) -> Reader:
    """Text that begins with so many digits, such as a tax code; refuses where Excel dropped zeros in front."""

    def read(cell: Cell) -> str:
        said = text(cell)
        if cell.kind == "number" and len(said) != length:
            vi = f"«{said}» không đủ {length} chữ số: định dạng ô là Text rồi gõ lại cả số 0 ở đầu."
            en = f"{said!r} has not {length} digits: format the cell as text and type it with its leading zeros."
            raise Unreadable("digits-lost", vi=vi, en=en)
        return said

    return read


def amount(cell: Cell) -> int:
    """Money in đồng."""
    if cell.kind == "number" and isinstance(cell.value, Decimal):
        if cell.value != cell.value.to_integral_value():
            vi, en = f"{cell.typed} không phải số đồng nguyên.", f"{cell.typed} is not a whole number of đồng."
            raise Unreadable("not-whole", vi=vi, en=en)
        if 0 < cell.value < numbers.LEAST_BARE_AMOUNT:
            raise numbers.bare_amount(cell.typed)
        return int(cell.value)
    return numbers.amount(_text_only(cell))


def whole(cell: Cell) -> int:
    """A whole number."""
    return numbers.whole(cell.typed if cell.kind == "number" else _text_only(cell))


def decimal(cell: Cell) -> str:
    """A number with decimals, as contracts carry it: a text of digits."""
    if cell.kind == "number":
        return cell.typed
    return f"{numbers.number(_text_only(cell)):f}"


def percent(cell: Cell) -> str:
    """A percentage, as contracts carry it; a cell formatted as such gives what it shows."""
    if isinstance(cell.value, Decimal):
        return f"{cell.value:f}"
    return f"{numbers.percent(_text_only(cell)):f}"


def day(cell: Cell) -> str:
    """A day: a cell that is one, or day/month/year, or YYYY-MM-DD."""
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    said = plain(_text_only(cell))
    local, iso = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", said), re.fullmatch(r"\d{4}-\d{2}-\d{2}", said)
    try:
        if local:
            return date(int(local[3]), int(local[2]), int(local[1])).isoformat()
        return date.fromisoformat(said if iso else "").isoformat()
    except ValueError:
        vi, en = f"«{said}» không phải ngày dạng 15/6/2022.", f"{said!r} is no day such as 15/6/2022."
        raise Unreadable("not-a-day", vi=vi, en=en) from None


def years(cell: Cell) -> list[int]:
    """Years, by commas or a dash: `2022, 2023`, `2022-2024`."""
    if cell.kind == "number":
        return [whole(cell)]
    said = plain(_text_only(cell))
    span = re.fullmatch(r"(\d{4}) ?[-–] ?(\d{4})", said)
    if span and 0 <= int(span[2]) - int(span[1]) <= 10:
        return list(range(int(span[1]), int(span[2]) + 1))
    if re.fullmatch(r"\d{4}(?: ?[,;] ?\d{4})*", said):
        return [int(year) for year in re.findall(r"\d{4}", said)]
    vi, en = f"«{said}»: viết các năm như 2022, 2023.", f"{said!r}: write years such as 2022, 2023."
    raise Unreadable("not-years", vi=vi, en=en)


def yes_no(cell: Cell) -> bool:
    """`có` or `không`, an `x` for yes, or Excel's own."""
    if isinstance(cell.value, bool):
        return cell.value
    said = plain(_text_only(cell))
    if said in ("có", "co", "x", "yes", "true"):
        return True
    if said in ("không", "khong", "no", "false"):
        return False
    raise Unreadable("not-yes-no", vi=f"«{said}»: viết có hoặc không.", en=f"{said!r}: write «có» or «không».")


def one_of(choices: Mapping[str, str]) -> Reader:
    """One of these labels, or the value that it stands for, in any letters."""
    known = {plain(value): value for value in choices.values()}
    known |= {_folded(label): value for label, value in choices.items()}

    def read(cell: Cell) -> str:
        said = _folded(_text_only(cell))
        if said not in known:
            shown, typed = _offered(said, list(choices)), cell.short
            vi, en = f"«{typed}»: chọn một trong {shown}.", f"{typed!r}: choose one of {shown}."
            raise Unreadable("not-a-choice", vi=vi, en=en)
        return known[said]

    return read


def _offered(said: str, choices: list[str]) -> str:
    """All choices where they are few; of many those that are most like what was said, and where the rest stands."""
    if len(choices) <= _MOST_OFFERED:
        return ", ".join(choices)
    alike = get_close_matches(said, [_folded(one) for one in choices], _MOST_ALIKE, _LIKE)
    nearest = [one for one in choices if _folded(one) in alike] or choices[:1]
    return ", ".join([*nearest, f"… (trang «{CHOICES_SHEET}»)"])


def _folded(label: str) -> str:
    return " ".join(label[:_LONGEST_CHOICE].lower().split())


def _text_only(cell: Cell) -> str:
    if isinstance(cell.value, str):
        return cell.value
    vi, en = (
        f"Ô chứa {cell.typed}, không phải giá trị được hỏi.",
        f"It holds {cell.typed}, not what is asked for.",
    )
    raise Unreadable("wrong-kind", vi=vi, en=en)
