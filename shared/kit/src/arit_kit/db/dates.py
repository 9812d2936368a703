"""When a write may hold in law: not after today, earlier only with a reason and within limits, never decreasing."""

from datetime import date, timedelta

from arit_kit.identity.caller import Caller
from arit_kit.identity.privileges import BACKDATE_FREELY
from arit_kit.time.today import today
from arit_kit.web.problems import Fault, Problem


def check_effective(on: date, reason: str | None, caller: Caller, backdate_days: int) -> None:
    """422 `effective-date` where the day is not today's to choose; agency roles back-date without limit."""
    day = today()
    if on > day:
        raise _wrong(f"Ngày hiệu lực sau hôm nay, {day}.", f"The effective date lies after today, {day}.")
    if on < day and not reason:
        raise _wrong("Lùi ngày hiệu lực phải nêu lý do (reason).", "Back-dating needs a `reason`.")
    earliest = day - timedelta(days=backdate_days)
    if on < earliest and not caller.roles & BACKDATE_FREELY:
        raise _wrong(f"Chỉ được lùi ngày đến {earliest}.", f"Your role may back-date no earlier than {earliest}.")


def check_order(on: date, last: date) -> None:
    """422 `effective-date` where the record has changed with a later effect already."""
    if on < last:
        vi = f"Hồ sơ đã có thay đổi hiệu lực ngày {last}: chọn ngày từ {last} trở đi."
        raise _wrong(vi, f"The record's last change holds from {last}: choose that day or a later one.")


def _wrong(vi: str, en: str) -> Problem:
    return Problem("effective-date", vi=vi, en=en, faults=[Fault("/effective_on", "effective-date", vi, en)])
