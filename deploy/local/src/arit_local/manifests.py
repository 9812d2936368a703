"""The Kubernetes manifests of each service, made of deploy/kubernetes/templates and the example env files."""

import json
import tomllib
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import urlsplit

from arit_local.env_examples import read_example
from arit_local.services import SERVICES, Service

FOLDER = Path("deploy/kubernetes")
CLAIM = FOLDER / "templates/files.yaml"
MAPS = ("SERVICES", "NEIGHBOURS", "SERVICE_JWKS")


def manifests() -> dict[Path, str]:
    """Each service's file, by its path: one template for services with a database, one for the gateway."""
    given = {service.name: read_example(service.name).given for service in SERVICES}
    calls = {service.name: _calls(service.prefix, given[service.name]) for service in SERVICES}
    made = {}
    for service in SERVICES:
        callers = [other for other in SERVICES if service.name in calls[other.name]]
        called = [other for other in SERVICES if other.name in calls[service.name]]
        template = Template(_template(service).read_text("utf-8"))
        made[FOLDER / f"{service.name}.yaml"] = template.substitute(
            service=service.name,
            version=version_of(service),
            port=service.default_port,
            settings="".join(f"  {name}: {_quoted(value)}\n" for name, value in given[service.name].items()),
            **_files(service, given[service.name]),
            ingress="".join(_peer("from", other.name, service.default_port) for other in callers),
            egress="".join(_peer("to", other.name, other.default_port) for other in called)
            + _scanner(given[service.name].get(f"{service.prefix}CLAMAV")),
        )
    return made


def version_of(service: Service) -> str:
    """The version of a service's package, which its image bears as its tag."""
    folder = Path("services", service.name) if service.has_database else Path(service.name)
    version: str = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    return version


def _calls(prefix: str, given: dict[str, str]) -> set[str]:
    """Whom a service calls: those whose records it reads, and those whose keys it fetches."""
    maps: list[dict[str, Any]] = [json.loads(given.get(prefix + name, "{}")) for name in MAPS]
    return set().union(*maps)


def _files(service: Service, given: dict[str, str]) -> dict[str, str]:
    """Of a service that keeps files in a folder: the volume that its replicas share, and where it is mounted."""
    store = urlsplit(given.get(f"{service.prefix}FILES_STORE", ""))
    if store.scheme != "file":
        return {"mounts": "", "volumes": "", "claims": ""}
    name = f"{service.name}-files"
    return {
        "mounts": f", {{name: files, mountPath: {store.path}}}",
        "volumes": f"        - name: files\n          persistentVolumeClaim: {{claimName: {name}}}\n",
        "claims": Template(CLAIM.read_text("utf-8")).substitute(name=name, service=service.name),
    }


def _scanner(address: str | None) -> str:
    """A rule that lets the service reach the clamd that it names."""
    if address is None:
        return ""
    name, _, port = address.partition(":")
    return _peer("to", name, int(port))


def _template(service: Service) -> Path:
    return FOLDER / "templates" / ("service.yaml" if service.has_database else "gateway.yaml")


def _peer(direction: str, name: str, port: int) -> str:
    """A rule of a network policy: this service's pods, at this port."""
    return (
        f"    - {direction}: [{{podSelector: {{matchLabels: {{app.kubernetes.io/name: {name}}}}}}}]\n"
        f"      ports: [{{port: {port}}}]\n"
    )


def _quoted(value: str) -> str:
    """A YAML text; single quotes suit the JSON within."""
    return "'" + value.replace("'", "''") + "'"
