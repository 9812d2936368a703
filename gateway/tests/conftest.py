"""A real gateway process, and behind it a service of raw sockets that behaves and misbehaves on demand."""

import asyncio
import contextlib
import gzip
import hashlib
import importlib
import json
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from yarl import URL

# pytest takes this checkout's folder for a package of its name, which would hide the installed one.
if not hasattr(sys.modules.get("gateway"), "__file__") or sys.modules["gateway"].__file__ is None:
    sys.modules.pop("gateway", None)
    importlib.import_module("gateway")

from arit_kit.identity.dev_issuer import DEV_ISSUER, ensure_issuer, mint

PIECE = bytes(range(256)) * 256
DEADLINE_S = 10.0


def _things(paths: tuple[str, ...] = ("/v1/things", "/v1/things/{id}")) -> dict[str, Any]:
    """The OpenAPI document of a service that owns the collection `things`."""
    answer = {"200": {"description": "It.", "content": {"application/json": {"schema": {"type": "object"}}}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "paths": {
            path: {method: {"operationId": f"{method}_{number}", "responses": answer} for method in ("get", "post")}
            for number, path in enumerate(paths)
        },
    }


@dataclass
class Seen:
    """A request as the service received it."""

    line: str
    headers: list[tuple[str, str]]
    body_bytes: int = 0
    body_sha256: str = ""

    def header(self, name: str) -> str | None:
        """The value of a header, or None."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@dataclass
class Service:
    """The service: what it saw, and how many of its requests were broken off by the gateway."""

    seen: list[Seen] = field(default_factory=list)
    broken_off: int = 0
    port: int = 0
    gzipped: bytes = gzip.compress("Tỉnh Vĩnh Long ".encode() * 100)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while head := await reader.readuntil(b"\r\n\r\n"):
                lines = head.decode("latin-1").split("\r\n")[:-2]
                parts = (line.partition(":") for line in lines[1:])
                seen = Seen(lines[0], [(name, value.strip()) for name, _, value in parts])
                self.seen.append(seen)
                try:
                    await self._read_body(seen, reader)
                    if not await self._answer(seen, reader, writer):
                        break
                except (ConnectionError, asyncio.IncompleteReadError):
                    self.broken_off += 1
                    raise
        writer.close()

    async def _read_body(self, seen: Seen, reader: asyncio.StreamReader) -> None:
        digest = hashlib.sha256()
        left = int(seen.header("content-length") or 0)
        while left and (data := await reader.readexactly(min(left, 65_536))):
            left -= len(data)
            seen.body_bytes += len(data)
            digest.update(data)
        while seen.header("transfer-encoding") == "chunked":
            size = int(await reader.readuntil(b"\r\n"), 16)
            data = await reader.readexactly(size + 2)
            seen.body_bytes += size
            digest.update(data[:size])
            if size == 0:
                break
        seen.body_sha256 = digest.hexdigest()

    async def _answer(self, seen: Seen, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        method, target, _ = seen.line.split(" ")
        match target.removeprefix("/v1/things").partition("?")[0]:
            case "/silent":
                await self._until_gateway_leaves(reader)
            case "/nonsense":
                writer.write(b"what is this?\r\n\r\n")
                await writer.drain()
            case "/early":
                pass
            case "/cut":
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this")
                await writer.drain()
            case "/endless":
                writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nbegun\r\n")
                await self._until_gateway_leaves(reader)
            case "/large":
                writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                for _ in range(int(target.partition("=")[2]) * 16):
                    writer.write(b"10000\r\n" + PIECE + b"\r\n")
                    await writer.drain()
                writer.write(b"0\r\n\r\n")
                return True
            case "/gzipped":
                writer.write(_head(200, len(self.gzipped), "Content-Encoding: gzip", 'ETag: W/"5"') + self.gzipped)
                return True
            case "/moved":
                writer.write(_head(307, 0, f"Location: http://127.0.0.1:{self.port}/v1/things/1"))
                return True
            case "/hop":
                writer.write(_head(200, 2, "Keep-Alive: timeout=1", "Server: things", "X-Kept: yes") + b"ok")
                return True
            case "/same":
                writer.write(b'HTTP/1.1 304 Not Modified\r\nETag: "5"\r\n\r\n')
                return True
            case _:
                content = json.dumps({"line": seen.line, "headers": seen.headers, "bytes": seen.body_bytes}).encode()
                writer.write(_head(200, len(content), "Content-Type: application/json"))
                writer.write(b"" if method == "HEAD" else content)
                return True
        return False

    async def _until_gateway_leaves(self, reader: asyncio.StreamReader) -> None:
        if await reader.read(1) == b"":
            self.broken_off += 1


def _head(status: int, length: int, *further: str) -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status} X", f"Content-Length: {length}", *further, "", ""]).encode()


@dataclass
class Answer:
    """What the gateway answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


@dataclass
class Running:
    """A gateway process, and how to ask it."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path
    keys: Path
    session: aiohttp.ClientSession

    @property
    def token(self) -> str:
        """A token of some officer of the Agency."""
        return mint(self.keys, roles=["agency_officer"], subject="officer-7")

    async def ask(
        self,
        target: str,
        method: str = "GET",
        *,
        token: str | None = "",
        headers: dict[str, str] | None = None,
        data: Any = None,
    ) -> Answer:
        """Send one request, its target byte for byte; with a token unless `token=None`."""
        sent = {"Authorization": f"Bearer {token or self.token}"} if token is not None else {}
        url = URL(f"http://127.0.0.1:{self.port}{target}", encoded=True)
        async with self.session.request(
            method, url, headers=sent | (headers or {}), data=data, allow_redirects=False
        ) as response:
            return Answer(response.status, {k.lower(): v for k, v in response.headers.items()}, await response.read())

    async def ask_raw(self, request: bytes) -> Answer:
        """Send these very bytes and read until the gateway closes."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        with contextlib.suppress(ConnectionError):
            writer.write(request)
            await writer.drain()
        answer = await asyncio.wait_for(reader.read(), DEADLINE_S)
        writer.close()
        head, _, body = answer.partition(b"\r\n\r\n")
        lines = head.decode().split("\r\n")
        named = (line.partition(": ") for line in lines[1:])
        return Answer(int(lines[0].split(" ")[1]), {name.lower(): value for name, _, value in named}, body)

    def logged(self) -> list[dict[str, Any]]:
        """Its log so far."""
        return [json.loads(line) for line in self.log.read_text("utf-8").splitlines() if line.startswith("{")]

    def greatest_memory_kib(self) -> int:
        """The most memory that the process ever held."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


@pytest.fixture(scope="session")
def eventually() -> Callable[[Callable[[], bool]], Awaitable[None]]:
    """Waits until something holds, at most the bound."""

    async def wait(holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(DEADLINE_S):
            while not holds():
                await asyncio.sleep(0.01)

    return wait


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture(scope="session")
async def service() -> AsyncIterator[Service]:
    """The service behind the gateway."""
    service = Service()
    server = await asyncio.start_server(service.serve, "127.0.0.1", 0)
    service.port = server.sockets[0].getsockname()[1]
    yield service
    server.close()


@pytest.fixture(scope="session")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a token issuer of this session's own."""
    folder = tmp_path_factory.mktemp("issuer")
    ensure_issuer(folder)
    return folder


@contextlib.asynccontextmanager
async def _running(folder: Path, keys: Path, services: dict[str, str], **settings: str) -> AsyncIterator[Running]:
    document = folder / "documents.json"
    paths = ("/v1/things", "/v1/things/{id}", "/v1/things/{id}/actions/turn", "/v1/feeds/things")
    document.write_text(json.dumps({"things": _things(paths), "lost": _things(("/v1/lost",))}))
    port, log = free_port(), folder / "log"
    environment = os.environ | {
        "GATEWAY_PORT": str(port),
        "GATEWAY_ENVIRONMENT": "development",
        "GATEWAY_SERVICES": json.dumps(services),
        "GATEWAY_IDENTITY_ISSUER": DEV_ISSUER,
        "GATEWAY_IDENTITY_JWKS": f"file://{keys / 'jwks.json'}",
        **settings,
    }
    command = [sys.executable, str(Path(__file__).with_name("serve_documents.py")), str(document)]
    process = _started(command, environment, log)
    try:
        async with aiohttp.ClientSession(auto_decompress=False, cookie_jar=aiohttp.DummyCookieJar()) as session:
            running = Running(port, process, log, keys, session)
            await _until_alive(running)
            yield running
    finally:
        process.terminate()
        process.wait(DEADLINE_S)


def _started(command: list[str], environment: dict[str, str], log: Path) -> "subprocess.Popen[bytes]":
    with log.open("wb") as output:
        return subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)


async def _until_alive(running: Running) -> None:
    async with asyncio.timeout(DEADLINE_S):
        while running.process.poll() is None:
            with contextlib.suppress(aiohttp.ClientConnectionError):
                if (await running.ask("/health/live", token=None)).status == 200:
                    return
            await asyncio.sleep(0.05)
    pytest.fail(f"the gateway did not start: {running.log.read_text()}")


@pytest.fixture(scope="session")
async def gateway(service: Service, issuer: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Running]:
    """A gateway before the service `things`; a service `lost` is down."""
    services = {"things": f"http://127.0.0.1:{service.port}", "lost": f"http://127.0.0.1:{free_port()}"}
    settings = {"GATEWAY_MAX_BODY_BYTES": "60000000"}
    async with _running(tmp_path_factory.mktemp("gateway"), issuer, services, **settings) as running:
        yield running


@pytest.fixture(scope="session")
async def strict_gateway(
    service: Service, issuer: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Running]:
    """A gateway with little patience and small bodies, to which the service `lost` is not told."""
    services = {"things": f"http://127.0.0.1:{service.port}"}
    settings = {"GATEWAY_MAX_BODY_BYTES": "100000", "GATEWAY_UPSTREAM_TIMEOUT_S": "0.4"}
    async with _running(tmp_path_factory.mktemp("strict"), issuer, services, **settings) as running:
        yield running
