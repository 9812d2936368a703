"""Asking for an adjustment, confirming, submitting and approving it; what approval does stands in `effect`."""

from starlette.responses import Response

from arit_contracts import roles as R
from arit_contracts.dossiers import AdjustmentApprove, AdjustmentChanges, AdjustmentCreate
from arit_contracts.forms import ActWithReason, Dated
from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Fault, Problem
from arit_kit.web.routing import Call
from dossiers.adjustment.effect import Backing, Effect, changes_of, judge
from dossiers.adjustment.queries import ADJUSTMENTS, FINDING_CITED
from dossiers.adjustment.rules import change_faults, finding_faults, kinds_of, level_faults, level_of, weigh
from dossiers.agreement.adjusting import keep_lines
from dossiers.agreement.workflow import PAYABLE
from dossiers.dossier.actions import await_raise
from dossiers.dossier.queries import DOSSIERS
from dossiers.dossier.workflow import PLANNED
from dossiers.law.adjustments import Approver
from dossiers.neighbours import Budget


async def draft(tx: Write, body: AdjustmentCreate) -> Row:
    """A request about a planned project, weighed by what it would change now."""
    tx.dated(body)
    [dossier] = await tx.lock(DOSSIERS, [body.dossier_id], "/dossier_id")
    _refuse_unplanned(tx, dossier, "/dossier_id")
    faults = change_faults(body.changes, dossier)
    if body.finding_id is not None:
        finding = await FINDING_CITED.first(tx.connection, finding_id=body.finding_id)
        faults += finding_faults(dict(finding) if finding else None, dossier["id"])
    if faults:
        raise Problem("invalid-content", vi=faults[0].vi, en=faults[0].en, faults=faults)
    adjustment = await tx.create(
        ADJUSTMENTS,
        province=dossier["province"],
        implementer_unit=dossier["implementer_unit"],
        filed_by=dossier["filed_by"],
        dossier_id=dossier["id"],
        agreement_id=dossier["agreement_id"],
        finding_id=body.finding_id,
        asked_by=_party(tx),
        changes=body.changes.model_dump(mode="json"),
        grounds=body.grounds,
        document_id=await tx.document(body.document) if body.document else None,
        **_weighed(tx, body.changes, dossier),
    )
    await _publish(tx, adjustment, "drafted")
    return adjustment


async def confirm(tx: Write, adjustment: Row, body: Dated) -> Row:
    """The Sở that registered the project confirms it (I34)."""
    tx.dated(body)
    confirmed = await tx.move(ADJUSTMENTS, adjustment, "confirm")
    await _publish(tx, confirmed, "confirmed")
    return confirmed


async def by_who_asked(tx: Write, adjustment: Row, action: str, event: str, body: Dated) -> Row:
    """An action of the party that asked for it, the implementer, the province or the Agency: file, withdraw."""
    tx.dated(body)
    tx.check(ADJUSTMENTS, adjustment, action)
    if _party(tx) != adjustment["asked_by"]:
        vi, en = "Chỉ bên đề nghị được gửi hoặc rút.", "Only who asked for it files or withdraws it."
        raise Problem("forbidden", vi=vi, en=en)
    moved = await tx.move(ADJUSTMENTS, adjustment, action)
    await _publish(tx, moved, event)
    return moved


async def submit_up(tx: Write, adjustment: Row, body: Dated) -> Row:
    """The Agency submits what is the Ministry's to decide; for a raise, money may be allocated from now on."""
    tx.dated(body)
    tx.check(ADJUSTMENTS, adjustment, "submit_up")
    [dossier] = await tx.lock(DOSSIERS, [adjustment["dossier_id"]])
    _refuse_unplanned(tx, dossier)
    changes = changes_of(adjustment)
    weighed = _weighed(tx, changes, dossier, by="ministry")
    await judge(tx, dossier, changes)
    submitted = await tx.move(ADJUSTMENTS, adjustment, "submit_up", **weighed)
    if changes.support is not None and changes.support > dossier["plan_amount"]:
        if dossier["raise_to"] is not None:
            vi, en = "Đề án đang có đề nghị tăng kinh phí trình Bộ.", "Another raise is before the Ministry already."
            raise Problem("conflict", vi=vi, en=en)
        await await_raise(tx, dossier, changes.support)
    await _publish(tx, submitted, "submitted")
    return submitted


async def refuse(tx: Write, adjustment: Row, body: ActWithReason) -> Row:
    """At any stage, saying why; money that was allocated for a raise goes back, and what a failed decision held."""
    tx.dated(body, note=body.note)
    refused = await tx.move(ADJUSTMENTS, adjustment, "refuse")
    if adjustment["state"] == "submitted" and changes_of(adjustment).support is not None:
        effect = await Effect.lock(tx, adjustment)
        dossier, agreement = effect.dossier, effect.agreement
        if dossier["raise_to"] == effect.changes.support and dossier["state"] in PLANNED:
            if agreement is not None and agreement["state"] in PAYABLE:
                await keep_lines(tx, agreement)
            await await_raise(tx, dossier, None)
    await _publish(tx, refused, "refused", {"note": body.note})
    return refused


async def approve(tx: Write, adjustment: Row, body: AdjustmentApprove) -> Row:
    """The Agency approves what does not raise, extend into the next year, change contents or stop (I33)."""
    return (await _approved(tx, adjustment, body, "approve", "agency"))[0]


async def decide(call: Call, id: str, body: AdjustmentApprove) -> Response:
    """The Ministry decides: check all without writing; hold what a raise costs; then check all again and write.

    409 `limit-exceeded` where the allocation does not carry it. What is held when the write then fails is taken up by
    deciding again, or comes back with the next adjustment or the liquidation.
    """
    async with call.preflight() as tx:
        _, effect = await _approved(tx, await tx.take(ADJUSTMENTS, id), body, "decide", "ministry")
    held = None
    if effect.hold is not None:
        commitment = await Budget(call).hold(effect.hold.agreement_id, effect.hold.body)
        if commitment.state != "confirmed":  # until budget hears of the signing, another hold replaces this one
            vi, en = "Kinh phí chưa ghi nhận việc ký hợp đồng; hãy thử lại.", "Budget has not heard of the signing yet."
            raise Problem("conflict", vi=vi, en=en)
        documents = [one.model_dump(mode="json") for one in commitment.documents()]
        held = Backing(effect.hold.body.agreement_version, documents)
    async with call.writing() as tx:
        decided, effect = await _approved(tx, await tx.take(ADJUSTMENTS, id), body, "decide", "ministry", held)
        if (effect.hold and effect.hold.body.agreement_version) != (held and held.agreement_version):
            vi, en = "Hợp đồng vừa thay đổi; hãy thử lại.", "The agreement changed just now; try again."
            raise Problem("conflict", vi=vi, en=en)
        return await tx.answer(ADJUSTMENTS, decided)


async def _approved(
    tx: Write, adjustment: Row, body: AdjustmentApprove, action: str, by: Approver, held: Backing | None = None
) -> tuple[Row, Effect]:
    tx.dated(body)
    tx.check(ADJUSTMENTS, adjustment, action)
    effect = await Effect.lock(tx, adjustment)
    _refuse_unplanned(tx, effect.dossier)
    weighed = _weighed(tx, effect.changes, effect.dossier, by)
    approved = await tx.move(
        ADJUSTMENTS,
        adjustment,
        action,
        agreement_id=effect.dossier["agreement_id"],
        decision_id=await tx.document(body.document),
        decided_on=tx.effective_on,
        **weighed,
    )
    await effect.carry_out(tx, held)
    await _publish(tx, approved, "approved")
    return approved, effect


def _weighed(tx: Write, changes: AdjustmentChanges, dossier: Row, by: Approver | None = None) -> Row:
    """Level and weights as things stand; 422 where it is not `by` whom it would be approved now."""
    weighed = weigh(kinds_of(changes, dossier), tx.effective_on)
    level = level_of(weighed)
    if by is not None and (faults := level_faults(level, by, weighed)):
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
    return {"level": level, "weights": [one.plain() for one in weighed]}


def _refuse_unplanned(tx: Write, dossier: Row, at: str = "record:/dossier_id") -> None:
    if dossier["state"] not in PLANNED:
        state = DOSSIERS.machine.known_state(dossier["state"], tx.caller.side)
        label = DOSSIERS.machine.states[state][0]
        vi, en = f"Hồ sơ ở trạng thái «{label}», không có kế hoạch.", f"The dossier is {state}: no plan stands."
        raise Problem("rule-broken", vi=vi, en=en, faults=[Fault(at, "not-planned", vi, en)])


def _party(tx: Write) -> str:
    if tx.caller.side == "agency":
        return "agency"
    return "province" if R.PROVINCE_OFFICER in tx.caller.roles else "implementer"


async def _publish(tx: Write, adjustment: Row, what: str, more: Row | None = None) -> None:
    """With its dossier, its finding and its level."""
    finding_id = adjustment["finding_id"]
    told = {
        "dossier_id": str(adjustment["dossier_id"]),
        "finding_id": str(finding_id) if finding_id else None,
        "level": adjustment["level"],
    }
    await tx.publish(ADJUSTMENTS, adjustment, what, told | (more or {}))
