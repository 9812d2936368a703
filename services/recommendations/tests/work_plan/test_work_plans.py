"""Work plans: one a quarter, approved by another person, revised, and reported on with products."""

import itertools
from typing import Any

import httpx
import pytest

from arit_contracts import roles as R
from arit_kit.ids import uuid7
from arit_kit.testing import expect
from arit_kit.testing.world import World
from recommendations.work_plan.rules import days_of, following, stands_approved

QUARTERS = ((year, quarter) for year, quarter in itertools.product(range(2010, 2090), range(1, 5)))
"""Tests of one module share a database, and a quarter has one plan."""
DAY = "2022-03-01"
APPROVED_ON, LATER = "2022-03-05", "2022-03-20"


class Planning:
    """Plans of the Agency, step by step; each of a quarter of its own."""

    def __init__(self, world: World, story: Any) -> None:
        self.world, self.dated = world, story.dated

    @staticmethod
    def item(text: str = "Trả lời kiến nghị", **changed: Any) -> dict[str, Any]:
        return {"heading": "recommendations", "text": text} | changed

    def body(self, *items: dict[str, Any], day: str = DAY, **changed: Any) -> dict[str, Any]:
        year, quarter = next(QUARTERS)
        return {"year": year, "quarter": quarter, "items": list(items) or [self.item()], **self.dated(day)} | changed

    async def drafted(self, *items: dict[str, Any], **changed: Any) -> dict[str, Any]:
        return await self.world.create(R.AGENCY_OFFICER, "/v1/work-plans", self.body(*items, **changed))

    async def approved(self, *items: dict[str, Any]) -> dict[str, Any]:
        draft = await self.drafted(*items)
        return await self.world.act(R.AGENCY_LEADER, draft, "approve", self.dated(APPROVED_ON))

    async def revise(self, plan: dict[str, Any], *items: dict[str, Any], **claims: Any) -> httpx.Response:
        body = {"items": list(items), **self.dated(LATER)}
        return await self.world.try_act(R.AGENCY_OFFICER, plan, "revise", body, **claims)

    async def report(self, plan: dict[str, Any], item: int, status: str, **told: Any) -> httpx.Response:
        body = {"item": item, "status": status, **told, **self.dated(LATER)}
        return await self.world.try_act(R.AGENCY_OFFICER, plan, "report_progress", body)


@pytest.fixture
def planning(world: World, story: Any) -> Planning:
    return Planning(world, story)


async def test_a_plan_numbers_its_items_and_waits_for_another_person(world: World, planning) -> None:
    draft = await planning.drafted(planning.item("Một"), planning.item("Hai", heading="clusters", unit="QLKC"))
    assert (draft["state"], draft["revision"], draft["approved_on"]) == ("drafted", 1, None)
    assert [(one["item"], one["text"], one["unit"], one["status"], one["revision"]) for one in draft["items"]] == [
        (1, "Một", "CUC", "planned", 1),
        (2, "Hai", "QLKC", "planned", 1),
    ]
    same = await world.try_act(
        R.AGENCY_LEADER, draft, "approve", planning.dated(APPROVED_ON), subject=draft["drafted_by"]
    )
    expect.problem(same, 403, "same-person")
    approved = await world.act(R.AGENCY_LEADER, draft, "approve", planning.dated(APPROVED_ON))
    assert (approved["state"], approved["approved_on"]) == ("approved", APPROVED_ON)


async def test_a_quarter_has_one_plan(world: World, planning) -> None:
    body = planning.body()
    await world.create(R.AGENCY_OFFICER, "/v1/work-plans", body)
    again = await world.client(R.AGENCY_OFFICER).post("/v1/work-plans", json=body)
    expect.problem(again, 409, "duplicate", "/quarter")


async def test_the_same_request_again_is_answered_again(world: World, planning) -> None:
    body, key = planning.body(), {"Idempotency-Key": "plan-once"}
    first, again = [
        await world.client(R.AGENCY_OFFICER).post("/v1/work-plans", json=body, headers=key) for _ in range(2)
    ]
    assert (first.status_code, first.content) == (again.status_code, again.content) == (201, first.content)


async def test_a_revision_adds_items_and_is_approved_anew(world: World, planning) -> None:
    plan = await planning.approved(planning.item("Một"))
    answer = await planning.revise(plan, planning.item("Hai"))
    revised = answer.json()
    assert (revised["state"], revised["revision"], revised["approved_on"]) == ("drafted", 2, APPROVED_ON)
    assert [(one["item"], one["revision"]) for one in revised["items"]] == [(1, 1), (2, 2)]
    expect.problem(await planning.report(revised, 1, "under_way"), 409, "action-not-allowed")
    approved = await world.act(R.AGENCY_LEADER, revised, "approve", planning.dated(LATER))
    assert (approved["state"], approved["approved_on"]) == ("approved", LATER)


async def test_who_adds_to_a_plan_does_not_approve_the_addition(world: World, planning) -> None:
    plan = await planning.approved()
    revised = (await planning.revise(plan, planning.item("Thêm"), subject="reviser")).json()
    same = await world.try_act(R.AGENCY_LEADER, revised, "approve", planning.dated(LATER), subject="reviser")
    expect.problem(same, 403, "same-person")
    assert (await world.act(R.AGENCY_LEADER, revised, "approve", planning.dated(LATER)))["state"] == "approved"


async def test_recommendations_I50_what_is_done_names_its_product(world: World, planning) -> None:
    plan = await planning.approved(planning.item("Một"), planning.item("Hai"))
    expect.problem(await planning.report(plan, 2, "done"), 422, "rule-broken", "/product")
    done = (await planning.report(plan, 2, "done", product="Công văn trả lời")).json()
    assert [(one["status"], one["product"]) for one in done["items"]] == [
        ("planned", None),
        ("done", "Công văn trả lời"),
    ]
    assert done["state"] == "approved"
    history = (await world.client(R.AUDITOR).get(f"/v1/work-plans/{plan['id']}/history")).json()["items"]
    assert "item 2: status: done; product: Công văn trả lời" in history[-1]["reason"]


async def test_recommendations_I50_a_product_is_not_lost_by_a_later_report(planning) -> None:
    plan = await planning.approved()
    await planning.report(plan, 1, "done", product="Báo cáo")
    again = (await planning.report(plan, 1, "under_way")).json()
    assert (again["items"][0]["status"], again["items"][0]["product"]) == ("under_way", "Báo cáo")


async def test_an_item_that_the_plan_has_not_is_named(planning) -> None:
    plan = await planning.approved()
    expect.problem(await planning.report(plan, 2, "under_way"), 422, "invalid-content", "/item")


async def test_recommendations_I50_records_referred_to_exist(world: World, planning, story, neighbours) -> None:
    """Own records are looked up, a neighbour's asked for; what is not there is named where it stands."""
    [item] = await story.registered()
    dossier = f"urn:arit:dossiers:dossier:{uuid7()}"
    neighbours["dossiers"].known.add(dossier.rpartition(":")[2])
    unknown = f"urn:arit:recommendations:letter:{uuid7()}"
    plan = await planning.drafted(planning.item(refs=[item["urn"], dossier, dossier]))
    assert plan["items"][0]["refs"] == [item["urn"], dossier]
    body = planning.body(planning.item(), planning.item(refs=[item["urn"], unknown]))
    refused = await world.client(R.AGENCY_OFFICER).post("/v1/work-plans", json=body)
    [fault] = expect.problem(refused, 422, "invalid-content")["errors"]
    assert fault["pointer"] == "/items/1/refs/1"
    plan = await world.act(R.AGENCY_LEADER, plan, "approve", planning.dated(APPROVED_ON))
    wrong = await planning.report(plan, 1, "under_way", refs=[unknown])
    expect.problem(wrong, 422, "invalid-content", "/refs/0")
    kept = (await planning.report(plan, 1, "under_way")).json()
    emptied = (await planning.report(plan, 1, "under_way", refs=[])).json()
    assert (len(kept["items"][0]["refs"]), emptied["items"][0]["refs"]) == (2, [])


async def test_nothing_is_written_while_a_neighbour_is_down(world: World, planning, neighbours) -> None:
    neighbours["budget"].answer = httpx.ConnectError("down")
    body = planning.body(planning.item(refs=[f"urn:arit:budget:allocation:{uuid7()}"]))
    refused = await world.client(R.AGENCY_OFFICER).post("/v1/work-plans", json=body)
    expect.problem(refused, 503, "neighbour-unavailable")
    listed = await world.client(R.AUDITOR).get(f"/v1/work-plans?year={body['year']}&quarter={body['quarter']}")
    assert listed.json()["items"] == []


@pytest.mark.parametrize(
    ("unit", "day", "known"),
    [
        ("QLKC", "2022-03-01", True),
        ("QLKC", "2025-03-01", False),
        ("TDTCT", "2022-03-01", False),
        ("NOBODY", "2022-03-01", False),
    ],
)
async def test_an_item_is_a_units_of_the_agency_of_that_day(
    world: World, planning, unit: str, day: str, known: bool
) -> None:
    body = planning.body(planning.item(), planning.item(unit=unit), day=day)
    answer = await world.client(R.AGENCY_OFFICER).post("/v1/work-plans", json=body)
    if known:
        assert answer.status_code == 201
    else:
        expect.problem(answer, 422, "rule-broken", "/items/1/unit")


async def test_a_plan_does_not_grow_without_end(world: World, planning) -> None:
    plan = await planning.approved(*(planning.item(str(n)) for n in range(200)))
    for _ in range(4):
        revised = (await planning.revise(plan, *(planning.item(str(n)) for n in range(200)))).json()
        plan = await world.act(R.AGENCY_LEADER, revised, "approve", planning.dated(LATER))
    assert len(plan["items"]) == 1000
    expect.problem(await planning.revise(plan, planning.item()), 422, "rule-broken", "/items")


async def test_work_plans_are_the_agencys_own(world: World, planning) -> None:
    plan = await planning.approved()
    for role in (R.PROVINCE_OFFICER, R.PROVINCE_LEADER):
        for path in ("/v1/work-plans", f"/v1/work-plans/{plan['id']}", f"/v1/work-plans/{plan['id']}/history"):
            expect.problem(await world.client(role).get(path), 403, "forbidden")
        await world.events()
        feed = await world.client(role).get("/v1/feeds/recommendations?limit=1000")
        assert not [one for one in feed.json() if one["subject"] == plan["urn"]]


@pytest.mark.parametrize(
    ("year", "quarter", "first", "last", "next_one"),
    [
        (2022, 1, "2022-01-01", "2022-03-31", (2022, 2)),
        (2022, 2, "2022-04-01", "2022-06-30", (2022, 3)),
        (2024, 1, "2024-01-01", "2024-03-31", (2024, 2)),
        (2022, 4, "2022-10-01", "2022-12-31", (2023, 1)),
        (2099, 4, "2099-10-01", "2099-12-31", (2100, 1)),
    ],
)
def test_the_days_of_a_quarter(year: int, quarter: int, first: str, last: str, next_one: tuple[int, int]) -> None:
    assert [day.isoformat() for day in days_of(year, quarter)] == [first, last]
    assert following(year, quarter) == next_one


@pytest.mark.parametrize(
    ("state", "plan_revision", "revision", "approved"),
    [("drafted", 1, 1, False), ("approved", 1, 1, True), ("drafted", 2, 1, True), ("drafted", 2, 2, False)],
)
def test_what_a_revision_adds_is_not_approved_until_it_is(
    state: str, plan_revision: int, revision: int, approved: bool
) -> None:
    item = {"state": state, "plan_revision": plan_revision, "revision": revision}
    assert stands_approved(item) is approved
