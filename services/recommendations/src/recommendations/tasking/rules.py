"""What a tasking must make clear before it is assigned (6 rõ, I34). Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from arit_kit.web.problems import Fault
from arit_reference import agency_units

CLEAR: Mapping[str, tuple[str, str]] = {
    "lead_unit": ("Thiếu đơn vị chủ trì.", "The unit that leads is missing."),
    "person": ("Chưa rõ người.", "Who does it is missing."),
    "task": ("Chưa rõ việc.", "What is to be done is missing."),
    "due_on": ("Chưa rõ thời gian.", "By when is missing."),
    "responsibility": ("Chưa rõ trách nhiệm.", "Who answers for what is missing."),
    "product": ("Chưa rõ sản phẩm.", "What comes of it is missing."),
    "authority": ("Chưa rõ thẩm quyền.", "Who decides and signs is missing."),
}
"""The unit that leads, and the six: người, việc, thời gian, trách nhiệm, sản phẩm, thẩm quyền."""


def lacking(tasking: Mapping[str, Any]) -> list[Fault]:
    """Each that is not clear yet."""
    return [Fault(f"/{name}", "missing", vi, en) for name, (vi, en) in CLEAR.items() if not tasking[name]]


def unit_faults(lead: str | None, co_units: Sequence[str], on: date) -> list[Fault]:
    """One unit of the Agency leads; those that help are others, each named once, and exist on that day."""
    faults = []
    if lead is not None and not _known(lead, on, of_the_agency=True):
        vi, en = f"{lead} không phải đơn vị của Cục ngày {on}.", f"{lead} is no unit of the Agency on {on}."
        faults.append(Fault("/lead_unit", "unknown-unit", vi, en))
    for place, unit in enumerate(co_units):
        pointer = f"/co_units/{place}"
        if unit == lead or unit in co_units[:place]:
            vi, en = f"{unit} đã được nêu.", f"{unit} is named already."
            faults.append(Fault(pointer, "duplicate", vi, en))
        elif not _known(unit, on):
            vi, en = f"Không có đơn vị {unit} ngày {on}.", f"There is no unit {unit} on {on}."
            faults.append(Fault(pointer, "unknown-unit", vi, en))
    return faults


def _known(code: str, on: date, *, of_the_agency: bool = False) -> bool:
    try:
        unit = agency_units.get(code, on)
    except agency_units.UnknownAgencyUnit:
        return False
    return unit.is_of_the_agency or not of_the_agency


def day_faults(due_on: date, answer_due_on: date, on: date) -> list[Fault]:
    """Due on the day of assigning at the earliest, and not after the answer is; once that day is past, when it can."""
    if due_on < on:
        vi, en = f"Thời hạn trước ngày giao {on}.", f"It is due before it is assigned, on {on}."
        return [Fault("/due_on", "too-early", vi, en)]
    if due_on > answer_due_on >= on:
        vi, en = f"Thời hạn sau hạn trả lời {answer_due_on}.", f"It is due after the answer, on {answer_due_on}."
        return [Fault("/due_on", "after-the-answer", vi, en)]
    return []
