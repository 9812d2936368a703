"""The opinion is due 15 working days after the complete papers; only a supplement stops the clock (I17, I18)."""

from datetime import date

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World, on_day
from arit_reference import calendar
from clusters.proposal.clock import due_on


async def deadline(case, proposal: dict) -> dict:
    answer = await case.client(R.PROVINCE_OFFICER).get(f"{proposal['href']}/deadline")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_clusters_I18_the_opinion_is_due_15_working_days_after_the_papers_were_complete(
    world: World, case
) -> None:
    checking = await case.checking()
    expect.problem(await case.client(R.AUDITOR).get(f"{checking['href']}/deadline"), 404, "not-found")
    accepted = await case.act(R.AGENCY_OFFICER, checking, "accept", "2022-01-05")
    assert accepted["due_on"] == "2022-01-26"
    found = await deadline(case, accepted)
    assert (found["anchor_on"], found["term"], found["unit"], found["due_on"]) == (
        "2022-01-05", 15, "working", "2022-01-26",
    )  # fmt: skip
    assert (found["what"], found["status"], found["done_on"], found["overdue"]) == ("opinion", "memory", None, True)


async def test_clusters_I17_the_clock_stops_between_request_and_answer_and_tet_does_not_count_twice(
    world: World, case
) -> None:
    accepted = await case.appraising(on="2022-01-19")
    assert accepted["due_on"] == "2022-02-16", "15 working days, Tết from 29 January to 6 February"
    asked = await case.act(R.AGENCY_OFFICER, accepted, "request_supplement", "2022-01-26", note="Thiếu bản đồ")
    assert (asked["clock_paused_on"], asked["due_on"]) == ("2022-01-26", None)
    back = await case.act(R.PROVINCE_OFFICER, asked, "resubmit", "2022-02-09")
    assert (back["state"], back["clock_paused_on"]) == ("appraising", None)
    # Counted: 20, 21, 24, 25, 26 January, then ten working days from 10 February on.
    assert back["due_on"] == "2022-02-23"
    skipped = {day["on"]: day["reason_en"] for day in (await deadline(case, back))["skipped"]}
    awaited = [day for day, reason in skipped.items() if reason == "Supplement awaited"]
    assert awaited == [f"2022-01-{n}" for n in range(27, 32)] + [f"2022-02-{n:02}" for n in range(1, 10)]
    assert skipped["2022-02-12"] == "Saturday"


async def test_clusters_I17_before_the_papers_are_complete_a_supplement_stops_no_clock(world: World, case) -> None:
    checking = await case.checking()
    asked = await case.act(R.AGENCY_OFFICER, checking, "request_supplement", "2022-01-05", note="Thiếu báo cáo")
    back = await case.act(R.PROVINCE_OFFICER, asked, "resubmit", "2022-01-12")
    assert (back["state"], back["due_on"]) == ("checking", None)
    accepted = await case.act(R.AGENCY_OFFICER, back, "accept", "2022-01-13")
    assert accepted["due_on"] == due_on(date(2022, 1, 13), []).isoformat()
    assert "Supplement awaited" not in {day["reason_en"] for day in (await deadline(case, accepted))["skipped"]}


async def test_clusters_I17_nothing_else_stops_it_and_two_supplements_stop_it_twice(world: World, case) -> None:
    accepted = await case.appraising(on="2022-03-01")
    due = accepted["due_on"]
    body = {"body": "Bộ Xây dựng", "document": case.document("2022-03-02", "CTĐP-CCN")}
    consulted = await case.act(R.AGENCY_OFFICER, accepted, "consult", "2022-03-02", **body)
    answer = {"view": "Thống nhất", "document": case.document("2022-03-09", "BXD", "Bộ Xây dựng")}
    back = await case.act(R.AGENCY_OFFICER, consulted, "record_consultation", "2022-03-09", **answer)
    assert back["due_on"] == due == "2022-03-22"
    for request, reply in (("2022-03-10", "2022-03-11"), ("2022-03-14", "2022-03-16")):
        asked = await case.act(R.AGENCY_OFFICER, back, "request_supplement", request, note="Bổ sung số liệu")
        back = await case.act(R.PROVINCE_OFFICER, asked, "resubmit", reply)
    assert back["due_on"] == "2022-03-25", "the 11th, the 15th and the 16th were awaited"


async def test_clusters_I17_a_supplement_still_awaited_holds_the_term_open(world: World, case) -> None:
    accepted = await case.appraising(on="2022-03-01")
    await case.act(R.AGENCY_OFFICER, accepted, "request_supplement", "2022-03-02", note="Bổ sung số liệu")
    async with on_day("2022-06-01"):
        found = await deadline(case, accepted)
    assert (found["overdue"], found["due_on"] > "2022-06-01") == (False, True)


@pytest.mark.parametrize(("day", "overdue"), [("2022-03-22", False), ("2022-03-23", True)])
async def test_an_opinion_on_the_last_day_is_in_time(world: World, case, day: str, overdue: bool) -> None:
    accepted = await case.appraising(on="2022-03-01")
    appraised = await case.act(R.AGENCY_OFFICER, accepted, "appraise", day, **case.verdicts("agree"))
    opinion = case.document(day, "BCT-CTĐP")
    issued = await case.act(R.AGENCY_LEADER, appraised, "issue_opinion", day, document=opinion)
    found = await deadline(case, issued)
    assert (found["done_on"], found["overdue"]) == (day, overdue)


async def test_what_was_withdrawn_is_overdue_no_more_than_on_that_day(world: World, case) -> None:
    accepted = await case.appraising(on="2022-03-01")
    withdrawn = await case.act(R.PROVINCE_LEADER, accepted, "withdraw", "2022-03-08", note="Rà soát lại")
    found = await deadline(case, withdrawn)
    assert (found["done_on"], found["overdue"]) == ("2022-03-08", False)


async def test_what_was_withdrawn_awaits_no_supplement_after_that_day(world: World, case) -> None:
    accepted = await case.appraising(on="2022-03-01")
    asked = await case.act(R.AGENCY_OFFICER, accepted, "request_supplement", "2022-03-04", note="Bổ sung bản đồ")
    withdrawn = await case.act(R.PROVINCE_LEADER, asked, "withdraw", "2022-03-10", note="Rà soát lại")
    found = await deadline(case, withdrawn)
    awaited = [one["on"] for one in found["skipped"] if one["reason_en"] == "Supplement awaited"]
    assert awaited == [f"2022-03-{day:02}" for day in range(5, 11)]
    assert (found["due_on"], found["overdue"]) == ("2022-03-28", False)


def test_pauses_that_no_working_day_falls_into_move_nothing() -> None:
    saturday = date(2022, 3, 5)
    assert not calendar.is_working(saturday)
    assert due_on(date(2022, 3, 1), [["2022-03-04", "2022-03-06"]]) == due_on(date(2022, 3, 1), [])
