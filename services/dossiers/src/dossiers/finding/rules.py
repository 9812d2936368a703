"""What may be found, of whom, and what it may ask for. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from arit_contracts.dossiers import FindingCreate
from arit_kit.web.problems import Fault
from arit_reference.provinces import places_of
from dossiers.mission.workflow import MISSION

OF_A_PROJECT = ("adjustment", "stop", "recovery")
"""What only a project can be asked for."""


def content_faults(body: FindingCreate, found_on: date) -> list[Fault]:
    """A finding is of a project or of a province; what it asks for fits that, and its day lies ahead."""
    faults = []
    if (body.dossier_id is None) == (body.province is None):
        vi, en = "Nêu dossier_id hoặc province, không cả hai.", "Name a project or a province, not both."
        faults.append(Fault("/dossier_id", "about", vi, en))
    if body.asks in OF_A_PROJECT and body.dossier_id is None:
        vi, en = f"Chỉ đề án mới có thể bị {body.asks}.", f"Only a project can be asked for {body.asks}."
        faults.append(Fault("/asks", "not-of-a-project", vi, en))
    if (body.asks == "recovery") != (body.recovery_amount is not None):
        vi, en = "Nêu số tiền khi và chỉ khi đề nghị thu hồi.", "A recovery names its amount, and nothing else does."
        faults.append(Fault("/recovery_amount", "recovery", vi, en))
    if body.mandatory and body.asks == "none":
        vi, en = "Phát hiện bắt buộc phải nêu yêu cầu.", "A mandatory finding asks for something."
        faults.append(Fault("/asks", "nothing-asked", vi, en))
    if body.due_on is not None and body.due_on < found_on:
        vi, en = f"Hạn trước ngày {found_on}.", f"It would be due before {found_on}."
        faults.append(Fault("/due_on", "before-found", vi, en))
    return faults


def mission_faults(state: str, held_on: date | None, found_on: date) -> list[Fault]:
    """Something is found while a mission is held and not concluded, and not before its last day on the spot."""
    if state != "held" or held_on is None:
        vi = f"Đoàn ở trạng thái «{MISSION.states[state][0]}», không thể ghi nhận phát hiện."
        en = f"The mission is {state}: nothing can be found."
        return [Fault("/mission_id", "mission-not-held", vi, en)]
    if found_on < held_on:
        vi, en = f"Đoàn kiểm tra xong ngày {held_on}.", f"The mission was held until {held_on}."
        return [Fault("/effective_on", "before-held", vi, en)]
    return []


def visit_faults(province: str, visits: Sequence[Mapping[str, Any]], pointer: str) -> list[Fault]:
    """A finding stands in the minutes of its province, or of the one that has taken its place.

    `visits`: the mission's, each with `province` and `minutes_id`.
    """
    there = [visit for visit in visits if visit["province"] in places_of(province)]
    if not there:
        vi, en = f"Đoàn không có {province}.", f"{province} is not of the mission."
        return [Fault(pointer, "not-of-the-mission", vi, en)]
    if not any(visit["minutes_id"] for visit in there):
        vi, en = f"Đoàn không có biên bản ở {province}.", f"The mission has no minutes of {province}."
        return [Fault(pointer, "not-visited", vi, en)]
    return []
