"""The province comes back to a recommendation by a new letter."""

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect

BACK = "2022-06-01"


async def reopening(story, item, letter, day: str = BACK):
    body = {"letter_id": letter["id"], "note": "Tỉnh chưa đồng ý", **story.dated(day)}
    return await story.try_act(R.AGENCY_OFFICER, item, "reopen", body)


async def test_it_is_dealt_with_anew_and_its_term_counts_from_the_new_letter(story) -> None:
    [item] = await story.assigned(answer_by="2022-03-20")
    await story.answered(item, day="2022-03-15")
    letter = await story.received(BACK)
    reopened = await story.reopen(item, letter, "2022-06-02")
    assert (reopened["state"], reopened["reopened_by"], reopened["letter_id"]) == (
        "classified", letter["id"], item["letter_id"],
    )  # fmt: skip
    assert [reopened[name] for name in ("outcome", "answered_on", "reply", "lead_unit", "due_on")] == [None] * 5
    assert reopened["received_on"] == "2022-03-01"
    await story.tasked(item, day="2022-06-03")
    assert (await story.item(item["id"]))["due_on"] == "2022-07-11", "40 days from 1 June"


async def test_recommendations_I33_both_letters_wait_for_its_answer_and_are_answered_by_it(story) -> None:
    [item] = await story.assigned()
    await story.answered(item)
    await story.act(R.AGENCY_OFFICER, item, "close", story.dated("2022-03-02"))
    old = item["letter_id"]
    assert (await story.get("recommendation-letters", old))["state"] == "closed"
    letter = await story.received(BACK)
    await story.reopen(item, letter, BACK)
    for id in (old, letter["id"]):
        stands = await story.get("recommendation-letters", id)
        assert (stands["state"], stands["recommendation_ids"]) == ("registered", [item["id"]])
    matters = {"items": [{"text": "Việc mới"}], **story.dated(BACK)}
    split = await story.act(R.AGENCY_OFFICER, letter, "split", matters)
    assert len(split["recommendation_ids"]) == 2, "it also brings a matter of its own"
    await story.transferred(await story.item((set(split["recommendation_ids"]) - {item["id"]}).pop()), BACK)
    await story.tasked(item, day=BACK)
    await story.answered(item, day="2022-06-10")
    for id in (old, letter["id"]):
        assert (await story.get("recommendation-letters", id))["state"] == "answered"


async def test_a_letter_with_matters_of_its_own_is_split_first(story) -> None:
    [item] = await story.assigned()
    await story.answered(item)
    letter = await story.split(1, BACK)
    before = await story.get("recommendation-letters", letter["id"])
    await story.reopen(item, letter, BACK)
    after = await story.get("recommendation-letters", letter["id"])
    assert sorted(after["recommendation_ids"]) == sorted([*before["recommendation_ids"], item["id"]])
    assert after["version"] > before["version"]


@pytest.mark.parametrize("how", ["transferred", "following_up", "closed"])
async def test_it_is_reopened_however_it_ended(story, how: str) -> None:
    [item] = await story.classified()
    if how == "transferred":
        await story.classify(item, "B")
        body = {"to_body": "Bộ Tài chính", "document": story.document(), "copied_to_province": True}
        await story.act(R.AGENCY_LEADER, item, "transfer", body | story.dated("2022-03-02"))
    else:
        await story.tasked(item)
        await story.answered(item, promises=1 if how == "following_up" else 0)
        if how == "closed":
            await story.act(R.AGENCY_OFFICER, item, "close", story.dated("2022-03-02"))
    assert (await story.item(item["id"]))["state"] == how
    reopened = await story.reopen(item, await story.received(BACK), BACK)
    assert (reopened["state"], reopened["transferred_to"], reopened["transfer"]) == ("classified", None, None)


async def test_recommendations_I36_promises_of_before_outlive_the_reopening(story) -> None:
    [item] = await story.assigned()
    await story.answered(item, promises=1)
    await story.reopen(item, await story.received(BACK), BACK)
    await story.tasked(item, day=BACK)
    await story.answered(item, day="2022-06-10")
    current = await story.item(item["id"])
    assert current["state"] == "following_up", "one promise is open"
    await story.reopen(item, await story.received("2022-07-01"), "2022-07-01")
    await story.classify(item, "B", "2022-07-02")
    sent = {"to_body": "Bộ Tài chính", "document": story.document("2022-07-02"), "copied_to_province": True}
    await story.act(R.AGENCY_LEADER, item, "transfer", sent | story.dated("2022-07-02"))
    refused = await story.try_act(R.AGENCY_OFFICER, item, "close", story.dated("2022-07-03"))
    expect.problem(refused, 422, "rule-broken", "record:/follow_up_ids")
    promise = await story.get("follow-ups", current["follow_up_ids"][0])
    await story.act(R.AGENCY_LEADER, promise, "drop", {"note": "Đã chuyển Bộ khác", **story.dated("2022-07-03")})
    assert (await story.item(item["id"]))["state"] == "transferred"
    await story.act(R.AGENCY_OFFICER, item, "close", story.dated("2022-07-03"))


async def test_it_takes_a_new_letter_of_that_province_which_the_agency_received(world, story) -> None:
    [item] = await story.assigned()
    open_yet = await story.received(BACK)
    expect.problem(await reopening(story, item, open_yet), 409, "action-not-allowed")
    await story.answered(item)
    vinh_long = type(story)(world, "VN63-86", "VN34-86")
    withdrawn = await story.drafted(BACK)
    await story.act(R.PROVINCE_LEADER, withdrawn, "withdraw", story.dated(BACK))
    for letter, code in [
        ({"id": item["letter_id"]}, "another-letter"),
        (await vinh_long.received(BACK), "another-letter"),
        (await story.drafted(BACK), "not-received"),
        (withdrawn, "not-received"),
        ({"id": item["id"]}, "not-found"),
    ]:
        answer = await reopening(story, item, letter)
        body = expect.problem(answer, 422, "invalid-content" if code == "not-found" else "rule-broken", "/letter_id")
        assert [error["code"] for error in body["errors"]] == [code]
    for letter in (await story.received(BACK), await story.split(1, BACK)):
        early = await reopening(story, item, letter, "2022-05-31")
        expect.problem(early, 422, "rule-broken", "/effective_on")
    older = await reopening(story, item, await story.split(1, "2022-02-28"))
    assert expect.problem(older, 422, "rule-broken", "/letter_id")["errors"][0]["code"] == "older-letter"


async def test_recommendations_I33_every_letter_that_came_back_to_it_waits_for_its_answer(story) -> None:
    [item] = await story.assigned()
    await story.answered(item)
    letters = [item["letter_id"]]
    for day in (BACK, "2022-07-01"):
        letter = await story.received(day)
        letters.append(letter["id"])
        await story.reopen(item, letter, day)
        for id in letters:
            stands = await story.get("recommendation-letters", id)
            assert (stands["state"], stands["recommendation_ids"]) == ("registered", [item["id"]])
        await story.tasked(item, day=day)
        await story.answered(item, day=day)
        again = await reopening(story, item, letter, day)
        assert expect.problem(again, 422, "rule-broken", "/letter_id")["errors"][0]["code"] == "another-letter"
    assert (await story.item(item["id"]))["reopened_by"] == letters[-1]
    first = await reopening(story, item, {"id": letters[1]}, "2022-07-01")
    expect.problem(first, 422, "rule-broken", "/letter_id")
    await story.act(R.AGENCY_OFFICER, item, "close", story.dated("2022-07-02"))
    for id in letters:
        assert (await story.get("recommendation-letters", id))["state"] == "closed"
