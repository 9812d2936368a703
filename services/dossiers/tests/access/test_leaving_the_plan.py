"""Moving a planned dossier to the local budget is a privilege of its own: the province's leader holds it."""

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World
from dossiers.main import SERVICE


async def test_only_the_provinces_leader_moves_a_planned_dossier_to_the_local_budget(world: World, story) -> None:
    [dossier] = await story.planned()
    refused = await world.try_act(R.PROVINCE_OFFICER, dossier, "move_local", story.dated("2022-03-01"))
    assert "dossier.move_local" in expect.problem(refused, 403, "forbidden")["detail"]
    moved = await world.act(R.PROVINCE_LEADER, dossier, "move_local", story.dated("2022-03-01"))
    assert moved["state"] == "moved_local"
    assert SERVICE.privileges["dossier.move_local"] == {R.PROVINCE_LEADER}
