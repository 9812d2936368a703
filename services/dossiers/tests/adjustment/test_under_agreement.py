"""What an adjustment or a stop does under an agreement: its lines, its payment requests, the money held."""

from typing import Any

import httpx

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

MILLION = 1_000_000


async def asked_to_raise(world: World, story, to: int, dossier: dict[str, Any]) -> dict[str, Any]:
    asked = await story.confirmed(dossier, support=to)
    return dict(await story.act(R.AGENCY_LEADER, asked, "submit_up", story.dated("2022-08-05")))


async def test_a_raise_is_held_before_it_is_promised(world: World, story, budget) -> None:
    [dossier] = await story.planned_at(200 * MILLION)
    signed = await world.act(
        R.AGENCY_LEADER,
        await story.create(R.AGENCY_OFFICER, "/v1/agreements", story.agreed([dossier], 200 * MILLION)),
        "sign",
        story.dated("2022-07-15"),
    )
    asked = await asked_to_raise(world, story, 250 * MILLION, dossier)

    await story.act(R.MINISTRY_LEADER, asked, "decide", story.approval_of())

    agreement, after = await story.now(signed), await story.dossier(dossier["id"])
    [line] = agreement["lines"]
    assert (line["amount"], line["signed_amount"], agreement["amount"]) == (250 * MILLION, 200 * MILLION, 250 * MILLION)
    assert after["plan_amount"] == 250 * MILLION
    year = {"dossier": dossier["id"], "year": 2022}
    assert budget.holds[-1]["lines"] == [year | {"amount": 250 * MILLION}]
    assert budget.holds[-1]["agreement_version"] == signed["version"]
    [event] = await story.events("agreement.adjusted", signed)
    assert event["lines"] == [year | {"amount": 250 * MILLION}] and event["version"] == agreement["version"]
    assert [one["granted"] for one in await story.events("dossier.adjusted", dossier)] == [250 * MILLION, 250 * MILLION]


async def test_where_the_money_is_not_there_nothing_is_raised_and_deciding_again_heals(
    world: World, story, budget
) -> None:
    [dossier] = await story.planned_at(200 * MILLION)
    agreement = await story.create(R.AGENCY_OFFICER, "/v1/agreements", story.agreed([dossier], 200 * MILLION))
    signed = await story.act(R.AGENCY_LEADER, agreement, "sign", story.dated("2022-07-15"))
    asked = await asked_to_raise(world, story, 250 * MILLION, dossier)
    fault = {"pointer": "/lines/0/amount", "code": "limit-exceeded", "detail": "free 0"}
    for answer, status, code in (
        (
            httpx.Response(409, json={"code": "limit-exceeded", "detail": "free 0", "errors": [fault]}),
            409,
            "limit-exceeded",
        ),
        (httpx.ConnectError("down"), 503, "neighbour-unavailable"),
    ):
        budget.answer = answer
        refused = await world.try_act(R.MINISTRY_LEADER, asked, "decide", story.approval_of())
        expect.problem(refused, status, code)
    assert (await story.now(asked))["state"] == "submitted"
    assert await story.now(signed) == signed
    budget.answer = None
    budget.signed.clear()  # it has not followed the signing yet
    refused = await world.try_act(R.MINISTRY_LEADER, asked, "decide", story.approval_of())
    expect.problem(refused, 409, "conflict")
    await story.act(R.MINISTRY_LEADER, asked, "decide", story.approval_of())
    assert [one["lines"][0]["amount"] for one in budget.holds] == [200 * MILLION, 250 * MILLION, 250 * MILLION]


async def test_a_raise_that_is_refused_gives_back_what_its_decision_held_in_vain(world: World, story, budget) -> None:
    """The lines are told as they stand, at a version that makes a decision still under way lose."""
    [dossier] = await story.planned_at(200 * MILLION)
    agreement = await story.create(R.AGENCY_OFFICER, "/v1/agreements", story.agreed([dossier], 200 * MILLION))
    signed = await story.act(R.AGENCY_LEADER, agreement, "sign", story.dated("2022-07-15"))
    asked = await asked_to_raise(world, story, 250 * MILLION, dossier)

    await story.act(R.MINISTRY_LEADER, asked, "refuse", story.dated("2022-08-20") | {"note": "Không đủ căn cứ"})

    after = await story.now(signed)
    [event] = await story.events("agreement.adjusted", signed)
    assert [line["amount"] for line in event["lines"]] == [200 * MILLION]
    assert event["version"] == after["version"] == signed["version"] + 1
    assert (after["state"], after["amount"]) == ("signed", 200 * MILLION)


async def test_a_payment_that_is_taken_back_is_not_paid_again_where_a_lower_support_carries_it_no_more(
    world: World, story, budget
) -> None:
    [dossier] = await story.planned()
    signed = await story.signed([dossier])
    small, great = [await story.approved(signed, amount=amount * MILLION) for amount in (50, 90)]
    for one in (small, great):
        await story.told(one)
    await story.adjusted(dossier, support=100 * MILLION)
    await story.told(great, "reversed", "2022-08-12")
    assert (await story.now(great))["state"] == "stopped"  # 50 are paid, 50 are left
    await story.told(small, "reversed", "2022-08-13")
    assert (await story.now(small))["state"] == "approved"


async def test_a_lower_support_lowers_the_agreement_and_what_it_carries_no_more(world: World, story, budget) -> None:
    [dossier] = await story.planned()
    signed = await story.signed([dossier])
    filed = await story.filed(signed)
    await story.adjusted(dossier, support=100 * MILLION)

    agreement = await story.now(signed)
    assert ([line["amount"] for line in agreement["lines"]], agreement["payable"]) == ([100 * MILLION], True)
    assert (await story.now(filed))["state"] == "stopped"
    assert [line["amount"] for line in (await story.events("agreement.adjusted", signed))[0]["lines"]] == [
        100 * MILLION
    ]
    again = await story.create(
        R.IMPLEMENTER, "/v1/payment-requests", story.request(signed, amount=50 * MILLION) | story.dated("2022-08-11")
    )
    assert (await story.act(R.IMPLEMENTER, again, "file", story.dated("2022-08-11")))["entitled"] == 50 * MILLION


async def test_what_was_accepted_is_lowered_only_where_a_finding_asks_for_recovery(world: World, story, budget) -> None:
    [dossier] = await story.planned()
    signed = await story.signed([dossier])
    mission = await story.held_mission(dossier["id"])
    finding = await story.found(mission, asks="recovery", recovery_amount=50 * MILLION)
    await story.accepted(signed, dossier["id"], 200 * MILLION, day="2022-07-30")

    without = await story.confirmed(dossier, support=150 * MILLION)
    refused = await world.try_act(R.AGENCY_LEADER, without, "approve", story.approval_of())
    expect.problem(refused, 422, "rule-broken")
    too_low = await story.confirmed(dossier, support=150 * MILLION - 1, finding_id=finding["id"])
    refused = await world.try_act(R.AGENCY_LEADER, too_low, "approve", story.approval_of())
    expect.problem(refused, 422, "rule-broken", "record:/changes/support")
    await story.adjusted(dossier, support=150 * MILLION, finding_id=finding["id"])
    again = await story.confirmed(dossier, support=149 * MILLION, finding_id=finding["id"])
    refused = await world.try_act(R.AGENCY_LEADER, again, "approve", story.approval_of())
    expect.problem(refused, 422, "rule-broken", "record:/changes/support")
    [line] = (await story.now(signed))["lines"]
    assert (line["amount"], line["accepted"]) == (150 * MILLION, 150 * MILLION)
    body = await story.settlement(signed, "2022-08-12")
    [spent] = body["spending"]
    too_much = spent | {"national_fund": 200 * MILLION, "own_capital": 600 * MILLION}
    refused = await world.try_act(R.IMPLEMENTER, signed, "file_settlement", body | {"spending": [too_much]})
    expect.problem(refused, 422, "rule-broken", "/spending/0/national_fund")
    made_up = await story.confirmed(dossier, contents=[dossier["contents"][0] | {"total_cost": 900 * MILLION}])
    await story.act(R.AGENCY_LEADER, made_up, "submit_up", story.dated("2022-08-11"))
    refused = await world.try_act(R.MINISTRY_LEADER, made_up, "decide", story.approval_of("2022-08-12"))
    assert expect.problem(refused, 422, "rule-broken")["errors"][0]["code"] == "accepted"
    await story.act(R.IMPLEMENTER, signed, "file_settlement", body)


async def test_dossiers_I24_other_contents_fall_into_their_own_class_of_advance(world: World, story, budget) -> None:
    [dossier] = await story.planned()
    signed = await story.signed([dossier])
    assert signed["lines"][0]["advance_class"] == "ADV-M"
    contents = [{"content": "C09", "total_cost": 70 * MILLION, "requested": 35 * MILLION}]
    await story.adjusted(dossier, contents=contents, support=35 * MILLION)
    [line] = (await story.now(signed))["lines"]
    assert (line["amount"], line["advance_class"], line["advance_rule"]) == (
        35 * MILLION, "ADV70-A", "ADV70-A@2018-08-23",
    )  # fmt: skip


async def test_dossiers_I35_nothing_is_asked_approved_or_paid_of_a_stopped_project(world: World, story, budget) -> None:
    stopped, other = await story.planned(2)
    signed = await story.signed([stopped, other])
    of_stopped = {"dossier_id": stopped["id"]}
    paid, approved, filed = [
        await story.filed(signed, amount=amount * MILLION, **of_stopped) for amount in (60, 40, 30)
    ]
    drafted = await story.create(R.IMPLEMENTER, "/v1/payment-requests", story.request(signed, **of_stopped))
    others = await story.filed(signed, dossier_id=other["id"])
    acceptance = await story.recorded(signed, stopped["id"], 0, day="2022-07-20")
    for one in (paid, approved):
        await story.act(R.AGENCY_OFFICER, one, "approve", story.dated("2022-07-17"))

    done = await story.adjusted(stopped, stop=True)

    assert (done["level"], (await story.dossier(stopped["id"]))["state"]) == ("ministry", "stopped")
    for one in (paid, approved, filed, drafted):
        assert (await story.now(one))["state"] == "stopped"
    late = story.request(signed, **of_stopped) | story.dated("2022-08-11")
    expect.problem(await world.client(R.IMPLEMENTER).post("/v1/payment-requests", json=late), 422, "rule-broken")
    for role, action, one in ((R.IMPLEMENTER, "file", drafted), (R.AGENCY_OFFICER, "approve", filed)):
        refused = await world.try_act(role, one, action, story.dated("2022-08-11"))
        expect.problem(refused, 409, "action-not-allowed")
    agreement = await story.now(signed)
    by_dossier = {line["dossier_id"]: line for line in agreement["lines"]}
    assert (by_dossier[stopped["id"]]["amount"], by_dossier[stopped["id"]]["stopped_on"]) == (0, "2022-08-10")
    assert by_dossier[other["id"]]["amount"] == 300 * MILLION and agreement["payable"]
    assert (await story.act(R.AGENCY_OFFICER, others, "approve", story.dated("2022-08-11")))["state"] == "approved"
    [event] = await story.events("agreement.adjusted", signed)
    assert {line["dossier"]: line["amount"] for line in event["lines"]} == {
        stopped["id"]: 0,
        other["id"]: 300 * MILLION,
    }
    assert [one["granted"] for one in await story.events("dossier.stopped", stopped)] == [0]

    for what, state in (("paid", "paid"), ("reversed", "stopped")):  # budget was paying it at that moment
        data = {name: paid[name] for name in ("agreement_id", "dossier_id", "kind", "amount", "year")}
        before = await story.now(signed)
        data |= {"payment_request_id": paid["id"], "effective_on": "2022-08-10"}
        await world.deliver(f"budget.payment.{what}.v1", "urn:arit:budget:payment:x", data)
        assert (await story.now(paid))["state"] == state
        after = await story.now(signed)
        owed = {line["dossier_id"]: line["to_recover"] for line in after["lines"]}
        assert owed == {stopped["id"]: 60 * MILLION if what == "paid" else 0, other["id"]: None}
        assert after["version"] > before["version"]
    confirmed = await world.try_act(R.PROVINCE_OFFICER, acceptance, "confirm", story.dated("2022-11-25"))
    assert expect.problem(confirmed, 422, "rule-broken")["errors"][0]["code"] == "stopped"
    await story.accepted(signed, other["id"])
    assert (await story.now(signed))["state"] == "accepted"


async def test_with_its_last_project_the_agreement_is_stopped(world: World, story, budget) -> None:
    dossiers = await story.planned(2)
    signed = await story.signed(dossiers)
    await story.adjusted(dossiers[0], stop=True)
    assert (await story.now(signed))["state"] == "signed"
    await story.adjusted(dossiers[1], stop=True)
    agreement = await story.now(signed)
    assert (agreement["state"], agreement["payable"], agreement["amount"]) == ("stopped", False, 0)
    [event] = await story.events("agreement.stopped", signed)
    assert [line["accepted"] for line in event["lines"]] == [0, 0]
    none = await world.client(R.AUDITOR).get(f"{signed['href']}/deadline")
    expect.problem(none, 404, "not-found")


async def test_where_all_others_are_accepted_a_stop_makes_the_agreement_accepted(world: World, story, budget) -> None:
    dossiers = await story.planned(2)
    signed = await story.signed(dossiers)
    await story.accepted(signed, dossiers[0]["id"], day="2022-07-30")
    await story.adjusted(dossiers[1], stop=True)
    assert (await story.now(signed))["state"] == "accepted"
    settled = await story.settlement_filed(signed, "2022-08-12")
    liquidated = await story.act(R.AGENCY_LEADER, settled, "liquidate", story.dated("2023-01-10"))
    [event] = await story.events("agreement.liquidated", liquidated)
    assert sorted(line["accepted"] for line in event["lines"]) == [0, 300 * MILLION]
    accepted = await story.confirmed(dossiers[0], day="2023-01-11", place="Xã B")
    refused = await world.try_act(R.AGENCY_LEADER, accepted, "approve", story.approval_of("2023-01-12"))
    expect.problem(refused, 422, "rule-broken", "record:/agreement_id")


async def test_dossiers_I28_where_a_stop_ends_the_work_the_settlement_file_is_due_from_the_stop(
    world: World, story, budget
) -> None:
    """Nothing could be filed before; nobody becomes a late filer (I30) by a stop that was decided late."""
    dossiers = await story.planned(2)
    signed = await story.signed(dossiers)
    await story.accepted(signed, dossiers[0]["id"], day="2022-07-20")
    await story.adjusted(dossiers[1], stop=True)
    due = (await world.client(R.AUDITOR).get(f"{signed['href']}/deadline")).json()
    assert (due["anchor_on"], due["due_on"]) == ("2022-08-10", "2022-08-25")
    waits = await world.client(R.AUDITOR).get("/v1/dossier-inbox?whose=all&kind=agreement&limit=200")
    assert [one["due_on"] for one in waits.json()["items"] if one["id"] == signed["id"]] == ["2022-08-25"]
    assert (await story.settlement_filed(signed, "2022-08-25"))["settlement_late"] is False


async def test_a_stopped_project_is_registered_again_or_moved_to_the_local_budget(world: World, story, budget) -> None:
    first, second = await story.planned(2)
    for one in (first, second):
        await story.adjusted(one, stop=True)
    line = story.line(re_registers=first["id"])
    body = story.registration(line, plan_year=2023, day="2022-09-15")
    await story.create(R.PROVINCE_OFFICER, "/v1/registrations", body)
    moved = await story.act(
        R.PROVINCE_LEADER, await story.dossier(second["id"]), "move_local", story.dated("2022-09-15")
    )
    assert [(await story.dossier(first["id"]))["state"], moved["state"]] == ["re_registered", "moved_local"]


async def test_an_agreement_says_when_the_work_is_to_be_done_within_its_year(world: World, story, budget) -> None:
    [dossier] = await story.planned()
    body = story.agreed([dossier])
    body["lines"][0]["completes_on"] = "2023-01-01"
    refused = await world.client(R.AGENCY_OFFICER).post("/v1/agreements", json=body)
    expect.problem(refused, 422, "invalid-content", "/lines/0/completes_on")
    body["lines"][0]["completes_on"] = "2022-11-30"
    agreement = await story.create(R.AGENCY_OFFICER, "/v1/agreements", body)
    await story.act(R.AGENCY_LEADER, agreement, "sign", story.dated("2022-07-15"))
    assert (await story.dossier(dossier["id"]))["completes_on"] == "2022-11-30"
    later = await story.confirmed(dossier, completes_on="2022-12-31")
    extended = await story.confirmed(dossier, completes_on="2023-03-31")
    assert (later["level"], extended["level"]) == ("agency", "ministry")
