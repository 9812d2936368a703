"""The store, over a folder and over a server that speaks S3: whole files or none, parts, and what is swept."""

import asyncio
import os
import stat
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer
from pydantic import ValidationError

from arit_kit.files.containers import look_into
from arit_kit.files.store import Store
from arit_kit.files.types import TYPES
from arit_kit.identity.dev_issuer import ensure_service_key
from arit_kit.ids import uuid7
from arit_kit.settings import FileSettings
from arit_kit.testing.papers import PDF, docx, zipped
from arit_kit.time.today import now
from arit_kit.web.problems import Problem

LONG = os.urandom(13_000_000)
KEYS = {"files_access_key": "key", "files_secret_key": "secret"}


def settings(tmp_path: Path, address: str | None, **more: str) -> FileSettings:
    return FileSettings(
        environment="development", port=1, agency_url="postgresql://a", province_url="postgresql://a",
        identity_issuer="x", identity_jwks="file:///x", signing_key=ensure_service_key(tmp_path, "x"),
        files_store=address, **more,
    )  # fmt: skip


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """The address of a server that speaks S3, with a bucket."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    keys = {"aws_access_key_id": "key", "aws_secret_access_key": "secret", "region_name": "us-east-1"}
    boto3.client("s3", endpoint_url=f"http://{host}:{port}", **keys).create_bucket(Bucket="papers")
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture(params=["folder", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path, s3: str) -> Store:
    address = (tmp_path / "Thư mục").as_uri() if request.param == "folder" else f"s3://papers/dossiers?endpoint={s3}"
    opened = Store.open(settings(tmp_path, address, **KEYS), "dossiers")
    assert opened is not None
    return opened


async def pieces(content: bytes, size: int = 100_000) -> AsyncIterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size]


async def read(store: Store, *part) -> bytes:
    return b"".join([piece async for piece in await store.read(*part)])


async def test_a_file_is_read_whole_and_in_parts(store: Store) -> None:
    for content in (PDF, LONG):
        id = uuid7()
        await store.put(id, pieces(content))
        assert await read(store, id) == content
        assert await read(store, id, 7, 20) == content[7:20]
        assert await read(store, id, len(content) - 3, len(content)) == content[-3:]


async def test_what_fails_on_its_way_leaves_nothing(store: Store) -> None:
    id = uuid7()

    async def failing() -> AsyncIterator[bytes]:
        yield LONG
        raise Problem("file-type-refused")

    with pytest.raises(Problem, match="file-type-refused"):
        await store.put(id, failing())
    with pytest.raises(RuntimeError):
        await store.read(id)


async def test_whoever_stops_an_upload_leaves_nothing(store: Store, tmp_path: Path) -> None:
    id = uuid7()

    async def stuck() -> AsyncIterator[bytes]:
        yield LONG
        await asyncio.sleep(60)
        yield b"never"

    upload = asyncio.create_task(store.put(id, stuck()))
    await asyncio.sleep(0.5)
    upload.cancel()
    with pytest.raises(asyncio.CancelledError):
        await upload
    with pytest.raises(RuntimeError):
        await store.read(id)


async def test_a_container_is_looked_into_where_it_lies(store: Store) -> None:
    for content, kind in ((docx(), "docx"), (zipped({"a.pdf": PDF + os.urandom(3_000_000)}), "zip")):
        id = uuid7()
        await store.put(id, pieces(content))

        def look(id=id):
            with store.opened(id) as file:
                return look_into(file)

        assert await asyncio.to_thread(look) is TYPES[kind]


async def test_what_is_deleted_is_gone_and_may_be_deleted_twice(store: Store) -> None:
    id = uuid7()
    await store.put(id, pieces(PDF))
    await store.delete(id)
    await store.delete(id)
    with pytest.raises(RuntimeError):
        await store.read(id)


async def test_files_are_listed_by_age(store: Store) -> None:
    ids = {uuid7() for _ in range(3)}
    for id in ids:
        await store.put(id, pieces(PDF))
    listed = {id async for batch in store.older_than(now() + timedelta(minutes=1)) for id in batch}
    assert ids <= listed
    assert [id async for batch in store.older_than(now() - timedelta(hours=1)) for id in batch] == []


@pytest.mark.parametrize("kind", ["folder", "s3"])
async def test_services_that_share_a_store_see_only_their_own(tmp_path: Path, s3: str, kind: str) -> None:
    address = tmp_path.as_uri() if kind == "folder" else f"s3://papers?endpoint={s3}"
    stores = [Store.open(settings(tmp_path, address, **KEYS), name) for name in ("dossiers", "clusters")]
    ids = [uuid7(), uuid7()]
    for store, id in zip(stores, ids, strict=True):
        assert store is not None
        await store.put(id, pieces(PDF))
    for store, own, other in zip(stores, ids, reversed(ids), strict=True):
        assert store is not None
        listed = [id async for batch in store.older_than(now() + timedelta(minutes=1)) for id in batch]
        assert own in listed and other not in listed


async def test_a_store_that_does_not_answer_is_503(tmp_path: Path) -> None:
    store = Store.open(settings(tmp_path, "s3://papers?endpoint=http://127.0.0.1:1", **KEYS), "dossiers")
    assert store is not None
    with pytest.raises(Problem) as refused:
        await store.delete(uuid7())
    assert refused.value.kind.status == 503


async def test_a_file_in_a_folder_is_for_the_service_alone(tmp_path: Path) -> None:
    store = Store.open(settings(tmp_path, (tmp_path / "files").as_uri()), "dossiers")
    assert store is not None
    await store.put(uuid7(), pieces(PDF))
    assert stat.S_IMODE((tmp_path / "files" / "dossiers").stat().st_mode) == 0o700


def test_no_address_is_no_store(tmp_path: Path) -> None:
    assert Store.open(settings(tmp_path, None), "dossiers") is None


@pytest.mark.parametrize(
    "address",
    ["", "files", "/files", "file://host/files", "file:///", "file:///a?b=c", "s3://", "s3:///prefix", "http://x/y",
     "s3://papers?secret=x", "s3://papers?endpoint=ftp://x"],
)  # fmt: skip
def test_an_address_that_is_none_stops_the_process(tmp_path: Path, address: str) -> None:
    with pytest.raises(ValidationError, match="files_store"):
        settings(tmp_path, address)


@pytest.mark.parametrize("address", ["clamav", "clamav:", ":3310", "clamav:x", "run/clamd.sock"])
def test_a_scanner_that_is_none_stops_the_process(tmp_path: Path, address: str) -> None:
    with pytest.raises(ValidationError, match="clamav"):
        settings(tmp_path, None, clamav=address)
