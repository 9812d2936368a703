"""Every route × every role × own province, other province, no token, against the privilege table."""

import pytest

from arit_contracts import roles as R
from arit_kit.identity.dev_issuer import mint
from arit_kit.testing import access, expect
from arit_kit.testing.world import World
from budget.main import SERVICE

ROUTES = access.routes_of(SERVICE)
OF_A_RECORD = [route for route in ROUTES if "{id}" in route.path]
ABROAD = {R.IMPLEMENTER: {"unit": "TTKC-VN63-91"}}
"""A unit, and else a province, that have nothing to do with the records of these tests."""
OF_A_PROVINCE = ("allocations", "commitments", "payments", "recoveries")
"""Years are no province's; of a tranche a province elsewhere sees the header once it is issued."""


def abroad(role: str) -> dict[str, str]:
    return ABROAD.get(role, {"province": "VN34-91"})


def admitted(route, role: str) -> bool:
    return any(role in SERVICE.privileges[name] for name in access.privileges_of(route))


@pytest.mark.parametrize("route", ROUTES, ids=access.name_of)
async def test_a_route_admits_whom_the_privilege_table_names_and_no_one_else(world: World, route) -> None:
    assert await access.misjudged(world, route) == []


@pytest.mark.parametrize("role", sorted(R.PROVINCIAL | {R.IMPLEMENTER}))
@pytest.mark.parametrize("route", OF_A_RECORD, ids=access.name_of)
async def test_a_record_of_another_province_is_not_there(world: World, records, route, role: str) -> None:
    """Provinces only read here; whatever else they try is forbidden before anything is looked up."""
    collection = route.path.split("/")[2]
    there = await access.call(world.client(role), route, records[collection])
    elsewhere = await access.call(world.client(role, **abroad(role)), route, records[collection])
    if not admitted(route, role):
        expect.problem(there, 403, "forbidden")
        expect.problem(elsewhere, 403, "forbidden")
        return
    assert (access.method_of(route), there.status_code) == ("GET", 200), there.text
    if collection in ("commitments", "payments", "recoveries"):
        expect.problem(elsewhere, 404, "not-found")
    else:
        assert elsewhere.status_code == 200


@pytest.mark.parametrize("role", sorted(R.PROVINCIAL | {R.IMPLEMENTER}))
@pytest.mark.parametrize("collection", OF_A_PROVINCE)
async def test_a_list_holds_nothing_of_another_province(world: World, records, collection: str, role: str) -> None:
    path = f"/v1/{collection}?count=true"
    own = (await world.client(role).get(path)).json()
    foreign = (await world.client(role, **abroad(role)).get(path)).json()

    assert records[collection] in [item["id"] for item in own["items"]]
    if collection == "allocations":
        assert [(item["lines"], item["total"]) for item in foreign["items"]] == [([], None)] * foreign["total"]
        assert [len(item["lines"]) for item in own["items"]] == [1]
    else:
        assert (foreign["items"], foreign["total"]) == ([], 0)


@pytest.mark.parametrize("collection", ["fund-assignments", "balances", "ledger-entries"])
async def test_what_the_whole_fund_has_is_told_to_no_province(world: World, records, collection: str) -> None:
    for role in sorted(R.PROVINCIAL | {R.IMPLEMENTER}):
        expect.problem(await world.client(role).get(f"/v1/{collection}?year=2099"), 403, "forbidden")


async def test_a_caller_with_two_roles_sees_by_the_narrower(world: World, records) -> None:
    """An agency officer who is also a province's sees that province only."""
    token = mint(world.keys, roles=[R.AGENCY_OFFICER, R.PROVINCE_OFFICER], subject="two-hats", province="VN34-91")
    client = world.client(None)
    client.headers["Authorization"] = f"Bearer {token}"
    expect.problem(await client.get(f"/v1/payments/{records['payments']}"), 404, "not-found")


async def test_no_path_of_the_service_is_open(world: World) -> None:
    documented = world.app.openapi()["paths"]
    assert set(documented) == {route.path for route in ROUTES}
