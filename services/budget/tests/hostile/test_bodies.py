"""Whatever a client sends gets a problem that names the field, never a 500, and no money moves."""

import json
from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing import access, expect
from arit_kit.testing.world import World
from budget.main import SERVICE

NOBODYS, GREATEST = access.NOBODYS, 9_007_199_254_740_991
WRITES = [
    route
    for route in access.routes_of(SERVICE)
    if access.method_of(route) != "GET" and not route.path.endswith("/check")  # which reads no body
]
READS = [route for route in access.routes_of(SERVICE) if access.method_of(route) == "GET"]
JSON = {"Content-Type": "application/json", "If-Match": '"1"'}
DOCUMENT = {"number": "1", "symbol": "QĐ-BCT", "issuer": "Bộ Công Thương", "issued_on": "2022-06-30"}
LINE = {"assignment_id": NOBODYS, "amount": 1}


def caller_of(route) -> str:
    """A role that may."""
    return min(role for name in access.privileges_of(route) for role in SERVICE.privileges[name])


@pytest.fixture(autouse=True)
async def nothing_is_written(world: World, records):
    """No refused request leaves a record, a posting, a document, an event or a key behind."""
    tables = (
        "budget_year", "assignment", "allocation", "commitment", "payment", "recovery", "posting", "account",
        "document",
    )  # fmt: skip
    counts = "SELECT " + ", ".join(f"(SELECT count(*) FROM {name})" for name in (*tables, "feed", "idempotency_key"))
    async with world.as_owner() as owner:
        before = await owner.fetchrow(counts)
        yield
        assert await owner.fetchrow(counts) == before


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"null", b"[]", b"7", b'{"amount": NaN}', b'{"year": 2022, "year": 2022}', b"\xff\xfe", b"[" * 200_000,
     b'{"reason": "\\ud800"}', b'{"effective_on": "0000-00-00"}', b'{"unknown": 1}', b'{"effective_on": "2100-01-01"}',
     b'{"reason": "a\\u0000b"}', b'{"effective_on": 1e400}'],
    ids=lambda content: repr(content)[:30],
)  # fmt: skip
@pytest.mark.parametrize("route", WRITES, ids=access.name_of)
async def test_what_no_client_should_send_is_refused_by_every_route(world: World, records, route, content) -> None:
    path = route.path.replace("{id}", records[route.path.split("/")[2]])
    answer = await world.client(caller_of(route)).request(
        access.method_of(route), path, content=content, headers=JSON | {"Idempotency-Key": "hostile"}
    )
    assert 400 <= answer.status_code < 500, answer.text
    expect.problem(answer, answer.status_code, answer.json()["code"])


@pytest.mark.parametrize("id", ["%00", "%ff", "%ed%a0%80", "'", "x" * 81, "0" * 32, "DT-2022-%00", "null", "{}"])
@pytest.mark.parametrize("route", [one for one in access.routes_of(SERVICE) if "{id}" in one.path], ids=access.name_of)
async def test_a_strange_id_finds_nothing(world: World, route, id: str) -> None:
    answer = await access.call(world.client(caller_of(route)), route, id)
    assert answer.status_code in (404, 422), answer.text
    expect.problem(answer, answer.status_code, answer.json()["code"])


@pytest.mark.parametrize(
    "query",
    ["cursor=x", "cursor=%00", "cursor=%ff", "limit=0", "limit=201", "limit=1e3", "year=0", "year=99999999999999999999",
     "year=٢٠٢٢", "id=x", "state=%00", "q=%00", "province=VN34-99", "province=86", "agreement=x", "dossier=%00",
     "on=2022-02-30", "as_of=x", "as_of=9999-12-31T23:59:59Z", "on=9999-12-31", "after=1", "unknown=1",
     "count=perhaps", "lastEventId=%00", "lastEventId=x", "timeout=-1", "timeout=nan"],
)  # fmt: skip
@pytest.mark.parametrize("route", [one for one in READS if "{id}" not in one.path], ids=access.name_of)
async def test_a_strange_question_is_refused_or_answered(world: World, route, query: str) -> None:
    year = "year=2099&" if route.path == "/v1/balances" and not query.startswith("year") else ""
    answer = await world.client(caller_of(route)).get(f"{route.path}?{year}{query}")
    assert answer.status_code in (200, 400, 404, 422), answer.text
    if answer.status_code != 200:
        expect.problem(answer, answer.status_code, answer.json()["code"])


ASSIGNMENT: dict[str, Any] = {"year": 2099, "kind": "supplement", "amount": 1, "decision": DOCUMENT}
TRANCHE: dict[str, Any] = {"year": 2099, "title": "Đợt phân bổ", "lines": [LINE]}
HOLD: dict[str, Any] = {"agreement_version": 1, "lines": [{"dossier": NOBODYS, "year": 2099, "amount": 1}]}
RECOVERY: dict[str, Any] = {
    "agreement_id": NOBODYS, "dossier_id": NOBODYS, "year": 2099, "amount": 1, "document": DOCUMENT,
}  # fmt: skip
WRONG = [
    *(("fund-assignments", R.FINANCE_OFFICER, ASSIGNMENT, "/amount", {"amount": amount})
      for amount in (0, -1, 1.0, "1", None, True, GREATEST + 1, 10**400)),
    ("fund-assignments", R.FINANCE_OFFICER, ASSIGNMENT, "/year", {"year": 1999}),
    ("fund-assignments", R.FINANCE_OFFICER, ASSIGNMENT, "/kind", {"kind": "khác"}),
    ("fund-assignments", R.FINANCE_OFFICER, ASSIGNMENT, "/field", {"field": "Kinh tế"}),
    ("fund-assignments", R.FINANCE_OFFICER, ASSIGNMENT, "/source_code", {"source_code": ""}),
    ("fund-assignments", R.FINANCE_OFFICER, ASSIGNMENT, "/received_on", {"received_on": "2022-06-29"}),
    ("fund-assignments", R.FINANCE_OFFICER, ASSIGNMENT, "/decision/symbol", {"decision": DOCUMENT | {"symbol": "<"}}),
    ("allocations", R.FINANCE_OFFICER, TRANCHE, "/lines", {"lines": []}),
    ("allocations", R.FINANCE_OFFICER, TRANCHE, "/lines", {"lines": [LINE] * 501}),
    ("allocations", R.FINANCE_OFFICER, TRANCHE, "/lines", {"lines": [LINE | {"amount": GREATEST}] * 2}),
    ("allocations", R.FINANCE_OFFICER, TRANCHE, "/lines/0/assignment_id", {}),
    ("allocations", R.FINANCE_OFFICER, TRANCHE, "/lines/0/province", {"lines": [LINE | {"province": "86"}]}),
    ("allocations", R.FINANCE_OFFICER, TRANCHE, "/lines/0/unit", {"lines": [LINE | {"unit": "ttkc"}]}),
    ("allocations", R.FINANCE_OFFICER, TRANCHE, "/title", {"title": "a\x00b"}),
    ("payments", R.FINANCE_OFFICER, {"payment_request_id": NOBODYS}, "/payment_request_id", {}),
    ("payments", R.FINANCE_OFFICER, {"payment_request_id": NOBODYS}, "/voucher", {"voucher": "x" * 301}),
    ("recoveries", R.FINANCE_OFFICER, RECOVERY, "/agreement_id", {}),
    ("recoveries", R.FINANCE_OFFICER, RECOVERY, "/document", {"document": None}),
    *(("recoveries", R.FINANCE_OFFICER, RECOVERY, "/amount", {"amount": amount}) for amount in (0, -1, 1.0, None)),
    (f"commitments/{NOBODYS}", R.SERVICE, HOLD, "/agreement_version", {"agreement_version": 0}),
    (f"commitments/{NOBODYS}", R.SERVICE, HOLD, "/agreement_version", {"agreement_version": 2**31}),
    (f"commitments/{NOBODYS}", R.SERVICE, HOLD, "/lines", {"lines": HOLD["lines"] * 101}),
]  # fmt: skip


@pytest.mark.parametrize(("collection", "role", "body", "pointer", "wrong"), WRONG, ids=lambda value: repr(value)[:30])
async def test_a_wrong_field_is_named(world: World, collection, role, body, pointer, wrong) -> None:
    method = "PUT" if role == R.SERVICE else "POST"
    content = json.dumps(body | {"effective_on": "2022-07-01", "reason": "Ghi nhận lại"} | wrong).encode()
    answer = await world.client(role).request(method, f"/v1/{collection}", content=content, headers=JSON)
    expect.problem(answer, 422, answer.json()["code"], pointer)


async def test_sums_beyond_what_is_counted_exactly_are_refused(world: World) -> None:
    """Two lines of one dossier and year that together pass the greatest amount: refused, not a 500."""
    lines = [HOLD["lines"][0] | {"amount": GREATEST}] * 2
    body = HOLD | {"lines": lines, "effective_on": "2022-07-01", "reason": "Ghi nhận lại"}
    answer = await world.client(R.SERVICE).put(f"/v1/commitments/{NOBODYS}", json=body)
    assert answer.status_code in (409, 422), answer.text
