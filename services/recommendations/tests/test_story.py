"""A letter's way from the province's draft to the last promise kept, through the public API alone."""

from arit_contracts import roles as R


async def test_a_letter_is_answered_followed_up_and_closed(world, story) -> None:
    letter = await story.split(3)
    plain, promised, ours_not = [await story.item(id) for id in letter["recommendation_ids"]]
    await story.classify(plain)
    await story.classify(promised, "C")
    await story.classify(ours_not, "D")
    sent_on = {"to_body": "Thủ tướng Chính phủ", "document": story.document(), "copied_to_province": True}
    await story.act(R.AGENCY_LEADER, ours_not, "transfer", sent_on | story.dated("2022-03-02"))
    for one in (plain, promised):
        await story.tasked(one, day="2022-03-03")
    await story.answered(plain, day="2022-03-20")
    assert (await story.get("recommendation-letters", letter["id"]))["state"] == "registered"
    await story.answered(promised, day="2022-03-25", promises=2)
    answered = await story.get("recommendation-letters", letter["id"])
    assert (answered["state"], answered["effective_on"]) == ("answered", "2022-03-25")

    await story.act(R.AGENCY_OFFICER, plain, "close", story.dated("2022-03-26"))
    await story.act(R.AGENCY_OFFICER, ours_not, "close", story.dated("2022-03-26"))
    item = await story.item(promised["id"])
    assert (item["state"], item["outcome"]) == ("following_up", "in_progress_with_roadmap")
    done = {"note": "Thông tư đã ban hành", **story.dated("2022-11-01")}
    first, second = [await story.get("follow-ups", id) for id in item["follow_up_ids"]]
    await story.act(R.AGENCY_OFFICER, first, "complete", done)
    assert (await story.item(promised["id"]))["state"] == "following_up"
    await story.act(R.AGENCY_LEADER, second, "drop", done)
    assert (await story.item(promised["id"]))["state"] == "closed"
    closed = await story.get("recommendation-letters", letter["id"])
    assert (closed["state"], closed["effective_on"]) == ("closed", "2022-11-01")
    types = [event.type.removeprefix("recommendations.") for event in await world.events()]
    for told in ("letter.sent.v1", "recommendation.transferred.v1", "reply.issued.v1", "follow_up.done.v1"):
        assert told in types
    assert types[-1] == "letter.closed.v1"
