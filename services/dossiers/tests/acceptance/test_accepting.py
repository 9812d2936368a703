"""Accepting work: never more than was agreed or than it cost, written by one and confirmed by another."""

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World


@pytest.fixture
async def agreement(world: World, story, budget) -> dict:
    return await story.signed(await story.planned())


def body(story, agreement: dict, **changed) -> dict:
    return {
        "agreement_id": agreement["id"],
        "dossier_id": agreement["lines"][0]["dossier_id"],
        "form": "5a",
        "actual_cost": 800_000_000,
        "accepted": 300_000_000,
        **story.dated("2022-11-25"),
    } | changed


async def try_write(world: World, content: dict):
    return await world.client(R.IMPLEMENTER).post("/v1/acceptances", json=content)


@pytest.mark.parametrize("changed", [{"accepted": 300_000_001}, {"actual_cost": 299_999_999}])
async def test_dossiers_I23_no_more_is_accepted_than_agreed_or_spent(world: World, story, agreement, changed) -> None:
    expect.problem(await try_write(world, body(story, agreement, **changed)), 422, "rule-broken", "/accepted")


async def test_the_last_acceptance_makes_the_agreement_accepted(world: World, story, budget) -> None:
    agreement = await story.signed(await story.planned(2))
    for line, expected in zip(agreement["lines"], ("signed", "accepted"), strict=True):
        await story.accepted(agreement, line["dossier_id"])
        current = (await world.client(R.AUDITOR).get(f"/v1/agreements/{agreement['id']}")).json()
        assert current["state"] == expected
    assert [line["accepted"] for line in current["lines"]] == [300_000_000] * 2


async def test_an_accepted_amount_fills_the_first_year_first(world: World, story, budget) -> None:
    [dossier] = await story.planned()
    lines = [{"dossier_id": dossier["id"], "year": year, "amount": 150_000_000} for year in (2022, 2023)]
    draft = await story.agreement([dossier], lines=lines)
    agreement = await world.act(R.AGENCY_LEADER, draft, "sign", story.dated("2022-07-15"))
    await story.accepted(agreement, dossier["id"], accepted=200_000_000)
    current = (await world.client(R.AUDITOR).get(f"/v1/agreements/{agreement['id']}")).json()
    assert [(one["year"], one["accepted"]) for one in current["lines"]] == [(2022, 150_000_000), (2023, 50_000_000)]


async def test_whoever_wrote_the_record_does_not_confirm_it(world: World, story, agreement) -> None:
    acceptance = (await try_write(world, body(story, agreement))).json()
    refused = await world.try_act(
        R.PROVINCE_OFFICER, acceptance, "confirm", story.dated("2022-11-25"), subject=R.IMPLEMENTER
    )
    expect.problem(refused, 403, "same-person")


async def test_a_dossier_is_accepted_once(world: World, story, agreement) -> None:
    one, two = [(await try_write(world, body(story, agreement))).json() for _ in "12"]
    await world.act(R.PROVINCE_OFFICER, one, "confirm", story.dated("2022-11-25"))
    second = await world.try_act(R.PROVINCE_OFFICER, two, "confirm", story.dated("2022-11-25"))
    assert second.status_code == 409, second.text


async def test_a_centres_work_is_confirmed_by_the_agency_and_a_provinces_by_the_province(
    world: World, story, agreement
) -> None:
    acceptance = (await try_write(world, body(story, agreement))).json()
    refused = await world.try_act(R.AGENCY_OFFICER, acceptance, "confirm", story.dated("2022-11-25"))
    expect.problem(refused, 403, "forbidden")


async def test_nothing_is_accepted_under_a_draft(world: World, story) -> None:
    draft = await story.agreement(await story.planned())
    expect.problem(await try_write(world, body(story, draft)), 409, "action-not-allowed")


async def test_an_implementer_writes_only_of_its_own_work(world: World, story, agreement) -> None:
    stranger = world.client(R.IMPLEMENTER, unit="TTKC-VN63-91")
    refused = await stranger.post("/v1/acceptances", json=body(story, agreement))
    expect.problem(refused, 422, "invalid-content", "/agreement_id")
