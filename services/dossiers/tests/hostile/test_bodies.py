"""Whatever a client sends gets a problem that names the field, never a 500, and nothing is half-written."""

import json
import unicodedata

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

PATH = "/v1/registrations"
JSON = {"Content-Type": "application/json"}


async def send(world: World, content: bytes | str, path: str = PATH, role: str = R.PROVINCE_OFFICER):
    return await world.client(role).post(path, content=content, headers=JSON)


COUNTS = """
SELECT (SELECT count(*) FROM registration), (SELECT count(*) FROM dossier), (SELECT count(*) FROM document),
       (SELECT count(*) FROM feed), (SELECT count(*) FROM history), (SELECT count(*) FROM idempotency_key)
"""


@pytest.fixture(scope="module")
async def owner(world: World):
    async with world.as_owner() as connection:
        yield connection


@pytest.fixture(autouse=True)
async def nothing_is_written(owner):
    """No refused request leaves a record, a document, an event or a key behind."""
    before = await owner.fetchrow(COUNTS)
    yield
    assert await owner.fetchrow(COUNTS) == before


@pytest.mark.parametrize(
    "content, code",
    [
        (b"", "invalid-content"),
        (b" ", "malformed-request"),
        (b"{", "malformed-request"),
        (b'{"plan_year": 2022,}', "malformed-request"),
        (b"{'plan_year': 2022}", "malformed-request"),
        (b'{"plan_year": 2022} {}', "malformed-request"),
        (b'{"plan_year": NaN}', "malformed-request"),
        (b'{"plan_year": Infinity}', "malformed-request"),
        (b'{"plan_year": -Infinity}', "malformed-request"),
        (b'{"plan_year": 0x7E6}', "malformed-request"),
        (b'{"plan_year": 02022}', "malformed-request"),
        (b'{"plan_year": ' + b"9" * 5_000 + b"}", "malformed-request"),
        (b'{"title": "\xff\xfe"}', "malformed-request"),
        (b'{"title": "\xed\xa0\x80"}', "malformed-request"),
        ('{"plan_year": 2022}'.encode("utf-16"), "malformed-request"),
        (b'\xef\xbb\xbf{"plan_year": 2022}', "malformed-request"),
        (b'{"title": "a\x00b"}', "malformed-request"),
        (b'{"title": "a\nb"}', "malformed-request"),
        (b'{"title": "\\x41"}', "malformed-request"),
        (b"[" * 21 + b"]" * 21, "too-deep"),
        (b"[" * 200_000, "too-deep"),
        (b'{"a":' * 30_000 + b"1" + b"}" * 30_000, "too-deep"),
        (b"null", "invalid-content"),
        (b"[]", "invalid-content"),
        (b'"text"', "invalid-content"),
        (b"7", "invalid-content"),
        (b"true", "invalid-content"),
        (b"{}", "invalid-content"),
    ],
    ids=lambda value: repr(value)[:40],
)
async def test_what_is_no_object_is_refused(world: World, content: bytes, code: str) -> None:
    expect.problem(await send(world, content), 422 if code == "invalid-content" else 400, code)


@pytest.mark.parametrize(
    "content, pointer",
    [
        ('{"plan_year": 2022, "plan_year": 2023}', "/plan_year"),
        ('{"lines": [{"title": "a"}, {"title": "a", "title": "b"}]}', "/lines/1/title"),
        ('{"a": {"b": {"c~/d": 1, "c~/d": 1}}}', "/a/b/c~0~1d"),
        ('{"\\ud800": 1, "\\ud800": 2}', "/?"),
        ('{"\\u0000": 1, "\\u0000": 2}', "/\x00"),
        ('{"": 1, "": 2}', "/"),
    ],
)
async def test_a_key_that_stands_twice_is_named(world: World, content: str, pointer: str) -> None:
    expect.problem(await send(world, content), 400, "duplicate-key", pointer)


@pytest.mark.parametrize(
    "media, status",
    [("text/plain", 415), ("application/x-www-form-urlencoded", 415), ("multipart/form-data; boundary=x", 415),
     ("application/xml", 415), ("", 415), (None, 415), ("application/jsonx", 415), ("\xff", 415), ("json", 415),
     ("application/json; charset=utf-8", 422), ("APPLICATION/JSON", 422), ("application/vnd.x+json", 422)],
)  # fmt: skip
async def test_only_json_is_read(world: World, media, status: int) -> None:
    headers = {} if media is None else {"Content-Type": media.encode("latin-1")}
    answer = await world.client(R.PROVINCE_OFFICER).post(PATH, content=b"{}", headers=headers)
    expect.problem(answer, status, "unsupported-media-type" if status == 415 else "invalid-content")


async def test_a_huge_body_is_refused_before_it_is_read_whole(world: World) -> None:
    sent = 0

    async def endless():
        nonlocal sent
        yield b'{"a":"'
        for _ in range(400):
            sent += 1
            yield b"x" * 10_000

    answer = await world.client(R.PROVINCE_OFFICER).post(PATH, content=endless(), headers=JSON)
    expect.problem(answer, 413, "too-large")
    assert sent < 200


def edited(body: dict, pointer: str, value: object) -> dict:
    """The body with one value replaced, by JSON pointer."""
    *path, last = pointer.strip("/").split("/")
    copy = json.loads(json.dumps(body))
    place = copy
    for step in path:
        place = place[int(step)] if isinstance(place, list) else place[step]
    place[int(last) if isinstance(place, list) else last] = value
    return copy


LINE, CONTENT = "/lines/0", "/lines/0/contents/0"
WRONG = [
    ("/unknown_field", 1), (f"{LINE}/titel", "x"), (f"{CONTENT}/amount", 1),
    ("/plan_year", "2022"), ("/plan_year", 2022.0), ("/plan_year", 2022.5), ("/plan_year", True), ("/plan_year", None),
    ("/plan_year", 1999), ("/plan_year", 2100), ("/plan_year", 10**30), ("/plan_year", -1), ("/plan_year", []),
    (f"{CONTENT}/total_cost", -1), (f"{CONTENT}/total_cost", 1.0), (f"{CONTENT}/total_cost", 0.1),
    (f"{CONTENT}/total_cost", 1e30), (f"{CONTENT}/total_cost", "1"), (f"{CONTENT}/total_cost", 2**53),
    (f"{CONTENT}/total_cost", 10**400), (f"{CONTENT}/total_cost", None), (f"{CONTENT}/total_cost", True),
    (f"{CONTENT}/requested", -300_000_000), (f"{CONTENT}/requested", 9_007_199_254_740_992),
    (f"{CONTENT}/content", "c04"), (f"{CONTENT}/content", "C99"), (f"{CONTENT}/content", ""), (f"{CONTENT}/content", 4),
    (f"{LINE}/title", ""), (f"{LINE}/title", "ab"), (f"{LINE}/title", "   "), (f"{LINE}/title", "x" * 501),
    (f"{LINE}/title", "a\x00bc"), (f"{LINE}/title", "a\x07bc"), (f"{LINE}/title", "a\x7fbc"),
    (f"{LINE}/title", "a\x9bbc"),
    (f"{LINE}/title", "a\ud800bc"), (f"{LINE}/title", "\udfffabc"), (f"{LINE}/title", 7), (f"{LINE}/title", None),
    (f"{LINE}/title", ["abc"]), (f"{LINE}/title", {"a": 1}), (f"{LINE}/title", "ab\uffff"),
    (f"{LINE}/kind", "dự án"), (f"{LINE}/kind", None),
    (f"{LINE}/contents", []), (f"{LINE}/contents", [None]), (f"{LINE}/contents", {}), (f"{LINE}/contents", "C04"),
    (f"{LINE}/plan_years", [2022, 2023, 2024, 2025]), (f"{LINE}/plan_years", ["2022"]),
    (f"{LINE}/re_registers", "not-a-uuid"), (f"{LINE}/re_registers", 1), (f"{LINE}/re_registers", "0" * 40),
    (f"{LINE}/implementer_unit", "ttkc"), (f"{LINE}/implementer_unit", "A" * 41),
    (f"{LINE}/beneficiaries", [{"name": "A", "tax_code": "12345"}]),
    (f"{LINE}/beneficiaries", [{"name": "x" * 301}]),
    ("/lines", []), ("/lines", None), ("/lines", {}),
    ("/province", "86"), ("/province", "6"), ("/province", "VN63-03"), ("/province", "VN34-99"),
    ("/province", "vn63-86"),
    ("/province", "Vĩnh Long"), ("/province", 86), ("/province", "VN63-86\x00"),
    ("/effective_on", "2022-02-30"), ("/effective_on", "2022-13-01"), ("/effective_on", "2021-02-29"),
    ("/effective_on", "15/06/2021"), ("/effective_on", "2021-06-15T00:00:00Z"), ("/effective_on", "2021-6-15"),
    ("/effective_on", "0000-00-00"), ("/effective_on", "1999-12-31"), ("/effective_on", "2200-01-01"),
    ("/effective_on", "9999-12-31"), ("/effective_on", 1623715200), ("/effective_on", "٢٠٢١-٠٦-١٥"),
    ("/effective_on", ""),
    ("/reason", "x"), ("/reason", "x" * 1001), ("/reason", 5),
]  # fmt: skip


@pytest.mark.parametrize("pointer, value", WRONG, ids=lambda value: repr(value)[:40])
async def test_a_wrong_field_is_named_in_both_languages(world: World, story, pointer: str, value: object) -> None:
    content = json.dumps(edited(story.registration(), pointer, value)).encode()
    details = []
    for language in ("vi", "en"):
        client = world.client(R.PROVINCE_OFFICER)
        client.headers["Accept-Language"] = language
        answer = await client.post(PATH, content=content, headers=JSON)
        body = expect.problem(answer, 422, answer.json()["code"])
        assert any(error["pointer"].startswith(pointer) for error in body["errors"]), body
        assert answer.headers["content-language"] == language
        details.append([error["detail"] for error in body["errors"]] + [body["title"], body["detail"]])
    assert all(vi and en and vi != en for vi, en in zip(*details, strict=True)), details


@pytest.mark.parametrize("code", ["24", "86", "1", "80"])
async def test_a_bare_province_code_is_answered_with_both_candidates(world: World, story, code: str) -> None:
    answer = await send(world, json.dumps(story.registration(province=code)))
    [error] = expect.problem(answer, 422, "invalid-content", "/province")["errors"]
    assert f"VN63-{code.zfill(2)}" in error["detail"] and f"VN34-{code.zfill(2)}" in error["detail"]


async def test_faults_are_told_all_at_once_but_not_without_end(world: World, story) -> None:
    lines = [story.line(title="x") for _ in range(300)]
    body = expect.problem(await send(world, json.dumps(story.registration(*lines))), 422, "invalid-content")
    assert [one["pointer"] for one in body["errors"]] == [f"/lines/{n}/title" for n in range(50)]


async def test_a_list_longer_than_its_limit_is_refused(world: World, story) -> None:
    lines = [story.line(beneficiaries=[]) for _ in range(501)]
    expect.problem(await send(world, json.dumps(story.registration(*lines))), 422, "invalid-content", "/lines")


@pytest.mark.parametrize("document", [
    {"number": "12345678901"}, {"number": ""}, {"number": "1/2"}, {"symbol": "QĐ BCT"}, {"symbol": "<script>"},
    {"symbol": "x" * 61}, {"issuer": ""}, {"issued_on": "2022-02-30"}, {"issued_on": None}, {"signer": ""},
    {"pages": 2},
])  # fmt: skip
async def test_a_wrong_document_is_named(world: World, story, document: dict) -> None:
    content = {"document": story.document() | document, **story.dated("2021-06-15")}
    path = f"{PATH}/01900000-0000-7000-8000-000000000000/actions/send"
    answer = await send(world, json.dumps(content), path, R.PROVINCE_LEADER)
    expect.problem(answer, 422, "invalid-content", f"/document/{next(iter(document))}")
    assert unicodedata.is_normalized("NFC", answer.text)
