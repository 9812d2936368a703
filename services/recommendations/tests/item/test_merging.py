"""I39: what is merged follows its master; no chains, no cycles."""

import httpx

from arit_contracts import roles as R
from arit_kit.testing import expect


async def merge(story, item, master, day: str = "2022-03-02") -> httpx.Response:
    body = {"master_id": master["id"], **story.dated(day)}
    return await story.try_act(R.AGENCY_OFFICER, item, "merge", body)


async def merged(story, item, master) -> dict:
    answer = await merge(story, item, master)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_recommendations_I39_a_merged_one_follows_its_master_from_state_to_state(story) -> None:
    [master] = await story.classified()
    [follower] = await story.registered()
    stands = await merged(story, follower, master)
    assert (stands["state"], stands["master_id"], stands["stands_as"]) == ("merged", master["id"], "classified")
    seen = [stands["version"]]
    await story.tasked(master, day="2022-03-02")

    async def now() -> dict:
        current = await story.item(follower["id"])
        assert current["version"] > seen[-1], "whoever read it before holds an old version"
        seen.append(current["version"])
        return dict(current)

    assert (await now())["stands_as"] == "assigned"
    reply = await story.answered(master, day="2022-03-10", promises=1)
    answered = await now()
    assert (answered["state"], answered["stands_as"]) == ("merged", "following_up")
    assert (answered["outcome"], answered["answered_on"]) == ("in_progress_with_roadmap", "2022-03-10")
    assert answered["reply"] == reply["document"]
    [promise] = (await story.item(master["id"]))["follow_up_ids"]
    done = {"note": "Đã ban hành", **story.dated("2022-05-01")}
    await story.act(R.AGENCY_OFFICER, await story.get("follow-ups", promise), "complete", done)
    assert (await now())["stands_as"] == "closed"
    letter = await story.received("2022-06-01")
    await story.reopen(master, letter, "2022-06-02")
    reopened = await now()
    assert (reopened["stands_as"], reopened["outcome"], reopened["reply"]) == ("classified", None, None)


async def test_recommendations_I39_there_is_no_chain(story) -> None:
    first, second, third = await story.classified(3)
    await merged(story, second, first)
    chained = expect.problem(await merge(story, third, second), 422, "rule-broken", "/master_id")
    assert [error["code"] for error in chained["errors"]] == ["merged"]
    expect.problem(await merge(story, first, third), 422, "rule-broken", "record:/id")
    await merged(story, third, first)
    for one in (second, third):
        assert (await story.item(one["id"]))["master_id"] == first["id"]


async def test_recommendations_I39_there_is_no_cycle(story) -> None:
    first, second = await story.classified(2)
    expect.problem(await merge(story, first, first), 422, "rule-broken", "/master_id")
    await merged(story, first, second)
    expect.problem(await merge(story, second, first), 422, "rule-broken", "/master_id", "record:/id")


async def test_recommendations_I39_of_merges_into_each_other_at_once_one_stands(world, story, overlapping) -> None:
    for _ in range(2):
        first, second = await story.classified(2)
        answers = await overlapping(world, merge(story, first, second), merge(story, second, first))
        assert sorted(answer.status_code for answer in answers) == [200, 422], [one.text for one in answers]
        masters = [(await story.item(one["id"]))["master_id"] for one in (first, second)]
        assert masters.count(None) == 1


async def test_recommendations_I39_of_merges_round_a_ring_at_once_no_chain_is_left(world, story, overlapping) -> None:
    ring = await story.classified(3)
    await overlapping(world, *(merge(story, one, ring[(place + 1) % 3]) for place, one in enumerate(ring)))
    masters = {one["id"]: (await story.item(one["id"]))["master_id"] for one in ring}
    assert any(masters.values())
    assert all(master is None or masters[master] is None for master in masters.values()), masters


async def test_what_is_dealt_with_already_is_no_master(story) -> None:
    answered, fresh = await story.assigned(2)
    await story.answered(answered)
    [late] = await story.classified()
    body = expect.problem(await merge(story, late, answered), 422, "rule-broken", "/master_id")
    assert body["errors"][0]["code"] == "not-open"
    expect.problem(await merge(story, fresh, late), 409, "action-not-allowed")
    unknown = await story.try_act(
        R.AGENCY_OFFICER, late, "merge", {"master_id": late["letter_id"]} | story.dated("2022-03-02")
    )
    expect.problem(unknown, 422, "invalid-content", "/master_id")


async def test_a_master_may_be_another_provinces_who_learns_nothing_of_it(world, story) -> None:
    vinh_long = type(story)(world, "VN63-86", "VN34-86")
    [master] = await vinh_long.assigned()
    [follower] = await story.registered()
    await merged(story, follower, master)
    reply = await vinh_long.answered(master, day="2022-03-10")
    seen = await story.item(follower["id"], R.PROVINCE_OFFICER)
    assert (seen["stands_as"], seen["outcome"], seen["reply"]) == ("answered", "explained", reply["document"])
    client = world.client(R.PROVINCE_OFFICER, province="VN34-24")
    for path in (f"/v1/recommendations/{master['id']}", f"/v1/replies/{reply['id']}"):
        expect.problem(await client.get(path), 404, "not-found")
    assert (await story.get("recommendation-letters", follower["letter_id"]))["state"] == "answered"


async def test_a_province_does_not_learn_by_what_is_merged_that_another_body_is_consulted(world, story) -> None:
    [master] = await story.assigned()
    before, after = await story.registered(2)
    await merged(story, before, master)
    seen = await story.item(before["id"], R.PROVINCE_OFFICER)
    asked = {"body": "Bộ Xây dựng", "document": story.document("2022-03-03"), **story.dated("2022-03-03")}
    await story.act(R.AGENCY_OFFICER, master, "consult", asked)
    assert await story.item(before["id"], R.PROVINCE_OFFICER) == seen, "its version neither"
    await merge(story, after, master, "2022-03-04")
    assert (await story.item(after["id"]))["stands_as"] == "consulting"
    assert (await story.item(after["id"], R.PROVINCE_OFFICER))["stands_as"] == "assigned"
    client = world.client(R.PROVINCE_OFFICER, province="VN34-24")
    assert "consulting" not in (await client.get(f"/v1/recommendations/{after['id']}/history")).text
