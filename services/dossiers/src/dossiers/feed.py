"""What dossiers does about the events of budget: it has paid, or has taken a payment back."""

from uuid import UUID

from pydantic import BaseModel

from arit_contracts.events import Event
from arit_kit.db.transaction import Write
from dossiers.payment_request.actions import mark_paid, mark_unpaid


class Paid(BaseModel):
    """What is read of a payment's event."""

    payment_request_id: UUID


async def payment_made(tx: Write, event: Event) -> None:
    """budget.payment.paid: the request that it paid is paid."""
    tx.caused_by(event)
    await mark_paid(tx, Paid.model_validate(event.data).payment_request_id, event.subject)


async def payment_reversed(tx: Write, event: Event) -> None:
    """budget.payment.reversed: the request waits to be paid again."""
    tx.caused_by(event)
    await mark_unpaid(tx, Paid.model_validate(event.data).payment_request_id)


CONSUMES = {
    "budget": {
        "budget.payment.paid.v1": payment_made,
        "budget.payment.reversed.v1": payment_reversed,
    }
}
