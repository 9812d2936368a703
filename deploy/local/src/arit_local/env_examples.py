"""The example env files in deploy/env: what each service is told in production, and what it could be told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from arit_kit.settings import ProcessSettings
from arit_local.services import SERVICES, Service

FOLDER = Path("deploy/env")
_LINE = re.compile(r"^(#?)([A-Z][A-Z0-9_]*)=(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class EnvExample:
    """What a file says: `given` are its variables, unquoted; `shown` those that stand behind a #, as they stand."""

    given: dict[str, str]
    shown: dict[str, str]


def read_example(service: str, folder: Path = FOLDER) -> EnvExample:
    """The example of that service."""
    given: dict[str, str] = {}
    shown: dict[str, str] = {}
    for hidden, name, value in _LINE.findall((folder / f"{service}.env.example").read_text("utf-8")):
        (shown if hidden else given)[name] = _unquoted(value)
    return EnvExample(given, shown)


def settings_of(service: Service) -> type[ProcessSettings]:
    """The class that reads this service's settings."""
    classes = [
        value
        for value in vars(import_module(f"{service.name}.settings")).values()
        if isinstance(value, type) and issubclass(value, ProcessSettings)
    ]
    return next(one for one in classes if one.model_config.get("env_prefix") == service.prefix)


def variables_of(service: Service) -> dict[str, bool]:
    """Each variable that the service reads, and whether it must be set."""
    fields = settings_of(service).model_fields
    return {f"{service.prefix}{name}".upper(): field.is_required() for name, field in fields.items()}


def known_variables(services: Sequence[Service] = SERVICES) -> set[str]:
    """All variables of all services, and the one that they share."""
    return {"ARIT_SECRETS"}.union(*(variables_of(service) for service in services))


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] == "'" else value
