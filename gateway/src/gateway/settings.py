"""The gateway's settings, read from GATEWAY_* once; a missing or wrong one stops it at start."""

from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from arit_kit.identity.dev_issuer import DEV_ISSUER


def _base_address(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ValueError(f"{address!r} is not a base address such as http://127.0.0.1:8001")
    return address.rstrip("/")


BaseAddress = Annotated[str, AfterValidator(_base_address)]


class GatewaySettings(BaseSettings):
    """What the gateway is told. It needs no database and no secret."""

    model_config = SettingsConfigDict(env_prefix="GATEWAY_", frozen=True, extra="ignore")

    environment: Literal["production", "development"] = Field(
        "production", description="`development` admits the local token issuer."
    )
    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: int = Field(8000, description="Port to listen on.", ge=1, le=65535)
    services: dict[str, BaseAddress] = Field(description="Each service's base address (JSON map).")
    identity_issuer: str = Field(description="Who issues people's tokens (`iss`).")
    identity_jwks: str = Field(description="Where that issuer's keys are: an https:// or file:// address.")
    service_jwks: dict[str, str] = Field(
        default_factory=dict, description="The keys of services whose own tokens may enter here (JSON map)."
    )
    max_body_bytes: int = Field(10_000_000, ge=1, description="The largest request body that is passed on.")
    upstream_timeout_s: float = Field(
        60.0, gt=0, le=600, description="The longest that nothing may move: until the answer, and within it."
    )
    trusted_proxies: str = Field(
        "",
        description="Addresses of the TLS proxies in front, whose X-Forwarded-For and -Proto are believed.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="The least that is logged.")

    @model_validator(mode="after")
    def _no_development_issuer_in_production(self) -> "GatewaySettings":
        if self.environment == "production" and self.identity_issuer == DEV_ISSUER:
            raise ValueError(
                f"the development issuer {DEV_ISSUER} is admitted only with GATEWAY_ENVIRONMENT=development"
            )
        return self
