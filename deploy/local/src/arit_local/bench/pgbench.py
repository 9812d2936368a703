"""The measure of writes: pgbench sends a request's statements one by one, over as many connections."""

import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from arit_local.bench.load import CONNECTIONS
from arit_local.bench.statements import Sent
from arit_local.trouble import Trouble

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_LITERAL = re.compile(r"'(?:[^']|'')*'")
_TPS = re.compile(r"^tps = ([0-9.]+)", re.MULTILINE)
FIRST_RUN, LONGEST_RUN = 20, 160
"""Transactions of each client in a round; LONGEST_RUN bounds the rows that a round may use up."""


class Script:
    """Statements as a pgbench script: every id is a new one each time, the values are otherwise as they were sent.

    `existing` gives SQL over `:n` for the ids of rows that must exist.
    """

    def __init__(self, sent: Sequence[Sent], existing: Mapping[str, str] | None = None) -> None:
        self._ids = dict(existing or {})
        self.variables: dict[str, str] = {}
        numbering = ["\\set i :i + 1", f"\\set n :first + :client_id * {LONGEST_RUN} + :i"]
        self.text = "\n".join([*numbering, *(self._written(one) for one in sent)]) + "\n"

    def _written(self, one: Sent) -> str:
        values = [self._value(value) for value in one.values]
        sql = _LITERAL.sub(lambda found: self._literal(found[0]), one.sql.replace("\n", " "))
        return re.sub(r"\$(\d+)", lambda found: values[int(found[1]) - 1], sql) + ";"

    def _literal(self, written: str) -> str:
        return self._variable(written[1:-1].replace("''", "'")) + "::text" if ":" in written else written

    def _value(self, value: str | None) -> str:
        """SQL for the value of a parameter."""
        if not value:
            return "NULL" if value is None else "''"
        if _UUID.fullmatch(value):
            fresh = f"('{len(self._ids):08x}-0000-7000-9000-' || lpad((:n)::text, 12, '0'))::uuid"
            return self._ids.setdefault(value, fresh)
        return self._variable(value)

    def _variable(self, value: str) -> str:
        """Text is given by a variable, since pgbench would take what stands after a colon for one."""
        name = f"v{len(self.variables)}"
        self.variables[name] = value
        return f":{name}"


class Pgbench:
    """Rounds of one script as one role; each round goes on where the one before stopped."""

    def __init__(self, binaries: Path, url: str, script: Script, file: Path) -> None:
        file.write_text(script.text, "utf-8")
        self._command = [str(binaries / "pgbench"), "--no-vacuum", "--protocol=prepared", f"--file={file}"]
        self._command += [f"--client={CONNECTIONS}", "--jobs=2"]
        self._command += [f"--define={name}={value}" for name, value in script.variables.items()]
        self._url = url
        self._first = 0
        self._rate: float | None = None

    def drive(self, seconds: float) -> float:
        """Transactions a second, in a round of about that length."""
        times = FIRST_RUN if self._rate is None else round(self._rate * seconds / CONNECTIONS)
        times = max(1, min(times, LONGEST_RUN))
        command = [*self._command, f"--transactions={times}", "--define=i=0", f"--define=first={self._first}"]
        self._first += CONNECTIONS * LONGEST_RUN
        ran = subprocess.run([*command, self._url], capture_output=True, text=True)
        rate = _TPS.search(ran.stdout)
        if ran.returncode or rate is None or "abort" in ran.stderr:
            raise Trouble(f"pgbench failed:\n{ran.stderr.strip()[-2000:]}")
        self._rate = float(rate[1])
        return self._rate
