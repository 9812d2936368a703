"""Every route × every role × own province, other province, no token, against the privilege table."""

import pytest

from arit_contracts import roles as R
from arit_kit.identity.dev_issuer import mint
from arit_kit.testing import access, expect
from arit_kit.testing.world import World
from clusters.main import SERVICE

ROUTES = access.routes_of(SERVICE)
OF_A_RECORD = [route for route in ROUTES if "{id}" in route.path]
HOME, ABROAD = {"province": "VN34-24"}, {"province": "VN34-91"}
"""The province of these tests' records, and one that has nothing to do with them."""


@pytest.mark.parametrize("route", ROUTES, ids=access.name_of)
async def test_a_route_admits_whom_the_privilege_table_names_and_no_one_else(world: World, route) -> None:
    assert await access.misjudged(world, route) == []


@pytest.fixture(scope="module")
async def records(tell) -> dict[str, str]:
    """A record of each collection, of Bắc Giang."""
    return await tell()


DOCUMENT = {"number": "1", "symbol": "X", "issuer": "UBND tỉnh", "issued_on": "2023-02-01"}
FIGURES = {"measured_on": "2023-01-01", "total_area": "1", "industrial_area": "1", "leasable_area": "1"}
BODIES = {
    "record_figures": FIGURES | {"leased_area": "1"},
    "withdraw": {"note": "Không còn cần"},
    "decide": {"document": DOCUMENT, "lines": [{"line": 1, "adopted": True}]},
}


@pytest.mark.parametrize("route", OF_A_RECORD, ids=access.name_of)
async def test_a_record_of_another_province_is_not_there(world: World, records, route) -> None:
    collection, body = route.path.split("/")[2], BODIES.get(route.path.rpartition("/")[2], {})
    id, method = records[collection], access.method_of(route)
    path, known = route.path.replace("{id}", id), await world.client(R.AUDITOR).get(f"/v1/{collection}/{id}")
    headers = {"If-Match": known.headers["etag"]}
    for role in sorted(R.PROVINCIAL):
        if not any(role in SERVICE.privileges[name] for name in access.privileges_of(route)):
            continue
        for claims, there in [(HOME, True), (ABROAD, False)]:
            content = None if method == "GET" else body | {"effective_on": "2023-02-01", "reason": "Thử quyền truy cập"}
            answer = await world.client(role, **claims).request(method, path, json=content, headers=headers)
            if not there:
                expect.problem(answer, 404, "not-found")
            elif not path.endswith("/deadline"):  # a drafted proposal has none yet
                assert answer.status_code not in (401, 404) and answer.status_code < 500, (role, answer.text)


@pytest.mark.parametrize("collection", ["clusters", "cluster-proposals"])
async def test_a_list_holds_nothing_of_another_province(world: World, records, collection: str) -> None:
    for role in sorted(R.PROVINCIAL):
        own = (await world.client(role, **HOME).get(f"/v1/{collection}?count=true")).json()
        assert records[collection] in [item["id"] for item in own["items"]]
        foreign = (await world.client(role, **ABROAD).get(f"/v1/{collection}?count=true")).json()
        assert (foreign["items"], foreign["total"]) == ([], 0)


async def test_a_caller_with_two_roles_sees_by_the_narrower(world: World, records) -> None:
    """An agency officer who is also a province's sees that province only."""
    token = mint(world.keys, roles=[R.AGENCY_OFFICER, R.PROVINCE_OFFICER], subject="two-hats", province="VN34-91")
    client = world.client(None)
    client.headers["Authorization"] = f"Bearer {token}"
    expect.problem(await client.get(f"/v1/clusters/{records['clusters']}"), 404, "not-found")


async def test_no_path_but_those_of_the_document_is_served(world: World) -> None:
    assert set(world.app.openapi()["paths"]) == {route.path for route in ROUTES}
