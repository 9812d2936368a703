"""The invariants that need both services: approved is not funded, nothing beyond the plan, an unbroken chain."""

import re

from arit_contracts import roles as R

TRIEU = 1_000_000


def test_dossiers_I22_approved_is_not_funded_and_no_agreement_without_allocation(world, dossier) -> None:
    assert dossier["state"] == "plan_approved"
    agreement = world.agreement([dossier])

    for allocated in (0, 200 * TRIEU):  # nothing, then too little
        if allocated:
            world.allocated([dossier], allocated)
        status, problem = world.on("2024-03-01").try_act(R.AGENCY_LEADER, agreement, "sign")
        assert (status, problem["code"]) == (409, "limit-exceeded")
        told = problem["errors"][0]["detail"].replace(".", "")
        assert "300000000" in told and f" {allocated} " in told
        assert world.look(agreement)["state"] == "drafted"
        assert world.look(dossier)["state"] == "plan_approved"
        assert world.held(agreement) is None
        assert world.postings(agreement=agreement["id"]) == []

    world.allocated([dossier], 100 * TRIEU)  # a second tranche: the agreement draws on both
    signed = world.on("2024-03-01").act(R.AGENCY_LEADER, agreement, "sign")
    assert signed["state"] == "signed"
    held = world.held(agreement)
    assert [line["amount"] for line in held["lines"]] == [200 * TRIEU, 100 * TRIEU]
    world.books_are_true()


def test_dossiers_I23_neither_allocation_nor_agreement_exceeds_the_plan(world, dossier) -> None:
    too_much = world.tranche([dossier], 300 * TRIEU + 1)
    answer = world.teller.compute(R.FINANCE_OFFICER, f"/v1/allocations/{too_much['id']}/check")
    limits = [(one["limit"], one["asked"], one["free"]) for one in answer["violations"]]
    assert limits == [("plan-amount", 300 * TRIEU + 1, 300 * TRIEU)]
    status, problem = world.try_act(R.AGENCY_LEADER, too_much, "agree")
    assert (status, problem["code"]) == (409, "limit-exceeded")
    assert world.postings(allocation=too_much["id"]) == []

    world.allocated([dossier])
    again = world.tranche([dossier], 1)  # the plan is used up by the first tranche
    assert world.try_act(R.AGENCY_LEADER, again, "agree")[0] == 409

    world.on("2024-03-01")
    lines = [{"dossier_id": dossier["id"], "year": 2024, "amount": 300 * TRIEU + 1}]
    status, problem = world.try_create(R.AGENCY_OFFICER, "/v1/agreements", number="I23/2024/HĐ", lines=lines)
    assert (status, problem["errors"][0]["code"]) == (422, "above-plan")
    split = [lines[0] | {"amount": 200 * TRIEU}, lines[0] | {"amount": 100 * TRIEU + 1}]
    status, _ = world.try_create(R.AGENCY_OFFICER, "/v1/agreements", number="I23/2024/HĐ", lines=split)
    assert status == 422
    assert world.get("/v1/agreements", number="I23/2024/HĐ")["items"] == []


def test_dossiers_I42_the_chain_of_decisions_is_cited_from_assignment_to_payment(world, dossier) -> None:
    plan = world.get(f"/v1/plans/{dossier['plan_id']}")
    tranche = world.allocated([dossier])
    agreement = world.agreement([dossier])
    signed = world.act(R.AGENCY_LEADER, agreement, "sign")

    assert tranche["lines"][0]["assignment_decision"] == world.assignment["decision"]
    assert signed["plan_decision"] == plan["decision"] == dossier["plan_decision"]
    assert signed["allocation_documents"] == [tranche["document"]]
    assert world.held(agreement)["lines"][0]["allocation_document"] == tranche["document"]
    assigned = [one for one in world.postings(year=2024) if one["what"] == "assign"]
    [allocated] = [one for one in world.postings(allocation=tranche["id"]) if one["what"] == "allocate"]
    [committed] = world.postings(agreement=agreement["id"])
    assert assigned[0]["document"] == allocated["document"] == world.assignment["decision"]
    assert committed["document"] == tranche["document"]
    numbers = [f"{one['number']}/{one['symbol']}" for one in (signed["plan_decision"], tranche["document"])]
    assert re.fullmatch(r"\d+/QĐ-BCT \d+/CTĐP-QLKC", " ".join(numbers))


def test_dossiers_I35_nothing_is_paid_of_a_stopped_project_and_its_money_is_free_again(world, dossier) -> None:
    signed = world.signed([dossier])
    paid, waiting = [world.asked(signed, dossier, amount * TRIEU) for amount in (100, 50)]
    world.create(R.FINANCE_OFFICER, "/v1/payments", payment_request_id=paid["id"])
    world.arrives(paid, "pay")

    world.on("2024-04-01")
    asked = world.create(
        R.IMPLEMENTER, "/v1/adjustments", dossier_id=dossier["id"], changes={"stop": True}, grounds="Không đủ vốn."
    )
    for role, action in ((R.IMPLEMENTER, "file"), (R.PROVINCE_LEADER, "confirm"), (R.AGENCY_LEADER, "submit_up")):
        world.act(role, asked, action)
    world.act(R.MINISTRY_LEADER, asked, "decide", document=world.document("QĐ-BCT", "2024-04-01"))

    status, _ = world.try_create(R.FINANCE_OFFICER, "/v1/payments", payment_request_id=waiting["id"])
    assert status == 409
    assert [world.look(one)["state"] for one in (dossier, signed, waiting)] == ["stopped"] * 3
    world.arrives(world.get(f"/v1/commitments/{signed['id']}"), "settle")
    held = world.held(signed)
    assert [(line["committed"], line["advanced"], line["receivable"]) for line in held["lines"]] == [
        (0, 0, 100 * TRIEU)
    ]
    world.teller.until(lambda: _released(world, dossier) == 200 * TRIEU, "the release of its line")
    world.books_are_true()


def _released(world, dossier) -> int:
    return sum(one["amount"] for one in world.postings(dossier=dossier["id"]) if one["what"] == "release")
