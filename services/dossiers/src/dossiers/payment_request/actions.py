"""Asking for money: entitlement is judged when a request is filed, under the agreement's lock."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from arit_contracts.dossiers import PaymentRequestCreate
from arit_contracts.forms import ActWithReason, Dated
from arit_kit.db.transaction import Row, Write
from arit_kit.law.papers import refuse_unknown
from arit_kit.papers.wording import in_figures
from arit_kit.web.problems import Fault, Problem, of_record
from dossiers.agreement.actions import start
from dossiers.agreement.queries import AGREEMENTS, LINES_OF
from dossiers.agreement.rules import refuse_before_signing
from dossiers.agreement.settling import recount, settles_late
from dossiers.agreement.workflow import PAYABLE
from dossiers.checklist.rules import papers_of_settlement
from dossiers.dossier.queries import DOSSIERS
from dossiers.payment_request.queries import ASKED_SO_FAR, OPEN_OF, PAYMENT_REQUESTS
from dossiers.payment_request.rules import (
    Entitlement,
    entitlement,
    lacking_for_advance,
    lacking_for_payment,
    papers_held,
    report_faults,
    still_open,
    year_faults,
)
from dossiers.progress_report.queries import PROGRESS_REPORTS
from dossiers.support.advances import papers_of_advances

NOT_AN_ADVANCE: dict[str, Any] = dict.fromkeys(("advance_class", "rule", "basis", "status", "provisional"))
"""What is stored of the rule that judged an advance; null for a payment of accepted work."""


async def draft(tx: Write, body: PaymentRequestCreate) -> Row:
    """A request for one dossier of an agreement.

    422 names a paper that no advance of the day of signing, and no settlement of the request's own day, knows.
    """
    tx.dated(body)
    [agreement] = await tx.lock(AGREEMENTS, [body.agreement_id], "/agreement_id")
    _refuse_unpayable(agreement)
    refuse_before_signing(tx.effective_on, agreement["signed_on"])
    lines = await LINES_OF.all(tx.connection, agreement_id=agreement["id"])
    _refuse_stopped(lines, body.dossier_id, "/dossier_id")
    years = sorted(line["year"] for line in lines if line["dossier_id"] == body.dossier_id)
    if not years:
        vi, en = "Hợp đồng không có hồ sơ này.", "The agreement has no such dossier."
        raise Problem("invalid-content", faults=[Fault("/dossier_id", "not-found", vi, en)])
    if faults := year_faults(body.year, years):
        raise Problem("invalid-content", vi=faults[0].vi, en=faults[0].en, faults=faults)
    known = papers_of_advances(agreement["signed_on"]) | papers_of_settlement(tx.effective_on)
    refuse_unknown([paper.code for paper in body.papers], known, "/papers")
    return await tx.create(
        PAYMENT_REQUESTS,
        province=agreement["province"],
        implementer_unit=agreement["implementer_unit"],
        agreement_id=agreement["id"],
        dossier_id=body.dossier_id,
        year=body.year or years[0],
        kind=body.kind,
        amount=body.amount,
        papers=[paper.model_dump(mode="json") for paper in body.papers],
        progress_percent=await _progress(tx, body),
        progress_report_id=body.progress_report_id,
        contractor_hired=body.contractor_hired,
    )


async def _progress(tx: Write, body: PaymentRequestCreate) -> Decimal | None:
    """How much of the work is done: what the cited report tells, else what the request itself says (I25).

    An acknowledged report never changes, so that it is only looked at.
    """
    if body.progress_report_id is None:
        return body.progress_percent
    report = await tx.find(PROGRESS_REPORTS, body.progress_report_id, lock=False)
    if report is None:
        vi, en = "Không tìm thấy báo cáo tiến độ.", "No such progress report."
        raise Problem("invalid-content", faults=[Fault("/progress_report_id", "not-found", vi, en)])
    if faults := report_faults(report, body.dossier_id, body.progress_percent, tx.effective_on):
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
    return Decimal(report["progress_percent"])


async def file(tx: Write, request: Row, body: Dated) -> Row:
    """File it: 422 where class, rate, papers, progress or what was accepted does not carry the amount (I24–I26)."""
    tx.dated(body)
    tx.check(PAYMENT_REQUESTS, request, "file")
    filed = await tx.move(PAYMENT_REQUESTS, request, "file", **await _judged(tx, request))
    await tx.publish(PAYMENT_REQUESTS, filed, "filed", _about(filed))
    return filed


async def _judged(tx: Write, request: Row) -> dict[str, Any]:
    """What the request is entitled to now, and by which rule, under the agreement's lock; 422 where it is less."""
    [agreement] = await tx.lock(AGREEMENTS, [request["agreement_id"]])
    _refuse_unpayable(agreement)
    await _refuse_late_filer(tx, agreement)
    asked = await ASKED_SO_FAR.first(
        tx.connection,
        agreement_id=agreement["id"],
        dossier_id=request["dossier_id"],
        year=request["year"],
        but_for=request["id"],
    )
    assert asked is not None
    lines = await LINES_OF.all(tx.connection, agreement_id=agreement["id"])
    _refuse_stopped(lines, request["dossier_id"], "record:/dossier_id")
    [line] = [one for one in lines if (one["dossier_id"], one["year"]) == (request["dossier_id"], request["year"])]
    left, judged = still_open(line["amount"], line["accepted"], int(asked["all"])), NOT_AN_ADVANCE
    if request["kind"] == "advance":
        found = await _advance(tx, request, agreement, line["amount"], int(asked["advances"]))
        _refuse(lacking_for_advance(found))
        left = min(left, found.entitled)
        judged = {name: getattr(found, name) for name in NOT_AN_ADVANCE}
    else:
        _refuse(lacking_for_payment(line["accepted"]))
    if request["amount"] > left:
        amount, by = request["amount"], judged["basis"]
        vi = f"Đề nghị {in_figures(amount)} đồng, chỉ còn được hưởng {in_figures(left)} đồng ({by or 'hợp đồng'})."
        en = f"{amount:,} đồng asked, {left:,} đồng still due at most ({by or 'the agreement'})."
        _refuse([Fault("/amount", "above-entitlement", vi, en)])
    return {"entitled": left, **judged}


async def _advance(tx: Write, request: Row, agreement: Row, agreed: int, advanced: int) -> Entitlement:
    [dossier] = await tx.lock(DOSSIERS, [request["dossier_id"]])
    return entitlement(
        dossier["content_codes"],
        agreed,
        agreement["signed_on"],
        already_advanced=advanced,
        papers=papers_held(request),
        progress_percent=request["progress_percent"],
        contractor_hired=bool(request["contractor_hired"]),
    )


async def approve(tx: Write, request: Row, body: Dated) -> Row:
    """Approve a filed request, judged once more as things stand now: the budget service may pay it."""
    tx.dated(body)
    tx.check(PAYMENT_REQUESTS, request, "approve")
    approved = await tx.move(PAYMENT_REQUESTS, request, "approve", **await _judged(tx, request))
    await tx.publish(PAYMENT_REQUESTS, approved, "approved", _about(approved))
    return approved


async def refuse(tx: Write, request: Row, body: ActWithReason) -> Row:
    """Refuse a filed request, saying why; what it asked for can be asked again."""
    tx.dated(body, note=body.note)
    refused = await tx.move(PAYMENT_REQUESTS, request, "refuse")
    await tx.publish(PAYMENT_REQUESTS, refused, "refused", _about(refused) | {"note": body.note})
    return refused


async def mark_paid(tx: Write, id: UUID, payment: str) -> None:
    """The budget service has paid: the request is paid, and the first payment starts the agreement's work."""
    [request] = await tx.lock(PAYMENT_REQUESTS, [id])
    await tx.advance(PAYMENT_REQUESTS, request, "pay", payment_urn=payment, paid_on=tx.effective_on)
    await start(tx, request["agreement_id"])
    await recount(tx, request["agreement_id"])


async def mark_unpaid(tx: Write, id: UUID) -> None:
    """The budget service has reversed the payment: the request waits to be paid again, if its line still carries it."""
    [request] = await tx.lock(PAYMENT_REQUESTS, [id])
    again = "approved" if await _is_carried(tx, request) else "stopped"
    await tx.advance(PAYMENT_REQUESTS, request, "unpay", again, payment_urn=None, paid_on=None)
    await recount(tx, request["agreement_id"])


async def _is_carried(tx: Write, request: Row) -> bool:
    """Whether its project goes on, with so much left for it of its year; under the agreement's lock (I23, I35)."""
    await tx.lock(AGREEMENTS, [request["agreement_id"]])
    of = {name: request[name] for name in ("agreement_id", "dossier_id", "year")}
    asked = await ASKED_SO_FAR.first(tx.connection, **of, but_for=request["id"])
    assert asked is not None
    return any(
        line["stopped_on"] is None and request["amount"] <= still_open(line["amount"], None, int(asked["all"]))
        for line in await LINES_OF.all(tx.connection, agreement_id=request["agreement_id"])
        if (line["dossier_id"], line["year"]) == (request["dossier_id"], request["year"])
    )


async def lock_open(tx: Write, dossier_id: UUID) -> list[Row]:
    """The requests of a dossier that wait for their money, locked: before its agreement, as whoever files does."""
    return await tx.lock(PAYMENT_REQUESTS, await _open_of(tx, dossier_id))


async def stop_beyond(
    tx: Write, requests: list[Row], agreement: Row, dossier_id: UUID, left: Mapping[int, int]
) -> None:
    """Of these, all that were open for a dossier, those that what is `left` of a year (đồng) carries no more; of a
    year without any, drafts too (I35).

    Under the agreement's lock. One that budget is paying at this moment is told as paid, and is then. 409 where a
    request came in between.
    """
    if set(await _open_of(tx, dossier_id)) - {request["id"] for request in requests}:
        vi, en = "Vừa có đề nghị thanh toán mới; hãy thử lại.", "A payment request came in just now; try again."
        raise Problem("conflict", vi=vi, en=en)
    of = {"agreement_id": agreement["id"], "dossier_id": dossier_id, "but_for": None}
    asked = {year: await ASKED_SO_FAR.first(tx.connection, year=year, **of) for year in left}
    too_much = {year for year, sums in asked.items() if sums and sums["all"] > left[year]}
    for request in requests:
        beyond = request["year"] in too_much and request["state"] != "drafted"
        if not beyond and left.get(request["year"]):
            continue
        stopped = await tx.advance(PAYMENT_REQUESTS, request, "stop")
        await tx.publish(PAYMENT_REQUESTS, stopped, "stopped", _about(stopped))


async def _open_of(tx: Write, dossier_id: UUID) -> list[UUID]:
    return [row["id"] for row in await OPEN_OF.all(tx.connection, dossier_id=dossier_id)]


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
        vi = "Nộp hồ sơ quyết toán quá hạn: chỉ quyết toán phần đã tạm ứng (TT 36/2013/TT-BCT, Đ18 k3)."
        en = "The settlement file is late: only what was advanced is settled (TT 36/2013/TT-BCT, Đ18 k3)."
        _refuse([Fault("/agreement_id", "late-settlement", vi, en)])


def _refuse(faults: list[Fault]) -> None:
    if faults:
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=of_record(faults))


def _refuse_stopped(lines: Sequence[Any], dossier_id: UUID, pointer: str) -> None:
    """422: nothing more is paid for a project that was stopped (I35)."""
    if any(line["dossier_id"] == dossier_id and line["stopped_on"] for line in lines):
        vi, en = "Đề án đã ngừng triển khai, không chi thêm.", "The project was stopped: nothing more is paid."
        raise Problem("rule-broken", vi=vi, en=en, faults=[Fault(pointer, "stopped", vi, en)])


def _refuse_unpayable(agreement: Row) -> None:
    state = agreement["state"]
    if state not in PAYABLE:
        raise Problem(
            "action-not-allowed",
            vi=f"Hợp đồng ở trạng thái «{AGREEMENTS.machine.states[state][0]}» nên không đề nghị chi được.",
            en=f"Nothing can be asked under an agreement that is {state}.",
            extra={"state": state},
        )
