"""A project's way from its registration to its liquidation, through the public API."""

from arit_contracts import roles as R
from arit_kit.testing.world import World


async def test_a_project_goes_from_registration_to_liquidation(world: World, story, budget) -> None:
    [dossier] = await story.planned()
    assert dossier["state"] == "plan_approved"
    assert dossier["ceilings"][0]["ceiling"] == 300_000_000
    agreement = await story.agreement([dossier])

    signed = await world.act(R.AGENCY_LEADER, agreement, "sign", story.dated("2022-07-15"))

    assert signed["state"] == "signed"
    assert signed["lines"][0]["advance_class"] == "ADV-M"
    assert [one["number"] for one in signed["allocation_documents"]] == ["437"]
    assert budget.holds[0]["agreement_version"] == 1
    body = {
        "agreement_id": agreement["id"],
        "dossier_id": dossier["id"],
        "kind": "advance",
        "amount": 150_000_000,
        **story.dated("2022-07-16"),
    }
    request = await world.create(R.IMPLEMENTER, "/v1/payment-requests", body)
    request = await world.act(R.IMPLEMENTER, request, "file", story.dated("2022-07-16"))
    assert (request["entitled"], request["provisional"]) == (150_000_000, True)
    await world.act(R.AGENCY_OFFICER, request, "approve", story.dated("2022-07-17"))
    paid = {"payment_request_id": request["id"], "effective_on": "2022-07-20"}
    await world.deliver("budget.payment.paid.v1", "urn:arit:budget:payment:1", paid)
    answer = await world.client(R.IMPLEMENTER).get(f"/v1/payment-requests/{request['id']}")
    assert answer.json()["state"] == "paid"
    body = {
        "agreement_id": agreement["id"],
        "dossier_id": dossier["id"],
        "form": "5a",
        "actual_cost": 800_000_000,
        "accepted": 300_000_000,
        **story.dated("2022-11-25"),
    }
    acceptance = await world.create(R.IMPLEMENTER, "/v1/acceptances", body)
    await world.act(R.PROVINCE_OFFICER, acceptance, "confirm", story.dated("2022-11-25"))

    deadline = (await world.client(R.IMPLEMENTER).get(f"/v1/agreements/{agreement['id']}/deadline")).json()

    assert (deadline["what"], deadline["due_on"]) == ("settlement_file", "2022-12-10")
    filed = await story.settlement_filed(agreement)
    assert filed["settlement_late"] is False
    liquidated = await world.act(R.AGENCY_LEADER, agreement, "liquidate", story.dated("2023-01-19"))
    assert liquidated["state"] == "liquidated"
    event = (await world.events())[-1]
    assert event.type == "dossiers.agreement.liquidated.v1"
    assert event.data["lines"] == [{"dossier": dossier["id"], "year": 2022, "accepted": 300_000_000}]
