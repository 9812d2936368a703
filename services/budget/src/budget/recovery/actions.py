"""Recording that money came back of what is receivable; and taking that record back, whole."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from arit_contracts.budget import RecoveryCreate
from arit_contracts.forms import Dated
from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Fault, Problem
from budget.commitment import actions as commitments
from budget.commitment.lines import account_of, lines_of, posting_of
from budget.commitment.queries import COMMITMENTS
from budget.commitment.rules import draw
from budget.ledger.actions import balances_locked, post, reversals
from budget.ledger.limits import refusal, too_much
from budget.recovery.queries import RECOVERIES, STANDING


async def record(tx: Write, body: RecoveryCreate) -> Row:
    """Receivable → recovered, đồng, of that dossier and year's lines, oldest first, whole or nothing.

    409 `limit-exceeded` with what is asked and what is receivable, also where it was not yet on that day;
    409 `duplicate` where another recovery stands by the document; 422 where nothing was ever held for the agreement.
    """
    tx.dated(body)
    commitment = await commitments.find(tx, body.agreement_id)
    if commitment is None:
        vi, en = "Chưa từng có cam kết chi cho hợp đồng này.", "Nothing was ever held for this agreement."
        raise Problem("invalid-content", vi=vi, en=en, faults=[Fault("/agreement_id", "not-found", vi, en)])
    document_id = await tx.document(body.document)
    await _refuse_twice(tx, document_id)
    of_agreement = await lines_of(tx, commitment["id"])
    lines = [line for line in of_agreement if (line["dossier_id"], line["year"]) == (body.dossier_id, body.year)]
    accounts = [account_of(line, commitment["id"], "receivable") for line in lines]
    balances = await balances_locked(tx, accounts)
    drawn = draw(body.amount, {account.id: balances.get(account.id, 0) for account in accounts})
    if drawn is None:
        raise refusal([too_much("/amount", "receivable", body.amount, sum(balances.values()))])
    recovery = await tx.create(
        RECOVERIES,
        action="record",
        agreement_id=commitment["id"],
        dossier_id=body.dossier_id,
        year=body.year,
        amount=body.amount,
        province=_common(lines, "province"),
        implementer_unit=_common(lines, "implementer_unit"),
        document_id=document_id,
        recovered_on=tx.effective_on,
    )
    came_back = [
        posting_of(line, commitment["id"], "receivable", "recovered", drawn[account.id], "pay_back")
        for line, account in zip(lines, accounts, strict=True)
        if account.id in drawn
    ]
    await post(
        tx, [replace(one, document_id=document_id, recovery_id=recovery["id"], pointer="/amount") for one in came_back]
    )
    await tx.touch(COMMITMENTS, [commitment["id"]])
    await tx.publish(RECOVERIES, recovery, "recorded", _about(recovery))
    return recovery


async def reverse(tx: Write, recovery: Row, body: Dated) -> Row:
    """The whole recovery back to what is receivable, as it had not come."""
    tx.dated(body)
    await commitments.find(tx, recovery["agreement_id"])
    undone = await tx.move(RECOVERIES, recovery, "reverse")
    await post(tx, await reversals(tx, "reverse_recovery", "pay_back", recovery_id=recovery["id"]))
    await tx.touch(COMMITMENTS, [recovery["agreement_id"]])
    await tx.publish(RECOVERIES, undone, "reversed", _about(undone))
    return undone


async def _refuse_twice(tx: Write, document_id: UUID) -> None:
    await tx.lock_names("recovery", [document_id])
    standing = await STANDING.value(tx.connection, document_id=document_id)
    if standing is not None:
        vi, en = f"Văn bản này đã được ghi thu hồi theo {standing}.", f"{standing} stands by this document already."
        raise Problem("duplicate", vi=vi, en=en, faults=[Fault("/document", "duplicate", vi, en)])


def _common(lines: Iterable[Row], name: str) -> Any:
    """What all lines share: what is of several provinces is shown to none of them."""
    values = {line[name] for line in lines}
    return values.pop() if len(values) == 1 else None


def _about(recovery: Row) -> dict[str, Any]:
    names = ("agreement_id", "dossier_id", "amount", "year")
    return {name: recovery[name] for name in names}
