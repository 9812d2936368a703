"""`make run`: starts everything, keeps it running, tells what happens, and leaves no process behind."""

import os
import signal
import sys
import time
from collections import defaultdict, deque
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

from arit_local.folders import state_folder
from arit_local.postgres import SUPERUSER
from arit_local.processes import Process
from arit_local.services import SERVICES
from arit_local.stack import Stack
from arit_local.trouble import Trouble, told

RESTARTS, WITHIN_SECONDS = 5, 600
LOOK_EVERY = 0.2


def tell(sentence: str) -> None:
    """Whoever read may have gone (`make run | head`); that must not keep anything from being stopped."""
    with suppress(BrokenPipeError):
        print(sentence, flush=True)


class Watch:
    """Restarts what ends by itself, at most RESTARTS times within WITHIN_SECONDS for each process."""

    def __init__(self, stack: Stack, tell: Callable[[str], None] = tell) -> None:
        self._stack = stack
        self._tell = tell
        self._restarts: defaultdict[str, deque[float]] = defaultdict(deque)

    def look(self) -> None:
        """Looks at each process once, PostgreSQL first; a Trouble when one cannot be kept running."""
        postgres = self._stack.postgres
        if postgres and not postgres.process.running:
            self._again("postgres", postgres.process, postgres.restart)
        for name, process in list(self._stack.processes.items()):
            if not process.running:
                self._again(name, process, lambda name=name: self._stack.start(name))  # type: ignore[misc]

    def _again(self, name: str, process: Process, start: Callable[[], None]) -> None:
        past = self._restarts[name]
        while past and past[0] < time.monotonic() - WITHIN_SECONDS:
            past.popleft()
        self._tell(f"{name} {process.ended_how()}. The end of {process.log}:\n{process.last_words()}")
        if len(past) == RESTARTS:
            raise Trouble(f"{name} ended {RESTARTS + 1} times within {WITHIN_SECONDS // 60} minutes; giving up.")
        past.append(time.monotonic())
        time.sleep(0.5 * (len(past) - 1))
        self._tell(f"Restarting {name} ({len(past)} of at most {RESTARTS} times) …")
        try:
            start()
        except Trouble as trouble:
            self._tell(str(trouble))
        else:
            self._tell(f"{name} is ready again.")


def main() -> int:
    parent = os.getppid()
    stack = Stack(state_folder(), services=SERVICES, throwaway=False, tell=tell)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    try:
        stack.open()
        _greet(stack)
        watch = Watch(stack)
        while not (os.environ.get("MAKELEVEL") and os.getppid() != parent):  # make was killed
            watch.look()
            time.sleep(LOOK_EVERY)
    except KeyboardInterrupt:
        pass
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        if stack.processes or stack.postgres:
            tell("Stopping everything …")
        stack.close()
    tell("Stopped; the data stays.")
    return 0


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _greet(stack: Stack) -> None:
    gateway = stack.url("gateway")
    tell(f"\nEverything is ready.\n  {'API':<12} {gateway}   (reference: {gateway}/docs)")
    for name in stack.services:
        if name != "gateway":
            tell(f"  {name:<12} {stack.url(name)}")
    if postgres := stack.postgres:
        tell(f"  {'PostgreSQL':<12} 127.0.0.1:{postgres.port}, user {SUPERUSER}")
        tell(f"  {'':<12} password in {postgres.password_file}")
    tell(
        f"""  {"logs":<12} {stack.logs}

Try in another terminal, in this folder:
  TOKEN=$(make -s token ROLE=province_officer PROVINCE=VN34-86)
  curl -H "Authorization: Bearer $TOKEN" "{gateway}/v1/provinces?on=2022-07-01"

Stop with Ctrl-C."""
    )


if __name__ == "__main__":
    sys.exit(told(main))
