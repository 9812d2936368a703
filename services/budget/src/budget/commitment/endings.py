"""What becomes of a hold when its agreement is signed, given up, void, adjusted, stopped or liquidated: by its events.

Locks are taken in the order of `actions`: the agreement's name, its commitment, its tranches, then accounts.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from uuid import UUID

from arit_kit.db.transaction import Row, Write
from budget.allocation.queries import ALLOCATIONS, GRANTS_OF, LAST_POSTED_FOR
from budget.allocation.release import account_of as of_allocation
from budget.allocation.release import give_back, lines_of_granted
from budget.commitment.actions import find
from budget.commitment.lines import (
    STANDING,
    DossierYear,
    account_of,
    asked_of,
    asking,
    lines_of,
    posting_of,
    stands_of,
    versions_of,
)
from budget.commitment.queries import COMMITMENTS, LAST_POSTED_ON, SET_LINE
from budget.commitment.rules import Stand, Transfer, lower, settle


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


async def follow_lines(
    tx: Write, agreement_id: UUID, agreement_version: int, amounts: Mapping[DossierYear, int]
) -> None:
    """The agreement is adjusted: what is held beyond its lines returns, what was spent beyond is to be recovered.

    Also what a raise held whose decision then failed. An event changes nothing of what was held by its version of the
    agreement or a later one: one that speaks for that follows. An event never raises, since a raise is held before it
    is decided.
    """
    commitment = await _known(tx, agreement_id)
    before, versions = asked_of(commitment), versions_of(commitment)
    followed = {key: amounts.get(key, amount) for key, amount in before.items() if versions[key] < agreement_version}
    asked = before | {key: min(amount, before[key]) for key, amount in followed.items()}
    known = max(commitment["agreement_version"], agreement_version)
    if commitment["state"] not in ("held", "confirmed"):
        return
    if asked == before and known == commitment["agreement_version"]:
        return
    await _not_before_its_money(tx, agreement_id)
    adjusted = await tx.advance(
        COMMITMENTS, commitment, "adjust", agreement_version=known, asked=asking(asked, versions)
    )
    await _move(tx, adjusted, lambda standing, key: lower(standing, asked[key]), shrink=True)
    await tx.publish(COMMITMENTS, adjusted, "adjusted")


async def settle_accepted(tx: Write, agreement_id: UUID, accepted: Mapping[DossierYear, int]) -> None:
    """The agreement is liquidated, or all stopped: advances become payments up to what was accepted, by dossier."""
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
    """An event cannot undo what was posted later than its day: its effect then holds from that later day.

    Of a dossier that was stopped or reduced also what was posted for it beside the agreement, since money goes on
    from its lines.
    """
    dossiers = [line["dossier_id"] for line in await lines_of(tx, agreement_id)]
    granted = [row["dossier_id"] for row in await GRANTS_OF.all(tx.connection, dossiers=dossiers)]
    for last in (
        await LAST_POSTED_ON.value(tx.connection, agreement_id=agreement_id),
        await LAST_POSTED_FOR.value(tx.connection, dossiers=granted),
    ):
        tx.effective_on = max(tx.effective_on, last or tx.effective_on)


async def _wind_up(tx: Write, commitment: Row, accepted: Mapping[DossierYear, int]) -> None:
    """End what is held, counting nothing as accepted where `accepted` does not say so."""
    await _move(tx, commitment, lambda standing, key: settle(standing, accepted.get(key, 0)))


async def _move(
    tx: Write, commitment: Row, rule: Callable[[list[Stand], DossierYear], list[Transfer]], *, shrink: bool = False
) -> None:
    """Move what stands on the lines by a rule, dossier by year; what returns to a line that is granted less goes on.

    `shrink`: the lines hold less by what returned.
    """
    rows = await lines_of(tx, commitment["id"])
    beyond = await lines_of_granted(tx, (row["dossier_id"] for row in rows))
    await tx.touch(ALLOCATIONS, (row["allocation_id"] for row in [*rows, *beyond]))
    stands = await stands_of(tx, commitment["id"], rows, also=[of_allocation(line) for line in beyond])
    groups: dict[DossierYear, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["dossier_id"], row["year"]].append(row)
    postings = []
    for dossier_year, lines in groups.items():
        standing = [Stand(*(stands[account_of(row, commitment["id"], kind).id] for kind in STANDING)) for row in lines]
        for one in rule(standing, dossier_year):
            line = lines[one.place]
            postings.append(posting_of(line, commitment["id"], one.source, one.target, one.amount, _WHAT[one.target]))
            if shrink and one.target == "allocated":
                of = {"of_agreement": commitment["id"], "of_line": line["allocation_line_id"]}
                await SET_LINE.run(tx.connection, **of, amount=line["amount"] - one.amount)
    await give_back(tx, beyond, stands, postings)


_WHAT = {"paid": "settle", "receivable": "recover", "allocated": "return"}
