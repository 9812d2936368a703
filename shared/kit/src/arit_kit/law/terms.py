"""A law file of terms: each key one term of law, counted by `arit_kit.time.deadlines`."""

from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated

from pydantic import Field

from arit_contracts.forms import DeadlineAnswer, SkippedDay
from arit_kit.law.load import load
from arit_kit.law.select import Block, LawFile, LawValueUnknown
from arit_kit.time.deadlines import Calendar, Deadline, Term, due
from arit_kit.time.today import today
from arit_reference import calendar


class TermBlock(Block, Term):
    """A term, and the event (`anchor`) whose day starts it, or whose year holds the fixed day."""

    anchor: Annotated[str | None, Field(title="Tính từ")] = None


def load_terms(path: Path | Traversable) -> LawFile[TermBlock]:
    """The file of terms at `path`."""
    return load(path, TermBlock)


def deadline(
    terms: LawFile[TermBlock],
    key: str,
    anchor: date,
    on: date | None = None,
    paused: tuple[tuple[date, date], ...] = (),
    days: Calendar = calendar,
) -> Deadline:
    """When the term `key` ends for an event of `anchor`, by the law of `on` (the event's day when silent)."""
    block = terms.on(on or anchor, key)
    if block.days is None and block.fixed is None:
        raise LawValueUnknown(key, on or anchor, block.basis)
    return due(block, anchor, days, paused)


def explained(
    terms: LawFile[TermBlock],
    key: str,
    anchor: date,
    done_on: date | None,
    paused: tuple[tuple[date, date], ...] = (),
) -> DeadlineAnswer:
    """The term as an answer that explains itself; overdue by the day it was done, or by today while it is not."""
    block, end = terms.on(anchor, key), deadline(terms, key, anchor, paused=paused)
    return DeadlineAnswer(
        what=key,
        anchor_on=anchor,
        term=block.days,
        unit=block.unit or "date",
        due_on=end.due_on,
        last_working_day_on=end.last_working_day_on,
        skipped=[SkippedDay.model_validate(day) for day in end.skipped],
        done_on=done_on,
        overdue=end.is_overdue(done_on or today()),
        basis=end.basis,
        status=end.status,
        doubtful=end.doubtful,
    )
