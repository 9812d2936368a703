"""A PostgreSQL server as a child of this process: started, recovered after a crash, stopped without a trace.

Authentication is scram-sha-256 everywhere; it listens on 127.0.0.1 and on a unix socket of its own.
"""

import secrets
import shutil
import signal
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from arit_local.ports import LOOPBACK, find_free, is_free
from arit_local.postgres_home import (
    Home,
    Tell,
    find_home,
    fresh_folder_for_sockets,
    plain_environment,
    remove,
)
from arit_local.processes import Process, command_line, last_lines, stop_foreign, wait_until
from arit_local.trouble import Trouble

SUPERUSER = "postgres"
SETTINGS = {
    "listen_addresses": LOOPBACK,
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "max_wal_size": "512MB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
# A server killed a moment ago: its children still hold the shared memory, or its process id still answers.
PASSES_SOON = ("is still in use", 'lock file "postmaster.pid" already exists')


class Server:
    """Make it by `Server.start`; use it as a context manager, or `stop` it."""

    def __init__(self, home: Home, port: int, *, throwaway: bool, fsync: bool, log: Path) -> None:
        self.port = port
        self.log = log
        self._home = home
        self._throwaway = throwaway
        self._fsync = fsync
        self._process = self._launch()

    @classmethod
    def start(
        cls,
        data: Path,
        port: int | None = None,
        throwaway: bool = False,
        *,
        fsync: bool | None = None,
        log: Path | None = None,
        tell: Tell = lambda sentence: None,
    ) -> Self:
        """Starts a server on this folder, making it first if it does not exist; answers when it is ready.

        No port: any free one. Throw-away: the data goes when the server stops, and unless `fsync` says
        otherwise nothing is forced to the disk.
        """
        home = find_home(data, tell)
        _end_what_was_left(home, tell)
        if port is not None and not is_free(port):
            raise Trouble(
                f"Port {port} (PostgreSQL) is in use by another program. "
                f"Stop that program, or choose another port, for example: make run ARIT_PG_PORT={port + 1000}"
            )
        fsync = not throwaway if fsync is None else fsync
        if not home.data.exists():
            tell(f"Creating the PostgreSQL {home.version} data folder {home.data}")
            _create(home, fsync)
        _check_version(home)
        log = log or data.absolute().with_suffix(".log")
        return cls(home, port or find_free()[0], throwaway=throwaway, fsync=fsync, log=log)

    def url(
        self,
        database: str = "postgres",
        user: str = SUPERUSER,
        password: str | None = None,
        *,
        socket: bool = False,
    ) -> str:
        """`postgresql://…` by TCP, or through the unix socket: 10 % faster, known to asyncpg and libpq."""
        if password is None and user == SUPERUSER:
            password = self._home.password.read_text()
        who = quote(user, safe="") + (f":{quote(password, safe='')}" if password else "")
        host = quote(str(self._home.sockets), safe="") if socket else LOOPBACK
        return f"postgresql://{who}@{host}:{self.port}/{database}"

    @property
    def binaries(self) -> Path:
        """The folder of `pg_dump`, `psql`, `pgbench`."""
        return self._home.binaries

    @property
    def data(self) -> Path:
        """Where the data really lies, which may be outside of the folder that was asked for."""
        return self._home.data

    @property
    def password_file(self) -> Path:
        return self._home.password

    @property
    def process(self) -> Process:
        return self._process

    def kill(self) -> None:
        """kill -9 of the postmaster alone; its children end by themselves."""
        self._process.send(signal.SIGKILL)
        self._process.stop()

    def restart(self) -> None:
        """Starts again after a crash, on the same port; PostgreSQL recovers what was committed."""
        self._process = self._launch()

    def stop(self) -> None:
        """Ends all connections, writes everything down, ends the server."""
        self._process.stop(with_signal=signal.SIGINT, patience=60)
        shutil.rmtree(self._home.sockets, ignore_errors=True)
        if self._throwaway:
            remove(self._home)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _launch(self) -> Process:
        settings = SETTINGS | ({} if self._fsync else CARELESS)
        settings |= {"port": str(self.port), "unix_socket_directories": str(self._home.sockets)}
        command = [str(self._home.binaries / "postgres"), "-D", str(self._home.data)]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        limit = time.monotonic() + 20
        while True:
            fresh_folder_for_sockets(self._home)
            process = Process(
                "postgres",
                command,
                environment=plain_environment(),
                log=self.log,
                account=self._home.account,
                death_signal=signal.SIGINT,
                folder=Path("/"),
            )
            if self._becomes_ready(process):
                return process
            process.stop(with_signal=signal.SIGINT)
            said = last_lines(self.log)
            if not any(reason in said for reason in PASSES_SOON) or time.monotonic() > limit:
                raise Trouble(f"PostgreSQL did not start; the end of {self.log}:\n{said}")
            time.sleep(0.2)

    def _becomes_ready(self, process: Process) -> bool:
        """The postmaster writes its state into line 8 of its pid file; recovery may take minutes."""

        def ready() -> bool:
            lines = _pid_file(self._home)
            return len(lines) > 7 and lines[0] == str(process.pid) and lines[7].strip() == "ready"

        wait_until(lambda: ready() or not process.running, patience=300, pause=0.02)
        return process.running and ready()


def _create(home: Home, fsync: bool) -> None:
    """Makes the data folder under another name first, so that a broken attempt leaves none."""
    making = home.data.with_name(home.data.name + ".new")
    password = home.data.with_name(home.data.name + ".password")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(mode=0o700)
    password.touch(mode=0o600)
    password.chmod(0o600)
    password.write_text(secrets.token_urlsafe(24))
    home.give(making)
    home.give(password)
    made = home.run(
        "initdb",
        f"--pgdata={making}",
        f"--username={SUPERUSER}",
        f"--pwfile={password}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        *_locale(home.version),
        *(() if fsync else ("--no-sync",)),
    )
    if made.returncode:
        password.unlink()
        shutil.rmtree(making, ignore_errors=True)
        if "No space left" in made.stderr:
            raise Trouble(f"The disk that holds {home.data.parent} is full. Free some space, then start again.")
        raise Trouble(f"PostgreSQL could not create {home.data}:\n{made.stderr.strip()}")
    password.rename(making / home.password.name)
    making.rename(home.data)


def _locale(version: int) -> list[str]:
    """Order by code point, but know what a letter is: `lower('Đ')`, trigrams of Vietnamese words."""
    if version >= 17:
        return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return ["--locale=C", "--lc-ctype=" + ("en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8")]


def _check_version(home: Home) -> None:
    made_by = (home.data / "PG_VERSION").read_text().strip()
    if made_by != str(home.version):
        raise Trouble(
            f"{home.data} was made by PostgreSQL {made_by}, but {home.binaries} holds {home.version}. "
            f"Set ARIT_PG_BIN to a PostgreSQL {made_by}, or remove the folder to start without its data."
        )


def _end_what_was_left(home: Home, tell: Tell) -> None:
    """Stops a server that outlived its parent, and clears a pid file whose number now is somebody else's."""
    lines = _pid_file(home)
    if not lines:
        return
    pid = int(lines[0])
    running = command_line(pid)
    if running is None:
        tell("PostgreSQL was not stopped properly last time; it recovers now.")
    elif str(home.data) not in running:
        (home.data / "postmaster.pid").unlink()
    else:
        tell(f"A PostgreSQL left by an earlier start (process {pid}) still runs on {home.data}; stopping it.")
        stop_foreign(pid, signal.SIGINT)


def _pid_file(home: Home) -> list[str]:
    try:
        return (home.data / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return []
