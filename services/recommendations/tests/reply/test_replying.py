"""I35, I36: a reply is signed, not older than what it answers, and answers what is worked on; promises are followed."""

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect


async def issue(story, reply, day: str = "2022-03-01", **document):
    body = story.signed(day)
    body["document"] |= document
    return await story.try_act(R.CLERK, reply, "issue", body)


async def draft(story, *items, **changed):
    return await story.world.client(R.AGENCY_OFFICER).post("/v1/replies", json=story.reply(*items, **changed))


async def test_recommendations_I35_an_answered_one_bears_its_reply(story) -> None:
    one, other = await story.assigned(2)
    reply = await story.approved(one, other, day="2022-03-10")
    assert (reply["state"], reply["approved_by"], reply["document"]) == ("approved", "agency_leader", None)
    body = story.signed("2022-03-11")
    issued = await story.act(R.CLERK, reply, "issue", body)
    assert (issued["state"], issued["issued_on"], issued["document"]) == ("issued", "2022-03-11", body["document"])
    assert [line["recommendation_reference"] for line in issued["lines"]] == [one["reference"], other["reference"]]
    for item in (one, other):
        answered = await story.item(item["id"])
        assert (answered["state"], answered["outcome"], answered["answered_on"]) == (
            "answered", "explained", "2022-03-11",
        )  # fmt: skip
        assert answered["reply"] == body["document"]


@pytest.mark.parametrize("name", ["number", "symbol", "issuer", "issued_on", "signer"])
async def test_recommendations_I35_number_symbol_date_and_signer_are_required(story, name: str) -> None:
    [item] = await story.assigned()
    reply = await story.approved(item)
    body = story.signed()
    del body["document"][name]
    answer = await story.try_act(R.CLERK, reply, "issue", body)
    expect.problem(answer, 422, "invalid-content", f"/document/{name}")
    assert (await story.item(item["id"]))["state"] == "assigned"


async def test_recommendations_I35_a_reply_is_not_older_than_the_receipt_of_what_it_answers(story) -> None:
    [item] = await story.assigned(day="2022-03-05")
    reply = await story.approved(item, day="2022-03-05")
    early = await issue(story, reply, "2022-03-05", issued_on="2022-03-04")
    expect.problem(early, 422, "rule-broken", "/document/issued_on")
    assert (await issue(story, reply, "2022-03-05")).status_code == 200


async def test_recommendations_I35_nor_than_that_of_what_is_merged_into_it(story) -> None:
    [master] = await story.assigned(day="2022-03-01")
    [follower] = await story.registered(day="2022-03-08")
    await story.act(R.AGENCY_OFFICER, follower, "merge", {"master_id": master["id"], **story.dated("2022-03-08")})
    reply = await story.approved(master, day="2022-03-08")
    early = await issue(story, reply, "2022-03-08", issued_on="2022-03-07")
    expect.problem(early, 422, "rule-broken", "/document/issued_on")
    assert (await issue(story, reply, "2022-03-08")).status_code == 200


async def test_recommendations_I35_nor_than_the_letter_that_brought_it_back(story) -> None:
    [item] = await story.assigned()
    await story.answered(item)
    await story.reopen(item, await story.received("2022-06-01"), "2022-06-01")
    await story.tasked(item, day="2022-06-01")
    reply = await story.approved(item, day="2022-06-02")
    early = await issue(story, reply, "2022-06-02", issued_on="2022-05-31")
    expect.problem(early, 422, "rule-broken", "/document/issued_on")


async def test_recommendations_I36_a_roadmap_promises_something(story) -> None:
    [item] = await story.assigned()
    answer = await draft(story, item, outcome="in_progress_with_roadmap")
    expect.problem(answer, 422, "rule-broken", "/lines/0/promises")
    await story.answered(item, promises=2)
    current = await story.item(item["id"])
    assert (current["state"], len(current["follow_up_ids"])) == ("following_up", 2)
    promise = await story.get("follow-ups", current["follow_up_ids"][0])
    assert (promise["state"], promise["commitment"], promise["product"], promise["due_on"]) == (
        "open", "Sửa thông tư", "Thông tư mới", "2022-12-31",
    )  # fmt: skip
    refused = await story.try_act(R.AGENCY_OFFICER, item, "close", story.dated("2022-03-02"))
    expect.problem(refused, 409, "action-not-allowed")


async def test_recommendations_I36_resolved_with_an_action_is_followed_up_without_one_it_is_not(story) -> None:
    with_action, without = await story.assigned(2)
    await story.answered(with_action, promises=1, outcome="resolved")
    await story.answered(without, outcome="resolved")
    assert (await story.item(with_action["id"]))["state"] == "following_up"
    assert (await story.item(without["id"]))["state"] == "answered"


async def test_nothing_is_promised_for_a_day_that_has_passed(story) -> None:
    [item] = await story.assigned()
    promise = {"commitment": "Sửa thông tư", "product": "Thông tư", "due_on": "2022-03-01"}
    line = {"outcome": "resolved", "promises": [promise]}
    body = story.reply(item, day="2022-03-02")
    body["lines"][0] |= line
    answer = await story.world.client(R.AGENCY_OFFICER).post("/v1/replies", json=body)
    expect.problem(answer, 422, "rule-broken", "/lines/0/promises/0/due_on")
    body = story.reply(item) | {"lines": [body["lines"][0]]}
    reply = await story.create(R.AGENCY_OFFICER, "/v1/replies", body)
    await story.act(R.AGENCY_LEADER, reply, "approve", story.dated("2022-03-01"))
    late = await issue(story, reply, "2022-03-02")
    expect.problem(late, 422, "rule-broken", "record:/lines/0/promises/0/due_on")
    assert (await issue(story, reply, "2022-03-01")).status_code == 200


async def test_of_two_replies_to_one_recommendation_one_answers_it(world, story, overlapping) -> None:
    [item] = await story.assigned()
    replies = [await story.approved(item), await story.approved(item)]
    answers = await overlapping(world, *(issue(story, reply) for reply in replies))
    assert sorted(answer.status_code for answer in answers) == [200, 409], [one.text for one in answers]
    [lost] = [answer for answer in answers if answer.status_code == 409]
    expect.problem(lost, 409, "conflict", "record:/lines/0/recommendation_id")
    states = sorted([(await story.get("replies", reply["id"]))["state"] for reply in replies])
    assert states == ["approved", "issued"]


async def test_replies_that_answer_the_same_crosswise_end_one_way(world, story, overlapping) -> None:
    """Locks are taken in one order: whoever comes second is refused, and neither waits for the other in a ring."""
    first, second = await story.assigned(2)
    replies = [await story.approved(first, second), await story.approved(second, first)]
    answers = await overlapping(world, *(issue(story, reply) for reply in replies))
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    [lost] = [answer for answer in answers if answer.status_code == 409]
    expect.problem(lost, 409, "conflict", "record:/lines/0/recommendation_id", "record:/lines/1/recommendation_id")
    assert {(await story.item(one["id"]))["state"] for one in (first, second)} == {"answered"}


@pytest.mark.parametrize("recall_first", [True, False])
async def test_a_reply_while_its_tasking_is_recalled_is_one_or_the_other(
    world, story, overlapping, recall_first: bool
) -> None:
    """Neither ends by a deadlock, which would be a 409 that names no place."""
    [item] = await story.classified()
    tasking = await story.tasked(item)
    issuing = issue(story, await story.approved(item))
    recalling = story.try_act(R.AGENCY_LEADER, tasking, "recall", {"note": "Thu hồi", **story.dated("2022-03-01")})
    if recall_first:
        recalled, issued = await overlapping(world, recalling, issuing)
    else:
        issued, recalled = await overlapping(world, issuing, recalling)
    current, after = await story.item(item["id"]), await story.get("taskings", tasking["id"])
    if issued.status_code == 200:
        assert recalled.json()["code"] in ("action-not-allowed", "stale-version"), recalled.text
        assert (current["state"], after["state"]) == ("answered", "done")
    else:
        expect.problem(issued, 409, "conflict", "record:/lines/0/recommendation_id")
        assert (recalled.status_code, current["state"], after["state"]) == (200, "classified", "recalled")


async def test_what_is_not_worked_on_is_not_answered(story) -> None:
    letter = await story.split(2)
    registered, second = [await story.item(id) for id in letter["recommendation_ids"]]
    [master] = await story.assigned()
    await story.act(R.AGENCY_OFFICER, second, "merge", {"master_id": master["id"], **story.dated("2022-03-01")})
    body = expect.problem(await draft(story, registered, second, master), 409, "conflict")
    assert [(error["pointer"], error["code"]) for error in body["errors"]] == [
        ("/lines/0/recommendation_id", "not-assigned"),
        ("/lines/1/recommendation_id", "merged"),
    ]
    reply = await story.approved(master)
    asked = {"body": "Bộ Xây dựng", "document": story.document(), **story.dated("2022-03-01")}
    await story.act(R.AGENCY_OFFICER, master, "consult", asked)
    expect.problem(await issue(story, reply), 409, "conflict", "record:/lines/0/recommendation_id")


async def test_a_reply_answers_recommendations_of_its_province_each_once(world, story) -> None:
    [item] = await story.assigned()
    [stranger] = await type(story)(world, "VN63-86", "VN34-86").assigned()
    expect.problem(await draft(story, item, item), 422, "rule-broken", "/lines/1/recommendation_id")
    expect.problem(await draft(story, item, stranger), 422, "rule-broken", "/lines/1/recommendation_id")
    expect.problem(
        await draft(story, item, {"id": item["letter_id"]}), 422, "invalid-content", "/lines/1/recommendation_id"
    )
    expect.problem(await draft(story, item, outcome="transferred"), 422, "rule-broken", "/lines/0/outcome")
    successor = story.reply(item, day="2025-08-01") | {"province": "VN34-24"}
    assert (await world.client(R.AGENCY_OFFICER).post("/v1/replies", json=successor)).status_code == 201


async def test_whoever_drafted_it_does_not_approve_it_and_a_withdrawn_one_is_not_issued(story) -> None:
    [item] = await story.assigned()
    person = {"subject": "one-person"}
    reply = await story.world.create(R.AGENCY_OFFICER, "/v1/replies", story.reply(item), **person)
    expect.problem(await issue(story, reply), 409, "action-not-allowed")
    refused = await story.world.try_act(R.AGENCY_LEADER, reply, "approve", story.dated("2022-03-01"), **person)
    expect.problem(refused, 403, "same-person")
    await story.act(R.AGENCY_LEADER, reply, "approve", story.dated("2022-03-01"))
    await story.act(R.AGENCY_OFFICER, reply, "withdraw", story.dated("2022-03-01"))
    expect.problem(await issue(story, reply), 409, "action-not-allowed")


async def test_a_document_issues_one_reply(story) -> None:
    first, second = await story.assigned(2)
    body = story.signed()
    await story.act(R.CLERK, await story.approved(first), "issue", body)
    answer = await story.try_act(R.CLERK, await story.approved(second), "issue", body)
    expect.problem(answer, 409, "duplicate", "/document")


async def test_a_province_sees_a_reply_once_it_is_issued_then_all_of_it(world, story) -> None:
    [item] = await story.assigned()
    reply = await story.approved(item)
    client = world.client(R.PROVINCE_OFFICER, province="VN34-24")
    path = f"/v1/replies/{reply['id']}"
    expect.problem(await client.get(path), 404, "not-found")
    listed = f"/v1/replies?recommendation_id={item['id']}&count=true"
    assert (await client.get(listed)).json()["total"] == 0
    await world.events()

    async def told() -> list[str]:
        events = (await client.get("/v1/feeds/recommendations?limit=1000")).json()
        return [event["type"].split(".")[2] for event in events if event["subject"] == reply["urn"]]

    assert await told() == []
    await story.act(R.CLERK, reply, "issue", story.signed())
    seen = (await client.get(path)).json()
    assert (seen["state"], [line["text"] for line in seen["lines"]]) == ("issued", ["Trả lời"])
    assert (await client.get(listed)).json()["total"] == 1
    entries = (await client.get(f"{path}/history")).json()["items"]
    assert [one["action"] for one in entries] == ["create", "approve", "issue"]
    await world.events()
    assert await told() == ["issued"]
    stranger = world.client(R.PROVINCE_OFFICER, province="VN34-86")
    expect.problem(await stranger.get(path), 404, "not-found")
