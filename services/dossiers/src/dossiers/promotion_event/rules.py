"""What an event may be planned and held with. Pure; only what the words and the numbers themselves say."""

from collections.abc import Sequence
from datetime import date

from arit_contracts.dossiers import Participation, PromotionEventCreate
from arit_kit.web.places import each_once_faults, existence_faults
from arit_kit.web.problems import Fault
from arit_reference import provinces


def plan_faults(body: PromotionEventCreate) -> list[Fault]:
    """Its days follow each other, its host lies in the region, and only a fair has booths."""
    host = body.host_province
    faults = _day_faults(body.starts_on, body.ends_on) + existence_faults(host, body.starts_on, "/host_province")
    if not any(fault.pointer == "/host_province" for fault in faults):
        home = provinces.get(host, body.starts_on).khuyencong_region
        if home != body.region:
            vi, en = f"{host} thuộc vùng {home}.", f"{host} lies in the region {home}."
            faults.append(Fault("/host_province", "another-region", vi, en))
    return faults + _booth_faults(body.kind, body.planned_booths, "/planned_booths")


def held_faults(
    kind: str,
    starts_on: date,
    ends_on: date,
    booths: int | None,
    participants: Sequence[Participation],
    effective_on: date,
) -> list[Fault]:
    """It has ended; each province stands once; the booths of provinces are no more than all booths."""
    faults = _day_faults(starts_on, ends_on)
    if ends_on > effective_on:
        vi, en = f"Chưa kết thúc ngày {effective_on}.", f"It had not ended on {effective_on}."
        faults.append(Fault("/ends_on", "not-ended", vi, en))
    faults += _booth_faults(kind, booths, "/booths")
    if kind == "fair" and booths is None:
        faults.append(Fault("/booths", "booths", "Hội chợ phải nêu số gian hàng.", "A fair tells its booths."))
    theirs, all_booths = sum(one.booths for one in participants), booths or 0
    if theirs > all_booths:
        vi = f"Gian hàng của các tỉnh ({theirs}) nhiều hơn tổng số ({all_booths})."
        en = f"The booths of provinces ({theirs}) are more than all booths ({all_booths})."
        faults.append(Fault("/participants", "more-than-all", vi, en))
    return faults + each_once_faults([one.province for one in participants], ends_on, "/participants", "/province")


def report_faults(issued_on: date, held_to_on: date) -> list[Fault]:
    """An event is reported once it has ended."""
    if issued_on >= held_to_on:
        return []
    vi = f"Báo cáo ngày {issued_on} có trước ngày kết thúc {held_to_on}."
    en = f"A report of {issued_on} is older than the event's last day, {held_to_on}."
    return [Fault("/document/issued_on", "before-held", vi, en)]


def provinces_of(region: str, day: date) -> list[str]:
    """The uids of the provinces of a region on that day."""
    return [unit.uid for unit in provinces.on(day) if unit.khuyencong_region == region]


def _day_faults(starts_on: date, ends_on: date) -> list[Fault]:
    if starts_on <= ends_on:
        return []
    vi, en = "Ngày kết thúc trước ngày bắt đầu.", "It would end before it starts."
    return [Fault("/ends_on", "before-start", vi, en)]


def _booth_faults(kind: str, booths: int | None, pointer: str) -> list[Fault]:
    if kind == "fair" or booths is None:
        return []
    return [Fault(pointer, "not-a-fair", "Chỉ hội chợ có gian hàng.", "Only a fair has booths.")]
