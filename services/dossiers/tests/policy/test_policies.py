"""The registry of provinces' instruments: norms, amendments, what replaces what, and what is in force on a day."""

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

PATH = "/v1/promotion-policies"


async def in_force(world: World, policies: list[dict], day: str) -> list[bool]:
    """Which of these the list says to be in force that day."""
    answer = await world.client(R.AUDITOR).get(f"{PATH}?on={day}&limit=200")
    found = {one["id"] for one in answer.json()["items"]}
    return [one["id"] in found for one in policies]


async def test_an_instrument_ends_on_the_day_on_which_another_takes_its_place(world: World, registers) -> None:
    first = await registers.policed("2019-01-10")
    second = await registers.policed("2022-05-01", replaces=first["id"])
    first = (await world.client(R.AUDITOR).get(first["href"])).json()
    assert (first["state"], first["ended_on"], second["replaces"]) == ("replaced", "2022-05-01", first["id"])
    days = {
        "2019-01-09": [False, False], "2019-01-10": [True, False], "2022-04-30": [True, False],
        "2022-05-01": [False, True],
    }  # fmt: skip
    assert {day: await in_force(world, [first, second], day) for day in days} == days
    again = registers.policy("2022-06-01", replaces=first["id"])
    expect.problem(await world.client(R.PROVINCE_OFFICER).post(PATH, json=again), 409, "action-not-allowed")


async def test_a_programme_expires_by_itself(world: World, registers) -> None:
    body = {"kind": "programme", "title": "Chương trình khuyến công giai đoạn 2021–2025", "expires_on": "2025-12-31"}
    policy = await registers.policed("2021-01-10", **body)
    assert policy["state"] == "in_force"
    days = ("2025-12-31", "2026-01-01")
    assert [await in_force(world, [policy], day) for day in days] == [[True], [False]]


async def test_an_amendment_changes_the_norms_and_the_history_keeps_them(world: World, story, registers) -> None:
    policy = await registers.policed()
    norms = [{"subject": "Máy móc tiên tiến", "content": "C04", "rate_percent": "60", "cap": 300_000_000}]
    body = {"document": story.document("QĐ-UBND", "2022-03-01"), "norms": norms, **story.dated("2022-03-01")}
    amended = await story.act(R.PROVINCE_OFFICER, policy, "amend", body)
    assert [(one["rate_percent"], one["cap"]) for one in amended["norms"]] == [("60", 300_000_000)]
    history = (await world.client(R.AUDITOR).get(f"{policy['href']}/history")).json()["items"]
    was, now = history[-1]["changes"]["norms"]
    assert (was[0]["cap"], now[0]["cap"]) == (200_000_000, 300_000_000)


async def test_a_repealed_instrument_is_not_amended(world: World, story, registers) -> None:
    policy = await registers.policed()
    body = {"document": story.document("QĐ-UBND", "2022-03-01"), **story.dated("2022-03-01")}
    repealed = await story.act(R.PROVINCE_OFFICER, policy, "repeal", body)
    assert (repealed["state"], repealed["ended_on"]) == ("repealed", "2022-03-01")
    refused = await world.try_act(R.PROVINCE_OFFICER, policy, "amend", body | {"norms": []})
    expect.problem(refused, 409, "action-not-allowed")


async def test_instruments_are_found_by_the_content_of_their_norms(world: World, registers) -> None:
    policy = await registers.policed(norms=[{"subject": "Đào tạo nghề", "content": "C17"}, {"subject": "Khác"}])
    for content, expected in (("C17", True), ("C08", False)):
        found = (await world.client(R.AUDITOR).get(f"{PATH}?content={content}")).json()["items"]
        assert (policy["id"] in {one["id"] for one in found}) == expected


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        ({"norms": [{"subject": "Máy móc", "content": "C99"}]}, "/norms/0/content"),
        ({"norms": [{"subject": "Máy móc", "cap": 0}]}, "/norms/0/cap"),
        ({"norms": [{"subject": "Máy móc", "rate_percent": 50}]}, "/norms/0/rate_percent"),
        ({"norms": [{"subject": "Máy móc"}] * 101}, "/norms"),
        ({"expires_on": "2021-01-09"}, "/expires_on"),
        ({"replaces": "01900000-0000-7000-8000-000000000000"}, "/replaces"),
        ({"kind": "nghị quyết"}, "/kind"),
    ],
)
async def test_a_wrong_entry_names_its_field(world: World, registers, changed: dict, pointer: str) -> None:
    body = registers.policy(**changed)
    expect.problem(await world.client(R.PROVINCE_OFFICER).post(PATH, json=body), 422, "invalid-content", pointer)


async def test_an_instrument_is_registered_once_and_replaces_its_own_provinces(world: World, story, registers) -> None:
    document = story.document("QĐ-UBND", "2021-01-10")
    policy = await registers.policed(document=document)
    again = await world.client(R.PROVINCE_OFFICER).post(PATH, json=registers.policy(document=document))
    expect.problem(again, 409, "duplicate", "/document")
    other = registers.policy(province="VN63-91", replaces=policy["id"])
    expect.problem(await world.client(R.CLERK).post(PATH, json=other), 422, "rule-broken", "/replaces")


async def test_instruments_in_force_are_counted_on_the_day(world: World, registers) -> None:
    async def counted(day: str) -> int:
        path = f"/v1/dossier-statistics?from_on={day}&to_on={day}"
        figures = (await world.client(R.AUDITOR).get(path)).json()["figures"]
        return next(one["value"] for one in figures if one["key"] == "policies_in_force")

    days = ("2018-01-31", "2018-02-01", "2018-12-31", "2019-01-01")
    before = [await counted(day) for day in days]
    await registers.policed("2018-02-01", expires_on="2018-12-31")
    after = [await counted(day) for day in days]
    assert [new - old for new, old in zip(after, before, strict=True)] == [0, 1, 1, 0]
