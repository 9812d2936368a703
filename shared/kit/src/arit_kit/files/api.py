"""Routes of attachments: one to send a file to a record of a kind, and the reads of all that a service keeps."""

from collections.abc import Mapping
from typing import Annotated

import asyncpg
from fastapi import Header, Query, Request, Response
from starlette.responses import StreamingResponse

from arit_contracts.attachments import AttachmentFilter, AttachmentSend
from arit_kit.db.resource import Resource, record_key
from arit_kit.files.actions import attach, check_open
from arit_kit.files.disposition import saved_as
from arit_kit.files.ranges import asked_range
from arit_kit.files.receive import received
from arit_kit.files.records import DOWNLOADABLE
from arit_kit.files.store import Store
from arit_kit.web.problems import Fault, Problem
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Asking, Router

CONSTRAINTS: Mapping[str, Fault] = {
    "uq_attachment_replaces": Fault(
        "replaces", "duplicate", "Tệp này đã được thay thế.", "It is replaced already: replace its newest revision."
    )
}
"""What breaking a constraint of the attachments' table says; a service adds them to its own."""

UNCHANGED = ("ETag", "Vary", "Cache-Control")
"""The headers of a 304."""


def add_attachments(router: Router, resource: Resource, attachments: Resource, *privileges: str) -> None:
    """Let records of a kind take files: `POST /v1/x/{id}/attachments`, by who holds one of the privileges."""
    kind = resource.kind

    async def send(request: Request, call: Asking, id: Key, asked: Annotated[AttachmentSend, Query()]) -> Response:
        state = request.app.state
        store = _store(state.store)
        async with call.looking() as tx:
            record = await tx.see(resource, id)
            if "idempotency-key" not in request.headers:  # what was answered before is answered again
                check_open(tx, resource, record)
        async with (
            received(request, store, asked.file_name, state.settings.files_max_bytes) as file,
            call.writing(bytes.fromhex(file.sha256)) as tx,
        ):
            attachment = await attach(tx, attachments, resource, record["id"], file, asked)
            response = await tx.answer(attachments, attachment, 201)
        state.keeper.came()
        return response

    send.__name__ = f"attach_to_{kind}"
    send.__doc__ = "The body is the file itself; its type is told by its content. Downloadable once it is scanned."
    path = f"/v1/{resource.collection}/{{id}}/attachments"
    router.upload(path, attachments.contract, *privileges, summary=f"Attach a file to one {kind}")(send)


def add_attachment_reads(router: Router, attachments: Resource, *privileges: str) -> None:
    """The reads of a service's attachments: list, one, history, and `/content`."""
    add_reads(router, attachments, AttachmentFilter, *privileges)

    async def content(
        request: Request,
        call: Asking,
        id: Key,
        range: Annotated[str | None, Header(max_length=200, description="One range: `bytes=0-1023`.")] = None,
        if_range: Annotated[str | None, Header(alias="If-Range", max_length=200)] = None,
        if_none_match: Annotated[str | None, Header(alias="If-None-Match", max_length=500)] = None,
    ) -> Response:
        store = _store(request.app.state.store)
        key, by = record_key(id)
        async with call.reading() as connection:
            row = await attachments.see_one[by].first(connection, key=key)
        if row is None:
            raise Problem("not-found")
        _refuse_unclean(row)
        headers = _headers(row)
        if if_none_match and {"*", headers["ETag"]} & _tags(if_none_match):
            return Response(status_code=304, headers={name: headers[name] for name in UNCHANGED})
        size = row["size"]
        part = asked_range(range, size) if if_range in (None, headers["ETag"]) else None
        first, end = part or (0, size)
        pieces = await store.read(row["id"], *(part or ()))
        headers["Content-Length"] = str(end - first)
        if part:
            headers["Content-Range"] = f"bytes {first}-{end - 1}/{size}"
        return StreamingResponse(pieces, 206 if part else 200, headers, row["media_type"])

    content.__name__ = f"get_{attachments.kind}_content"
    content.__doc__ = "The file, or one range of it. 409 `attachment-not-clean` until it is found clean."
    path = f"/v1/{attachments.collection}/{{id}}/content"
    router.download(path, *privileges, summary=f"Content of one {attachments.kind}")(content)


def _store(store: Store | None) -> Store:
    if store is None:
        raise Problem(
            "service-unavailable",
            vi="Chưa cấu hình kho lưu tệp.",
            en="No file store is configured here.",
        )
    return store


def _refuse_unclean(row: "asyncpg.Record") -> None:
    """409 `attachment-not-clean` for what was not found clean (yet)."""
    if row["state"] in DOWNLOADABLE:
        return
    raise Problem(
        "attachment-not-clean",
        vi=f"Tệp {row['reference']} đang {row['state']}.",
        en=f"The attachment {row['reference']} is {row['state']}.",
        retry_after=2 if row["state"] == "pending" else None,
        extra={"state": row["state"]},
    )


def _headers(row: "asyncpg.Record") -> dict[str, str]:
    """What goes with the content: never shown within a page, never taken for another type than ours."""
    return {
        "ETag": f'"{row["sha256"]}"',
        "Content-Disposition": saved_as(row["file_name"]),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Accept-Ranges": "bytes",
        "Cache-Control": "private, no-cache",
        "Vary": "Authorization",
    }


def _tags(if_none_match: str) -> set[str]:
    return {part.strip().removeprefix("W/") for part in if_none_match.split(",")}
