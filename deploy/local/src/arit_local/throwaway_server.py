"""Runs a command with `TEST_DATABASE_URL` naming a throw-away server; one that is set already is left alone.

`python -m arit_local.throwaway_server -- pytest …`; the exit code is the command's.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from arit_local.postgres import Server
from arit_local.processes import command_line
from arit_local.trouble import told

VARIABLE = "TEST_DATABASE_URL"
PREFIX = "arit-test-"


def tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def main() -> int:
    command = sys.argv[1:]
    if command[:1] == ["--"]:
        command = command[1:]
    if os.environ.get(VARIABLE):
        tell(f"Testing on the server that {VARIABLE} names.")
        return _run(command, dict(os.environ))
    _sweep()
    # Open to the account that runs PostgreSQL, but nothing in it can be listed.
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    folder.chmod(0o711)
    try:
        tell("Starting a throw-away PostgreSQL …")
        with Server.start(folder / "postgres", throwaway=True, tell=tell) as server:
            return _run(command, {**os.environ, VARIABLE: server.url()})
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[str], environment: dict[str, str]) -> int:
    """Ctrl-C reaches the command too, which ends by itself; SIGTERM is passed on."""
    child = subprocess.Popen(command, env=environment)
    signal.signal(signal.SIGTERM, lambda number, frame: child.terminate())
    while True:
        try:
            code = child.wait()
        except KeyboardInterrupt:
            continue
        return code if code >= 0 else 128 - code


def _sweep() -> None:
    """Removes what killed test runs left."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        pid = folder.name.removeprefix(PREFIX).partition("-")[0]
        if pid.isdecimal() and command_line(int(pid)) is None and folder.stat().st_uid == os.getuid():
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(told(main))
