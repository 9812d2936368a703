"""All services on one machine as real processes, with their database server: for `make run`, demo and tests.

    with Stack(folder) as stack:
        httpx.get(stack.url("gateway") + "/v1/dossiers", headers=stack.headers(role="auditor"))

Make it in the main thread: Linux ends the processes together with the thread that started them.
"""

import fcntl
import json
import os
import secrets
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from arit_local.databases import (
    DatabaseServer,
    GivenServer,
    Passwords,
    derived_passwords,
    drop,
    kept_passwords,
    prepare,
    urls_for,
)
from arit_local.environment import base_url, settings_for
from arit_local.ports import find_free, is_free
from arit_local.postgres import Server
from arit_local.processes import Process, command_line, stop_foreign, wait_until
from arit_local.services import SERVICES, Service, port_setting
from arit_local.trouble import Trouble

PG_PORT = 5433
NEEDED_BYTES = 500_000_000
READY_SECONDS = 90
STOP_SECONDS = 15  # longer than the 10 that services give to answers under way
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Stack:
    """Nothing runs before `open` (or `with`); everything has ended after `close`."""

    def __init__(
        self,
        folder: Path,
        *,
        services: Sequence[Service] = SERVICES,
        throwaway: bool = True,
        fsync: bool | None = None,
        superuser_url: str | None = None,
        settings: Mapping[str, str] | None = None,
        tell: Callable[[str], None] = lambda sentence: None,
    ) -> None:
        """`folder` keeps keys, passwords, logs and data.

        Throw-away: free ports, databases that go at the end, nothing forced to disk unless `fsync` is true.
        `superuser_url`: databases on that server instead of a server of its own. `settings` are added to the
        environment of every process (`{"BUDGET_LOG_LEVEL": "debug"}`).
        """
        self.folder = folder.absolute()
        self.services = {service.name: service for service in services}
        self.postgres: Server | None = None
        self.processes: dict[str, Process] = {}
        self._throwaway = throwaway
        self._fsync = fsync
        self._superuser_url = superuser_url
        self._settings = dict(settings or {})
        self._tell = tell
        self._lock: IO[str] | None = None
        self._ports: dict[str, int] = {}
        self._databases: dict[str, dict[str, str]] = {}
        self._made: list[str] = []
        self._server: DatabaseServer | None = None
        self._passwords: Passwords = kept_passwords(self.folder / "passwords.json")

    # --- all of it -------------------------------------------------------------------------------

    def open(self) -> Self:
        """Starts everything, and answers when every process says that it is ready."""
        self.only_databases()
        try:
            for name in self.services:
                self._launch(name)
            for name in self.services:
                self.wait_ready(name)
        except BaseException:
            self.close()
            raise
        return self

    def only_databases(self) -> Self:
        """The first half of `open`: the server runs and the databases are migrated, but no service runs."""
        try:
            self._lock_folder()
            self._check_disk()
            self._end_what_was_left()
            self._choose_ports()
            self._start_server()
            self._prepare_databases()
            self._migrate()
        except BaseException:
            self.close()
            raise
        return self

    def close(self) -> None:
        """Stops everything, the database server last."""
        for process in self.processes.values():
            process.send(signal.SIGTERM)
        for process in self.processes.values():
            process.stop(patience=STOP_SECONDS)
        if self._server and self._throwaway and not self.postgres:
            for database in self._made:
                drop(self._server, database)
        if self.postgres:
            self.postgres.stop()
        self.processes.clear()
        self.postgres = self._server = None
        if self._lock:
            (self.folder / "running.json").unlink(missing_ok=True)
            self._lock.close()
            self._lock = None

    def __enter__(self) -> Self:
        return self if self._lock else self.open()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- one service -----------------------------------------------------------------------------

    def url(self, name: str) -> str:
        """`http://127.0.0.1:8001`, without a slash at the end."""
        return base_url(self._ports[name])

    def env(self, name: str) -> dict[str, str]:
        """The environment that a process of this service gets; also for calling its commands."""
        settings = settings_for(
            self.services[name],
            list(self.services.values()),
            ports=self._ports,
            databases=self._databases.get(name, {}),
            keys=self.keys,
        )
        return {**os.environ, **settings, **self._settings}

    def run(self, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs a command of a service to its end: `stack.run("budget", "verify")`."""
        command = self.services[name].command(*arguments)
        return subprocess.run(command, env=self.env(name), capture_output=True, text=True)

    def start(self, name: str, *, settings: Mapping[str, str] | None = None, until: str = "/health/ready") -> None:
        """Starts a service that was stopped or killed, with changed settings if given, and waits for it."""
        self._settings |= settings or {}
        self._launch(name)
        self.wait_ready(name, until)

    def stop(self, name: str) -> None:
        """Ends a service in order (SIGTERM)."""
        self.processes[name].stop(patience=STOP_SECONDS)

    def kill(self, name: str) -> None:
        """kill -9; `postgres` names the database server."""
        if name == "postgres":
            assert self.postgres, "the server is not ours"
            self.postgres.kill()
        else:
            self.processes[name].kill()

    def wait_ready(self, name: str, until: str = "/health/ready") -> None:
        """Waits until that address answers 200; a Trouble with the last log lines if it does not."""
        process, limit, said = self.processes[name], time.monotonic() + READY_SECONDS, "nothing yet"
        while time.monotonic() < limit:
            if not process.running:
                said = process.ended_how()
                break
            try:
                with _DIRECT.open(self.url(name) + until, timeout=5):
                    return
            except urllib.error.HTTPError as error:
                said = f"{until} answered {error.code}"
            except OSError:
                said = "it does not answer"
            time.sleep(0.05)
        raise Trouble(f"{name} did not become ready: {said}. The end of {process.log}:\n{process.last_words()}")

    def database_url(self, name: str, role: str) -> str:
        """The database of a service as its role owner, agency, province or dump."""
        return self._databases[name][role]

    # --- people ----------------------------------------------------------------------------------

    def token(
        self, *, role: str, subject: str | None = None, province: str | None = None, unit: str | None = None
    ) -> str:
        """A token of the development issuer; several roles are separated by commas."""
        from arit_local.token import make_token

        return make_token(self.keys, role=role, subject=subject, province=province, unit=unit)

    def headers(
        self, *, role: str, subject: str | None = None, province: str | None = None, unit: str | None = None
    ) -> dict[str, str]:
        """The Authorization header of such a person."""
        return {"Authorization": f"Bearer {self.token(role=role, subject=subject, province=province, unit=unit)}"}

    @property
    def keys(self) -> Path:
        return self.folder / "keys"

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    # --- steps of `open` -------------------------------------------------------------------------

    def _lock_folder(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = (self.folder / "lock").open("a+")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.seek(0)
            holder = lock.read().strip() or "unknown"
            lock.close()
            raise Trouble(
                f"The services already run in this folder ({self.folder}), started by process {holder}. "
                f"Use them, or stop them first: Ctrl-C in their terminal, or: kill {holder}"
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        self._lock = lock

    def _check_disk(self) -> None:
        free = shutil.disk_usage(self.folder).free
        if free < NEEDED_BYTES:
            raise Trouble(
                f"Only {free // 1_000_000} MB are free on the disk that holds {self.folder}; "
                f"{NEEDED_BYTES // 1_000_000} MB are needed. Free some space, then start again."
            )

    def _end_what_was_left(self) -> None:
        """Where the system cannot end children with their parent (macOS), they may outlive a kill -9."""
        note = self.folder / "running.json"
        if not note.exists():
            return
        for name, pid in json.loads(note.read_text()).items():
            running = command_line(pid)
            service = self.services.get(name)
            if running and service and " ".join(service.command("serve")) in running:
                self._tell(f"{name} of an earlier start (process {pid}) still runs; stopping it.")
                stop_foreign(pid, signal.SIGTERM)

    def _choose_ports(self) -> None:
        if self._throwaway:
            self._ports = dict(zip(self.services, find_free(len(self.services)), strict=True))
            return
        self._ports = {name: service.port() for name, service in self.services.items()}
        for name, port in self._ports.items():
            if not wait_until(lambda port=port: is_free(port), patience=2):  # type: ignore[misc]
                setting = self.services[name].prefix + "PORT"
                raise Trouble(
                    f"Port {port} ({name}) is in use by another program. "
                    f"Stop that program, or choose another port, for example: make run {setting}={port + 100}"
                )

    def _start_server(self) -> None:
        if self._superuser_url:
            self._server = GivenServer(self._superuser_url)
            self._passwords = derived_passwords(self._superuser_url)
            return
        self._tell("Starting PostgreSQL …")
        port = None if self._throwaway else port_setting("ARIT_PG_PORT", PG_PORT)
        self.postgres = self._server = Server.start(
            self.folder / "postgres",
            port,
            self._throwaway,
            fsync=self._fsync,
            log=self.logs / "postgres.log",
            tell=self._tell,
        )

    def _prepare_databases(self) -> None:
        assert self._server
        suffix = f"_stack_{secrets.token_hex(4)}" if self._superuser_url and self._throwaway else ""
        for name, service in self.services.items():
            if service.has_database:
                prepare(self._server, name, self._passwords, database=name + suffix)
                self._made.append(name + suffix)
                self._databases[name] = urls_for(self._server, name, self._passwords, database=name + suffix)

    def _migrate(self) -> None:
        """All services at once; each is its own process on its own database."""
        from arit_kit.identity.dev_issuer import ensure_issuer

        ensure_issuer(self.keys)
        names = [name for name, service in self.services.items() if service.has_database]
        self._tell(f"Migrating the databases of {', '.join(names)} …")
        under_way = [self._process(name, "migrate", f"{name}-migrate") for name in names]
        try:
            for process in under_way:
                if process.wait() != 0:
                    how = f"{process.name} {process.ended_how()}"
                    raise Trouble(f"{how}. The end of {process.log}:\n{process.last_words()}")
        finally:
            for process in under_way:
                process.stop()

    def _launch(self, name: str) -> None:
        self._tell(f"Starting {name} …")
        self.processes[name] = self._process(name, "serve", name)
        pids = {name: process.pid for name, process in self.processes.items()}
        (self.folder / "running.json").write_text(json.dumps(pids))

    def _process(self, name: str, command: str, title: str) -> Process:
        return Process(
            title,
            self.services[name].command(command),
            environment=self.env(name),
            log=self.logs / f"{title}.log",
        )
