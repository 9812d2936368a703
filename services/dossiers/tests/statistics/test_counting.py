"""Statistics of dossiers: what was done in a period, what stood on a day, whose it is, and who may know."""

from datetime import date
from typing import Any

import httpx
import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World
from dossiers.statistics.queries import MEASURES

PATH = "/v1/dossier-statistics"
YEARS = {"from_on": "2021-01-01", "to_on": "2022-12-31"}


async def asked(world: World, role: str = R.AUDITOR, **params: str) -> httpx.Response:
    return await world.client(role).get(PATH, params=YEARS | params)


async def told(world: World, role: str = R.AUDITOR, **params: str) -> dict[str, Any]:
    """The figures over all that the caller sees, by their keys."""
    answer = await asked(world, role, **params)
    assert answer.status_code == 200, answer.text
    return {one["key"]: one["value"] for one in answer.json()["figures"]}


def grown(before: dict[str, Any], after: dict[str, Any]) -> dict[str, int]:
    """The figures that changed, and by how much."""
    return {key: after[key] - before[key] for key in after if after[key] != before[key]}


async def test_a_projects_whole_way_is_counted_once_each(world: World, story, budget) -> None:
    before = await told(world)
    [dossier] = await story.planned()
    agreement = await story.signed([dossier])
    await story.accepted(agreement, dossier["id"])
    assert grown(before, await told(world)) == {
        "dossiers_submitted": 1,
        "appraised_base": 1,
        "appraised_ministry": 1,
        "planned": 1,
        "plan_amount": 300_000_000,
        "agreements_signed": 1,
        "agreement_amount": 300_000_000,
        "agreements_accepted": 1,
        "agreements_in_force": 1,
    }


async def test_each_is_counted_on_the_day_on_which_it_held(world: World, story, budget) -> None:
    """Planned on 30 December 2021, signed on 15 July 2022: a day earlier or later is outside the period."""
    day_before, its_day = ({"from_on": day, "to_on": day} for day in ("2022-07-14", "2022-07-15"))
    before = await told(world, **day_before), await told(world, **its_day)
    await story.signed(await story.planned())
    after = await told(world, **day_before), await told(world, **its_day)
    assert grown(before[0], after[0]) == {"dossiers_open": 1}
    assert grown(before[1], after[1]) == {
        "agreements_signed": 1,
        "agreement_amount": 300_000_000,
        "agreements_in_force": 1,
    }


async def test_supplements_are_counted_each_time(world: World, story) -> None:
    before = await told(world)
    [dossier] = await story.dossier_in()
    for day in ("2021-08-10", "2021-08-20"):
        await story.act(R.PROVINCE_OFFICER, dossier, "request_supplement", {"note": "Thiếu giấy tờ"} | story.dated(day))
        await story.act(R.IMPLEMENTER, dossier, "resubmit", story.dated(day))
    assert grown(before, await told(world)) == {"dossiers_submitted": 1, "supplements_required": 2, "dossiers_open": 1}


async def test_registrations_are_counted_when_received(world: World, story) -> None:
    registration, _ = await story.registered()
    before = await told(world)
    letter = {"document": story.document(), **story.dated("2021-06-15")}
    await story.act(R.PROVINCE_LEADER, registration, "send", letter)
    assert grown(before, await told(world)) == {}
    await story.act(R.CLERK, registration, "receive", story.dated("2021-06-16"))
    assert grown(before, await told(world)) == {"registrations_received": 1}


async def test_provinces_asked_for_are_counted_apart_and_together(world: World, story) -> None:
    """The 34-unit of Vĩnh Long counts what Vĩnh Long of the 63 filed; the Agency's own projects are no province's."""
    params = {"province": "VN34-86,VN63-91"}
    before, all_before = (await asked(world, **params)).json(), await told(world)
    await story.dossier_in()
    await story.of_the_agency()
    after = (await asked(world, **params)).json()

    def open_(statistics: dict[str, Any]) -> list[int]:
        figures = [statistics["figures"], *(one["figures"] for one in statistics["provinces"])]
        return [next(one["value"] for one in few if one["key"] == "dossiers_open") for few in figures]

    assert [one["province"] for one in after["provinces"]] == ["VN34-86", "VN63-91"]
    assert [new - old for new, old in zip(open_(after), open_(before), strict=True)] == [1, 1, 0]
    assert grown(all_before, await told(world))["dossiers_open"] == 2


@pytest.mark.parametrize("role", [R.PROVINCE_OFFICER, R.PROVINCE_LEADER, R.IMPLEMENTER])
async def test_no_count_tells_a_province_of_an_appraisal_or_plan_before_it_is_decided(
    world: World, story, role: str
) -> None:
    [dossier] = await story.forwarded()
    before = await told(world, role)
    await story.appraised(dossier, "ministry")
    plan = await world.create(R.AGENCY_OFFICER, "/v1/plans", story.plan([dossier]))
    assert await told(world, role) == before
    await world.act(R.MINISTRY_LEADER, plan, "decide", story.decision())
    assert grown(before, await told(world, role)) == {
        "appraised_ministry": 1,
        "planned": 1,
        "plan_amount": 300_000_000,
    }


async def test_a_province_counts_nothing_of_another(world: World, story) -> None:
    await story.dossier_in()
    elsewhere = await world.client(R.PROVINCE_OFFICER, province="VN34-91").get(PATH, params=YEARS)
    assert {one["value"] for one in elsewhere.json()["figures"]} == {0}
    other = await asked(world, R.PROVINCE_OFFICER, province="VN63-91")
    of_no_province = {one.key for one in MEASURES if not one.by_province}
    assert {one["value"] for one in other.json()["figures"] if one["key"] not in of_no_province} == {0}


async def test_missions_and_events_are_counted_when_held_and_findings_while_open(world: World, story) -> None:
    day_before, its_day = ({"from_on": day, "to_on": day} for day in ("2022-05-19", "2022-05-20"))
    before, early, late = await told(world), await told(world, **day_before), await told(world, **its_day)
    mission = await story.held_mission()
    assert grown(early, await told(world, **day_before)) == {}
    assert grown(late, await told(world, **its_day)) == {"missions_held": 1, "mission_visits": 1}
    finding, other = await story.found(mission), await story.found(mission)
    await story.act(R.PROVINCE_OFFICER, other, "report", {"report": "Đã xong"} | story.dated("2022-06-01"))
    assert grown(before, await told(world)) == {"missions_held": 1, "mission_visits": 1, "findings_open": 2}
    await story.settled(finding)
    await story.approved_event()
    assert grown(before, await told(world)) == {"missions_held": 1, "mission_visits": 1, "findings_open": 1}
    await story.held_event()
    assert grown(before, await told(world))["promotion_events_held"] == 1


async def test_an_event_counts_where_it_was_held_and_a_mission_nowhere_apart(world: World, story) -> None:
    params = {"province": "VN34-86,VN63-91"}
    before = (await asked(world, **params)).json()
    await story.held_event()
    mission = await story.decided_mission(provinces=["VN63-86", "VN63-91"])
    await story.act(R.AGENCY_OFFICER, mission, "hold", story.minutes("VN63-86"))  # the other was not visited
    after = (await asked(world, **params)).json()

    def figures(statistics: dict[str, Any], key: str) -> list[Any]:
        few = [statistics["figures"], *(one["figures"] for one in statistics["provinces"])]
        return [next(one["value"] for one in one_of if one["key"] == key) for one_of in few]

    for key in ("promotion_events_held", "mission_visits"):
        assert [new - old for new, old in zip(figures(after, key), figures(before, key), strict=True)] == [1, 1, 0]
    assert figures(after, "missions_held") == [None, None, None]


async def test_reports_surveys_candidates_and_tasks_are_counted(world: World, story, work, budget) -> None:
    [dossier] = await story.planned()
    await story.signed([dossier])
    before, mine = await told(world), await told(world, R.PROVINCE_OFFICER)
    survey = await work.held()
    await work.found(survey)
    await work.reported(dossier["id"])
    task = await work.assigned()
    assert grown(before, await told(world)) == {"surveys_held": 1, "candidates_open": 1, "progress_reports_filed": 1}
    assert grown(mine, await told(world, R.PROVINCE_OFFICER)) == {"progress_reports_filed": 1}
    await work.concluded(survey)
    await story.act(R.AGENCY_OFFICER, task, "report", work.task_report())
    await story.act(R.AGENCY_LEADER, task, "close", story.dated("2022-12-01"))
    everything = {"surveys_held": 1, "candidates_open": 1, "progress_reports_filed": 1, "programme_tasks_closed": 1}
    assert grown(before, await told(world)) == grown(mine, await told(world, R.PROVINCE_OFFICER)) == everything
    await story.act(R.AGENCY_OFFICER, await work.candidate(), "drop", {"note": "Cơ sở rút"} | story.dated("2021-05-01"))
    assert grown(before, await told(world)) == everything | {"surveys_held": 2}


@pytest.mark.parametrize(
    ("params", "pointer"),
    [
        ({"province": "86"}, "/province"),
        ({"province": "VN63-99"}, "province"),
        ({"province": "VN63-86,,VN63-91"}, "/province"),
        ({"from_on": "2022-04-01", "to_on": "2022-03-31"}, ""),
        ({"from_on": "2022-04-31"}, "/from_on"),
        ({"quarter": "1"}, "/quarter"),
    ],
)
async def test_what_cannot_be_counted_is_refused(world: World, params: dict[str, str], pointer: str) -> None:
    refused = await asked(world, **params)
    named = [one["pointer"].lstrip("/") for one in expect.problem(refused, 422, "invalid-content")["errors"]]
    assert pointer.lstrip("/") in named


async def test_a_period_is_looked_up_by_its_days(world: World) -> None:
    """However long the history grows, a quarter is read through the index of kind and day."""
    submitted = next(one for one in MEASURES if one.key == "dossiers_submitted")
    async with world.as_owner() as owner, owner.transaction():
        await owner.execute("SET LOCAL enable_seqscan = off")
        rows = await owner.fetch(f"EXPLAIN {submitted.sums.sql}", date(2022, 1, 1), date(2022, 3, 31))
    plan = "\n".join(row[0] for row in rows)
    assert "ix_history_day" in plan and "effective_on >=" in plan, plan
