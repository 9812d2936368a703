"""Memory and start-up of what `make run` starts, measured on a real `make run` in a folder of its own."""

import json
import os
import signal
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from arit_local.environment import base_url
from arit_local.ports import find_free
from arit_local.processes import Process
from arit_local.services import SERVICES
from arit_local.trouble import Trouble

AIM_MB = 350
PATIENCE_S = 120.0
IDLE_S = 3.0
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True)
class Footprint:
    """Of one idle process: proportional memory, and seconds from its start to its first answer (None: not asked)."""

    name: str
    mb: float
    start_s: float | None


def measure(folder: Path, command: list[str]) -> list[Footprint]:
    """The supervisor and the services, all started at once as `make run` does, then left idle."""
    ports = dict(zip([service.name for service in SERVICES], find_free(len(SERVICES)), strict=True))
    settings = {f"{name.upper()}_PORT": str(port) for name, port in ports.items()}
    settings |= {"ARIT_STATE": str(folder), "ARIT_PG_PORT": str(find_free()[0])}
    environment = {name: value for name, value in os.environ.items() if name != "MAKELEVEL"} | settings
    log = folder.with_suffix(".log")
    supervisor = Process("make run", command, environment=environment, log=log, death_signal=signal.SIGTERM)
    try:
        ready = _until_all_ready(supervisor, ports)
        time.sleep(IDLE_S)
        pids: dict[str, int] = json.loads((folder / "running.json").read_text())
        services = [Footprint(name, _pss_mb(pid), ready[name] - _started(pid)) for name, pid in pids.items()]
        return [*services, Footprint("supervisor", _pss_mb(supervisor.pid), None)]
    finally:
        supervisor.stop(with_signal=signal.SIGINT, patience=60)


def _until_all_ready(supervisor: Process, ports: dict[str, int]) -> dict[str, float]:
    """When each answered for the first time, by the clock that counts from the machine's start."""
    ready: dict[str, float] = {}
    limit = time.monotonic() + PATIENCE_S
    while len(ready) < len(ports):
        if not supervisor.running or time.monotonic() > limit:
            raise Trouble(f"`make run` did not become ready:\n{supervisor.last_words()}")
        for name in ports.keys() - ready.keys():
            if _answers(ports[name]):
                ready[name] = time.clock_gettime(time.CLOCK_BOOTTIME)
        time.sleep(0.01)
    return ready


def _answers(port: int) -> bool:
    try:
        with _DIRECT.open(f"{base_url(port)}/health/ready", timeout=5):
            return True
    except OSError:
        return False


def _pss_mb(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _started(pid: int) -> float:
    """Seconds from the machine's start to the process's."""
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(after_name[19]) / os.sysconf("SC_CLK_TCK")
