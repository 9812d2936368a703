"""Consulting another body: the Agency's own affair, and a silent body is reminded once (I40)."""

import asyncio

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import on_day
from recommendations.jobs import remind_silent

ASKED = "2022-03-10"
"""Whose fifteenth day after is 25 March."""


def asking(story, day: str = ASKED) -> dict:
    return {"body": "Bộ Xây dựng", "document": story.document(day, "BCT-CTĐP", "Bộ Công Thương"), **story.dated(day)}


async def consulting(story, day: str = ASKED) -> dict:
    [item] = await story.assigned()
    return await story.act(R.AGENCY_OFFICER, item, "consult", asking(story, day))


async def remind(world, day: str) -> None:
    """Let the job run once on that day."""
    async with on_day(day), world.app.state.database.agency_side() as connection, connection.transaction():
        await remind_silent(world.app, connection)


async def reminders(world, item) -> list[dict]:
    """What its history tells of reminders."""
    entries = (await world.client(R.AUDITOR).get(f"/v1/recommendations/{item['id']}/history")).json()["items"]
    return [one for one in entries if one["action"] == "remind"]


async def test_the_answer_is_due_in_fifteen_days_and_recorded(story) -> None:
    item = await consulting(story)
    [asked] = item["consultations"]
    assert (item["state"], asked["asked_on"], asked["answer_due_on"]) == ("consulting", ASKED, "2022-03-25")
    assert (asked["answered_on"], asked["answer"], asked["view"]) == (None, None, None)
    document = story.document("2022-03-20", "BXD-KT", "Bộ Xây dựng")
    body = {"document": document, "view": "Thống nhất", **story.dated("2022-03-21")}
    answered = await story.act(R.AGENCY_OFFICER, item, "record_consultation", body)
    [asked] = answered["consultations"]
    assert (answered["state"], asked["answered_on"], asked["view"]) == ("assigned", "2022-03-21", "Thống nhất")
    again = await story.act(R.AGENCY_OFFICER, item, "consult", asking(story, "2022-03-22"))
    assert [one["answered_on"] for one in again["consultations"]] == ["2022-03-21", None]


async def test_recommendations_I40_a_silent_body_is_reminded_once_after_its_day(world, story) -> None:
    item = await consulting(story)
    await remind(world, "2022-03-25")
    assert await reminders(world, item) == []
    for day in ("2022-03-26", "2022-04-20"):
        await remind(world, day)
    [reminder] = await reminders(world, item)
    assert (reminder["actor"], reminder["effective_on"]) == ("recommendations", "2022-03-26")
    current = await story.item(item["id"])
    assert current["consultations"][0]["reminded_on"] == "2022-03-26"
    assert (current["state"], current["version"]) == ("consulting", item["version"] + 1)
    told = [one for one in await world.events() if one.subject == item["urn"] and "reminded" in one.type]
    assert [(one.type, one.data["body"]) for one in told] == [
        ("recommendations.recommendation.reminded.v1", "Bộ Xây dựng")
    ]


async def test_recommendations_I40_a_body_that_answered_is_not_reminded(world, story) -> None:
    item = await consulting(story)
    body = {"document": story.document("2022-03-20"), "view": "Thống nhất", **story.dated("2022-03-21")}
    await story.act(R.AGENCY_OFFICER, item, "record_consultation", body)
    await remind(world, "2022-04-20")
    assert await reminders(world, item) == []


async def test_recommendations_I40_two_turns_at_once_remind_once(world, story) -> None:
    item = await consulting(story)
    await asyncio.gather(remind(world, "2022-03-26"), remind(world, "2022-03-26"))
    assert len(await reminders(world, item)) == 1


async def test_the_job_runs_every_hour(world) -> None:
    assert [(job.name, job.every_seconds) for job in world.service.jobs] == [("remind", 3600)]


async def test_a_province_sees_nothing_of_a_consultation(world, story) -> None:
    client = world.client(R.PROVINCE_OFFICER, province="VN34-24")
    [item] = await story.assigned()
    path = f"/v1/recommendations/{item['id']}"

    async def seen() -> tuple:
        record, entries = [(await client.get(address)).json() for address in (path, f"{path}/history")]
        listed = (await client.get(f"/v1/recommendations?state=assigned&id={item['id']}")).json()["items"]
        assert [one["id"] for one in listed] == [item["id"]]
        return record, entries["items"]

    before = await seen()
    assert before[0]["consultations"] == []
    await story.act(R.AGENCY_OFFICER, item, "consult", asking(story))
    assert await seen() == before
    assert (await client.get("/v1/recommendations?state=consulting")).json()["items"] == []
    await remind(world, "2022-03-26")
    assert await seen() == before
    body = {"document": story.document("2022-03-28"), "view": "Thống nhất", **story.dated("2022-03-28")}
    await story.act(R.AGENCY_OFFICER, item, "record_consultation", body)
    assert await seen() == before
    await world.events()
    told = (await client.get("/v1/feeds/recommendations?limit=1000")).json()
    types = {event["type"].split(".")[2] for event in told if event["subject"] == item["urn"]}
    assert types == {"registered", "classified", "assigned"}


async def test_a_tasking_is_not_recalled_while_another_body_is_asked(story) -> None:
    [item] = await story.classified()
    tasking = await story.tasked(item)
    await story.act(R.AGENCY_OFFICER, item, "consult", asking(story))
    body = {"note": "Giao đơn vị khác", **story.dated("2022-03-12")}
    expect.problem(await story.try_act(R.AGENCY_LEADER, tasking, "recall", body), 409, "action-not-allowed")


@pytest.mark.parametrize("action", ["consult", "record_consultation"])
async def test_only_what_is_worked_on_is_consulted_about(story, action: str) -> None:
    [item] = await story.classified()
    body = {"document": story.document(), **story.dated("2022-03-02")}
    body |= {"body": "Bộ Xây dựng"} if action == "consult" else {"view": "Thống nhất"}
    expect.problem(await story.try_act(R.AGENCY_OFFICER, item, action, body), 409, "action-not-allowed")
