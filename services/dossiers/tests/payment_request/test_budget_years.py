"""A dossier of several budget years: each year's money is asked for, and judged, by itself."""

from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World
from dossiers.payment_request.rules import still_open, year_faults


@pytest.fixture
async def agreement(world: World, story, budget) -> dict[str, Any]:
    """200 triệu of 2022 and 100 of 2023, the later written first: advances of 50 %."""
    [dossier] = await story.planned()
    years = {2022: 200_000_000, 2023: 100_000_000}
    lines = [{"dossier_id": dossier["id"], "year": year, "amount": years[year]} for year in sorted(years, reverse=True)]
    draft = await story.agreement([dossier], lines=lines)
    return await world.act(R.AGENCY_LEADER, draft, "sign", story.dated("2022-07-15"))


async def ask(world: World, story, agreement, year: int | None, **changed: Any):
    """File a request of a year; the answer, whatever it is."""
    request = await world.create(R.IMPLEMENTER, "/v1/payment-requests", story.request(agreement, year=year, **changed))
    return await world.try_act(R.IMPLEMENTER, request, "file", story.dated(request["effective_on"]))


async def test_of_several_years_one_must_be_named(world: World, story, agreement) -> None:
    client = world.client(R.IMPLEMENTER)
    for year, code in ((None, "year-needed"), (2024, "not-found")):
        answer = await client.post("/v1/payment-requests", json=story.request(agreement, year=year))
        [error] = expect.problem(answer, 422, "invalid-content", "/year")["errors"]
        assert error["code"] == code


async def test_the_only_year_needs_no_name(world: World, story, budget) -> None:
    single = await story.signed(await story.planned())
    assert (await story.filed(single))["year"] == 2022


async def test_dossiers_I24_each_year_is_advanced_by_its_own_amount(world: World, story, agreement) -> None:
    over = await ask(world, story, agreement, 2022, amount=100_000_001)
    expect.problem(over, 422, "rule-broken", "record:/amount")
    first = (await ask(world, story, agreement, 2022, amount=100_000_000)).json()
    assert (first["year"], first["entitled"]) == (2022, 100_000_000)
    second = (await ask(world, story, agreement, 2023, amount=50_000_000)).json()
    assert (second["year"], second["entitled"]) == (2023, 50_000_000)
    expect.problem(await ask(world, story, agreement, 2023, amount=1), 422, "rule-broken", "record:/amount")


async def test_dossiers_I23_each_year_is_paid_what_was_accepted_of_it(world: World, story, agreement) -> None:
    """250 accepted of 300: 200 of the first year, 50 of the second."""
    dossier_id = agreement["lines"][0]["dossier_id"]
    await story.accepted(agreement, dossier_id, accepted=250_000_000)
    payment = {"kind": "payment", **story.dated("2022-11-26")}
    over = await ask(world, story, agreement, 2023, amount=50_000_001, **payment)
    expect.problem(over, 422, "rule-broken", "record:/amount")
    assert (await ask(world, story, agreement, 2023, amount=50_000_000, **payment)).status_code == 200
    assert (await ask(world, story, agreement, 2022, amount=200_000_000, **payment)).status_code == 200


def test_what_is_open_is_what_was_agreed_and_once_accepted_only_that() -> None:
    assert still_open(300, None, 100) == 200
    assert still_open(300, 250, 100) == 150
    assert still_open(300, 50, 100) == 0


@pytest.mark.parametrize(
    ("asked", "years", "codes"),
    [(None, [2022], []), (2022, [2022], []), (None, [2022, 2023], ["year-needed"]), (2021, [2022], ["not-found"])],
)
def test_a_request_has_one_of_the_dossiers_years(asked: int | None, years: list[int], codes: list[str]) -> None:
    assert [fault.code for fault in year_faults(asked, years)] == codes


async def test_progress_is_a_percentage_written_as_a_string(world: World, story, agreement) -> None:
    body = story.request(agreement, year=2022)
    said = await world.create(R.IMPLEMENTER, "/v1/payment-requests", body | {"progress_percent": "62.50"})
    assert said["progress_percent"] == "62.5"
    as_number = await world.client(R.IMPLEMENTER).post("/v1/payment-requests", json=body | {"progress_percent": 62})
    expect.problem(as_number, 422, "invalid-content", "/progress_percent")
