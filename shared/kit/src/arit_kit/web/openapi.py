"""The OpenAPI document of a service: problems by their own media type, bearer tokens, privileges as prose."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from arit_kit.web.problems import MEDIA_TYPE


def describe(app: FastAPI) -> None:
    """Make `app.openapi()` answer the finished document, generated once."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            plain = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
            app.openapi_schema = _finished(plain)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def _finished(document: dict[str, Any]) -> dict[str, Any]:
    document["components"]["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}}
    document["security"] = [{"bearer": []}]
    for methods in document["paths"].values():
        for operation in methods.values():
            _finish(operation)
    document["components"]["schemas"].pop("HTTPValidationError", None)
    document["components"]["schemas"].pop("ValidationError", None)
    return document


def _finish(operation: dict[str, Any]) -> None:
    needs = " or ".join(operation.get("x-privilege", []))
    if needs:
        operation["description"] = f"{operation.get('description', '')}\n\nNeeds the privilege {needs}.".strip()
    parameters = operation.get("parameters", [])
    for parameter in parameters:
        if parameter["in"] == "query" and "style" not in parameter:
            parameter["schema"] = _without_null(parameter["schema"])
    for status, response in operation["responses"].items():
        if int(status) >= 400 and "application/json" in response.get("content", {}):
            response["content"] = {MEDIA_TYPE: response["content"]["application/json"]}
        elif status == "201":
            response["headers"] = {"Location": _text_header(), "ETag": _text_header()}


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter that may be absent is optional; it is never the value null."""
    options = [option for option in schema.get("anyOf", []) if option.get("type") != "null"]
    if len(options) == 1 and "anyOf" in schema:
        rest = {name: value for name, value in schema.items() if name not in ("anyOf", "default")}
        return {**options[0], **rest}
    return schema


def _text_header() -> dict[str, Any]:
    return {"schema": {"type": "string"}}
