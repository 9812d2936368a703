"""The gateway's settings, read from GATEWAY_* once; a missing or wrong one stops it at start."""

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from arit_kit.settings import BaseAddress, ProcessSettings


class GatewaySettings(ProcessSettings):
    """What the gateway is told. It needs no database and no secret."""

    model_config = SettingsConfigDict(env_prefix="GATEWAY_", frozen=True, extra="ignore")

    port: int = Field(8000, description="Port to listen on.", ge=1, le=65535)
    services: dict[str, BaseAddress] = Field(description="Each service's base address (JSON map).")
    max_body_bytes: int = Field(50_000_000, ge=1, description="The largest request body that is passed on.")
    upstream_timeout_s: float = Field(
        60.0, gt=0, le=600, description="The longest that nothing may move: until the answer, and within it."
    )
    trusted_proxies: str = Field(
        "",
        description="Addresses of the TLS proxies in front, whose X-Forwarded-For and -Proto are believed.",
    )
