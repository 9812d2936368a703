"""Whatever a client sends gets a problem that names the field, never a 500, and nothing is half-written."""

import json

import pytest

from arit_contracts import roles as R
from arit_kit.testing import access, expect
from arit_kit.testing.world import World
from recommendations.main import SERVICE

NOBODYS = access.NOBODYS
WRITES = [route for route in access.routes_of(SERVICE) if access.method_of(route) != "GET"]
JSON = {"Content-Type": "application/json"}
TABLES = [
    "letter", "recommendation", "consultation", "tasking", "reply", "reply_line", "follow_up", "working_session",
    "work_plan", "document", "feed", "history", "idempotency_key",
]  # fmt: skip


@pytest.fixture(scope="module")
async def records(tell) -> dict[str, str]:
    return await tell()


@pytest.fixture(autouse=True)
async def nothing_is_written(world: World, records):
    """No refused request leaves a record, a document, an event or a key behind."""
    counts = "SELECT " + ", ".join(f"(SELECT count(*) FROM {name})" for name in TABLES)
    async with world.as_owner() as owner:
        before = await owner.fetchrow(counts)
        yield
        assert await owner.fetchrow(counts) == before


@pytest.fixture(scope="module")
async def classified(world: World, records, story) -> dict:
    """A recommendation that may be tasked."""
    [item] = await story.classified()
    return item


def caller_of(route) -> str:
    """A role that may; the Agency's, where provinces may too."""
    return min(role for name in access.privileges_of(route) for role in SERVICE.privileges[name])


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"null", b"[]", b"7", b'{"due_on": NaN}', b'{"note": "a", "note": "b"}', b"\xff\xfe", b"[" * 200_000,
     b'{"reason": "\\ud800"}', b'{"effective_on": "0000-00-00"}', b'{"unknown": 1}', b'{"effective_on": "2100-01-01"}',
     b'{"reason": "a\\u0000b"}', b'{"effective_on": 1e400}'],
    ids=lambda content: repr(content)[:30],
)  # fmt: skip
@pytest.mark.parametrize("route", WRITES, ids=access.name_of)
async def test_what_no_client_should_send_is_refused_by_every_route(world: World, records, route, content) -> None:
    collection = route.path.split("/")[2]
    path = route.path.replace("{id}", records[collection])
    current = await world.client(R.AUDITOR).get(f"/v1/{collection}/{records[collection]}")
    headers = JSON | {"If-Match": current.headers["etag"]}
    client = world.client(caller_of(route), **({"province": "VN34-24"} if "province" in caller_of(route) else {}))
    answer = await client.request(access.method_of(route), path, content=content, headers=headers)
    assert answer.status_code in (400, 409, 422), answer.text
    expect.problem(answer, answer.status_code, answer.json()["code"])


def edited(body: dict, pointer: str, value: object) -> dict:
    """The body with one value replaced, by JSON pointer."""
    *path, last = pointer.strip("/").split("/")
    copy = json.loads(json.dumps(body))
    place = copy
    for step in path:
        place = place[int(step)] if isinstance(place, list) else place[step]
    place[int(last) if isinstance(place, list) else last] = value
    return copy


async def refused(world: World, role: str, path: str, body: dict, pointer: str) -> None:
    """422 that names the place, in both languages."""
    details = []
    for language in ("vi", "en"):
        client = world.client(role, **({"province": "VN34-24"} if role in R.PROVINCIAL else {}))
        client.headers["Accept-Language"] = language
        headers = JSON | {"If-Match": '"1"'}
        answer = await client.post(path, content=json.dumps(body).encode(), headers=headers)
        told = expect.problem(answer, 422, answer.json()["code"])
        assert any(error["pointer"].startswith(pointer) for error in told["errors"]), told
        details.append([error["detail"] for error in told["errors"]] + [told["title"], told["detail"]])
    assert all(vi and en and vi != en for vi, en in zip(*details, strict=True)), details


@pytest.mark.parametrize(
    "pointer, value",
    [("/title", "ab"), ("/title", "x" * 501), ("/title", "a\x00bc"), ("/title", None), ("/source", "rumour"),
     ("/province", "24"), ("/province", "VN63-03"), ("/province", "VN34-99"), ("/answer_by", "2022-02-30"),
     ("/answer_by", "2021-01-01"), ("/working_session_id", "x"), ("/working_session_id", NOBODYS),
     ("/document/number", "1/2"), ("/document/issued_on", "2022-04-01"), ("/document/pages", 2),
     ("/effective_on", "2022-02-30"), ("/reason", "x")],
    ids=lambda value: repr(value)[:30],
)  # fmt: skip
async def test_a_wrong_letter_is_named(world: World, story, pointer: str, value: object) -> None:
    body = story.letter(answer_by="2022-04-01", working_session_id=None)
    await refused(world, R.PROVINCE_OFFICER, "/v1/recommendation-letters", edited(body, pointer, value), pointer)


@pytest.mark.parametrize(
    "pointer, value",
    [("/recommendation_id", NOBODYS), ("/recommendation_id", 1), ("/lead_unit", "qlkc"), ("/lead_unit", "CUC-XA"),
     ("/co_units", ["CUC"] * 21), ("/co_units/0", "NOBODY"), ("/person", ""), ("/person", "x" * 301),
     ("/task", "x" * 5_001), ("/due_on", "31/12/2022"), ("/product", 7), ("/authority", ["a"]), ("/extra", 1)],
    ids=lambda value: repr(value)[:30],
)  # fmt: skip
async def test_a_wrong_tasking_is_named(world: World, story, classified, pointer: str, value: object) -> None:
    body = story.tasking(classified)
    await refused(world, R.AGENCY_OFFICER, "/v1/taskings", edited(body, pointer, value), pointer)


PROMISE = {"commitment": "Sửa thông tư", "product": "Thông tư", "due_on": "2022-12-31"}


@pytest.mark.parametrize(
    "pointer, value",
    [("/lines", []), ("/lines", None), ("/lines/0/recommendation_id", NOBODYS), ("/lines/0/recommendation_id", "x"),
     ("/lines/0/outcome", "ignored"), ("/lines/0/outcome", "transferred"), ("/lines/0/text", ""),
     ("/lines/0/text", "x" * 5_001), ("/lines/0/promises", [PROMISE] * 21),
     ("/lines/0/promises/0/due_on", "2022-02-01"),
     ("/lines/0/promises/0/product", None), ("/lines/0/promises", []), ("/province", "VN34-24"), ("/province", "")],
    ids=lambda value: repr(value)[:30],
)  # fmt: skip
async def test_a_wrong_reply_is_named(world: World, story, records, pointer: str, value: object) -> None:
    body = story.reply({"id": records["recommendations"]}, promises=1)
    await refused(world, R.AGENCY_OFFICER, "/v1/replies", edited(body, pointer, value), pointer)


@pytest.mark.parametrize(
    "pointer, value",
    [("/about", ["urn:arit:x"]), ("/about/0", "URN:ARIT:dossiers:dossier:" + NOBODYS), ("/about/0", 7),
     ("/about", [f"urn:arit:dossiers:dossier:{NOBODYS}"] * 11),
     ("/field", "poetry"), ("/kind", None), ("/authority", "F"), ("/authority", "a")],
    ids=lambda value: repr(value)[:30],
)  # fmt: skip
async def test_a_wrong_classification_is_named(world: World, story, records, pointer: str, value: object) -> None:
    body = story.classification(about=[f"urn:arit:dossiers:dossier:{NOBODYS}"])
    path = f"/v1/recommendations/{NOBODYS}/actions/classify"
    await refused(world, R.AGENCY_OFFICER, path, edited(body, pointer, value), pointer)


async def test_more_recommendations_than_a_letter_holds_are_refused(world: World, story, records) -> None:
    path = f"/v1/recommendation-letters/{NOBODYS}/actions/split"
    items = [{"text": "Kiến nghị"}] * 201
    await refused(world, R.AGENCY_OFFICER, path, {"items": items, **story.dated("2022-03-01")}, "/items")
    await refused(world, R.AGENCY_OFFICER, path, {"items": [], **story.dated("2022-03-01")}, "/items")
