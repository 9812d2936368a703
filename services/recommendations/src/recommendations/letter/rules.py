"""What a letter may say, and when it is answered and closed (I33). Pure."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from arit_kit.web.problems import Fault

Step = Literal["answer", "close", "reopen"]


def answer_day_faults(answer_by: date | None, issued_on: date) -> list[Fault]:
    """A letter asks for an answer after it is written."""
    if answer_by is None or answer_by >= issued_on:
        return []
    vi, en = "Hạn trả lời trước ngày của văn bản.", "It asks for an answer before the day written on it."
    return [Fault("/answer_by", "before-the-letter", vi, en)]


def steps(state: str, waiting: int, unsettled: int) -> Sequence[Step]:
    """What follows for a letter from where its items stand: how many wait for an answer, how many for their end.

    Answered only when each is answered, sent on, or merged into one that is (I33).
    """
    if waiting:
        return ("reopen",) if state in ("answered", "closed") else ()
    found: list[Step] = ["answer"] if state == "registered" else []
    if not unsettled and state != "closed":
        found.append("close")
    return found
