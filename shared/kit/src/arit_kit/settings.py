"""The settings of a process, read from the environment once; a missing or wrong one stops it at start.

`ARIT_SECRETS` may name a folder whose files are further settings, each named like its variable
(`dossiers_agency_url`): so a secret need not stand in the environment.
"""

import os
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import parse_qs, urlsplit

from pydantic import AfterValidator, Field, PostgresDsn, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from arit_kit.identity.dev_issuer import DEV_ISSUER


def _base_address(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ValueError(f"{address!r} is not a base address such as http://127.0.0.1:8001")
    return address.rstrip("/")


def _file_store_address(address: str) -> str:
    parts = urlsplit(address)
    asked = parse_qs(parts.query)
    strange = set(asked) - {"endpoint", "region"} or urlsplit(asked.get("endpoint", ["https:"])[0]).scheme not in (
        "http",
        "https",
    )
    is_folder = parts.scheme == "file" and not parts.netloc and len(parts.path) > 1 and not parts.query
    is_bucket = parts.scheme == "s3" and parts.netloc and not strange
    if not (is_folder or is_bucket):
        raise ValueError(f"{address!r} is neither file:///folder nor s3://bucket/prefix?endpoint=https://…&region=…")
    return address


def _scanner_address(address: str) -> str:
    host, _, port = address.rpartition(":")
    if not address.startswith("/") and not (host and port.isdecimal()):
        raise ValueError(f"{address!r} is neither host:port nor the path of a socket")
    return address


FileStoreAddress = Annotated[str, AfterValidator(_file_store_address)]
ScannerAddress = Annotated[str, AfterValidator(_scanner_address)]
BaseAddress = Annotated[str, AfterValidator(_base_address)]
"""Where a service answers: scheme, host and port, perhaps a path."""


class ProcessSettings(BaseSettings):
    """What every process is told: where it listens and whose tokens it believes."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", secrets_dir=os.environ.get("ARIT_SECRETS") or None)

    environment: Literal["production", "development"] = Field(
        "production", description="`development` admits the local token issuer."
    )
    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: int = Field(description="Port to listen on.", ge=1, le=65535)
    identity_issuer: str = Field(description="Who issues people's tokens (`iss`).")
    identity_jwks: str = Field(description="Where that issuer's keys are: an https:// or file:// address.")
    service_jwks: dict[str, str] = Field(
        default_factory=dict, description="The keys of services whose own tokens may enter (JSON map)."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="The least that is logged.")

    @model_validator(mode="after")
    def _no_development_issuer_in_production(self) -> Self:
        if self.environment == "production" and self.identity_issuer == DEV_ISSUER:
            variable = f"{self.model_config.get('env_prefix', '')}ENVIRONMENT"
            raise ValueError(f"the development issuer {DEV_ISSUER} is admitted only with {variable}=development")
        return self


class ServiceSettings(ProcessSettings):
    """What every service is told beside: its database, its key, its neighbours."""

    owner_url: PostgresDsn | None = Field(
        None, description="Database as its owner; only `migrate` and `backfill` need it."
    )
    agency_url: PostgresDsn = Field(description="Database as the role that sees all provinces.")
    province_url: PostgresDsn = Field(description="Database as the role that sees one scope.")
    pool_size: int = Field(10, ge=1, le=100, description="Connections in each of the two pools.")
    statement_timeout_ms: int = Field(5_000, ge=100, description="No statement runs longer.")
    signing_key: Path = Field(description="This service's Ed25519 private key (PEM), for calls to neighbours.")
    published_keys: list[Path] = Field(
        default_factory=list,
        description="Public keys (PEM) that it publishes beside its own while that one is rotated (JSON list).",
    )
    neighbours: dict[str, BaseAddress] = Field(
        default_factory=dict, description="Each neighbour's base address (JSON map)."
    )
    neighbour_timeout_s: float = Field(5.0, gt=0, le=60, description="The longest that a neighbour is waited for.")
    backdate_days: int = Field(30, ge=0, description="How far back provincial roles may date a write.")
    follow_feeds: bool = Field(True, description="Whether this process relays its feed and follows neighbours'.")


class FileSettings(ServiceSettings):
    """What a service whose records have attachments is told beside."""

    files_store: FileStoreAddress | None = Field(
        None,
        description="Where attachments are kept: `file:///folder`, or `s3://bucket/prefix?endpoint=https://…&region=…`;"
        " without it they are refused.",
    )
    files_access_key: str | None = Field(
        None, description="Access key of the S3 store; without it, what the machine itself is granted."
    )
    files_secret_key: SecretStr | None = Field(None, description="Its secret key.")
    files_max_bytes: int = Field(50_000_000, ge=1, le=5_000_000_000, description="The largest file that is taken.")
    clamav: ScannerAddress | None = Field(
        None,
        description="The clamd that scans attachments: `host:port` or `/path/of/its/socket`;"
        " without one they are given out unscanned.",
    )
