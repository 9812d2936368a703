"""I33: a letter is answered when all its recommendations are, and closed when nothing more is to come of any."""

from datetime import date

import pytest

from arit_contracts import roles as R
from recommendations.letter.rules import steps

LAST = "2022-04-01"


async def state(story, letter) -> str:
    return (await story.get("recommendation-letters", letter["id"]))["state"]


@pytest.mark.parametrize(
    ("now", "waiting", "unsettled", "then"),
    [
        ("registered", 1, 1, []),
        ("registered", 0, 1, ["answer"]),
        ("registered", 0, 0, ["answer", "close"]),
        ("answered", 0, 1, []),
        ("answered", 0, 0, ["close"]),
        ("answered", 1, 1, ["reopen"]),
        ("closed", 0, 0, []),
        ("closed", 1, 1, ["reopen"]),
    ],
)
def test_recommendations_I33_as_a_table(now: str, waiting: int, unsettled: int, then: list[str]) -> None:
    assert list(steps(now, waiting, unsettled)) == then


@pytest.mark.parametrize("last", ["answered", "following_up", "transferred", "merged"])
async def test_recommendations_I33_the_last_item_answers_its_letter(story, last: str) -> None:
    letter = await story.split(2)
    first, second = [await story.item(id) for id in letter["recommendation_ids"]]
    await story.classify(first)
    await story.tasked(first)
    await story.answered(first)
    assert await state(story, letter) == "registered"
    if last == "transferred":
        await story.classify(second, "B")
        body = {"to_body": "Bộ Tài chính", "document": story.document(), "copied_to_province": True}
        await story.act(R.AGENCY_LEADER, second, "transfer", body | story.dated(LAST))
    elif last == "merged":
        [master] = await story.assigned()
        await story.act(R.AGENCY_OFFICER, second, "merge", {"master_id": master["id"], **story.dated("2022-03-02")})
        assert await state(story, letter) == "registered"
        await story.answered(master, day=LAST)
    else:
        await story.classify(second)
        await story.tasked(second)
        await story.answered(second, day=LAST, promises=1 if last == "following_up" else 0)
    settled = await story.get("recommendation-letters", letter["id"])
    assert (settled["state"], settled["effective_on"]) == ("answered", LAST)


async def test_recommendations_I33_a_letter_is_closed_with_its_last_item(story) -> None:
    letter = await story.split(2)
    items = [await story.item(id) for id in letter["recommendation_ids"]]
    for one in items:
        await story.classify(one)
        await story.tasked(one)
    await story.answered(*items)
    assert await state(story, letter) == "answered"
    await story.act(R.AGENCY_OFFICER, items[0], "close", story.dated("2022-03-05"))
    assert await state(story, letter) == "answered"
    await story.act(R.AGENCY_OFFICER, items[1], "close", story.dated("2022-03-04"))
    closed = await story.get("recommendation-letters", letter["id"])
    assert (closed["state"], closed["effective_on"]) == ("closed", "2022-03-05"), "on the day of the later one"


async def test_recommendations_I33_it_is_answered_on_the_day_of_its_last_answer_not_of_the_last_record(
    story,
) -> None:
    letter = await story.split(2)
    first, second = [await story.item(id) for id in letter["recommendation_ids"]]
    for one in (first, second):
        await story.classify(one)
        await story.tasked(one)
    await story.answered(first, day="2022-03-20")
    await story.act(R.AGENCY_OFFICER, first, "close", story.dated("2022-03-30"))
    await story.answered(second, day="2022-03-10")
    assert (await story.get("recommendation-letters", letter["id"]))["effective_on"] == "2022-03-20"
    entries = (await story.world.client(R.AUDITOR).get(f"/v1/recommendation-letters/{letter['id']}/history")).json()
    last = entries["items"][-1]
    assert (last["action"], date.fromisoformat(last["effective_on"])) == ("answer", date(2022, 3, 20))


async def test_recommendations_I33_two_last_items_answered_at_once_answer_it_once(world, story, overlapping) -> None:
    letter = await story.split(2)
    items = [await story.item(id) for id in letter["recommendation_ids"]]
    replies = []
    for one in items:
        await story.classify(one)
        await story.tasked(one)
        replies.append(await story.approved(one))
    issuing = (story.try_act(R.CLERK, reply, "issue", story.signed()) for reply in replies)
    answers = await overlapping(world, *issuing, in_line=False)
    assert [answer.status_code for answer in answers] == [200, 200]
    assert await state(story, letter) == "answered"
    entries = (await story.world.client(R.AUDITOR).get(f"/v1/recommendation-letters/{letter['id']}/history")).json()
    assert [one["action"] for one in entries["items"]].count("answer") == 1


async def test_recommendations_I33_an_answer_is_not_refused_for_what_became_of_another_later(story) -> None:
    letter = await story.split(2)
    back, other = [await story.item(id) for id in letter["recommendation_ids"]]
    for one in (back, other):
        await story.classify(one)
        await story.tasked(one)
    await story.answered(back, other)
    await story.act(R.AGENCY_OFFICER, back, "close", story.dated("2022-03-06"))
    await story.act(R.AGENCY_OFFICER, other, "close", story.dated("2022-06-01"))
    await story.reopen(back, await story.received("2022-05-10"), "2022-05-15")
    await story.tasked(back, day="2022-05-15")
    await story.answered(back, day="2022-05-20")
    assert (await story.item(back["id"]))["answered_on"] == "2022-05-20"
    answered = await story.get("recommendation-letters", letter["id"])
    assert (answered["state"], answered["effective_on"]) == ("answered", "2022-06-01")
