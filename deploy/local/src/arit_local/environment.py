"""The settings that each service gets on this machine, as environment variables."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from arit_local.ports import LOOPBACK
from arit_local.services import Service

# So that the story of 2022 can be told today; in production a province back-dates by 30 days.
BACKDATE_DAYS = 3650


def base_url(port: int) -> str:
    return f"http://{LOOPBACK}:{port}"


def settings_for(
    service: Service,
    services: Sequence[Service],
    *,
    ports: Mapping[str, int],
    databases: Mapping[str, str],
    keys: Path,
) -> dict[str, str]:
    """All that one service reads; `databases` are the URLs of its own roles."""
    from arit_kit.identity.dev_issuer import DEV_ISSUER, ensure_service_key

    with_data = [other.name for other in services if other.has_database]
    addresses = {name: base_url(ports[name]) for name in with_data}
    settings = {
        "ENVIRONMENT": "development",
        "HOST": LOOPBACK,
        "PORT": str(ports[service.name]),
        "IDENTITY_ISSUER": DEV_ISSUER,
        "IDENTITY_JWKS": (keys / "jwks.json").absolute().as_uri(),
        "SERVICE_JWKS": json.dumps({name: f"{url}/.well-known/jwks.json" for name, url in addresses.items()}),
    }
    if service.has_database:
        settings |= {f"{role.upper()}_URL": url for role, url in databases.items() if role != "dump"}
        settings |= {
            "SIGNING_KEY": str(ensure_service_key(keys, service.name).absolute()),
            "NEIGHBOURS": json.dumps({name: url for name, url in addresses.items() if name != service.name}),
            "BACKDATE_DAYS": str(BACKDATE_DAYS),
            "FILES_STORE": (keys.absolute().parent / "files").as_uri(),
        }
    else:
        settings["SERVICES"] = json.dumps(addresses)
    return {service.prefix + name: value for name, value in settings.items()}
