"""What budget does about the events of dossiers: of agreements, and of projects that were adjusted or stopped."""

from collections import defaultdict
from uuid import UUID

from arit_contracts.events import (
    AdjustedTold,
    Event,
    GrantTold,
    HoldAbandonedTold,
    LeftPlanTold,
    LiquidatedTold,
)
from arit_kit.db.transaction import Write
from budget.allocation.release import follow_grant
from budget.commitment.endings import confirm, follow_lines, lapse, release, settle_accepted


async def agreement_signed(tx: Write, event: Event) -> None:
    """dossiers.agreement.signed: what is held is confirmed."""
    tx.caused_by(event)
    await confirm(tx, event.record_id)


async def agreement_void(tx: Write, event: Event) -> None:
    """dossiers.agreement.void: what is held is released, and the id refused ever after."""
    tx.caused_by(event)
    await release(tx, event.record_id)


async def hold_abandoned(tx: Write, event: Event) -> None:
    """dossiers.agreement.hold_abandoned: a hold from before that version goes back to its lines."""
    tx.caused_by(event)
    await lapse(tx, event.record_id, HoldAbandonedTold.model_validate(event.data).agreement_version)


async def agreement_adjusted(tx: Write, event: Event) -> None:
    """dossiers.agreement.adjusted: what is held follows the lines down (đồng)."""
    tx.caused_by(event)
    told = AdjustedTold.model_validate(event.data)
    amounts = {(line.dossier, line.year): line.amount for line in told.lines}
    await follow_lines(tx, event.record_id, told.version, amounts)


async def dossier_granted(tx: Write, event: Event) -> None:
    """dossiers.dossier.adjusted and .stopped: what is allocated beyond what its plan grants goes back (đồng)."""
    tx.caused_by(event)
    told = GrantTold.model_validate(event.data)
    await follow_grant(tx, event.record_id, told.version, told.granted)


async def dossier_left(tx: Write, event: Event) -> None:
    """dossiers.dossier.moved_local and .re_registered: what was allocated to it goes back."""
    tx.caused_by(event)
    await follow_grant(tx, event.record_id, LeftPlanTold.model_validate(event.data).version, 0)


async def agreement_liquidated(tx: Write, event: Event) -> None:
    """dossiers.agreement.liquidated and .stopped: advances become payments up to what was accepted (đồng)."""
    tx.caused_by(event)
    accepted: dict[tuple[UUID, int], int] = defaultdict(int)
    for line in LiquidatedTold.model_validate(event.data).lines:
        accepted[line.dossier, line.year] += line.accepted
    await settle_accepted(tx, event.record_id, accepted)


CONSUMES = {
    "dossiers": {
        "dossiers.agreement.signed.v1": agreement_signed,
        "dossiers.agreement.void.v1": agreement_void,
        "dossiers.agreement.hold_abandoned.v1": hold_abandoned,
        "dossiers.agreement.liquidated.v1": agreement_liquidated,
        "dossiers.agreement.adjusted.v1": agreement_adjusted,
        "dossiers.agreement.stopped.v1": agreement_liquidated,
        "dossiers.dossier.adjusted.v1": dossier_granted,
        "dossiers.dossier.stopped.v1": dossier_granted,
        "dossiers.dossier.moved_local.v1": dossier_left,
        "dossiers.dossier.re_registered.v1": dossier_left,
    }
}
