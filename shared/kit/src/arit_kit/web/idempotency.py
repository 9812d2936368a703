"""Idempotency-Key: claimed, worked and answered in the one transaction of the write.

A duplicate in flight waits on the key's row, as long as `lock_timeout` admits, and then replays; a refused request
leaves the key free.
"""

import hashlib
from dataclasses import dataclass

import asyncpg
from sqlalchemy import (
    Column,
    DateTime,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    bindparam,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert
from starlette.responses import Response

from arit_kit.db.engine import Connection
from arit_kit.db.statements import Statement
from arit_kit.identity.caller import Caller
from arit_kit.time.today import now
from arit_kit.web.problems import Problem

LONGEST_KEY = 255


@dataclass(frozen=True, slots=True)
class Key:
    """A client's key for one write: its subject, its path, and a fingerprint of what was asked."""

    subject: str
    path: str
    key: str
    fingerprint: bytes


class Replay(Exception):
    """The key was used before with the same content: this is what was answered then."""

    def __init__(self, response: Response) -> None:
        super().__init__("replay")
        self.response = response


def key_of(value: str | None, caller: Caller, *, method: str, path: str, query: str, body: bytes) -> Key | None:
    """The request's key, if it has one; 422 if it is empty, too long or not printable."""
    if value is None:
        return None
    if not 1 <= len(value) <= LONGEST_KEY or not value.isprintable():
        raise Problem(
            "invalid-content",
            vi="Idempotency-Key phải có 1–255 ký tự in được.",
            en="Idempotency-Key must be 1 to 255 printable characters.",
        )
    scope = f"{sorted(caller.roles)} {caller.province} {caller.unit}"  # what was answered to one is not another's
    fingerprint = hashlib.sha256(b"\0".join([method.encode(), query.encode(), scope.encode(), body])).digest()
    return Key(caller.subject, f"{method} {path}", value, fingerprint)


class Keys:
    """The keys of a service and the answers kept under them."""

    def __init__(self, metadata: MetaData) -> None:
        self.table = table = Table(
            "idempotency_key",
            metadata,
            Column("subject", Text, primary_key=True),
            Column("path", Text, primary_key=True),
            Column("key", Text, primary_key=True),
            Column("fingerprint", LargeBinary, nullable=False),
            Column("claimed_at", DateTime(timezone=True), nullable=False, index=True),
            Column("status", Integer),
            Column("headers", Text),
            Column("body", LargeBinary),
        )
        this = [table.c[name] == bindparam(f"the_{name}") for name in ("subject", "path", "key")]
        names = ("subject", "path", "key", "fingerprint", "claimed_at")
        self._claim = Statement(
            insert(table).values({name: bindparam(name) for name in names}).on_conflict_do_nothing()
        )
        self._find = Statement(select(table.c.fingerprint, table.c.status, table.c.headers, table.c.body).where(*this))
        self._answer = Statement(
            update(table).where(*this).values({name: bindparam(name) for name in ("status", "headers", "body")})
        )

    async def replay(self, on: Connection, key: Key) -> None:
        """Raise Replay if the key's answer is known; look only, claim nothing."""
        row = await self._find.first(on, the_subject=key.subject, the_path=key.path, the_key=key.key)
        if row is not None and row["status"] is not None:
            raise Replay(_response(row, key))

    async def claim(self, on: Connection, key: Key) -> None:
        """Claim the key for this transaction, or raise Replay, or 409 after waiting for one in flight."""
        try:
            claimed = await self._claim.run(
                on,
                subject=key.subject,
                path=key.path,
                key=key.key,
                fingerprint=key.fingerprint,
                claimed_at=now(),
            )
        except asyncpg.LockNotAvailableError as waited:
            raise Problem("request-in-progress", retry_after=2) from waited
        if not claimed:
            await self.replay(on, key)
            raise Problem("request-in-progress", retry_after=2)

    async def answer(self, on: Connection, key: Key, response: Response) -> None:
        """Keep what is answered, in the transaction that did the work."""
        kept = [f"{name}: {response.headers[name]}" for name in ("etag", "location") if name in response.headers]
        await self._answer.run(
            on,
            the_subject=key.subject,
            the_path=key.path,
            the_key=key.key,
            status=response.status_code,
            headers="\n".join(kept),
            body=bytes(response.body),
        )


def _response(row: asyncpg.Record, key: Key) -> Response:
    if row["fingerprint"] != key.fingerprint:
        raise Problem("key-reused")
    headers = dict(line.split(": ", 1) for line in row["headers"].splitlines())
    headers["Idempotency-Replayed"] = "true"
    return Response(row["body"], row["status"], headers, media_type="application/json")
