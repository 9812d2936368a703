"""The check as it is asked for: what is given, what is read of the register, and whose records are seen."""

from typing import Any

import httpx
import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

PATH = "/v1/cluster-criteria/check"


async def ask(world: World, **body: Any) -> httpx.Response:
    return await world.client(R.AUDITOR).post(PATH, json=body)


async def asked(world: World, **body: Any) -> dict[str, Any]:
    answer = await ask(world, **body)
    assert answer.status_code == 200, answer.text
    return {one["code"]: one for one in answer.json()["criteria"]} | {"whole": answer.json()}


async def test_a_question_with_figures_alone(world: World) -> None:
    answer = await asked(
        world, question="plan", on="2017-12-14", kind="craft_village", mountainous=False, area="8.1", province="VN63-01"
    )
    assert (answer["whole"]["verdict"], answer["whole"]["rule_set"]) == ("met", "CCN-2017")
    assert answer["K2"]["parts"][0] == {
        "what": "area", "value": "8.1", "comparison": ">=", "bound": "5", "unit": "hectare", "verdict": "met",
    }  # fmt: skip
    assert (answer["K2"]["rule"], answer["K2"]["status"]) == ("K2@2017-07-15", "secondary")


async def test_figures_are_read_of_the_register_with_their_source(world: World, register) -> None:
    cluster = await register.established(former_district="Huyện Lục Nam")
    neighbour = await register.measured(await register.established(former_district="Lục Nam"), leased_area="20")
    await register.established("2021-01-01", former_district="Lục Nam")  # later than the day asked of
    answer = await asked(world, question="establish", on="2020-01-01", cluster_id=cluster["id"])
    [leasable, leased] = answer["K4"]["figures"]
    assert leased == {
        "name": "leased_area", "value": "20", "unit": "hectare", "source": neighbour["urn"],
        "measured_on": "2019-12-14",
    }  # fmt: skip
    assert (leasable["value"], answer["K3"]["verdict"], answer["K1"]["verdict"]) == ("40", "met", "met")
    assert [part["value"] for part in answer["K4"]["parts"]] == ["50", "50", "20"]
    assert answer["K4"]["verdict"] == "met"


async def test_a_neighbour_without_figures_is_never_a_pass(world: World, register) -> None:
    cluster = await register.established(former_district="Huyện Yên Thế")
    await register.established(former_district="Huyện Yên Thế")
    answer = await asked(world, question="establish", on="2020-01-01", cluster_id=cluster["id"])
    assert answer["K4"]["verdict"] == answer["whole"]["verdict"] == "cannot_be_judged"


async def test_clusters_I05_an_abolished_neighbour_counts_until_that_day(world: World, register) -> None:
    first = await register.measured(await register.established(former_district="Huyện Sơn Động"))
    await register.act(first, "abolish", register.decided("2021-01-01", note="Không có nhà đầu tư"))
    question = {"question": "establish", "province": "VN63-24", "former_district": "Sơn Động"}
    assert (await asked(world, on="2020-12-31", **question))["K4"]["verdict"] == "met"
    assert (await asked(world, on="2021-01-01", **question))["K4"]["verdict"] == "not_applicable"


async def test_an_expansion_is_judged_by_the_area_and_figures_of_the_day(world: World, register) -> None:
    cluster = await register.established(area="50", former_district="Huyện Hiệp Hòa")
    await register.measured(cluster, leased_area="24", infrastructure_in_operation=True, land_demand="40.0001")
    await register.act(cluster, "expand", register.decided("2021-01-01", area="60"))
    before = await asked(world, question="expand", on="2020-12-31", cluster_id=cluster["id"], area="60")
    assert {code: before[code]["verdict"] for code in ("K3", "K5", "K6", "K7")} == dict.fromkeys(
        ("K3", "K5", "K6", "K7"), "met"
    )
    after = await asked(world, question="expand", on="2021-01-01", cluster_id=cluster["id"], area="60")
    assert after["K5"]["verdict"] == "not_met"
    unsaid = await asked(world, question="expand", on="2021-01-01", cluster_id=cluster["id"])
    assert unsaid["K5"]["verdict"] == "cannot_be_judged"


async def test_what_is_given_stands_before_what_is_read(world: World, register) -> None:
    cluster = await register.established(former_district="Huyện Việt Yên")
    other = await register.measured(await register.established(former_district="Huyện Việt Yên"))
    answer = await asked(
        world, question="establish", on="2020-01-01", cluster_id=cluster["id"], area="76", in_plan=False,
        district_clusters=[{"cluster_id": other["id"], "leased_area": "10"}],
    )  # fmt: skip
    assert (answer["K1"]["verdict"], answer["K3"]["verdict"]) == ("not_met", "not_met")
    assert [one["source"] for one in answer["K4"]["figures"]] == [other["urn"], "request"]


async def test_a_cluster_of_another_province_is_not_read(world: World, register) -> None:
    cluster = await register.established()
    for body, pointer in [
        ({"cluster_id": cluster["id"]}, "/cluster_id"),
        ({"district_clusters": [{}, {"cluster_id": cluster["id"]}]}, "/district_clusters/1/cluster_id"),
    ]:
        body["question"] = "establish"
        mine = await world.client(R.PROVINCE_OFFICER, province="VN34-24").post(PATH, json=body)
        assert mine.status_code == 200, mine.text
        others = await world.client(R.PROVINCE_OFFICER, province="VN34-86").post(PATH, json=body)
        expect.problem(others, 422, "invalid-content", pointer)


async def test_no_cluster_counts_twice(world: World, register) -> None:
    cluster, other = await register.established(), await register.established()
    for named, place in ([other, other], 1), ([other, cluster], 1), ([cluster], 0):
        answer = await ask(
            world, question="establish", cluster_id=cluster["id"],
            district_clusters=[{"cluster_id": one["id"]} for one in named],
        )  # fmt: skip
        expect.problem(answer, 422, "invalid-content", f"/district_clusters/{place}/cluster_id")


async def test_anothers_clusters_are_neither_counted_nor_said_to_be_none(world: World, register) -> None:
    await register.measured(await register.established(former_district="Huyện Yên Dũng"))
    body = {"question": "establish", "on": "2020-01-01", "province": "VN63-24", "former_district": "Yên Dũng"}
    for province, seen in (("VN34-24", "met"), ("VN34-86", "cannot_be_judged")):
        answer = await world.client(R.PROVINCE_OFFICER, province=province).post(PATH, json=body)
        [k4] = [one for one in answer.json()["criteria"] if one["code"] == "K4"]
        assert k4["verdict"] == seen


@pytest.mark.parametrize(
    "body, pointer",
    [
        ({"question": "abolish"}, "/question"),
        ({}, "/question"),
        ({"question": "plan", "area": 8.1}, "/area"),
        ({"question": "plan", "area": "-1"}, "/area"),
        ({"question": "plan", "on": "2022-02-30"}, "/on"),
        ({"question": "plan", "province": "24"}, "/province"),
        ({"question": "establish", "province": "VN63-03", "former_district": "A"}, "/province"),
        ({"question": "establish", "district_clusters": [{"leasable_area": "1", "leased_area": "2"}]},
         "/district_clusters/0/leased_area"),
        ({"question": "establish", "district_clusters": [{}] * 101}, "/district_clusters"),
        ({"question": "expand", "leasable_area": "1", "leased_area": "1.0001"}, "/leased_area"),
        ({"question": "plan", "cluster_id": "01900000-0000-7000-8000-000000000000"}, "/cluster_id"),
        ({"question": "plan", "leased": "1"}, "/leased"),
    ],
    ids=str,
)  # fmt: skip
async def test_a_wrong_question_is_named_by_its_field(world: World, body: dict, pointer: str) -> None:
    expect.problem(await ask(world, **body), 422, "invalid-content", pointer)


async def test_no_land_is_a_zero_without_a_sign(world: World) -> None:
    answer = await asked(world, question="expand", on="2022-01-01", leasable_area="-0", land_demand="-0.0000")
    assert {one["name"]: one["value"] for one in answer["K6"]["figures"]} == {
        "leasable_area": "0", "leased_area": None, "land_demand": "0", "industrial_area": None,
    }  # fmt: skip


async def test_there_are_no_criteria_before_the_first_law(world: World) -> None:
    expect.problem(await ask(world, question="plan", on="2009-10-04"), 422, "no-rule-in-force")


async def test_a_check_writes_nothing(world: World) -> None:
    events = await world.events()
    await ask(world, question="plan", area="20")
    assert await world.events() == events
