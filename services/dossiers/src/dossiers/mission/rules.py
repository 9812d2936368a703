"""What a mission may be planned, decided and held with. Pure.

The lists of papers and terms of an inspection were not read in any text: what stands here is what the facts of the
missions of 2022 and 2024 admit, and what the words mean.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from arit_contracts.dossiers import TeamMember, VisitMinutes
from arit_kit.web.places import each_once_faults
from arit_kit.web.problems import Fault
from arit_reference.provinces import places_of


def plan_faults(year: int, starts_on: date, ends_on: date, provinces: Sequence[str]) -> list[Fault]:
    """It starts within its year, ends no earlier, and goes to provinces of that day, to each once."""
    faults = []
    if starts_on.year != year:
        vi, en = f"Đoàn của kế hoạch năm {year} bắt đầu trong năm đó.", f"A mission of {year} starts in that year."
        faults.append(Fault("/starts_on", "another-year", vi, en))
    if ends_on < starts_on:
        vi, en = "Ngày kết thúc trước ngày bắt đầu.", "It would end before it starts."
        faults.append(Fault("/ends_on", "before-start", vi, en))
    return faults + each_once_faults(provinces, starts_on, "/provinces")


def project_faults(dossiers: Sequence[Mapping[str, Any]], year: int, provinces: Sequence[str]) -> list[Fault]:
    """A project is of the mission's year or an earlier one (I39), and of one of its provinces or no one's.

    `dossiers`: as the request names them, each with `reference`, `plan_year`, `province`.
    """
    faults = []
    for place, dossier in enumerate(dossiers):
        pointer, reference = f"/dossier_ids/{place}", dossier["reference"]
        if dossier in dossiers[:place]:
            faults.append(Fault(pointer, "duplicate", f"{reference} xuất hiện hai lần.", f"{reference} stands twice."))
        if dossier["plan_year"] > year:
            vi = f"{reference} thuộc kế hoạch năm {dossier['plan_year']}, sau năm {year}."
            en = f"{reference} is of the plan of {dossier['plan_year']}, later than {year}."
            faults.append(Fault(pointer, "later-year", vi, en))
        home = dossier["province"]
        if home is not None and places_of(home).isdisjoint(provinces):
            vi, en = f"Đoàn không đến {home}, nơi có {reference}.", f"It does not go to {home}, where {reference} is."
            faults.append(Fault(pointer, "another-province", vi, en))
    return faults


def team_faults(team: Sequence[TeamMember]) -> list[Fault]:
    """A mission has one leader."""
    leaders = Counter(member.role for member in team)["leader"]
    if leaders == 1:
        return []
    return [Fault("/team", "leader", "Đoàn có đúng một trưởng đoàn.", "A mission has exactly one leader.")]


def minutes_faults(minutes: Sequence[VisitMinutes], visits: Sequence[str], decided_on: date) -> list[Fault]:
    """Minutes are of a province of the mission, one for each, and not older than its decision."""
    faults = []
    for place, one in enumerate(minutes):
        pointer = f"/minutes/{place}"
        if one.province not in visits:
            vi, en = f"Đoàn không có {one.province}.", f"{one.province} is not of the mission."
            faults.append(Fault(f"{pointer}/province", "not-of-the-mission", vi, en))
        if any(one.province == other.province for other in minutes[:place]):
            vi, en = f"{one.province} xuất hiện hai lần.", f"{one.province} stands twice."
            faults.append(Fault(f"{pointer}/province", "duplicate", vi, en))
        if one.document.issued_on < decided_on:
            vi = f"Biên bản ngày {one.document.issued_on} có trước quyết định ngày {decided_on}."
            en = f"Minutes of {one.document.issued_on} are older than the decision of {decided_on}."
            faults.append(Fault(f"{pointer}/document/issued_on", "before-decision", vi, en))
    return faults


def conclusion_faults(issued_on: date, held_on: date) -> list[Fault]:
    """What a mission concludes is written once it was held."""
    if issued_on >= held_on:
        return []
    vi = f"Kết luận ngày {issued_on} có trước ngày kiểm tra xong {held_on}."
    en = f"A conclusion of {issued_on} is older than the mission's last day, {held_on}."
    return [Fault("/document/issued_on", "before-held", vi, en)]
