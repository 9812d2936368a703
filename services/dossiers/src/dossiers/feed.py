"""What dossiers does about the events of its neighbours: the budget service has paid, or has taken a payment back."""

from uuid import UUID

from arit_contracts.events import Event
from arit_kit.db.transaction import Write
from dossiers.payment_request.actions import mark_paid, mark_unpaid


async def payment_made(tx: Write, event: Event) -> None:
    """budget.payment.paid: the request that it paid is paid."""
    tx.caused_by(event)
    await mark_paid(tx, UUID(event.data["payment_request_id"]), event.subject)


async def payment_reversed(tx: Write, event: Event) -> None:
    """budget.payment.reversed: the request waits to be paid again."""
    tx.caused_by(event)
    await mark_unpaid(tx, UUID(event.data["payment_request_id"]))


CONSUMES = {
    "budget": {
        "budget.payment.paid.v1": payment_made,
        "budget.payment.reversed.v1": payment_reversed,
    }
}
