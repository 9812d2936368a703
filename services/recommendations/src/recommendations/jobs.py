"""What runs by the clock: bodies that were asked and stay silent are reminded of."""

from fastapi import FastAPI

from arit_kit.db.engine import Connection
from arit_kit.itself import acting_on
from arit_kit.jobs import Job
from recommendations.item.consulting import remind

HOUR = 3600
AT_ONCE = 200
"""How many one turn reminds of at most; the next goes on."""


async def remind_silent(app: FastAPI, connection: Connection) -> int:
    """Record of each body whose day has passed that it was reminded, once (I40); how many."""
    return await remind(acting_on(app, connection), AT_ONCE)


JOBS = (Job("remind", HOUR, remind_silent),)
