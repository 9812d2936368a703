"""Routes of payments."""

from fastapi import Response

from arit_contracts import budget as contract
from arit_contracts.forms import Act
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Asking, Router, Tx
from budget.payment import actions
from budget.payment.queries import PAYMENTS

router = Router("payments")
add_reads(router, PAYMENTS, contract.PaymentFilter, "budget.read_all", "budget.read_own")


@router.create("/v1/payments", contract.Payment, "payment.make", summary="Pay an approved payment request")
async def create_payment(call: Asking, body: contract.PaymentCreate) -> Response:
    """Dossiers judges what is due, this service what is there; 503 and nothing paid where dossiers is down."""
    return await actions.pay(call, body)


@router.action("/v1/payments/{id}/actions/reverse", contract.Payment, "payment.reverse", summary="Reverse a payment")
async def reverse_payment(tx: Tx, id: Key, body: Act) -> Response:
    """Whole, once, by another than who paid; refused once the money has moved on."""
    return await tx.answer(PAYMENTS, await actions.reverse(tx, await tx.take(PAYMENTS, id), body))
