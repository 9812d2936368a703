"""Progress reports: filed of a project under agreement, acknowledged by another, never backwards in silence."""

import asyncio
from decimal import Decimal
from typing import Any

import httpx
import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.papers import PDF
from arit_kit.testing.world import World
from dossiers.payment_request.rules import papers_held
from dossiers.progress_report.rules import backwards_faults

PATH, REQUESTS = "/v1/progress-reports", "/v1/payment-requests"
NOBODYS = "01900000-0000-7000-8000-000000000000"


@pytest.fixture
def project(under_way: dict[str, Any]) -> str:
    """A project that no other test has."""
    return str(under_way["lines"].pop()["dossier_id"])


async def try_report(world: World, body: dict[str, Any], role: str = R.IMPLEMENTER, **claims: str) -> httpx.Response:
    return await world.client(role, **claims).post(PATH, json=body)


async def test_a_report_is_filed_with_its_papers_and_acknowledged(world: World, story, work, project: str) -> None:
    report = await work.reported(project, difficulties="Thiếu vốn đối ứng")
    assert (report["state"], report["filed_by"], report["province"]) == ("filed", "province", "VN63-86")
    assert (report["progress_percent"], report["spent_national"], report["spent_other"]) == ("40", 120_000_000, 0)
    assert report["dossier_reference"] == (await story.dossier(project))["reference"]
    asked = {"file_name": "a.pdf", **story.dated("2022-09-05")}
    sent = await world.client(R.IMPLEMENTER).post(f"{report['href']}/attachments", params=asked, content=PDF)
    assert (sent.status_code, sent.json()["record"]) == (201, report["urn"])
    seen = await world.client(R.PROVINCE_OFFICER).get(sent.json()["href"])
    assert seen.status_code == 200
    done = await story.act(R.PROVINCE_OFFICER, report, "acknowledge", story.dated("2022-09-06"))
    assert (done["state"], done["allowed_actions"]) == ("acknowledged", [])
    late = await world.client(R.IMPLEMENTER).post(f"{report['href']}/attachments", params=asked, content=PDF)
    expect.problem(late, 409, "action-not-allowed")


async def test_a_returned_report_is_filed_again_by_who_then_stands_for_it(
    world: World, story, work, project: str
) -> None:
    report = await work.reported(project, "90")
    note = {"note": "Số liệu chưa khớp biên bản"} | story.dated("2022-09-06")
    await story.act(R.PROVINCE_OFFICER, report, "return", note)
    again = {name: value for name, value in work.progress(project, "45").items() if name != "dossier_id"}
    again |= story.dated("2022-09-07")
    filed = await story.act(R.PROVINCE_OFFICER, report, "file", again)
    assert (filed["state"], filed["progress_percent"]) == ("filed", "45")
    same = await world.try_act(R.PROVINCE_OFFICER, report, "acknowledge", story.dated("2022-09-08"))
    expect.problem(same, 403, "same-person")
    other = {"subject": "another", **story.claims(R.PROVINCE_OFFICER)}
    await world.act(R.PROVINCE_OFFICER, report, "acknowledge", story.dated("2022-09-08"), **other)
    history = (await world.client(R.IMPLEMENTER).get(f"{report['href']}/history")).json()["items"]
    assert [one["action"] for one in history] == ["create", "return", "file", "acknowledge"]
    assert history[1]["reason"].startswith("Số liệu chưa khớp")


@pytest.mark.parametrize(
    ("percent", "before", "after", "backwards"),
    [
        ("40", "40", "40", False),
        ("39.9999", "40", None, True),
        ("40.0001", None, "40", True),
        ("0", None, None, False),
        ("50", "60", "40", True),
    ],
)
def test_progress_is_not_less_than_before_nor_more_than_after(
    percent: str, before: str | None, after: str | None, backwards: bool
) -> None:
    told = [Decimal(one) if one else None for one in (before, after)]
    assert [one.code for one in backwards_faults(Decimal(percent), *told, None)] == ["runs-backwards"] * backwards
    assert backwards_faults(Decimal(percent), *told, "Đo lại") == []


async def test_the_nearest_reports_of_the_project_are_compared_and_returned_ones_are_not(
    world: World, story, work, project: str, under_way
) -> None:
    await work.reported(under_way["lines"][0]["dossier_id"], "99")
    await work.reported(project, "40", to_on="2022-08-20")

    async def told(percent: str, to_on: str, **changed: str) -> httpx.Response:
        return await try_report(world, work.progress(project, percent, to_on, **changed))

    [fault] = expect.problem(await told("39", "2022-08-20"), 422, "rule-broken", "/progress_percent")["errors"]
    assert fault["code"] == "runs-backwards"
    expect.problem(await told("41", "2022-08-19"), 422, "rule-broken", "/progress_percent")
    less = await told("30", "2022-08-25", note="Tháo dỡ để lắp lại")
    assert (less.status_code, less.json()["note"]) == (201, "Tháo dỡ để lắp lại")
    assert (await told("35", "2022-08-26")).status_code == 201  # less than 40, not less than the nearest
    wrong = (await told("90", "2022-08-31")).json()
    expect.problem(await told("50", "2022-09-01"), 422, "rule-broken", "/progress_percent")
    await story.act(R.PROVINCE_OFFICER, wrong, "return", {"note": "Nhầm số"} | story.dated("2022-09-06"))
    assert (await told("50", "2022-09-01")).status_code == 201
    again = {name: value for name, value in work.progress(project, "60").items() if name != "dossier_id"}
    refused = await world.try_act(R.IMPLEMENTER, wrong, "file", again | story.dated("2022-09-06"))
    expect.problem(refused, 422, "rule-broken", "/progress_percent")
    await story.act(R.IMPLEMENTER, wrong, "file", again | {"progress_percent": "45"} | story.dated("2022-09-06"))
    assert (await told("42", "2022-08-31", note="Tính lại")).status_code == 201
    expect.problem(await told("43", "2022-08-30"), 422, "rule-broken", "/progress_percent")  # of a day the last stands


async def test_of_two_reports_told_at_once_the_second_is_compared_with_the_first(
    world: World, work, project: str
) -> None:
    bodies = [work.progress(project, "60", "2022-08-20"), work.progress(project, "50", "2022-08-25")]
    answers = await asyncio.gather(*(try_report(world, body) for body in bodies))
    assert sorted(one.status_code for one in answers) == [201, 422]


@pytest.mark.parametrize(
    ("changed", "pointer", "code"),
    [
        ({"from_on": "2022-09-01"}, "/to_on", "before-start"),
        ({"to_on": "2022-09-06"}, "/to_on", "not-ended"),
        ({"progress_percent": "100.0001"}, "/progress_percent", "above-whole"),
        ({"progress_percent": 40}, "/progress_percent", None),
        ({"spent_own": -1}, "/spent_own", None),
        ({"done": None}, "/done", None),
        ({"dossier_id": NOBODYS}, "/dossier_id", "not-found"),
    ],
)
async def test_what_cannot_be_reported_is_refused(world: World, work, under_way, changed, pointer: str, code) -> None:
    body = work.progress(under_way["lines"][0]["dossier_id"]) | changed
    [fault] = expect.problem(await try_report(world, body), 422, "invalid-content", pointer)["errors"]
    assert code in (None, fault["code"])


async def test_only_a_project_that_is_being_carried_out_is_reported(
    world: World, story, work, under_way, budget
) -> None:
    [planned] = await story.planned()
    refused = await try_report(world, work.progress(planned["id"]))
    [fault] = expect.problem(refused, 422, "rule-broken", "/dossier_id")["errors"]
    assert fault["code"] == "not-under-agreement"
    draft = await story.agreement([planned])
    expect.problem(await try_report(world, work.progress(planned["id"])), 422, "rule-broken", "/dossier_id")
    await story.act(R.AGENCY_LEADER, draft, "sign", story.dated("2022-07-15"))
    early = work.progress(planned["id"], from_on="2022-06-01", to_on="2022-07-14") | story.dated("2022-07-14")
    expect.problem(await try_report(world, early), 422, "effective-date", "/effective_on")
    await story.accepted(draft, planned["id"], day="2022-08-31")
    expect.problem(await try_report(world, work.progress(planned["id"])), 422, "rule-broken", "/dossier_id")


async def test_a_project_is_reported_and_acknowledged_by_its_own_province_only(
    world: World, story, work, project: str
) -> None:
    for role, claims in ((R.IMPLEMENTER, {"unit": "TTKC-VN63-91"}), (R.PROVINCE_OFFICER, {"province": "VN34-91"})):
        strange = await try_report(world, work.progress(project), role, **claims)
        expect.problem(strange, 422, "invalid-content", "/dossier_id")
    report = await story.create(R.PROVINCE_OFFICER, PATH, work.progress(project))
    same = await world.try_act(R.PROVINCE_OFFICER, report, "acknowledge", story.dated("2022-09-06"))
    expect.problem(same, 403, "same-person")
    for role in (R.AGENCY_OFFICER, R.IMPLEMENTER):
        refused = await world.try_act(role, report, "acknowledge", story.dated("2022-09-06"))
        expect.problem(refused, 403, "forbidden")


async def test_a_centres_project_is_acknowledged_by_the_agency(world: World, story, work, budget) -> None:
    own, claims = await story.of_the_agency(), {"unit": "TTKC1"}
    await story.complete(own, "D1", "D2", "D3", "D6")
    await world.act(R.IMPLEMENTER, own, "submit", story.dated("2021-08-02"), **claims)
    await story.act(R.AGENCY_OFFICER, own, "forward", story.dated("2021-10-01"))
    await story.appraised(own, "ministry")
    plan = await story.create(R.AGENCY_OFFICER, "/v1/plans", story.plan([own]))
    await story.act(R.MINISTRY_LEADER, plan, "decide", story.decision())
    await story.signed([own])
    report = await world.create(R.IMPLEMENTER, PATH, work.progress(own["id"]), **claims)
    assert (report["filed_by"], report["province"], report["implementer_unit"]) == ("agency", None, "TTKC1")
    done = await story.act(R.AGENCY_OFFICER, report, "acknowledge", story.dated("2022-09-06"))
    assert done["state"] == "acknowledged"


async def test_dossiers_I25_a_request_takes_its_percentage_from_the_acknowledged_report(
    world: World, story, work, project: str, under_way
) -> None:
    report = await work.acknowledged(project, "55.5")
    cited = {"dossier_id": project, "progress_report_id": report["id"], **story.dated("2022-09-06")}
    request = await story.filed(under_way, **cited)
    assert (request["progress_percent"], request["progress_report_id"]) == ("55.5", report["id"])
    typed = await story.create(R.IMPLEMENTER, REQUESTS, story.request(under_way, progress_percent="51"))
    assert (typed["progress_percent"], typed["progress_report_id"]) == ("51", None)


def test_dossiers_I25_the_report_cited_is_the_paper_that_the_advance_asks_for() -> None:
    papers = [{"code": "P6"}]
    assert papers_held({"papers": papers, "progress_report_id": NOBODYS}) == ["P6", "P8"]
    assert papers_held({"papers": papers, "progress_report_id": None}) == ["P6"]


async def test_dossiers_I25_a_request_cites_only_a_report_of_its_dossier_that_stands_on_its_day(
    world: World, story, work, project: str, under_way
) -> None:
    other = await work.acknowledged(under_way["lines"].pop()["dossier_id"])
    report = await work.reported(project)

    async def faults(id: str, code: str = "rule-broken", **changed: str) -> list[tuple[str, str]]:
        body = story.request(under_way, dossier_id=project, progress_report_id=id, **story.dated("2022-09-06"))
        refused = await world.client(R.IMPLEMENTER).post(REQUESTS, json=body | changed)
        return [(one["pointer"], one["code"]) for one in expect.problem(refused, 422, code)["errors"]]

    at = "/progress_report_id"
    assert await faults(NOBODYS, "invalid-content") == [(at, "not-found")]
    assert await faults(other["id"]) == [(at, "another-dossier")]
    assert await faults(report["id"]) == [(at, "not-acknowledged")]
    await story.act(R.PROVINCE_OFFICER, report, "acknowledge", story.dated("2022-09-06"))
    assert await faults(report["id"], **story.dated("2022-09-05")) == [(at, "later-report")]
    assert await faults(report["id"], progress_percent="60") == [("/progress_percent", "told-twice")]


async def test_reports_are_found_by_project_agreement_and_state(world: World, work, project: str, under_way) -> None:
    report, client = await work.reported(project, done="Đã đổ bê tông nền xưởng"), world.client(R.PROVINCE_OFFICER)
    for query in (f"dossier_id={project}", f"agreement_id={under_way['id']}&state=filed", "q=be tong nen xuong"):
        found = (await client.get(f"{PATH}?{query}&limit=200")).json()["items"]
        assert report["id"] in [one["id"] for one in found], query
    assert (await client.get(f"{PATH}?dossier_id={project}&state=returned")).json()["items"] == []
