"""When a registration is in time (Điều 10 TT 36/2013/TT-BCT; Điều 1 khoản 9 TT 17/2018/TT-BCT)."""

from datetime import date

from arit_kit.law.terms import deadline
from dossiers.law import TERMS

TO_AGENCY, TO_DEPARTMENT = "registration_to_agency", "registration_to_department"


def due_on(plan_year: int, on: date) -> date:
    """The last day in time for a plan year: 20 June of the year before by the law of 2018, else 20 May (I14)."""
    year_before = date(plan_year - 1, 1, 1)
    key = TO_AGENCY if TERMS.on(on, TO_AGENCY).status != "unknown" else TO_DEPARTMENT
    return deadline(TERMS, key, year_before, on).due_on
