"""Two dates on every fact: not after today, back-dated with a reason and within limits, never decreasing."""

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World, on_day

REASON = "Ghi nhận lại hồ sơ cũ"


async def register(world: World, story, role: str, **dates: str | None):
    body = {name: value for name, value in (story.registration() | dates).items() if value is not None}
    return await world.client(role).post("/v1/registrations", json=body)


async def test_a_write_holds_today_when_it_says_nothing(world: World, story) -> None:
    async with on_day("2024-03-05"):
        answer = await register(world, story, R.PROVINCE_OFFICER, effective_on=None, reason=None)
    assert (answer.json()["effective_on"], answer.json()["recorded_at"][:10]) == ("2024-03-05", "2024-03-05")


async def test_the_day_is_vietnams(world: World, story) -> None:
    """At 23:30 UTC it is the next morning in Việt Nam."""
    from datetime import UTC, datetime

    from arit_kit.time.today import clock

    token = clock.set(datetime(2024, 3, 5, 23, 30, tzinfo=UTC))
    try:
        answer = await register(world, story, R.PROVINCE_OFFICER, effective_on=None, reason=None)
    finally:
        clock.reset(token)
    assert (answer.json()["effective_on"], answer.json()["recorded_at"][:10]) == ("2024-03-06", "2024-03-05")


@pytest.mark.parametrize("role", [R.PROVINCE_OFFICER, R.CLERK])
async def test_no_one_writes_for_tomorrow(world: World, story, role: str) -> None:
    async with on_day("2024-03-05"):
        assert (await register(world, story, role, effective_on="2024-03-05")).status_code == 201
        refused = await register(world, story, role, effective_on="2024-03-06")
    expect.problem(refused, 422, "effective-date", "/effective_on")


@pytest.mark.parametrize("role", [R.PROVINCE_OFFICER, R.CLERK])
async def test_back_dating_gives_a_reason(world: World, story, role: str) -> None:
    async with on_day("2024-03-05"):
        refused = await register(world, story, role, effective_on="2024-03-04", reason=None)
        expect.problem(refused, 422, "effective-date", "/effective_on")
        assert (await register(world, story, role, effective_on="2024-03-04", reason=REASON)).status_code == 201


async def test_provinces_back_date_within_the_limit_and_the_agency_freely(world: World, story) -> None:
    """The limit of the service under test is 3650 days."""
    async with on_day("2025-01-01"):
        last, before = "2015-01-04", "2015-01-03"
        year = {"plan_year": 2016}
        assert (await register(world, story, R.PROVINCE_OFFICER, effective_on=last, **year)).status_code == 201
        refused = await register(world, story, R.PROVINCE_OFFICER, effective_on=before, **year)
        expect.problem(refused, 422, "effective-date", "/effective_on")
        assert (await register(world, story, R.CLERK, effective_on=before, **year)).status_code == 201


async def test_a_records_effective_dates_never_decrease(world: World, story) -> None:
    _, [dossier] = await story.registered()
    registration_id = dossier["registration_id"]
    registration = (await world.client(R.AUDITOR).get(f"/v1/registrations/{registration_id}")).json()
    body = {"document": story.document(day="2021-06-14")}
    early = await world.try_act(R.PROVINCE_LEADER, registration, "send", body | story.dated("2021-06-14"))
    expect.problem(early, 422, "effective-date", "/effective_on")
    same = await world.try_act(R.PROVINCE_LEADER, registration, "send", body | story.dated("2021-06-15"))
    assert same.status_code == 200, same.text


async def test_a_rule_is_that_of_the_effective_date_not_of_today(world: World) -> None:
    """C04 grew from 200 to 300 triệu on 11 May 2018 (I01)."""
    client = world.client(R.AUDITOR)
    for day, most in [("2018-05-10", 200_000_000), ("2018-05-11", 300_000_000)]:
        found = await client.get(f"/v1/support-calculations?content=C04&cost=1000000000&on={day}")
        assert found.json()["amount"] == most, found.text
