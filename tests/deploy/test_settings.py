"""Every variable that deploy/ names is a real setting, and every setting stands in its service's example file."""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pydantic import ValidationError

from arit_local.env_examples import known_variables, read_example, settings_of, variables_of
from arit_local.services import SERVICES, Service

DEPLOY = Path("deploy")
FILES = sorted(
    path for path in DEPLOY.rglob("*") if path.is_file() and "local" not in path.parts and "secrets" not in path.parts
)
PREFIXES = "|".join(service.prefix for service in SERVICES)
SECRET = ("OWNER_URL", "AGENCY_URL", "PROVINCE_URL")
# Set by the image for its health check; no service reads it.
OF_THE_IMAGE = {"ARIT_SERVICE"}
BY_NAME = pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)


@BY_NAME
def test_every_setting_stands_in_the_example(service: Service) -> None:
    example = read_example(service.name)
    variables = variables_of(service)
    assert set(variables) == (set(example.given) | set(example.shown)) - {"ARIT_SECRETS"}
    required = {name for name, must in variables.items() if must}
    assert required - set(example.given) <= {service.prefix + name for name in SECRET}


@pytest.mark.parametrize("file", FILES, ids=str)
def test_every_variable_named_is_a_setting(file: Path) -> None:
    text = file.read_text("utf-8")
    named = set(re.findall(rf"\b(?:{PREFIXES}|ARIT_)[A-Z][A-Z0-9_]*\b", text))
    assert named <= known_variables() | OF_THE_IMAGE


@BY_NAME
def test_the_example_is_accepted_in_production(
    service: Service, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """With its secrets in a folder, as compose, systemd and Kubernetes give them."""
    example = read_example(service.name)
    for name, value in example.given.items():
        monkeypatch.setenv(name, value)
    reads = settings_of(service)
    if service.has_database:
        with pytest.raises(ValidationError, match="agency_url"):
            reads()
        for name in SECRET[1:]:
            (tmp_path / f"{service.prefix}{name}".lower()).write_text(example.shown[service.prefix + name] + "\n")
    settings = reads(_secrets_dir=tmp_path)  # type: ignore[call-arg]
    assert (settings.environment, settings.port) == ("production", service.default_port)
    for name, value in example.shown.items():
        field = name.removeprefix(service.prefix).lower()
        if name.removeprefix(service.prefix) not in (*SECRET, "PUBLISHED_KEYS"):
            assert _as_text(getattr(settings, field)) == value, f"{name} shows another default than the code has"


def test_whoever_calls_is_believed_by_whom_it_calls() -> None:
    """The examples agree with each other: addresses, ports, and whose keys each service fetches."""
    ports = {service.name: service.default_port for service in SERVICES}
    calls = {}
    for service in SERVICES:
        given = read_example(service.name).given
        called = json.loads(given.get(service.prefix + ("NEIGHBOURS" if service.has_database else "SERVICES"), "{}"))
        for name, address in called.items():
            assert (urlsplit(address).hostname, urlsplit(address).port) == (name, ports[name])
        calls[service.name] = set(called)
    for service in SERVICES:
        keys = json.loads(read_example(service.name).given.get(service.prefix + "SERVICE_JWKS", "{}"))
        assert set(keys) == {name for name, called in calls.items() if service.name in called} - {"gateway"}
        assert all(url == f"http://{name}:{ports[name]}/.well-known/jwks.json" for name, url in keys.items())
    assert calls["gateway"] == set(ports) - {"gateway"}


@pytest.mark.parametrize("service", [one for one in SERVICES if one.has_database], ids=lambda service: service.name)
def test_it_may_call_every_neighbour_that_its_code_names(service: Service) -> None:
    sources = [path.read_text("utf-8") for path in Path("services", service.name, "src").rglob("*.py")]
    named = {name for text in sources for name in re.findall(r"neighbours\[\"(\w+)\"\]", text)}
    named |= {name for text in sources for name in re.findall(r"^    \"(\w+)\": \{$", text, re.MULTILINE)} & {
        other.name for other in SERVICES
    }
    given = json.loads(read_example(service.name).given.get(service.prefix + "NEIGHBOURS", "{}"))
    assert named - {service.name} <= set(given)


def _as_text(value: object) -> str:
    if isinstance(value, bool | list | dict):
        return json.dumps(value)
    return str(value)
