"""Surveys: held in provinces for a plan year, what they find hidden until they are concluded, registered once."""

import asyncio
from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

SURVEYS, CANDIDATES, LISTS = "/v1/surveys", "/v1/candidates", "/v1/registrations"


async def read(world: World, record: dict[str, Any], role: str = R.AUDITOR, **claims: str) -> dict[str, Any]:
    answer = await world.client(role, **claims).get(record["href"])
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_a_surveys_whole_way(world: World, story, work) -> None:
    survey = await work.held(plan=story.document("KH-TTKC2", "2021-01-20"))
    assert (survey["state"], survey["held_on"], survey["plan"]["symbol"]) == ("held", "2021-03-12", "KH-TTKC2")
    candidate = await work.found(survey, description="Thay nồi nấu thủ công")
    assert (candidate["state"], candidate["plan_year"], candidate["implementer_unit"]) == ("open", 2022, "TTKC2")
    assert candidate["beneficiary"]["name"] == "Cơ sở kẹo dừa Bà Hai"
    assert candidate["survey_reference"] == survey["reference"]
    assert (await read(world, survey))["candidate_ids"] == [candidate["id"]]
    concluded = await work.concluded(survey)
    assert (concluded["state"], concluded["concluded_on"], concluded["allowed_actions"]) == (
        "concluded",
        "2021-04-01",
        [],
    )


@pytest.mark.parametrize(
    ("changed", "pointer", "code"),
    [
        ({"centre": "CUC"}, "/centre", "not-a-centre"),
        ({"centre": "TTKC9"}, "/centre", "not-a-centre"),
        ({"ends_on": "2021-03-07"}, "/ends_on", "before-start"),
        ({"plan_year": 2020}, "/plan_year", "after-plan-year"),
        ({"provinces": []}, "/provinces", None),
        ({"provinces": ["VN63-86", "VN63-86"]}, "/provinces/1", "duplicate"),
        ({"provinces": ["VN34-86"]}, "/provinces/0", "province-not-in-force"),
    ],
)
async def test_what_cannot_be_planned_is_refused(world: World, work, changed, pointer: str, code) -> None:
    refused = await world.client(R.AGENCY_OFFICER).post(SURVEYS, json=work.survey(**changed))
    [fault] = expect.problem(refused, 422, "invalid-content", pointer)["errors"]
    assert code in (None, fault["code"])


@pytest.mark.parametrize(
    ("changed", "problem", "pointer", "code"),
    [
        ({"requested": 800_000_001}, "invalid-content", "/requested", "above-cost"),
        ({"content": "C99"}, "invalid-content", "/content", "unknown-content"),
        ({"province": "VN63-91"}, "rule-broken", "/province", "not-of-the-survey"),
        ({"province": "VN34-86"}, "province-not-in-force", "/province", "province-not-in-force"),
        ({"effective_on": "2021-03-11"}, "rule-broken", "/effective_on", "before-held"),
        ({"beneficiary": {"name": ""}}, "invalid-content", "/beneficiary/name", None),
    ],
)
async def test_what_cannot_be_found_is_refused(world: World, work, changed, problem, pointer, code) -> None:
    body = work.need(await work.held()) | changed
    refused = await world.client(R.AGENCY_OFFICER).post(CANDIDATES, json=body)
    [fault] = expect.problem(refused, 422, problem, pointer)["errors"]
    assert code in (None, fault["code"])


async def test_needs_are_found_between_the_visit_and_the_report(world: World, story, work) -> None:
    planned = await story.create(R.AGENCY_OFFICER, SURVEYS, work.survey())
    held = await work.held()
    early = {"document": story.document("BC-TTKC2", "2021-03-11"), **story.dated("2021-04-01")}
    expect.problem(
        await world.try_act(R.AGENCY_LEADER, held, "conclude", early), 422, "rule-broken", "/document/issued_on"
    )
    same = await world.try_act(R.AGENCY_LEADER, held, "conclude", early, subject=R.AGENCY_OFFICER)
    expect.problem(same, 403, "same-person")
    await work.concluded(held)
    for survey in (planned, held):
        refused = await world.client(R.AGENCY_OFFICER).post(CANDIDATES, json=work.need(survey))
        [fault] = expect.problem(refused, 422, "rule-broken", "/survey_id")["errors"]
        assert fault["code"] == "survey-not-held"


async def test_a_province_knows_what_was_found_there_once_the_survey_is_concluded(world: World, story, work) -> None:
    survey = await work.held(provinces=["VN63-86", "VN63-91"])
    mine, theirs = await work.found(survey), await work.found(survey, province="VN63-91")
    dropped = await work.found(survey)
    await story.act(R.AGENCY_OFFICER, dropped, "drop", {"note": "Trùng nhu cầu"} | story.dated("2021-03-20"))
    own, other = {"province": "VN34-86"}, {"province": "VN34-91"}

    async def seen(one: dict[str, Any], part: str = "", **claims: str) -> Any:
        answer = await world.client(R.PROVINCE_OFFICER, **claims).get(one["href"] + part)
        return answer.json() if answer.status_code == 200 else answer.status_code

    async def told(one: dict[str, Any], **claims: str) -> list[str]:
        await world.events()
        feed = (await world.client(R.PROVINCE_OFFICER, **claims).get("/v1/feeds/dossiers?limit=1000")).json()
        return [event["type"].split(".")[2] for event in feed if event["subject"] == one["urn"]]

    assert [await seen(one, **own) for one in (survey, mine, dropped, theirs)] == [404] * 4
    assert await told(survey, **own) == await told(mine, **own) == await told(dropped, **own) == []
    centre = await read(world, mine, R.IMPLEMENTER, unit="TTKC2")  # its own staff know it from the first day
    assert centre["id"] == mine["id"]
    await work.concluded(survey)
    assert (await seen(survey, **own))["candidate_ids"] == [mine["id"], dropped["id"]]
    assert await seen(theirs, **own) == 404 and await seen(mine, **other) == 404
    assert [one["action"] for one in (await seen(dropped, "/history", **own))["items"]] == ["create", "drop"]
    assert (await told(survey, **own), await told(mine, **own)) == (["province_concluded"], ["told"])
    assert await told(theirs, **own) == []
    await story.act(R.AGENCY_OFFICER, mine, "drop", {"note": "Cơ sở rút"} | story.dated("2021-05-01"))
    assert await told(mine, **own) == ["told", "dropped"]


async def test_a_provinces_list_registers_a_candidate_once(world: World, story, work) -> None:
    candidate = await work.candidate()
    line = story.line(candidate_id=candidate["id"])
    registration = await story.create(R.PROVINCE_OFFICER, LISTS, story.registration(story.line(), line))
    now = await read(world, candidate)
    assert (now["state"], now["dossier_id"]) == ("registered", registration["dossier_ids"][1])
    again = await world.client(R.PROVINCE_OFFICER).post(LISTS, json=story.registration(line))
    [fault] = expect.problem(again, 422, "rule-broken", "/lines/0/candidate_id")["errors"]
    assert fault["code"] == "not-open"
    history = await world.client(R.PROVINCE_OFFICER).get(f"{candidate['href']}/history")
    assert [one["action"] for one in history.json()["items"]] == ["create", "register"]
    late = await world.try_act(R.AGENCY_OFFICER, candidate, "drop", {"note": "Bỏ qua"} | story.dated("2021-07-01"))
    expect.problem(late, 409, "action-not-allowed")


async def test_of_two_lists_sent_at_once_one_registers_the_candidate(world: World, story, work) -> None:
    body = story.registration(story.line(candidate_id=(await work.candidate())["id"]))
    clients = [world.client(role) for role in (R.CLERK, R.PROVINCE_OFFICER)]
    answers = await asyncio.gather(*(client.post(LISTS, json=body) for client in clients))
    assert sorted(one.status_code for one in answers) == [201, 422]


async def test_a_candidate_is_registered_by_no_one_elses_list_nor_before_its_year(world: World, story, work) -> None:
    candidate, other = await work.candidate(), await work.candidate(centre="TTKC1")
    survey = await work.held()
    hidden = await work.found(survey)
    line, lines = story.line(candidate_id=candidate["id"]), []

    async def faults(role: str, body: dict[str, Any], **claims: str) -> list[tuple[str, str]]:
        refused = await world.client(role, **claims).post(LISTS, json=body)
        code = refused.json()["code"]
        return [(one["pointer"], one["code"]) for one in expect.problem(refused, 422, code)["errors"]]

    at = "/lines/0/candidate_id"
    lines = [line, story.line(), line]
    assert await faults(R.CLERK, story.registration(*lines)) == [("/lines/2/candidate_id", "duplicate")]
    assert await faults(R.CLERK, story.registration(line, plan_year=2021)) == [(at, "earlier-year")]
    kien_giang = story.registration(line, province="VN63-91")
    assert await faults(R.CLERK, kien_giang) == [(at, "another-list")]
    assert await faults(R.PROVINCE_OFFICER, kien_giang, province="VN34-91") == [(at, "not-found")]
    untold = story.registration(story.line(candidate_id=hidden["id"]))
    assert await faults(R.CLERK, untold) == [(at, "not-concluded")]
    assert await faults(R.PROVINCE_OFFICER, untold) == [(at, "not-found")]
    before = story.registration(line, day="2021-03-31")
    assert await faults(R.CLERK, before) == [(at, "not-concluded")]
    own = {"province": None, "unit": "TTKC2"}
    of_centre = story.line(candidate_id=other["id"], implementer_unit="TTKC2")
    assert await faults(R.CLERK, story.registration(of_centre, **own)) == [(at, "another-list")]
    assert (await read(world, candidate))["state"] == "open", "a list that is refused registers nothing"


async def test_the_centres_own_list_registers_what_it_found_also_in_a_later_year(world: World, story, work) -> None:
    candidate = await work.candidate()
    line = story.line(candidate_id=candidate["id"], implementer_unit="TTKC2")
    body = story.registration(line, province=None, unit="TTKC2", plan_year=2023)
    registration = await story.create(R.CLERK, LISTS, body)
    now = await read(world, candidate)
    assert (now["state"], now["dossier_id"]) == ("registered", registration["dossier_ids"][0])


async def test_surveys_and_candidates_are_found(world: World, story, work) -> None:
    survey = await work.held(title="Khảo sát làng nghề bánh tráng")
    need = await work.found(survey, beneficiary={"name": "Cơ sở bánh tráng Cù Lao Mây"})
    client = world.client(R.AUDITOR)
    for path, one, there, elsewhere in (
        (SURVEYS, survey, ("centre=TTKC2", "plan_year=2022", "province=VN34-86", "q=banh trang", "state=held"),
         ("centre=TTKC1", "plan_year=2023", "province=VN63-91", "state=planned")),
        (CANDIDATES, need, (f"survey_id={survey['id']}", "plan_year=2022", "content=C04", "province=VN34-86",
                            "q=cu lao may"), ("content=C05a", "plan_year=2023", "province=VN63-91", "state=dropped")),
    ):  # fmt: skip
        for query in (*there, *elsewhere):
            found = (await client.get(f"{path}?{query}&limit=200")).json()["items"]
            assert (one["id"] in [each["id"] for each in found]) is (query in there), query
