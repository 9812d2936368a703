"""Holding money for an agreement, and spending what is held; `endings` are what the agreement's events do.

Locks are taken in one order: the agreement's name, its commitment, the tranches it draws on, then accounts.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from arit_contracts.budget import CommitmentPut
from arit_kit.db.statements import insert_row
from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Problem
from budget.allocation.queries import ALLOCATIONS
from budget.commitment.lines import (
    DossierYear,
    account_of,
    asked_of,
    asking,
    line_account,
    lines_of,
    posting_of,
    stands_of,
    versions_of,
)
from budget.commitment.queries import COMMITMENTS, DRAWABLE, FORGET_LINES, SET_LINE
from budget.commitment.rules import draw
from budget.commitment.tables import COMMITMENT_LINE
from budget.ledger.accounts import Kind
from budget.ledger.actions import Posting, balances_locked, post
from budget.ledger.limits import Exceeded, refusal, too_much


async def hold(tx: Write, agreement_id: UUID, body: CommitmentPut) -> Row:
    """Hold money: allocated → committed out of each dossier's issued lines of that year, oldest first, all or nothing.

    Replaces what is held while unconfirmed; the same again changes nothing. 409 `limit-exceeded` with what is free,
    `stale-agreement-version`, `void-agreement`, or `conflict` once paid from. Once confirmed, lines are only raised.
    """
    tx.dated(body)
    asked = _asked(body)
    known = await find(tx, agreement_id)
    if known is not None:
        _refuse_late(known, body)
        if _is_repeated(tx, known, body, asked):
            return known
        if known["state"] == "confirmed":
            return await _raise(tx, known, body, asked)
    old_lines = await lines_of(tx, agreement_id)
    dossiers = sorted({dossier for dossier, _ in asked})
    drawable = [dict(row) for row in await DRAWABLE.all(tx.connection, dossiers=dossiers, day=tx.effective_on)]
    await tx.touch(ALLOCATIONS, (row["allocation_id"] for row in [*drawable, *old_lines]))
    stands = await stands_of(tx, agreement_id, old_lines, also=[line_account(row) for row in drawable])
    if any(stands[account_of(row, agreement_id, kind).id] for row in old_lines for kind in ("advanced", "paid")):
        raise _confirmed("held")  # paid upon a signature whose event is still under way
    before = [stands[account_of(row, agreement_id, "committed").id] for row in old_lines]
    returned = [
        posting_of(row, agreement_id, "committed", "allocated", amount, "return")
        for row, amount in zip(old_lines, before, strict=True)
    ]
    for posting in returned:
        stands[posting.target.id] += posting.amount
    lines = _drawn(asked, _places(body), drawable, stands)
    values: Row = {
        "agreement_version": body.agreement_version,
        "held_on": tx.effective_on,
        "asked": asking(asked, dict.fromkeys(asked, body.agreement_version)),
        "province": _common(lines, "province"),
        "implementer_unit": _common(lines, "implementer_unit"),
    }
    if known is None:
        commitment = await tx.create(COMMITMENTS, action="hold", id=agreement_id, **values)
    else:
        commitment = await tx.advance(COMMITMENTS, known, "hold", **values)
    await FORGET_LINES.run(tx.connection, agreement_id=agreement_id)
    for place, line in enumerate(lines):
        await insert_row(tx.connection, COMMITMENT_LINE, agreement_id=agreement_id, place=place, **line)
    taken = [posting_of(line, agreement_id, "allocated", "committed", line["amount"], "commit") for line in lines]
    await post(tx, [one for one in (*returned, *taken) if one.amount])
    await tx.publish(COMMITMENTS, commitment, "held", {"total": sum(line["amount"] for line in lines)})
    return commitment


async def _raise(tx: Write, known: Row, body: CommitmentPut, asked: Mapping[DossierYear, int]) -> Row:
    """Hold the difference for an adjustment of the signed agreement; where no more is asked, as much stays held.

    Only an event lowers: another raise may be under way, or have failed. What is to be recovered since the support was
    lower is taken first: it was spent, and is supported again. 409 `conflict` for a line that was not agreed, or where
    less is asked of every line.
    """
    before = asked_of(known)
    if set(asked) - set(before) or all(amount < before[key] for key, amount in asked.items()):
        raise _confirmed("confirmed")
    more = {key: amount - before[key] for key, amount in asked.items() if amount > before[key]}
    if not more:
        return known
    raised_by = versions_of(known) | dict.fromkeys(more, body.agreement_version)
    after = before | {key: before[key] + amount for key, amount in more.items()}
    rows = await lines_of(tx, known["id"])
    dossiers = sorted({dossier for dossier, _ in more})
    drawable = [dict(row) for row in await DRAWABLE.all(tx.connection, dossiers=dossiers, day=tx.effective_on)]
    await tx.touch(ALLOCATIONS, (row["allocation_id"] for row in drawable))
    owed = [account_of(row, known["id"], "receivable") for row in rows]
    stands = await balances_locked(tx, [*owed, *(line_account(row) for row in drawable)])
    restored = _restored(known["id"], rows, more, stands)
    for posting, key in restored:
        more[key] -= posting.amount
    lines = _drawn({key: amount for key, amount in more.items() if amount}, _places(body), drawable, stands)
    raised = await tx.advance(
        COMMITMENTS, known, "raise", agreement_version=body.agreement_version, asked=asking(after, raised_by)
    )
    held = {line["allocation_line_id"]: line for line in rows}
    for place, line in enumerate(lines, start=len(held)):
        if line["allocation_line_id"] in held:
            of = {"of_agreement": known["id"], "of_line": line["allocation_line_id"]}
            amount = held[line["allocation_line_id"]]["amount"] + line["amount"]
            await SET_LINE.run(tx.connection, **of, amount=amount)
        else:
            await insert_row(tx.connection, COMMITMENT_LINE, agreement_id=known["id"], place=place, **line)
    taken = [posting_of(line, known["id"], "allocated", "committed", line["amount"], "commit") for line in lines]
    await post(tx, [*(posting for posting, _ in restored), *taken])
    await tx.publish(COMMITMENTS, raised, "raised", {"total": sum(line["amount"] for line in lines)})
    return raised


def _restored(
    agreement_id: UUID, rows: list[Row], more: Mapping[DossierYear, int], stands: Mapping[str, int]
) -> list[tuple[Posting, DossierYear]]:
    """Receivable → advanced, oldest line first, as far as the support is raised; before acceptance nothing is paid."""
    left, found = dict(more), []
    for row in rows:
        key = (row["dossier_id"], row["year"])
        part = min(left.get(key, 0), stands.get(account_of(row, agreement_id, "receivable").id, 0))
        if part:
            left[key] -= part
            found.append((posting_of(row, agreement_id, "receivable", "advanced", part, "restore"), key))
    return found


async def find(tx: Write, agreement_id: UUID) -> Row | None:
    """The agreement's commitment, locked, or None; the agreement's name stays locked either way.

    Also before an agreement has any row here, what is said of it is written one after another.
    """
    await tx.lock_names("agreement", [agreement_id])
    return await tx.find(COMMITMENTS, agreement_id)


async def spend(
    tx: Write,
    commitment: Row,
    dossier_year: DossierYear,
    amount: int,
    *,
    target: Kind,
    what: str,
    payment_id: UUID,
) -> None:
    """Committed → advanced or paid, out of what is held for that dossier and year, oldest line first, whole."""
    rows = await lines_of(tx, commitment["id"])
    lines = [row for row in rows if (row["dossier_id"], row["year"]) == dossier_year]
    accounts = [account_of(line, commitment["id"], "committed") for line in lines]
    balances = await balances_locked(tx, accounts)
    drawn = draw(amount, {account.id: balances[account.id] for account in accounts})
    if drawn is None:
        raise refusal([too_much("/payment_request_id", "committed", amount, sum(balances.values()))])
    await post(
        tx,
        [
            posting_of(line, commitment["id"], "committed", target, drawn[account.id], what, payment_id=payment_id)
            for line, account in zip(lines, accounts, strict=True)
            if account.id in drawn
        ],
    )
    await tx.touch(COMMITMENTS, [commitment["id"]])


def _asked(body: CommitmentPut) -> dict[DossierYear, int]:
    amounts: dict[DossierYear, int] = defaultdict(int)
    for line in body.lines:
        amounts[line.dossier, line.year] += line.amount
    return dict(amounts)


def _places(body: CommitmentPut) -> dict[DossierYear, int]:
    """Where the request names each dossier and year first."""
    return {(line.dossier, line.year): place for place, line in reversed(list(enumerate(body.lines)))}


def _refuse_late(known: Row, body: CommitmentPut) -> None:
    if known["state"] == "released":
        raise Problem("void-agreement")
    if body.agreement_version < known["agreement_version"]:
        version = known["agreement_version"]
        raise Problem(
            "stale-agreement-version",
            vi=f"Đã ghi nhận phiên bản {version} của hợp đồng.",
            en=f"Version {version} of the agreement is known already.",
            extra={"agreement_version": version},
        )


def _is_repeated(tx: Write, known: Row, body: CommitmentPut, asked: Mapping[DossierYear, int]) -> bool:
    """Whether this very hold stands already; 409 where another one is settled."""
    same = body.agreement_version == known["agreement_version"] and asked_of(known) == asked
    if known["state"] == "settled" and not same:
        raise _confirmed(known["state"])
    if known["state"] in ("confirmed", "settled"):
        return same
    return same and known["state"] == "held" and known["held_on"] == tx.effective_on


def _confirmed(state: str) -> Problem:
    vi, en = "Cam kết đã được xác nhận, chỉ có thể điều chỉnh.", "It is confirmed: only an adjustment changes it."
    return Problem("conflict", vi=vi, en=en, extra={"state": state})


def _drawn(
    asked: Mapping[DossierYear, int], places: Mapping[DossierYear, int], drawable: list[Row], free: Mapping[str, int]
) -> list[Row]:
    """The lines of the hold; 409 naming for each dossier and year what is asked and what is free."""
    lines: list[Row] = []
    exceeded: list[Exceeded] = []
    for (dossier, year), amount in asked.items():
        rows = {row["id"]: row for row in drawable if (row["dossier_id"], row["year"]) == (dossier, year)}
        balances = {id: free.get(line_account(row).id, 0) for id, row in rows.items()}
        drawn = draw(amount, balances)
        if drawn is None:
            pointer, of = f"/lines/{places[dossier, year]}/amount", f"{dossier} {year}"
            exceeded.append(too_much(pointer, "allocated", amount, sum(balances.values()), of))
            continue
        lines += [_line(rows[id], part) for id, part in drawn.items()]
    if exceeded:
        raise refusal(exceeded)
    return lines


def _line(row: Row, amount: int) -> Row:
    kept = (
        "allocation_id",
        "document_id",
        "dossier_id",
        "year",
        "field",
        "source_code",
        "province",
        "implementer_unit",
    )
    return {"allocation_line_id": row["id"], "amount": amount, **{name: row[name] for name in kept}}


def _common(lines: list[Row], name: str) -> Any:
    """What all lines share: a commitment over several provinces is shown to none of them as a whole."""
    values = {line[name] for line in lines}
    return values.pop() if len(values) == 1 else None
