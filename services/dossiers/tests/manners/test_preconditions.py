"""If-Match: whoever acts on a version that is gone loses; of several at once, one wins."""

import asyncio

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World


async def test_of_eight_actions_at_once_one_wins_and_seven_are_stale(world: World, story) -> None:
    [dossier] = await story.selected()
    await story.complete(dossier, "D1", "D2", "D3", "D6")
    current = await story.dossier(dossier["id"])
    client, path = world.client(R.IMPLEMENTER), f"/v1/dossiers/{dossier['id']}/actions/submit"
    match = {"If-Match": f'"{current["version"]}"'}

    async def submit():
        return await client.post(path, json=story.dated("2021-08-02"), headers=match)

    answers = await asyncio.gather(*(submit() for _ in range(8)))
    assert sorted(one.status_code for one in answers) == [200] + [412] * 7
    stale = next(one for one in answers if one.status_code == 412)
    assert expect.problem(stale, 412, "stale-version")["current_version"] == current["version"] + 1
    assert stale.headers["etag"] == f'"{current["version"] + 1}"'
    history = (await client.get(f"/v1/dossiers/{dossier['id']}/history")).json()["items"]
    assert [one["action"] for one in history].count("submit") == 1


async def test_of_eight_changes_at_once_one_wins_and_seven_are_stale(world: World, story) -> None:
    [dossier] = await story.selected()
    client, match = world.client(R.IMPLEMENTER), {"If-Match": f'"{dossier["version"]}"'}

    async def change(n: int):
        body = {"title": f"Tên thứ {n}", **story.dated("2021-08-01")}
        return await client.patch(f"/v1/dossiers/{dossier['id']}", json=body, headers=match)

    answers = await asyncio.gather(*(change(n) for n in range(8)))
    assert sorted(one.status_code for one in answers) == [200] + [412] * 7
    winner = next(one for one in answers if one.status_code == 200).json()
    assert (await story.dossier(dossier["id"]))["title"] == winner["title"]


@pytest.mark.parametrize(
    "given, status, code",
    [(None, 428, "precondition-required"), ('"0"', 412, "stale-version"), ("3", 412, "stale-version"),
     ('"99999999999999999999"', 412, "stale-version"), ("", 412, "stale-version"), ('"\xe9"', 412, "stale-version")],
)  # fmt: skip
async def test_an_action_names_the_version_that_it_read(world: World, story, given, status: int, code: str) -> None:
    [dossier] = await story.selected()
    for method, path, body in [("PATCH", "", {"title": "Tên mới"}), ("POST", "/actions/submit", {})]:
        headers = {} if given is None else {"If-Match": given.encode("latin-1")}
        answer = await world.client(R.IMPLEMENTER).request(
            method, f"/v1/dossiers/{dossier['id']}{path}", json=body | story.dated("2021-08-01"), headers=headers
        )
        expect.problem(answer, status, code)


async def test_one_of_several_etags_is_enough(world: World, story) -> None:
    [dossier] = await story.selected()
    answer = await world.client(R.IMPLEMENTER).patch(
        f"/v1/dossiers/{dossier['id']}",
        json={"title": "Tên mới", **story.dated("2021-08-01")},
        headers={"If-Match": f'"0", "{dossier["version"]}"'},
    )
    assert answer.status_code == 200 and answer.headers["etag"] == f'"{dossier["version"] + 1}"'


async def test_an_unknown_record_is_404_before_any_precondition(world: World, story) -> None:
    path = "/v1/dossiers/01900000-0000-7000-8000-000000000000"
    expect.problem(await world.client(R.IMPLEMENTER).patch(path, json={}), 404, "not-found")


async def test_a_record_is_addressed_by_its_reference_too(world: World, story) -> None:
    [dossier] = await story.selected()
    answer = await world.client(R.IMPLEMENTER).patch(
        f"/v1/dossiers/{dossier['reference']}",
        json={"title": "Tên mới", **story.dated("2021-08-01")},
        headers={"If-Match": f'"{dossier["version"]}"'},
    )
    assert answer.status_code == 200, answer.text


async def test_deeds_on_several_records_at_once_never_wait_in_a_ring(world: World, story, budget) -> None:
    """Two agreements over the same two dossiers, in opposite order, signed at once: one is signed, one refused."""
    dossiers = await story.planned(2)
    drafts = [await story.agreement(dossiers), await story.agreement(dossiers[::-1])]
    answers = await asyncio.gather(
        *(world.try_act(R.AGENCY_LEADER, one, "sign", story.dated("2022-07-15")) for one in drafts * 2)
    )
    assert [one.status_code for one in answers].count(200) == 1
    assert {one.status_code for one in answers} <= {200, 409, 412, 422}, [one.text for one in answers]
