"""Paths, methods, headers and tokens that no client should send: each gets its problem, and none a 500."""

import base64

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

RECORD = "/v1/dossiers/01900000-0000-7000-8000-000000000000"


@pytest.mark.parametrize("action", ["delete", "sign", "SUBMIT", "submit%20", "%00", "x" * 300])
async def test_an_unknown_action_is_404(world: World, action: str) -> None:
    answer = await world.client(R.IMPLEMENTER).post(f"{RECORD}/actions/{action}", json={})
    assert answer.status_code == 404, answer.text
    assert answer.json()["code"] in ("unknown-action", "not-found")


async def test_an_unknown_action_says_so(world: World) -> None:
    answer = await world.client(R.IMPLEMENTER).post(f"{RECORD}/actions/explode", json={})
    expect.problem(answer, 404, "unknown-action")


@pytest.mark.parametrize("path", ["/", "/v1", "/v1/", "/v1/dossier", "/v1/dossiers/", "/v2/dossiers", "/v1//dossiers",
                                  "/v1/dossiers/x/y", "/%2e%2e/etc/passwd", "/docs", "/redoc"])  # fmt: skip
async def test_an_unknown_path_is_404(world: World, path: str) -> None:
    expect.problem(await world.client(R.AUDITOR).get(path), 404, "not-found")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
async def test_a_wrong_method_is_405_and_names_the_right_ones(world: World, method: str) -> None:
    answer = await world.client(R.AUDITOR).request(method, "/v1/registrations")
    expect.problem(answer, 405, "method-not-allowed")
    assert answer.headers["allow"]


@pytest.mark.parametrize(
    "id",
    ["%00", "%0a", "%ff", "%ed%a0%80", "%F0%9F%98%80", "'", "1%27%20OR%20%271%27=%271", "%25", "x" * 81,
     "0" * 32, "{01900000-0000-7000-8000-000000000000}", "urn:uuid:01900000-0000-7000-8000-000000000000", "null"],
)  # fmt: skip
@pytest.mark.parametrize("suffix", ["", "/history", "/check"])
async def test_a_strange_id_finds_nothing(world: World, id: str, suffix: str) -> None:
    answer = await world.client(R.AUDITOR).get(f"/v1/dossiers/{id}{suffix}")
    assert answer.status_code in (404, 422), answer.text
    expect.problem(answer, answer.status_code, answer.json()["code"])


@pytest.mark.parametrize(
    "header, value",
    [("If-None-Match", b"\xff"), ("If-None-Match", b'"' + b"9" * 400 + b'"'), ("Accept-Language", b"\xff;q=x,en;q=nan"),
     ("Accept-Language", b"," * 1000), ("X-Request-Id", b"\xff\xfe"), ("X-Request-Id", b"x" * 5000),
     ("traceparent", b"00-zz-zz-00"), ("traceparent", b"00-" + b"0" * 32 + b"-" + b"0" * 16 + b"-00"),
     ("Accept", b"\xff"), ("Content-Length", b"0"), ("X-Forwarded-User", b"auditor"), ("Range", b"bytes=0-1")],
)  # fmt: skip
async def test_a_strange_header_changes_nothing(world: World, header: str, value: bytes) -> None:
    answer = await world.client(R.AUDITOR).get("/v1/dossiers", headers={header: value})
    assert answer.status_code == 200, answer.text
    assert len(answer.headers["x-request-id"]) < 100


async def test_a_sane_request_id_is_kept_and_an_insane_one_replaced(world: World) -> None:
    client = world.client(R.AUDITOR)
    kept = await client.get("/v1/dossiers", headers={"X-Request-Id": "abcdef-123456"})
    assert kept.headers["x-request-id"] == "abcdef-123456"
    replaced = await client.get("/v1/dossiers", headers={"X-Request-Id": "no<b>good"})
    assert "<" not in replaced.headers["x-request-id"]


def token(header: str, claims: str, signature: str = "x") -> str:
    """A token of these parts, well-formed or not."""
    parts = (header, claims, signature)
    return ".".join(base64.urlsafe_b64encode(part.encode()).rstrip(b"=").decode() for part in parts)


PLAIN, DEEP = '{"alg":"EdDSA","typ":"JWT","kid":"x"}', "[" * 100_000


@pytest.mark.parametrize(
    "sent",
    [
        "x",
        "..",
        "a.b.c",
        "\xff.\xff.\xff",
        "x" * 20_000,
        token(PLAIN, "{}"),
        token(PLAIN, "[]"),
        token(PLAIN, "null"),
        token(PLAIN, '{"iss": 1}'),
        token(PLAIN, '{"iss": "urn:arit:dev-issuer"}'),
        token(PLAIN, DEEP),
        token(DEEP, "{}"),
        token('{"alg":"none"}', '{"iss":"urn:arit:dev-issuer","sub":"x","roles":["auditor"]}', ""),
        token('{"alg":"HS256","kid":[1]}', '{"iss":"urn:arit:dev-issuer"}'),
    ],
    ids=lambda sent: ascii(sent)[:30],
)
async def test_what_is_no_token_is_401(world: World, sent: str) -> None:
    client = world.client(None)
    answer = await client.get("/v1/dossiers", headers={"Authorization": f"Bearer {sent}".encode("latin-1")})
    expect.problem(answer, 401, "unauthenticated")
    assert answer.headers["www-authenticate"].startswith("Bearer")


async def test_a_scheme_is_written_in_any_case(world: World) -> None:
    auditor = world.token(R.AUDITOR)
    for scheme in ("Bearer", "bearer", "BEARER"):
        answer = await world.client(None).get("/v1/dossiers", headers={"Authorization": f"{scheme} {auditor}"})
        assert answer.status_code == 200, scheme
