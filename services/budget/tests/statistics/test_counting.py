"""Statistics of budget: what moved in a period, what stands on its last day, and whose money it is."""

from typing import Any

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

PATH = "/v1/budget-statistics"
MILLION = 1_000_000


async def asked(world: World, from_on: str, to_on: str, **params: str) -> dict[str, Any]:
    params = {"from_on": from_on, "to_on": to_on} | params
    answer = await world.client(R.AUDITOR).get(PATH, params=params)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def figures(told: dict[str, Any], when: str = "") -> dict[str, Any]:
    """The figures that are not 0, by their keys."""
    return {one["key"]: one["value"] for one in told["figures"] if one["value"] != 0 and when in ("", one["when"])}


async def test_money_is_counted_when_it_moved_and_to_whom(world: World, fund, dossiers) -> None:
    """Assigned on 1 July, allocated on the 8th, committed on the 15th, advanced on the 20th."""
    mine, of_the_agency = dossiers.dossier(), dossiers.dossier(province=None, implementer_unit="TTKC1")
    agreement = await fund.signed(mine, of_the_agency)
    await fund.paid(fund.request(agreement, mine))
    of_province = {"province": "VN34-86,VN63-24"}

    july = await asked(world, "2022-07-01", "2022-07-31")
    moved = {
        "assigned": 600 * MILLION,
        "tranches_issued": 1,
        "allocated": 600 * MILLION,
        "committed": 600 * MILLION,
        "paid": 150 * MILLION,
    }
    assert figures(july, "period") == moved
    assert figures(await asked(world, "2022-07-09", "2022-07-14"), "period") == {}
    assert figures(await asked(world, "2022-07-15", "2022-07-19"), "period") == {"committed": 600 * MILLION}

    apart = await asked(world, "2022-07-01", "2022-07-31", **of_province)
    [vinh_long, bac_giang] = apart["provinces"]
    no_ones = {"assigned": None, "tranches_issued": None, "assigned_standing": None, "unallocated_standing": None}
    its_own = {
        "allocated": 300 * MILLION,
        "committed": 300 * MILLION,
        "paid": 150 * MILLION,
        "committed_standing": 150 * MILLION,
        "advanced_standing": 150 * MILLION,
    }
    assert figures(vinh_long) == figures(apart) == its_own | no_ones
    assert figures(bac_giang) == no_ones


async def test_what_stands_is_what_the_balances_of_the_year_say(world: World, fund, dossiers) -> None:
    dossier = dossiers.dossier()
    assignment = await fund.assigned(700 * MILLION)
    await fund.issued(fund.line(assignment, 300 * MILLION, dossier))
    agreement = dossiers.agreement()
    await fund.held(agreement, dossier, amount=200 * MILLION)
    await fund.told("signed", agreement, "2022-07-15")
    await fund.paid(fund.request(agreement, dossier, amount=50 * MILLION))
    day = f"{fund.year}-12-31"
    told = figures(await asked(world, f"{fund.year}-01-01", day), "day")
    assert told == {f"{kind}_standing": value for kind, value in (await fund.balances()).items()}
    assert set(told) == {
        "assigned_standing", "unallocated_standing", "allocated_standing", "committed_standing", "advanced_standing",
    }  # fmt: skip


async def test_what_was_taken_back_in_the_period_is_not_counted(world: World, fund, dossiers) -> None:
    """A tranche reversed a month later: the first month allocated it, the second took it back."""
    assignment = await fund.assigned(100, day="2023-07-01", received_on="2023-07-01")
    tranche = await fund.issued(fund.line(assignment, 60), day="2023-07-08")
    await world.act(R.AGENCY_LEADER, tranche, "reverse", fund.dated("2023-08-08"), subject="another-leader")
    assert figures(await asked(world, "2023-07-01", "2023-07-31"), "period") == {
        "assigned": 100,
        "tranches_issued": 1,
        "allocated": 60,
    }
    assert figures(await asked(world, "2023-08-01", "2023-08-31"), "period") == {"allocated": -60}
    assert figures(await asked(world, "2023-07-01", "2023-08-31"), "period") == {"assigned": 100, "tranches_issued": 1}


async def test_a_payment_reversed_and_what_is_to_be_recovered(world: World, fund, dossiers) -> None:
    dossier = dossiers.dossier()
    assignment = await fund.assigned(300 * MILLION, day="2024-07-01", received_on="2024-07-01")
    await fund.issued(fund.line(assignment, 300 * MILLION, dossier), day="2024-07-08")
    agreement = dossiers.agreement()
    await fund.held(agreement, dossier, day="2024-07-15")
    await fund.told("signed", agreement, "2024-07-15")
    request = fund.request(agreement, dossier, effective_on="2024-07-16")
    payment = await fund.paid(request, day="2024-07-20")
    await world.act(R.AGENCY_LEADER, payment, "reverse", fund.dated("2024-07-21"))
    assert "paid" not in figures(await asked(world, "2024-07-01", "2024-07-31"))
    await fund.paid(request, day="2024-07-22")
    accepted = {"dossier": dossier["id"], "year": fund.year, "accepted": 100 * MILLION}
    await fund.told("liquidated", agreement, "2024-11-01", lines=[accepted])
    assert figures(await asked(world, "2024-11-01", "2024-11-30"), "period") == {
        "recovered": 50 * MILLION,
        "committed": -150 * MILLION,
    }
    back = [await fund.recovered(agreement, dossier, part, "2024-12-02") for part in (20 * MILLION, 10 * MILLION)]
    await world.act(R.AGENCY_LEADER, back[1], "reverse", fund.dated("2024-12-03"))
    december = await asked(world, "2024-12-01", "2024-12-31", province=dossier["province"])
    assert figures(december, "period") == {"paid_back": 20 * MILLION, "assigned": None, "tranches_issued": None}


async def test_provinces_do_not_ask(world: World) -> None:
    params = {"from_on": "2022-01-01", "to_on": "2022-12-31"}
    for role in (R.PROVINCE_OFFICER, R.PROVINCE_LEADER, R.IMPLEMENTER):
        expect.problem(await world.client(role).get(PATH, params=params), 403, "forbidden")
