"""Whether a service's tables and its migrations say the same, by alembic's own comparison."""

import re
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine

from arit_kit.app import Service


async def differences(service: Service, owner_url: str) -> list[Any]:
    """What a new migration would have to change; empty when the migrated database is what the tables say."""
    engine = create_async_engine(re.sub(r"^postgres(ql)?://", "postgresql+asyncpg://", owner_url))

    def compare(connection: Connection) -> list[Any]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, service.metadata))

    async with engine.connect() as connection:
        found: list[Any] = await connection.run_sync(compare)
    await engine.dispose()
    return found


def heads(service: Service) -> list[str]:
    """The newest migrations: a service has one, and `/health/ready` expects it."""
    return list(ScriptDirectory(str(service.migrations)).get_heads())
