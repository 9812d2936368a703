"""Lists of recommendations and letters: their filters, their words, and the indexes behind them."""

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World
from arit_kit.time.today import today


async def ids(world: World, query: str, role: str = R.AUDITOR, **claims) -> set[str]:
    answer = await world.client(role, **claims).get(f"/v1/recommendations?limit=200&{query}")
    assert answer.status_code == 200, answer.text
    return {one["id"] for one in answer.json()["items"]}


async def test_filters_find_what_they_name_and_nothing_else(world: World, story) -> None:
    letter = await story.split(2)
    first, second = letter["recommendation_ids"]
    await story.classify(await story.item(first))
    await story.tasked({"id": first}, lead_unit="TTKC2", co_units=[])
    assert await ids(world, f"letter_id={letter['id']}") == {first, second}
    assert await ids(world, f"letter_id={letter['id']}&state=assigned") == {first}
    assert await ids(world, "lead_unit=TTKC2") == {first}
    assert {first, second} <= await ids(world, "field=clusters&province=VN34-24")
    assert await ids(world, f"letter_id={letter['id']}&province=VN34-24&exact=true") == set()
    assert await ids(world, f"letter_id={letter['id']}&field=trade") == set()
    assert await ids(world, f"working_session_id={letter['id']}") == set()


async def test_open_and_overdue(world: World, story) -> None:
    waiting, sent, answered, master = await story.classified(4)
    day = today().isoformat()
    [fresh] = await story.classified(day=day, province="VN34-24")
    await story.tasked(fresh, day, lead_unit="CUC")
    for one in (answered, waiting):
        await story.tasked(one)
    await story.answered(answered)
    await story.act(R.AGENCY_OFFICER, sent, "merge", {"master_id": master["id"], **story.dated("2022-03-02")})
    mine = {one["id"] for one in (waiting, sent, answered, master, fresh)}
    assert mine & await ids(world, "open=true") == {waiting["id"], master["id"], fresh["id"]}
    assert mine & await ids(world, "open=false") == {sent["id"], answered["id"]}
    assert mine & await ids(world, "overdue=true") == {waiting["id"]}
    assert mine & await ids(world, "overdue=false") == mine - {waiting["id"]}
    assert (await story.item(waiting["id"]))["overdue"] is True
    assert (await story.item(fresh["id"]))["overdue"] is False


@pytest.mark.parametrize("words", ["nuoc thai cum cong nghiep", "NƯỚC THẢI"])
async def test_words_are_found_without_diacritics(world: World, story, words: str) -> None:
    letter = await story.received(title="Kiến nghị về xử lý nước thải cụm công nghiệp")
    body = {"items": [{"text": "Hỗ trợ xử lý nước thải cụm công nghiệp"}], **story.dated("2022-03-01")}
    [id] = (await story.act(R.AGENCY_OFFICER, letter, "split", body))["recommendation_ids"]
    assert id in await ids(world, f"q={words}")
    listed = (await world.client(R.AUDITOR).get(f"/v1/recommendation-letters?q={words}")).json()["items"]
    assert letter["id"] in [one["id"] for one in listed]


@pytest.mark.parametrize("query", ["open=maybe", "overdue=2", "about=urn:x", "letter_id=1", "field=poetry", "what=1"])
async def test_a_strange_filter_is_refused(world: World, query: str) -> None:
    expect.problem(await world.client(R.AUDITOR).get(f"/v1/recommendations?{query}"), 422, "invalid-content")


INDEXED = {
    ("state", "id"): {"letter", "recommendation", "tasking", "reply", "follow_up"},
    ("province", "id"): {"letter", "recommendation", "reply", "follow_up"},
    ("lead_unit", "id"): {"recommendation", "tasking"},
    ("field", "id"): {"recommendation"},
    ("open", "id"): {"recommendation"},
    ("recommendation_id",): {"tasking", "reply_line", "follow_up", "consultation"},
    ("letter_id",): {"recommendation"},
    ("master_id",): {"recommendation"},
}


@pytest.mark.parametrize("columns", INDEXED, ids=lambda columns: columns[0])
async def test_what_lists_ask_for_has_its_index(world: World, columns: tuple[str, ...]) -> None:
    async with world.as_owner() as owner:
        rows = await owner.fetch("SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'")
    found = {row["tablename"] for row in rows if row["indexdef"].endswith(f"({', '.join(columns)})")}
    assert INDEXED[columns] <= found
