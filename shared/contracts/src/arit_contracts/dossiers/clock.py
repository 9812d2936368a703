"""Contracts of the clock of an appraisal (thời gian thẩm định)."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from arit_contracts.dossiers.appraisal import AppraisalLevel
from arit_contracts.forms import Answer
from arit_contracts.law import Basis, Status
from arit_contracts.values import Day


class ClockPause(Answer):
    """While a supplement was awaited (chờ bổ sung hồ sơ): its days do not count."""

    from_on: Annotated[Day, Field(description="When the supplement was required; that day still counts.")]
    to_on: Annotated[Day | None, Field(description="When it came; null while it is awaited.")]
    note: Annotated[str | None, Field(description="What was asked for.")]
    calendar_days: Annotated[int, Field(description="Calendar days that did not count.")]
    working_days: Annotated[int, Field(description="Working days among them.")]


class DossierClock(Answer):
    """How long the appraisal that a dossier is under has been running, by the days that hold in law."""

    dossier_id: UUID
    level: Annotated[AppraisalLevel | None, Field(description="Null while the dossier is under no appraisal.")]
    since_on: Annotated[
        Day | None, Field(description="When the dossier came in at this level; counting begins the day after.")
    ]
    counted_to_on: Annotated[Day, Field(description="The last day looked at: today.")]
    paused: Annotated[bool, Field(description="A supplement is awaited.")]
    calendar_days: Annotated[int, Field(description="Calendar days that count so far.")]
    working_days: Annotated[int, Field(description="Working days that count so far.")]
    pauses: list[ClockPause]
    due_on: Annotated[Day | None, Field(description="Null where the law's term is not known (`status` unknown).")]
    basis: Annotated[Basis | None, Field(description="Of the term; null while nothing runs.")]
    status: Status | None
    doubtful: Annotated[bool, Field(description="Days off of one of these years are not all known.")]
