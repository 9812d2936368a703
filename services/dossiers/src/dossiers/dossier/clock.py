"""The clock of the appraisal that a dossier is under: since when it runs, where it stood still, which days count.

The law's terms for an appraisal were not read, so nothing is ever late here; once `terms.toml` knows them, the clock
tells the day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from arit_contracts.dossiers import AppraisalLevel, ClockPause, DossierClock
from arit_kit.law.terms import deadline
from arit_kit.time.deadlines import Calendar
from arit_reference import calendar
from dossiers.dossier.workflow import AWAITING, PROVINCE
from dossiers.law import TERMS

STARTS: Mapping[str, AppraisalLevel] = {"submit": "base", "forward": "ministry"}
"""The step that brings a dossier in at each level."""

RUNS_IN = frozenset({"dossier_in", "forwarded", AWAITING})


@dataclass(frozen=True, slots=True)
class Pause:
    """A supplement awaited: required on a day, received on another or not yet; what was asked for."""

    required_on: date
    received_on: date | None
    note: str | None

    def until(self, today: date) -> tuple[date, date]:
        """The pause as terms are counted: an open one ends with today."""
        return self.required_on, self.received_on or today


@dataclass(frozen=True, slots=True)
class Running:
    """An appraisal under way at a level, since the day on which the dossier came in."""

    level: AppraisalLevel
    since: date
    pauses: tuple[Pause, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """How many days count: calendar days, and working days among them."""

    calendar: int
    working: int


def running(steps: Sequence[Mapping[str, Any]], filed_by: str) -> Running | None:
    """What a dossier's history says of the appraisal that it is under; None where it is under none.

    `steps` in their order, each with `action`, `to_state`, `effective_on` and `reason`. The Agency's own units are not
    appraised at the base.
    """
    found: Running | None = None
    for step in steps:
        action, day = step["action"], step["effective_on"]
        if action in STARTS:
            found = Running(STARTS[action], day, ())
        elif action == "request_supplement" and found:
            found = Running(found.level, found.since, (*found.pauses, Pause(day, None, step["reason"])))
        elif action == "resubmit" and found and found.pauses:
            *before, last = found.pauses
            received = Pause(last.required_on, day, last.note)
            found = Running(found.level, found.since, (*before, received))
    if found is None or steps[-1]["to_state"] not in RUNS_IN:
        return None
    return None if found.level == "base" and filed_by != PROVINCE else found


def counted(since: date, to: date, pauses: Iterable[tuple[date, date]], days: Calendar = calendar) -> Days:
    """The days that count from the day after `since` up to `to`.

    Of a pause (required, received), the day of the request still counts, and counting resumes on the day after the
    supplement came: as `arit_kit.time.deadlines.due` counts a term.
    """
    stood_still = tuple(pauses)
    every = (since + timedelta(n) for n in range(1, (to - since).days + 1))
    ran = [day for day in every if not any(start < day <= end for start, end in stood_still)]
    return Days(len(ran), sum(days.explain(day) is None for day in ran))


def told(dossier_id: UUID, clock: Running | None, today: date) -> DossierClock:
    """The clock as an answer; `due_on` is null while the law's term is unknown."""
    if clock is None:
        return DossierClock(
            dossier_id=dossier_id,
            level=None,
            since_on=None,
            counted_to_on=today,
            paused=False,
            calendar_days=0,
            working_days=0,
            pauses=[],
            due_on=None,
            basis=None,
            status=None,
            doubtful=False,
        )
    term, pauses = f"{clock.level}_appraisal", tuple(pause.until(today) for pause in clock.pauses)
    block, ran = TERMS.on(clock.since, term), counted(clock.since, today, pauses)
    known = block.status != "unknown"
    return DossierClock(
        dossier_id=dossier_id,
        level=clock.level,
        since_on=clock.since,
        counted_to_on=today,
        paused=any(pause.received_on is None for pause in clock.pauses),
        calendar_days=ran.calendar,
        working_days=ran.working,
        pauses=[_pause(pause, today) for pause in clock.pauses],
        due_on=deadline(TERMS, term, clock.since, paused=pauses).due_on if known else None,
        basis=block.basis,
        status=block.status,
        doubtful=not all(calendar.known(date(year, 1, 1)) for year in range(clock.since.year, today.year + 1)),
    )


def _pause(pause: Pause, today: date) -> ClockPause:
    start, end = pause.until(today)
    stood = counted(start, end, ())
    return ClockPause(
        from_on=start,
        to_on=pause.received_on,
        note=pause.note,
        calendar_days=stood.calendar,
        working_days=stood.working,
    )
