"""Someone on the line between the two services, who can be deaf, slow, talk nonsense, or act at the worst moment."""

import functools
import http.client
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal
from urllib.parse import urlsplit

import httpx
import pytest

from arit_kit.identity.tokens import Signer
from arit_local.processes import wait_until
from arit_local.stack import Stack

Mood = Literal["faithful", "down", "slow", "nonsense", "wrong shape", "failing"]
TIMEOUT_S = 1.0
"""How long the services wait for each other here."""
PASSED_ON = ("content-type", "etag", "retry-after")


class Middleman:
    """Passes requests on to a service; feeds always, all else according to its mood."""

    def __init__(self, upstream: str) -> None:
        self._upstream = urlsplit(upstream)
        self.mood: Mood = "faithful"
        self.before_answering: Callable[[str, str], None] | None = None
        """Called once, when the service has done what it was asked and the asker does not know it yet."""
        self.keeps_the_answer = False
        self._closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def faithful(self) -> None:
        """Back to passing everything on."""
        self.mood, self.before_answering, self.keeps_the_answer = "faithful", None, False

    def close(self) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                match "faithful" if self.path.startswith("/v1/feeds/") else owner.mood:
                    case "faithful":
                        self._pass_on(body)
                    case "slow":
                        owner._closing.wait(TIMEOUT_S * 2)
                    case "nonsense":
                        self._answer(200, {"content-type": "text/html"}, b"<h1>It works!</h1>")
                    case "wrong shape":
                        self._answer(200, {"content-type": "application/json"}, b'{"state": 7, "lines": null}')
                    case "failing":
                        self._answer(500, {"content-type": "application/problem+json"}, b"{}")
                self.close_connection = True

            do_PUT = do_POST = do_GET

            def _pass_on(self, body: bytes) -> None:
                upstream = http.client.HTTPConnection(owner._upstream.hostname, owner._upstream.port, timeout=30)
                headers = {name: value for name, value in self.headers.items() if name.lower() != "host"}
                try:
                    upstream.request(self.command, self.path, body or None, headers)
                    answer = upstream.getresponse()
                    content = answer.read()
                except (OSError, http.client.HTTPException):
                    return
                hook, keeps = owner.before_answering, owner.keeps_the_answer
                if hook and not self.path.startswith("/v1/feeds/"):
                    owner.before_answering = None
                    hook(self.command, self.path)
                if not keeps or self.path.startswith("/v1/feeds/"):
                    shown = {name: value for name in PASSED_ON if (value := answer.getheader(name))}
                    self._answer(answer.status, shown, content)

            def _answer(self, status: int, headers: dict[str, str], content: bytes) -> None:
                try:
                    self.send_response(status)
                    for name, value in headers.items():
                        self.send_header(name, value)
                    self.send_header("content-length", str(len(content)))
                    self.end_headers()
                    self.wfile.write(content)
                except OSError:
                    pass

            def log_message(self, *words: object) -> None:
                pass

        return Handler


@pytest.fixture(scope="session")
def line(stack: Stack) -> Iterator[dict[str, Middleman]]:
    """By whom is asked: `budget` stands before budget, `dossiers` before dossiers."""
    line = {name: Middleman(stack.url(name)) for name in ("budget", "dossiers")}
    _connect(stack, line["budget"].url, line["dossiers"].url)
    yield line  # and stay there: faithful, no other test notices them
    for one in line.values():
        one.close()


@pytest.fixture
def before_budget(line: dict[str, Middleman]) -> Iterator[Middleman]:
    yield line["budget"]
    line["budget"].faithful()


@pytest.fixture
def before_dossiers(line: dict[str, Middleman]) -> Iterator[Middleman]:
    yield line["dossiers"]
    line["dossiers"].faithful()


@pytest.fixture
def start(stack: Stack) -> Callable[[str], None]:
    """Starts a service that was killed, and waits until the two trust each other's keys again."""

    def starting(name: str) -> None:
        stack.start(name)
        _until_they_trust_each_other(stack)

    return starting


def _until_they_trust_each_other(stack: Stack) -> None:
    for asker, asked in (("dossiers", "budget"), ("budget", "dossiers")):
        token = Signer(asker, stack.keys / f"{asker}.pem").token_for(asker)
        address, headers = f"{stack.url(asked)}/v1/feeds/{asked}?limit=1", {"Authorization": f"Bearer {token}"}
        ask = functools.partial(httpx.get, address, headers=headers, trust_env=False)
        assert wait_until(lambda ask=ask: ask().status_code == 200, patience=15), ask().text


def _connect(stack: Stack, budget: str, dossiers: str) -> None:
    settings = {
        "DOSSIERS_NEIGHBOURS": json.dumps({"budget": budget}),
        "BUDGET_NEIGHBOURS": json.dumps({"dossiers": dossiers}),
        "DOSSIERS_NEIGHBOUR_TIMEOUT_S": str(TIMEOUT_S),
        "BUDGET_NEIGHBOUR_TIMEOUT_S": str(TIMEOUT_S),
    }
    for name in ("dossiers", "budget"):
        stack.stop(name)
        stack.start(name, settings=settings)
    _until_they_trust_each_other(stack)


@pytest.fixture(autouse=True)
def all_run_again(stack: Stack) -> Iterator[None]:
    """What a test has killed and not started again would fail all tests after it."""
    yield
    for name, process in stack.processes.items():
        if not process.running:
            stack.start(name)
