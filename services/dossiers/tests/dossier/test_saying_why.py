"""Whoever must say why is heard: the history and the event keep the note."""

from arit_contracts import roles as R
from arit_kit.testing.world import World

NOTE = "Ngoài danh mục ưu tiên của năm"


async def test_a_dossier_that_is_not_selected_is_told_why(world: World, story) -> None:
    registration, [dossier] = await story.registered()
    letter = {"document": story.document(), **story.dated("2021-06-15")}
    await world.act(R.PROVINCE_LEADER, registration, "send", letter)

    declined = await world.act(R.AGENCY_LEADER, dossier, "decline", {"note": NOTE, **story.dated("2021-07-01")})

    assert declined["state"] == "rejected"
    history = (await world.client(R.IMPLEMENTER).get(f"/v1/dossiers/{dossier['id']}/history")).json()
    assert NOTE in history["items"][-1]["reason"]
    [event] = [
        one for one in await world.events() if one.subject == dossier["urn"] and one.type.endswith("rejected.v1")
    ]
    assert event.data["note"] == NOTE
