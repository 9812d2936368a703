"""Routes of working sessions."""

from fastapi import Response

from arit_contracts import recommendations as contract
from arit_contracts.forms import Act, ActWithReason
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Router, Tx
from recommendations.working_session import actions
from recommendations.working_session.queries import SESSIONS

router = Router("working-sessions")
add_reads(router, SESSIONS, contract.WorkingSessionFilter, "recommendations.read")


@router.create("/v1/working-sessions", contract.WorkingSession, "session.write", summary="Plan a working session")
async def create_working_session(tx: Tx, body: contract.WorkingSessionCreate) -> Response:
    """Its provinces are each named once and exist on the day that it is planned for."""
    return await tx.answer(SESSIONS, await actions.plan(tx, body), 201)


@router.action(
    "/v1/working-sessions/{id}/actions/hold", contract.WorkingSession, "session.write", summary="It was held"
)
async def hold_working_session(tx: Tx, id: Key, body: contract.WorkingSessionHold) -> Response:
    """On the day that `effective_on` names."""
    return await tx.answer(SESSIONS, await actions.hold(tx, await tx.take(SESSIONS, id), body))


@router.action(
    "/v1/working-sessions/{id}/actions/conclude", contract.WorkingSession, "session.conclude", summary="Conclude it"
)
async def conclude_working_session(tx: Tx, id: Key, body: contract.WorkingSessionConclude) -> Response:
    """Each point of the conclusion that asks for action becomes a recommendation."""
    return await tx.answer(SESSIONS, await actions.conclude(tx, await tx.take(SESSIONS, id), body))


@router.action("/v1/working-sessions/{id}/actions/close", contract.WorkingSession, "session.write", summary="Close it")
async def close_working_session(tx: Tx, id: Key, body: Act) -> Response:
    """Once nothing that came of it waits for an answer."""
    return await tx.answer(SESSIONS, await actions.close(tx, await tx.take(SESSIONS, id), body))


@router.action(
    "/v1/working-sessions/{id}/actions/cancel", contract.WorkingSession, "session.write", summary="Cancel it"
)
async def cancel_working_session(tx: Tx, id: Key, body: ActWithReason) -> Response:
    """It will not be held."""
    return await tx.answer(SESSIONS, await actions.cancel(tx, await tx.take(SESSIONS, id), body))
