"""Routes in the API's manner: authenticate, check the privilege, read the body strictly, then the endpoint.

FastAPI reads a body before its dependencies, so the first steps and the refusal of duplicate keys live in the
route class. `Router.create`, `action`, `change` and `read` declare the answers that each kind of route can give.
"""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.routing import Match
from starlette.types import Scope

from arit_contracts.problem import ProblemDetails
from arit_kit.db.engine import Connection
from arit_kit.db.transaction import Asked, Write, writing
from arit_kit.identity.caller import Caller
from arit_kit.identity.privileges import require
from arit_kit.office.package import MEDIA_TYPE as XLSX
from arit_kit.web.exports import CSV
from arit_kit.web.idempotency import Key, Replay, key_of
from arit_kit.web.parameters import Endpoint, Handler, answering
from arit_kit.web.problems import Problem
from arit_kit.web.strict_body import SentFile, file_read, strictly_read

FILE = {"type": "string", "format": "binary"}
ANY_FILE = "application/octet-stream"
NOTHING: Mapping[str, Any] = {}
HAD: Mapping[int | str, dict[str, Any]] = {304: {"description": "You have it already (If-None-Match)."}}
IN_PARTS: Mapping[int | str, dict[str, Any]] = {
    206: {"description": "The range that was asked for.", "content": {"*/*": {"schema": FILE}}},
    **HAD,
}


class Route(APIRoute):
    """A route of a service. Without `x-privilege` it would be open, so `create_app` refuses such a route."""

    def __init__(self, path: str, endpoint: Endpoint, **options: Any) -> None:
        super().__init__(path, endpoint, **options)
        self._stem = path.partition("{")[0]

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Most routes are told apart by how the path begins, without a regular expression."""
        return super().matches(scope) if scope["path"].startswith(self._stem) else (Match.NONE, {})

    def get_route_handler(self) -> Handler:
        """FastAPI's handler, behind identity, privilege and a strict reading of the body."""
        inner = answering(self.endpoint) or super().get_route_handler()
        extra = self.openapi_extra or {}
        privileges: tuple[str, ...] = tuple(extra.get("x-privilege", ()))
        files = extra.get("requestBody", {}).get("content", {})
        streams, read = ANY_FILE in files, file_read if XLSX in files else strictly_read

        async def handle(request: Request) -> Response:
            state = request.app.state
            caller = await state.verifier.caller(request.headers.get("authorization"))
            if privileges:
                require(caller, state.service.privileges, *privileges)
            request.state.caller = caller
            if request.method not in ("GET", "HEAD") and not streams:
                request = await read(request)
            try:
                return await inner(request)
            except Replay as replay:
                return replay.response

        return handle


class Call:
    """One request to a service, for endpoints that need more than one transaction or none by dependency."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._state = request.app.state
        self.caller: Caller = request.state.caller

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Connection]:
        """A connection in the caller's scope, outside any transaction."""
        async with self._state.database.scoped(self.caller) as connection:
            yield connection

    @asynccontextmanager
    async def looking(self) -> AsyncIterator[Write]:
        """A read-only look at records, on one snapshot: `see` them; the database refuses any change or lock."""
        async with (
            self._state.database.scoped(self.caller) as connection,
            connection.transaction(isolation="repeatable_read", readonly=True),
        ):
            yield self._write(connection, Asked(self.caller, None, None))

    @asynccontextmanager
    async def preflight(self) -> AsyncIterator[Write]:
        """A look before the leap: the key is replayed if it is known, all checks may run, and nothing is kept."""
        async with self._state.database.scoped(self.caller) as connection:
            asked = self._asked()
            if asked.key is not None:
                await self._state.tables.keys.replay(connection, asked.key)
            transaction = connection.transaction()
            await transaction.start()
            try:
                yield self._write(connection, asked)
            except Problem:
                if asked.key is not None:  # refused only because its own twin went before? then its answer holds
                    await self._state.tables.keys.replay(connection, asked.key)
                raise
            finally:
                await transaction.rollback()

    @asynccontextmanager
    async def writing(self, digest: bytes | None = None) -> AsyncIterator[Write]:
        """The transaction of a write; committed when the block ends. `digest` stands for a body that was streamed."""
        state = self._state
        async with (
            state.database.scoped(self.caller) as connection,
            writing(
                connection,
                self._asked(digest),
                state.tables,
                state.service.privileges,
                state.settings.backdate_days,
            ) as write,
        ):
            yield write

    def neighbour(self, name: str) -> Any:
        """The client of a neighbouring service."""
        return self._state.neighbours[name]

    def _write(self, connection: Connection, asked: Asked) -> Write:
        state = self._state
        return Write(connection, asked, state.tables, state.service.privileges, state.settings.backdate_days)

    def _asked(self, digest: bytes | None = None) -> Asked:
        request = self._request
        key: Key | None = key_of(
            request.headers.get("idempotency-key"),
            self.caller,
            method=request.method,
            path=request.url.path,
            query=request.url.query,
            body=getattr(request, "_body", b"") if digest is None else digest,
        )
        return Asked(self.caller, request.headers.get("if-match"), key)


async def _transaction(request: Request) -> AsyncIterator[Write]:
    async with Call(request).writing() as write:
        yield write


Tx = Annotated[Write, Depends(_transaction, scope="function")]
"""The transaction of a write. `function` ends it before the answer: by default FastAPI would commit after it."""

Asking = Annotated[Call, Depends(Call)]
"""The request itself, for endpoints that ask a neighbour before they write, or only read."""

Sent = Annotated[SentFile, Depends(SentFile)]
"""The workbook that a request sends, for routes declared by `Router.takes_workbook`."""


class Router(APIRouter):
    """The routes of one feature. Every route names the privilege it needs; several mean any of them."""

    def __init__(self, tag: str) -> None:
        super().__init__(route_class=Route, tags=[tag])

    def create(
        self, path: str, answers: type[BaseModel], *privileges: str, summary: str
    ) -> Callable[[Endpoint], Endpoint]:
        """POST to a collection: 201 with Location and the whole resource; takes an Idempotency-Key."""
        return self._route("POST", path, answers, privileges, summary, 201, [400, 409, 413, 415, 422], [KEY])

    def action(
        self, path: str, answers: type[BaseModel], *privileges: str, summary: str
    ) -> Callable[[Endpoint], Endpoint]:
        """POST …/actions/<action>: needs If-Match, takes an Idempotency-Key."""
        problems = [400, 404, 409, 412, 413, 415, 422, 428]
        return self._route("POST", path, answers, privileges, summary, 200, problems, [MATCH, KEY])

    def change(
        self, path: str, answers: type[BaseModel], *privileges: str, summary: str
    ) -> Callable[[Endpoint], Endpoint]:
        """PATCH of a resource (RFC 7396 merge): needs If-Match, takes an Idempotency-Key."""
        problems = [400, 404, 409, 412, 413, 415, 422, 428]
        return self._route("PATCH", path, answers, privileges, summary, 200, problems, [MATCH, KEY])

    def replace(
        self, path: str, answers: type[BaseModel], *privileges: str, summary: str
    ) -> Callable[[Endpoint], Endpoint]:
        """PUT whose body carries its own guard against stale writers."""
        return self._route("PUT", path, answers, privileges, summary, 200, [400, 409, 413, 415, 422], [])

    def compute(
        self, path: str, answers: type[BaseModel], *privileges: str, summary: str
    ) -> Callable[[Endpoint], Endpoint]:
        """POST that checks and answers without changing anything."""
        return self._route("POST", path, answers, privileges, summary, 200, [400, 404, 409, 413, 415, 422], [])

    def takes_workbook(
        self, path: str, answers: type[BaseModel], *privileges: str, summary: str, creates: bool
    ) -> Callable[[Endpoint], Endpoint]:
        """POST of an `.xlsx`: 201 with the record that it creates, or 200 with what was found in it.

        What was found is also offered as the same workbook, each fault told in its row, or line by line with progress.
        """
        problems = [400, 404, 409, 413, 415, 422, *([] if creates else [406])]
        status, headers = (201, [KEY]) if creates else (200, [])
        body = {"required": True, "content": {XLSX: {"schema": FILE}}}
        forms = {} if creates else {XLSX: {"schema": FILE}, "application/x-ndjson": {"schema": {"type": "string"}}}
        return self._route(
            "POST", path, answers, privileges, summary, status, problems, headers, forms, {"requestBody": body}
        )

    def gives_workbook(self, path: str, *privileges: str, summary: str) -> Callable[[Endpoint], Endpoint]:
        """GET of an `.xlsx`."""
        return self._route("GET", path, None, privileges, summary, 200, [400, 422], [], {XLSX: {"schema": FILE}})

    def gives_paper(self, path: str, form: str, *privileges: str, summary: str) -> Callable[[Endpoint], Endpoint]:
        """GET of a record as a file to print, of that media type only; 304 where the caller has it already."""
        problems, forms = [400, 404, 406, 422], {form: {"schema": FILE}}
        return self._route("GET", path, None, privileges, summary, 200, problems, [], forms, NOTHING, HAD)

    def upload(
        self, path: str, answers: type[BaseModel], *privileges: str, summary: str
    ) -> Callable[[Endpoint], Endpoint]:
        """POST of a file as the body, which the endpoint streams: 201 with Location; takes an Idempotency-Key."""
        problems = [400, 404, 409, 413, 415, 422]
        body = {"requestBody": {"required": True, "content": {ANY_FILE: {"schema": FILE}}}}
        return self._route("POST", path, answers, privileges, summary, 201, problems, [KEY], NOTHING, body)

    def download(self, path: str, *privileges: str, summary: str) -> Callable[[Endpoint], Endpoint]:
        """GET of a file, or of one range of it."""
        problems, form = [400, 404, 409, 416, 422], {"*/*": {"schema": FILE}}
        return self._route("GET", path, None, privileges, summary, 200, problems, [], form, NOTHING, IN_PARTS)

    def listing(self, path: str, answers: Any, *privileges: str, summary: str) -> Callable[[Endpoint], Endpoint]:
        """GET of a list: page by page as JSON, whole as CSV or `.xlsx`."""
        forms = {form: {"schema": FILE} for form in (CSV, XLSX)}
        return self._route("GET", path, answers, privileges, summary, 200, [400, 406, 422], [], forms)

    def read(self, path: str, answers: Any, *privileges: str, summary: str) -> Callable[[Endpoint], Endpoint]:
        """GET; of an address that names a record, 404 where the caller sees none."""
        problems = [400, 404, 422] if "{" in path else [400, 422]
        return self._route("GET", path, answers, privileges, summary, 200, problems, [])

    def _route(
        self,
        method: str,
        path: str,
        answers: Any,
        privileges: tuple[str, ...],
        summary: str,
        status: int,
        problems: list[int],
        headers: list[dict[str, Any]],
        forms: Mapping[str, Any] = NOTHING,
        more: Mapping[str, Any] = NOTHING,
        besides: Mapping[int | str, dict[str, Any]] | None = None,
    ) -> Callable[[Endpoint], Endpoint]:
        def register(endpoint: Endpoint) -> Endpoint:
            self.add_api_route(
                path,
                endpoint,
                methods=[method],
                response_model=answers,
                status_code=status,
                summary=summary,
                operation_id=endpoint.__name__,
                responses={
                    **{code: {"model": ProblemDetails} for code in [401, 403, *problems, 503]},
                    **({status: {"content": dict(forms)}} if forms else {}),
                    **(besides or {}),
                },
                response_class=Response if answers is None else JSONResponse,
                openapi_extra={"x-privilege": list(privileges), "parameters": headers, **more},
            )
            return endpoint

        return register


def _header(name: str, required: bool, description: str) -> dict[str, Any]:
    return {
        "name": name,
        "in": "header",
        "required": required,
        "description": description,
        "schema": {"type": "string", "maxLength": 255},
    }


MATCH = _header("If-Match", True, "The ETag of the version that you read.")
KEY = _header("Idempotency-Key", False, "Send the same key again to repeat a request safely.")
