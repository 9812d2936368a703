"""How well a fact of law is known, and how the least certain of several is found."""

from collections.abc import Iterable
from typing import Literal

Status = Literal["verified", "secondary", "memory", "unknown"]
"""verified: read in the text or an official page; secondary: read in another's summary; memory: not read."""

_FROM_SUREST: tuple[Status, ...] = ("verified", "secondary", "memory", "unknown")


def weakest(statuses: Iterable[Status]) -> Status:
    """The least certain of several; an answer is no surer than its weakest part."""
    return max(statuses, key=_FROM_SUREST.index, default="verified")
