"""Whether histories are whole: every entry's hash recomputed, every chain followed to its record's own row."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import asyncpg

from arit_kit.db.history import FIRST_HASH, HASHED, entry_hash
from arit_kit.db.resource import Resource

READ_AHEAD = 1_000


async def first_break(connection: "asyncpg.Connection[asyncpg.Record]", resources: Sequence[Resource]) -> str | None:
    """The first entry or record whose history is not whole, in a sentence; None when all of them are.

    Reads all of the history once, on one snapshot.
    """
    async with connection.transaction(isolation="repeatable_read"):
        last: dict[UUID, tuple[int, bytes]] = {}
        async for row in connection.cursor("SELECT * FROM history ORDER BY record_id, seq", prefetch=READ_AHEAD):
            seq, before = last.get(row["record_id"], (0, FIRST_HASH))
            if row["seq"] != seq + 1:
                return f"{row['kind']} {row['record_id']}: entry {seq + 1} is missing."
            if row["previous_hash"] != before or row["hash"] != entry_hash(before, _hashed(row)):
                return f"{row['kind']} {row['record_id']}: entry {row['seq']} is not what was recorded."
            last[row["record_id"]] = (row["seq"], row["hash"])
        for resource in resources:
            query = f"SELECT id, history_seq, history_hash FROM {resource.table.name}"
            async for row in connection.cursor(query, prefetch=READ_AHEAD):
                if last.pop(row["id"], None) != (row["history_seq"], row["history_hash"]):
                    return f"{resource.kind} {row['id']}: its row does not end its history."
    return f"History of the unknown record {next(iter(last))}." if last else None


def _hashed(row: asyncpg.Record) -> dict[str, Any]:
    return {name: row[name] for name in HASHED}
