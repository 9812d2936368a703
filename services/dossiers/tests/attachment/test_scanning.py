"""Scanning by a real clamd: nothing is downloadable before, and only what it could look at whole is clean after."""

import asyncio
from collections.abc import Iterator

import pytest

from arit_contracts import roles as R
from arit_kit.files import keeper as keeping
from arit_kit.testing import expect
from arit_kit.testing.clamd import FILE_BYTES, FINDING, MARK, STREAM_BYTES, clamd
from arit_kit.testing.papers import PDF, zipped
from arit_kit.testing.world import World


@pytest.fixture(scope="module")
def scanner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with clamd(tmp_path_factory.mktemp("clamd")) as address:
        yield address


async def refused(files, attachment: dict, state: str) -> None:
    """Its content is given to nobody, in whole or in part."""
    for headers in ({}, {"Range": "bytes=0-1"}, {"If-None-Match": f'"{attachment["sha256"]}"'}):
        answer = expect.problem(await files.content(attachment, **headers), 409, "attachment-not-clean")
        assert answer["state"] == state


async def test_a_clean_file_is_downloadable_once_it_is_scanned(files, scanner, scanned_by) -> None:
    scanned_by(scanner)
    attachment = await files.send()
    await refused(files, attachment, "pending")
    assert (await files.content(attachment)).headers["retry-after"] == "2"
    judged = await files.judged(attachment)
    assert (judged["state"], judged["downloadable"], judged["finding"]) == ("clean", True, None)
    assert judged["scanned_at"] and (await files.content(judged)).content == PDF


@pytest.mark.parametrize("content, name", [(PDF + MARK, "a.pdf"), (zipped({"a.pdf": PDF + MARK}), "a.zip")])
async def test_an_infected_file_is_never_given_out(world: World, files, scanner, scanned_by, content, name) -> None:
    scanned_by(scanner)
    attachment = await files.send(content, name)
    judged = await files.judged(attachment)
    assert (judged["state"], judged["downloadable"], judged["finding"]) == ("infected", False, FINDING)
    await refused(files, judged, "infected")
    assert "retry-after" not in (await files.content(judged)).headers
    history = await world.client(R.AUDITOR).get(f"/v1/dossiers/{files.dossier['id']}/history")
    entry = history.json()["items"][-1]
    assert (entry["action"], entry["actor"]) == ("refuse_attachment", "dossiers")
    assert FINDING in entry["reason"] and attachment["reference"] in entry["reason"]
    told = [event.type for event in await world.events() if event.subject == attachment["urn"]]
    assert told == ["dossiers.dossier_attachment.sent.v1", "dossiers.dossier_attachment.infected.v1"]


async def test_a_clean_verdict_leaves_the_records_version_alone(files, scanner, scanned_by) -> None:
    scanned_by(scanner)
    attachment = await files.send()
    version = (await files.story.dossier(files.dossier["id"]))["version"]
    await files.judged(attachment)
    assert (await files.story.dossier(files.dossier["id"]))["version"] == version


@pytest.mark.parametrize(
    "size, finding",
    [
        (FILE_BYTES + 1_000, "Heuristics.Limits.Exceeded.MaxFileSize"),
        (6 * STREAM_BYTES, "larger than the scanner takes"),
    ],
)
async def test_what_cannot_be_scanned_whole_is_not_clean(files, scanner, scanned_by, size: int, finding: str) -> None:
    scanned_by(scanner)
    judged = await files.judged(await files.send(PDF + b" " * size))
    assert (judged["state"], judged["downloadable"], judged["finding"]) == ("unscannable", False, finding)
    await refused(files, judged, "unscannable")


async def test_while_the_scanner_is_down_files_wait_and_nothing_stands_still(
    files, scanner, scanned_by, tmp_path
) -> None:
    scanned_by(str(tmp_path / "nobody.sock"))
    attachment = await files.send()
    assert (await files.judged(attachment))["state"] == "pending"
    await refused(files, attachment, "pending")
    scanned_by("127.0.0.1:1")
    assert (await files.judged(attachment))["state"] == "pending"
    scanned_by(scanner)
    assert (await files.judged(attachment))["state"] == "clean"


@pytest.mark.parametrize("reply", [b"", b"stream: Can't allocate memory ERROR\0", b"x" * 10_000, b"\xff\0"])
async def test_a_scanner_that_gives_no_verdict_is_asked_again_and_then_the_file_is_to_blame(
    files, scanned_by, monkeypatch, tmp_path, reply: bytes
) -> None:
    monkeypatch.setattr(keeping, "PAUSE_SECONDS", 0.0)

    async def answer(reader, writer):
        await reader.read(100)
        writer.write(reply)
        writer.close()

    address = str(tmp_path / "odd.sock")
    server = await asyncio.start_unix_server(answer, address)
    scanned_by(address)
    attachment = await files.send()
    for _ in range(keeping.MOST_BROKEN - 1):
        assert (await files.judged(attachment))["state"] == "pending"
    assert (await files.judged(attachment))["state"] == "unscannable"
    server.close()


async def test_a_file_that_breaks_the_scanner_keeps_no_other_waiting(
    files, scanner, scanned_by, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned_by(scanner)
    lost, sound = await files.send(), await files.send()
    from uuid import UUID

    await world.app.state.store.delete(UUID(lost["id"]))
    await files.judged(sound)
    assert ((await files.get(lost))["state"], (await files.get(sound))["state"]) == ("pending", "clean")
    asked: list[UUID] = []
    monkeypatch.setattr(world.app.state.store, "read", asked.append)
    await world.app.state.keeper.scan_waiting()
    assert UUID(lost["id"]) not in asked, "nor fills it the log every two seconds"
    async with world.as_owner() as owner:
        await owner.execute("UPDATE attachment SET state = 'unscannable' WHERE id = $1", lost["id"])


async def test_without_a_scanner_files_are_given_out_unscanned_and_say_so(world: World, files) -> None:
    attachment = await files.send()
    await refused(files, attachment, "pending")
    judged = await files.judged(attachment)
    assert (judged["state"], judged["downloadable"], judged["scanned_at"]) == ("not_scanned", True, None)


async def test_what_was_not_scanned_is_scanned_once_there_is_a_scanner(files, scanner, scanned_by) -> None:
    attachment = await files.judged(await files.send(PDF + MARK))
    assert attachment["state"] == "not_scanned"
    scanned_by(scanner)
    assert (await files.judged(attachment))["state"] == "infected"
    await refused(files, attachment, "infected")


async def test_a_verdict_is_given_once(world: World, files, scanner, scanned_by) -> None:
    scanned_by(scanner)
    attachment = await files.send()
    keeper = world.app.state.keeper
    await asyncio.gather(*(keeper.scan_waiting() for _ in range(3)))
    history = (await world.client(R.AUDITOR).get(f"{attachment['href']}/history")).json()["items"]
    assert [entry["action"] for entry in history] == ["create", "pass"]


async def test_the_keeper_runs_by_itself(world: World, files, scanner, scanned_by) -> None:
    keeper = scanned_by(scanner)
    running = asyncio.create_task(keeper.run())
    try:
        attachment = await files.send()
        async with asyncio.timeout(20):
            while (await files.get(attachment))["state"] == "pending":
                await asyncio.sleep(0.05)
    finally:
        running.cancel()
    assert (await files.get(attachment))["state"] == "clean"
