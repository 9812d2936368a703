"""Holds of money without a signature: listed, and on request released, so that no crash leaves money tied up."""

from dataclasses import dataclass
from uuid import UUID

from fastapi import FastAPI

from arit_kit.db.transaction import Asked, writing
from arit_kit.identity.caller import Caller
from arit_kit.web.client import Neighbour
from dossiers.agreement.actions import abandon_hold
from dossiers.agreement.queries import AGREEMENTS, STATES_OF
from dossiers.neighbours import HeldPage

CLOCK = Caller("dossiers", frozenset({"service"}), None, None, "dossiers", frozenset())
WITHOUT_SIGNATURE = ("drafted", "void")
ORPHANS_REMAIN = 3


@dataclass(frozen=True, slots=True)
class Orphan:
    """Money held for an agreement that is not signed; `state` is None where this service has no such agreement."""

    id: UUID
    reference: str
    state: str | None


async def reconcile(app: FastAPI, words: list[str]) -> int:
    """List holds of money whose agreement is not signed, void or missing; with --heal, let budget release them.

    Exit code 3 while any remains, 0 when none does.
    """
    orphans = await _orphans(app, await _held(app.state.neighbours["budget"]))
    remaining = 0
    for orphan in orphans:
        print(f"{orphan.reference} {orphan.id}: money is held, the agreement is {orphan.state or 'missing'}.")
        if "--heal" in words and await _healed(app, orphan):
            print(f"{orphan.reference}: its hold is given up; budget releases it as soon as it reads the feed.")
        else:
            remaining += 1
    if not orphans:
        print("Every hold belongs to a signed agreement.")
    elif remaining and "--heal" in words:
        print("What is left must be looked into: this service knows no such agreement, or it was signed meanwhile.")
    elif remaining:
        print("Release them with: dossiers reconcile --heal")
    return ORPHANS_REMAIN if remaining else 0


async def _held(budget: Neighbour) -> list[UUID]:
    """The agreements for which budget holds money that no signature has confirmed."""
    found: list[UUID] = []
    cursor: str | None = None
    while True:
        params: dict[str, object] = {"state": "held", "limit": 200} | ({"cursor": cursor} if cursor else {})
        page = await budget.get("/v1/commitments", HeldPage, subject=CLOCK.subject, params=params)
        found += [held.agreement_id for held in page.items]
        if (cursor := page.next_cursor) is None:
            return found


async def _orphans(app: FastAPI, ids: list[UUID]) -> list[Orphan]:
    async with app.state.database.agency_side() as connection:
        known = {row["id"]: row for row in await STATES_OF.all(connection, ids=ids)}
    missing = [Orphan(id, "?", None) for id in ids if id not in known]
    unsigned = [row for row in known.values() if row["state"] in WITHOUT_SIGNATURE]
    return missing + [Orphan(row["id"], row["reference"], row["state"]) for row in unsigned]


async def _healed(app: FastAPI, orphan: Orphan) -> bool:
    """Give the hold up, unless there is no such agreement, or it was signed since."""
    if orphan.state is None:
        return False
    state = app.state
    async with (
        state.database.agency_side() as connection,
        writing(connection, Asked(CLOCK, None, None), state.tables, state.service.privileges, 0) as tx,
    ):
        [agreement] = await tx.lock(AGREEMENTS, [orphan.id])
        if agreement["state"] not in WITHOUT_SIGNATURE:
            return False
        await abandon_hold(tx, agreement)
        return True
