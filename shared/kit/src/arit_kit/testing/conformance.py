"""Requests made from a service's own OpenAPI, right ones and wrong ones: none gives a 5xx, every answer conforms.

A service's suite calls it in one line for each of `operations(SERVICE)`.
"""

import asyncio
from collections.abc import Mapping
from typing import Any

import httpx
import schemathesis
from hypothesis import HealthCheck, Phase, given, reject, settings
from hypothesis import strategies as st
from schemathesis.checks import (
    content_type_conformance,
    negative_data_rejection,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from arit_contracts import roles as R
from arit_kit.app import Service
from arit_kit.office.package import MEDIA_TYPE as XLSX
from arit_kit.testing.access import NOBODYS, method_of, privileges_of, routes_of
from arit_kit.testing.world import World
from arit_kit.web.exports import CSV

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@schemathesis.serializer(XLSX)
def _workbook(_context: Any, value: Any) -> bytes:
    """A workbook's body as it is generated: any bytes."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")


def operations(service: Service) -> list[str]:
    """Every operation of the service's OpenAPI, as `GET /v1/x`."""
    return sorted(f"{method_of(route)} {route.path}" for route in routes_of(service))


async def conforms(world: World, operation: str, records: Mapping[str, str], examples: int = 4) -> None:
    """Send so many right and so many wrong requests, half of them to a record of the collection that exists."""
    loop = asyncio.get_running_loop()
    client = world.client(_caller(world.service, operation))
    etags = {collection: await _etag(world, collection, id) for collection, id in records.items()}
    described = _described(world)[operation]

    def answer(case: Any) -> httpx.Response:
        asked = case.as_transport_kwargs()
        content = {"json": asked["json"]} if "json" in asked else {"content": asked.get("data")}
        url, headers = asked["url"].replace("http://service", ""), _sendable(asked["headers"])
        try:
            request = client.build_request(asked["method"], url, headers=headers, params=asked.get("params"), **content)
        except httpx.InvalidURL:  # longer than this client sends
            reject()
        sending = client.send(request)
        return asyncio.run_coroutine_threadsafe(sending, loop).result(60)

    def prove(mode: schemathesis.GenerationMode) -> None:
        @given(case=described.as_strategy(generation_mode=mode), known=st.booleans())
        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        )
        def proven(case: Any, known: bool) -> None:
            collection = operation.split("/")[2]
            if known and collection in records and "id" in (case.path_parameters or {}):
                case.path_parameters["id"] = records[collection]
                case.headers["If-Match"] = etags[collection]
            wrong = mode is schemathesis.GenerationMode.NEGATIVE and not known
            case.validate_response(answer(case), checks=[*CHECKS, *([negative_data_rejection] if wrong else [])])

        proven()

    for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE):
        await asyncio.to_thread(prove, mode)
    if operation.startswith("GET") and "{" not in operation:
        await _each_parameter_is_understood(world, client, operation.removeprefix("GET "))


async def _each_parameter_is_understood(world: World, client: httpx.AsyncClient, path: str) -> None:
    """A few random requests use few parameters; here each is used once beside those that are required.

    A list is also asked for as the files that it is offered as.
    """
    operation = world.app.openapi()["paths"][path]["get"]
    parameters = operation.get("parameters", [])
    values = {one["name"]: _some(one["schema"]) for one in parameters if one["in"] == "query"}
    required = {one["name"] for one in parameters if one["required"]}
    for name in values:
        asked = {other: values[other] for other in required | {name}}
        answer = await client.get(path, params=asked)
        assert answer.status_code < 500, f"{path} with {asked}: {answer.text}"
    for media in {CSV, XLSX} & set(operation["responses"]["200"]["content"]):
        asked = {name: values[name] for name in required}
        answer = await client.get(path, params=asked, headers={"Accept": media})
        assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, media), answer.text


def _some(schema: Mapping[str, Any]) -> Any:
    """A value of that schema, as plain as can be."""
    if "examples" in schema or "enum" in schema:
        return (schema.get("examples") or schema["enum"])[0]
    if schema.get("format") == "uuid" or "{36}" in schema.get("pattern", ""):
        return NOBODYS
    plain = {"integer": schema.get("minimum", 1), "boolean": True}
    return "2022-07-15" if schema.get("format") == "date" else plain.get(schema.get("type", ""), "a")


_DESCRIBED: dict[str, Mapping[str, Any]] = {}
"""By service and operation; read from the OpenAPI once, which takes a while."""


def _described(world: World) -> Mapping[str, Any]:
    name = world.service.name
    if name not in _DESCRIBED:
        # Who may call what is proven by the access matrix: here every request bears a token.
        document = {key: value for key, value in world.app.openapi().items() if key != "security"}
        schema = schemathesis.openapi.from_dict(document)
        schema.config.update(base_url="http://service")
        found: list[Any] = [one.ok() for one in schema.get_all_operations()]  # type: ignore[union-attr]
        _DESCRIBED[name] = {f"{one.method.upper()} {one.path}": one for one in found}
    return _DESCRIBED[name]


def _caller(service: Service, operation: str) -> str:
    """A role that may call it, the widest that there is."""
    route = next(one for one in routes_of(service) if f"{method_of(one)} {one.path}" == operation)
    admitted = {role for name in privileges_of(route) for role in service.privileges[name]}
    return next(role for role in (R.AGENCY_OFFICER, R.AGENCY_LEADER, *sorted(R.ALL)) if role in admitted)


async def _etag(world: World, collection: str, id: str) -> str:
    return (await world.client(R.AUDITOR).get(f"/v1/{collection}/{id}")).headers["etag"]


def _sendable(headers: Mapping[str, Any]) -> dict[bytes, bytes]:
    """Headers of which a client would refuse to send some, as bytes that any client could."""
    return {
        name.encode(): value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")
        for name, value in headers.items()
    }
