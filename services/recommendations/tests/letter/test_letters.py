"""Letters until they are split: who files them, sends them, receives them, takes them back."""

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import on_day

LETTERS = "/v1/recommendation-letters"


async def test_a_province_sends_its_letter_by_another_person_and_the_clerk_receives_it(story) -> None:
    letter = await story.drafted()
    assert (letter["state"], letter["filed_by"], letter["recommendation_ids"]) == ("drafted", "province", [])
    draft = {"subject": "one-person", "province": "VN34-24"}
    own = await story.world.create(R.PROVINCE_OFFICER, LETTERS, story.letter(), **draft)
    refused = await story.world.try_act(R.PROVINCE_LEADER, own, "send", story.dated("2022-03-01"), **draft)
    expect.problem(refused, 403, "same-person")
    early = await story.try_act(R.CLERK, letter, "receive", story.dated("2022-03-02"))
    expect.problem(early, 409, "action-not-allowed")
    await story.act(R.PROVINCE_LEADER, letter, "send", story.dated("2022-03-02"))
    received = await story.act(R.CLERK, letter, "receive", story.dated("2022-03-04"))
    assert (received["state"], received["received_on"]) == ("received", "2022-03-04")


async def test_a_letter_on_paper_is_the_clerks(story) -> None:
    letter = await story.create(R.CLERK, LETTERS, story.letter())
    assert letter["filed_by"] == "agency"
    expect.problem(
        await story.try_act(R.PROVINCE_LEADER, letter, "send", story.dated("2022-03-01")), 409, "action-not-allowed"
    )
    assert (await story.act(R.CLERK, letter, "receive", story.dated("2022-03-01")))["state"] == "received"


async def test_it_is_taken_back_before_it_is_received_by_whoever_filed_it(story) -> None:
    day = story.dated("2022-03-02")
    drafted, sent = await story.drafted(), await story.drafted()
    await story.act(R.PROVINCE_LEADER, sent, "send", day)
    for letter in (drafted, sent):
        expect.problem(await story.try_act(R.CLERK, letter, "withdraw", day), 403, "forbidden")
        assert (await story.act(R.PROVINCE_LEADER, letter, "withdraw", day))["state"] == "withdrawn"
    on_paper = await story.create(R.CLERK, LETTERS, story.letter())
    expect.problem(await story.try_act(R.PROVINCE_LEADER, on_paper, "withdraw", day), 403, "forbidden")
    assert (await story.act(R.CLERK, on_paper, "withdraw", day))["state"] == "withdrawn"
    received = await story.received(day="2022-03-01")
    expect.problem(await story.try_act(R.PROVINCE_LEADER, received, "withdraw", day), 409, "action-not-allowed")


async def test_a_letter_is_recorded_once_unless_it_was_withdrawn(story) -> None:
    body = story.letter()
    first = await story.create(R.PROVINCE_OFFICER, LETTERS, body)
    client = story.world.client(R.PROVINCE_OFFICER, province="VN34-24")
    expect.problem(await client.post(LETTERS, json=body), 409, "duplicate", "/document")
    await story.act(R.PROVINCE_LEADER, first, "withdraw", story.dated("2022-03-01"))
    assert (await client.post(LETTERS, json=body)).status_code == 201


async def test_it_asks_for_an_answer_after_it_is_written(story) -> None:
    client = story.world.client(R.CLERK)
    same_day = await client.post(LETTERS, json=story.letter(answer_by="2022-03-01"))
    assert same_day.status_code == 201
    before = await client.post(LETTERS, json=story.letter(answer_by="2022-02-28"))
    expect.problem(before, 422, "invalid-content", "/answer_by")


async def test_a_province_files_for_itself_by_its_name_of_the_day(story) -> None:
    client = story.world.client(R.PROVINCE_OFFICER, province="VN34-24")
    expect.problem(await client.post(LETTERS, json=story.letter(province="VN63-86")), 403, "forbidden")
    expect.problem(
        await client.post(LETTERS, json=story.letter(province="VN34-24")), 422, "province-not-in-force", "/province"
    )


async def test_recommendations_I32_have_a_source_a_province_of_their_day_and_their_own_words(story) -> None:
    items = [{"text": "  Nâng mức hỗ trợ hạ tầng CCN.\r\nKéo dài thời gian.  "}, {"text": "Hướng dẫn thủ tục"}]
    letter = await story.received()
    split = await story.act(R.AGENCY_OFFICER, letter, "split", {"items": items, **story.dated("2022-03-02")})
    first, second = [await story.item(id) for id in split["recommendation_ids"]]
    assert (first["place"], second["place"]) == (1, 2)
    assert first["text"] == "Nâng mức hỗ trợ hạ tầng CCN.\nKéo dài thời gian."
    assert (first["letter_id"], first["working_session_id"]) == (letter["id"], None)
    assert first["source_document"] == letter["document"]
    assert (first["province"], first["received_on"]) == ("VN63-24", "2022-03-01")


async def test_what_was_overlooked_in_a_letter_is_found_while_it_waits_and_not_after(story) -> None:
    letter = await story.split(1)
    more = {"items": [{"text": "Hướng dẫn thủ tục"}], **story.dated("2022-03-03")}
    found = await story.act(R.AGENCY_OFFICER, letter, "split", more)
    places = [(await story.item(id))["place"] for id in found["recommendation_ids"]]
    assert (found["state"], places) == ("registered", [1, 2])
    for id in found["recommendation_ids"]:
        await story.transferred(await story.item(id), "2022-03-04")
    ended = await story.get("recommendation-letters", letter["id"])
    expect.problem(await story.try_act(R.AGENCY_OFFICER, ended, "split", more), 409, "action-not-allowed")


async def test_recommendations_I32_of_a_letter_under_way_when_provinces_merged_are_the_successors(story) -> None:
    async with on_day("2025-07-02"):
        letter = await story.drafted("2025-06-27")
        await story.act(R.PROVINCE_LEADER, letter, "send", story.dated("2025-06-30"))
        await story.act(R.CLERK, letter, "receive", {"effective_on": "2025-07-02"})
        body = {"items": [{"text": "Kiến nghị"}], "effective_on": "2025-07-02"}
        split = await story.act(R.AGENCY_OFFICER, letter, "split", body)
        [item] = [await story.item(id, R.PROVINCE_OFFICER) for id in split["recommendation_ids"]]
    assert (split["province"], item["province"]) == ("VN63-24", "VN34-24")


async def test_a_letter_names_the_session_that_it_was_handed_in_at(story) -> None:
    session = {
        "title": "Làm việc với tỉnh",
        "level": "ministry",
        "leader": "Bộ trưởng",
        "provinces": ["VN63-24", "VN63-27"],
        "planned_on": "2022-03-01",
        **story.dated("2022-02-20"),
    }
    held = await story.create(R.AGENCY_OFFICER, "/v1/working-sessions", session)
    letter = await story.create(R.CLERK, LETTERS, story.letter(working_session_id=held["id"]))
    assert letter["working_session_id"] == held["id"]
    own = await story.drafted(working_session_id=held["id"])
    assert own["working_session_id"] == held["id"]

    clerk = story.world.client(R.CLERK)
    stranger = story.letter(province="VN63-86", working_session_id=held["id"])
    unknown = story.letter(working_session_id=letter["id"])
    for wrong in (stranger, unknown):
        expect.problem(await clerk.post(LETTERS, json=wrong), 422, "invalid-content", "/working_session_id")
    cancelled = await story.create(R.AGENCY_OFFICER, "/v1/working-sessions", session)
    await story.act(R.AGENCY_OFFICER, cancelled, "cancel", {"note": "Hoãn lại", **story.dated("2022-02-25")})
    late = story.letter(working_session_id=cancelled["id"])
    expect.problem(await clerk.post(LETTERS, json=late), 422, "invalid-content", "/working_session_id")
