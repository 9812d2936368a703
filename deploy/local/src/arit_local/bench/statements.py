"""The statements of one request, as PostgreSQL itself logs them: whatever the service sends is what is compared."""

import asyncio
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import asyncpg

from arit_local.trouble import Trouble

PATIENCE_S = 15.0
_LOG_ALL = ("ALTER SYSTEM SET log_statement = 'all'", "ALTER SYSTEM SET log_line_prefix = '%a|'")
_LOG_AS_BEFORE = ("ALTER SYSTEM RESET log_statement", "ALTER SYSTEM RESET log_line_prefix")
_SENT = re.compile(r"LOG:  (?:statement|execute [^:]+): (.*)", re.DOTALL)
_DETAIL = re.compile(r"DETAIL:  [Pp]arameters: (.*)", re.DOTALL)
_PARAMETER = re.compile(r"\$\d+ = (NULL|'(?:[^']|'')*')")
_RESET = "RESET ALL"
"""What the pool of the service sends between two requests: its own cost, no part of the work."""


@dataclass(frozen=True)
class Sent:
    """One statement with the values of its parameters; None is NULL."""

    sql: str
    values: tuple[str | None, ...]


def statements_of(request: Callable[[], None], *, superuser_url: str, log: Path, application: str) -> list[Sent]:
    """What the application sent while it answered one request, from BEGIN (or what precedes it) to COMMIT.

    The request is made again until the server's processes have heard that they shall log.
    """
    _run(superuser_url, _LOG_ALL)
    try:
        limit = time.monotonic() + PATIENCE_S
        while time.monotonic() < limit:
            before = log.stat().st_size
            request()
            sent = parse(log.read_bytes()[before:].decode("utf-8", "replace"), application)
            if sent and "COMMIT" in sent[-1].sql and any("BEGIN" in one.sql for one in sent):
                return sent
    finally:
        _run(superuser_url, _LOG_AS_BEFORE)
    raise Trouble(f"PostgreSQL did not log the statements of {application}; see {log}")


def parse(text: str, application: str) -> list[Sent]:
    """The application's statements in a server's log whose lines begin with `%a|`."""
    sent: list[Sent] = []
    for entry in re.split(r"\n(?!\t)", text):
        who, _, message = entry.replace("\n\t", "\n").partition("|")
        if who != application:
            continue
        if (statement := _SENT.match(message)) and _RESET not in statement[1]:
            sent.append(Sent(statement[1].strip().rstrip(";"), ()))
        elif (detail := _DETAIL.match(message)) and sent:
            values = tuple(_value(found) for found in _PARAMETER.findall(detail[1]))
            sent[-1] = Sent(sent[-1].sql, values)
    return sent


def _value(written: str) -> str | None:
    return None if written == "NULL" else written[1:-1].replace("''", "'")


def _run(url: str, commands: tuple[str, ...]) -> None:
    async def running() -> None:
        connection = await asyncpg.connect(url)
        try:
            for command in commands:
                await connection.execute(command)
            await connection.execute("SELECT pg_reload_conf()")
        finally:
            await connection.close()

    asyncio.run(running())
