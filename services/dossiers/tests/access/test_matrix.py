"""Every route × every role × own province, other province, no token, against the privilege table."""

import pytest

from arit_contracts import roles as R
from arit_kit.identity.dev_issuer import mint
from arit_kit.testing import access, expect
from arit_kit.testing.world import World
from dossiers.main import SERVICE

ROUTES = access.routes_of(SERVICE)
OF_A_RECORD = [route for route in ROUTES if "{id}" in route.path]
NOT_FOR_UNITS = [(R.IMPLEMENTER, "registrations"), (R.IMPLEMENTER, "promotion-events"),
                 (R.IMPLEMENTER, "programme-tasks"), (R.IMPLEMENTER, "surveys"),
                 (R.IMPLEMENTER, "candidates")]  # fmt: skip
KNOWN_BEYOND = ("plans", "promotion-events", "centre-reviews")
"""A decided plan and a review are known to all provinces, an approved event to those of its region."""
ABROAD = {"province": "VN34-91", "unit": "TTKC-VN63-91"}
"""A province and a unit that have nothing to do with the records of these tests."""
HEADERS_ONLY = ("plans", "centre-reviews")
"""Told to every province, each with its own lines only."""


@pytest.mark.parametrize("route", ROUTES, ids=access.name_of)
async def test_a_route_admits_whom_the_privilege_table_names_and_no_one_else(world: World, route) -> None:
    assert await access.misjudged(world, route) == []


@pytest.fixture(scope="module")
async def records(tell) -> dict[str, str]:
    """A record of each collection, of Vĩnh Long."""
    return await tell()


@pytest.mark.parametrize("route", OF_A_RECORD, ids=access.name_of)
async def test_a_record_of_another_province_is_not_there(world: World, records, route) -> None:
    collection, action = route.path.split("/")[2], route.path.rpartition("/")[2]
    body = BODIES.get(f"{collection}/{action}", BODIES.get(action, {}))
    id, method = records[collection], access.method_of(route)
    path, known = route.path.replace("{id}", id), await world.client(R.AUDITOR).get(f"/v1/{collection}/{id}")
    headers = {"If-Match": known.headers["etag"]}
    for role in sorted(R.PROVINCIAL | {R.IMPLEMENTER}):
        if not any(role in SERVICE.privileges[name] for name in access.privileges_of(route)):
            continue
        for claims, there in [({}, True), ({name: ABROAD[name] for name in _scope(role)}, False)]:
            content = None if method == "GET" else body | {"effective_on": "2023-02-01", "reason": "Thử quyền truy cập"}
            params = PARAMETERS.get(route.path.rpartition("/")[2])
            client = world.client(role, **claims)
            answer = await client.request(method, path, json=content, headers=headers, params=params)
            if not there and collection not in KNOWN_BEYOND:
                expect.problem(answer, 404, "not-found")
            elif (role, collection) not in NOT_FOR_UNITS:
                assert answer.status_code not in (401, 404) and answer.status_code < 500, (role, answer.text)


def _scope(role: str) -> tuple[str, ...]:
    return ("unit",) if role == R.IMPLEMENTER else ("province",)


DOCUMENT = {"number": "1", "symbol": "X", "issuer": "Sở Công Thương", "issued_on": "2023-02-01"}
PARAMETERS = {"attachments": {"file_name": "a.pdf"}}
BODIES: dict[str, dict] = {
    "send": {"document": DOCUMENT},
    "decide": {"document": DOCUMENT},
    "request_supplement": {"note": "Thiếu giấy tờ"},
    "refuse": {"note": "Thiếu giấy tờ"},
    "meet_condition": {"condition": 0, "note": "Đã bổ sung"},
    "report": {"report": "Đã khắc phục xong"},
    "cancel": {"note": "Không đủ sản phẩm"},
    "return": {"note": "Thiếu số liệu"},
    "progress-reports/file": {
        "from_on": "2022-08-01",
        "to_on": "2022-08-31",
        "progress_percent": "40",
        "spent_national": 1,
        "spent_own": 1,
        "done": "Đã lắp đặt",
    },
    "dissolve": {"document": DOCUMENT},
    "send_back": {"note": "Chấm lại"},
    "voting-entries/withdraw": {"note": "Cơ sở rút"},
    "propose": {"minutes": DOCUMENT, "judges": 9, "entries": [access.NOBODYS]},
    "recognise": {"document": DOCUMENT, "certificates": [{"entry_id": access.NOBODYS, "number": "1"}]},
    "score": {"sheets": [{"judge": "A", "market": "1", "technical": "1", "culture": "1", "other": "1"}]},
    "merge": {"document": DOCUMENT, "into": access.NOBODYS},
    "reorganise": {
        "document": DOCUMENT,
        "structure": {"name": "A", "parent": "B", "legal_status": "other", "with_trade_promotion": False},
    },
    "repeal": {"document": DOCUMENT},
    "amend": {"document": DOCUMENT, "norms": []},
}


@pytest.mark.parametrize("route", [one for one in ROUTES if one.path.count("/") == 2], ids=access.name_of)
async def test_a_list_holds_nothing_of_another_province(world: World, records, route) -> None:
    collection = route.path.split("/")[2]
    if route.methods != {"GET"} or collection not in records or collection == "promotion-events":
        return
    for role in (R.PROVINCE_OFFICER, R.PROVINCE_LEADER, R.IMPLEMENTER):
        if not any(role in SERVICE.privileges[name] for name in access.privileges_of(route)):
            continue
        claims = {name: ABROAD[name] for name in _scope(role)}
        listed = (await world.client(role, **claims).get(f"{route.path}?count=true")).json()
        headers_only = collection in HEADERS_ONLY
        assert (listed["items"], listed["total"]) == ([], 0) or headers_only, (role, listed)
        assert not any(item.get("lines") or item.get("findings") for item in listed["items"] if headers_only)


async def test_a_caller_with_two_roles_sees_by_the_narrower(world: World, records) -> None:
    """An agency officer who is also a province's sees that province only."""
    token = mint(world.keys, roles=[R.AGENCY_OFFICER, R.PROVINCE_OFFICER], subject="two-hats", province="VN34-91")
    client = world.client(None)
    client.headers["Authorization"] = f"Bearer {token}"
    answer = await client.get(f"/v1/dossiers/{records['dossiers']}")
    expect.problem(answer, 404, "not-found")


OPEN = {"/health/live", "/health/ready", "/metrics", "/.well-known/jwks.json", "/openapi.json"}


@pytest.mark.parametrize("path", sorted(OPEN))
async def test_these_pages_need_no_token(world: World, path: str) -> None:
    assert (await world.client(None).get(path)).status_code == 200


async def test_no_other_path_is_open(world: World) -> None:
    documented = world.app.openapi()["paths"]
    assert set(documented) == {route.path for route in ROUTES}
    own = {getattr(route, "path", "/") for route in world.app.routes} - OPEN - set(documented)
    for path in own:
        assert (await world.client(None).get(path)).status_code in (401, 404), path
