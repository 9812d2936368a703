"""The province's decision: not before the opinion (I15), what it adopts changes the register, what differs is noted."""

from decimal import Decimal

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World


async def test_clusters_I15_under_ccn_2020_no_decision_is_dated_before_the_opinion(world: World, case) -> None:
    issued = await case.issued()
    body = {"lines": [{"line": 1, "adopted": True}]}
    for day, status in (("2022-01-11", 422), ("2022-01-12", 200)):
        document = case.document(day)
        answer = await case.try_act(R.PROVINCE_OFFICER, issued, "decide", "2022-02-21", document=document, **body)
        assert answer.status_code == status, answer.text
        if status == 422:
            told = expect.problem(answer, 422, "rule-broken", "/document/issued_on")
            assert "NĐ 66/2020/NĐ-CP" in told["errors"][0]["detail"]


async def test_clusters_I15_from_ccn_2024_a_decision_before_the_opinion_is_noted_and_holds_from_its_day(
    world: World, case
) -> None:
    proposal = await case.appraising(case.added(name="CCN Đi Trước"), day="2024-06-03", on="2024-06-04")
    body = case.verdicts("agree")
    appraised = await case.act(R.AGENCY_OFFICER, proposal, "appraise", "2024-06-10", **body)
    opinion = case.document("2024-06-12", "BCT-CTĐP")
    issued = await case.act(R.AGENCY_LEADER, appraised, "issue_opinion", "2024-06-12", document=opinion)
    decided = (await case.decided(issued, day="2024-06-07")).json()
    assert [(one["line"], one["code"]) for one in decided["deviations"]] == [(None, "decided-before-opinion")]
    assert (decided["state"], decided["effective_on"]) == ("decided", "2024-06-12")
    new = decided["lines"][0]["cluster_id"]
    assert (await case.on(new, "2024-06-06"))["state"] is None
    assert (await case.on(new, "2024-06-07"))["plan_line"]["valid_from"] == "2024-06-07"


async def test_every_line_is_decided_once(world: World, case) -> None:
    issued = await case.issued(case.added(), case.added())
    for lines, pointer in (
        ([{"line": 1, "adopted": True}], "/lines"),
        ([{"line": 1, "adopted": True}, {"line": 1, "adopted": False}], "/lines/1/line"),
        ([{"line": 1, "adopted": True}, {"line": 2, "adopted": True}, {"line": 3, "adopted": True}], "/lines/2/line"),
        ([{"line": 1, "adopted": True}, {"line": 2, "adopted": False, "area": "10"}], "/lines/1/area"),
    ):
        expect.problem(await case.decided(issued, *lines), 422, "rule-broken", pointer)


async def test_an_area_that_the_letter_did_not_say_is_said_by_the_decision(world: World, case) -> None:
    issued = await case.issued(case.added(area=None))
    answer = await case.decided(issued, {"line": 1, "adopted": True})
    expect.problem(answer, 422, "rule-broken", "/lines/0/area")
    decided = await case.decided(issued, {"line": 1, "adopted": True, "area": "12.50"})
    line = decided.json()["lines"][0]
    assert (line["area"], line["decided_area"]) == (None, "12.5")
    assert decided.json()["deviations"] == []


async def test_what_is_decided_changes_the_register_line_by_line(world: World, case) -> None:
    grown, shrunk, moved, named, kept = [await case.established() for _ in range(5)]
    gone = await case.cluster()
    lines = [
        {"change": "expand", "cluster_id": grown["id"], "area": "70"},
        {"change": "rephase", "cluster_id": grown["id"], "phase": "2021-2025"},
        {"change": "reduce", "cluster_id": shrunk["id"], "area": "20"},
        {"change": "relocate", "cluster_id": moved["id"], "former_district": "Huyện Sơn Động", "commune": "Xã An Bá"},
        {"change": "rename", "cluster_id": named["id"], "name": "CCN Tiên Hưng"},
        {"change": "keep", "cluster_id": kept["id"]},
        {"change": "remove", "cluster_id": gone["id"], "conversion_plan": "Chuyển thành khu dân cư"},
        case.added(kind="craft_village", mountainous=True, area="6"),
    ]
    issued = await case.issued(*lines)
    adopted = [{"line": n, "adopted": True} for n in range(1, 9)]
    decided = await case.decided(issued, *reversed(adopted))
    assert decided.status_code == 200, decided.text
    assert decided.json()["deviations"] == []
    day = "2022-02-21"
    line = (await case.on(grown["id"], day))["plan_line"]
    assert (Decimal(line["area"]), line["phase"]) == (70, "2021-2025")
    assert Decimal((await case.on(shrunk["id"], day))["plan_line"]["area"]) == 20
    place = await case.on(moved["id"], day)
    assert (place["district"], place["commune"]) == ("Huyện Sơn Động", "Xã An Bá")
    assert (await case.on(moved["id"], "2022-02-20"))["district"] == "Huyện Lạng Giang"
    assert (await case.on(named["id"], day))["name"] == "CCN Tiên Hưng"
    assert (await case.read(kept))["version"] == kept["version"]
    removed = await case.on(gone["id"], day)
    assert (removed["state"], removed["plan_line"]) == ("removed_from_plan", None)
    assert (await case.on(gone["id"], "2022-02-20"))["state"] == "planned"
    new = (await case.client(R.AUDITOR).get(f"/v1/clusters/{decided.json()['lines'][7]['cluster_id']}")).json()
    assert (new["kind"], new["mountainous"], new["planned_area"], new["province"]) == (
        "craft_village", True, "6", "VN63-24",
    )  # fmt: skip


async def test_what_is_not_adopted_changes_nothing_and_differences_are_noted(world: World, case) -> None:
    first, second = await case.established(), await case.established()
    lines = [
        case.added(area="40", phase="2021-2025"),
        {"change": "expand", "cluster_id": first["id"], "area": "60"},
        {"change": "expand", "cluster_id": second["id"], "area": "60"},
        case.added(),
    ]
    body = case.verdicts("agree", "disagree", "agree_with_conditions", "return")
    issued = await case.issued(*lines, verdicts=body)
    assert [line["verdict"] for line in issued["lines"]] == ["agree", "disagree", "agree_with_conditions", "return"]
    decided = await case.decided(
        issued,
        {"line": 1, "adopted": True, "area": "35", "phase": "2026-2030"},
        {"line": 2, "adopted": True},
        {"line": 3, "adopted": False},
        {"line": 4, "adopted": False},
    )
    assert [(one["line"], one["code"]) for one in decided.json()["deviations"]] == [
        (1, "area-differs"), (1, "phase-differs"), (2, "adopted-against-opinion"), (3, "not-adopted"),
    ]  # fmt: skip
    assert (await case.read(second))["planned_area"] == "50"
    assert decided.json()["lines"][3]["cluster_id"] is None
    event = [one for one in await world.events() if one.subject == issued["urn"]][-1]
    assert event.data["deviations"] == ["area-differs", "phase-differs", "adopted-against-opinion", "not-adopted"]


async def test_an_expansion_that_shrinks_what_grew_meanwhile_is_refused(world: World, case) -> None:
    cluster = await case.established()
    line = {"change": "expand", "cluster_id": cluster["id"], "area": "60"}
    early, late = await case.issued(line), await case.issued(line)
    assert (await case.decided(early, {"line": 1, "adopted": True, "area": "65"})).status_code == 200
    expect.problem(await case.decided(late), 422, "rule-broken", "/lines/0/area")
    assert (await case.decided(late, {"line": 1, "adopted": True, "area": "70"})).status_code == 200


async def test_a_refused_decision_leaves_the_register_as_it_was(world: World, case) -> None:
    issued = await case.issued(case.added(name="CCN Không Có"))
    answer = await case.try_act(
        R.PROVINCE_OFFICER, issued, "decide", "2022-01-11",
        document=case.document("2022-01-11"), lines=[{"line": 1, "adopted": True}],
    )  # fmt: skip
    expect.problem(answer, 422, "rule-broken")
    found = (await case.client(R.AUDITOR).get("/v1/clusters?q=khong co")).json()["items"]
    assert found == []


@pytest.mark.parametrize("role", [R.PROVINCE_OFFICER, R.CLERK, R.AGENCY_OFFICER])
async def test_the_decision_is_recorded_by_the_province_or_the_agency(world: World, case, role: str) -> None:
    issued = await case.issued()
    body = {"document": case.document("2022-02-21"), "lines": [{"line": 1, "adopted": True}]}
    decided = await case.act(role, issued, "decide", "2022-02-21", **body)
    assert decided["state"] == "decided"


async def test_after_the_merger_a_new_cluster_is_of_the_province_of_its_day(world: World, case) -> None:
    proposal = await case.appraising(day="2025-06-02", on="2025-06-03")
    appraised = await case.act(R.AGENCY_OFFICER, proposal, "appraise", "2025-06-10", **case.verdicts("agree"))
    opinion = case.document("2025-06-12", "BCT-CTĐP")
    issued = await case.act(R.AGENCY_LEADER, appraised, "issue_opinion", "2025-06-12", document=opinion)
    decided = (await case.decided(issued, day="2025-08-01")).json()
    new = (await case.client(R.AUDITOR).get(f"/v1/clusters/{decided['lines'][0]['cluster_id']}")).json()
    assert new["province"] == "VN34-24"


async def test_no_cluster_is_added_to_a_province_before_it_was_there(world: World, case_of) -> None:
    """Under a law that lets a decision precede the opinion, one of before the merger is the old province's to make."""
    case = case_of("VN34-24", "VN34-24")
    proposal = await case.appraising(day="2025-07-02", on="2025-07-03")
    appraised = await case.act(R.AGENCY_OFFICER, proposal, "appraise", "2025-07-04", **case.verdicts("agree"))
    opinion = case.document("2025-07-07", "BCT-CTĐP")
    issued = await case.act(R.AGENCY_LEADER, appraised, "issue_opinion", "2025-07-07", document=opinion)
    answer = await case.decided(issued, day="2025-06-30")
    expect.problem(answer, 422, "province-not-in-force", "/effective_on")
    assert (await case.decided(issued, day="2025-07-01")).status_code == 200


async def test_a_cluster_takes_no_name_or_place_of_one_from_before_the_merger(world: World, case_of, case) -> None:
    old = await case.cluster(name="CCN Hai Nơi", former_district="Huyện Yên Thế")
    late = case_of("VN34-24", "VN34-24")
    renamed = await late.register.planned("2025-07-01", former_district="Huyện Yên Thế")
    moved = await late.register.planned("2025-07-01", name="CCN Hai Nơi")
    for line in (
        {"change": "rename", "cluster_id": renamed["id"], "name": old["name"]},
        {"change": "relocate", "cluster_id": moved["id"], "former_district": old["former_district"]},
    ):
        proposal = await late.appraising(line, day="2025-07-02", on="2025-07-03")
        appraised = await late.act(R.AGENCY_OFFICER, proposal, "appraise", "2025-07-04", **late.verdicts("agree"))
        opinion = late.document("2025-07-07", "BCT-CTĐP")
        issued = await late.act(R.AGENCY_LEADER, appraised, "issue_opinion", "2025-07-07", document=opinion)
        expect.problem(await late.decided(issued, day="2025-07-08"), 409, "duplicate", "/name")
