"""The OpenAPI document of a service: problems by their own media type, bearer tokens, privileges as prose."""

from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from arit_contracts import roles as R
from arit_kit.identity.privileges import Privileges
from arit_kit.web.problems import MEDIA_TYPE as PROBLEM

_PEOPLE = R.ALL - {R.SERVICE}
FEED = "application/cloudevents-batch+json"
_ETAG = {"description": "The version; send it as If-Match.", "schema": {"type": "string"}}
_LOCATION = {"description": "The new record's address.", "schema": {"type": "string"}}


def describe(app: FastAPI, privileges: Privileges) -> None:
    """Make `app.openapi()` answer the finished document, generated once."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            plain = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
            app.openapi_schema = _finished(plain, privileges)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def _finished(document: dict[str, Any], privileges: Privileges) -> dict[str, Any]:
    document["components"]["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}}
    document["security"] = [{"bearer": []}]
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            _finish(path, method, operation, privileges)
    document["components"]["schemas"].pop("HTTPValidationError", None)
    document["components"]["schemas"].pop("ValidationError", None)
    return document


def _finish(path: str, method: str, operation: dict[str, Any], privileges: Privileges) -> None:
    if needs := operation.get("x-privilege", []):
        said = f"Needs the privilege {' or '.join(needs)}: {_held_by(needs, privileges)}."
        operation["description"] = f"{operation.get('description', '')}\n\n{said}".strip()
    for parameter in operation.get("parameters", []):
        if parameter["in"] in ("query", "header") and "style" not in parameter:
            parameter["schema"] = _without_null(parameter["schema"])
    responses = operation["responses"]
    for status, response in responses.items():
        if int(status) >= 400 and "application/json" in response.get("content", {}):
            response["content"] = {PROBLEM: response["content"]["application/json"]}
    if path.startswith("/v1/feeds/"):
        responses["200"]["content"] = {FEED: responses["200"]["content"]["application/json"]}
    if method == "get" and path.endswith("{id}"):
        responses["304"] = {"description": "You have this version already (If-None-Match)."}
        responses["200"]["headers"] = {"ETag": _ETAG}
    elif method in ("post", "patch") and any(one["name"] == "If-Match" for one in operation.get("parameters", [])):
        responses["200"]["headers"] = {"ETag": _ETAG}
    elif "201" in responses:
        responses["201"]["headers"] = {"Location": _LOCATION, "ETag": _ETAG}


def _held_by(needs: Sequence[str], privileges: Privileges) -> str:
    """The roles of people that hold one of these privileges."""
    roles = frozenset[str]().union(*(privileges[name] for name in needs)) & _PEOPLE
    return "any role" if roles == _PEOPLE else ", ".join(sorted(roles)) or "another service"


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter that may be absent is optional; it is never the value null."""
    options = [option for option in schema.get("anyOf", []) if option.get("type") != "null"]
    if len(options) == 1 and "anyOf" in schema:
        rest = {name: value for name, value in schema.items() if name not in ("anyOf", "default")}
        return {**options[0], **rest}
    return schema
