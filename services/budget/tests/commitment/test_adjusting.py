"""What becomes of money when a project is adjusted or stopped: raised before it is decided, lowered by events."""

import pytest

from arit_contracts import roles as R
from arit_kit.testing.world import World
from budget.overview.verification import verify

MILLION = 1_000_000


def stands(commitment: dict) -> list[tuple[int, ...]]:
    """Amount, committed, advanced, paid and receivable of each line, in millions."""
    kinds = ("amount", "committed", "advanced", "paid", "receivable")
    return [tuple(line[kind] // MILLION for kind in kinds) for line in commitment["lines"]]


async def test_a_signed_agreement_is_raised_by_the_difference_alone(world: World, fund, dossiers) -> None:
    dossier = dossiers.dossier()
    agreement = await fund.signed(dossier, amount=200 * MILLION)
    await fund.paid(fund.request(agreement, dossier))
    body = fund.hold_body([dossier], 250 * MILLION, version=5, day="2022-08-10")

    short = await fund.put(agreement, body)
    assert (short.json()["code"], short.json()["limits"][0]["asked"], short.json()["limits"][0]["free"]) == (
        "limit-exceeded",
        50 * MILLION,
        0,
    )
    assert stands(await fund.commitment(agreement)) == [(200, 50, 150, 0, 0)]
    await fund.funded(dossier, amount=60 * MILLION)
    answers = [await fund.put(agreement, body) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200] and answers[0].json() == answers[1].json()
    assert stands(answers[0].json()) == [(200, 50, 150, 0, 0), (50, 50, 0, 0, 0)]
    assert answers[0].json()["state"] == "confirmed"
    await fund.adjusted(agreement, {dossier["id"]: 250 * MILLION}, version=6)
    assert await fund.balances() == {
        "assigned": 260 * MILLION, "allocated": 10 * MILLION, "committed": 100 * MILLION, "advanced": 150 * MILLION,
    }  # fmt: skip
    assert await verify(world.app, []) == 0


async def test_only_events_lower_what_is_confirmed_and_nothing_new_is_agreed_by_a_raise(fund, dossiers) -> None:
    dossier, other = dossiers.dossier(), dossiers.dossier()
    agreement = await fund.signed(dossier)
    await fund.funded(other)
    for body in (fund.hold_body([dossier], 1, version=9), fund.hold_body([other], version=9)):
        refused = await fund.put(agreement, body)
        assert (refused.status_code, refused.json()["code"]) == (409, "conflict")


async def test_a_raise_whose_decision_failed_comes_back_with_the_next_adjustment(world: World, fund, dossiers) -> None:
    dossier = dossiers.dossier()
    agreement = await fund.signed(dossier, amount=200 * MILLION)
    await fund.funded(dossier, amount=50 * MILLION)
    await fund.put(agreement, fund.hold_body([dossier], 250 * MILLION, version=5, day="2022-08-10"))

    await fund.adjusted(agreement, {dossier["id"]: 200 * MILLION}, version=5, day="2022-08-11")  # of before the raise
    assert (await fund.balances())["committed"] == 250 * MILLION
    await fund.adjusted(agreement, {dossier["id"]: 200 * MILLION}, version=6, day="2022-08-11")
    assert await fund.balances() == {
        "assigned": 250 * MILLION, "allocated": 50 * MILLION, "committed": 200 * MILLION,
    }  # fmt: skip
    assert await verify(world.app, []) == 0


async def test_a_raise_that_came_to_nothing_keeps_no_other_from_being_held(world: World, fund, dossiers) -> None:
    """Of two projects of one agreement; what was held in vain comes back by the event of the other."""
    one, other = dossiers.dossier(), dossiers.dossier()
    agreement = await fund.signed(one, other, amount=200 * MILLION)
    await fund.funded(one, other, amount=50 * MILLION)

    def asking(of_one: int, of_other: int, version: int) -> dict:
        amounts = zip((one, other), (of_one, of_other), strict=True)
        lines = [{"dossier": of["id"], "year": fund.year, "amount": amount * MILLION} for of, amount in amounts]
        return {"agreement_version": version, "lines": lines, **fund.dated("2022-08-10")}

    for body in (asking(250, 200, 5), asking(200, 250, 5), asking(200, 250, 5), asking(200, 250, 6)):
        assert (await fund.put(agreement, body)).status_code == 200
    assert (await fund.balances())["committed"] == 500 * MILLION

    await fund.adjusted(agreement, {one["id"]: 200 * MILLION, other["id"]: 250 * MILLION}, version=7)

    assert await fund.balances() == {
        "assigned": 500 * MILLION, "allocated": 50 * MILLION, "committed": 450 * MILLION,
    }  # fmt: skip
    assert await verify(world.app, []) == 0


async def test_a_raise_that_is_held_before_an_earlier_stop_is_followed_does_not_hide_it(
    world: World, fund, dossiers
) -> None:
    """The stop's event is of the very version that the raise was held by."""
    stopped, other = dossiers.dossier(), dossiers.dossier()
    agreement = await fund.signed(stopped, other, amount=200 * MILLION)
    await fund.funded(other, amount=50 * MILLION)
    raised = await fund.put(agreement, fund.hold_body([other], 250 * MILLION, version=6, day="2022-08-10"))
    assert raised.status_code == 200
    await fund.adjusted(agreement, {stopped["id"]: 0, other["id"]: 200 * MILLION}, version=6)
    assert stands(await fund.commitment(agreement)) == [(0, 0, 0, 0, 0), (200, 200, 0, 0, 0), (50, 50, 0, 0, 0)]
    assert await verify(world.app, []) == 0


async def test_what_is_to_be_recovered_is_supported_again_by_a_raise(world: World, fund, dossiers) -> None:
    """It was spent already: only the rest is committed anew, and nothing of it is to be recovered in the end."""
    dossier = dossiers.dossier()
    agreement = await fund.signed(dossier)
    await fund.paid(fund.request(agreement, dossier))
    await fund.adjusted(agreement, {dossier["id"]: 100 * MILLION}, version=5)
    await fund.granted("adjusted", dossier, 100 * MILLION, version=5)
    assert stands(await fund.commitment(agreement)) == [(150, 0, 100, 0, 50)]
    await fund.granted("adjusted", dossier, 200 * MILLION, version=6)
    await fund.funded(dossier, amount=50 * MILLION)
    body = fund.hold_body([dossier], 200 * MILLION, version=6, day="2022-08-20")
    answers = [await fund.put(agreement, body) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert stands(answers[1].json()) == [(150, 0, 150, 0, 0), (50, 50, 0, 0, 0)]

    await fund.adjusted(agreement, {dossier["id"]: 100 * MILLION}, version=7, day="2022-08-21")  # refused after all
    assert stands(await fund.commitment(agreement)) == [(150, 0, 100, 0, 50), (0, 0, 0, 0, 0)]
    assert await verify(world.app, []) == 0


async def test_what_was_to_be_recovered_is_settled_where_it_is_accepted_after_all(world: World, fund, dossiers) -> None:
    """A payment of before the support was lowered is taken back after it."""
    dossier = dossiers.dossier()
    agreement = await fund.signed(dossier)
    first = await fund.paid(fund.request(agreement, dossier, amount=60 * MILLION))
    await fund.paid(fund.request(agreement, dossier, amount=90 * MILLION))
    await fund.adjusted(agreement, {dossier["id"]: 100 * MILLION})
    assert stands(await fund.commitment(agreement)) == [(150, 0, 100, 0, 50)]
    await world.act(R.AGENCY_LEADER, first, "reverse", fund.dated("2022-08-20"))
    accepted = [{"dossier": dossier["id"], "year": fund.year, "accepted": 80 * MILLION}]
    await fund.told("liquidated", agreement, "2023-01-19", lines=accepted)
    balances = await fund.balances()
    assert (balances["paid"], balances["receivable"]) == (80 * MILLION, 10 * MILLION)  # of 90 that were paid
    assert await verify(world.app, []) == 0


async def test_what_was_advanced_beyond_a_lower_support_is_to_be_recovered(world: World, fund, dossiers) -> None:
    dossier = dossiers.dossier()
    agreement = await fund.signed(dossier)
    payment = await fund.paid(fund.request(agreement, dossier), "2022-08-20")

    for _ in range(2):  # late, since it was paid after that day; and twice
        await fund.adjusted(agreement, {dossier["id"]: 100 * MILLION}, day="2022-08-10")
    await fund.granted("adjusted", dossier, 100 * MILLION)

    assert stands(await fund.commitment(agreement)) == [(150, 0, 100, 0, 50)]
    assert await fund.balances() == {
        "assigned": 300 * MILLION, "unallocated": 150 * MILLION, "advanced": 100 * MILLION, "receivable": 50 * MILLION,
    }  # fmt: skip
    moved_on = await world.try_act(R.AGENCY_LEADER, payment, "reverse", fund.dated("2022-09-01"))
    assert (moved_on.status_code, moved_on.json()["code"]) == (409, "limit-exceeded")
    accepted = [{"dossier": dossier["id"], "year": fund.year, "accepted": 100 * MILLION}]
    await fund.told("liquidated", agreement, "2023-01-19", lines=accepted)
    assert (await fund.balances())["paid"] == 100 * MILLION
    assert await verify(world.app, []) == 0


@pytest.mark.parametrize("in_order", [True, False])
async def test_dossiers_I35_the_money_of_a_stopped_project_is_released_and_its_advance_receivable(
    world: World, fund, dossiers, in_order: bool
) -> None:
    stopped, other = dossiers.dossier(), dossiers.dossier()
    tranche = await fund.funded(stopped, other)
    agreement = dossiers.agreement()
    await fund.held(agreement, stopped, other)
    await fund.told("signed", agreement, "2022-07-15")
    waiting = fund.request(agreement, stopped, amount=50 * MILLION)
    await fund.paid(fund.request(agreement, stopped))
    etag = (await world.client(R.AUDITOR).get(tranche["href"])).headers["etag"]

    told = [
        fund.adjusted(agreement, {stopped["id"]: 0, other["id"]: 300 * MILLION}),
        fund.granted("stopped", stopped, 0),
    ]
    for event in told if in_order else reversed(told):
        await event
    await fund.granted("adjusted", stopped, 300 * MILLION, version=8)  # of before the stop, and late

    assert stands(await fund.commitment(agreement)) == [(150, 0, 0, 0, 150), (300, 300, 0, 0, 0)]
    assert await fund.balances() == {
        "assigned": 600 * MILLION,
        "unallocated": 150 * MILLION,
        "committed": 300 * MILLION,
        "receivable": 150 * MILLION,
    }
    answer = await world.client(R.AUDITOR).get(tranche["href"])
    assert [(line["free"], line["released"]) for line in answer.json()["lines"]] == [(0, 150 * MILLION), (0, 0)]
    assert answer.headers["etag"] != etag
    refused = await fund.pay(waiting, "2022-08-11")  # budget had read it as approved a moment before
    assert (refused.status_code, refused.json()["code"]) == (409, "limit-exceeded")
    assert (await fund.pay(fund.request(agreement, other), "2022-08-11")).status_code == 201
    assert await verify(world.app, []) == 0


async def test_dossiers_I35_with_the_agreement_all_that_was_held_ends(world: World, fund, dossiers) -> None:
    dossier = dossiers.dossier()
    agreement = await fund.signed(dossier)
    await fund.paid(fund.request(agreement, dossier))
    accepted = [{"dossier": dossier["id"], "year": fund.year, "accepted": 60 * MILLION}]

    await fund.told("stopped", agreement, "2022-08-10", lines=accepted)
    await fund.granted("stopped", dossier, 0)

    assert (await fund.commitment(agreement))["state"] == "settled"
    assert await fund.balances() == {
        "assigned": 300 * MILLION, "unallocated": 150 * MILLION, "paid": 60 * MILLION, "receivable": 90 * MILLION,
    }  # fmt: skip
    refused = await fund.pay(fund.request(agreement, dossier, amount=MILLION), "2022-08-11")
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")
    assert await verify(world.app, []) == 0


async def test_a_planned_project_that_is_stopped_gives_its_lines_back(world: World, fund, dossiers) -> None:
    """Also what comes back to them later: a hold whose signing lost against the stop."""
    dossier, agreement = dossiers.dossier(), dossiers.agreement()
    await fund.funded(dossier)
    await fund.held(agreement, dossier, amount=200 * MILLION)
    await fund.granted("stopped", dossier, 0)
    assert await fund.balances() == {
        "assigned": 300 * MILLION, "unallocated": 100 * MILLION, "committed": 200 * MILLION,
    }  # fmt: skip

    await fund.told("hold_abandoned", agreement, "2022-08-11", agreement_version=2)

    assert await fund.balances() == {"assigned": 300 * MILLION, "unallocated": 300 * MILLION}
    assert await verify(world.app, []) == 0


@pytest.mark.parametrize("what", ["moved_local", "re_registered"])
async def test_a_planned_project_that_leaves_its_plan_gives_its_lines_back(
    world: World, fund, dossiers, what: str
) -> None:
    dossier = dossiers.dossier()
    await fund.funded(dossier)
    subject = f"urn:arit:dossiers:dossier:{dossier['id']}"
    await world.deliver(f"dossiers.dossier.{what}.v1", subject, {"effective_on": "2022-08-10", "version": 9})
    assert await fund.balances() == {"assigned": 300 * MILLION, "unallocated": 300 * MILLION}
    assert await verify(world.app, []) == 0


async def test_a_tranche_of_which_a_part_went_back_is_reversed_by_its_rest(world: World, fund, dossiers) -> None:
    lowered, stopped, other = dossiers.dossier(), dossiers.dossier(), dossiers.dossier()
    tranche = await fund.funded(lowered, stopped, other)
    await fund.granted("adjusted", lowered, 100 * MILLION)
    await fund.granted("stopped", stopped, 0)
    agreement = dossiers.agreement()
    await fund.held(agreement, lowered, amount=100 * MILLION, day="2022-08-11")
    refused = await world.try_act(R.AGENCY_LEADER, tranche, "reverse", fund.dated("2022-08-12"), subject="third")
    assert (refused.status_code, refused.json()["code"]) == (409, "limit-exceeded")
    await fund.told("void", agreement, "2022-08-12")

    await world.act(R.AGENCY_LEADER, tranche, "reverse", fund.dated("2022-08-12"), subject="third")

    assert await fund.balances() == {"assigned": 900 * MILLION, "unallocated": 900 * MILLION}
    lines = (await world.client(R.AUDITOR).get(tranche["href"])).json()["lines"]
    assert [(line["free"], line["released"]) for line in lines] == [(0, 300 * MILLION), (0, 300 * MILLION), (0, 0)]
    assert await verify(world.app, []) == 0


async def test_nothing_is_allocated_to_a_project_after_its_stop_is_known(world: World, fund, dossiers) -> None:
    """Though dossiers was asked a moment before."""
    dossier = dossiers.dossier()
    assignment = await fund.assigned(300 * MILLION)
    draft = await fund.drafted(fund.line(assignment, 300 * MILLION, dossier), day="2022-08-11")
    await fund.granted("stopped", dossier, 0)
    await fund.granted("adjusted", dossier, 300 * MILLION, version=8)  # of before the stop, and late
    refused = await world.try_act(R.AGENCY_LEADER, draft, "agree", fund.dated("2022-08-11"))
    assert (refused.status_code, refused.json()["limits"][0]["limit"]) == (409, "dossier-approved")


async def test_money_is_allocated_up_to_a_raise_before_the_ministry_and_goes_back_when_it_is_refused(
    world: World, fund, dossiers
) -> None:
    dossier = dossiers.dossier(raise_to=350 * MILLION)
    assignment = await fund.assigned(360 * MILLION)
    older = await fund.issued(fund.line(assignment, 300 * MILLION, dossier))
    too_much = await fund.drafted(fund.line(assignment, 51 * MILLION, dossier))
    refused = await world.try_act(R.AGENCY_LEADER, too_much, "agree", fund.dated("2022-07-09"))
    assert (refused.status_code, refused.json()["limits"][0]["free"]) == (409, 50 * MILLION)
    newer = await fund.issued(fund.line(assignment, 50 * MILLION, dossier), day="2022-07-10")

    await fund.granted("adjusted", dossier, 300 * MILLION)

    lines = [(await world.client(R.AUDITOR).get(one["href"])).json()["lines"][0] for one in (older, newer)]
    assert [line["released"] for line in lines] == [0, 50 * MILLION]
    again = await fund.drafted(fund.line(assignment, 1, dossier), day="2022-08-11")
    dossiers.records["dossiers"][dossier["id"]] |= {"raise_to": None, "version": 9}
    assert (await world.try_act(R.AGENCY_LEADER, again, "agree", fund.dated("2022-08-11"))).status_code == 409
    assert await verify(world.app, []) == 0
