"""What may be done to a recommendation: merging, sending on, extending, coming back to it. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from arit_kit.web.problems import Fault
from arit_reference import provinces
from recommendations.item.workflow import OPEN, TO_BE_SENT_ON, TO_BE_TASKED
from recommendations.letter.workflow import REACHED_THE_AGENCY

OUTCOME_OF_SENDING_ON = {"B": "transferred", "D": "reported_to_higher", "E": "transferred"}
"""What sending on comes to, by authority: what the Government or the Prime Minister decides is reported up (I37)."""


def province_on(uid: str, day: date) -> str:
    """The province that stands in this one's place on that day: itself, or its successor (I32)."""
    after = provinces.successor(uid)
    return uid if after is None or provinces.valid_on(uid, day) else after.uid


def is_ours(authority: str) -> bool:
    """Whether the Agency works on it: the Ministry decides, alone or with others (I37)."""
    return authority in TO_BE_TASKED


def merge_faults(item: Mapping[str, Any], master: Mapping[str, Any], *, is_master: bool) -> list[Fault]:
    """What keeps a recommendation from following another (I39): no chains, no cycles, nothing answered before."""
    if item["id"] == master["id"]:
        return [Fault("/master_id", "itself", "Không gộp vào chính nó.", "It is not merged into itself.")]
    faults = []
    if is_master:
        vi, en = "Đã có kiến nghị khác gộp vào kiến nghị này.", "Others are merged into this one already."
        faults.append(Fault("record:/id", "is-a-master", vi, en))
    if master["state"] == "merged":
        vi = f"{master['reference']} đã gộp vào kiến nghị khác; gộp vào kiến nghị đó."
        en = f"{master['reference']} is merged itself; merge into the one that it follows."
        faults.append(Fault("/master_id", "merged", vi, en))
    elif master["state"] not in OPEN:
        vi = f"{master['reference']} đã xử lý xong; trả lời kiến nghị này riêng, hoặc mở lại kiến nghị kia."
        en = f"{master['reference']} is dealt with already; answer this one, or reopen that one."
        faults.append(Fault("/master_id", "not-open", vi, en))
    return faults


def transfer_faults(authority: str, *, copied: bool) -> list[Fault]:
    """Only what others decide is sent on, and the province is told (I37)."""
    faults = []
    if authority not in TO_BE_SENT_ON:
        vi = f"Thẩm quyền {authority}: Bộ Công Thương phải xử lý, không chuyển."
        en = f"Of authority {authority}: the Ministry must deal with it, and may not send it on."
        faults.append(Fault("record:/authority", "ours-to-decide", vi, en))
    if not copied:
        vi, en = "Phải gửi bản sao cho tỉnh.", "The province must receive a copy."
        faults.append(Fault("/copied_to_province", "not-copied", vi, en))
    return faults


def extension_faults(item: Mapping[str, Any], due_on: date, on: date) -> list[Fault]:
    """More time is given once, before the day has passed, and really is more (I38)."""
    old: date = item["due_on"]
    faults = []
    if item["first_due_on"] is not None:
        vi, en = f"Đã gia hạn một lần, từ {item['first_due_on']}.", f"Extended once, from {item['first_due_on']}."
        faults.append(Fault("record:/first_due_on", "extended", vi, en))
    if on > old:
        vi, en = f"Chỉ gia hạn đến hết ngày {old}.", f"It could be extended until {old}."
        faults.append(Fault("/effective_on", "too-late", vi, en))
    if due_on <= old:
        vi, en = f"Hạn mới phải sau {old}.", f"The new day must lie after {old}."
        faults.append(Fault("/due_on", "no-later", vi, en))
    return faults


def reopening_faults(item: Mapping[str, Any], letter: Mapping[str, Any], on: date) -> list[Fault]:
    """The province comes back by a letter of its own that is new to it, once the Agency has received that."""
    known = letter["id"] == item["letter_id"] or item["id"] in letter["brought_back"]
    if known or letter["province"] not in provinces.places_of(item["province"]):
        vi, en = "Phải là văn bản mới của chính tỉnh đó.", "It must be a new letter of that very province."
        return [Fault("/letter_id", "another-letter", vi, en)]
    if letter["state"] not in REACHED_THE_AGENCY:
        vi, en = "Cục chưa tiếp nhận văn bản này.", "The Agency has not received that letter."
        return [Fault("/letter_id", "not-received", vi, en)]
    if letter["received_on"] < item["counted_from_on"]:
        vi, en = "Văn bản này có trước kiến nghị.", "That letter was received before the recommendation itself."
        return [Fault("/letter_id", "older-letter", vi, en)]
    if on < letter["received_on"]:
        received = letter["received_on"]
        vi, en = f"Văn bản được tiếp nhận ngày {received}.", f"That letter was received on {received}."
        return [Fault("/effective_on", "before-receipt", vi, en)]
    return []
