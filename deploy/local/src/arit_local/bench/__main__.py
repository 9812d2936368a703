"""Runs all comparisons on a throw-away server that writes to disk as a real one does, and prints one table."""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from arit_local.bench.comparisons import Measures
from arit_local.bench.footprint import Footprint, measure
from arit_local.bench.report import footprints, outcomes, tell
from arit_local.bench.rounds import Comparison, Outcome, compare
from arit_local.bench.rows import ROWS, seed
from arit_local.services import SERVICES
from arit_local.stack import Stack
from arit_local.trouble import Trouble, told

ROUNDS, SECONDS = 5, 2.0
MEASURED = ("dossiers", "gateway")
BUSY = 0.7
"""Processes that wish to run (load average) from which on the machine is not quiet enough."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="pairs of rounds of each comparison")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="length of a round")
    parser.add_argument("--only", default="", help="only comparisons whose name contains this")
    asked = parser.parse_args()
    begun = time.monotonic()
    if os.getloadavg()[0] > BUSY:
        tell("Other programs keep this machine busy: the ratios will scatter, and writes come out too low.")
    with tempfile.TemporaryDirectory(prefix="arit-bench-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # the account that runs PostgreSQL must get through
        results = list(_compared(folder, asked))
        idle = [] if asked.only else _idle(folder)
    print()
    print(outcomes(results))
    if idle:
        print()
        print(footprints(idle))
    tell(f"Took {(time.monotonic() - begun) / 60:.1f} minutes. How to read it: docs/performance.md")
    return 0


def _compared(folder: Path, asked: argparse.Namespace) -> Iterator[Outcome]:
    services = [service for service in SERVICES if service.name in MEASURED]
    with Stack(folder / "stack", services=services, fsync=True, tell=tell) as stack:
        tell(f"Writing {ROWS} dossiers …")
        seed(stack.database_url("dossiers", "owner"))
        measures = Measures(stack, folder)
        try:
            for comparison in _chosen(measures, asked.only):
                tell(f"{comparison.what} beside {comparison.against} …")
                outcome = compare(comparison, rounds=asked.rounds, seconds=asked.seconds)
                tell(f"  {outcome.ratio:.2f}  (of {', '.join(f'{ratio:.2f}' for ratio in outcome.ratios)})")
                yield outcome
        finally:
            measures.close()


def _chosen(measures: Measures, only: str) -> Iterator[Comparison]:
    yield from (one for one in measures.reads() if only in one.what)
    for name, made in (("create", measures.create), ("action", measures.act), ("gateway", measures.gateway)):
        if only in name or name in only:
            comparison = made()
            if comparison is None:
                tell("nginx is not installed: the gateway is skipped.")
            else:
                yield comparison


def _idle(folder: Path) -> list[Footprint]:
    if sys.platform != "linux":
        tell("Memory and start-up are read from /proc: skipped here.")
        return []
    tell("Memory and start-up of an idle `make run` …")
    try:
        return measure(folder / "idle", [sys.executable, "-m", "arit_local.supervise"])
    except Trouble as trouble:
        tell(f"Skipped. {trouble}")
        return []


if __name__ == "__main__":
    sys.exit(told(main))
