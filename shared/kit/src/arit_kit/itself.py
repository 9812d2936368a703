"""Acting without a person: by the clock, or because of an event, the service itself is the subject."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from arit_contracts import roles as R
from arit_kit.db.engine import Connection
from arit_kit.db.transaction import Asked, Write, writing
from arit_kit.identity.caller import Caller


def itself(service: str) -> Caller:
    """The service as a caller."""
    return Caller(service, frozenset({R.SERVICE}), None, None, service, frozenset())


@asynccontextmanager
async def acting(app: FastAPI) -> AsyncIterator[Write]:
    """A transaction in which the service itself writes; it back-dates freely, by the day of what caused it."""
    state = app.state
    asked = Asked(itself(state.service.name), None, None)
    async with (
        state.database.agency_side() as connection,
        writing(connection, asked, state.tables, state.service.privileges, state.settings.backdate_days) as write,
    ):
        yield write


def acting_on(app: FastAPI, connection: Connection) -> Write:
    """The same within a transaction that is open already, as a job's is."""
    state = app.state
    asked = Asked(itself(state.service.name), None, None)
    return Write(connection, asked, state.tables, state.service.privileges, state.settings.backdate_days)
