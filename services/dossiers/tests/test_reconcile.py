"""`dossiers reconcile`: every hold whose agreement is not signed is reported; what can be healed is."""

from collections.abc import Iterable
from uuid import uuid4

import httpx
import pytest

from arit_contracts import roles as R
from arit_kit.testing.world import World
from dossiers.reconcile import reconcile


def budget_holds(world: World, ids: Iterable[str]) -> None:
    """Budget answers the list of its holds, in pages of one."""
    held = list(ids)

    def answer(request: httpx.Request) -> httpx.Response:
        assert (request.method, request.url.path, request.url.params["state"]) == ("GET", "/v1/commitments", "held")
        place = int(request.url.params.get("cursor", 0))
        document = {"number": "437", "symbol": "CTĐP-QLKC", "issuer": "Cục", "issued_on": "2022-07-08"}
        items = [
            {"state": "held", "agreement_id": id, "lines": [{"allocation_document": document}]}
            for id in held[place : place + 1]
        ]
        return httpx.Response(
            200, json={"items": items, "next_cursor": str(place + 1) if place + 1 < len(held) else None}
        )

    world.neighbour("budget", httpx.MockTransport(answer))


@pytest.fixture
async def agreements(world: World, story, budget) -> dict[str, dict]:
    """One of each: signed, drafted, void."""
    signed = await story.signed(await story.planned())
    dossiers = await story.planned()
    void = await story.agreement(dossiers)
    await world.act(R.AGENCY_LEADER, void, "void", story.dated("2022-07-16"))
    return {"signed": signed, "drafted": await story.agreement(dossiers), "void": void}


async def test_nothing_to_report_is_0(world: World, agreements, capsys) -> None:
    budget_holds(world, [agreements["signed"]["id"]])
    assert await reconcile(world.app, []) == 0
    assert agreements["signed"]["id"] not in capsys.readouterr().out


async def test_drafted_void_and_missing_are_reported_without_waiting_for_their_rows(
    world: World, agreements, capsys
) -> None:
    missing = str(uuid4())
    budget_holds(world, [*(one["id"] for one in agreements.values()), missing])
    async with world.as_owner() as other, other.transaction():
        await other.execute("SELECT FROM agreement WHERE id = $1 FOR UPDATE", agreements["drafted"]["id"])
        assert await reconcile(world.app, []) == 3
    said = capsys.readouterr().out
    for state in ("drafted", "void"):
        assert f"{agreements[state]['id']}: money is held, the agreement is {state}." in said
    assert f"{missing}: money is held, the agreement is missing." in said
    assert agreements["signed"]["id"] not in said


async def test_what_can_be_healed_is_and_the_rest_remains(world: World, agreements) -> None:
    unsigned = [agreements["drafted"], agreements["void"]]
    budget_holds(world, [one["id"] for one in unsigned])
    assert await reconcile(world.app, ["--heal"]) == 0
    told = {one.subject: one for one in await world.events() if one.type == "dossiers.agreement.hold_abandoned.v1"}
    for one in unsigned:
        now = (await world.client(R.AUDITOR).get(f"/v1/agreements/{one['id']}")).json()
        assert told[one["urn"]].data["agreement_version"] == now["version"]
    budget_holds(world, [str(uuid4())])
    assert await reconcile(world.app, ["--heal"]) == 3
