"""Conferences and fairs: planned, approved by another, held with their figures, reported; known in their region."""

from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World
from arit_reference import provinces

PATH = "/v1/promotion-events"


async def test_an_events_whole_way(world: World, story) -> None:
    event = await story.create(R.AGENCY_OFFICER, PATH, story.event())
    assert (event["state"], event["year"], event["participants"], event["booths"]) == ("planned", 2022, [], None)
    await story.act(R.AGENCY_LEADER, event, "approve", story.approval())
    held = await story.act(R.AGENCY_OFFICER, event, "hold", story.as_held(("VN63-86", 12), ("VN63-79", 40)))
    assert (held["held_from_on"], held["held_to_on"], held["booths"]) == ("2022-10-13", "2022-10-16", 270)
    assert held["participants"][1] == {"province": "VN63-79", "people": 20, "booths": 40}
    body = {
        "document": story.document("BC-CTĐP", "2022-11-01"),
        "summary": "Đạt kế hoạch.",
        **story.dated("2022-11-01"),
    }
    reported = await story.act(R.AGENCY_OFFICER, event, "report", body)
    assert (reported["state"], reported["summary"], reported["report"]["symbol"]) == (
        "reported",
        "Đạt kế hoạch.",
        "BC-CTĐP",
    )


async def test_the_fair_of_the_north_in_2024(world: World, story) -> None:
    """Hà Nội, 16–19 May 2024: 270 booths, 40 provinces, so also of other regions (there are 28 in the north)."""
    days = {"starts_on": "2024-05-16", "ends_on": "2024-05-19"}
    north = {"region": "bac", "host_province": "VN63-01", "planned_booths": 250}
    event = await story.approved_event(**north, **days, **story.dated("2022-03-01"))
    forty = [unit.uid for unit in provinces.on(provinces.get("VN63-01").valid_from)][:40]
    body = story.as_held(*((uid, 6) for uid in forty), **days, **story.dated("2024-05-19"))
    held = await story.act(R.AGENCY_OFFICER, event, "hold", body)
    assert (held["booths"], len(held["participants"])) == (270, 40)


@pytest.mark.parametrize(
    ("changed", "pointer", "code"),
    [
        ({"host_province": "VN63-24"}, "/host_province", "another-region"),
        ({"host_province": "VN34-86"}, "/host_province", "province-not-in-force"),
        ({"host_province": "VN63-99"}, "/host_province", "unknown-province"),
        ({"ends_on": "2022-10-12"}, "/ends_on", "before-start"),
        ({"kind": "promotion_conference"}, "/planned_booths", "not-a-fair"),
        ({"kind": "party"}, "/kind", None),
        ({"region": "tay"}, "/region", None),
        ({"planned_booths": 0}, "/planned_booths", None),
        ({"funding": "urn:arit:budget"}, "/funding", None),
    ],
)
async def test_what_cannot_be_planned_is_refused(world: World, story, changed, pointer: str, code) -> None:
    refused = await world.client(R.AGENCY_OFFICER).post(PATH, json=story.event(**changed))
    [fault] = expect.problem(refused, 422, "invalid-content", pointer)["errors"]
    assert code in (None, fault["code"])


def _taking_part(*booths_of: tuple[str, int]) -> dict[str, Any]:
    return {"participants": [{"province": uid, "people": 1, "booths": booths} for uid, booths in booths_of]}


@pytest.mark.parametrize(
    ("changed", "pointer", "code"),
    [
        ({"ends_on": "2022-10-17"}, "/ends_on", "not-ended"),
        ({"starts_on": "2022-10-17"}, "/ends_on", "before-start"),
        ({"booths": None}, "/booths", "booths"),
        (_taking_part(("VN63-86", 271)), "/participants", "more-than-all"),
        (_taking_part(("VN63-86", 200), ("VN63-79", 71)), "/participants", "more-than-all"),
        (_taking_part(("VN63-86", 1), ("VN63-79", 1), ("VN63-86", 1)), "/participants/2/province", "duplicate"),
        (_taking_part(("VN34-86", 1)), "/participants/0/province", "province-not-in-force"),
        (_taking_part(("VN63-99", 1)), "/participants/0/province", "unknown-province"),
    ],
)
async def test_figures_that_cannot_be_are_refused(world: World, story, changed, pointer: str, code: str) -> None:
    event = await story.approved_event()
    refused = await world.try_act(R.AGENCY_OFFICER, event, "hold", story.as_held(**changed))
    named = {one["pointer"]: one["code"] for one in expect.problem(refused, 422, "rule-broken")["errors"]}
    assert named[pointer] == code


async def test_all_booths_may_be_the_provinces(world: World, story) -> None:
    event = await story.approved_event()
    held = await story.act(R.AGENCY_OFFICER, event, "hold", story.as_held(("VN63-86", 200), ("VN63-79", 70)))
    assert held["booths"] == 270


async def test_a_conference_has_no_booths(world: World, story) -> None:
    event = await story.approved_event(kind="promotion_conference", planned_booths=None)
    refused = await world.try_act(R.AGENCY_OFFICER, event, "hold", story.as_held(("VN63-86", 0)))
    expect.problem(refused, 422, "rule-broken", "/booths")
    held = await story.act(R.AGENCY_OFFICER, event, "hold", story.as_held(("VN63-86", 0), booths=None))
    assert (held["state"], held["booths"]) == ("held", None)


async def test_a_report_is_not_older_than_the_event(world: World, story) -> None:
    event = await story.held_event()
    body = {"document": story.document("BC-CTĐP", "2022-10-15"), "summary": "Sớm.", **story.dated("2022-11-01")}
    refused = await world.try_act(R.AGENCY_OFFICER, event, "report", body)
    expect.problem(refused, 422, "rule-broken", "/document/issued_on")


async def test_who_plans_an_event_does_not_approve_it(world: World, story) -> None:
    event = await story.create(R.AGENCY_OFFICER, PATH, story.event())
    expect.problem(await world.try_act(R.AGENCY_OFFICER, event, "approve", story.approval()), 403, "forbidden")
    same = await world.try_act(R.AGENCY_LEADER, event, "approve", story.approval(), subject=R.AGENCY_OFFICER)
    expect.problem(same, 403, "same-person")


async def test_states_are_reached_by_moves_only_one_after_the_other(world: World, story) -> None:
    event = await story.create(R.AGENCY_OFFICER, PATH, story.event())
    refused = await world.try_act(R.AGENCY_OFFICER, event, "hold", story.as_held())
    assert expect.problem(refused, 409, "action-not-allowed")["allowed_actions"] == ["cancel"]
    refused = await world.client(R.AGENCY_OFFICER).post(PATH, json=story.event(state="held"))
    expect.problem(refused, 422, "invalid-content", "/state")


async def test_an_event_is_known_in_its_region_once_it_is_approved(world: World, story) -> None:
    there = [{"province": uid} for uid in ("VN34-86", "VN34-79", "VN34-91")]
    elsewhere = [{"province": uid} for uid in ("VN34-24", "VN34-48")]
    event = await story.create(R.AGENCY_OFFICER, PATH, story.event())
    gone = await story.create(R.AGENCY_OFFICER, PATH, story.event())
    await story.act(R.AGENCY_OFFICER, gone, "cancel", {"note": "Không tổ chức"} | story.dated("2022-03-10"))

    async def statuses(one: dict[str, Any], who: list[dict[str, str]]) -> set[int]:
        clients = [world.client(R.PROVINCE_OFFICER, **claims) for claims in who]
        return {(await client.get(f"{PATH}/{one['id']}")).status_code for client in clients}

    assert await statuses(event, there + elsewhere) == await statuses(gone, there + elsewhere) == {404}
    await story.act(R.AGENCY_LEADER, event, "approve", story.approval())
    assert await statuses(event, there) == {200}
    assert await statuses(event, elsewhere) == await statuses(gone, there) == {404}
    await world.events()  # and a province that three were merged into is told once
    for claims, told in ((there[1], ["dossiers.promotion_event.region_approved.v1"]), (elsewhere[0], [])):
        feed = (await world.client(R.PROVINCE_OFFICER, **claims).get("/v1/feeds/dossiers?limit=1000")).json()
        assert [one["type"] for one in feed if one["subject"] == event["urn"]] == told


async def test_a_province_merged_from_two_regions_sees_the_events_of_both(world: World, story) -> None:
    """Lâm Đồng took in Bình Thuận of the south and Đắk Nông of the highlands."""
    south = await story.approved_event()
    highlands = await story.approved_event(region="mien_trung_tay_nguyen", host_province="VN63-67")
    client = world.client(R.PROVINCE_OFFICER, province="VN34-68")
    for event in (south, highlands):
        assert (await client.get(f"{PATH}/{event['id']}")).status_code == 200


async def test_events_are_found_by_kind_region_year_host_and_words(world: World, story) -> None:
    event = await story.approved_event(title="Hội chợ Tây Đô")
    client = world.client(R.AUDITOR)
    for query in ("kind=fair", "region=nam", "year=2022", "province=VN34-86", "q=tay do", "state=approved"):
        found = (await client.get(f"{PATH}?{query}&limit=200")).json()["items"]
        assert event["id"] in [one["id"] for one in found], query
    for query in ("kind=industry_conference", "region=bac", "year=2023", "province=VN63-79", "state=held"):
        found = (await client.get(f"{PATH}?{query}&limit=200")).json()["items"]
        assert event["id"] not in [one["id"] for one in found], query
