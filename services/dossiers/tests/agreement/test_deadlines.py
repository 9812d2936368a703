"""The deadlines of an agreement: the settlement file 15 days after the last acceptance, liquidation by 22 January."""

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World, on_day


async def deadline(world: World, agreement: dict) -> dict:
    answer = await world.client(R.IMPLEMENTER).get(f"/v1/agreements/{agreement['id']}/deadline")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def accepted(world: World, story, day: str = "2022-11-25") -> dict:
    agreement = await story.signed(await story.planned())
    await story.accepted(agreement, agreement["lines"][0]["dossier_id"], day=day)
    return agreement


async def test_dossiers_I28_the_settlement_file_is_due_15_days_after_the_last_acceptance(
    world: World, story, budget
) -> None:
    agreement = await story.signed(await story.planned(2))
    first, last = (line["dossier_id"] for line in agreement["lines"])
    await story.accepted(agreement, first, day="2022-11-20")
    early = await deadline(world, agreement)
    assert early["what"] == "liquidation", "one dossier is not accepted yet"
    await story.accepted(agreement, last, day="2022-11-25")
    due = await deadline(world, agreement)
    assert (due["what"], due["anchor_on"], due["due_on"]) == ("settlement_file", "2022-11-25", "2022-12-10")
    assert (due["term"], due["unit"], due["doubtful"]) == (15, "calendar", True)


@pytest.mark.parametrize("day, late", [("2022-12-10", False), ("2022-12-11", True)])
async def test_dossiers_I28_filing_on_the_last_day_is_in_time(world: World, story, budget, day, late) -> None:
    agreement = await accepted(world, story)
    filed = await story.settlement_filed(agreement, day)
    assert filed["settlement_late"] is late


@pytest.mark.parametrize("day, overdue", [("2023-01-22", False), ("2023-01-23", True)])
async def test_dossiers_I29_liquidation_is_due_by_22_january(world: World, story, budget, day, overdue) -> None:
    agreement = await accepted(world, story)
    await story.settlement_filed(agreement)
    async with on_day(day):
        due = await deadline(world, agreement)
        assert (due["what"], due["due_on"], due["last_working_day_on"]) == ("liquidation", "2023-01-22", "2023-01-19")
        assert (due["done_on"], due["overdue"]) == (None, overdue)
    liquidated = await world.act(R.AGENCY_LEADER, agreement, "liquidate", story.dated(day))
    assert liquidated["liquidation_late"] is overdue
    done = await deadline(world, agreement)
    assert (done["done_on"], done["overdue"]) == (day, overdue)


async def test_a_draft_and_a_void_agreement_have_no_deadline(world: World, story) -> None:
    agreement = await story.agreement(await story.planned())
    path = f"/v1/agreements/{agreement['id']}/deadline"
    expect.problem(await world.client(R.IMPLEMENTER).get(path), 404, "not-found")
    await world.act(R.AGENCY_LEADER, agreement, "void", story.dated("2022-07-16"))
    expect.problem(await world.client(R.IMPLEMENTER).get(path), 404, "not-found")


async def test_a_deadline_takes_the_reference_and_is_read_without_a_lock(world: World, story, budget) -> None:
    agreement = await story.signed(await story.planned())
    async with world.as_owner() as owner, owner.transaction():
        await owner.execute("SELECT FROM agreement WHERE reference = $1 FOR UPDATE", agreement["reference"])
        answer = await world.client(R.AUDITOR).get(f"/v1/agreements/{agreement['reference']}/deadline")
    assert answer.status_code == 200, answer.text


async def test_whoever_drafted_an_agreement_does_not_liquidate_it(world: World, story, budget) -> None:
    agreement = await accepted(world, story)
    await story.settlement_filed(agreement)
    refused = await world.try_act(
        R.AGENCY_LEADER, agreement, "liquidate", story.dated("2023-01-10"), subject=R.AGENCY_OFFICER
    )
    expect.problem(refused, 403, "same-person")


async def test_nothing_is_liquidated_before_its_settlement_is_filed(world: World, story, budget) -> None:
    agreement = await accepted(world, story)
    refused = await world.try_act(R.AGENCY_LEADER, agreement, "liquidate", story.dated("2022-12-09"))
    assert expect.problem(refused, 409, "action-not-allowed")["state"] == "accepted"
