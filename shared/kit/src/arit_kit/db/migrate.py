"""Migrations: alembic run as the owner, one process at a time, giving way to traffic rather than blocking it.

Importing this module imports alembic: services never do, their command line does.
"""

import asyncio
import re
import time
import zlib
from pathlib import Path

from alembic import command, context
from alembic.config import Config
from sqlalchemy import Connection, MetaData, pool, text
from sqlalchemy.ext.asyncio import create_async_engine

LOCK_POLL_SECONDS = 0.5
LOCK_TIMEOUT = "3s"


def migrate(service: str, scripts: Path, owner_url: str, to: str = "head") -> None:
    """Bring the database to a revision; waits while another process migrates the same service."""
    config = Config()
    config.set_main_option("script_location", str(scripts))
    config.attributes["service"] = service
    config.attributes["url"] = re.sub(r"^postgres(ql)?://", "postgresql+asyncpg://", owner_url)
    command.upgrade(config, to) if not to.startswith("-") else command.downgrade(config, to)


def run_environment(metadata: MetaData) -> None:
    """What a service's migrations/env.py calls."""
    attributes = context.config.attributes
    asyncio.run(_online(str(attributes["url"]), str(attributes["service"]), metadata))


async def _online(url: str, service: str, metadata: MetaData) -> None:
    engine = create_async_engine(url, poolclass=pool.NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(_migrate, service, metadata)
    await engine.dispose()


def _migrate(connection: Connection, service: str, metadata: MetaData) -> None:
    # Poll: a session blocked inside pg_advisory_lock() holds a snapshot, and CREATE INDEX CONCURRENTLY in the
    # session that has the lock would wait for it for ever.
    key = zlib.crc32(f"migrate {service}".encode())
    while not connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": key}):
        connection.rollback()
        time.sleep(LOCK_POLL_SECONDS)
    connection.execute(text(f"SET lock_timeout = '{LOCK_TIMEOUT}'"))
    connection.commit()
    context.configure(
        connection=connection,
        target_metadata=metadata,
        transaction_per_migration=True,
        compare_type=True,
        compare_server_default=False,
        include_object=lambda _object, name, *_: name != "alembic_version",
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": key})
    connection.commit()
