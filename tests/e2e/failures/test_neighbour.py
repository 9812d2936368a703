"""A neighbour that is down, slow, or talks nonsense: a clear 503, and nothing half-written."""

import pytest

from arit_contracts import roles as R

MOODS = ("down", "slow", "nonsense", "wrong shape", "failing")


@pytest.fixture(scope="module")
def allocated_and_drafted(prepared):
    world, dossiers = prepared
    dossier = dossiers.pop()
    world.allocated([dossier])
    return world, dossier, world.agreement([dossier])


@pytest.mark.parametrize("mood", MOODS)
def test_nothing_is_signed_while_budget_fails(allocated_and_drafted, before_budget, mood) -> None:
    world, dossier, agreement = allocated_and_drafted
    before_budget.mood = mood

    status, problem = world.on("2024-03-01").try_act(R.AGENCY_LEADER, agreement, "sign")

    assert (status, problem["code"]) == (503, "neighbour-unavailable")
    assert "budget" in problem["detail"]
    assert world.look(agreement)["state"] == "drafted"
    assert world.look(agreement)["version"] == agreement["version"]
    assert world.look(dossier)["state"] == "plan_approved"
    assert world.held(agreement) is None


@pytest.fixture(scope="module")
def asked_for_an_advance(prepared, line):
    world, dossiers = prepared
    dossier = dossiers.pop()
    agreement = world.signed([dossier])
    return world, world.asked(agreement, dossier, 1_000_000)


@pytest.mark.parametrize("mood", MOODS)
def test_nothing_is_paid_while_dossiers_fails(asked_for_an_advance, before_dossiers, mood) -> None:
    world, request = asked_for_an_advance
    before = world.postings(agreement=request["agreement_id"])
    before_dossiers.mood = mood

    status, problem = world.try_create(R.FINANCE_OFFICER, "/v1/payments", payment_request_id=request["id"])

    assert (status, problem["code"]) == (503, "neighbour-unavailable")
    assert world.get("/v1/payments", agreement_id=request["agreement_id"])["items"] == []
    assert world.postings(agreement=request["agreement_id"]) == before


def test_a_hold_whose_answer_was_lost_is_healed_by_the_next_signing(world, dossier, before_budget) -> None:
    world.allocated([dossier])
    agreement = world.agreement([dossier])
    before_budget.keeps_the_answer = True

    status, problem = world.try_act(R.AGENCY_LEADER, agreement, "sign")

    assert (status, problem["code"]) == (503, "neighbour-unavailable")
    assert world.look(agreement)["state"] == "drafted"
    assert world.held(agreement)["state"] == "held"
    before_budget.faithful()
    assert world.act(R.AGENCY_LEADER, agreement, "sign")["state"] == "signed"
    assert len(world.postings(agreement=agreement["id"])) == 1  # held once, however often it was asked
    world.books_are_true()
