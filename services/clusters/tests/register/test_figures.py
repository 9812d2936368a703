"""Figures of a cluster: what they may say, what follows from them, and that none is ever lost."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arit_contracts import roles as R
from arit_contracts.clusters import ClusterFigures
from arit_kit.testing import expect
from arit_kit.testing.world import World
from clusters.register.rules import figure_faults


@pytest.mark.parametrize(
    "changed, pointers",
    [
        ({"leased_area": "40", "leasable_area": "40", "industrial_area": "40", "total_area": "40"}, []),
        ({"leased_area": "40.0001"}, ["/leased_area"]),
        ({"leasable_area": "40.0001"}, ["/leasable_area"]),
        ({"industrial_area": "50.0001"}, ["/industrial_area"]),
        ({"total_area": "1", "industrial_area": "2", "leasable_area": "3", "leased_area": "4"},
         ["/leased_area", "/leasable_area", "/industrial_area"]),
        ({"measured_on": "2019-12-21"}, ["/measured_on"]),
        ({"measured_on": "2019-12-20"}, []),
    ],
    ids=str,
)  # fmt: skip
async def test_clusters_I07_each_broken_inequality_is_named(register, changed: dict, pointers: list[str]) -> None:
    cluster = await register.established()
    answer = await register.try_act(cluster, "record_figures", register.figures(**changed))
    if pointers:
        body = expect.problem(answer, 422, "rule-broken")
        assert [error["pointer"] for error in body["errors"]] == pointers
    else:
        assert answer.status_code == 200, answer.text


AREAS = st.decimals(min_value=0, max_value=1000, places=4)


@given(st.tuples(AREAS, AREAS, AREAS, AREAS))
def test_clusters_I07_land_is_part_of_land(areas: tuple[Decimal, ...]) -> None:
    leased, leasable, industrial, total = areas
    figures = ClusterFigures(
        measured_on=date(2020, 1, 1),
        total_area=total,
        industrial_area=industrial,
        leasable_area=leasable,
        leased_area=leased,
    )
    assert (figure_faults(figures, date(2020, 1, 1)) == []) == (leased <= leasable <= industrial <= total)


@pytest.mark.parametrize(
    "leasable, leased, percent",
    [("591.6", "557", "94.15"), ("0", "0", None), ("3", "1", "33.33"), ("40", "40", "100.00"), ("40", "0", "0.00")],
)
async def test_clusters_I08_occupancy_is_worked_out(register, leasable: str, leased: str, percent: str | None) -> None:
    """557 of 591.6 ha: Bắc Giang, August 2022."""
    cluster = await register.established()
    land = {"total_area": "969", "industrial_area": "700", "leasable_area": leasable, "leased_area": leased}
    figures = (await register.measured(cluster, **land))["figures"]
    assert figures["occupancy_percent"] == percent
    assert Decimal(figures["unleased_area"]) == Decimal(leasable) - Decimal(leased)


async def test_clusters_I08_nobody_sends_occupancy(world: World, register) -> None:
    cluster = await register.established()
    answer = await register.try_act(cluster, "record_figures", register.figures(occupancy_percent="94.15"))
    expect.problem(answer, 422, "invalid-content", "/occupancy_percent")


@pytest.mark.parametrize(
    "projects, all_of_them", [((223, 9, 0), 232), ((223, 9, None), None), ((None, None, None), None)]
)
async def test_projects_are_the_sum_of_their_parts(register, projects: tuple, all_of_them: int | None) -> None:
    cluster = await register.established()
    names = ("projects_operating", "projects_building", "projects_stopped")
    figures = (await register.measured(cluster, **dict(zip(names, projects, strict=True))))["figures"]
    assert figures["projects"] == all_of_them


async def test_a_later_count_of_the_same_day_takes_the_place_of_the_earlier(world: World, register) -> None:
    cluster = await register.established()
    first = await register.measured(cluster, "2019-12-14", "2019-12-20", leased_area="30")
    second = await register.measured(cluster, "2019-12-14", "2020-01-10", leased_area="31")
    assert second["figures"]["leased_area"] == "31"
    between = first["figures"]["recorded_at"]
    assert (await register.on(cluster, "2019-12-31", as_of=between))["figures"]["leased_area"] == "30"
    assert (await register.on(cluster, "2019-12-31"))["figures"]["leased_area"] == "31"
    async with world.as_owner() as owner:
        assert await owner.fetchval("SELECT count(*) FROM cluster_figures WHERE cluster_id = $1", cluster["id"]) == 2


async def test_an_older_count_that_comes_late_is_not_the_latest(register) -> None:
    cluster = await register.established()
    await register.measured(cluster, "2020-12-14", "2020-12-20", leased_area="33")
    late = await register.measured(cluster, "2019-12-14", "2021-01-10", leased_area="30")
    assert late["figures"]["measured_on"] == "2020-12-14"
    assert (await register.on(cluster, "2020-06-30"))["figures"]["leased_area"] == "30"


@pytest.mark.parametrize("role", ["agency", "province"])
async def test_figures_and_decisions_are_never_changed(world: World, register, role: str) -> None:
    await register.measured(await register.established())
    async with world.as_role(role, provinces=["VN63-24"]) as connection:
        for table in ("cluster_figures", "cluster_decision"):
            for statement in (f"UPDATE {table} SET cluster_id = cluster_id", f"DELETE FROM {table}"):
                with pytest.raises(Exception, match="permission denied"):
                    await connection.execute(statement)


async def test_a_provinces_officer_records_its_own_figures(register) -> None:
    cluster = await register.planned()
    body = register.figures(document=register.document("2019-12-18", "BC-SCT", "Sở Công Thương"))
    recorded = await register.act(cluster, "record_figures", body, R.PROVINCE_OFFICER)
    assert recorded["figures"]["document"] == body["document"] | {"signer": None}
    assert recorded["state"] == "planned"


@pytest.mark.parametrize(
    "changed, pointer",
    [({"workers": 45_000.5}, "/workers"), ({"workers": -1}, "/workers"), ({"workers": 1_000_001}, "/workers"),
     ({"infrastructure_need": 9_007_199_254_740_992}, "/infrastructure_need"), ({"total_area": "1e3"}, "/total_area"),
     ({"total_area": "-1"}, "/total_area"), ({"leased_area": None}, "/leased_area"),
     ({"measured_on": "2019-02-29"}, "/measured_on"), ({"wastewater_treatment": "có"}, "/wastewater_treatment")],
    ids=str,
)  # fmt: skip
async def test_wrong_figures_are_named_by_their_field(register, changed: dict, pointer: str) -> None:
    cluster = await register.established()
    answer = await register.try_act(cluster, "record_figures", register.figures(**changed))
    expect.problem(answer, 422, "invalid-content", pointer)
