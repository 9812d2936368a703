"""Paying what dossiers has approved, out of what is held; and taking a payment back, whole."""

from typing import Any
from uuid import UUID

from starlette.responses import Response

from arit_contracts.budget import PaymentCreate
from arit_contracts.forms import Dated
from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Problem
from arit_kit.web.routing import Call
from budget.commitment import actions as commitments
from budget.commitment.queries import COMMITMENTS
from budget.ledger.accounts import Kind
from budget.ledger.actions import post, reversals
from budget.neighbours import Agreement, Dossiers, PaymentRequest
from budget.payment.queries import PAYMENTS, STANDING
from budget.payment.rules import date_faults

MOVES: dict[str, tuple[Kind, str]] = {"advance": ("advanced", "advance"), "payment": ("paid", "pay")}
"""By kind of payment: to which account the money goes, and what the posting is called."""


async def pay(call: Call, body: PaymentCreate) -> Response:
    """Committed → advanced or paid, for an approved request of a standing agreement.

    Dossiers is asked for both between a look and the write; where it does not answer, nothing is paid (503).
    """
    async with call.preflight() as tx:
        await _refuse_twice(tx, body.payment_request_id)
    dossiers = Dossiers(call)
    request = await dossiers.payment_request(body.payment_request_id)
    agreement = await dossiers.agreement(request.agreement_id)
    _refuse_unpayable(request, agreement)
    async with call.writing() as tx:
        return await tx.answer(PAYMENTS, await _paid(tx, request, body), 201)


async def _paid(tx: Write, request: PaymentRequest, body: PaymentCreate) -> Row:
    tx.dated(body)
    commitment = await commitments.find(tx, request.agreement_id)
    if commitment is None or commitment["state"] not in ("held", "confirmed"):
        raise _conflict("Không có cam kết chi cho hợp đồng này.", "No money is held for this agreement.")
    await _refuse_twice(tx, request.id)
    faults = date_faults(request.kind, request.year, tx.effective_on, request.effective_on)
    if faults:
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
    payment = await tx.create(
        PAYMENTS,
        action="pay",
        payment_request_id=request.id,
        agreement_id=request.agreement_id,
        dossier_id=request.dossier_id,
        year=request.year,
        kind=request.kind,
        amount=request.amount,
        province=request.province,
        implementer_unit=request.implementer_unit,
        voucher=body.voucher,
        paid_on=tx.effective_on,
    )
    target, what = MOVES[request.kind]
    await commitments.spend(
        tx,
        commitment,
        (request.dossier_id, request.year),
        request.amount,
        target=target,
        what=what,
        payment_id=payment["id"],
    )
    await tx.publish(PAYMENTS, payment, "paid", _about(payment))
    return payment


async def reverse(tx: Write, payment: Row, body: Dated) -> Row:
    """The whole payment back to what is held; refused once the agreement is settled or the money has moved on."""
    tx.dated(body)
    commitment = await commitments.find(tx, payment["agreement_id"])
    undone = await tx.move(PAYMENTS, payment, "reverse")
    if commitment is None or commitment["state"] not in ("held", "confirmed"):
        raise _conflict("Hợp đồng đã tất toán.", "The agreement is settled: the money has moved on.")
    what = MOVES[payment["kind"]][1]
    await post(tx, await reversals(tx, "reverse_payment", what, payment_id=payment["id"]))
    await tx.touch(COMMITMENTS, [commitment["id"]])
    await tx.publish(PAYMENTS, undone, "reversed", _about(undone))
    return undone


async def _refuse_twice(tx: Write, payment_request_id: UUID) -> None:
    standing = await STANDING.value(tx.connection, payment_request_id=payment_request_id)
    if standing is not None:
        raise Problem("duplicate", vi=f"Đã chi theo {standing}.", en=f"{standing} has paid it already.")


def _refuse_unpayable(request: PaymentRequest, agreement: Agreement) -> None:
    if request.state != "approved":
        raise _conflict(
            f"Đề nghị đang ở trạng thái «{request.state_label_vi or request.state}», chưa được chấp thuận.",
            f"The payment request is {request.state}, not approved.",
        )
    if request.kind not in MOVES:
        raise _conflict(f"Không rõ loại chi {request.kind}.", f"Payments of the kind {request.kind} are not known.")
    if not agreement.payable:
        raise _conflict(
            f"Hợp đồng đang ở trạng thái «{agreement.state_label_vi or agreement.state}», không chi được.",
            f"The agreement is {agreement.state}: nothing is paid.",
        )


def _conflict(vi: str, en: str) -> Problem:
    return Problem("conflict", vi=vi, en=en)


def _about(payment: Row) -> dict[str, Any]:
    names = ("payment_request_id", "agreement_id", "dossier_id", "kind", "amount", "year")
    return {name: payment[name] for name in names}
