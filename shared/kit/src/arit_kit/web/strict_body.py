"""A body read strictly: within limits, JSON only, and so that no key is lost; a key that stands twice is named.

A route that takes a workbook reads that and nothing else.
"""

import json
from typing import Any

from fastapi import Request

from arit_kit.office.package import MEDIA_TYPE as XLSX
from arit_kit.web.problems import Fault, Problem

GREATEST_BODY = 1_048_576
GREATEST_FILE = 5 * GREATEST_BODY
DEEPEST = 20


async def strictly_read(request: Request) -> Request:
    """The request with its body read within limits and parsed so that no key is lost; FastAPI then finds it parsed."""
    body = await _within(request, GREATEST_BODY)
    strict = Request(request.scope, request.receive)
    strict._body = body
    if body:
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media != "application/json" and not (media.startswith("application/") and media.endswith("+json")):
            raise Problem("unsupported-media-type")
        strict._json = parsed(body)
    return strict


async def file_read(request: Request) -> Request:
    """The request with a workbook as its body, within limits; `SentFile` gives it to the endpoint."""
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != XLSX:
        raise Problem("unsupported-media-type", vi=f"Gửi tệp .xlsx dạng {XLSX}.", en=f"Send an .xlsx as {XLSX}.")
    strict = Request(request.scope, request.receive)
    strict._body = await _within(request, GREATEST_FILE)
    return strict


class SentFile:
    """The file that a request sends as its body."""

    def __init__(self, request: Request) -> None:
        self.content: bytes = getattr(request, "_body", b"")


async def _within(request: Request, most: int) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise Problem("too-large", vi=f"Tối đa {most >> 20} MiB.", en=f"{most >> 20} MiB at most.")
    return bytes(body)


def parsed(body: bytes) -> Any:
    """The JSON value: 400 for what is not JSON, for a key that stands twice, and for nesting beyond 20 levels."""
    twice: list[_Twice] = []
    try:
        value = json.loads(
            body.decode("utf-8"), object_pairs_hook=lambda pairs: _object(pairs, twice), parse_constant=_no_constant
        )
        _check_depth(value, DEEPEST)
    except RecursionError as deep:
        raise Problem("too-deep") from deep
    except ValueError as wrong:
        raise Problem("malformed-request", vi=f"Không phải JSON: {wrong}.", en=f"Not JSON: {wrong}.") from wrong
    if twice:
        shown = _escaped(twice[0].name)
        pointer = f"{_pointer_to(twice[0], value) or ''}/{shown}"
        vi, en = f"«{shown}» được viết hai lần.", f"{shown!r} stands twice."
        raise Problem("duplicate-key", faults=[Fault(pointer, "duplicate-key", vi, en)])
    return value


class _Twice(dict[str, Any]):
    """An object in which a key stands twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        seen: set[str] = set()
        self.name = next(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]


def _object(pairs: list[tuple[str, Any]], twice: list[_Twice]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        twice.append(_Twice(pairs))
        return twice[-1]
    return value


def _pointer_to(wanted: _Twice, value: Any, pointer: str = "") -> str | None:
    """Where in the value that object stands."""
    if value is wanted:
        return pointer
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    places = (_pointer_to(wanted, one, f"{pointer}/{_escaped(str(step))}") for step, one in inner)
    return next((place for place in places if place is not None), None)


def _escaped(step: str) -> str:
    return step.encode("utf-8", "replace").decode().replace("~", "~0").replace("/", "~1")


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a JSON number")


def _check_depth(value: Any, left: int) -> None:
    if isinstance(value, dict | list):
        if left == 0:
            raise Problem("too-deep")
        for inner in value.values() if isinstance(value, dict) else value:
            _check_depth(inner, left - 1)
