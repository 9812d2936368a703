"""Calls to a neighbour: bounded, repeated only where that is safe, and never believed without being read."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from pydantic import BaseModel

from arit_kit.identity.dev_issuer import ensure_service_key
from arit_kit.identity.tokens import Signer
from arit_kit.logs import request_id, traceparent
from arit_kit.web import client
from arit_kit.web.client import Neighbour, Refused
from arit_kit.web.problems import Problem


class Thing(BaseModel):
    name: str


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two attempts no time passes."""
    monkeypatch.setattr(client.random, "uniform", lambda low, high: 0)


@pytest.fixture
def neighbour(tmp_path: Path) -> Callable[..., Neighbour]:
    signer = Signer("dossiers", ensure_service_key(tmp_path, "dossiers"))

    def made(answer: Callable[[httpx.Request], httpx.Response], timeout: float = 5) -> Neighbour:
        return Neighbour("budget", "http://budget", signer, timeout, httpx.MockTransport(answer))

    return made


class Failing:
    """Fails so many times, then answers."""

    def __init__(self, times: int, failure: Exception | int = 503) -> None:
        self.left, self.failure, self.seen = times, failure, 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.seen += 1
        if self.left:
            self.left -= 1
            if isinstance(self.failure, Exception):
                raise self.failure
            return httpx.Response(self.failure)
        return httpx.Response(200, json={"name": "a", "new": "ignored"})


@pytest.mark.parametrize("failure", [500, 502, 503, 504, httpx.ConnectError("x"), httpx.ReadError("x")])
async def test_reads_and_puts_are_tried_again(neighbour, failure: Exception | int) -> None:
    def read(one: Neighbour):
        return one.get("/x", Thing, subject="a")

    def put(one: Neighbour):
        return one.put("/x", Thing(name="b"), Thing, subject="a")

    for ask in (read, put):
        failing = Failing(2, failure)
        assert (await ask(neighbour(failing))).name == "a"
        assert failing.seen == 3


async def test_they_are_not_tried_for_ever(neighbour) -> None:
    failing = Failing(99)
    with pytest.raises(Problem) as refusal:
        await neighbour(failing).get("/x", Thing, subject="a")
    assert (refusal.value.kind.code, failing.seen) == ("neighbour-unavailable", 3)
    assert refusal.value.headers["Retry-After"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 412, 422, 429])
async def test_a_refusal_is_not_repeated(neighbour, status: int) -> None:
    seen = []

    def refusing(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(status, json={"code": "some-code", "detail": "No."})

    with pytest.raises(Refused) as refused:
        await neighbour(refusing).get("/x", Thing, subject="a")
    assert (refused.value.status, refused.value.code, len(seen)) == (status, "some-code", 1)


async def test_all_attempts_together_stay_within_the_timeout(neighbour) -> None:
    async def never(request: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError

    async with asyncio.timeout(5):
        with pytest.raises(Problem):
            await neighbour(never, timeout=0.1).get("/x", Thing, subject="a")


@pytest.mark.parametrize(
    "answer",
    [httpx.Response(200, json={}), httpx.Response(200, json=[1]), httpx.Response(200, text="no"),
     httpx.Response(200, content=b"\xff"), httpx.Response(200, content=b"[" * 100_000), httpx.Response(204),
     httpx.Response(200, content=rb'{"name": "\ud800"}'), httpx.Response(403, content=rb'{"code": "\ud800"}'),
     httpx.Response(301, headers={"location": "http://elsewhere"}), httpx.Response(404, text="<html>")],
)  # fmt: skip
async def test_nonsense_is_no_answer(neighbour, answer: httpx.Response) -> None:
    with pytest.raises(Problem) as refusal:
        await neighbour(lambda request: answer).get("/x", Thing, subject="a")
    assert refusal.value.kind.status == 503


async def test_the_request_id_and_the_trace_are_carried_on(neighbour) -> None:
    seen: list[httpx.Headers] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers)
        return httpx.Response(200, json={"name": "a"})

    trace = f"00-{'1' * 32}-{'2' * 16}-01"
    tokens = request_id.set("abc-12345"), traceparent.set(trace)
    try:
        await neighbour(answer).get("/x", Thing, subject="a")
    finally:
        request_id.reset(tokens[0]), traceparent.reset(tokens[1])
    assert (seen[0]["x-request-id"], seen[0]["traceparent"]) == ("abc-12345", trace)


async def test_a_batch_is_one_call(neighbour) -> None:
    asked: list[httpx.URL] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url)
        return httpx.Response(200, json={"name": "a"})

    await neighbour(answer).batch("/x", ["1", "2", "3"], Thing, subject="a")
    [url] = asked
    assert dict(url.params) == {"id": "1,2,3", "limit": "200"}
