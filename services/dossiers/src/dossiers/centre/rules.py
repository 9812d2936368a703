"""How a centre's structures tell of a day, and what a review and a merger need. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from arit_kit.web.problems import Fault


def in_force(structures: Sequence[Mapping[str, Any]], on: date) -> dict[str, Any] | None:
    """The structure of that day with its last day; `structures` stand by their first days, later recorded ones last."""
    begun = [one for one in structures if one["valid_from"] <= on]
    if not begun:
        return None
    found = begun[-1]
    later = [one["valid_from"] for one in structures if one["valid_from"] > found["valid_from"]]
    return {**found, "valid_to": later[0] - timedelta(days=1) if later else None}


def merger_faults(id: UUID, into: Mapping[str, Any]) -> list[Fault]:
    """A centre is merged into another one that goes on."""
    if into["id"] == id:
        vi, en = "Trung tâm không thể sáp nhập vào chính nó.", "A centre is not merged into itself."
        return [Fault("/into", "itself", vi, en)]
    if into["state"] != "operating":
        vi, en = "Trung tâm nhận sáp nhập không còn hoạt động.", "The centre that takes it in does not operate."
        return [Fault("/into", "not-operating", vi, en)]
    return []
