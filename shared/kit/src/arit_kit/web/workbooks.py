"""Workbooks that come in: read one at a time, told as JSON, as the same workbook, or line by line while it is read."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, TypeVar

from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from arit_kit.office.filled import Filled, Progress, untold
from arit_kit.office.package import MEDIA_TYPE as XLSX
from arit_kit.web.exports import asked_for
from arit_kit.web.failures import as_problem
from arit_kit.web.problems import Language, language_of, problem_body

LINES = "application/x-ndjson"
OFFERED = ("application/json", XLSX, LINES)
_VARY = {"Vary": "Accept, Accept-Language, Authorization"}
_TURN = asyncio.Semaphore(1)
"""A workbook or a long paper keeps a processor busy for a second or more: one at a time in each process."""

Read = TypeVar("Read")
Told = Callable[[Filled, Language], BaseModel]


async def in_turn(read: Callable[..., Read], *asked: Any) -> Read:
    """Read a workbook, or write a paper, in a thread, when it is its turn."""
    async with _TURN:
        return await asyncio.to_thread(read, *asked)


def workbook_response(content: bytes, name: str) -> Response:
    """A workbook to keep under that name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"', **_VARY}
    return Response(content, headers=headers, media_type=XLSX)


async def checked(
    request: Request,
    judge: Callable[[Progress], Awaitable[Filled]],
    *,
    told: Told,
    returned: Callable[[Filled], bytes],
) -> Response:
    """What is found in a workbook, as `Accept` wants it; 406 where it wants none of what is offered.

    Line by line (`application/x-ndjson`): `{"rows": 500}` while it is read, at last `{"check": …}` or `{"problem": …}`.
    """
    language = language_of(request.headers.get("accept-language"))
    form = asked_for(request.headers.get("accept"), OFFERED)
    if form == LINES:
        return StreamingResponse(_line_by_line(request, judge, told, language), headers=_VARY, media_type=LINES)
    filled = await judge(untold)
    if form == XLSX:
        return workbook_response(await asyncio.to_thread(returned, filled), filled.form.name)
    return Response(told(filled, language).model_dump_json(), headers=_VARY, media_type="application/json")


async def _line_by_line(
    request: Request, judge: Callable[[Progress], Awaitable[Filled]], told: Told, language: Language
) -> AsyncIterator[bytes]:
    lines: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def progress(rows: int) -> None:
        loop.call_soon_threadsafe(lines.put_nowait, {"rows": rows})

    async def work() -> None:
        try:
            filled = await judge(progress)
            lines.put_nowait({"check": told(filled, language).model_dump(mode="json")})
        except Exception as failure:
            problem = as_problem(failure, request.app.state.service.constraints)
            lines.put_nowait({"problem": problem_body(problem, instance=request.url.path, language=language)})

    task = asyncio.create_task(work())
    try:
        line: dict[str, Any] = {"rows": 0}
        while "rows" in line:
            yield json.dumps(line, ensure_ascii=False).encode() + b"\n"
            line = await lines.get()
        yield json.dumps(line, ensure_ascii=False).encode() + b"\n"
    finally:
        task.cancel()
