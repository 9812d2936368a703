"""The service recommendations, put together."""

from pathlib import Path

from fastapi import APIRouter

from arit_kit.app import Service
from recommendations.database import METADATA, TABLES
from recommendations.law import DIGEST
from recommendations.privileges import PRIVILEGES
from recommendations.settings import Settings

ROUTERS: tuple[APIRouter, ...] = ()

SERVICE = Service(
    name="recommendations",
    title="Recommendations",
    version="0.1.0",
    description="Provinces' recommendations (kiến nghị), from the letter to what follows the reply; working sessions, "
    "plans, reports.",
    metadata=METADATA,
    tables=TABLES,
    privileges=PRIVILEGES,
    routers=ROUTERS,
    settings=Settings,
    migrations=Path(__file__).parent / "migrations",
    schema_revision="0001",
    law_digest=DIGEST,
)
