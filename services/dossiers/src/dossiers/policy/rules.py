"""What an entry of the registry of provincial instruments must be. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from arit_contracts.dossiers import Norm
from arit_kit.web.problems import Fault
from arit_reference import content_codes, provinces


def norm_faults(norms: Sequence[Norm], on: date) -> list[Fault]:
    """A content that a norm names exists on that day."""
    known = {content.code for content in content_codes.on(on)}
    return [
        Fault(
            f"/norms/{place}/content",
            "unknown-content",
            f"Ngày {on} không có nội dung {norm.content}.",
            f"There was no content {norm.content} on {on}.",
        )
        for place, norm in enumerate(norms)
        if norm.content is not None and norm.content not in known
    ]


def expiry_faults(expires_on: date | None, from_on: date) -> list[Fault]:
    """It does not expire before it holds."""
    if expires_on is None or expires_on >= from_on:
        return []
    vi, en = f"Hết hiệu lực trước ngày {from_on}.", f"It would expire before {from_on}."
    return [Fault("/expires_on", "expires-before-effect", vi, en)]


def replacement_faults(earlier: Mapping[str, Any], province: str) -> list[Fault]:
    """It takes the place of an instrument of its own province, or of one that the province came from."""
    if earlier["province"] in provinces.scope_of(province):
        return []
    vi, en = "Văn bản được thay thế của tỉnh khác.", "The instrument that it replaces is another province's."
    return [Fault("/replaces", "another-province", vi, en)]
