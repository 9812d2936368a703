"""What budget acts upon are facts, not states: whether a dossier is planned, and an agreement payable."""

from arit_contracts import roles as R
from arit_kit.testing.world import World


async def test_a_dossier_is_planned_once_a_plan_grants_it_an_amount(world: World, story, budget) -> None:
    [early] = await story.ministry_appraised()
    assert (await story.dossier(early["id"]))["planned"] is False
    [dossier] = await story.planned()
    assert dossier["planned"] is True
    [listed] = (await world.client(R.AUDITOR).get(f"/v1/dossiers?id={dossier['id']}")).json()["items"]
    assert listed["planned"] is True
    await story.signed([dossier])
    assert (await story.dossier(dossier["id"]))["planned"] is True
    [given_up] = await story.planned()
    moved = await world.act(R.PROVINCE_LEADER, given_up, "move_local", story.dated("2022-03-01"))
    assert (moved["state"], moved["planned"]) == ("moved_local", False)


async def test_an_agreement_is_payable_from_its_signing_to_its_liquidation(world: World, story, budget) -> None:
    agreement = await story.agreement(await story.planned())
    assert agreement["payable"] is False
    signed = await world.act(R.AGENCY_LEADER, agreement, "sign", story.dated("2022-07-15"))
    assert signed["payable"] is True
    await story.accepted(signed, signed["lines"][0]["dossier_id"])
    filed = await story.settlement_filed(signed)
    assert filed["payable"] is True
    done = await world.act(R.AGENCY_LEADER, signed, "liquidate", story.dated("2023-01-19"))
    assert done["payable"] is False
