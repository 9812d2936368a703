"""A list as a file: the same records in the same order as CSV or as a workbook, streamed batch by batch.

Each batch takes a connection and gives it back before its rows are sent: a slow reader holds nothing. What breaks once
rows have left breaks the connection, so that nobody takes a part for the whole.
"""

import asyncio
import contextlib
import json
import re
from collections.abc import AsyncIterator, Sequence

from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from arit_kit.office.package import MEDIA_TYPE as XLSX
from arit_kit.office.table import CsvTable, XlsxTable
from arit_kit.time.today import today
from arit_kit.web.problems import Fault, Problem

JSON, CSV = "application/json", "text/csv"
OFFERED = (JSON, CSV, XLSX)
"""The media types of a list."""

_QUALITY = re.compile(r"0(\.[0-9]{0,3})?|1(\.0{0,3})?")
_PAGES_ONLY = ("limit", "cursor", "count")
VARY = {"Vary": "Accept, Authorization"}
BATCH = 500
Batches = AsyncIterator[Sequence[bytes | str]]
"""Records as JSON, some at a time."""


def asked_for(accept: str | None, offered: Sequence[str] = OFFERED) -> str:
    """Which of the offered media types `Accept` prefers, the first where it does not care; 406 where it admits none.

    A header without a single media range says nothing.
    """
    if accept in (None, "*/*", offered[0]):
        return offered[0]
    ranges = dict(filter(None, (_range(part) for part in str(accept).split(","))))
    best = max(offered, key=lambda media: _quality(media, ranges)) if ranges else offered[0]
    if ranges and not _quality(best, ranges):
        named = ", ".join(offered)
        raise Problem("not-acceptable", vi=f"Có các dạng: {named}.", en=f"Offered is {named}.")
    return best


def _range(part: str) -> tuple[str, float] | None:
    """A media range and its quality; what is not written as one is left out."""
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    if media.count("/") != 1:
        return None
    quality = next((one[2:] for one in parameters if one.startswith("q=")), "")
    return media, float(quality) if _QUALITY.fullmatch(quality) else 1.0


def _quality(media: str, ranges: dict[str, float]) -> float:
    """How much a media type is wanted: the most particular range that covers it decides (RFC 9110, 12.5.1)."""
    for covering in (media, f"{media.partition('/')[0]}/*", "*/*"):
        if covering in ranges:
            return ranges[covering]
    return 0.0


def refuse_pages(asked: BaseModel) -> None:
    """422 where a file is asked for page by page: it is whole."""
    given = [name for name in _PAGES_ONLY if name in asked.model_fields_set]
    if given:
        vi, en = "Tệp xuất luôn đủ danh sách: bỏ tham số này.", "A file is the whole list: leave this out."
        raise Problem("invalid-content", faults=[Fault(name, "not-for-files", vi, en) for name in given])


async def exported(media: str, name: str, contract: type[BaseModel], batches: Batches) -> StreamingResponse:
    """The batches as a file; the first is read before the answer begins, so that it may still be refused."""
    table = CsvTable(contract) if media == CSV else XlsxTable(contract, name)
    first: Sequence[bytes | str] = ()
    with contextlib.suppress(StopAsyncIteration):  # `anext` with a default breaks here in Python 3.11
        first = await anext(batches)

    async def pieces() -> AsyncIterator[bytes]:
        yield await asyncio.to_thread(_rendered, table, first)
        async for batch in batches:
            yield await asyncio.to_thread(_rendered, table, batch)
        yield table.end()

    file = f"{name}-{today().isoformat()}.{table.suffix}"
    headers = VARY | {"Content-Disposition": f'attachment; filename="{file}"'}
    return StreamingResponse(pieces(), headers=headers, media_type=table.media_type)


def _rendered(table: CsvTable | XlsxTable, batch: Sequence[bytes | str]) -> bytes:
    return table.rows([json.loads(record) for record in batch])
