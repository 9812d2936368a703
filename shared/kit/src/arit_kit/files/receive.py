"""A file on its way in: counted, hashed and judged by its first bytes as it passes into the store."""

import asyncio
import hashlib
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from uuid import UUID

from fastapi import Request
from starlette.requests import ClientDisconnect

from arit_kit.files.containers import Trap, look_into
from arit_kit.files.store import Store
from arit_kit.files.types import HEAD_BYTES, ZIP, FileType, of_head
from arit_kit.ids import uuid7
from arit_kit.web.idempotency import Replay
from arit_kit.web.problems import Fault, Problem

SILENT_S = 30.0
"""How long a client may send nothing."""
SLOWEST = 4_000
"""Bytes a second, on the whole: whoever sends less keeps others from sending."""
MOST_AT_ONCE = 10
"""Uploads of one process; each holds a few parts in memory."""
MOST_OF_ONE = 5
"""Of them from one person or system, so that nobody keeps all others waiting."""
_coming = asyncio.Semaphore(MOST_AT_ONCE)
_coming_from: Counter[str] = Counter()
_looking = asyncio.Semaphore(2)


@dataclass(frozen=True, slots=True)
class Received:
    """A file that lies whole in the store, under the id of the attachment that it shall be."""

    id: UUID
    size: int
    sha256: str
    kind: FileType


@asynccontextmanager
async def received(request: Request, store: Store, file_name: str, most_bytes: int) -> AsyncIterator[Received]:
    """Take the request's body into the store, for the block that records it; a block that refuses takes it away.

    Where the block fails otherwise, nobody knows whether it was recorded: then the file stays, and is swept once no
    row has cited it for a day. Raises 413, 415 `file-type-refused`, 422 `file-refused`.
    """
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > most_bytes:
        raise _too_large(most_bytes)
    subject = request.state.caller.subject
    if _coming.locked() or _coming_from[subject] >= MOST_OF_ONE:
        raise Problem("service-unavailable", retry_after=5)
    id = uuid7()
    try:
        async with _coming, _counted(subject):
            coming = _Coming(request, most_bytes)
            await store.put(id, coming.pieces())
            kind = await _kind(store, id, coming.kind, file_name)
        yield Received(id, coming.size, coming.sha256, kind)
    except (Problem, Replay, ClientDisconnect) as refusal:
        with suppress(Problem):
            await store.delete(id)
        if isinstance(refusal, ClientDisconnect):
            raise Problem("malformed-request") from refusal
        raise


@asynccontextmanager
async def _counted(subject: str) -> AsyncIterator[None]:
    _coming_from[subject] += 1
    try:
        yield
    finally:
        _coming_from[subject] -= 1
        if not _coming_from[subject]:
            del _coming_from[subject]


class _Coming:
    """The body as it comes."""

    def __init__(self, request: Request, most_bytes: int) -> None:
        self._request, self._most_bytes = request, most_bytes
        self._digest = hashlib.sha256()
        self._head = b""
        self.size = 0

    @property
    def sha256(self) -> str:
        """Of all that has come, hexadecimal."""
        return self._digest.hexdigest()

    @property
    def kind(self) -> FileType:
        """What its first bytes tell; 415 where that is not accepted."""
        kind = of_head(self._head)
        if kind is None:
            raise Problem("file-type-refused")
        return kind

    async def pieces(self) -> AsyncIterator[bytes]:
        """The body, piece by piece; nothing more of it is taken once it is too large or of a wrong type."""
        stream = self._request.stream()
        began = time.monotonic()
        while True:
            late = began + SILENT_S + self.size / SLOWEST - time.monotonic()
            try:
                async with asyncio.timeout(min(SILENT_S, late)):
                    piece = await anext(stream, None)
            except TimeoutError as silent:
                vi, en = "Nội dung tệp ngừng giữa chừng hoặc quá chậm.", "The file stopped coming, or came too slowly."
                raise Problem("malformed-request", vi=vi, en=en) from silent
            if piece is None:
                break
            if not piece:
                continue
            self.size += len(piece)
            if self.size > self._most_bytes:
                raise _too_large(self._most_bytes)
            self._digest.update(piece)
            if len(self._head) < HEAD_BYTES:
                self._head += piece[: HEAD_BYTES - len(self._head)]
                if len(self._head) == HEAD_BYTES:
                    _ = self.kind
            yield piece
        _ = self.kind


async def _kind(store: Store, id: UUID, kind: FileType, file_name: str) -> FileType:
    """The type of the file in the store; 422 where its inside is a trap, or where the name promises another type."""
    if kind is ZIP:
        async with _looking:
            try:
                kind = await asyncio.to_thread(_look, store, id)
            except Trap as trap:
                fault = Fault("", trap.code, trap.vi, trap.en)
                raise Problem("file-refused", vi=trap.vi, en=trap.en, faults=[fault]) from trap
    if not kind.fits(file_name):
        ends = ", ".join(f".{one}" for one in kind.extensions)
        vi = f"Nội dung là {kind.media_type}: tên tệp phải kết thúc bằng {ends}."
        en = f"The content is {kind.media_type}: the name must end in {ends}."
        raise Problem("file-refused", vi=vi, en=en, faults=[Fault("file_name", "extension", vi, en)])
    return kind


def _look(store: Store, id: UUID) -> FileType:
    with store.opened(id) as file:
        return look_into(file)


def _too_large(most_bytes: int) -> Problem:
    return Problem(
        "too-large",
        vi=f"Tệp không quá {most_bytes} byte.",
        en=f"A file has {most_bytes} bytes at most.",
        headers={"Connection": "close"},
    )
