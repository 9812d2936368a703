"""The service clusters, put together."""

from pathlib import Path

from fastapi import APIRouter

from arit_kit.app import Service
from clusters.database import METADATA, TABLES
from clusters.law import DIGEST
from clusters.privileges import PRIVILEGES
from clusters.settings import Settings

ROUTERS: tuple[APIRouter, ...] = ()

SERVICE = Service(
    name="clusters",
    title="Clusters",
    version="0.1.0",
    description="Industrial clusters (cụm công nghiệp): the register, the criteria, provinces' proposals and the "
    "opinion on them.",
    metadata=METADATA,
    tables=TABLES,
    privileges=PRIVILEGES,
    routers=ROUTERS,
    settings=Settings,
    migrations=Path(__file__).parent / "migrations",
    schema_revision="0001",
    law_digest=DIGEST,
)
