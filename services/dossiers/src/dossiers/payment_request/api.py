"""Routes of payment requests."""

from fastapi import Response

from arit_contracts import dossiers as contract
from arit_contracts.forms import Act, ActWithReason
from arit_kit.files.api import add_attachments
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Router, Tx
from dossiers.attachment.queries import ATTACHMENTS
from dossiers.payment_request import actions
from dossiers.payment_request.queries import PAYMENT_REQUESTS

router = Router("payment-requests")
add_reads(router, PAYMENT_REQUESTS, contract.PaymentRequestFilter, "dossiers.read")
add_attachments(router, PAYMENT_REQUESTS, ATTACHMENTS, "payment_request.write")
ACTIONS = "/v1/payment-requests/{id}/actions"


@router.create(
    "/v1/payment-requests",
    contract.PaymentRequest,
    "payment_request.write",
    summary="Draft a payment request",
)
async def create_payment_request(tx: Tx, body: contract.PaymentRequestCreate) -> Response:
    """An advance, or a payment for accepted work, of one dossier of an agreement."""
    return await tx.answer(PAYMENT_REQUESTS, await actions.draft(tx, body), 201)


@router.action(f"{ACTIONS}/file", contract.PaymentRequest, "payment_request.write", summary="File a payment request")
async def file_payment_request(tx: Tx, id: Key, body: Act) -> Response:
    """Judged by the class and rate of the day of signing, the papers, and what was asked before."""
    return await tx.answer(PAYMENT_REQUESTS, await actions.file(tx, await tx.take(PAYMENT_REQUESTS, id), body))


@router.action(
    f"{ACTIONS}/approve",
    contract.PaymentRequest,
    "payment_request.approve",
    summary="Approve a payment request",
)
async def approve_payment_request(tx: Tx, id: Key, body: Act) -> Response:
    """The budget service may pay it now."""
    request = await tx.take(PAYMENT_REQUESTS, id)
    return await tx.answer(PAYMENT_REQUESTS, await actions.approve(tx, request, body))


@router.action(
    f"{ACTIONS}/refuse",
    contract.PaymentRequest,
    "payment_request.approve",
    summary="Refuse a payment request",
)
async def refuse_payment_request(tx: Tx, id: Key, body: ActWithReason) -> Response:
    """With the reason; what it asked for can be asked again."""
    request = await tx.take(PAYMENT_REQUESTS, id)
    return await tx.answer(PAYMENT_REQUESTS, await actions.refuse(tx, request, body))
