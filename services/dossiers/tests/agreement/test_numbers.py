"""An agreement's official number is its own, as long as the agreement is not void."""

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World


async def test_a_void_agreement_gives_its_number_back(world: World, story) -> None:
    dossiers = await story.planned()
    first = await story.agreement(dossiers)
    body = story.agreed(dossiers) | {"number": first["number"]}
    twice = await world.client(R.AGENCY_OFFICER).post("/v1/agreements", json=body)
    expect.problem(twice, 409, "duplicate", "/number")
    await world.act(R.AGENCY_LEADER, first, "void", story.dated("2022-07-16"))

    again = await world.create(R.AGENCY_OFFICER, "/v1/agreements", body)

    assert again["number"] == first["number"]
    expect.problem(await world.client(R.AGENCY_OFFICER).post("/v1/agreements", json=body), 409, "duplicate", "/number")


async def test_every_constraint_that_has_a_field_exists(world: World) -> None:
    async with world.as_owner() as owner:
        rows = await owner.fetch("SELECT indexname FROM pg_indexes WHERE schemaname = 'public'")
    assert set(world.service.constraints) <= {row["indexname"] for row in rows}
