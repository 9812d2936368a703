"""One OpenAPI 3.1 document out of the services' own: public paths only, names made unique."""

import json
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from typing import Any

Document = dict[str, Any]
PUBLIC = "/v1/"
"""Only these paths are proxied: a service's health, metrics, docs and problem pages stay its own."""

PUBLISHED = "openapi.json"
"""The file of this package that holds the merged document; `gateway openapi --write` makes it."""

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_KINDS = ("schemas", "responses", "parameters", "examples", "requestBodies", "headers", "links", "pathItems")
_REF = "#/components/"
INTRODUCTION = "introduction.md"
"""What stands above the operations: how to call, and a project's way through them."""

Name = tuple[str, str]
"""A component: its kind and its name."""


class Conflict(ValueError):
    """Two services' documents contradict each other; they are not merged until one yields."""


def public_paths(document: Document) -> dict[str, dict[str, Any]]:
    """The paths of a service's document that the gateway proxies."""
    return {path: item for path, item in document.get("paths", {}).items() if path.startswith(PUBLIC)}


def operations(item: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The operations of a path item, by lower-case method."""
    return {method: item[method] for method in _METHODS if method in item}


def merged(documents: Mapping[str, Document]) -> Document:
    """The one document. Equal components are shared; those that differ carry their service's name."""
    for service, document in documents.items():
        if not str(document.get("openapi", "")).startswith("3.1"):
            raise Conflict(f"{service} publishes OpenAPI {document.get('openapi')}, not 3.1")
    used = {service: _used(document) for service, document in sorted(documents.items())}
    differing = _differing(used)
    components: dict[str, dict[str, Any]] = {}
    paths: dict[str, Any] = {}
    claimed: dict[str, str] = {}
    for service, parts in used.items():

        def renamed(name: Name, service: str = service) -> str:
            return _prefix(service) + name[1] if name in differing else name[1]

        for name, part in parts.items():
            components.setdefault(name[0], {})[renamed(name)] = _with_names(part, renamed)
        for path, item in public_paths(documents[service]).items():
            item = paths[path] = _with_names(item, renamed)
            for method, operation in operations(item).items():
                _adopt(operation, service, f"{method}_{path}")
                if first := claimed.get(operation["operationId"]):
                    raise Conflict(f"operation {operation['operationId']} stands at {first} and at {path}")
                claimed[operation["operationId"]] = path
    components["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Cục Công Thương địa phương: API",
            "version": "1",
            "description": published(INTRODUCTION).decode(),
        },
        "servers": [{"url": "/"}],
        "security": [{"bearer": []}],
        "tags": [_tag(service, documents[service]) for service in used if public_paths(documents[service])],
        "paths": dict(sorted(paths.items())),
        "components": {kind: dict(sorted(parts.items())) for kind, parts in sorted(components.items())},
    }


def _adopt(operation: dict[str, Any], service: str, otherwise: str) -> None:
    operation["operationId"] = f"{service.replace('-', '_')}_{operation.get('operationId', otherwise)}"
    operation["tags"] = [service]
    if operation.get("security"):
        del operation["security"]


def _tag(service: str, document: Document) -> dict[str, str]:
    info = document.get("info", {})
    return {"name": service, "description": str(info.get("description") or info.get("title") or service)}


def _prefix(service: str) -> str:
    return service.replace("-", " ").title().replace(" ", "")


def _used(document: Document) -> dict[Name, Any]:
    """The components that the public paths need, directly or through others."""
    components = document.get("components", {})
    needed: dict[Name, Any] = {}
    waiting = list(_references(public_paths(document)))
    while waiting:
        name = waiting.pop()
        if name in needed or name[0] not in _KINDS:
            continue
        if name[1] not in components.get(name[0], {}):
            raise Conflict(f"{document.get('info', {}).get('title')}: {_REF}{'/'.join(name)} is referred to but absent")
        needed[name] = components[name[0]][name[1]]
        waiting += _references(needed[name])
    return needed


def _differing(used: Mapping[str, Mapping[Name, Any]]) -> set[Name]:
    """The shared names that stand for different things in different services, or refer to such."""
    texts: dict[Name, list[str]] = {}
    follows: dict[Name, set[Name]] = {}
    for parts in used.values():
        for name, part in parts.items():
            texts.setdefault(name, []).append(json.dumps(part, sort_keys=True))
            follows.setdefault(name, set()).update(_references(part))
    shared = {name for name, versions in texts.items() if len(versions) > 1}
    found = {name for name in shared if len(set(texts[name])) > 1}
    while more := {name for name in shared - found if follows[name] & found}:
        found |= more
    return found


def _references(part: Any) -> Iterator[Name]:
    if isinstance(part, dict):
        for key, value in part.items():
            if key == "$ref" and isinstance(value, str) and (name := _name(value)):
                yield name
            elif key == "mapping" and isinstance(value, dict):
                yield from (name for target in value.values() if isinstance(target, str) and (name := _name(target)))
            yield from _references(value)
    elif isinstance(part, list):
        for value in part:
            yield from _references(value)


def _name(reference: str) -> Name | None:
    kind, _, name = reference.removeprefix(_REF).partition("/")
    return (kind, name) if reference.startswith(_REF) and name else None


def _with_names(part: Any, renamed: Callable[[Name], str]) -> Any:
    """A copy of the part in which each reference carries the component's new name."""
    if isinstance(part, dict):
        return {key: _with_names(value, renamed) for key, value in part.items()}
    if isinstance(part, list):
        return [_with_names(value, renamed) for value in part]
    if isinstance(part, str) and (name := _name(part)):
        return f"{_REF}{name[0]}/{renamed(name)}"
    return part


def published(name: str = PUBLISHED) -> bytes:
    """A file that this release of the gateway carries; the merged document by default."""
    return files("gateway").joinpath(name).read_bytes()
