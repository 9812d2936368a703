"""The inbox of recommendations: the kit's, over these kinds; what is proven of it in dossiers is not proven again."""

from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing.world import World
from recommendations.inbox.queries import INBOX

PATH = "/v1/recommendation-inbox"


@pytest.fixture(scope="module")
async def told(tell: Any) -> None:
    """Records of every kind."""
    await tell()


async def listed(world: World, role: str, **params: Any) -> list[dict[str, Any]]:
    answer = await world.client(role, **({"province": "VN34-24"} if role in R.PROVINCIAL else {})).get(
        PATH, params={"limit": 200} | params
    )
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


@pytest.mark.parametrize("role", [R.AUDITOR, R.AGENCY_OFFICER, R.PROVINCE_OFFICER])
async def test_what_waits_is_what_the_lists_show_in_a_state_that_is_led_on(world, told, story, role: str) -> None:
    expected = set()
    for one in INBOX:
        answer = await world.client(role, **story.claims(role)).get(f"/v1/{one.resource.collection}?limit=200")
        if answer.status_code == 200:
            waiting = one.resource.machine.waiting
            expected |= {record["id"] for record in answer.json()["items"] if record["state"] in waiting}
    assert {one["id"] for one in await listed(world, role, whose="all")} == expected and expected


async def test_each_recommendation_is_told_as_its_deadline_is(world: World, story: Any) -> None:
    [one, sent_on] = await story.registered(2)
    await story.classify(sent_on, "D")
    [assigned] = await story.assigned()
    [consulted] = await story.assigned()
    await story.act(R.AGENCY_OFFICER, consulted, "consult", {"body": "Bộ Tài chính", "document": story.document(),
                                                             **story.dated("2022-03-02")})  # fmt: skip
    items = {item["id"]: item for item in await listed(world, R.AUDITOR, whose="all", kind="recommendation")}
    for item in (one, sent_on, assigned, consulted):
        known = (await world.client(R.AUDITOR).get(f"/v1/recommendations/{item['id']}/deadline")).json()
        shown = items[item["id"]]
        assert (shown["due_on"], shown["overdue"]) == (known["due_on"], known["overdue"])
    assert [items[item["id"]]["term"] for item in (one, sent_on, assigned)] == ["tasking", "transfer", "answer"]


async def test_what_the_ministry_decides_is_nobodys_to_send_on(world: World, story: Any) -> None:
    [ours], [others] = await story.classified(authority="A"), await story.classified(authority="D")
    mine = {one["id"] for one in await listed(world, R.AGENCY_LEADER, kind="recommendation")}
    assert mine & {ours["id"], others["id"]} == {others["id"]}
    of_unit = {one["id"] for one in await listed(world, R.AGENCY_LEADER, kind="recommendation", whose="unit")}
    assert {ours["id"], others["id"]} <= of_unit, "an officer may classify it anew"


async def test_a_letter_that_was_split_waits_for_its_items_alone(world: World, story: Any) -> None:
    received, split = await story.received(), await story.split()
    mine, every = [
        {one["id"] for one in await listed(world, R.AGENCY_OFFICER, kind="letter", whose=whose)}
        for whose in ("mine", "all")
    ]
    both = {received["id"], split["id"]}
    assert (mine & both, every & both) == ({received["id"]}, both)


async def test_a_province_is_not_told_that_another_body_is_consulted(world: World, story: Any) -> None:
    [item] = await story.assigned()
    before = await listed(world, R.PROVINCE_OFFICER, whose="all")
    body = {"body": "Bộ Tài chính", "document": story.document(), **story.dated("2022-03-02")}
    await story.act(R.AGENCY_OFFICER, item, "consult", body)
    assert await listed(world, R.PROVINCE_OFFICER, whose="all") == before
    mine = {one["id"]: one for one in await listed(world, R.AGENCY_OFFICER)}
    assert (mine[item["id"]]["state"], mine[item["id"]]["since_on"]) == ("consulting", "2022-03-02")


async def test_a_draft_reply_is_the_leaders_to_approve_and_not_its_authors(world: World, story: Any) -> None:
    [item] = await story.assigned()
    reply = await story.create(R.AGENCY_OFFICER, "/v1/replies", story.reply(item))
    assert reply["id"] not in {one["id"] for one in await listed(world, R.AGENCY_OFFICER, kind="reply")}
    assert reply["id"] in {one["id"] for one in await listed(world, R.AGENCY_OFFICER, kind="reply", whose="unit")}
    assert reply["id"] in {one["id"] for one in await listed(world, R.AGENCY_LEADER, kind="reply")}
    assert await listed(world, R.PROVINCE_OFFICER, kind="reply", whose="all") == []
