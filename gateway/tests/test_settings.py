"""What the gateway refuses to start with, and what it does not load."""

import subprocess
import sys

import pytest
from pydantic import ValidationError

from gateway.settings import GatewaySettings

GOOD = {
    "services": {"dossiers": "http://127.0.0.1:8001/"},
    "identity_issuer": "https://id",
    "identity_jwks": "https://id/keys",
}


def test_addresses_are_normalised_and_production_is_the_default() -> None:
    settings = GatewaySettings(**GOOD)
    assert settings.services == {"dossiers": "http://127.0.0.1:8001"}
    assert settings.environment == "production"


@pytest.mark.parametrize("address", ["", "127.0.0.1:8001", "ftp://x", "http://u:p@x", "http://x?y", "http:///x"])
def test_a_wrong_address_is_refused(address: str) -> None:
    with pytest.raises(ValidationError, match="base address"):
        GatewaySettings(**GOOD | {"services": {"dossiers": address}})


def test_the_development_issuer_is_refused_in_production() -> None:
    development = {"identity_issuer": "urn:arit:dev-issuer"}
    with pytest.raises(ValidationError, match="GATEWAY_ENVIRONMENT=development"):
        GatewaySettings(**GOOD | development)
    GatewaySettings(**GOOD | development | {"environment": "development"})


def test_no_database_code_is_loaded() -> None:
    code = "import sys, gateway.cli, gateway.main, arit_kit.web.wire; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"sqlalchemy", "asyncpg", "alembic"} & set(loaded)
