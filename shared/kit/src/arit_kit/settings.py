"""The settings of a service, read from the environment once; a missing or wrong one stops it at start."""

from pathlib import Path
from typing import Literal

from pydantic import Field, PostgresDsn
from pydantic_settings import BaseSettings, SettingsConfigDict


class ServiceSettings(BaseSettings):
    """What every service is told. A service subclasses it with its own `env_prefix`."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore")

    environment: Literal["production", "development"] = Field(
        "production", description="`development` admits the local token issuer."
    )
    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: int = Field(description="Port to listen on.", ge=1, le=65535)
    owner_url: PostgresDsn | None = Field(
        None, description="Database as its owner; only `migrate` and `backfill` need it."
    )
    agency_url: PostgresDsn = Field(description="Database as the role that sees all provinces.")
    province_url: PostgresDsn = Field(description="Database as the role that sees one scope.")
    pool_size: int = Field(10, ge=1, le=100, description="Connections in each of the two pools.")
    statement_timeout_ms: int = Field(5_000, ge=100, description="No statement runs longer.")
    identity_issuer: str = Field(description="Who issues people's tokens (`iss`).")
    identity_jwks: str = Field(description="Where that issuer's keys are: an https:// or file:// address.")
    signing_key: Path = Field(description="This service's Ed25519 private key (PEM), for calls to neighbours.")
    service_jwks: dict[str, str] = Field(default_factory=dict, description="Each trusted service's keys (JSON map).")
    neighbours: dict[str, str] = Field(default_factory=dict, description="Each neighbour's base address (JSON map).")
    neighbour_timeout_s: float = Field(5.0, gt=0, le=60, description="The longest that a neighbour is waited for.")
    backdate_days: int = Field(30, ge=0, description="How far back provincial roles may date a write.")
    follow_feeds: bool = Field(True, description="Whether this process relays its feed and follows neighbours'.")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="The least that is logged.")
