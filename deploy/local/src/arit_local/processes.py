"""A child process that never outlives its parent, writes to a log, and whose end is told in a sentence."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

LEASH = Path(__file__).with_name("leash.py")


class Process:
    """Leads its own session, so that Ctrl-C reaches only the supervisor, which then stops it in order.

    Start it from the main thread: Linux ends a leashed child together with the thread that started it.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        *,
        environment: Mapping[str, str],
        log: Path,
        account: tuple[int, int] | None = None,
        death_signal: int = signal.SIGKILL,
        folder: Path | None = None,
    ) -> None:
        self.name = name
        self.log = log
        log.parent.mkdir(parents=True, exist_ok=True)
        user, group = account or (-1, -1)
        leash = [sys.executable, "-I", "-S", str(LEASH)]
        leash += [str(number) for number in (int(death_signal), os.getpid(), user, group)]
        with log.open("ab") as output:
            self._child = subprocess.Popen(
                [*leash, *command],
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                cwd=folder,
            )

    @property
    def pid(self) -> int:
        return self._child.pid

    @property
    def running(self) -> bool:
        return self._child.poll() is None

    def send(self, number: int) -> None:
        """Signals the process itself; nothing if it has ended."""
        if self.running:
            self._child.send_signal(number)

    def wait(self) -> int:
        """Waits for the end; the exit code, negative for a signal."""
        return self._child.wait()

    def kill(self) -> None:
        """kill -9 of the process and all it started, and waits for the end."""
        if self.running:
            self._signal_group(signal.SIGKILL)
        self._child.wait()

    def stop(self, *, with_signal: int = signal.SIGTERM, patience: float = 10) -> None:
        """Asks to end; what still runs when patience ends is killed, its own children too."""
        self.send(with_signal)
        with suppress(subprocess.TimeoutExpired):
            self._child.wait(patience)
        self._signal_group(signal.SIGKILL)
        self._child.wait()

    def ended_how(self) -> str:
        """`ended with exit code 3`, `was killed by signal 9 (SIGKILL)`."""
        code = self._child.poll()
        if code is None:
            return "is running"
        if code >= 0:
            return f"ended with exit code {code}"
        return f"was killed by signal {-code} ({signal.Signals(-code).name})"

    def last_words(self, lines: int = 8) -> str:
        return last_lines(self.log, lines)

    def _signal_group(self, number: int) -> None:
        with suppress(ProcessLookupError, PermissionError):  # macOS answers EPERM for a group of zombies
            os.killpg(self.pid, number)


def last_lines(log: Path, lines: int = 8) -> str:
    """The end of a log, indented, for a message to a person."""
    try:
        with log.open("rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - 8192))
            text = file.read().decode("utf-8", "replace")
    except FileNotFoundError:
        return ""
    return "\n".join("    " + line for line in text.splitlines()[-lines:])


def command_line(pid: int) -> str | None:
    """The command line of anybody's process, None if there is none; `ps` is missing on many small images."""
    if pid <= 0:
        return None
    if sys.platform == "linux":
        try:
            text = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ")
        except (FileNotFoundError, ProcessLookupError):
            return None
        return text.decode("utf-8", "replace").strip() or None
    shown = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True)
    return shown.stdout.strip() or None


def stop_foreign(pid: int, number: int) -> None:
    """Asks a process that is no child of ours to end; kills it if it does not."""
    for attempt in (number, signal.SIGKILL):
        try:
            os.kill(pid, attempt)
        except ProcessLookupError:
            return
        if wait_until(lambda: command_line(pid) is None, patience=15):
            return


def wait_until(done: Callable[[], bool], *, patience: float, pause: float = 0.05) -> bool:
    """Polls until `done`, at most `patience` seconds; says whether it was reached."""
    limit = time.monotonic() + patience
    while not done():
        if time.monotonic() > limit:
            return False
        time.sleep(pause)
    return True
