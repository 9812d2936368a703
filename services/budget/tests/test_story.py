"""The fund's way through a year, through the public API: assigned, allocated, held, advanced, settled; books true."""

from arit_contracts import roles as R
from arit_kit.testing.world import World
from budget.overview.verification import verify

MILLION = 1_000_000
BILLION = 1_000 * MILLION


async def test_vinh_long_2022_from_assignment_to_liquidation(world: World, fund, dossiers, capsys) -> None:
    three = [dossiers.dossier() for _ in range(3)]
    assignment = await fund.assigned(29 * BILLION)
    assert assignment["allocate_by"] == "2022-07-15"
    assert await fund.balances() == {"assigned": 29 * BILLION, "unallocated": 29 * BILLION}

    lines = [fund.line(assignment, 300 * MILLION, one) for one in three]
    tranche = await fund.drafted(*lines, fund.line(assignment, 28_100 * MILLION, note="Các tỉnh khác"))
    check = await world.client(R.FINANCE_OFFICER).post(f"/v1/allocations/{tranche['id']}/check")
    assert check.json() == {"clean": True, "violations": []}
    agreed = await world.act(R.AGENCY_LEADER, tranche, "agree", fund.dated("2022-07-08"))
    assert (agreed["state"], agreed["total"]) == ("agreed", 29 * BILLION)
    body = {"document": fund.document("CTĐP-QLKC", "2022-07-08"), **fund.dated("2022-07-08")}
    issued = await world.act(R.CLERK, agreed, "issue", body)
    assert issued["lines"][0]["free"] == 300 * MILLION

    second = await fund.drafted(fund.line(assignment, 1))
    check = await world.client(R.FINANCE_OFFICER).post(f"/v1/allocations/{second['id']}/check")
    [violation] = check.json()["violations"]
    assert (violation["limit"], violation["asked"], violation["free"]) == ("unallocated", 1, 0)
    before = await fund.entries()
    refused = await world.try_act(R.AGENCY_LEADER, second, "agree", fund.dated("2022-07-09"))
    assert (refused.status_code, refused.json()["code"]) == (409, "limit-exceeded")
    assert refused.json()["limits"] == [{"pointer": "/lines/0/amount", "limit": "unallocated", "asked": 1, "free": 0}]
    assert await fund.entries() == before

    agreement = dossiers.agreement()
    held = await fund.held(agreement, *three)
    assert (held["state"], held["total"]) == ("held", 900 * MILLION)
    assert held["lines"][0]["allocation_document"]["symbol"] == "CTĐP-QLKC"
    await fund.told("signed", agreement, "2022-07-15")
    assert (await fund.commitment(agreement))["state"] == "confirmed"

    for one in three:
        await fund.paid(fund.request(agreement, one))
    assert await fund.balances() == {
        "assigned": 29 * BILLION, "allocated": 28_100 * MILLION, "committed": 450 * MILLION, "advanced": 450 * MILLION,
    }  # fmt: skip

    await fund.assigned(5 * BILLION, day="2022-10-14")
    assert (await fund.balances(on="2022-08-01"))["assigned"] == 29 * BILLION
    assert (await fund.balances())["assigned"] == 34 * BILLION

    for one in three:
        await fund.paid(fund.request(agreement, one, kind="payment"), "2022-12-20")
    accepted = [{"dossier": one["id"], "year": fund.year, "accepted": 300 * MILLION} for one in three]
    await fund.told("liquidated", agreement, "2023-01-19", lines=accepted)
    assert (await fund.commitment(agreement))["state"] == "settled"
    assert await fund.balances() == {
        "assigned": 34 * BILLION, "unallocated": 5 * BILLION, "allocated": 28_100 * MILLION, "paid": 900 * MILLION,
    }  # fmt: skip

    assert await verify(world.app, []) == 0
    assert "are true" in capsys.readouterr().out
    types = [event.type.removeprefix("budget.").removesuffix(".v1") for event in await world.events()]
    assert types == [
        "year.opened", "assignment.assigned", "allocation.agreed", "allocation.issued", *["allocation.line_issued"] * 3,
        "commitment.held", "commitment.confirmed", *["payment.paid"] * 3, "assignment.assigned", *["payment.paid"] * 3,
        "commitment.settled",
    ]  # fmt: skip
