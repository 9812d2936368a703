"""What a reply may say, and of which recommendations (I35, I36). Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from arit_kit.web.problems import Fault
from arit_reference import provinces

Line = Mapping[str, Any]
"""`recommendation_id`, `outcome`, and `promises`, each with its `due_on`."""

WITH_PROMISES = "in_progress_with_roadmap"


def line_faults(lines: Sequence[Line], items: Mapping[Any, Mapping[str, Any]], province: str) -> list[Fault]:
    """A recommendation stands once, is the province's, and is not sent on by a reply; a roadmap promises something."""
    faults = []
    for place, line in enumerate(lines):
        id, pointer = line["recommendation_id"], f"/lines/{place}"
        if id in [earlier["recommendation_id"] for earlier in lines[:place]]:
            vi, en = "Kiến nghị xuất hiện hai lần.", "The recommendation stands twice."
            faults.append(Fault(f"{pointer}/recommendation_id", "duplicate", vi, en))
        elif items[id]["province"] not in provinces.places_of(province):
            vi = f"{items[id]['reference']} không phải của tỉnh này."
            en = f"{items[id]['reference']} is not that province's."
            faults.append(Fault(f"{pointer}/recommendation_id", "another-province", vi, en))
        if line["outcome"] == "transferred":
            vi, en = "Chuyển bằng thao tác transfer.", "What is sent on is sent on by the action transfer."
            faults.append(Fault(f"{pointer}/outcome", "not-by-reply", vi, en))
        if line["outcome"] == WITH_PROMISES and not line["promises"]:
            vi, en = "Phải có ít nhất một cam kết.", "It must promise something, by a day."
            faults.append(Fault(f"{pointer}/promises", "no-promise", vi, en))
    return faults


def promise_faults(lines: Sequence[Line], on: date) -> list[Fault]:
    """Nothing is promised for a day that has passed."""
    return [
        Fault(
            f"/lines/{place}/promises/{number}/due_on",
            "past",
            f"Hạn cam kết trước ngày {on}.",
            f"It is promised for a day before {on}.",
        )
        for place, line in enumerate(lines)
        for number, promise in enumerate(line["promises"])
        if date.fromisoformat(promise["due_on"]) < on
    ]


def state_faults(lines: Sequence[Line], items: Mapping[Any, Mapping[str, Any]], states: Collection[str]) -> list[Fault]:
    """What is not being worked on is not answered; what is merged is answered by its master's reply."""
    faults = []
    for place, line in enumerate(lines):
        item = items[line["recommendation_id"]]
        if item["state"] == "merged":
            vi, en = f"{item['reference']} đã gộp; trả lời kiến nghị chính.", f"{item['reference']} follows its master."
            faults.append(Fault(f"/lines/{place}/recommendation_id", "merged", vi, en))
        elif item["state"] not in states:
            vi = f"{item['reference']} đang {item['state']}, chưa trả lời được."
            en = f"{item['reference']} is {item['state']}, which no reply answers."
            faults.append(Fault(f"/lines/{place}/recommendation_id", "not-assigned", vi, en))
    return faults


def receipt_faults(issued_on: date, answered: Iterable[Mapping[str, Any]]) -> list[Fault]:
    """A reply is not dated before the receipt of what it answers, nor of what follows that (I35)."""
    return [
        Fault(
            "/document/issued_on",
            "before-receipt",
            f"{item['reference']} được tiếp nhận ngày {item['counted_from_on']}.",
            f"{item['reference']} was received on {item['counted_from_on']}.",
        )
        for item in answered
        if issued_on < item["counted_from_on"]
    ]
