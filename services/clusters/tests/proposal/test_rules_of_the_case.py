"""A case is judged by the rules of the day on which its papers were complete, and keeps them (I01)."""

from datetime import date

import pytest

from arit_contracts import roles as R
from arit_contracts.clusters import RuleSetOverride
from arit_kit.law.select import NoRuleInForce
from arit_kit.testing import expect
from arit_kit.testing.world import World
from arit_kit.web.problems import Problem
from clusters.proposal.rule_set import chosen, judged_on


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2017, 7, 15), "CCN-2017"), (date(2020, 7, 31), "CCN-2017"), (date(2020, 8, 1), "CCN-2020"),
        (date(2024, 4, 30), "CCN-2020"), (date(2024, 5, 1), "CCN-2024"), (date(2025, 6, 30), "CCN-2024"),
        (date(2025, 7, 1), "CCN-2025"),
    ],
)  # fmt: skip
def test_clusters_I01_the_rules_of_the_day(day: date, name: str) -> None:
    assert chosen(day, None).name == name
    assert judged_on(chosen(day, None), day) == day


def test_clusters_I01_a_transitional_case_is_judged_by_the_last_day_of_the_earlier_rules() -> None:
    rules = chosen(date(2020, 8, 3), RuleSetOverride(rule_set="CCN-2017", basis="NĐ 66/2020/NĐ-CP, chuyển tiếp"))
    assert (rules.name, judged_on(rules, date(2020, 8, 3))) == ("CCN-2017", date(2020, 7, 31))


@pytest.mark.parametrize("name", ["CCN-2024", "CCN-1999"])
def test_clusters_I01_rules_that_came_later_or_never_judge_no_case(name: str) -> None:
    with pytest.raises(Problem) as refused:
        chosen(date(2020, 8, 3), RuleSetOverride(rule_set=name, basis="Không có"))
    assert refused.value.faults[0].pointer == "/override/rule_set"


def test_before_the_first_law_on_clusters_there_are_no_rules() -> None:
    with pytest.raises(NoRuleInForce):
        chosen(date(2009, 1, 1), None)


async def test_clusters_I01_the_rules_stay_while_the_law_changes(world: World, case) -> None:
    accepted = await case.appraising(day="2020-07-20", on="2020-07-31")
    assert (accepted["rule_set"], accepted["rule_set_basis"]) == ("CCN-2017", None)
    asked = await case.act(R.AGENCY_OFFICER, accepted, "request_supplement", "2020-07-31", note="Bổ sung bản đồ")
    back = await case.act(R.PROVINCE_OFFICER, asked, "resubmit", "2020-08-20")
    assert back["rule_set"] == "CCN-2017"
    check = (await case.client(R.AUDITOR).get(f"{back['href']}/check")).json()
    assert check["lines"][0]["rule_set"] == "CCN-2017"


async def test_clusters_I01_an_override_cites_the_provision(world: World, case) -> None:
    checking = await case.checking(day="2020-07-20")
    answer = await case.try_act(R.AGENCY_OFFICER, checking, "accept", "2020-08-03", override={"rule_set": "CCN-2017"})
    expect.problem(answer, 422, "invalid-content", "/override/basis")
    late = {"rule_set": "CCN-2024", "basis": "NĐ 32/2024/NĐ-CP"}
    answer = await case.try_act(R.AGENCY_OFFICER, checking, "accept", "2020-08-03", override=late)
    expect.problem(answer, 422, "rule-broken", "/override/rule_set")


async def test_clusters_I13_a_removal_needs_its_conversion_plan_under_ccn_2020(world: World, case) -> None:
    client = case.client(R.PROVINCE_OFFICER)
    for day, status in (("2020-07-31", 200), ("2024-05-01", 200), ("2020-08-03", 422)):
        cluster = await case.cluster()
        line = {"change": "remove", "cluster_id": cluster["id"]}
        checking = await case.checking(line, day=day, kind="removal")
        answer = await case.try_act(R.AGENCY_OFFICER, checking, "accept", day)
        assert answer.status_code == status, (day, answer.text)
        if status == 422:
            expect.problem(answer, 422, "dossier-incomplete", "record:/items/conversion_plan")
    check = (await client.get(f"{checking['href']}/check?on=2020-08-03")).json()
    assert (check["complete"], [one["code"] for one in check["missing"]]) == (False, ["conversion_plan"])
    assert [one["code"] for one in check["worth_checking"]] == ["P1", "P2", "P4", "P5"]
    check = (await client.get(f"{checking['href']}/check")).json()
    assert (check["complete"], check["missing"]) == (True, [])  # by the law of today, which is only remembered
    assert [one["code"] for one in check["worth_checking"]] == ["conversion_plan", "P1", "P2"]
    asked = await case.act(R.AGENCY_OFFICER, checking, "request_supplement", "2020-08-03", note="Phương án chuyển đổi")
    lines = [line | {"conversion_plan": "Chuyển thành khu dân cư"}]
    body = {"lines": lines, **case.dated("2020-08-05")}
    changed = await client.patch(asked["href"], json=body, headers={"If-Match": f'"{asked["version"]}"'})
    back = await case.act(R.PROVINCE_OFFICER, changed.json(), "resubmit", "2020-08-05")
    accepted = await case.act(R.AGENCY_OFFICER, back, "accept", "2020-08-06")
    assert (accepted["rule_set"], accepted["state"]) == ("CCN-2020", "appraising")


async def test_a_letter_makes_one_proposal_unless_it_was_withdrawn(world: World, case) -> None:
    body = case.proposal(case.added())
    client = case.client(R.PROVINCE_OFFICER)
    first = await client.post("/v1/cluster-proposals", json=body)
    assert first.status_code == 201, first.text
    again = body | {"lines": [case.added()]}
    expect.problem(await client.post("/v1/cluster-proposals", json=again), 409, "duplicate", "/letter")
    await case.act(R.PROVINCE_LEADER, first.json(), "withdraw", "2022-02-01", note="Gửi nhầm")
    assert (await client.post("/v1/cluster-proposals", json=again)).status_code == 201


@pytest.mark.parametrize("first, second", [(R.PROVINCE_OFFICER, R.CLERK), (R.CLERK, R.PROVINCE_OFFICER)])
async def test_a_letter_that_one_side_recorded_is_not_recorded_by_the_other(
    world: World, case, first: str, second: str
) -> None:
    letter = case.document("2022-01-04", "UBND-KT")
    drafted = await case.drafted(role=first, letter=letter)
    again = case.proposal(letter=letter | {"number": f"0{letter['number']}"})
    told = await case.client(second).post("/v1/cluster-proposals", json=again)
    assert drafted["reference"] in expect.problem(told, 409, "duplicate", "/letter")["detail"]
    leader = R.PROVINCE_LEADER if first == R.PROVINCE_OFFICER else R.CLERK
    await case.act(leader, drafted, "withdraw", "2022-01-04", note="Ghi nhận nhầm")
    assert (await case.client(second).post("/v1/cluster-proposals", json=again)).status_code == 201


async def test_a_draft_is_changed_by_the_side_that_drafts_it(world: World, case) -> None:
    body = {"title": "Đề nghị đã sửa", **case.dated("2022-02-01")}
    for own, other in ((R.PROVINCE_OFFICER, R.CLERK), (R.CLERK, R.PROVINCE_OFFICER)):
        drafted = await case.drafted(role=own)
        match = {"If-Match": f'"{drafted["version"]}"'}
        expect.problem(await case.client(other).patch(drafted["href"], json=body, headers=match), 403, "forbidden")
        assert (await case.client(own).patch(drafted["href"], json=body, headers=match)).status_code == 200
