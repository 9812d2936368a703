"""Reading a file: whole, in parts, and never shown within a page."""

from urllib.parse import unquote

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.papers import PDF, PNG
from arit_kit.testing.world import World

LONG = PDF + bytes(range(256)) * 8_000


async def test_a_file_comes_back_as_it_was_sent(world: World, files) -> None:
    attachment = await files.clean(LONG, "Đơn đề nghị.pdf")
    answer = await files.content(attachment, R.PROVINCE_OFFICER)
    assert (answer.status_code, answer.content) == (200, LONG)
    headers = answer.headers
    assert headers["etag"] == f'"{attachment["sha256"]}"' and headers["content-length"] == str(len(LONG))
    assert (headers["content-type"], headers["x-content-type-options"]) == ("application/pdf", "nosniff")
    assert headers["content-disposition"].startswith('attachment; filename="Don de nghi.pdf"; filename*=UTF-8')
    assert unquote(headers["content-disposition"]).endswith("''Đơn đề nghị.pdf")
    assert "sandbox" in headers["content-security-policy"]
    assert (headers["accept-ranges"], headers["vary"]) == ("bytes", "Authorization")
    assert headers["cache-control"] == "private, no-cache"
    by_reference = await world.client(R.AUDITOR).get(f"/v1/dossier-attachments/{attachment['reference']}/content")
    assert by_reference.content == LONG


@pytest.mark.parametrize(
    "asked, first, end",
    [("bytes=0-0", 0, 1), ("bytes=100-1099", 100, 1100), ("bytes=1000000-", 1_000_000, None), ("bytes=-7", -7, None)],
)
async def test_one_range_is_a_part(files, asked: str, first: int, end: int | None) -> None:
    attachment = await files.clean(LONG)
    answer = await files.content(attachment, Range=asked)
    part, size = LONG[first:end], len(LONG)
    begins = first % size
    assert (answer.status_code, answer.content) == (206, part)
    assert answer.headers["content-range"] == f"bytes {begins}-{begins + len(part) - 1}/{size}"
    assert answer.headers["content-length"] == str(len(part))


@pytest.mark.parametrize("asked", ["bytes=0-1,5-6", "bytes=x-", "pages=1-2", "bytes=5-2"])
async def test_what_is_no_single_range_gets_the_whole(files, asked: str) -> None:
    answer = await files.content(await files.clean(PNG, "a.png"), Range=asked)
    assert (answer.status_code, answer.content) == (200, PNG)


async def test_a_range_outside_the_file_tells_its_length(files) -> None:
    answer = await files.content(await files.clean(PNG, "a.png"), Range=f"bytes={len(PNG)}-")
    expect.problem(answer, 416, "range-not-satisfiable")
    assert answer.headers["content-range"] == f"bytes */{len(PNG)}"


async def test_a_range_holds_only_for_the_file_that_the_client_began(files) -> None:
    attachment = await files.clean(PNG, "a.png")
    same = await files.content(attachment, **{"Range": "bytes=2-", "If-Range": f'"{attachment["sha256"]}"'})
    assert (same.status_code, same.content) == (206, PNG[2:])
    for other in ('"other"', f'W/"{attachment["sha256"]}"', "Wed, 21 Oct 2015 07:28:00 GMT"):
        whole = await files.content(attachment, **{"Range": "bytes=2-", "If-Range": other})
        assert (whole.status_code, whole.content) == (200, PNG)


async def test_what_the_client_has_is_not_sent_again(files) -> None:
    attachment = await files.clean(PNG, "a.png")
    for known in (f'"{attachment["sha256"]}"', f'"x", W/"{attachment["sha256"]}"', "*"):
        answer = await files.content(attachment, **{"If-None-Match": known})
        assert (answer.status_code, answer.content) == (304, b"")
    assert (await files.content(attachment, **{"If-None-Match": '"other"'})).status_code == 200


async def test_a_name_breaks_no_header(files) -> None:
    attachment = await files.clean(PDF, "a';filename=evil.exe; x=\u2019%0d%0a.pdf")
    header = (await files.content(attachment)).headers["content-disposition"]
    assert header.isascii() and header.count('"') == 2 and "\n" not in header


async def test_what_is_not_there_is_not_found(world: World, files) -> None:
    for id in ("01900000-0000-7000-8000-000000000000", "TL-2022-999999", "..", "x"):
        answer = await world.client(R.AUDITOR).get(f"/v1/dossier-attachments/{id}/content")
        expect.problem(answer, 404, "not-found")


async def test_a_file_that_the_store_lost_is_an_error_of_ours(world: World, files) -> None:
    attachment = await files.clean()
    from uuid import UUID

    await world.app.state.store.delete(UUID(attachment["id"]))
    expect.problem(await files.content(attachment), 500, "internal-error")
