"""What a work plan may hold, what is told of its items, and the days of a quarter. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from arit_kit.web.problems import Fault
from arit_reference import agency_units

MOST_ITEMS = 1000
"""Items of a plan over all its revisions."""


def unit_faults(units: Sequence[str], day: date) -> list[Fault]:
    """Each item is a unit's of the Agency, by the name that it bears that day."""
    faults = []
    for place, code in enumerate(units):
        try:
            known = agency_units.get(code, day).is_of_the_agency
        except agency_units.UnknownAgencyUnit:
            known = False
        if not known:
            vi, en = f"Cục không có đơn vị {code} ngày {day}.", f"The Agency has no unit {code} on {day}."
            faults.append(Fault(f"/items/{place}/unit", "unknown-unit", vi, en))
    return faults


def size_faults(standing: int, added: int) -> list[Fault]:
    """A plan does not grow without end."""
    if standing + added <= MOST_ITEMS:
        return []
    vi, en = f"Kế hoạch có tối đa {MOST_ITEMS} mục.", f"A plan has at most {MOST_ITEMS} items."
    return [Fault("/items", "too-many", vi, en)]


def progress_faults(status: str, product: str | None) -> list[Fault]:
    """What is done has a product to show (I50)."""
    if status != "done" or product is not None:
        return []
    vi, en = "Việc đã hoàn thành phải nêu sản phẩm.", "What is done names its product."
    return [Fault("/product", "missing", vi, en)]


def stands_approved(item: Mapping[str, Any]) -> bool:
    """Whether an item is approved, by its plan's state and revision: what a revision adds is not until it is."""
    return bool(item["state"] == "approved" or item["revision"] < item["plan_revision"])


def days_of(year: int, quarter: int) -> tuple[date, date]:
    """The first and the last day of a quarter."""
    next_year, next_quarter = following(year, quarter)
    return date(year, quarter * 3 - 2, 1), date(next_year, next_quarter * 3 - 2, 1) - timedelta(days=1)


def following(year: int, quarter: int) -> tuple[int, int]:
    """The quarter after."""
    return (year, quarter + 1) if quarter < 4 else (year + 1, 1)
