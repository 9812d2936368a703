"""Asking for money: entitlement is judged when a request is filed, under the agreement's lock."""

from typing import Any
from uuid import UUID

from arit_contracts.dossiers import ActWithReason, PaymentRequestCreate
from arit_contracts.forms import Dated
from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Fault, Problem, broken_rule
from dossiers.agreement.actions import settles_late, start
from dossiers.agreement.queries import AGREEMENTS, LINES_OF
from dossiers.agreement.workflow import PAYABLE
from dossiers.dossier.queries import DOSSIERS
from dossiers.payment_request.queries import ASKED_SO_FAR, PAYMENT_REQUESTS
from dossiers.payment_request.rules import entitlement


async def draft(tx: Write, body: PaymentRequestCreate) -> Row:
    """A request for one dossier of an agreement."""
    tx.dated(body)
    [agreement] = await tx.lock(AGREEMENTS, [body.agreement_id], "/agreement_id")
    _refuse_unpayable(agreement)
    lines = await LINES_OF.all(tx.connection, agreement_id=agreement["id"])
    own = [line for line in lines if line["dossier_id"] == body.dossier_id]
    if not own:
        vi, en = "Hợp đồng không có hồ sơ này.", "The agreement has no such dossier."
        raise Problem("invalid-content", faults=[Fault("/dossier_id", "not-found", vi, en)])
    return await tx.create(
        PAYMENT_REQUESTS,
        province=agreement["province"],
        implementer_unit=agreement["implementer_unit"],
        agreement_id=agreement["id"],
        dossier_id=body.dossier_id,
        year=own[0]["year"],
        kind=body.kind,
        amount=body.amount,
        papers=[paper.model_dump(mode="json") for paper in body.papers],
        progress_percent=body.progress_percent,
    )


async def file(tx: Write, request: Row, body: Dated) -> Row:
    """File it: 422 where class, rate, papers, progress or what was accepted does not carry the amount (I24–I26)."""
    tx.dated(body)
    tx.check(PAYMENT_REQUESTS, request, "file")
    [agreement] = await tx.lock(AGREEMENTS, [request["agreement_id"]])
    _refuse_unpayable(agreement)
    await _refuse_late_filer(tx, agreement)
    asked = await ASKED_SO_FAR.first(tx.connection, agreement_id=agreement["id"], dossier_id=request["dossier_id"])
    assert asked is not None
    lines = await LINES_OF.all(tx.connection, agreement_id=agreement["id"])
    own = [line for line in lines if line["dossier_id"] == request["dossier_id"]]
    agreed = sum(line["amount"] for line in own)
    if request["kind"] == "advance":
        judged = await _judged_advance(tx, request, agreement, agreed, int(asked["advances"]))
    else:
        judged = _judged_payment(own, int(asked["all"]))
    accepted = [line["accepted"] for line in own]
    left = min(judged["entitled"], (agreed if None in accepted else sum(accepted)) - int(asked["all"]))
    if request["amount"] > left:
        raise broken_rule(
            "/amount",
            vi=f"Đề nghị {request['amount']} đồng, được hưởng tối đa {left} đồng ({judged['basis'] or 'hợp đồng'}).",
            en=f"{request['amount']} đồng asked, {left} đồng at most ({judged['basis'] or 'the agreement'}).",
            code="above-entitlement",
        )
    filed = await tx.move(PAYMENT_REQUESTS, request, "file", **judged)
    await tx.publish(PAYMENT_REQUESTS, filed, "filed", _about(filed))
    return filed


async def _judged_advance(tx: Write, request: Row, agreement: Row, agreed: int, advanced: int) -> dict[str, Any]:
    [dossier] = await tx.lock(DOSSIERS, [request["dossier_id"]])
    found = entitlement(
        dossier["content_codes"],
        agreed,
        agreement["signed_on"],
        already_advanced=advanced,
        papers=[paper["code"] for paper in request["papers"]],
        progress_percent=request["progress_percent"],
    )
    faults = [
        Fault(f"/papers/{paper.code}", paper.code, f"Thiếu: {paper.label_vi}.", f"Missing: {paper.label_en}.")
        for paper in found.missing_papers
    ]
    if not found.progress_suffices:
        vi = f"Khối lượng hoàn thành phải trên {found.progress_above_percent} %."
        en = f"More than {found.progress_above_percent} % of the work must be done."
        faults.append(Fault("/progress_percent", "progress", vi, en))
    if faults:
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
    return {
        "advance_class": found.advance_class,
        "entitled": found.entitled,
        "basis": found.basis,
        "status": found.status,
        "provisional": found.provisional,
    }


def _judged_payment(lines: list[Any], asked: int) -> dict[str, Any]:
    """A payment that is no advance is for work that was accepted, less what was asked before, advances too."""
    if any(line["accepted"] is None for line in lines):
        raise broken_rule(
            "/kind", vi="Chưa nghiệm thu nên chỉ được tạm ứng.", en="Not accepted yet: only an advance can be asked.",
            code="not-accepted",
        )  # fmt: skip
    return {
        "advance_class": None,
        "entitled": max(0, sum(line["accepted"] for line in lines) - asked),
        "basis": None,
        "status": None,
        "provisional": None,
    }


async def approve(tx: Write, request: Row, body: Dated) -> Row:
    """Approve a filed request: the budget service may pay it, unless the implementer settles late."""
    tx.dated(body)
    approved = await tx.move(PAYMENT_REQUESTS, request, "approve")
    [agreement] = await tx.lock(AGREEMENTS, [request["agreement_id"]])
    await _refuse_late_filer(tx, agreement)
    await tx.publish(PAYMENT_REQUESTS, approved, "approved", _about(approved))
    return approved


async def refuse(tx: Write, request: Row, body: ActWithReason) -> Row:
    """Refuse a request, saying why; what it asked for can be asked again."""
    tx.dated(body, note=body.note)
    refused = await tx.move(PAYMENT_REQUESTS, request, "refuse")
    await tx.publish(PAYMENT_REQUESTS, refused, "refused", _about(refused) | {"note": body.note})
    return refused


async def mark_paid(tx: Write, id: UUID, payment: str) -> None:
    """The budget service has paid: the request is paid, and the first payment starts the agreement's work."""
    [request] = await tx.lock(PAYMENT_REQUESTS, [id])
    await tx.advance(PAYMENT_REQUESTS, request, "pay", payment_urn=payment, paid_on=tx.effective_on)
    await start(tx, request["agreement_id"])


async def mark_unpaid(tx: Write, id: UUID) -> None:
    """The budget service has reversed the payment: the request waits to be paid again."""
    [request] = await tx.lock(PAYMENT_REQUESTS, [id])
    await tx.advance(PAYMENT_REQUESTS, request, "unpay", payment_urn=None, paid_on=None)


def _about(request: Row) -> dict[str, Any]:
    return {
        "agreement_id": str(request["agreement_id"]),
        "dossier_id": str(request["dossier_id"]),
        "kind": request["kind"],
        "amount": request["amount"],
        "year": request["year"],
    }


async def _refuse_late_filer(tx: Write, agreement: Row) -> None:
    """Who settles late keeps what was advanced and is paid nothing more (I30; Điều 18 khoản 3)."""
    if await settles_late(tx, agreement):
        raise broken_rule(
            "/agreement_id",
            vi="Nộp hồ sơ quyết toán quá hạn: chỉ quyết toán phần đã tạm ứng (TT 36/2013/TT-BCT, Đ18 k3).",
            en="The settlement file is late: only what was advanced is settled (TT 36/2013/TT-BCT, Đ18 k3).",
            code="late-settlement",
        )


def _refuse_unpayable(agreement: Row) -> None:
    if agreement["state"] not in PAYABLE:
        raise Problem(
            "action-not-allowed",
            vi=f"Hợp đồng đang {agreement['state']} nên không đề nghị chi được.",
            en=f"Nothing can be asked under an agreement that is {agreement['state']}.",
            extra={"state": agreement["state"]},
        )
