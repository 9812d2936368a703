"""A cluster's way through the register: what each step asks for, and what it leaves behind."""

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World


async def test_a_cluster_goes_from_the_plan_to_operation(register) -> None:
    cluster = await register.planned()
    assert (cluster["state"], cluster["planned_area"], cluster["established_area"]) == ("planned", "50", None)
    assert cluster["reference"].startswith("CCN-")
    steps = [
        ("establish", register.establishment("2019-06-01"), "established"),
        ("approve_detailed_plan", register.decided("2019-09-01"), "detailed_plan_approved"),
        ("approve_infrastructure", register.decided("2020-02-01"), "infrastructure_approved"),
        ("start_operating", register.decided("2021-05-01"), "operating"),
    ]
    for action, body, state in steps:
        cluster = await register.act(cluster, action, body)
        assert cluster["state"] == state
    assert (cluster["established_on"], cluster["established_area"]) == ("2019-06-01", "50")
    assert cluster["establishment"]["number"] == steps[0][1]["document"]["number"]
    assert [(one["action"], one["effective_on"], one["area"]) for one in cluster["decisions"]] == [
        ("establish", "2019-06-01", "50"), ("approve_detailed_plan", "2019-09-01", None),
        ("approve_infrastructure", "2020-02-01", None), ("start_operating", "2021-05-01", None),
    ]  # fmt: skip


async def test_events_tell_each_step(world: World, register) -> None:
    cluster = await register.established()
    await register.measured(cluster)
    await register.act(cluster, "abolish", register.decided("2022-01-01", note="Không có nhà đầu tư"))
    told = [event for event in await world.events() if event.subject == cluster["urn"]]
    assert [event.type.split(".")[2] for event in told] == [
        "registered",
        "established",
        "figures_recorded",
        "abolished",
    ]
    assert {event.province for event in told} == {"VN63-24"}


async def test_an_abolition_says_why(register) -> None:
    cluster = await register.established()
    answer = await register.try_act(cluster, "abolish", register.decided("2022-01-01"))
    expect.problem(answer, 422, "invalid-content", "/note")
    abolished = await register.act(cluster, "abolish", register.decided("2022-01-01", note="Không có nhà đầu tư"))
    assert (abolished["state"], abolished["planned_area"]) == ("abolished", "50")
    answer = await register.try_act(cluster, "record_figures", register.figures(day="2022-02-01"))
    expect.problem(answer, 409, "action-not-allowed")


@pytest.mark.parametrize("skipped", ["approve_detailed_plan", "approve_infrastructure", "start_operating", "abolish"])
async def test_nothing_comes_before_the_establishment(register, skipped: str) -> None:
    cluster = await register.planned()
    note = {"note": "Không có nhà đầu tư"} if skipped == "abolish" else {}
    answer = await register.try_act(cluster, skipped, register.decided("2019-06-01", **note))
    assert expect.problem(answer, 409, "action-not-allowed")["allowed_actions"] == ["establish", "record_figures"]


async def test_clusters_I13_only_an_established_cluster_is_expanded(register) -> None:
    cluster = await register.planned()
    answer = await register.try_act(cluster, "expand", register.decided("2019-06-01", area="60"))
    expect.problem(answer, 409, "action-not-allowed")


@pytest.mark.parametrize(("area", "larger"), [("49.9999", False), ("50", False), ("50.0001", True)])
async def test_clusters_I03_an_expansion_makes_it_larger(register, area: str, larger: bool) -> None:
    cluster = await register.established(area="50")
    answer = await register.try_act(cluster, "expand", register.decided("2020-01-01", area=area))
    if larger:
        assert answer.status_code == 200 and answer.json()["established_area"] == area
    else:
        expect.problem(answer, 422, "rule-broken", "/area")


@pytest.mark.parametrize(("day", "planned"), [("2019-01-14", False), ("2019-01-15", True)])
@pytest.mark.parametrize("action", ["establish", "expand"])
async def test_clusters_I14_a_decision_needs_a_plan_line_in_force_on_its_day(
    register, action: str, day: str, planned: bool
) -> None:
    """The plan holds from 2019-01-15 on; the decision of the day before is recorded later."""
    cluster = await register.planned("2019-01-15")
    if action == "expand":
        await register.act(cluster, "establish", register.establishment("2019-01-15", area="40"))
    body = register.establishment("2019-01-20") | {"document": register.document(day)}
    if action == "expand":
        body = {name: body[name] for name in ("document", "area", "effective_on", "reason")}
    answer = await register.try_act(cluster, action, body)
    if planned:
        assert answer.status_code == 200, answer.text
    else:
        expect.problem(answer, 422, "rule-broken", "/document/issued_on")


async def test_expanding_keeps_the_state_and_the_day_of_establishment(register) -> None:
    cluster = await register.established()
    await register.act(cluster, "start_operating", register.decided("2020-01-01"))
    expanded = await register.act(cluster, "expand", register.decided("2021-01-01", area="74.5"))
    assert (expanded["state"], expanded["established_on"]) == ("operating", "2019-06-01")
    assert [one["area"] for one in expanded["decisions"]] == ["50", None, "74.5"]


@pytest.mark.parametrize("role", [R.PROVINCE_OFFICER, R.PROVINCE_LEADER, R.AGENCY_LEADER])
async def test_only_officers_and_clerks_of_the_agency_write_the_register(world: World, register, role: str) -> None:
    answer = await world.client(role, **register.claims(role)).post("/v1/clusters", json=register.cluster())
    expect.problem(answer, 403, "forbidden")


@pytest.mark.parametrize(
    "changed, pointer",
    [
        ({"province": "VN34-24"}, "/province"),
        ({"province": "VN63-03"}, "/province"),
        ({"area": "0"}, "/area"),
        ({"area": 50}, "/area"),
        ({"area": "50.00001"}, "/area"),
        ({"area": "123456789"}, "/area"),
        ({"kind": "village"}, "/kind"),
        ({"former_district": ""}, "/former_district"),
        ({"former_district_code": "219"}, "/former_district_code"),
    ],
    ids=str,
)
async def test_a_wrong_cluster_is_named_by_its_field(world: World, register, changed: dict, pointer: str) -> None:
    answer = await world.client(R.CLERK).post("/v1/clusters", json=register.cluster(**changed))
    expect.problem(answer, 422, answer.json()["code"], pointer)


async def test_a_plan_does_not_hold_before_its_decision(world: World, register) -> None:
    body = register.cluster("2019-01-15") | {"document": register.document("2019-01-16")}
    answer = await world.client(R.CLERK).post("/v1/clusters", json=body)
    expect.problem(answer, 422, "effective-date", "/document/issued_on")


async def test_a_cluster_is_found_by_place_name_kind_and_state(world: World, register) -> None:
    found = await register.planned(name="Cụm công nghiệp Đồng Đình", kind="craft_village", commune="Xã Cao Xá")
    for query in ("q=dong dinh", "q=Cao Xá", "kind=craft_village&q=đình", "state=planned&q=dong dinh",
                  "province=VN34-24&q=dong dinh", "province=VN63-24&exact=true&q=dong dinh"):  # fmt: skip
        items = (await world.client(R.AUDITOR).get(f"/v1/clusters?{query}")).json()["items"]
        assert [one["id"] for one in items] == [found["id"]], query
    for query in ("province=VN34-24&exact=true", "province=VN63-27", "kind=ordinary&q=dong dinh"):
        items = (await world.client(R.AUDITOR).get(f"/v1/clusters?{query}")).json()["items"]
        assert found["id"] not in [one["id"] for one in items], query


async def test_a_district_has_one_live_cluster_of_a_name_however_it_is_typed(world: World, register) -> None:
    cluster = await register.established(name="Cụm công nghiệp Đồng Bãi")
    client, again = world.client(R.CLERK), register.cluster(name="CỤM CÔNG NGHIỆP ĐỒNG BÃI")
    expect.problem(await client.post("/v1/clusters", json=again), 409, "duplicate", "/name")
    elsewhere = register.cluster(name=cluster["name"], former_district="Huyện Tân Yên")
    assert (await client.post("/v1/clusters", json=elsewhere)).status_code == 201
    await register.act(cluster, "abolish", register.decided("2022-01-01", note="Không còn nhu cầu"))
    assert (await client.post("/v1/clusters", json=again)).status_code == 201


async def test_a_name_is_taken_before_and_after_the_merger(world: World, register) -> None:
    client = world.client(R.CLERK)
    old = await register.planned(name="Cụm công nghiệp Đồng Tâm")
    again = register.cluster("2025-07-01", name=old["name"], province="VN34-24")
    told = expect.problem(await client.post("/v1/clusters", json=again), 409, "duplicate", "/name")
    assert old["reference"] in told["detail"]
    await world.create(R.CLERK, "/v1/clusters", again | {"former_district": "Huyện Tân Yên"})
    late = register.cluster("2025-06-30", name=old["name"], former_district="Huyện Tân Yên")
    expect.problem(await client.post("/v1/clusters", json=late), 409, "duplicate", "/name")
    neighbour = register.cluster("2025-06-30", name=old["name"], province="VN63-27")  # was another province then
    assert (await client.post("/v1/clusters", json=neighbour)).status_code == 201
