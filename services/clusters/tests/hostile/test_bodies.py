"""Whatever a client sends gets a problem that names the field, never a 500, and nothing is half-written."""

import json
from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

COUNTS = """
SELECT (SELECT count(*) FROM cluster), (SELECT count(*) FROM cluster_plan_line),
       (SELECT count(*) FROM cluster_decision), (SELECT count(*) FROM cluster_figures),
       (SELECT count(*) FROM cluster_proposal), (SELECT count(*) FROM document),
       (SELECT count(*) FROM feed), (SELECT count(*) FROM history), (SELECT count(*) FROM idempotency_key)
"""
JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
async def records(tell) -> dict[str, str]:
    return await tell()


@pytest.fixture(autouse=True)
async def nothing_is_written(world: World, records):
    """No refused request leaves a record, a dated row, a document or an event behind."""
    async with world.as_owner() as owner:
        before = await owner.fetchrow(COUNTS)
        yield
        assert await owner.fetchrow(COUNTS) == before


WRONG: list[tuple[str, Any]] = [
    ("/name", ""), ("/name", " "), ("/name", "x" * 301), ("/name", "Cụm\x00"), ("/name", "Cụm\u202e"), ("/name", 1),
    ("/former_district", None), ("/former_district", []), ("/commune", ""), ("/kind", "Ordinary"), ("/kind", 1),
    ("/mountainous", "true"), ("/mountainous", 1), ("/phase", ""), ("/phase", {"from": 2021}),
    ("/area", None), ("/area", ""), ("/area", "-50"), ("/area", "0"), ("/area", "0.0000"), ("/area", "50,5"),
    ("/area", "5e1"), ("/area", "NaN"), ("/area", "Infinity"), ("/area", "٥٠"), ("/area", " 50"), ("/area", "50.12345"),
    ("/area", "100000000"), ("/area", 50), ("/area", 50.5), ("/area", True), ("/area", "9" * 5000),
    ("/province", "24"), ("/province", "VN63-99"), ("/province", "VN34-24"),
    ("/document", None), ("/document", {}), ("/document/number", "1/2"), ("/document/symbol", "QĐ UBND"),
    ("/document/issued_on", "2019-02-29"), ("/document/issued_on", "2019-01-16"), ("/document/pages", 2),
    ("/effective_on", "2019-13-01"), ("/effective_on", "2999-01-01"), ("/reason", "x"), ("/state", "operating"),
    ("/established_area", "50"), ("/id", "01900000-0000-7000-8000-000000000000"),
]  # fmt: skip


def edited(body: dict[str, Any], pointer: str, value: Any) -> dict[str, Any]:
    """The body with one value put in the place of another."""
    copy = json.loads(json.dumps(body))
    *way, last = pointer.strip("/").split("/")
    place = copy
    for step in way:
        place = place[step]
    place[last] = value
    return dict(copy)


@pytest.mark.parametrize("pointer, value", WRONG, ids=lambda value: repr(value)[:30])
async def test_a_wrong_field_of_a_cluster_is_named_in_both_languages(
    world: World, register, pointer: str, value: Any
) -> None:
    content = json.dumps(edited(register.cluster(), pointer, value)).encode()
    details = []
    for language in ("vi", "en"):
        client = world.client(R.CLERK)
        client.headers["Accept-Language"] = language
        answer = await client.post("/v1/clusters", content=content, headers=JSON)
        body = expect.problem(answer, 422, answer.json()["code"])
        assert any(error["pointer"].startswith(pointer) for error in body["errors"]), body
        details.append([error["detail"] for error in body["errors"]] + [body["title"], body["detail"]])
    assert all(vi and en and vi != en for vi, en in zip(*details, strict=True)), details


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("expand", {"area": "50"}, "/area"),
    ("expand", {"area": "60", "document": {"issued_on": "2019-01-14"}}, "/document/issued_on"),
    ("record_figures", {"leased_area": "40.0001"}, "/leased_area"),
    ("record_figures", {"measured_on": "2020-01-02"}, "/measured_on"),
]


@pytest.mark.parametrize("action, changed, pointer", REFUSED, ids=str)
async def test_a_broken_rule_is_told_in_both_languages(
    world: World, records, register, action: str, changed: dict[str, Any], pointer: str
) -> None:
    known = await world.client(R.AUDITOR).get(f"/v1/clusters/{records['clusters']}")
    right = register.figures() if action == "record_figures" else {"document": register.document("2019-01-15")}
    body = right | register.dated("2020-01-01") | changed
    if "document" in changed:
        body["document"] = right["document"] | changed["document"]
    details = []
    for language in ("vi", "en"):
        client = world.client(R.AGENCY_OFFICER)
        client.headers.update({"Accept-Language": language, "If-Match": known.headers["etag"]})
        answer = await client.post(f"{known.json()['href']}/actions/{action}", json=body)
        problem = expect.problem(answer, 422, "rule-broken", pointer)
        details.append([problem["detail"], *(error["detail"] for error in problem["errors"])])
    assert all(vi and en and vi != en for vi, en in zip(*details, strict=True)), details


STRANGE = ["%00", "%0a", "%ff", "'", "1%27%20OR%20%271%27=%271", "x" * 81, "0" * 32, "null", "CCN-2026-999999"]


@pytest.mark.parametrize("id", STRANGE)
@pytest.mark.parametrize("suffix", ["", "/history", "/on", "/on?on=2022-01-01"])
async def test_a_strange_id_finds_nothing(world: World, id: str, suffix: str) -> None:
    answer = await world.client(R.AUDITOR).get(f"/v1/clusters/{id}{suffix}")
    assert answer.status_code in (404, 422), answer.text
    expect.problem(answer, answer.status_code, answer.json()["code"])


FILTERS = [
    "state=%00", "kind=village", "province=24", "province=VN63-99", "q=%E2%80%AE", "limit=0", "limit=201", "cursor=x",
    "mountainous=true", "state=" + "x" * 41,
]  # fmt: skip


@pytest.mark.parametrize("query", FILTERS)
async def test_a_strange_filter_is_named(world: World, query: str) -> None:
    answer = await world.client(R.AUDITOR).get(f"/v1/clusters?{query}")
    assert answer.status_code in (400, 422), answer.text
    expect.problem(answer, answer.status_code, answer.json()["code"])


@pytest.mark.parametrize("action", ["remove", "change_plan", "delete", "ESTABLISH"])
async def test_what_the_system_does_by_itself_nobody_asks_for(world: World, records, action: str) -> None:
    answer = await world.client(R.AGENCY_OFFICER).post(f"/v1/clusters/{records['clusters']}/actions/{action}", json={})
    expect.problem(answer, 404, "unknown-action")
