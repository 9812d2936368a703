"""Provinces, due dates and units as the gateway answers them."""

import pytest


async def test_provinces_of_a_day_before_and_after_the_merger(gateway) -> None:
    before = (await gateway.ask("/v1/provinces?on=2022-07-01")).json()
    after = (await gateway.ask("/v1/provinces?on=2025-07-01")).json()
    assert (len(before["items"]), len(after["items"])) == (63, 34)
    assert before["next_cursor"] is None
    names = [unit["name_vi"] for unit in before["items"]]
    assert names.index("Cần Thơ") < names.index("Đà Nẵng") < names.index("Hà Nội")
    assert len((await gateway.ask("/v1/provinces")).json()["items"]) == 34


async def test_a_province_tells_what_became_of_it(gateway) -> None:
    old = (await gateway.ask("/v1/provinces/VN63-86")).json()
    assert (old["name_vi"], old["valid_to"], old["successors"]) == ("Vĩnh Long", "2025-06-30", ["VN34-86"])
    new = (await gateway.ask("/v1/provinces/VN34-86?on=2026-01-01")).json()
    assert sorted(new["predecessors"]) == ["VN63-83", "VN63-84", "VN63-86"]
    answer = await gateway.ask("/v1/provinces/VN63-86?on=2026-01-01", headers={"Accept-Language": "en"})
    assert (answer.status, answer.json()["code"]) == (422, "province-not-in-force")
    assert answer.json()["successors"] == ["VN34-86"]


async def test_a_bare_code_is_refused_with_the_provinces_that_it_may_mean(gateway) -> None:
    answer = await gateway.ask("/v1/provinces/24")
    assert answer.status == 422
    assert [unit["uid"] for unit in answer.json()["candidates"]] == ["VN63-24", "VN34-24"]
    assert "VN63-24 (Bắc Giang) hoặc VN34-24 (Bắc Ninh)" in answer.json()["detail"]
    assert answer.json()["errors"][0]["pointer"] == "uid"
    assert (await gateway.ask("/v1/provinces/99")).status == 404
    assert (await gateway.ask("/v1/provinces/VN63-99")).status == 404


async def test_ten_working_days_from_the_assignment_of_2022(gateway) -> None:
    answer = (await gateway.ask("/v1/calendar/due-date?from=2022-07-01&days=10&unit=working")).json()
    assert (answer["due_on"], answer["known"]) == ("2022-07-15", True)
    assert [day["on"] for day in answer["skipped"]] == [
        "2022-07-02",
        "2022-07-03",
        "2022-07-09",
        "2022-07-10",
    ]
    assert (answer["skipped"][0]["reason_vi"], answer["skipped"][0]["reason_en"]) == ("Thứ Bảy", "Saturday")
    assert answer["skipped"][0]["basis"]


async def test_working_days_over_national_day_and_over_tet(gateway) -> None:
    answer = (await gateway.ask("/v1/calendar/due-date?from=2022-08-31&days=1&unit=working")).json()
    assert answer["due_on"] == "2022-09-05"
    assert answer["skipped"][0]["reason_vi"] == "Quốc khánh"
    answer = (await gateway.ask("/v1/calendar/due-date?from=2023-01-19&days=1&unit=working")).json()
    assert answer["due_on"] == "2023-01-27"
    assert all(day["reason_vi"] and day["basis"] for day in answer["skipped"])


async def test_calendar_days_all_count_and_the_last_working_day_is_told(gateway) -> None:
    answer = (await gateway.ask("/v1/calendar/due-date?from=2023-01-07&days=15&unit=calendar")).json()
    assert (answer["due_on"], answer["skipped"]) == ("2023-01-22", [])
    assert answer["last_working_day_on"] == "2023-01-19"


async def test_what_lies_beyond_the_announced_days_off_is_not_known(gateway) -> None:
    answer = (await gateway.ask("/v1/calendar/due-date?from=2027-12-20&days=10&unit=working")).json()
    assert answer["known"] is False


async def test_the_agency_bears_the_name_of_the_day(gateway) -> None:
    then = (await gateway.ask("/v1/agency-units?on=2022-07-01")).json()["items"]
    now = (await gateway.ask("/v1/agency-units?on=2026-01-01")).json()["items"]
    assert (then[0]["code"], then[0]["name_vi"]) == ("CUC", "Cục Công Thương địa phương")
    assert now[0]["name_vi"] == "Cục Đổi mới sáng tạo, Chuyển đổi xanh và Khuyến công"
    assert {"TTKC1", "TTKC2", "TTKC3"} <= {unit["code"] for unit in then}


@pytest.mark.parametrize(
    ("target", "pointer"),
    [
        ("/v1/provinces?on=2022-02-30", "on"),
        ("/v1/provinces?on=01/07/2022", "on"),
        ("/v1/provinces?on=1999-01-01", "on"),
        ("/v1/provinces?on=2001-01-01", "on"),
        ("/v1/provinces?day=2022-07-01", "day"),
        ("/v1/agency-units?on=x", "on"),
        ("/v1/calendar/due-date?days=10&unit=working", "from"),
        ("/v1/calendar/due-date?from=2022-07-01&days=0&unit=working", "days"),
        ("/v1/calendar/due-date?from=2022-07-01&days=99999&unit=working", "days"),
        ("/v1/calendar/due-date?from=2022-07-01&days=10&unit=weeks", "unit"),
        ("/v1/calendar/due-date?from=2022-07-01&days=1e400&unit=working", "days"),
        ("/v1/calendar/due-date?from=2199-12-31&days=10&unit=working", "from"),
    ],
)
async def test_a_wrong_parameter_is_422_and_named(gateway, target: str, pointer: str) -> None:
    answer = await gateway.ask(target)
    assert (answer.status, answer.json()["code"]) == (422, "invalid-content")
    assert [fault["pointer"] for fault in answer.json()["errors"]] == [pointer]
    assert answer.json()["errors"][0]["detail"]
