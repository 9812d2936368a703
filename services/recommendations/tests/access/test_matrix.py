"""Every route × every role × own province, other province, no token, against the privilege table."""

import pytest

from arit_contracts import roles as R
from arit_kit.identity.dev_issuer import mint
from arit_kit.testing import access, expect
from arit_kit.testing.world import World
from recommendations.main import SERVICE

ROUTES = access.routes_of(SERVICE)
OF_A_RECORD = [route for route in ROUTES if "{id}" in route.path]
ABROAD = {"province": "VN34-86"}
"""A province that has nothing to do with the records of these tests."""

DOCUMENT = {"number": "1", "symbol": "X", "issuer": "UBND tỉnh", "issued_on": "2023-02-01"}


@pytest.fixture(scope="module")
async def records(tell) -> dict[str, str]:
    """A record of each collection, of Bắc Giang."""
    return await tell()


@pytest.mark.parametrize("route", ROUTES, ids=access.name_of)
async def test_a_route_admits_whom_the_privilege_table_names_and_no_one_else(world: World, records, route) -> None:
    assert await access.misjudged(world, route) == []


@pytest.mark.parametrize("route", OF_A_RECORD, ids=access.name_of)
async def test_a_record_of_another_province_is_not_there(world: World, records, route) -> None:
    collection, method = route.path.split("/")[2], access.method_of(route)
    id = records[collection]
    path, known = route.path.replace("{id}", id), await world.client(R.AUDITOR).get(f"/v1/{collection}/{id}")
    headers = {"If-Match": known.headers["etag"]}
    content = None if method == "GET" else {"effective_on": "2023-02-01", "reason": "Thử quyền truy cập"}
    for role in sorted(R.PROVINCIAL):
        if not any(role in SERVICE.privileges[name] for name in access.privileges_of(route)):
            continue
        abroad = await world.client(role, **ABROAD).request(method, path, json=content, headers=headers)
        expect.problem(abroad, 404, "not-found")
        own = await world.client(role, province="VN34-24").request(method, path, json=content, headers=headers)
        deadline_ran_out = path.endswith("/deadline")
        assert own.status_code not in (401, 404) or deadline_ran_out, (role, own.text)
        assert own.status_code < 500, (role, own.text)


@pytest.mark.parametrize("route", [one for one in ROUTES if one.path.count("/") == 2], ids=access.name_of)
async def test_a_list_holds_nothing_of_another_province(world: World, records, route) -> None:
    collection = route.path.split("/")[2]
    if route.methods != {"GET"} or collection not in records:
        return
    for role in (R.PROVINCE_OFFICER, R.PROVINCE_LEADER):
        answer = await world.client(role, **ABROAD).get(f"{route.path}?count=true")
        if collection in ("taskings", "work-plans"):
            expect.problem(answer, 403, "forbidden")
            continue
        assert (answer.json()["items"], answer.json()["total"]) == ([], 0), (role, answer.text)
        own = (await world.client(role, province="VN34-24").get(f"{route.path}?count=true")).json()
        assert own["total"] > 0


async def test_a_caller_with_two_roles_sees_by_the_narrower(world: World, records) -> None:
    """An agency officer who is also a province's sees that province only."""
    token = mint(world.keys, roles=[R.AGENCY_OFFICER, R.PROVINCE_OFFICER], subject="two-hats", province="VN34-86")
    client = world.client(None)
    client.headers["Authorization"] = f"Bearer {token}"
    for collection in ("recommendations", "replies", "recommendation-letters"):
        answer = await client.get(f"/v1/{collection}/{records[collection]}")
        expect.problem(answer, 404, "not-found")
    for collection in ("taskings", "work-plans"):
        answer = await client.get(f"/v1/{collection}/{records[collection]}")
        assert answer.status_code in (403, 404), answer.text


async def test_an_implementer_has_no_business_here(world: World, records) -> None:
    for collection, id in records.items():
        expect.problem(await world.client(R.IMPLEMENTER).get(f"/v1/{collection}/{id}"), 403, "forbidden")


async def test_only_these_pages_need_no_token(world: World) -> None:
    documented = world.app.openapi()["paths"]
    assert set(documented) == {route.path for route in ROUTES}
    open_to_all = {"/health/live", "/health/ready", "/metrics", "/.well-known/jwks.json", "/openapi.json"}
    for path in {getattr(route, "path", "/") for route in world.app.routes} - set(documented):
        answer = await world.client(None).get(path)
        assert answer.status_code == (200 if path in open_to_all else 401), path
