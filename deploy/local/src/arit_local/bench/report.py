"""The tables that `make bench` prints."""

import sys
from collections.abc import Sequence

from arit_local.bench.footprint import AIM_MB, Footprint
from arit_local.bench.rounds import Outcome


def tell(sentence: str) -> None:
    """Progress, apart from the tables on standard output."""
    print(sentence, file=sys.stderr, flush=True)


def outcomes(results: Sequence[Outcome]) -> str:
    """Each ratio beside its aim. 1.00: as much work a second as the measure; more is better."""
    rows = [("what", "beside", "ratio", "aim", "")]
    for one in results:
        aimed = one.comparison
        verdict = "met" if one.met else "NOT MET"
        rows.append((aimed.what, aimed.against, f"{one.ratio:.2f}", f">= {aimed.aim:.2f}", verdict))
    return _aligned(rows)


def footprints(processes: Sequence[Footprint]) -> str:
    """Memory of the idle processes and their sum beside its aim; start-up of all at once."""
    rows = [("idle process", "memory (PSS)", "start-up", "")]
    for one in processes:
        started = "" if one.start_s is None else f"{one.start_s:.1f} s"
        rows.append((one.name, f"{one.mb:.0f} MB", started, ""))
    total = sum(one.mb for one in processes)
    verdict = f"aim <= {AIM_MB} MB: {'met' if total <= AIM_MB else 'NOT MET'}"
    return _aligned([*rows, ("all", f"{total:.0f} MB", "", verdict)])


def _aligned(rows: Sequence[tuple[str, ...]]) -> str:
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "-" * (sum(widths) + 2 * len(widths) - 2), *lines[1:]])
