"""What becomes of a hold when its agreement is signed, given up, void or liquidated: the agreement's events.

Locks are taken in the order of `actions`: the agreement's name, its commitment, its tranches, then accounts.
"""

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from arit_kit.db.transaction import Row, Write
from budget.allocation.queries import ALLOCATIONS
from budget.commitment.actions import find
from budget.commitment.lines import SPENT, DossierYear, account_of, lines_of, posting_of, stands_of
from budget.commitment.queries import COMMITMENTS, LAST_POSTED_ON
from budget.commitment.rules import Stand, settle
from budget.ledger.actions import post


async def lapse(tx: Write, agreement_id: UUID, agreement_version: int) -> None:
    """A hold from before that version, whose signing never came to its end, goes back to its lines.

    The agreement may be held for again, but by that version or a newer one.
    """
    commitment = await find(tx, agreement_id) or await _open(tx, agreement_id)
    if commitment["state"] != "held" or commitment["agreement_version"] >= agreement_version:
        return
    await _not_before_its_money(tx, agreement_id)
    lapsed = await tx.advance(COMMITMENTS, commitment, "lapse", held_on=None, agreement_version=agreement_version)
    await _wind_up(tx, lapsed, {})
    await tx.publish(COMMITMENTS, lapsed, "lapsed")


async def confirm(tx: Write, agreement_id: UUID) -> None:
    """The agreement is signed: from now on only an adjustment changes what is held."""
    commitment = await _known(tx, agreement_id)
    if commitment["state"] == "confirmed":
        return
    confirmed = await tx.advance(COMMITMENTS, commitment, "confirm")
    await tx.publish(COMMITMENTS, confirmed, "confirmed")


async def release(tx: Write, agreement_id: UUID) -> None:
    """The agreement is void: what is held returns to its lines, and the id is refused ever after.

    Also where nothing was held yet, so that a belated hold is refused too.
    """
    commitment = await find(tx, agreement_id) or await _open(tx, agreement_id)
    if commitment["state"] == "released":
        return
    await _not_before_its_money(tx, agreement_id)
    released = await tx.advance(COMMITMENTS, commitment, "release")
    await _wind_up(tx, released, {})
    await tx.publish(COMMITMENTS, released, "released")


async def settle_accepted(tx: Write, agreement_id: UUID, accepted: Mapping[DossierYear, int]) -> None:
    """The agreement is liquidated: advances become payments up to what was accepted, dossier by dossier."""
    commitment = await _known(tx, agreement_id)
    await _not_before_its_money(tx, agreement_id)
    settled = await tx.advance(COMMITMENTS, commitment, "settle")
    lines = await lines_of(tx, agreement_id)
    missing = {(line["dossier_id"], line["year"]) for line in lines} - set(accepted)
    if missing:
        raise ValueError(f"the liquidation of {agreement_id} says nothing of {sorted(map(str, missing))}")
    await _wind_up(tx, settled, accepted)
    await tx.publish(COMMITMENTS, settled, "settled")


async def _open(tx: Write, agreement_id: UUID) -> Row:
    """A commitment that holds nothing yet: to remember what is refused from now on."""
    nothing: Row = {"agreement_version": 0, "held_on": None, "asked": [], "province": None, "implementer_unit": None}
    return await tx.create(COMMITMENTS, action="open", id=agreement_id, **nothing)


async def _known(tx: Write, agreement_id: UUID) -> Row:
    commitment = await find(tx, agreement_id)
    if commitment is None:
        raise ValueError(f"nothing was ever held for the agreement {agreement_id}")
    return commitment


async def _not_before_its_money(tx: Write, agreement_id: UUID) -> None:
    """An event cannot undo what was posted later than its day: its effect then holds from that later day."""
    last = await LAST_POSTED_ON.value(tx.connection, agreement_id=agreement_id)
    tx.effective_on = max(tx.effective_on, last or tx.effective_on)


async def _wind_up(tx: Write, commitment: Row, accepted: Mapping[DossierYear, int]) -> None:
    """End what is held, counting nothing as accepted where `accepted` does not say so."""
    rows = await lines_of(tx, commitment["id"])
    await tx.touch(ALLOCATIONS, (row["allocation_id"] for row in rows))
    stands = await stands_of(tx, commitment["id"], rows)
    groups: dict[DossierYear, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["dossier_id"], row["year"]].append(row)
    postings = []
    for dossier_year, lines in groups.items():
        standing = [Stand(*(stands[account_of(row, commitment["id"], kind).id] for kind in SPENT)) for row in lines]
        postings += [
            posting_of(lines[one.place], commitment["id"], one.source, one.target, one.amount, _WHAT[one.target])
            for one in settle(standing, accepted.get(dossier_year, 0))
        ]
    await post(tx, postings)


_WHAT = {"paid": "settle", "receivable": "recover", "allocated": "return"}
