"""What is measured against what: reads beside a bare handler, writes beside pgbench, the gateway beside nginx."""

import http.client
import itertools
import json
import random
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

from arit_local.bench import nginx
from arit_local.bench.load import drive, get, post
from arit_local.bench.pgbench import Pgbench, Script
from arit_local.bench.rounds import Comparison
from arit_local.bench.rows import ROWS, dossier_id, sql_id
from arit_local.bench.statements import statements_of
from arit_local.ports import LOOPBACK, find_free, is_free
from arit_local.processes import Process, wait_until
from arit_local.stack import Stack
from arit_local.trouble import Trouble
from arit_reference import provinces

PROVINCE = "VN34-86"
READ, LISTED, CREATE, ACT, PROXY = 0.7, 1.0, 0.7, 0.7, 0.8
"""The ratios aimed at."""
REGISTRATION = {
    "plan_year": 2027,
    "province": PROVINCE,
    "lines": [
        {
            "title": "Hỗ trợ ứng dụng máy móc tiên tiến trong sản xuất cơ khí",
            "contents": [{"content": "C04", "total_cost": 900_000_000, "requested": 200_000_000}],
            "beneficiaries": [{"name": "Công ty TNHH Một thành viên Số Một", "tax_code": "1500123456"}],
            "implementer": "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp",
            "implementer_unit": "TTKC-VINH-LONG",
        }
    ],
}


class Measures:
    """The comparisons over one stack; `close` ends what they started beside it."""

    def __init__(self, stack: Stack, folder: Path) -> None:
        self._stack, self._folder, self._open = stack, folder, ExitStack()
        self._bare = self._start_bare()
        self._unused = iter(range(1, ROWS // 2))

    def close(self) -> None:
        self._open.close()

    def reads(self) -> Iterator[Comparison]:
        """One dossier, and the newest fifty, for the Agency and for a province (whose rows are a few of all)."""
        agency = self._stack.headers(role="agency_officer")
        province = self._stack.headers(role="province_officer", province=PROVINCE)
        ids = [str(dossier_id(n)) for n in random.Random(1).sample(range(1, ROWS + 1), 2000)]
        own_ids = self._visible_to(province)
        own = f"?limit=50&provinces={','.join(sorted(provinces.scope_of(PROVINCE)))}"
        for who, headers, seen, listed in (("agency", agency, ids, "?limit=50"), ("province", province, own_ids, own)):
            paths, bare_paths = [f"/v1/dossiers/{id}" for id in seen], [f"/dossiers/{id}" for id in seen]
            yield self._read(f"get-one, {who}", READ, paths, headers, bare_paths)
            yield self._read(f"list-50, {who}", LISTED, ["/v1/dossiers?limit=50"], headers, ["/dossiers" + listed])

    def _read(
        self, what: str, aim: float, paths: list[str], headers: dict[str, str], bare_paths: list[str]
    ) -> Comparison:
        ours = _cycle(self._stack.url("dossiers"), [get(path, headers) for path in paths])
        bare = _cycle(self._bare, [get(path, {}) for path in bare_paths])
        return Comparison(what, "bare FastAPI + asyncpg", aim, ours, bare)

    def create(self) -> Comparison:
        """A province's officer registers a list of one project: two records, their histories, an event, a key."""
        headers = self._stack.headers(role="province_officer", province=PROVINCE)
        body = json.dumps(REGISTRATION).encode()

        def requests() -> Iterator[bytes]:
            while True:
                yield post("/v1/registrations", {**headers, "Idempotency-Key": secrets.token_hex(16)}, body)

        pgbench = self._pgbench("create", "province", lambda: self._ask("/v1/registrations", headers, body, 201), {})
        return self._written("create", CREATE, requests(), 201, pgbench)

    def act(self) -> Comparison:
        """A leader of the Agency selects a listed dossier."""
        headers = self._stack.headers(role="agency_leader") | {"If-Match": '"3"'}

        def path(n: int) -> str:
            return f"/v1/dossiers/{dossier_id(n)}/actions/select"

        def requests() -> Iterator[bytes]:
            for n in self._unused:
                yield post(path(n), {**headers, "Idempotency-Key": secrets.token_hex(16)}, b"{}")

        captured: list[int] = []

        def ask() -> None:
            captured.append(next(self._unused))
            self._ask(path(captured[-1]), headers, b"{}", 200)

        existing = {str(dossier_id(n)): sql_id(f":n + {ROWS // 2}") for n in range(1, 200)}
        return self._written("action (select)", ACT, requests(), 200, self._pgbench("act", "agency", ask, existing))

    def gateway(self) -> Comparison | None:
        """One dossier through the gateway; None where nginx is not installed."""
        binary = nginx.installed()
        if binary is None:
            return None
        process, url = nginx.start(binary, self._folder / "nginx", self._stack.url("dossiers"))
        self._open.callback(process.stop)
        headers = self._stack.headers(role="agency_officer")
        requests = [get(f"/v1/dossiers/{dossier_id(n)}", headers) for n in range(1, 2000)]
        ours, measure = _cycle(self._stack.url("gateway"), requests), _cycle(url, requests)
        return Comparison("gateway, get-one", "nginx", PROXY, ours, measure)

    def _written(self, what: str, aim: float, requests: Iterator[bytes], status: int, pgbench: Pgbench) -> Comparison:
        url = self._stack.url("dossiers")

        def ours(seconds: float) -> float:
            return drive(url, requests, seconds=seconds, status=status)

        return Comparison(what, "pgbench, same statements", aim, ours, pgbench.drive)

    def _pgbench(self, name: str, role: str, ask: Callable[[], None], existing: dict[str, str]) -> Pgbench:
        assert self._stack.postgres
        for _ in range(3):  # the statements are prepared, and what is said once has been said
            ask()
        sent = statements_of(
            ask,
            superuser_url=self._stack.postgres.url(),
            log=self._stack.logs / "postgres.log",
            application="dossiers",
        )
        url = self._stack.database_url("dossiers", role)
        script = Script(sent, existing)
        return Pgbench(self._stack.postgres.binaries, url, script, self._folder / f"{name}.sql")

    def _ask(self, path: str, headers: dict[str, str], body: bytes, status: int) -> None:
        own = {**headers, "Content-Type": "application/json", "Idempotency-Key": secrets.token_hex(16)}
        self._answer("POST", path, own, body, status)

    def _visible_to(self, headers: dict[str, str]) -> list[str]:
        """The ids of the newest dossiers that these may see."""
        page = json.loads(self._answer("GET", "/v1/dossiers?limit=200", headers, None, 200))
        return [item["id"] for item in page["items"]]

    def _answer(self, method: str, path: str, headers: dict[str, str], body: bytes | None, status: int) -> bytes:
        address = urlsplit(self._stack.url("dossiers"))
        connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=10)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            answer = response.read()
        finally:
            connection.close()
        if response.status != status:
            raise Trouble(f"{method} {path} answered {response.status}: {answer.decode()[:600]}")
        return answer

    def _start_bare(self) -> str:
        port = find_free()[0]
        command = [sys.executable, "-m", "arit_local.bench.bare", str(port)]
        command.append(self._stack.database_url("dossiers", "agency"))
        environment = self._stack.env("dossiers")
        process = Process("bare", command, environment=environment, log=self._folder / "bare.log")
        self._open.callback(process.stop)
        wait_until(lambda: not is_free(port) or not process.running, patience=30)
        if not process.running:
            raise Trouble(f"The bare handler did not start:\n{process.last_words()}")
        return f"http://{LOOPBACK}:{port}"


def _cycle(url: str, requests: list[bytes]) -> Callable[[float], float]:
    endless = itertools.cycle(requests)
    return lambda seconds: drive(url, endless, seconds=seconds)
