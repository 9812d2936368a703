"""What a reply promised, until it is kept or given up."""

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect

DONE = {"note": "Thông tư 10/2022/TT-BCT", "effective_on": "2022-11-01", "reason": "Ghi nhận lại"}


async def promised(story, promises: int = 1) -> tuple[dict, list[dict]]:
    [item] = await story.assigned()
    await story.answered(item, promises=promises)
    ids = (await story.item(item["id"]))["follow_up_ids"]
    return item, [await story.get("follow-ups", id) for id in ids]


@pytest.mark.parametrize(("action", "role"), [("complete", R.AGENCY_OFFICER), ("drop", R.AGENCY_LEADER)])
async def test_recommendations_I36_the_last_one_closes_its_recommendation_and_its_letter(story, action, role) -> None:
    item, [follow_up] = await promised(story)
    assert follow_up["overdue"] is True, "31 December 2022 is past"
    ended = await story.act(role, follow_up, action, DONE)
    kept = action == "complete"
    assert (ended["state"], ended["overdue"]) == ("done" if kept else "dropped", False)
    assert (ended["evidence"], ended["done_on"]) == ((DONE["note"], "2022-11-01") if kept else (None, None))
    assert (await story.item(item["id"]))["state"] == "closed"
    assert (await story.get("recommendation-letters", item["letter_id"]))["state"] == "closed"
    expect.problem(await story.try_act(role, follow_up, action, DONE), 409, "action-not-allowed")


async def test_recommendations_I36_two_last_ones_at_once_close_it_once(world, story, overlapping) -> None:
    item, both = await promised(story, 2)
    answers = await overlapping(world, *(story.try_act(R.AGENCY_OFFICER, one, "complete", DONE) for one in both))
    assert [answer.status_code for answer in answers] == [200, 200], [one.text for one in answers]
    assert (await story.item(item["id"]))["state"] == "closed"


async def test_recommendations_I36_it_is_closed_on_the_day_of_the_last_not_of_the_last_record(story) -> None:
    [item] = await story.assigned()
    await story.answered(item, promises=2)
    for id, day in zip((await story.item(item["id"]))["follow_up_ids"], ("2022-05-10", "2022-05-05"), strict=True):
        done = {"note": "Đã ban hành", **story.dated(day)}
        await story.act(R.AGENCY_OFFICER, await story.get("follow-ups", id), "complete", done)
    closed = await story.item(item["id"])
    assert (closed["state"], closed["effective_on"]) == ("closed", "2022-05-10")
    letter = await story.get("recommendation-letters", item["letter_id"])
    assert (letter["state"], letter["effective_on"]) == ("closed", "2022-05-10")


async def test_it_is_kept_with_its_document_and_not_without_saying_what_shows_it(story) -> None:
    _, [follow_up] = await promised(story)
    bare = {name: value for name, value in DONE.items() if name != "note"}
    expect.problem(await story.try_act(R.AGENCY_OFFICER, follow_up, "complete", bare), 422, "invalid-content", "/note")
    later = DONE | {"document": story.document("2022-11-02")}
    expect.problem(
        await story.try_act(R.AGENCY_OFFICER, follow_up, "complete", later),
        422,
        "effective-date",
        "/document/issued_on",
    )
    document = story.document("2022-10-30")
    done = await story.act(R.AGENCY_OFFICER, follow_up, "complete", DONE | {"document": document})
    assert done["document"] == document | {"signer": None}


async def test_a_promise_of_a_recommendation_that_was_reopened_is_kept_without_closing_it(story) -> None:
    item, [follow_up] = await promised(story)
    await story.reopen(item, await story.received("2022-06-01"), "2022-06-01")
    await story.act(R.AGENCY_OFFICER, follow_up, "complete", DONE)
    assert (await story.item(item["id"]))["state"] == "classified"


async def test_a_province_sees_what_was_promised_to_it(world, story) -> None:
    item, [follow_up] = await promised(story)
    client = world.client(R.PROVINCE_OFFICER, province="VN34-24")
    for query in (f"recommendation_id={item['id']}", f"id={follow_up['id']}&overdue=true&province=VN34-24"):
        listed = (await client.get(f"/v1/follow-ups?{query}")).json()
        assert [one["id"] for one in listed["items"]] == [follow_up["id"]]
    assert (await client.get(f"/v1/follow-ups?id={follow_up['id']}&overdue=false")).json()["items"] == []
    stranger = world.client(R.PROVINCE_OFFICER, province="VN34-86")
    expect.problem(await stranger.get(f"/v1/follow-ups/{follow_up['id']}"), 404, "not-found")


async def test_what_may_become_overdue_by_the_day_alone_is_always_read_anew(world, story) -> None:
    _, [follow_up] = await promised(story)
    client = world.client(R.AUDITOR)
    for path in (f"/v1/follow-ups/{follow_up['id']}", f"/v1/recommendations/{follow_up['recommendation_id']}"):
        read = await client.get(path)
        assert (await client.get(path, headers={"If-None-Match": read.headers["etag"]})).status_code == 200
    reply = f"/v1/replies/{follow_up['reply_id']}"
    read = await client.get(reply)
    assert (await client.get(reply, headers={"If-None-Match": read.headers["etag"]})).status_code == 304
