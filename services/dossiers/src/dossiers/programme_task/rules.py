"""What a task may be planned and reported with. Pure; only what the words themselves say."""

from datetime import date

from arit_contracts.dossiers import ProgrammeTaskCreate
from arit_kit.web.places import each_once_faults
from arit_kit.web.problems import Fault
from arit_reference import agency_units


def plan_faults(body: ProgrammeTaskCreate, on: date) -> list[Fault]:
    """A unit of the Agency carries it out, with provinces of that day, by a day of its year or later."""
    faults = []
    try:
        own = agency_units.get(body.responsible_unit, on).is_of_the_agency
    except agency_units.UnknownAgencyUnit:
        own = False
    if not own:
        unit = body.responsible_unit
        vi, en = f"{unit} không phải đơn vị của Cục.", f"{unit} is not a unit of the Agency."
        faults.append(Fault("/responsible_unit", "not-of-the-agency", vi, en))
    if body.due_on.year < body.year:
        vi, en = f"Hạn của nhiệm vụ năm {body.year} ở trước năm đó.", f"A task of {body.year} is not due before it."
        faults.append(Fault("/due_on", "before-year", vi, en))
    return faults + each_once_faults(body.provinces, on, "/provinces")


def report_faults(issued_on: date, assigned_on: date) -> list[Fault]:
    """A task is reported once it was assigned."""
    if issued_on >= assigned_on:
        return []
    vi = f"Báo cáo ngày {issued_on} có trước ngày giao {assigned_on}."
    en = f"A report of {issued_on} is older than the assignment of {assigned_on}."
    return [Fault("/document/issued_on", "before-assigned", vi, en)]
