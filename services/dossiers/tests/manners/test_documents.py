"""Official documents: recorded once by issuer, symbol, number and year, never with another day or signer."""

import asyncio

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World


async def send(world: World, story, document: dict):
    registration, _ = await story.registered()
    return await world.try_act(
        R.PROVINCE_LEADER, registration, "send", {"document": document, **story.dated("2021-06-15")}
    )


async def test_a_document_is_given_back_as_it_was_recorded(world: World, story) -> None:
    document = story.document() | {"signer": "Nguyễn Văn A"}
    assert (await send(world, story, document)).json()["document"] == document


@pytest.mark.parametrize("changed", [{"issued_on": "2021-06-14"}, {"signer": "Trần Thị B"}])
async def test_one_number_is_one_document(world: World, story, changed: dict) -> None:
    document = story.document() | {"signer": "Nguyễn Văn A"}
    assert (await send(world, story, document)).status_code == 200
    refused = expect.problem(await send(world, story, document | changed), 409, "document-number-taken")
    assert f"{document['number']}/{document['symbol']}" in refused["detail"]


async def test_a_letter_sends_one_list(world: World, story) -> None:
    document = story.document()
    assert (await send(world, story, document)).status_code == 200
    assert (await send(world, story, document)).status_code == 409


async def test_the_same_number_of_another_year_symbol_or_issuer_is_another_document(world: World, story) -> None:
    document = story.document()
    assert (await send(world, story, document)).status_code == 200
    for changed in ({"issued_on": "2020-06-15"}, {"symbol": "TTr-SCT"}, {"issuer": "UBND tỉnh Vĩnh Long"}):
        assert (await send(world, story, document | changed)).status_code == 200, changed


async def test_eight_lists_with_one_letter_at_once_record_it_once(world: World, story) -> None:
    document, registrations = story.document(), [(await story.registered())[0] for _ in range(8)]
    body = {"document": document, **story.dated("2021-06-15")}
    answers = await asyncio.gather(*(world.try_act(R.PROVINCE_LEADER, one, "send", body) for one in registrations))
    assert sorted(one.status_code for one in answers) == [200] + [409] * 7
    async with world.as_owner() as owner:
        count = await owner.fetchval("SELECT count(*) FROM document WHERE number = $1", document["number"])
    assert count == 1
