"""Holds of money without a signature: listed, and on request released, so that no crash leaves money tied up."""

from uuid import UUID

from fastapi import FastAPI

from arit_kit.db.transaction import Asked, writing
from arit_kit.identity.caller import Caller
from arit_kit.web.client import Neighbour
from dossiers.agreement.actions import abandon_hold
from dossiers.agreement.queries import AGREEMENTS
from dossiers.neighbours import HeldPage

CLOCK = Caller("dossiers", frozenset({"service"}), None, None, "dossiers", frozenset())


async def reconcile(app: FastAPI, words: list[str]) -> int:
    """List holds of money whose agreement is not signed; with --heal, let budget release them."""
    orphans = await _unsigned(app, await _held(app.state.neighbours["budget"]))
    for reference, id, state in orphans:
        print(f"{reference} {id}: money is held, the agreement is {state}.")
        if "--heal" in words:
            await _heal(app, id)
            print(f"{reference}: its hold is given up; budget releases it as soon as it reads the feed.")
    if not orphans:
        print("Every hold belongs to a signed agreement.")
    elif "--heal" not in words:
        print("Release them with: dossiers reconcile --heal")
    return 0


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


async def _unsigned(app: FastAPI, ids: list[UUID]) -> list[tuple[str, UUID, str]]:
    async with app.state.database.agency.acquire() as connection, connection.transaction():
        rows = await AGREEMENTS.lock_many.all(connection, ids=ids)
    return [(row["reference"], row["id"], row["state"]) for row in rows if row["state"] == "drafted"]


async def _heal(app: FastAPI, id: UUID) -> None:
    state = app.state
    async with (
        state.database.agency.acquire() as connection,
        writing(connection, Asked(CLOCK, None, None), state.tables, state.service.privileges, 0) as tx,
    ):
        [agreement] = await tx.lock(AGREEMENTS, [id])
        if agreement["state"] == "drafted":
            await abandon_hold(tx, agreement)
