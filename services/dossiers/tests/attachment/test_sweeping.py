"""What a crash leaves in the store: seen by nobody, and swept a day later."""

from datetime import timedelta

from arit_kit.files.keeper import SWEPT_AFTER
from arit_kit.ids import uuid7
from arit_kit.testing.papers import PDF
from arit_kit.testing.world import World
from arit_kit.time.today import clock, now


async def pieces():
    yield PDF


async def test_an_empty_database_deletes_nothing(world: World, story) -> None:
    """A new or wrong database before a real store: a thousand papers would be cited by no row."""
    state, paper = world.app.state, uuid7()
    await state.store.put(paper, pieces())
    later = clock.set(now() + SWEPT_AFTER + timedelta(minutes=1))
    try:
        assert await state.keeper.sweep() == 0
        assert b"".join([piece async for piece in await state.store.read(paper)]) == PDF
    finally:
        clock.reset(later)
        await state.store.delete(paper)


async def test_what_no_row_cites_is_swept_after_a_day_and_nothing_else(world: World, files) -> None:
    """A process killed between the file and its row leaves the one without the other."""
    state = world.app.state
    cited, orphan = await files.clean(), uuid7()
    await state.store.put(orphan, pieces())
    half = files.folder / orphan.hex[-2:] / f"{uuid7()}#1"
    half.write_bytes(PDF)
    strange = files.folder / "notes.txt"
    strange.write_bytes(b"an operator's")
    assert await state.keeper.sweep() == 0
    assert half.exists() and strange.exists()
    later = clock.set(now() + SWEPT_AFTER + timedelta(minutes=1))
    try:
        assert await state.keeper.sweep() >= 2
    finally:
        clock.reset(later)
    assert not half.exists() and orphan not in files.stored()
    assert strange.exists() and (await files.content(cited)).content == PDF
    strange.unlink()
