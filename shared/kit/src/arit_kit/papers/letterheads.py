"""The bodies that issue papers, by their names of the day: a province's Sở Công Thương, the Agency and its units."""

from datetime import date

from arit_kit.papers.paper import Letterhead
from arit_kit.papers.wording import BLANK
from arit_reference import agency_units, provinces

MINISTRY, AGENCY, AGENCY_SEAT = "Bộ Công Thương", "CUC", "Hà Nội"


def of_department(province: str, day: date) -> Letterhead:
    """The Sở Công Thương of a province; it dates its papers at the province's name.

    Of a province that is no more on that day, of the one that has taken its place.
    """
    unit = standing(province, day)
    return Letterhead(f"UBND {unit.full_name_vi}", "Sở Công Thương", unit.name_vi)


def standing(province: str, day: date) -> provinces.Province:
    """What the province is on that day."""
    [uid] = provinces.standing_on([province], day)
    return provinces.get(uid, day)


def of_agency(day: date) -> Letterhead:
    """The Agency, under the Ministry."""
    return Letterhead(MINISTRY, agency_name(day), AGENCY_SEAT)


def of_unit(code: str, day: date) -> Letterhead:
    """A unit of the Agency; where it has its seat is not known here. A code without a name that day stands itself."""
    try:
        return Letterhead(agency_name(day), agency_units.get(code, day).name_vi, None)
    except agency_units.UnknownAgencyUnit:
        return Letterhead(agency_name(day), code, None)


def agency_name(day: date) -> str:
    """The Agency's name that day; a dotted line before it had one."""
    try:
        return agency_units.get(AGENCY, day).name_vi
    except agency_units.UnknownAgencyUnit:
        return BLANK
