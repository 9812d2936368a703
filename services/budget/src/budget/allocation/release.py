"""Giving back what a dossier's lines hold beyond what its plan still grants: it was stopped, or its support lowered.

The money stands unallocated of its assignment again, in the same year. What a plan grants is told by the events of
dossiers, and remembered with the version of the dossier that told it, so that money which comes back to a line later
follows. Locks: the dossier's name, its tranches, then accounts.
"""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from arit_kit.db.statements import update_row
from arit_kit.db.transaction import Row, Write
from budget.allocation.queries import ALLOCATIONS, GRANTS_OF, LAST_POSTED_FOR, LINES_BEYOND, REMEMBER_GRANT
from budget.allocation.rules import beyond_grant
from budget.allocation.tables import ALLOCATION_LINE
from budget.assignment.queries import ASSIGNMENTS
from budget.ledger.accounts import KCQG, Account, Heading, allocated, unallocated
from budget.ledger.actions import Posting, balances_locked, post
from budget.neighbours import PlannedDossier


async def follow_grant(tx: Write, dossier_id: UUID, version: int, granted: int) -> None:
    """Remember what a dossier's plan grants since that version (đồng; 0 once stopped); what is free beyond goes back.

    An older version than the one that is known changes nothing.
    """
    await tx.lock_names("dossier", [dossier_id])
    if not await REMEMBER_GRANT.all(tx.connection, dossier_id=dossier_id, version=version, amount=granted):
        return
    lines = await lines_of_granted(tx, [dossier_id])
    last = await LAST_POSTED_FOR.value(tx.connection, dossiers=[dossier_id])
    tx.effective_on = max(tx.effective_on, last or tx.effective_on)
    await tx.touch(ALLOCATIONS, (line["allocation_id"] for line in lines))
    balances = await balances_locked(tx, [account_of(line) for line in lines])
    await give_back(tx, lines, balances, [])


async def lines_of_granted(tx: Write, dossiers: Iterable[UUID]) -> list[Row]:
    """The lines of those of these dossiers whose grant was told, newest first, each with its `granted`."""
    return [dict(row) for row in await LINES_BEYOND.all(tx.connection, dossiers=sorted(set(dossiers)))]


def account_of(line: Row) -> Account:
    """The account of such a line."""
    heading = Heading(KCQG, line["year"], line["field"])
    return allocated(heading, line["id"], line["province"], line["implementer_unit"])


async def give_back(tx: Write, lines: Sequence[Row], free: Mapping[str, int], before: Sequence[Posting]) -> None:
    """Post what came `before` in this act, and allocated → unallocated what is free beyond the grants.

    `free` is what stood on the lines' accounts when they were locked, before any of it.
    """
    left = dict(free)
    for posting in before:
        for account, change in ((posting.source, -posting.amount), (posting.target, posting.amount)):
            left[account.id] = left.get(account.id, 0) + change
    released = beyond_grant(lines, {line["id"]: left.get(account_of(line).id, 0) for line in lines})
    postings = [release_of(line, released[line["id"]]) for line in lines if line["id"] in released]
    await post(tx, [*before, *postings])
    for line in lines:
        if line["id"] in released:
            total = line["released"] + released[line["id"]]
            await update_row(tx.connection, ALLOCATION_LINE, line["id"], released=total)
    await tx.touch(ASSIGNMENTS, (line["assignment_id"] for line in lines if line["id"] in released))


async def as_granted(tx: Write, planned: Mapping[UUID, PlannedDossier]) -> dict[UUID, PlannedDossier]:
    """Dossiers as they were read, but for those of which a newer version was told since."""
    known = {row["dossier_id"]: row for row in await GRANTS_OF.all(tx.connection, dossiers=sorted(planned))}
    found = dict(planned)
    for id, row in known.items():
        if row["version"] > planned[id].version:
            told = {"planned": row["amount"] > 0, "plan_amount": row["amount"], "raise_to": None}
            found[id] = planned[id].model_copy(update=told)
    return found


def release_of(line: Row, amount: int) -> Posting:
    """Allocated → unallocated of the line's assignment."""
    account = account_of(line)
    return Posting(
        account,
        unallocated(account.heading, line["assignment_id"]),
        amount,
        "release",
        line["source_code"],
        document_id=line["decision_id"],
        assignment_id=line["assignment_id"],
        allocation_id=line["allocation_id"],
        allocation_line_id=line["id"],
        dossier_id=line["dossier_id"],
    )
