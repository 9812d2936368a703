"""What may be decided and recorded of a cluster, and how its dated rows tell of a day. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from arit_contracts.clusters import ClusterFigures
from arit_kit.web.problems import Fault
from arit_reference import provinces
from arit_reference.provinces import Province

Line = Mapping[str, Any]
"""A row of a plan line: its validity, when it was recorded and ended, and what it says."""


def figure_faults(figures: ClusterFigures, effective_on: date) -> list[Fault]:
    """Each inequality that they break, named at its smaller side: leased ≤ leasable ≤ industrial ≤ total (I07)."""
    faults = []
    if figures.measured_on > effective_on:
        vi, en = f"Ngày đo đếm sau {effective_on}.", f"They are measured after {effective_on}."
        faults.append(Fault("/measured_on", "measured-later-than-effect", vi, en))
    for part, whole, part_vi, whole_vi in (
        ("leased_area", "leasable_area", "Diện tích đã cho thuê", "diện tích có thể cho thuê"),
        ("leasable_area", "industrial_area", "Diện tích có thể cho thuê", "diện tích đất công nghiệp"),
        ("industrial_area", "total_area", "Diện tích đất công nghiệp", "tổng diện tích"),
    ):
        most = getattr(figures, whole)
        if getattr(figures, part) > most:
            vi, en = f"{part_vi} vượt {whole_vi} ({most} ha).", f"`{part}` exceeds `{whole}` ({most} ha)."
            faults.append(Fault(f"/{part}", "part-exceeds-whole", vi, en))
    return faults


def planned_faults(lines: Sequence[Line], decided_on: date) -> list[Fault]:
    """A cluster is established or expanded only while a plan line is in force on the decision's day (I14)."""
    if any(in_force(line, decided_on) for line in lines):
        return []
    vi = f"Ngày {decided_on} cụm không có trong quy hoạch, phương án hoặc danh mục được duyệt."
    en = f"No line of an approved plan was in force for the cluster on {decided_on}."
    return [Fault("/document/issued_on", "not-in-plan", vi, en)]


def expansion_faults(area: Decimal, before: Decimal) -> list[Fault]:
    """An expansion makes the cluster larger (I03); hectares."""
    if area > before:
        return []
    vi, en = f"Diện tích sau mở rộng phải lớn hơn {before} ha.", f"Expanded, it must be larger than {before} ha."
    return [Fault("/area", "not-larger", vi, en)]


def in_force(line: Line, on: date) -> bool:
    """Whether the plan line holds on that day."""
    return bool(line["valid_from"] <= on and (line["valid_to"] is None or on <= line["valid_to"]))


def as_recorded(lines: Sequence[Line], as_of: datetime) -> list[Line]:
    """The plan lines as they were known at that moment: none recorded later, no end recorded later."""
    known = [line for line in lines if line["recorded_at"] <= as_of]
    return [
        {**line, "valid_to": None, "ended_at": None} if line["ended_at"] and line["ended_at"] > as_of else line
        for line in known
    ]


def place_on(lines: Sequence[Line], on: date) -> Line:
    """The line whose names the cluster bore on that day: the last that had begun, else its first."""
    begun = [line for line in lines if line["valid_from"] <= on]
    return begun[-1] if begun else lines[0]


def province_on(registered: str, on: date) -> Province:
    """The province of that day: the one that registered the cluster, or its successor, by its name of the day."""
    unit = provinces.get(registered, on)
    later = provinces.successor(registered)
    return provinces.get(later.uid, on) if later and unit.valid_to and on > unit.valid_to else unit
