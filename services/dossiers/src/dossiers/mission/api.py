"""Routes of missions."""

from fastapi import Response

from arit_contracts import dossiers as contract
from arit_contracts.forms import Act, ActWithReason
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Router, Tx
from dossiers.mission import actions
from dossiers.mission.queries import MISSIONS

router = Router("missions")
add_reads(router, MISSIONS, contract.MissionFilter, "dossiers.read")
ACTIONS = "/v1/missions/{id}/actions"


@router.create("/v1/missions", contract.Mission, "mission.write", summary="Plan a mission")
async def create_mission(tx: Tx, body: contract.MissionCreate) -> Response:
    """Of a year's plan; its projects are of that year or an earlier one."""
    return await tx.answer(MISSIONS, await actions.plan(tx, body), 201)


@router.action(f"{ACTIONS}/decide", contract.Mission, "mission.decide", summary="Decide a mission")
async def decide_mission(tx: Tx, id: Key, body: contract.MissionDecide) -> Response:
    """With its team; its provinces know of it from now on."""
    return await tx.answer(MISSIONS, await actions.decide(tx, await tx.take(MISSIONS, id), body))


@router.action(f"{ACTIONS}/hold", contract.Mission, "mission.write", summary="It was held")
async def hold_mission(tx: Tx, id: Key, body: contract.MissionHold) -> Response:
    """With the minutes signed in each province; `effective_on` is its last day on the spot."""
    return await tx.answer(MISSIONS, await actions.hold(tx, await tx.take(MISSIONS, id), body))


@router.action(f"{ACTIONS}/conclude", contract.Mission, "mission.decide", summary="Conclude a mission")
async def conclude_mission(tx: Tx, id: Key, body: contract.MissionConclude) -> Response:
    """What it found stands from now on, and is followed up."""
    return await tx.answer(MISSIONS, await actions.conclude(tx, await tx.take(MISSIONS, id), body))


@router.action(f"{ACTIONS}/close", contract.Mission, "mission.decide", summary="Close a mission")
async def close_mission(tx: Tx, id: Key, body: Act) -> Response:
    """Once no mandatory finding is open."""
    return await tx.answer(MISSIONS, await actions.close(tx, await tx.take(MISSIONS, id), body))


@router.action(f"{ACTIONS}/cancel", contract.Mission, "mission.write", "mission.decide", summary="Cancel a mission")
async def cancel_mission(tx: Tx, id: Key, body: ActWithReason) -> Response:
    """Planned: by whoever plans missions; decided: by whoever decides them."""
    return await tx.answer(MISSIONS, await actions.cancel(tx, await tx.take(MISSIONS, id), body))
