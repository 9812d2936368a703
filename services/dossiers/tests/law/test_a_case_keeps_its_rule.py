"""A case keeps which block of law judged it: appraised lines, planned ceilings, classes and advances."""

from arit_contracts import roles as R
from arit_kit.testing.world import World

C04 = "C04@2018-05-11"
ADVANCE = "ADV-M@2020-08-06"


async def test_dossiers_I01_every_judgement_names_its_block(world: World, story, budget) -> None:
    [dossier] = await story.forwarded()
    draft = await story.create(R.AGENCY_OFFICER, "/v1/appraisals", story.appraisal(dossier, "ministry"))
    assert [line["rule"] for line in draft["lines"]] == [C04]
    await world.act(R.AGENCY_LEADER, draft, "approve", story.dated("2021-11-01"))
    plan = await story.create(R.AGENCY_OFFICER, "/v1/plans", story.plan([dossier]))
    await world.act(R.MINISTRY_LEADER, plan, "decide", story.decision())
    planned = await story.dossier(dossier["id"])
    assert [line["rule"] for line in planned["ceilings"]] == [C04]

    agreement = await story.agreement([planned])
    assert agreement["lines"][0]["advance_rule"] is None
    signed = await world.act(R.AGENCY_LEADER, agreement, "sign", story.dated("2022-07-15"))
    assert (signed["lines"][0]["advance_class"], signed["lines"][0]["advance_rule"]) == ("ADV-M", ADVANCE)

    request = await story.create(R.IMPLEMENTER, "/v1/payment-requests", story.request(signed))
    assert request["rule"] is None
    filed = await world.act(R.IMPLEMENTER, request, "file", story.dated("2022-07-16"))
    assert (filed["advance_class"], filed["rule"]) == ("ADV-M", ADVANCE)


async def test_a_payment_of_accepted_work_is_judged_by_no_advance_rule(world: World, story, budget) -> None:
    agreement = await story.signed(await story.planned())
    await story.accepted(agreement, agreement["lines"][0]["dossier_id"])
    filed = await story.filed(agreement, kind="payment", **story.dated("2022-11-26"))
    assert (filed["rule"], filed["basis"], filed["entitled"]) == (None, None, 300_000_000)


async def test_a_calculation_names_its_rule_and_what_a_lawyer_should_know(world: World) -> None:
    path = "/v1/support-calculations?cost=1000000000&on=2022-01-01&content="
    line = (await world.client(R.AUDITOR).get(path + "C04L")).json()
    assert (line["rule"], "1,5 lần" in line["note"]) == ("C04L@2018-05-11", True)
    machine = (await world.client(R.AUDITOR).get(path + "C04")).json()
    assert (machine["rule"], machine["note"]) == (C04, None)
