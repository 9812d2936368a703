"""When a registration is in time (Điều 10 TT 36/2013/TT-BCT; Điều 1 khoản 9 TT 17/2018/TT-BCT)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from arit_contracts.dossiers import RegistrationLine
from arit_kit.law.terms import deadline
from arit_kit.web.problems import Fault
from arit_reference import agency_units, provinces
from dossiers.dossier.rules import above_cost_faults, content_faults
from dossiers.law import TERMS

MOST_FAULTS = 500
TO_AGENCY, TO_DEPARTMENT = "registration_to_agency", "registration_to_department"


def due_on(plan_year: int, on: date) -> date:
    """The last day in time for a plan year: 20 June of the year before by the law of 2018, else 20 May (I14)."""
    year_before = date(plan_year - 1, 1, 1)
    key = TO_AGENCY if TERMS.on(on, TO_AGENCY).status != "unknown" else TO_DEPARTMENT
    return deadline(TERMS, key, year_before, on).due_on


def filer_faults(province: str | None, unit: str | None) -> list[Fault]:
    """A list is a province's or one of the Agency's units', never both's."""
    if (province is None) != (unit is None):
        return []
    vi, en = "Nêu province hoặc unit, không cả hai.", "Name a province or one of the Agency's units, not both."
    return [Fault("/province", "filer", vi, en)]


def own_unit_faults(unit: str, lines: Sequence[RegistrationLine], on: date) -> list[Fault]:
    """What keeps a list from being that of one of the Agency's own units: only they need no base appraisal (I15)."""
    try:
        own = agency_units.get(unit, on).is_of_the_agency
    except agency_units.UnknownAgencyUnit:
        own = False
    if not own:
        vi, en = f"{unit} không phải đơn vị của Cục.", f"{unit} is not a unit of the Agency."
        return [Fault("/unit", "not-of-the-agency", vi, en)]
    vi, en = f"Đơn vị thực hiện phải là {unit}.", f"{unit} itself must carry it out."
    return [
        Fault(f"/lines/{place}/implementer_unit", "another-unit", vi, en)
        for place, line in enumerate(lines)
        if line.implementer_unit not in (None, unit)
    ]


def lines_faults(lines: Sequence[RegistrationLine], on: date) -> list[Fault]:
    """Contents, over all lines, that no rule knows on that day, or that ask for more than they cost."""
    faults = []
    for place, line in enumerate(lines):
        pointer = f"/lines/{place}/contents"
        faults += content_faults([one.content for one in line.contents], on, pointer)
        faults += above_cost_faults([(one.total_cost, one.requested) for one in line.contents], pointer)
    return faults[:MOST_FAULTS]


def re_register_faults(
    pointer: str, replaced: Mapping[str, Any], plan_year: int, province: str | None, *, again: bool
) -> list[Fault]:
    """What keeps a line of this province, or of the Agency's unit, from taking an earlier dossier's place."""
    faults = []
    if replaced["province"] not in (provinces.places_of(province) if province else (None,)):
        vi, en = "Hồ sơ đó của tỉnh hoặc đơn vị khác.", "That dossier is of another province or unit."
        faults.append(Fault(pointer, "another-filer", vi, en))
    if again:
        vi, en = "Một hồ sơ chỉ được đăng ký lại một lần.", "A dossier is re-registered once."
        faults.append(Fault(pointer, "duplicate", vi, en))
    if replaced["plan_year"] >= plan_year:
        vi, en = "Chỉ đăng ký lại hồ sơ của năm trước.", "Only a dossier of an earlier plan year is re-registered."
        faults.append(Fault(pointer, "re-registers", vi, en))
    return faults
