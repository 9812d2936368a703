"""When each step of the procedure ends, in working days and in calendar days that are never mixed."""

from datetime import date

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

PATH = "/v1/establishment-deadlines"

TERMS = [
    ("make_dossier", "2022-08-01", 5, "working", "2022-08-08"),
    ("make_dossier", "2022-08-29", 5, "working", "2022-09-07"),  # Quốc khánh, 1 and 2 September, and a weekend
    ("appraise", "2022-08-01", 15, "working", "2022-08-22"),
    ("decide", "2022-08-01", 5, "working", "2022-08-08"),
    ("announce", "2024-06-03", 5, "working", "2024-06-10"),
    ("call", "2024-06-03", 15, "calendar", "2024-06-18"),
    ("call", "2024-08-20", 15, "calendar", "2024-09-04"),  # over Quốc khánh all the same
    ("make_dossier", "2024-06-03", 5, "working", "2024-06-10"),
    ("appraise", "2024-06-03", 25, "calendar", "2024-06-28"),
    ("decide", "2024-06-03", 7, "working", "2024-06-12"),
    ("appraise", "2024-04-30", 15, "working", None),
    ("appraise", "2024-05-01", 25, "calendar", "2024-05-26"),  # a Sunday, kept: the decree says nothing of rest days
]


@pytest.mark.parametrize(("step", "anchor", "term", "unit", "due"), TERMS)
async def test_clusters_I18_each_step_has_its_days(
    world: World, step: str, anchor: str, term: int, unit: str, due: str | None
) -> None:
    answer = await world.client(R.PROVINCE_OFFICER).get(PATH, params={"step": step, "from_on": anchor})
    told = answer.json()
    assert (told["what"], told["anchor_on"], told["term"], told["unit"]) == (step, anchor, term, unit), told
    assert due is None or told["due_on"] == due
    counted = (date.fromisoformat(told["due_on"]) - date.fromisoformat(anchor)).days - len(told["skipped"])
    assert counted == term
    assert unit == "working" or told["skipped"] == []
    assert ("Đ12" if anchor < "2024-05-01" else "Đ10") in told["basis"]


@pytest.mark.parametrize("step", ["announce", "call"])
async def test_clusters_I18_a_step_that_the_law_of_the_day_does_not_know(world: World, step: str) -> None:
    answer = await world.client(R.AUDITOR).get(PATH, params={"step": step, "from_on": "2024-04-30"})
    expect.problem(answer, 422, "no-rule-in-force")


async def test_after_the_unread_amendment_a_term_is_only_remembered(world: World) -> None:
    for day, status in (("2025-06-30", "secondary"), ("2025-07-01", "memory")):
        told = (await world.client(R.AUDITOR).get(PATH, params={"step": "decide", "from_on": day})).json()
        assert told["status"] == status


@pytest.mark.parametrize(
    "asked, pointer",
    [("step=expand&from_on=2024-06-03", "step"), ("from_on=2024-06-03", "step"), ("step=call", "from_on"),
     ("step=call&from_on=2024-02-30", "from_on"), ("step=call&from_on=2024-06-03&unit=working", "unit"),
     ("step=opinion&from_on=2022-06-03", "step"), ("step=call&from_on=2199-12-31", "from_on")],
)  # fmt: skip
async def test_a_wrong_question_is_named(world: World, asked: str, pointer: str) -> None:
    expect.problem(await world.client(R.AUDITOR).get(f"{PATH}?{asked}"), 422, "invalid-content", pointer)
