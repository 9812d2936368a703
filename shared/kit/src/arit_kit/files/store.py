"""Where files lie: a folder or a bucket that speaks S3, both through obstore; a file is whole there or not at all."""

import asyncio
import io
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import parse_qs, unquote, urlsplit
from uuid import UUID

import obstore
import structlog
from obstore.exceptions import BaseError
from obstore.store import LocalStore, S3Store

from arit_kit.settings import FileSettings
from arit_kit.web.problems import Problem

if TYPE_CHECKING:
    from obstore.store import ClientConfig, RetryConfig

log = structlog.get_logger()
PART_BYTES = 5 * 1024 * 1024
"""The least that S3 takes as a part; an upload holds a few of them in memory."""
PARTS_AT_ONCE = 2
PIECE_BYTES = 256 * 1024
CONNECT_S, SILENT_S, WHOLE_S = 5, 30, 900
RETRY_S = 20


class Store:
    """The files of a service, each under the id of its attachment.

    They lie under the service's name: services may share a bucket, and none sweeps what is another's.
    """

    def __init__(self, store: LocalStore | S3Store, folder: Path | None) -> None:
        self._store, self._folder = store, folder

    @classmethod
    def open(cls, settings: FileSettings, service: str) -> "Store | None":
        """The store that the settings name, None where they name none; a folder is made where it is missing."""
        if settings.files_store is None:
            return None
        parts = urlsplit(settings.files_store)
        if parts.scheme == "file":
            folder = Path(unquote(parts.path)) / service
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return cls(LocalStore(folder), folder)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        client: ClientConfig = {
            "connect_timeout": timedelta(seconds=CONNECT_S),
            "read_timeout": timedelta(seconds=SILENT_S),
            "timeout": timedelta(seconds=WHOLE_S),
            "allow_http": asked.get("endpoint", "").startswith("http://"),
        }
        retry: RetryConfig = {"max_retries": 3, "retry_timeout": timedelta(seconds=RETRY_S)}
        config: dict[str, str] = {name: asked[name] for name in ("endpoint", "region") if name in asked}
        if settings.files_access_key and settings.files_secret_key:
            config["access_key_id"] = settings.files_access_key
            config["secret_access_key"] = settings.files_secret_key.get_secret_value()
        prefix = f"{parts.path.strip('/')}/{service}".lstrip("/")
        return cls(S3Store(parts.netloc, prefix=prefix, client_options=client, retry_config=retry, **config), None)  # type: ignore[arg-type]

    async def put(self, id: UUID, pieces: AsyncIterator[bytes]) -> None:
        """Keep what comes, once all of it has come; what the pieces raise leaves nothing behind."""
        with _told():
            await obstore.put_async(
                self._store,
                _key(id),
                pieces,
                use_multipart=True,
                chunk_size=PART_BYTES,
                max_concurrency=PARTS_AT_ONCE,
            )
        if self._folder is not None:
            await asyncio.to_thread(_to_disk, self._folder / _key(id))

    async def read(self, id: UUID, first: int = 0, end: int | None = None) -> AsyncIterator[bytes]:
        """The file's bytes from `first` to before `end`, piece by piece; it is opened before this returns."""
        with _told():
            options = {} if end is None else {"range": (first, end)}
            found = await obstore.get_async(self._store, _key(id), options=options)  # type: ignore[arg-type]
        return self._pieces(found)

    @staticmethod
    async def _pieces(found: "obstore.GetResult") -> AsyncIterator[bytes]:
        with _told():
            async for piece in found.stream(min_chunk_size=PIECE_BYTES):
                yield bytes(piece)

    @contextmanager
    def opened(self, id: UUID) -> Iterator[BinaryIO]:
        """The file to seek in, for a thread of its own."""
        with _told():
            yield io.BufferedReader(_Seekable(obstore.open_reader(self._store, _key(id))), PIECE_BYTES)

    async def delete(self, id: UUID) -> None:
        """Take the file away, if it is there."""
        with _told():
            try:
                await obstore.delete_async(self._store, _key(id))
            except FileNotFoundError:
                return

    async def older_than(self, moment: datetime) -> AsyncIterator[list[UUID]]:
        """The ids of all files that have been there since before the moment, batch by batch."""
        with _told():
            async for batch in obstore.list(self._store, chunk_size=500):
                aged = [_id(one["path"]) for one in batch if one["last_modified"] < moment]
                yield [id for id in aged if id is not None]

    async def sweep_halves(self, moment: datetime) -> int:
        """Delete what uploads left half in a folder when their process was killed; how many.

        In a bucket that is the work of its own rule for incomplete uploads.
        """
        return 0 if self._folder is None else await asyncio.to_thread(_sweep_halves, self._folder, moment)


def _key(id: UUID) -> str:
    """Folders by the last two digits: of a UUIDv7 the first are the time, the last chance."""
    return f"{id.hex[-2:]}/{id}"


def _id(key: str) -> UUID | None:
    try:
        return UUID(key.rpartition("/")[2])
    except ValueError:
        return None


def _to_disk(path: Path) -> None:
    """Let the file survive a loss of power, like the row that will cite it."""
    for one in (path, path.parent):
        descriptor = os.open(one, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sweep_halves(folder: Path, moment: datetime) -> int:
    swept = 0
    for path in folder.glob("??/*#*"):
        if datetime.fromtimestamp(path.stat().st_mtime, UTC) < moment:
            path.unlink(missing_ok=True)
            swept += 1
    return swept


@contextmanager
def _told() -> Iterator[None]:
    """A store that does not answer is 503; a file that should be there and is not is an error of ours."""
    try:
        yield
    except FileNotFoundError as lost:
        raise RuntimeError("a file of the store is gone") from lost
    except (BaseError, OSError) as failure:
        log.warning("file_store_failed", failure=type(failure).__name__, text=str(failure)[:300])
        raise Problem(
            "service-unavailable",
            vi="Kho lưu tệp không trả lời.",
            en="The file store does not answer.",
            retry_after=5,
        ) from failure


class _Seekable(io.RawIOBase):
    """obstore's reader as `zipfile` wants it."""

    def __init__(self, reader: "obstore.ReadableFile") -> None:
        self._reader = reader

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._reader.seek(offset, whence)

    def tell(self) -> int:
        return self._reader.tell()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = bytes(self._reader.read(len(buffer)))
        buffer[: len(piece)] = piece
        return len(piece)
