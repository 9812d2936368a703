"""What passes through: verbatim, streamed, stripped of what ends at the gateway."""

import hashlib
import re

import pytest

MEGABYTE = 1_048_576
FLAT_KIB = 12_000


@pytest.mark.parametrize(
    "target",
    [
        "/v1/things/a%2Fb",
        "/v1/things//twice///",
        "/v1/things/b%E1%BA%AFc%20ninh;v=1",
        "/v1/things/%62%00x+y",
        "/v1/things?q=%C4%90%E1%BB%93ng+&a=%2B&a=/../x&=",
        "/v1/things/KC-2026.000123/.hidden/a..b/...",
        "/v1/things/{id}/'\"<>|^`",
        "/v1/things/",
    ],
)
async def test_target_reaches_the_service_byte_for_byte(gateway, target: str) -> None:
    answer = await gateway.ask(target)
    assert answer.status == 200
    assert answer.json()["line"] == f"GET {target} HTTP/1.1"


@pytest.mark.parametrize(
    "target",
    [
        "/v1/things/../health/ready",
        "/v1/things/..",
        "/v1/things/./x",
        "/v1/things/%2e%2e/x",
        "/v1/things/.%2E/x",
        "/v1/things/..%2f..%2fhealth",
        "/v1/things/%252e%252e/x",
        "/v1/things/..%5cx",
        "/v1/things/..\\x",
        "/v1/things/..;a=b/x",
        "/v1/things/x%2f..",
        "/../v1/things",
    ],
)
async def test_dot_segments_are_refused_before_anything_else(gateway, service, target: str) -> None:
    before = len(service.seen)
    answer = await gateway.ask(target, token=None)
    assert (answer.status, answer.json()["code"]) == (400, "malformed-request")
    assert len(service.seen) == before


async def test_fifty_megabytes_come_down_without_being_held(gateway) -> None:
    await gateway.ask("/v1/things/large?mb=1")
    before = gateway.greatest_memory_kib()
    async with gateway.session.get(
        f"http://127.0.0.1:{gateway.port}/v1/things/large?mb=50",
        headers={"Authorization": f"Bearer {gateway.token}"},
    ) as response:
        received = 0
        async for piece in response.content.iter_any():
            received += len(piece)
    assert received == 50 * MEGABYTE
    assert gateway.greatest_memory_kib() - before < FLAT_KIB


@pytest.mark.parametrize("declared", [True, False])
async def test_fifty_megabytes_go_up_without_being_held(gateway, service, declared: bool) -> None:
    block = bytes(range(256)) * 256

    async def blocks():
        for _ in range(50 * 16):
            yield block

    await gateway.ask("/v1/things", "POST", data=b"small")
    before = gateway.greatest_memory_kib()
    headers = {"Content-Length": str(50 * MEGABYTE)} if declared else {}
    answer = await gateway.ask("/v1/things", "POST", data=blocks(), headers=headers)
    assert answer.json()["bytes"] == 50 * MEGABYTE
    assert service.seen[-1].body_sha256 == hashlib.sha256(block * 800).hexdigest()
    assert (service.seen[-1].header("content-length") is not None) == declared
    assert gateway.greatest_memory_kib() - before < FLAT_KIB


async def test_an_answer_arrives_while_it_is_still_being_made(gateway) -> None:
    async with gateway.session.get(
        f"http://127.0.0.1:{gateway.port}/v1/things/endless",
        headers={"Authorization": f"Bearer {gateway.token}"},
    ) as response:
        assert await response.content.readany() == b"begun"


async def test_gzip_passes_through_untouched(gateway, service) -> None:
    answer = await gateway.ask("/v1/things/gzipped", headers={"Accept-Encoding": "gzip"})
    assert answer.body == service.gzipped
    assert (answer.headers["content-encoding"], answer.headers["etag"]) == ("gzip", 'W/"5"')
    assert service.seen[-1].header("accept-encoding") == "gzip"


async def test_identity_and_hop_by_hop_headers_end_at_the_gateway(gateway, service) -> None:
    ending = {
        "X-User": "minister",
        "X-User-Id": "1",
        "X_User_Roles": "auditor",
        "X-Forwarded-User": "minister",
        "X-Remote-User": "minister",
        "X-Arit-Subject": "minister",
        "X-Auth-Request-Email": "m@x",
        "X-Real-IP": "1.2.3.4",
        "X-Forwarded-For": "1.2.3.4",
        "Forwarded": "for=1.2.3.4",
        "Cookie": "session=1",
        "Proxy-Authorization": "Basic x",
        "Keep-Alive": "timeout=9",
        "TE": "trailers",
        "Connection": "close, X-Private",
        "X-Private": "1",
    }
    kept = {"If-Match": '"5"', "Idempotency-Key": "k-1", "Accept-Language": "vi", "X-Unit": "TTKC1"}
    await gateway.ask("/v1/things", headers=ending | kept)
    seen = service.seen[-1]
    for name in ending.keys() - {"X-Forwarded-For"}:
        assert seen.header(name) is None, name
    for name, value in kept.items():
        assert seen.header(name) == value
    assert seen.header("authorization").startswith("Bearer ")
    assert seen.header("x-forwarded-for") == "127.0.0.1"
    assert seen.header("x-forwarded-proto") == "http"
    assert seen.header("x-forwarded-host") == f"127.0.0.1:{gateway.port}"
    assert seen.header("host") == f"127.0.0.1:{service.port}"


async def test_hop_by_hop_headers_of_the_answer_end_at_the_gateway(gateway) -> None:
    answer = await gateway.ask("/v1/things/hop")
    assert answer.headers["x-kept"] == "yes"
    assert not {"keep-alive", "server"} & answer.headers.keys()


async def test_no_header_is_added_that_a_client_would_have_sent(gateway, service) -> None:
    request = f"GET /v1/things HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {gateway.token}\r\n"
    await gateway.ask_raw(f"{request}Connection: close\r\n\r\n".encode())
    names = {name.lower() for name, _ in service.seen[-1].headers}
    assert names == {
        "host", "authorization", "x-request-id", "traceparent",
        "x-forwarded-for", "x-forwarded-proto", "x-forwarded-host",
    }  # fmt: skip


async def test_request_id_and_trace_run_through(gateway, service) -> None:
    trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    sane = {"X-Request-Id": "demo.step_12-a", "traceparent": trace, "tracestate": "a=1"}
    answer = await gateway.ask("/v1/things", headers=sane)
    seen = service.seen[-1]
    assert answer.headers["x-request-id"] == seen.header("x-request-id") == "demo.step_12-a"
    assert seen.header("traceparent")[:36] == trace[:36]
    assert seen.header("traceparent") != trace
    assert seen.header("tracestate") == "a=1"

    wild = {
        "X-Request-Id": "x" * 65,
        "traceparent": "00-" + "0" * 32 + "-b7ad6b7169203331-01",
        "tracestate": "a=1",
    }
    answer = await gateway.ask("/v1/things", headers=wild)
    seen = service.seen[-1]
    assert re.fullmatch(r"[0-9a-f-]{36}", answer.headers["x-request-id"])
    assert re.fullmatch(r"00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-01", seen.header("traceparent"))
    assert seen.header("tracestate") is None


async def test_redirects_are_not_followed_and_lead_back_through_the_gateway(gateway) -> None:
    answer = await gateway.ask("/v1/things/moved")
    assert (answer.status, answer.headers["location"]) == (307, "/v1/things/1")


async def test_head_and_not_modified_carry_no_body(gateway, service) -> None:
    answer = await gateway.ask("/v1/things/5", "HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert int(answer.headers["content-length"]) > 0
    assert service.seen[-1].line.startswith("HEAD ")
    assert (await gateway.ask("/v1/things/same")).status == 304


async def test_options_is_answered_from_the_document(gateway, service) -> None:
    before = len(service.seen)
    answer = await gateway.ask("/v1/things/5", "OPTIONS", token=None)
    assert (answer.status, answer.headers["allow"]) == (204, "GET, OPTIONS, POST")
    assert len(service.seen) == before


async def test_connections_to_the_service_are_kept(gateway, service) -> None:
    answers = [await gateway.ask("/v1/things") for _ in range(5)]
    assert {answer.status for answer in answers} == {200}
    assert {seen.header("connection") for seen in service.seen[-5:]} == {None}


@pytest.mark.parametrize(
    "target",
    [
        "/health/ready2",
        "/v1/unknown",
        "/v1/feeds/unknown",
        "/v1",
        "/v1//things",
        "/V1/things",
        "/v1/%74hings",
        "/.well-known/jwks.json",
    ],
)
async def test_what_no_service_owns_is_404(gateway, service, target: str) -> None:
    before = len(service.seen)
    answer = await gateway.ask(target)
    assert (answer.status, answer.json()["code"]) == (404, "not-found")
    assert answer.headers["content-type"] == "application/problem+json"
    assert len(service.seen) == before


async def test_feeds_go_to_their_service(gateway) -> None:
    answer = await gateway.ask("/v1/feeds/things?lastEventId=&timeout=1")
    assert answer.json()["line"] == "GET /v1/feeds/things?lastEventId=&timeout=1 HTTP/1.1"
