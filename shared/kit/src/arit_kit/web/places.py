"""Which provinces a request may name: those that exist on the day that it is about."""

from collections.abc import Sequence
from datetime import date

from arit_kit.web.problems import Fault
from arit_reference import provinces


def unknown_province(pointer: str, unknown: provinces.UnknownProvince) -> Fault:
    """That no province was ever so called, at that place of a request."""
    return Fault(pointer, "unknown-province", f"Không có tỉnh mang mã {unknown.uid}.", str(unknown))


def existence_faults(uid: str, day: date, pointer: str) -> list[Fault]:
    """What is wrong with a province named at that place of a request: it never was, or is not on that day."""
    try:
        exists = provinces.valid_on(uid, day)
    except provinces.UnknownProvince as unknown:
        return [unknown_province(pointer, unknown)]
    if exists:
        return []
    return [not_in_force(pointer, uid, day)]


def not_in_force(pointer: str, uid: str, day: date) -> Fault:
    """That a province is not on that day, and which of that place are."""
    then = [provinces.get(other, day) for other in sorted(provinces.places_of(uid)) if provinces.valid_on(other, day)]
    vi, en = f"{uid} không tồn tại ngày {day}", f"{uid} does not exist on {day}"
    if then:
        vi += ": ngày đó dùng " + ", ".join(f"{one.uid} ({one.name_vi})" for one in then)
        en += ": on that day write " + ", ".join(f"{one.uid} ({one.name_en})" for one in then)
    return Fault(pointer, "province-not-in-force", f"{vi}.", f"{en}.")


def each_once_faults(uids: Sequence[str], day: date, pointer: str, field: str = "") -> list[Fault]:
    """The same for a list of provinces, of which none may stand twice; `field`: where each row names its own."""
    faults = []
    for place, uid in enumerate(uids):
        where = f"{pointer}/{place}{field}"
        if uid in uids[:place]:
            faults.append(Fault(where, "duplicate", f"{uid} xuất hiện hai lần.", f"{uid} stands twice."))
        else:
            faults += existence_faults(uid, day, where)
    return faults
