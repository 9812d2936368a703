"""Reading one record: its ETag, 304, its reference, and bytes that fit the contract."""

import pytest

from arit_contracts import dossiers as contract
from arit_contracts import roles as R
from arit_contracts.forms import HistoryEntry, Page
from arit_kit.testing import expect
from arit_kit.testing.world import World

CONTRACTS = {
    "registrations": contract.Registration,
    "dossiers": contract.Dossier,
    "appraisals": contract.Appraisal,
    "plans": contract.Plan,
    "agreements": contract.Agreement,
    "payment-requests": contract.PaymentRequest,
    "acceptances": contract.Acceptance,
}


@pytest.fixture
async def everything(world: World, story, budget) -> None:
    agreement = await story.signed(await story.planned())
    await story.filed(agreement)
    await story.accepted(agreement, agreement["lines"][0]["dossier_id"])


@pytest.mark.parametrize("collection", CONTRACTS)
@pytest.mark.parametrize("role", [R.AUDITOR, R.PROVINCE_OFFICER, R.IMPLEMENTER])
async def test_the_bytes_fit_the_contract(world: World, everything, collection: str, role: str) -> None:
    client, model = world.client(role), CONTRACTS[collection]
    listed = (await client.get(f"/v1/{collection}")).json()
    if not listed["items"]:
        assert (role, collection) in {(R.IMPLEMENTER, "registrations")}, "only these are not an implementer's"
        return
    assert set(listed["items"][0]) == set(model.model_fields)
    one = await client.get(f"/v1/{collection}/{listed['items'][0]['id']}")
    assert set(one.json()) == set(model.model_fields)
    parsed = model.model_validate_json(one.content)
    assert one.headers["etag"] == f'"{parsed.version}"'
    assert parsed.recorded_at.tzinfo is not None and one.json()["recorded_at"].endswith("Z")
    assert one.json()["urn"].endswith(one.json()["id"])
    assert set(one.headers["vary"].split(", ")) >= {"Authorization"}
    history = await client.get(f"/v1/{collection}/{one.json()['id']}/history")
    Page[HistoryEntry].model_validate_json(history.content)


async def test_an_etag_read_before_gives_304(world: World, story) -> None:
    [dossier] = await story.selected()
    client, path = world.client(R.IMPLEMENTER), f"/v1/dossiers/{dossier['id']}"
    first = await client.get(path)
    etag = first.headers["etag"]
    for given in (etag, f'"0", {etag}', f"W/{etag}", "*"):
        again = await client.get(path, headers={"If-None-Match": given})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag), given
    await story.patch(dossier, title="Tên mới")
    changed = await client.get(path, headers={"If-None-Match": etag})
    assert (changed.status_code, changed.json()["title"]) == (200, "Tên mới")


async def test_a_reference_is_as_good_as_an_id(world: World, story) -> None:
    [dossier] = await story.selected()
    client = world.client(R.IMPLEMENTER)
    by_id, by_reference = [await client.get(f"/v1/dossiers/{dossier[key]}") for key in ("id", "reference")]
    assert by_id.content == by_reference.content
    history = await client.get(f"/v1/dossiers/{dossier['reference']}/history")
    assert len(history.json()["items"]) == dossier["version"]


@pytest.mark.parametrize("key", ["x", "KC-2026-999999", "01900000-0000-7000-8000-000000000000", "%20", "a%2Fb", "*"])
async def test_what_does_not_exist_is_404(world: World, key: str) -> None:
    for suffix in ("", "/history", "/check"):
        answer = await world.client(R.AUDITOR).get(f"/v1/dossiers/{key}{suffix}")
        expect.problem(answer, 404, "not-found")


async def test_allowed_actions_are_those_of_state_and_roles(world: World, story) -> None:
    [dossier] = await story.dossier_in()

    async def offered(role: str) -> list[str]:
        read = await world.client(role).get(f"/v1/dossiers/{dossier['id']}")
        return [one["action"] for one in read.json()["allowed_actions"]]

    assert await offered(R.PROVINCE_OFFICER) == ["request_supplement"]
    assert await offered(R.PROVINCE_LEADER) == ["withdraw"]
    assert await offered(R.IMPLEMENTER) == await offered(R.AUDITOR) == await offered(R.AGENCY_OFFICER) == []
    read = await world.client(R.PROVINCE_OFFICER).get(f"/v1/dossiers/{dossier['id']}")
    [choice] = read.json()["allowed_actions"]
    assert choice["href"] == f"/v1/dossiers/{dossier['id']}/actions/request_supplement"
    assert choice["label_vi"] and choice["label_en"]


async def test_an_offered_action_exists_and_says_who_may_not(world: World, story) -> None:
    registration, _ = await story.registered()
    read = (await world.client(R.PROVINCE_LEADER).get(f"/v1/registrations/{registration['id']}")).json()
    [choice] = read["allowed_actions"]
    assert (choice["action"], choice["another_person"]) == ("send", True)
    body = {"document": story.document(), **story.dated("2021-06-15")}
    done = await world.client(R.PROVINCE_LEADER).post(choice["href"], json=body, headers={"If-Match": '"1"'})
    assert done.status_code == 200
