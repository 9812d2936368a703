"""What an adjustment of a dossier changes of its agreement; its events tell budget what each line comes to."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from arit_kit.db.statements import update_row
from arit_kit.db.transaction import Row, Write
from dossiers.agreement.queries import AGREEMENTS, LINES_OF
from dossiers.agreement.tables import AGREEMENT_LINE
from dossiers.support.advances import class_if_known


async def lines_of_dossier(tx: Write, agreement: Row, dossier_id: UUID) -> list[Row]:
    """The dossier's lines, first year first."""
    rows = await _lines_of(tx, agreement)
    return sorted((row for row in rows if row["dossier_id"] == dossier_id), key=lambda row: row["year"])


async def adjust_lines(
    tx: Write, agreement: Row, amounts: Mapping[UUID, int], documents: Sequence[Mapping[str, Any]] | None
) -> Row:
    """Lines, by id, come to these amounts (đồng); what was accepted beyond is accepted no more.

    `documents`: the allocations that the agreement rests on since, where more money was held.
    """
    for line in await _lines_of(tx, agreement):
        amount = amounts.get(line["id"], line["amount"])
        if amount != line["amount"]:
            accepted = None if line["accepted"] is None else min(line["accepted"], amount)
            await _write(tx, line, amount, accepted=accepted)
    resting: Row = {"allocation_documents": list(documents)} if documents else {}
    lines = await _lines_of(tx, agreement)
    adjusted = await tx.amend(AGREEMENTS, agreement, "adjust", amount=_sum(lines), **resting)
    await _publish_lines(tx, adjusted, lines)
    return adjusted


async def class_lines(tx: Write, agreement: Row, dossier_id: UUID, contents: Sequence[str]) -> None:
    """The dossier has other contents: its lines show the class of advance that they fall into since its signing."""
    judged = class_if_known(contents, agreement["signed_on"])
    values = {"advance_class": judged and judged.key, "advance_rule": judged and judged.rule}
    for line in await lines_of_dossier(tx, agreement, dossier_id):
        await update_row(tx.connection, AGREEMENT_LINE, line["id"], **values)
    await tx.touch(AGREEMENTS, [agreement["id"]])


async def keep_lines(tx: Write, agreement: Row) -> None:
    """A raise is refused: the lines are told as they stand, so that what its decision held in vain comes back.

    The version moves on, so that a decision still under way loses.
    """
    kept = await tx.amend(AGREEMENTS, agreement, "refuse_raise")
    await _publish_lines(tx, kept, await _lines_of(tx, agreement))


async def stop_dossier(tx: Write, agreement: Row, dossier_id: UUID) -> None:
    """The dossier's lines are stopped: what was accepted stays (I35).

    With the last dossier the agreement is stopped too; where all others are accepted, it is accepted.
    """
    for line in await lines_of_dossier(tx, agreement, dossier_id):
        accepted = line["accepted"] or 0
        await _write(tx, line, accepted, accepted=accepted, stopped_on=tx.effective_on)
    lines = await _lines_of(tx, agreement)
    if all(line["stopped_on"] for line in lines):
        stopped = await tx.advance(AGREEMENTS, agreement, "stop", amount=_sum(lines))
        told = [
            {"dossier": str(line["dossier_id"]), "year": line["year"], "accepted": line["accepted"]} for line in lines
        ]
        await tx.publish(AGREEMENTS, stopped, "stopped", {"lines": told})
        return
    adjusted = await tx.amend(AGREEMENTS, agreement, "stop_dossier", amount=_sum(lines))
    await _publish_lines(tx, adjusted, lines)
    if all(line["accepted"] is not None for line in lines):
        await tx.publish(AGREEMENTS, await tx.advance(AGREEMENTS, adjusted, "accept"), "accepted")


async def _lines_of(tx: Write, agreement: Row) -> list[Row]:
    return [dict(row) for row in await LINES_OF.all(tx.connection, agreement_id=agreement["id"])]


async def _write(tx: Write, line: Row, amount: int, **more: Any) -> None:
    signed = line["amount"] if line["signed_amount"] is None else line["signed_amount"]
    await update_row(tx.connection, AGREEMENT_LINE, line["id"], amount=amount, signed_amount=signed, **more)


async def _publish_lines(tx: Write, agreement: Row, lines: Sequence[Row]) -> None:
    told = [{"dossier": str(line["dossier_id"]), "year": line["year"], "amount": line["amount"]} for line in lines]
    await tx.publish(AGREEMENTS, agreement, "adjusted", {"lines": told})


def _sum(lines: Sequence[Row]) -> int:
    return sum(line["amount"] for line in lines)
