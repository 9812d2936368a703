"""Routes of recoveries."""

from fastapi import Response

from arit_contracts import budget as contract
from arit_contracts.forms import Act
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Router, Tx
from budget.recovery import actions
from budget.recovery.queries import RECOVERIES

router = Router("recoveries")
add_reads(router, RECOVERIES, contract.RecoveryFilter, "budget.read_all", "budget.read_own")


@router.create("/v1/recoveries", contract.Recovery, "recovery.record", summary="Record that money came back")
async def create_recovery(tx: Tx, body: contract.RecoveryCreate) -> Response:
    """Out of what is receivable for that dossier and year; it belongs to the State budget from then on."""
    return await tx.answer(RECOVERIES, await actions.record(tx, body), 201)


@router.action(
    "/v1/recoveries/{id}/actions/reverse", contract.Recovery, "recovery.reverse", summary="Reverse a recovery"
)
async def reverse_recovery(tx: Tx, id: Key, body: Act) -> Response:
    """Whole, once, by another than who recorded it: the money is receivable again."""
    return await tx.answer(RECOVERIES, await actions.reverse(tx, await tx.take(RECOVERIES, id), body))
