"""Where a fault is: a place in the request's body, or where the body has none, in the record acted upon."""

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World


async def test_signing_names_the_agreements_own_line(world: World, story, budget) -> None:
    [group] = await story.planned(kind="group")
    drafting = await world.client(R.AGENCY_OFFICER).post("/v1/agreements", json=story.agreed([group], 300_000_001))
    expect.problem(drafting, 422, "rule-broken", "/lines/0/amount")
    agreement = await story.agreement([group])
    assert (await story.patch(group, "2022-07-15", beneficiaries=[])).status_code == 200
    signing = await world.try_act(R.AGENCY_LEADER, agreement, "sign", story.dated("2022-07-15"))
    faults = expect.problem(signing, 422, "rule-broken", "record:/lines/0/dossier_id")["errors"]
    assert {one["code"] for one in faults} == {"BEN", "PLC"}


async def test_deciding_names_the_plans_own_line(world: World, story) -> None:
    dossiers = await story.ministry_appraised(2)
    last = max(dossiers, key=lambda one: one["id"])
    first = await story.create(R.AGENCY_OFFICER, "/v1/plans", story.plan([last]))
    both = await story.create(R.AGENCY_OFFICER, "/v1/plans", story.plan(dossiers))
    await world.act(R.MINISTRY_LEADER, first, "decide", story.decision())
    refused = await world.try_act(R.MINISTRY_LEADER, both, "decide", story.decision())
    [fault] = expect.problem(refused, 422, "rule-broken", "record:/lines/1")["errors"]
    assert both["lines"][1]["dossier_id"] == last["id"] and last["reference"] in fault["detail"]


async def test_a_late_filer_is_told_which_agreement(world: World, story, budget) -> None:
    agreement = await story.signed(await story.planned())
    await story.accepted(agreement, agreement["lines"][0]["dossier_id"], day="2022-11-25")
    body = story.request(agreement, kind="payment", **story.dated("2022-12-11"))
    request = await story.create(R.IMPLEMENTER, "/v1/payment-requests", body)
    refused = await world.try_act(R.IMPLEMENTER, request, "file", story.dated("2022-12-11"))
    expect.problem(refused, 422, "rule-broken", "record:/agreement_id")
