"""Which service answers which path: a table drawn from the services' own OpenAPI documents.

Routing is by collection, the segment after /v1 (of feeds, the one after /v1/feeds), so a new action or field
of a service needs no release of the gateway. Path templates serve as labels of logs and metrics only.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gateway import openapi
from gateway.openapi import Conflict, Document

PUBLISHED = "routes.json"
"""The file of this package that holds the table, beside the merged document."""

OWN = "gateway"
"""The name under which the gateway's own document is merged."""

FEEDS = "feeds"
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
"""What the API speaks. CONNECT and TRACE are refused."""


@dataclass(frozen=True, slots=True)
class Template:
    """A path template of the API with the methods that its service documents there."""

    path: str
    methods: frozenset[str]


@dataclass(slots=True)
class _Step:
    """A segment of the templates' tree: what may follow it, and the template that ends here."""

    literal: dict[str, "_Step"] = field(default_factory=dict)
    parameter: "_Step | None" = None
    template: Template | None = None


class Table:
    """Collections and their services, and the templates beneath them."""

    def __init__(self, owners: Mapping[str, str], templates: Mapping[str, Iterable[str]]) -> None:
        self.owners = dict(owners)
        self.templates = {path: sorted(methods) for path, methods in templates.items()}
        self._root = _Step()
        for path, methods in self.templates.items():
            step = self._root
            for segment in path.split("/"):
                if segment.startswith("{"):
                    step.parameter = step = step.parameter or _Step()
                else:
                    step = step.literal.setdefault(segment, _Step())
            step.template = Template(path, frozenset(methods))

    def collection_of(self, path: str) -> str | None:
        """The collection that a raw path is in, or None where no service owns one of that name."""
        segments = path.split("/", 4)
        if len(segments) < 3 or segments[1] != "v1" or segments[0]:
            return None
        name = segments[2] if segments[2] != FEEDS else "/".join(segments[2:4])
        return name if name in self.owners else None

    def template_of(self, path: str) -> Template | None:
        """The template that a raw path matches, or None where no document tells of it."""
        step = self._root
        for segment in path.split("/"):
            following = step.literal.get(segment) or (step.parameter if segment else None)
            if following is None:
                return None
            step = following
        return step.template

    def to_json(self) -> str:
        """The table as this package carries it: parsing the whole document at start costs megabytes."""
        return json.dumps({"owners": self.owners, "templates": self.templates}, indent=1) + "\n"


def published_table() -> Table:
    """The routing table that this release of the gateway carries."""
    return Table(**json.loads(openapi.published(PUBLISHED)))


def merge(documents: Mapping[str, Document]) -> tuple[Table, Document]:
    """The routing table and the one OpenAPI document of all services, by name, and of the gateway itself.

    Raises Conflict, naming both, where two services claim one collection or one operation.
    """
    owners: dict[str, str] = {}
    for service, document in sorted(documents.items()):
        for path in openapi.public_paths(document):
            collection = _collection_in(path, service)
            owner = owners.setdefault(collection, service)
            if owner != service:
                raise Conflict(f"/v1/{collection} is claimed by {owner} and by {service}; a collection has one owner")
    merged = openapi.merged(documents)
    return table_of(merged), merged


def table_of(merged: Document) -> Table:
    """The routing table that a merged document implies: each operation's tag is its service."""
    owners: dict[str, str] = {}
    templates: dict[str, list[str]] = {}
    for path, item in merged["paths"].items():
        operations = openapi.operations(item)
        service = str(next(iter(operations.values()))["tags"][0])
        owners[_collection_in(path, service)] = service
        templates[path] = [method.upper() for method in operations]
    return Table(owners, templates)


def _collection_in(path: str, service: str) -> str:
    segments = path.split("/")[2:]
    depth = 2 if segments[0] == FEEDS else 1
    name = segments[:depth]
    if len(name) < depth or any(not segment or segment.startswith("{") for segment in name):
        raise Conflict(f"{service} publishes {path}: a path begins with its collection, written out")
    return "/".join(name)
