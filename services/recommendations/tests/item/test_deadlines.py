"""I38: when an answer is due, by law or by the letter, and how it is extended; the deadline explains itself."""

from datetime import date

import pytest

from arit_contracts import roles as R
from arit_kit.law.select import NoRuleInForce
from arit_kit.testing import expect
from recommendations.item.deadlines import answer_due

DAY = date(2022, 3, 1)


@pytest.mark.parametrize(
    ("authority", "answer_by", "due_on", "basis"),
    [
        ("A", None, date(2022, 4, 10), "answer_A@2017-09-15"),
        ("C", None, date(2022, 4, 20), "answer_C@2017-09-15"),
        ("A", date(2022, 4, 9), date(2022, 4, 9), "answer_by"),
        ("A", date(2022, 4, 10), date(2022, 4, 10), "answer_A@2017-09-15"),
        ("A", date(2022, 4, 11), date(2022, 4, 10), "answer_A@2017-09-15"),
        ("C", date(2022, 3, 1), date(2022, 3, 1), "answer_by"),
    ],
)
def test_recommendations_I38_due_is_the_earlier_of_letter_and_law(
    authority: str, answer_by: date | None, due_on: date, basis: str
) -> None:
    assert answer_due(DAY, authority, answer_by) == (due_on, basis)


def test_before_the_rule_of_2017_none_is_in_force() -> None:
    assert answer_due(date(2017, 9, 15), "A", None)[0] == date(2017, 10, 25)
    with pytest.raises(NoRuleInForce):
        answer_due(date(2017, 9, 14), "A", None)


async def deadline(story, item) -> dict:
    answer = await story.world.client(R.AUDITOR).get(f"/v1/recommendations/{item['id']}/deadline")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_a_recommendation_is_first_under_the_term_of_tasking_then_of_its_answer(story) -> None:
    [item] = await story.registered()
    waits = await deadline(story, item)
    assert (waits["what"], waits["unit"], waits["term"]) == ("tasking", "working", 5)
    assert (waits["due_on"], waits["done_on"], waits["overdue"]) == ("2022-03-08", None, True)
    assert [day["on"] for day in waits["skipped"]] == ["2022-03-05", "2022-03-06"]
    await story.classify(item, "D")
    assert (await deadline(story, item))["what"] == "transfer"
    await story.classify(item, "A")
    await story.tasked(item)
    due = await deadline(story, item)
    assert (due["what"], due["unit"], due["term"], due["due_on"]) == ("answer_A", "calendar", 40, "2022-04-10")
    assert (due["basis"], due["status"], due["doubtful"]) == ("QĐ 33/2017/QĐ-TTg, Đ12", "secondary", True)
    current = await story.item(item["id"])
    assert (current["due_on"], current["due_basis"]) == ("2022-04-10", "answer_A@2017-09-15")
    assert current["overdue"] is True
    await story.answered(item, day="2022-04-10")
    done = await deadline(story, item)
    assert (done["done_on"], done["overdue"]) == ("2022-04-10", False)
    assert (await story.item(item["id"]))["overdue"] is False


async def test_a_letter_that_asks_earlier_is_the_deadline(story) -> None:
    [item] = await story.assigned(answer_by="2022-03-26")
    due = await deadline(story, item)
    assert (due["what"], due["term"], due["unit"], due["due_on"]) == ("answer_by", None, "date", "2022-03-26")
    assert (due["basis"], due["last_working_day_on"]) == (
        f"{item['source_document']['number']}/UBND-KT", "2022-03-25",
    )  # fmt: skip


async def test_what_is_sent_on_or_merged_is_under_no_deadline(story) -> None:
    sent, master, follower = await story.classified(3)
    await story.classify(sent, "B")
    body = {"to_body": "Bộ Tài chính", "document": story.document(), "copied_to_province": True}
    await story.act(R.AGENCY_LEADER, sent, "transfer", body | story.dated("2022-03-01"))
    await story.act(R.AGENCY_OFFICER, follower, "merge", {"master_id": master["id"], **story.dated("2022-03-01")})
    for one in (sent, follower):
        answer = await story.world.client(R.AUDITOR).get(f"/v1/recommendations/{one['id']}/deadline")
        expect.problem(answer, 404, "not-found")


async def test_recommendations_I42_what_was_extended_and_then_sent_on_owes_no_answer(story) -> None:
    [item] = await story.classified()
    tasking = await story.tasked(item)
    await story.act(R.AGENCY_LEADER, item, "extend", extension(story, "2022-03-02", "2022-08-08"))
    reason = {"note": "Thuộc thẩm quyền Bộ khác", **story.dated("2022-03-03")}
    await story.act(R.AGENCY_LEADER, tasking, "recall", reason)
    await story.transferred(item, "2022-03-04")
    closed = await story.act(R.AGENCY_OFFICER, item, "close", story.dated("2022-03-05"))
    assert (closed["due_on"], closed["first_due_on"]) == (None, None)
    client = story.world.client(R.AUDITOR)
    expect.problem(await client.get(f"/v1/recommendations/{item['id']}/deadline"), 404, "not-found")
    counted = await client.get("/v1/recommendation-statistics?from_on=2022-08-08&to_on=2022-08-08")
    assert {one["key"]: one["value"] for one in counted.json()["figures"]}["answers_due"] == 0


def extension(story, day: str, due_on: str) -> dict:
    document = story.document(day, "BCT-CTĐP", "Bộ Công Thương")
    return {"due_on": due_on, "document": document, "note": "Cần ý kiến các bộ", **story.dated(day)}


@pytest.mark.parametrize("day", ["2022-03-02", "2022-04-10"])
async def test_recommendations_I38_it_is_extended_until_its_day(story, day: str) -> None:
    [item] = await story.assigned()
    body = extension(story, day, "2022-04-11")
    extended = await story.act(R.AGENCY_LEADER, item, "extend", body)
    assert (extended["due_on"], extended["first_due_on"], extended["due_basis"]) == (
        "2022-04-11", "2022-04-10", "extension",
    )  # fmt: skip
    due = await deadline(story, item)
    assert (due["what"], due["anchor_on"], due["due_on"]) == ("extension", "2022-04-10", "2022-04-11")
    assert due["basis"] == f"{body['document']['number']}/BCT-CTĐP"


@pytest.mark.parametrize(
    ("day", "due_on", "pointer"),
    [
        ("2022-04-11", "2022-05-01", "/effective_on"),
        ("2022-04-10", "2022-04-10", "/due_on"),
        ("2022-03-02", "2022-04-09", "/due_on"),
    ],
)
async def test_recommendations_I38_not_later_and_not_for_nothing(story, day: str, due_on: str, pointer: str) -> None:
    [item] = await story.assigned()
    answer = await story.try_act(R.AGENCY_LEADER, item, "extend", extension(story, day, due_on))
    body = expect.problem(answer, 422, "rule-broken", pointer)
    assert len(body["errors"]) == 1


async def test_recommendations_I38_it_is_extended_once(story) -> None:
    [item] = await story.assigned()
    await story.act(R.AGENCY_LEADER, item, "extend", extension(story, "2022-03-02", "2022-05-01"))
    again = await story.try_act(R.AGENCY_LEADER, item, "extend", extension(story, "2022-03-03", "2022-06-01"))
    expect.problem(again, 422, "rule-broken", "record:/first_due_on")
    without_reason = extension(story, "2022-03-03", "2022-06-01") | {"note": ""}
    expect.problem(
        await story.try_act(R.AGENCY_LEADER, item, "extend", without_reason), 422, "invalid-content", "/note"
    )


async def test_an_extension_outlives_a_recalled_tasking(story) -> None:
    [item] = await story.classified()
    tasking = await story.tasked(item)
    await story.act(R.AGENCY_LEADER, item, "extend", extension(story, "2022-03-02", "2022-05-01"))
    await story.act(R.AGENCY_LEADER, tasking, "recall", {"note": "Giao lại", **story.dated("2022-03-03")})
    await story.tasked(item, day="2022-03-04")
    assert (await story.item(item["id"]))["due_on"] == "2022-05-01"


async def test_a_province_is_told_of_an_extension_though_another_body_is_being_asked(world, story) -> None:
    [item] = await story.assigned()
    asked = {"body": "Bộ Xây dựng", "document": story.document("2022-03-02"), **story.dated("2022-03-02")}
    await story.act(R.AGENCY_OFFICER, item, "consult", asked)
    before = await story.item(item["id"], R.PROVINCE_OFFICER)
    await story.act(R.AGENCY_LEADER, item, "extend", extension(story, "2022-03-03", "2022-05-01"))
    after = await story.item(item["id"], R.PROVINCE_OFFICER)
    assert (after["state"], after["due_on"], after["version"]) == ("assigned", "2022-05-01", before["version"] + 1)
    client = world.client(R.PROVINCE_OFFICER, province="VN34-24")
    entries = (await client.get(f"/v1/recommendations/{item['id']}/history")).json()["items"]
    last = entries[-1]
    assert [one["action"] for one in entries] == ["create", "classify", "assign", "extend"]
    assert (last["seq"], last["from_state"], last["to_state"]) == (after["version"], "assigned", "assigned")
    await world.events()
    told = (await client.get("/v1/feeds/recommendations?limit=1000")).json()
    [extended] = [one for one in told if one["type"].endswith("extended.v1") and one["subject"] == item["urn"]]
    assert (extended["data"]["state"], extended["data"]["version"]) == ("assigned", after["version"])
    assert (await story.item(item["id"]))["state"] == "consulting"


async def test_the_day_is_found_anew_where_the_authority_is_another_after_a_recall(story) -> None:
    [item] = await story.classified()
    tasking = await story.tasked(item)
    await story.act(R.AGENCY_LEADER, tasking, "recall", {"note": "Giao lại", **story.dated("2022-03-02")})
    assert (await deadline(story, item))["what"] == "answer_A", "the province still waits for its answer"
    await story.classify(item, "B", "2022-03-02")
    assert (await deadline(story, item))["what"] == "transfer"
    await story.classify(item, "C", "2022-03-02")
    await story.tasked(item, day="2022-03-03")
    assert (await story.item(item["id"]))["due_on"] == "2022-04-20"
