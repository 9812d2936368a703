"""What is counted of clusters and proposals: by the days on which things held, in the caller's scope, never a guess."""

from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World


@pytest.fixture(scope="module")
async def counted(world: World, case_of):
    """Bắc Giang's register and proposals of 2021 and 2022, beside Vĩnh Long's one cluster."""
    case, elsewhere = case_of("VN63-24", "VN34-24"), case_of("VN63-86", "VN34-86")

    async def established(area: str):
        cluster = await case.cluster("2021-01-10", area=area)
        body = {"area": area, "investor": "Công ty Hạ tầng", "investor_kind": "enterprise"}
        return await step(cluster, "establish", "2021-02-10", **body)

    async def step(cluster, action: str, day: str, **body: Any):
        return await case.act(R.AGENCY_OFFICER, cluster, action, day, document=case.document(day), **body)

    await case.cluster("2021-01-10", area="10.5")
    await step(await established("50"), "expand", "2021-05-10", area="60")
    running = await step(await established("20"), "start_operating", "2021-03-10")
    land = {"total_area": "20", "industrial_area": "18", "leasable_area": "16", "workers": 700}
    for day, leased in (("2021-06-14", "12.0000"), ("2021-12-14", "15")):
        await step(running, "record_figures", "2022-01-05", measured_on=day, leased_area=leased, **land)
    await step(await established("30"), "abolish", "2021-11-10", note="Không có nhà đầu tư")
    await elsewhere.cluster("2021-01-10", area="40")
    verdicts = case.verdicts("agree", "agree", "agree_with_conditions", "disagree", "return")
    issued = await case.issued(*[case.added(area="11") for _ in range(5)], verdicts=verdicts)
    decided = await case.decided(
        issued, {"line": 1, "adopted": True}, *[{"line": n, "adopted": False} for n in (2, 3, 4, 5)]
    )
    assert decided.status_code == 200, decided.text
    await case.appraised()
    await elsewhere.appraising()
    return case


async def figures(case, from_on: str, to_on: str, role: str = R.AUDITOR, province: str = "") -> dict[str, Any]:
    asked = f"from_on={from_on}&to_on={to_on}" + (f"&province={province}" if province else "")
    answer = await case.client(role).get(f"/v1/cluster-statistics?{asked}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def told(statistics: dict[str, Any], *keys: str) -> list[Any]:
    values = {figure["key"]: figure["value"] for figure in statistics["figures"]}
    return [values[key] for key in keys]


@pytest.mark.parametrize(
    ("day", "in_plan", "established", "operating", "planned", "decided"),
    [
        ("2021-01-09", 0, 0, 0, "0", "0"),
        ("2021-01-10", 5, 0, 0, "150.5", "0"),
        ("2021-02-10", 5, 3, 0, "150.5", "100"),
        ("2021-03-10", 5, 3, 1, "150.5", "100"),
        ("2021-05-10", 5, 3, 1, "150.5", "110"),
        ("2021-11-09", 5, 3, 1, "150.5", "110"),
        ("2021-11-10", 4, 2, 1, "120.5", "80"),
        ("2022-02-21", 5, 2, 1, "131.5", "80"),
    ],
)
async def test_the_register_is_counted_as_it_stood_on_the_day(
    counted, day: str, in_plan: int, established: int, operating: int, planned: str, decided: str
) -> None:
    found = await figures(counted, "2021-01-01", day)
    assert told(found, "clusters_in_plan", "clusters_established", "clusters_operating") == [
        in_plan, established, operating,
    ]  # fmt: skip
    assert told(found, "planned_area", "established_area") == [planned, decided]


@pytest.mark.parametrize(
    ("day", "leased", "occupancy", "workers"),
    [("2021-06-13", "0", None, 0), ("2021-06-14", "12", "75.0", 700), ("2021-12-14", "15", "93.8", 700)],
)
async def test_land_and_workers_are_those_of_the_latest_count_of_the_day(
    counted, day: str, leased: str, occupancy: str | None, workers: int
) -> None:
    found = await figures(counted, "2021-01-01", day)
    assert told(found, "leased_area", "occupancy", "workers") == [leased, occupancy, workers]
    units = {figure["key"]: (figure["unit"], figure["when"]) for figure in found["figures"]}
    assert units["leased_area"] == ("hectare", "day") and units["occupancy"] == ("percent", "day")


async def test_what_was_done_is_counted_in_its_period_and_no_other(counted) -> None:
    keys = ("establishments_decided", "proposals_received", "opinions_issued", "decisions_recorded")
    assert told(await figures(counted, "2021-01-01", "2021-12-31"), *keys) == [3, 0, 0, 0]
    assert told(await figures(counted, "2021-02-11", "2021-12-31"), *keys) == [0, 0, 0, 0]
    assert told(await figures(counted, "2022-01-01", "2022-03-31"), *keys) == [0, 3, 1, 1]
    assert told(await figures(counted, "2022-01-12", "2022-01-12"), *keys) == [0, 0, 1, 0]
    assert told(await figures(counted, "2022-01-13", "2022-02-20"), *keys) == [0, 0, 0, 0]


async def test_verdicts_are_counted_with_their_opinion(counted) -> None:
    keys = ("lines_agreed", "lines_agreed_with_conditions", "lines_disagreed", "lines_returned")
    assert told(await figures(counted, "2022-01-01", "2022-03-31"), *keys) == [2, 1, 1, 1]
    assert told(await figures(counted, "2022-01-01", "2022-01-11"), *keys) == [0, 0, 0, 0]


async def test_proposals_are_open_until_the_opinion(counted) -> None:
    assert told(await figures(counted, "2022-01-01", "2022-01-11"), "proposals_open") == [3]
    assert told(await figures(counted, "2022-01-01", "2022-01-12"), "proposals_open") == [2]


async def test_a_province_counts_its_own_with_its_predecessors(counted) -> None:
    mine = await figures(counted, "2021-01-01", "2021-12-31", R.PROVINCE_OFFICER)
    assert told(mine, "clusters_in_plan", "planned_area") == [3, "80.5"]
    both = await figures(counted, "2021-01-01", "2021-12-31", province="VN34-24,VN34-86,VN34-91")
    apart = {one["province"]: told(one, "clusters_in_plan")[0] for one in both["provinces"]}
    assert apart == {"VN34-24": 3, "VN34-86": 1, "VN34-91": 0}
    assert told(both, "clusters_in_plan") == [4]


async def test_what_is_hidden_from_a_province_is_not_counted_for_it_either(counted) -> None:
    """Its second proposal is appraised; it counts as open, with no verdict, before and after."""
    mine = await figures(counted, "2022-01-01", "2022-12-31", R.PROVINCE_LEADER)
    assert told(mine, "proposals_open", "lines_agreed", "opinions_issued") == [1, 2, 1]


async def test_wrong_periods_and_provinces_are_named(counted) -> None:
    client = counted.client(R.AUDITOR)
    for query, pointer in (
        ("from_on=2022-02-01&to_on=2022-01-01", ""), ("from_on=2022-02-30&to_on=2022-03-01", "from_on"),
        ("to_on=2022-01-01", "from_on"), ("from_on=2022-01-01&to_on=2022-01-31&province=VN63-99", "province"),
    ):  # fmt: skip
        expect.problem(
            await client.get(f"/v1/cluster-statistics?{query}"), 422, "invalid-content", *filter(None, [pointer])
        )
