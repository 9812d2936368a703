"""What runs by the clock: a name, an interval, an action; one replica at a time runs each."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from fastapi import FastAPI

from arit_kit.db.engine import Connection
from arit_kit.db.own_connection import lock_number

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Job:
    """An action that the clock calls, on a connection of the agency's side, in one transaction."""

    name: str
    every_seconds: float
    action: Callable[[FastAPI, Connection], Awaitable[Any]]


async def run_jobs(app: FastAPI, jobs: Sequence[Job]) -> None:
    """Run every job at its interval until cancelled; a failure is logged and the next turn tries again."""
    await asyncio.gather(*(_repeat(app, job) for job in [*jobs, FORGET_KEYS]))


async def _repeat(app: FastAPI, job: Job) -> None:
    while True:
        await asyncio.sleep(job.every_seconds)
        try:
            async with app.state.database.agency_side() as connection, connection.transaction():
                if await connection.fetchval("SELECT pg_try_advisory_xact_lock($1)", lock_number("job", job.name)):
                    await job.action(app, connection)
        except Exception:  # a job never ends the process
            log.exception("job_failed", job=job.name)


async def _forget_keys(_app: FastAPI, connection: Connection) -> None:
    await connection.execute("DELETE FROM idempotency_key WHERE claimed_at < now() - interval '48 hours'")


FORGET_KEYS = Job("forget_idempotency_keys", 3600, _forget_keys)
