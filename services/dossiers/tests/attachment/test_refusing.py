"""Files that are refused: by type, size, name or what is in them; and nothing of them stays."""

import asyncio

import httpx
import pytest

from arit_contracts import roles as R
from arit_kit.app import create_app
from arit_kit.files import actions, receive
from arit_kit.testing import expect
from arit_kit.testing.papers import EXE, JPEG, PDF, PNG, docx, ods, xlsx, zipped
from arit_kit.testing.world import World

COUNTS = "SELECT (SELECT count(*) FROM attachment), (SELECT count(*) FROM history), (SELECT count(*) FROM feed)"


@pytest.fixture(autouse=True)
async def nothing_stays(request: pytest.FixtureRequest, world: World, files):
    async with world.as_owner() as owner:
        before, stored = await owner.fetchrow(COUNTS), files.stored()
        yield
        if "accepted" not in request.node.name:
            assert await owner.fetchrow(COUNTS) == before
            assert files.stored() == stored


@pytest.mark.parametrize(
    "content, file_name, media_type",
    [
        (PDF, "a.PDF", "application/pdf"),
        (PNG, "a.png", "image/png"),
        (JPEG, "ảnh.jpeg", "image/jpeg"),
        (b"II*\0" + b"\0" * 20, "a.tif", "image/tiff"),
        (xlsx(), "a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (ods(), "a.ods", "application/vnd.oasis.opendocument.spreadsheet"),
        (zipped({"a.pdf": PDF}), "bộ hồ sơ.zip", "application/zip"),
    ],
)
async def test_what_is_accepted(files, content: bytes, file_name: str, media_type: str) -> None:
    assert (await files.send(content, file_name))["media_type"] == media_type


@pytest.mark.parametrize(
    "content",
    [
        EXE,
        b"\x7fELF\2\1\1" + b"\0" * 40,
        b"#!/bin/sh\necho",
        b"<html><script>alert(1)</script></html>",
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 40,
        b"{}",
        b" " + PDF,
        b"%PD",
        b"",
    ],
    ids=lambda content: repr(content[:8]),
)
async def test_a_type_that_is_not_accepted_is_refused_whatever_its_name(files, content: bytes) -> None:
    expect.problem(await files.try_send(content, "a.pdf"), 415, "file-type-refused")


@pytest.mark.parametrize(
    "content, file_name",
    [(PNG, "a.pdf"), (PDF, "a.docx"), (docx(), "a.xlsx"), (xlsx(), "a.zip"), (PDF, "a.pdf.exe"), (PDF, "a pdf")],
)
async def test_a_name_must_fit_the_content(files, content: bytes, file_name: str) -> None:
    expect.problem(await files.try_send(content, file_name), 422, "file-refused", "file_name")


@pytest.mark.parametrize(
    "file_name",
    ["../../etc/a.pdf", "..\\a.pdf", "/a.pdf", "C:\\fakepath\\a.pdf", "a\0.pdf", "a\r\nSet-Cookie: x.pdf",
     "x\u202efdp.pdf", "a" * 300 + ".pdf", "nul.pdf", "con .pdf", "", "a", None],
    ids=ascii,
)  # fmt: skip
async def test_a_name_that_is_a_trick_is_refused(files, file_name: str | None) -> None:
    expect.problem(await files.try_send(PDF, file_name), 422, "invalid-content", "file_name")


async def test_a_misspelt_parameter_is_refused(files) -> None:
    expect.problem(await files.try_send(PDF, replace="x"), 422, "invalid-content", "replace")
    expect.problem(await files.try_send(PDF, replaces="x"), 422, "invalid-content", "replaces")


@pytest.mark.parametrize(
    "content, file_name, code",
    [
        (zipped({"../a.pdf": PDF}), "a.zip", "path"),
        (zipped({"a.exe": EXE}), "a.zip", "type"),
        (zipped({"a.zip": zipped({"a.pdf": PDF})}), "a.zip", "nested"),
        (docx(**{"word/vbaProject.bin": "x"}), "a.docx", "macros"),
        (xlsx(b"\0" * 20_000_000), "a.xlsx", "bomb"),
        (zipped({"a.pdf": PDF + b"\0" * 20_000_000}), "a.zip", "bomb"),
        (zipped({"a.pdf": PDF})[:-5], "a.zip", "broken"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_a_container_that_is_a_trap_is_refused(files, content: bytes, file_name: str, code: str) -> None:
    refused = expect.problem(await files.try_send(content, file_name), 422, "file-refused")
    assert [one["code"] for one in refused["errors"]] == [code]


@pytest.fixture
def small(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = world.app.state.settings
    monkeypatch.setitem(world.app.state._state, "settings", settings.model_copy(update={"files_max_bytes": 1_000}))


async def test_a_file_that_declares_too_much_is_refused_before_it_comes(files, small) -> None:
    expect.problem(await files.try_send(PDF + b" " * 2_000), 413, "too-large")


async def test_a_file_that_grows_too_large_is_refused_as_it_comes(files, small) -> None:
    taken = 0

    async def endless():
        nonlocal taken
        yield PDF
        while True:
            taken += 1
            yield b" " * 600

    expect.problem(await files.try_send(endless()), 413, "too-large")
    assert taken <= 3


async def test_a_wrong_type_is_not_read_to_its_end(files) -> None:
    taken = 0

    async def endless():
        nonlocal taken
        while True:
            taken += 1
            yield EXE

    expect.problem(await files.try_send(endless(), "a.pdf"), 415, "file-type-refused")
    assert taken <= 3


async def test_a_client_that_sends_nothing_or_byte_by_byte_is_not_waited_for(
    files, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There are ten places for uploads in a process, and nobody keeps one for an afternoon."""
    monkeypatch.setattr(receive, "SILENT_S", 0.3)

    async def silent():
        yield PDF
        await asyncio.sleep(5)

    async def trickling():
        yield PDF
        for _ in range(50):
            yield b" "
            await asyncio.sleep(0.1)

    for slow in (silent(), trickling()):
        async with asyncio.timeout(3):
            expect.problem(await files.try_send(slow), 400, "malformed-request")


async def test_one_client_takes_no_more_than_half_of_the_places_for_uploads(files) -> None:
    arrived, hold = asyncio.Semaphore(0), asyncio.Event()

    async def held():
        arrived.release()
        await hold.wait()
        yield EXE

    uploads = [asyncio.create_task(files.try_send(held())) for _ in range(receive.MOST_OF_ONE)]
    for _ in uploads:
        await arrived.acquire()
    refused = await files.try_send(EXE)
    expect.problem(refused, 503, "service-unavailable")
    assert refused.headers["retry-after"] == "5"
    expect.problem(await files.try_send(EXE, claims={"subject": "another"}), 415, "file-type-refused")
    hold.set()
    for answer in await asyncio.gather(*uploads):
        expect.problem(answer, 415, "file-type-refused")
    expect.problem(await files.try_send(EXE), 415, "file-type-refused")


async def test_without_a_store_files_are_refused(world: World, files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(world.app.state._state, "store", None)
    expect.problem(await files.try_send(), 503, "service-unavailable")


async def test_a_record_takes_so_many_files_and_no_more(files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_OF_A_RECORD", 0)
    expect.problem(await files.try_send(), 409, "conflict")


async def test_a_service_without_a_store_is_ready_all_the_same(world: World) -> None:
    state = world.app.state
    settings = state.settings.model_copy(update={"files_store": None, "follow_feeds": True, "neighbours": {}})
    app = create_app(state.service, settings)
    async with app.router.lifespan_context(app), httpx.AsyncClient(transport=httpx.ASGITransport(app)) as client:
        await asyncio.sleep(0)
        ready = await client.get("http://service/health/ready")
        assert (ready.status_code, "ended" in ready.json()) == (200, False), ready.text


async def test_while_its_state_is_hidden_a_dossier_takes_no_files(world: World, story, files, monkeypatch) -> None:
    monkeypatch.setitem(world.service.privileges, "dossier.write", frozenset({R.IMPLEMENTER, R.AGENCY_OFFICER}))
    async with world.as_owner() as owner:
        await owner.execute("UPDATE dossier SET state = 'ministry_appraised' WHERE id = $1", files.dossier["id"])
        refused = expect.problem(await files.try_send(role=R.AGENCY_OFFICER), 409, "action-not-allowed")
        assert refused["state"] == "ministry_appraised"
        assert expect.problem(await files.try_send(), 409, "action-not-allowed")["state"] == "forwarded"
        await owner.execute("UPDATE dossier SET state = 'selected' WHERE id = $1", files.dossier["id"])
