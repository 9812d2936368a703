"""Assignments: drafted by one person, assigned by another; then the money stands unallocated."""

import asyncio

from arit_contracts import roles as R
from arit_kit.testing.world import World, on_day

MILLION = 1_000_000


async def test_whoever_drafted_an_assignment_does_not_assign_it(world: World, fund) -> None:
    draft = await fund.drafted_assignment(MILLION)

    refused = await world.try_act(R.AGENCY_LEADER, draft, "assign", fund.dated("2022-07-01"), subject=R.FINANCE_OFFICER)

    assert (refused.status_code, refused.json()["code"]) == (403, "same-person")
    assert await fund.balances() == {}


async def test_an_assignment_needs_an_open_year(world: World, fund) -> None:
    body = {"year": 2099, "kind": "initial", "amount": 1, "decision": fund.document(), **fund.dated("2022-07-01")}

    refused = await world.client(R.FINANCE_OFFICER).post("/v1/fund-assignments", json=body)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/year"


async def test_a_year_is_opened_once(world: World, fund) -> None:
    await fund.opened()

    again = await world.client(R.FINANCE_OFFICER).post("/v1/budget-years", json={"year": fund.year})

    assert (again.status_code, again.json()["errors"][0]["pointer"]) == (409, "/year")


async def test_a_retried_draft_is_one_assignment(world: World, fund) -> None:
    await fund.opened()
    body = {"year": fund.year, "kind": "supplement", "amount": 7, "decision": fund.document()}
    client = world.client(R.FINANCE_OFFICER)
    headers = {"Idempotency-Key": "draft-7"}

    answers = await asyncio.gather(*(client.post("/v1/fund-assignments", json=body, headers=headers) for _ in range(8)))

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.text for answer in answers}) == 1
    listed = await client.get(f"/v1/fund-assignments?year={fund.year}&count=true")
    assert listed.json()["total"] == 1


async def test_budget_I20_a_supplement_is_allocated_within_10_working_days(world: World, fund) -> None:
    """Received on Friday 1 July 2022: the tenth working day is Friday 15 July (TT 122/2021/TT-BTC, Điều 9)."""
    assignment = await fund.assigned(MILLION)
    path = f"/v1/fund-assignments/{assignment['id']}/deadline"

    async with on_day("2022-07-15"):
        in_time = (await world.client(R.AUDITOR).get(path)).json()
    async with on_day("2022-07-16"):
        late = (await world.client(R.AUDITOR).get(path)).json()
    await fund.agreed(fund.line(assignment, MILLION), day="2022-07-14")
    done = (await world.client(R.AUDITOR).get(path)).json()

    assert (in_time["due_on"], in_time["overdue"], late["overdue"]) == ("2022-07-15", False, True)
    assert [day["on"] for day in in_time["skipped"]] == ["2022-07-02", "2022-07-03", "2022-07-09", "2022-07-10"]
    assert (done["done_on"], done["overdue"]) == ("2022-07-14", False)


async def test_a_deadline_waits_for_no_one_who_writes(world: World, fund) -> None:
    assignment = await fund.assigned(1)
    async with world.as_owner() as owner, owner.transaction():
        await owner.execute("SELECT FROM assignment WHERE id = $1 FOR UPDATE", assignment["id"])
        async with asyncio.timeout(20):
            answer = await world.client(R.AUDITOR).get(f"/v1/fund-assignments/{assignment['id']}/deadline")

    assert answer.json()["due_on"] == "2022-07-15"


async def test_codes_that_a_decision_does_not_name_are_the_law_s_and_say_how_sure(world: World, fund) -> None:
    silent = await fund.drafted_assignment(1)
    named = await fund.drafted_assignment(1, field="health", source_code="15")
    half = await fund.drafted_assignment(1, source_code="13")
    decision = fund.document(day="2018-05-10")
    body = {"year": fund.year, "kind": "initial", "amount": 1, "decision": decision, **fund.dated("2018-05-10")}
    unknown = await world.client(R.FINANCE_OFFICER).post("/v1/fund-assignments", json=body | {"field": "economic"})

    told = [
        tuple(one[name] for name in ("field", "source_code", "codes_basis", "codes_status"))
        for one in (silent, named, half)
    ]
    assert told == [
        ("economic", "12", "TT 28/2018/TT-BTC", "memory"),
        ("health", "15", None, None),
        ("economic", "13", "TT 28/2018/TT-BTC", "memory"),
    ]
    assert (unknown.status_code, unknown.json()["code"]) == (422, "law-value-unknown")


async def test_where_no_term_is_known_none_is_claimed(world: World, fund) -> None:
    initial = await fund.drafted_assignment(MILLION, kind="initial")
    of_2023 = await fund.drafted_assignment(MILLION, day="2023-07-03", received_on="2023-07-03")

    assert (initial["allocate_by"], of_2023["allocate_by"]) == (None, None)
    answer = await world.client(R.AUDITOR).get(f"/v1/fund-assignments/{initial['id']}/deadline")
    assert answer.status_code == 404


async def test_a_document_stands_for_what_it_was_recorded_as(world: World, fund) -> None:
    first = await fund.drafted_assignment(MILLION)
    decision = first["decision"] | {"issued_on": "2022-05-05"}
    body = {"year": fund.year, "kind": "supplement", "amount": 1, "decision": decision}

    refused = await world.client(R.FINANCE_OFFICER).post("/v1/fund-assignments", json=body)

    assert (refused.status_code, refused.json()["code"]) == (409, "document-number-taken")
