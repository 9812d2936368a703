"""Tranches: agreed by another than their drafter, within every limit, whoever comes at the same time."""

import asyncio

import httpx
import pytest

from arit_contracts import roles as R
from arit_kit.testing.world import World
from budget.overview.verification import verify

MILLION = 1_000_000


async def test_check_names_every_limit_at_once_and_agreeing_refuses_with_them(world: World, fund, dossiers) -> None:
    assignment = await fund.assigned(300 * MILLION)
    unplanned, dossier = dossiers.dossier(state="forwarded", planned=False, plan_amount=None), dossiers.dossier()
    tranche = await fund.drafted(
        fund.line(assignment, 1, unplanned), fund.line(assignment, 301 * MILLION, dossier, unit="TTKC-VN63-86")
    )

    check = (await world.client(R.FINANCE_OFFICER).post(f"/v1/allocations/{tranche['id']}/check")).json()
    refused = (await world.try_act(R.AGENCY_LEADER, tranche, "agree", fund.dated("2022-07-08"))).json()

    limits = [(one["pointer"], one["limit"], one["asked"], one["free"]) for one in check["violations"]]
    assert limits == [
        ("/lines/0/dossier_id", "dossier-approved", 1, 0),
        ("/lines/1/amount", "unallocated", 301 * MILLION + 1, 300 * MILLION),
        ("/lines/1/amount", "plan-amount", 301 * MILLION, 300 * MILLION),
    ]
    assert refused["code"] == "limit-exceeded"
    assert [(one["pointer"], one["limit"], one["asked"], one["free"]) for one in refused["limits"]] == limits
    assert (await fund.balances()) == {"assigned": 300 * MILLION, "unallocated": 300 * MILLION}


async def test_budget_I19_more_than_was_assigned_is_409_and_writes_nothing(world: World, fund) -> None:
    assignment = await fund.assigned(100)
    tranche = await fund.drafted(fund.line(assignment, 60), fund.line(assignment, 41))
    events, entries = await world.events(), await fund.entries()

    refused = await world.try_act(R.AGENCY_LEADER, tranche, "agree", fund.dated("2022-07-08"))

    assert (refused.status_code, refused.json()["code"]) == (409, "limit-exceeded")
    assert (await world.events(), await fund.entries()) == (events, entries)
    current = await world.client(R.AUDITOR).get(f"/v1/allocations/{tranche['id']}")
    assert (current.json()["state"], current.json()["version"]) == ("drafted", 1)


async def test_whoever_drafted_a_tranche_does_not_agree_it(world: World, fund) -> None:
    tranche = await fund.drafted(fund.line(await fund.assigned(1), 1))

    refused = await world.try_act(
        R.AGENCY_LEADER, tranche, "agree", fund.dated("2022-07-08"), subject=R.FINANCE_OFFICER
    )

    assert (refused.status_code, refused.json()["code"]) == (403, "same-person")


async def test_of_8_simultaneous_agrees_one_wins(world: World, fund) -> None:
    tranche = await fund.drafted(fund.line(await fund.assigned(100), 60))
    path, headers = f"/v1/allocations/{tranche['id']}/actions/agree", {"If-Match": '"1"'}
    clients = [world.client(R.AGENCY_LEADER, subject=f"leader-{n}") for n in range(8)]

    answers = await asyncio.gather(
        *(client.post(path, json=fund.dated("2022-07-08"), headers=headers) for client in clients)
    )

    assert sorted(answer.status_code for answer in answers) == [200] + [412] * 7
    assert await fund.balances() == {"assigned": 100, "unallocated": 40, "allocated": 60}


async def test_one_key_sent_8_times_agrees_once(world: World, fund) -> None:
    tranche = await fund.drafted(fund.line(await fund.assigned(100), 60))
    path = f"/v1/allocations/{tranche['id']}/actions/agree"
    headers = {"If-Match": '"1"', "Idempotency-Key": "agree-once"}
    client = world.client(R.AGENCY_LEADER)

    answers = await asyncio.gather(
        *(client.post(path, json=fund.dated("2022-07-08"), headers=headers) for _ in range(8))
    )

    assert {(answer.status_code, answer.text) for answer in answers} == {(200, answers[0].text)}
    assert await fund.balances() == {"assigned": 100, "unallocated": 40, "allocated": 60}


async def test_a_twin_that_waits_behind_the_first_gets_its_answer(world: World, fund) -> None:
    """It looked its key up before the first was done, and would then find the tranche changed (412)."""
    assignment = await fund.assigned(100)
    tranche = await fund.drafted(fund.line(assignment, 60))
    client, path = world.client(R.AGENCY_LEADER), f"/v1/allocations/{tranche['id']}/actions/agree"
    headers = {"If-Match": '"1"', "Idempotency-Key": "twins"}
    async with world.as_owner() as owner, world.as_owner() as watcher:
        async with owner.transaction():
            await owner.execute("SELECT FROM account WHERE assignment_id = $1 FOR UPDATE", assignment["id"])
            twins = []
            for waiting in (1, 2):
                asked = client.post(path, json=fund.dated("2022-07-08"), headers=headers)
                twins.append(asyncio.create_task(asked))
                async with asyncio.timeout(20):
                    while await watcher.fetchval(WAITING) < waiting:
                        await asyncio.sleep(0.02)
        first, second = await asyncio.gather(*twins)

    assert (first.status_code, second.status_code) == (200, 200), second.text
    assert (second.text, second.headers["idempotency-replayed"]) == (first.text, "true")


WAITING = """
SELECT count(DISTINCT pid) FROM pg_locks JOIN pg_stat_activity USING (pid)
WHERE datname = current_database() AND NOT granted
"""


async def test_16_tranches_at_once_never_overdraw_two_assignments(world: World, fund) -> None:
    """Each asks 10 of either assignment, in either order; 7 fit."""
    first, second = await fund.assigned(75), await fund.assigned(79)
    tranches = [
        await fund.drafted(*(fund.line(one, 10) for one in ((first, second) if n % 2 else (second, first))))
        for n in range(16)
    ]

    answers = await asyncio.gather(
        *(world.try_act(R.AGENCY_LEADER, one, "agree", fund.dated("2022-07-08")) for one in tranches)
    )

    assert sorted(answer.status_code for answer in answers) == [200] * 7 + [409] * 9
    assert {answer.json()["code"] for answer in answers if answer.status_code == 409} == {"limit-exceeded"}
    assert await fund.balances() == {"assigned": 154, "unallocated": 14, "allocated": 140}
    assert await verify(world.app, []) == 0


async def test_tranches_at_once_fund_a_dossier_only_up_to_its_plan(world: World, fund, dossiers) -> None:
    dossier = dossiers.dossier(plan_amount=100)
    tranches = [await fund.drafted(fund.line(await fund.assigned(60), 60, dossier)) for _ in range(6)]

    answers = await asyncio.gather(
        *(world.try_act(R.AGENCY_LEADER, one, "agree", fund.dated("2022-07-08")) for one in tranches)
    )

    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 5
    limits = {answer.json()["limits"][0]["limit"] for answer in answers if answer.status_code == 409}
    assert limits == {"plan-amount"}


@pytest.mark.parametrize(
    "answer",
    [httpx.ConnectError("down"), httpx.Response(200, text="<html>"), httpx.Response(403, json={"code": "forbidden"})],
)
async def test_without_a_sane_answer_of_dossiers_nothing_is_agreed(world: World, fund, dossiers, answer) -> None:
    tranche = await fund.drafted(fund.line(await fund.assigned(300 * MILLION), 300 * MILLION, dossiers.dossier()))
    dossiers.answer = answer

    refused = await world.try_act(R.AGENCY_LEADER, tranche, "agree", fund.dated("2022-07-08"))

    assert (refused.status_code, refused.json()["code"]) == (503, "neighbour-unavailable")
    assert (await world.client(R.AUDITOR).get(f"/v1/allocations/{tranche['id']}")).json()["state"] == "drafted"


async def test_whether_a_dossier_is_planned_is_for_dossiers_to_say(world: World, fund, dossiers) -> None:
    """Not for its state, of which a newer release of dossiers may know more than this one."""
    of_a_newer_release, withdrawn = dossiers.dossier(state="in_extension"), dossiers.dossier(planned=False)
    assignment = await fund.assigned(600 * MILLION)

    agreed = await fund.agreed(fund.line(assignment, 300 * MILLION, of_a_newer_release))
    other = await fund.drafted(fund.line(assignment, 300 * MILLION, withdrawn))
    refused = await world.try_act(R.AGENCY_LEADER, other, "agree", fund.dated("2022-07-08"))

    assert agreed["state"] == "agreed"
    assert [one["limit"] for one in refused.json()["limits"]] == ["dossier-approved"]


async def test_a_dossier_of_which_dossiers_does_not_say_whether_it_is_planned_is_not_funded(
    world: World, fund, dossiers
) -> None:
    silent = dossiers.dossier()
    del silent["planned"]
    tranche = await fund.drafted(fund.line(await fund.assigned(300 * MILLION), 300 * MILLION, silent))

    refused = await world.try_act(R.AGENCY_LEADER, tranche, "agree", fund.dated("2022-07-08"))

    assert (refused.status_code, refused.json()["code"]) == (503, "neighbour-unavailable")


async def test_a_check_waits_for_no_one_who_writes(world: World, fund) -> None:
    """It reads what stands, while another holds the tranche locked."""
    tranche = await fund.drafted(fund.line(await fund.assigned(1), 1))
    async with world.as_owner() as owner, owner.transaction():
        await owner.execute("SELECT FROM allocation WHERE id = $1 FOR UPDATE", tranche["id"])
        async with asyncio.timeout(20):
            check = await world.client(R.FINANCE_OFFICER).post(f"/v1/allocations/{tranche['id']}/check")

    assert check.json() == {"clean": True, "violations": []}


async def test_a_tranche_without_dossiers_does_not_ask_the_neighbour(fund, dossiers) -> None:
    await fund.agreed(fund.line(await fund.assigned(1), 1))

    assert dossiers.asked == []


async def test_a_tranche_is_reversed_whole_by_a_third_person(world: World, fund, dossiers) -> None:
    tranche = await fund.funded(dossiers.dossier(), dossiers.dossier())

    same = await world.try_act(R.AGENCY_LEADER, tranche, "reverse", fund.dated("2022-07-10"))
    undone = await world.act(R.AGENCY_LEADER, tranche, "reverse", fund.dated("2022-07-10"), subject="third")
    again = await world.try_act(R.AGENCY_LEADER, tranche, "reverse", fund.dated("2022-07-10"), subject="fourth")

    assert (same.status_code, same.json()["code"]) == (403, "same-person")
    assert (undone["state"], [line["free"] for line in undone["lines"]]) == ("reversed", [0, 0])
    assert (again.status_code, again.json()["code"]) == (409, "action-not-allowed")
    assert await fund.balances() == {"assigned": 600 * MILLION, "unallocated": 600 * MILLION}
    entries = await fund.entries(allocation=tranche["id"])
    assert [entry["reverses"] for entry in entries[2:]] == [entry["id"] for entry in entries[:2]]
    assert await verify(world.app, []) == 0


async def test_a_tranche_whose_money_has_moved_on_is_not_reversed(world: World, fund, dossiers) -> None:
    first, second = dossiers.dossier(), dossiers.dossier()
    tranche = await fund.funded(first, second)
    await fund.held(dossiers.agreement(), first, amount=1)

    refused = await world.try_act(R.AGENCY_LEADER, tranche, "reverse", fund.dated("2022-07-20"), subject="third")

    assert (refused.status_code, refused.json()["code"]) == (409, "limit-exceeded")
    assert (await fund.balances())["allocated"] == 600 * MILLION - 1


async def test_a_province_sees_issued_tranches_with_its_own_lines_and_no_totals(world: World, fund, dossiers) -> None:
    assignment = await fund.assigned(900 * MILLION)
    own, other = dossiers.dossier(), dossiers.dossier(province="VN63-24", implementer_unit="TTKC-VN63-24")
    lines = [fund.line(assignment, 300 * MILLION, own), fund.line(assignment, 300 * MILLION, other)]
    agreed = await fund.agreed(*lines, fund.line(assignment, 300 * MILLION, note="Các tỉnh khác"))
    path = f"/v1/allocations/{agreed['id']}"

    for role in (R.PROVINCE_OFFICER, R.IMPLEMENTER):
        assert (await world.client(role).get(path)).status_code == 404
    body = {"document": fund.document("CTĐP-QLKC", "2022-07-08"), **fund.dated("2022-07-08")}
    await world.act(R.CLERK, agreed, "issue", body)

    for role in (R.PROVINCE_OFFICER, R.PROVINCE_LEADER, R.IMPLEMENTER):
        seen = (await world.client(role).get(path)).json()
        assert [(line["dossier_id"], line["free"]) for line in seen["lines"]] == [(own["id"], 300 * MILLION)]
        assert (seen["state"], seen["total"], seen["document"]["symbol"]) == ("issued", None, "CTĐP-QLKC")
    await world.events()
    feed = (await world.client(R.PROVINCE_OFFICER).get("/v1/feeds/budget?limit=1000")).json()
    told = [event for event in feed if event["subject"].endswith(agreed["id"])]
    assert [(event["type"], event["data"]["dossier_id"]) for event in told] == [
        ("budget.allocation.line_issued.v1", own["id"])
    ]


async def test_budget_I21_an_issued_tranche_may_have_to_be_corrected_within_10_working_days(fund) -> None:
    """Friday 8 July 2022 + 10 working days (Điều 49 Luật NSNN 2015); of the law of 2025 no term is known."""
    assignment = await fund.assigned(2)

    agreed = await fund.agreed(fund.line(assignment, 1))
    issued = await fund.issued(fund.line(assignment, 1), day="2022-07-08")
    of_2026 = await fund.issued(fund.line(await fund.assigned(1), 1), day="2026-01-05")

    assert (agreed["correction_by"], issued["correction_by"], of_2026["correction_by"]) == (None, "2022-07-22", None)


async def test_a_line_names_a_province_of_the_day(world: World, fund) -> None:
    assignment = await fund.assigned(1)
    body = fund.tranche(fund.line(assignment, 1, province="VN34-86"))

    refused = await world.client(R.FINANCE_OFFICER).post("/v1/allocations", json=body)

    assert (refused.status_code, refused.json()["code"]) == (422, "province-not-in-force")
    assert refused.json()["errors"][0]["pointer"] == "/lines/0/province"


async def test_budget_I42_a_line_cites_the_decision_of_its_assignment(world: World, fund) -> None:
    """In the tranche as in its postings; a line without an assignment cannot be drafted."""
    first, second = await fund.assigned(10), await fund.assigned(20)

    tranche = await fund.agreed(fund.line(second, 20), fund.line(first, 10))
    body = fund.tranche({"amount": 1})
    refused = await world.client(R.FINANCE_OFFICER).post("/v1/allocations", json=body)

    decisions = [second["decision"], first["decision"]]
    assert [line["assignment_decision"] for line in tranche["lines"]] == decisions
    assert [entry["document"] for entry in await fund.entries(allocation=tranche["id"])] == decisions
    assert refused.json()["errors"][0]["pointer"] == "/lines/0/assignment_id"


async def test_a_line_cites_an_assignment_of_its_year(world: World, fund) -> None:
    assignment = await fund.assigned(1)
    body = fund.tranche(fund.line(assignment, 1)) | {"year": 2098}
    year = {"year": 2098, **fund.dated("2022-01-01")}
    await world.client(R.FINANCE_OFFICER).post("/v1/budget-years", json=year)

    refused = await world.client(R.FINANCE_OFFICER).post("/v1/allocations", json=body)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/lines/0/assignment_id"
