"""With which provinces a session may be held, and what its conclusion may say. Pure."""

from collections.abc import Sequence
from datetime import date

from arit_kit.web.places import each_once_faults, existence_faults
from arit_kit.web.problems import Fault
from arit_reference import provinces


def province_faults(uids: Sequence[str], planned_on: date) -> list[Fault]:
    """Each stands once and exists on the day that the session is planned for (I41)."""
    return each_once_faults(uids, planned_on, "/provinces")


def point_faults(points: Sequence[str], session_provinces: Sequence[str], concluded_on: date) -> list[Fault]:
    """A point is for a province of the session, or for what has taken its place since.

    `points`: the province that each point names.
    """
    faults = []
    for place, uid in enumerate(points):
        if uid in session_provinces:
            continue
        pointer = f"/points/{place}/province"
        wrong = existence_faults(uid, concluded_on, pointer)
        if not wrong and provinces.scope_of(uid).isdisjoint(session_provinces):
            vi, en = f"Buổi làm việc không có {uid}.", f"The session was not held with {uid}."
            wrong = [Fault(pointer, "not-of-the-session", vi, en)]
        faults += wrong
    return faults


def conclusion_day_faults(issued_on: date, held_on: date) -> list[Fault]:
    """What a session concluded is written once it was held."""
    if issued_on >= held_on:
        return []
    vi = f"Văn bản ngày {issued_on} có trước buổi làm việc ngày {held_on}."
    en = f"A document of {issued_on} is older than the session of {held_on}."
    return [Fault("/document/issued_on", "before-held", vi, en)]
