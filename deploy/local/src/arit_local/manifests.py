"""The Kubernetes manifests of each service, made of deploy/kubernetes/templates and the example env files."""

import json
from pathlib import Path
from string import Template
from typing import Any

from arit_local.env_examples import read_example
from arit_local.services import SERVICES

FOLDER = Path("deploy/kubernetes")


def manifests() -> dict[Path, str]:
    """Each service's file, by its path: one template for services with a database, one for the gateway."""
    calls = {service.name: _calls(service.prefix, read_example(service.name).given) for service in SERVICES}
    made = {}
    for service in SERVICES:
        kind = "service" if service.has_database else "gateway"
        asked_by = sorted(name for name, others in calls.items() if service.name in others)
        given = read_example(service.name).given
        made[FOLDER / f"{service.name}.yaml"] = Template(
            (FOLDER / f"templates/{kind}.yaml").read_text("utf-8")
        ).substitute(
            service=service.name,
            port=service.default_port,
            settings="".join(f"  {name}: {_quoted(value)}\n" for name, value in given.items()),
            ingress="".join(_ingress(name, service.default_port) for name in asked_by),
            egress="".join(
                _egress(other.name, other.default_port) for other in SERVICES if other.name in calls[service.name]
            ),
        )
    return made


def _calls(prefix: str, given: dict[str, str]) -> set[str]:
    """Whom a service calls: those whose records it reads, and those whose keys it fetches."""
    maps: list[dict[str, Any]] = [json.loads(given.get(prefix + name, "{}")) for name in _MAPS]
    return set().union(*maps)


_MAPS = ("SERVICES", "NEIGHBOURS", "SERVICE_JWKS")


def _ingress(name: str, port: int) -> str:
    return (
        f"    - from: [{{podSelector: {{matchLabels: {{app.kubernetes.io/name: {name}}}}}}}]\n"
        f"      ports: [{{port: {port}}}]\n"
    )


def _egress(name: str, port: int) -> str:
    return (
        f"    - to: [{{podSelector: {{matchLabels: {{app.kubernetes.io/name: {name}}}}}}}]\n"
        f"      ports: [{{port: {port}}}]\n"
    )


def _quoted(value: str) -> str:
    """A YAML text; single quotes suit the JSON within."""
    return "'" + value.replace("'", "''") + "'"
