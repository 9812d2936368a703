"""Promotion centres: their structure by day, mergers, and reviews that provinces see once they are concluded."""

from datetime import date

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World
from dossiers.centre.rules import in_force

CENTRES, REVIEWS = "/v1/promotion-centres", "/v1/centre-reviews"


def organised(story, day: str, **structure) -> dict:
    whole = {"name": "Trung tâm", "parent": "Sở Công Thương", "legal_status": "public_service_unit"}
    whole |= {"with_trade_promotion": True} | structure
    return {"document": story.document("QĐ-UBND", day), "structure": whole, **story.dated(day)}


async def on(world: World, centre: dict, **params: str) -> dict:
    answer = await world.client(R.AUDITOR).get(f"{centre['href']}/on", params=params)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_a_structure_holds_until_the_next_begins(world: World, story, registers) -> None:
    centre = await registers.centre("2019-01-15")
    known_before = (await on(world, centre))["as_of"]
    body = organised(story, "2021-07-01", name="Trung tâm Khuyến công và Xúc tiến thương mại", staff=25)
    changed = await story.act(R.PROVINCE_OFFICER, centre, "reorganise", body)
    assert (changed["name"], changed["with_trade_promotion"], changed["staff"]) == (body["structure"]["name"], True, 25)
    days = [(one["valid_from"], one["valid_to"]) for one in changed["structures"]]
    assert days == [("2019-01-15", "2021-06-30"), ("2021-07-01", None)]
    told = {day: (await on(world, centre, on=day))["structure"] for day in ("2019-01-14", "2021-06-30", "2021-07-01")}
    assert told["2019-01-14"] is None
    assert (told["2021-06-30"]["staff"], told["2021-06-30"]["valid_to"]) == (18, "2021-06-30")
    assert (told["2021-07-01"]["staff"], told["2021-07-01"]["document"]["symbol"]) == (25, "QĐ-UBND")
    before = await on(world, centre, on="2022-01-01", as_of=known_before)
    assert (before["structure"]["staff"], before["structure"]["valid_to"]) == (18, None)


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
async def test_a_moment_that_another_zone_does_not_have_is_refused(world: World, registers, moment: str) -> None:
    centre = await registers.centre()
    answer = await world.client(R.AUDITOR).get(f"{centre['href']}/on", params={"as_of": moment})
    expect.problem(answer, 422, "invalid-content", "as_of")


def test_of_one_day_the_structure_recorded_last_holds() -> None:
    rows = [{"valid_from": date(2019, 1, 15), "staff": n} for n in (1, 2)]
    rows.append({"valid_from": date(2021, 7, 1), "staff": 3})
    told = in_force(rows, date(2020, 1, 1))
    assert told is not None and (told["staff"], told["valid_to"]) == (2, date(2021, 6, 30))
    assert in_force(rows, date(2019, 1, 14)) is None


async def test_a_structure_corrected_on_its_day_takes_the_place_of_the_first(world: World, story, registers) -> None:
    centre = await registers.centre("2019-01-15")
    changed = await story.act(R.PROVINCE_OFFICER, centre, "reorganise", organised(story, "2019-01-15", staff=3))
    assert [(one["staff"], one["valid_to"]) for one in changed["structures"]] == [(3, None)]


async def test_a_centre_is_merged_into_another_that_operates(world: World, story, registers) -> None:
    centre, other, gone = [await registers.centre() for _ in range(3)]
    end = {"document": story.document("QĐ-UBND", "2022-01-10"), **story.dated("2022-01-10")}
    dissolved = await story.act(R.PROVINCE_OFFICER, gone, "dissolve", end)
    assert (dissolved["state"], dissolved["ended_by"]["number"]) == ("dissolved", end["document"]["number"])
    for wrong in (centre, gone):
        refused = await world.try_act(R.PROVINCE_OFFICER, centre, "merge", end | {"into": wrong["id"]})
        expect.problem(refused, 422, "rule-broken", "/into")
    merged = await story.act(R.PROVINCE_OFFICER, centre, "merge", end | {"into": other["id"]})
    assert (merged["state"], merged["merged_into"]) == ("merged", other["id"])
    assert (await on(world, centre, on="2022-01-09"))["state"] == "operating"
    again = await world.try_act(R.PROVINCE_OFFICER, centre, "reorganise", organised(story, "2022-02-01"))
    expect.problem(again, 409, "action-not-allowed")


async def test_two_centres_of_a_province_have_two_names(world: World, story, registers) -> None:
    name = "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp"
    await registers.centre(structure=organised(story, "2019-01-15", name=name)["structure"])
    body = organised(story, "2019-01-15", name=name.upper()) | {"province": "VN63-86"}
    refused = await world.client(R.PROVINCE_OFFICER).post(CENTRES, json=body)
    expect.problem(refused, 409, "duplicate", "/structure/name")


async def test_a_centre_is_its_provinces_to_record(world: World, story) -> None:
    body = organised(story, "2019-01-15") | {"province": "VN63-91"}
    expect.problem(await world.client(R.PROVINCE_OFFICER).post(CENTRES, json=body), 403, "forbidden")
    body = organised(story, "2025-08-01") | {"province": "VN63-91"}
    expect.problem(await world.client(R.CLERK).post(CENTRES, json=body), 422, "province-not-in-force", "/province")


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        ({"staff": -1}, "/structure/staff"),
        ({"staff": 10_001}, "/structure/staff"),
        ({"staff": "18"}, "/structure/staff"),
        ({"with_trade_promotion": "yes"}, "/structure/with_trade_promotion"),
        ({"legal_status": "phòng"}, "/structure/legal_status"),
        ({"budget": 1}, "/structure/budget"),
    ],
)
async def test_a_wrong_structure_names_its_field(world: World, story, changed: dict, pointer: str) -> None:
    body = organised(story, "2019-01-15", **changed) | {"province": "VN63-86"}
    expect.problem(await world.client(R.PROVINCE_OFFICER).post(CENTRES, json=body), 422, "invalid-content", pointer)


async def test_a_province_sees_what_a_review_found_of_it_once_it_is_concluded(world: World, story, registers) -> None:
    centre, review = await registers.centre(), await registers.review()
    await registers.assessed(review, centre, proposal="merge")
    whole = await registers.assessed(review, centre, direction="Kiện toàn bộ máy")
    assert [one["proposal"] for one in whole["findings"]] == ["strengthen"]
    officer, address = world.client(R.PROVINCE_OFFICER), f"{REVIEWS}/{review['id']}"
    assert (await officer.get(address)).json()["findings"] == []
    async with world.as_role("province", provinces=["VN63-86"], unit="TTKC-VN63-86") as connection:
        assert await connection.fetch("SELECT FROM centre_finding WHERE review_id = $1", review["id"]) == []
    await registers.concluded(review)
    assert [one["direction"] for one in (await officer.get(address)).json()["findings"]] == ["Kiện toàn bộ máy"]
    elsewhere = world.client(R.PROVINCE_OFFICER, province="VN34-91")
    assert (await elsewhere.get(address)).json()["findings"] == []


async def test_a_review_is_concluded_by_another_person_and_not_empty(world: World, story, registers) -> None:
    review = await registers.review()
    body = {"document": story.document("BC-CTĐP", "2022-04-01"), **story.dated("2022-04-01")}
    empty = await world.try_act(R.AGENCY_LEADER, review, "conclude", body)
    expect.problem(empty, 422, "rule-broken", "record:/findings")
    await registers.assessed(review, await registers.centre())
    own = await world.try_act(R.AGENCY_LEADER, review, "conclude", body, subject=R.AGENCY_OFFICER)
    expect.problem(own, 403, "same-person")
    dropped = await story.act(
        R.AGENCY_LEADER, review, "drop", {"note": "Chờ Nghị định mới", **story.dated("2022-05-01")}
    )
    assert dropped["state"] == "dropped"
    province = await world.client(R.PROVINCE_OFFICER).get(f"{REVIEWS}/{review['id']}")
    assert province.json()["findings"] == []


async def test_centres_in_operation_are_counted_on_the_day(world: World, story, registers) -> None:
    async def operating(day: str) -> int:
        path = f"/v1/dossier-statistics?from_on={day}&to_on={day}"
        figures = (await world.client(R.AUDITOR).get(path)).json()["figures"]
        return next(one["value"] for one in figures if one["key"] == "centres_operating")

    before = [await operating(day) for day in ("2017-03-01", "2018-03-01")]
    centre = await registers.centre("2017-02-01")
    end = {"document": story.document("QĐ-UBND", "2018-02-01"), **story.dated("2018-02-01")}
    await story.act(R.PROVINCE_OFFICER, centre, "dissolve", end)
    assert [await operating(day) for day in ("2017-03-01", "2018-03-01")] == [before[0] + 1, before[1]]
