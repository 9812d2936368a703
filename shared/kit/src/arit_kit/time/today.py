"""What day it is in Việt Nam, and what moment it is in UTC: the only place that reads the system clock."""

from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta, timezone

# Seven hours ahead since 1975, without summer time: no zone database is needed on a bare machine.
VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")

clock: ContextVar[datetime | None] = ContextVar("clock", default=None)
"""A moment that tests set; None reads the system's clock."""


def now() -> datetime:
    """This moment in UTC."""
    return clock.get() or datetime.now(UTC)


def today() -> date:
    """The day in Asia/Ho_Chi_Minh, by which business dates and deadlines go."""
    return now().astimezone(VIETNAM).date()
