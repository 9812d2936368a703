"""When a side fails: a problem that says so, nothing sent twice, nothing left running."""

import asyncio

import pytest


async def test_a_service_that_is_down_is_503_with_retry_after(gateway) -> None:
    answer = await gateway.ask("/v1/lost", "POST", data=b"{}", headers={"Accept-Language": "en"})
    assert (answer.status, answer.json()["code"]) == (503, "service-unavailable")
    assert int(answer.headers["retry-after"]) > 0
    assert answer.headers["content-language"] == "en"


async def test_a_service_that_is_not_deployed_is_503(strict_gateway) -> None:
    answer = await strict_gateway.ask("/v1/lost")
    assert (answer.status, answer.json()["code"]) == (503, "service-unavailable")
    assert "lost" in answer.json()["detail"]


@pytest.mark.parametrize("target", ["/v1/things/nonsense", "/v1/things/early"])
async def test_nonsense_and_early_close_are_502_and_a_write_is_sent_once(gateway, service, target: str) -> None:
    before = len(service.seen)
    answer = await gateway.ask(target, "POST", data=b"{}")
    assert (answer.status, answer.json()["code"]) == (502, "bad-neighbour-answer")
    assert len(service.seen) == before + 1


async def test_a_read_that_met_a_closing_connection_is_sent_again_once(gateway, service) -> None:
    before = len(service.seen)
    assert (await gateway.ask("/v1/things/early")).status == 502
    assert len(service.seen) == before + 2


async def test_silence_is_504(strict_gateway, service, eventually) -> None:
    before = service.broken_off
    answer = await strict_gateway.ask("/v1/things/silent", "POST", data=b"{}")
    assert (answer.status, answer.json()["code"]) == (504, "gateway-timeout")
    await eventually(lambda: service.broken_off == before + 1)


@pytest.mark.parametrize("kind", ["cut", "endless"])
async def test_an_answer_broken_off_is_not_passed_off_as_whole(strict_gateway, eventually, kind: str) -> None:
    request = f"GET /v1/things/{kind} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {strict_gateway.token}\r\n\r\n"
    answer = await strict_gateway.ask_raw(request.encode())
    assert answer.status == 200
    assert answer.body in (b"only this", b"5\r\nbegun\r\n")
    await eventually(lambda: any(line.get("status") == 599 for line in strict_gateway.logged()))


@pytest.mark.parametrize("kind", ["silent", "endless"])
async def test_a_client_that_leaves_takes_its_upstream_request_along(gateway, service, eventually, kind: str) -> None:
    broken_off, seen = service.broken_off, len(service.seen)
    _, writer = await asyncio.open_connection("127.0.0.1", gateway.port)
    request = f"POST /v1/things/{kind} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {gateway.token}\r\n"
    writer.write(f"{request}Content-Length: 2\r\n\r\n{{}}".encode())
    await eventually(lambda: len(service.seen) == seen + 1)
    writer.close()
    await eventually(lambda: service.broken_off == broken_off + 1)
    await eventually(lambda: any(line.get("status") == 499 for line in gateway.logged()))


async def test_a_client_that_leaves_within_its_body_breaks_the_request_off(gateway, service, eventually) -> None:
    broken_off = service.broken_off
    _, writer = await asyncio.open_connection("127.0.0.1", gateway.port)
    request = f"POST /v1/things HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {gateway.token}\r\n"
    writer.write(f"{request}Content-Length: 1000\r\n\r\nbegun".encode())
    await eventually(lambda: len(service.seen) > 0 and service.seen[-1].header("content-length") == "1000")
    writer.close()
    await eventually(lambda: service.broken_off == broken_off + 1)


async def test_a_body_that_stops_coming_is_400(strict_gateway) -> None:
    head = f"POST /v1/things HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {strict_gateway.token}\r\n"
    answer = await strict_gateway.ask_raw(f"{head}Content-Length: 1000\r\n\r\nbegun".encode())
    assert answer.status == 400
    assert b"malformed-request" in answer.body


async def test_a_body_too_large_is_413_by_its_declared_length(strict_gateway, service) -> None:
    before = len(service.seen)
    answer = await strict_gateway.ask("/v1/things", "POST", data=b"x" * 100_001)
    assert (answer.status, answer.json()["code"]) == (413, "too-large")
    assert len(service.seen) == before


async def test_a_body_too_large_is_413_by_counting(strict_gateway, service, eventually) -> None:
    before, seen = service.broken_off, len(service.seen)

    async def blocks():
        yield b"x"
        await eventually(lambda: len(service.seen) == seen + 1)
        yield b"x" * 100_000

    answer = await strict_gateway.ask("/v1/things", "POST", data=blocks())
    assert (answer.status, answer.json()["code"]) == (413, "too-large")
    await eventually(lambda: service.broken_off == before + 1)


async def test_the_largest_body_passes(strict_gateway) -> None:
    answer = await strict_gateway.ask("/v1/things", "POST", data=b"x" * 100_000)
    assert answer.json()["bytes"] == 100_000


async def test_a_head_too_large_is_431(gateway, service) -> None:
    before = len(service.seen)
    answer = await gateway.ask("/v1/things", headers={"X-Long": "x" * 33_000})
    assert (answer.status, answer.json()["code"]) == (431, "headers-too-large")
    answer = await gateway.ask("/v1/things", headers={f"X-Many-{number}": "1" for number in range(120)})
    assert answer.status == 431
    assert len(service.seen) == before


async def test_a_head_that_does_not_end_is_431(gateway) -> None:
    answer = await gateway.ask_raw(b"GET /v1/things HTTP/1.1\r\nAccept-Language: en\r\nX-Long: " + b"x" * 3_000_000)
    assert answer.status == 431
    assert (answer.headers["content-type"], answer.headers["content-language"]) == (
        "application/problem+json",
        "en",
    )


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"what is this\r\n\r\n",
        "GET /v1/things/Đ HTTP/1.1\r\nHost: x\r\n\r\n".encode(),
        b"GET /v1/things HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /v1/things HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"GET /v1/things HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n",
        b"GET /v1/things HTTP/1.1\r\nHost: x\r\nX: a\x00b\r\n\r\n",
    ],
)
async def test_what_cannot_be_read_or_could_be_read_twice_is_a_400_problem(gateway, service, request_bytes) -> None:
    before = len(service.seen)
    answer = await gateway.ask_raw(request_bytes)
    assert (answer.status, answer.headers["content-type"]) == (400, "application/problem+json")
    assert answer.json()["code"] == "malformed-request"
    assert answer.headers["x-request-id"] == answer.json()["request_id"]
    assert len(service.seen) == before


async def test_bytes_beyond_ascii_in_a_header_pass_as_utf8_or_are_refused(gateway, service) -> None:
    token = gateway.token
    head = f"GET /v1/things HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n"
    assert (await gateway.ask_raw(f"{head}X-Name: Vĩnh Long\r\n\r\n".encode())).status == 200
    assert service.seen[-1].header("x-name").encode("latin-1").decode() == "Vĩnh Long"
    assert (await gateway.ask_raw(head.encode() + b"X-Name: \xff\xfe\r\n\r\n")).status == 400


async def test_a_method_that_the_api_does_not_speak_is_405(gateway) -> None:
    answer = await gateway.ask("/v1/things", "TRACE")
    assert (answer.status, answer.json()["code"]) == (405, "method-not-allowed")
    assert "PATCH" in answer.headers["allow"]
    answer = await gateway.ask("/v1/provinces", "DELETE")
    assert (answer.status, answer.headers["allow"]) == (405, "GET")


@pytest.mark.parametrize("token", [None, "nonsense", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."])
@pytest.mark.parametrize(
    "target",
    [
        "/v1/things",
        "/v1/things/5",
        "/v1/feeds/things",
        "/v1/lost",
        "/v1/provinces",
        "/v1/provinces/VN34-86",
        "/v1/calendar/due-date",
        "/v1/agency-units",
    ],
)
async def test_no_api_path_is_open_without_a_token_that_verifies(gateway, service, target: str, token) -> None:
    before = len(service.seen)
    answer = await gateway.ask(target, token=token)
    assert (answer.status, answer.json()["code"]) == (401, "unauthenticated")
    assert answer.headers["www-authenticate"] == "Bearer"
    assert len(service.seen) == before


async def test_two_tokens_are_refused(gateway) -> None:
    token = gateway.token
    head = f"GET /v1/things HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n"
    assert (await gateway.ask_raw(f"{head}Authorization: Bearer {token}\r\n\r\n".encode())).status == 400


async def test_an_upgrade_request_keeps_its_body(gateway) -> None:
    head = f"POST /v1/things HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {gateway.token}\r\n"
    upgrade = "Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n"
    following = "POST /v1/things HTTP/1.1\r\nContent-Length: 3\r\n\r\nnot"
    answer = await gateway.ask_raw(f"{head}{upgrade}Content-Length: 2\r\n\r\n{{}}{following}".encode())
    assert (answer.status, answer.json()["bytes"]) == (200, 2)
    chunked = "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
    assert (await gateway.ask_raw(f"{head}{upgrade}{chunked}".encode())).json()["bytes"] == 2


async def test_a_client_that_goes_on_sending_still_reads_why_it_was_refused(strict_gateway) -> None:
    answer = await strict_gateway.ask("/v1/things", "POST", data=b"x" * 20_000_000)
    assert answer.status == 413
