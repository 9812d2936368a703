"""The commands that every service has: serve, migrate, backfill, openapi. A service may add its own."""

import argparse
import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import asyncpg

from arit_kit.app import Service, create_app
from arit_kit.db.engine import prepare
from arit_kit.settings import ServiceSettings
from arit_kit.workflow.diagram import mermaid

Extra = Mapping[str, Callable[["asyncpg.Connection[asyncpg.Record]"], Awaitable[int]]]
"""A service's own commands: each gets a connection of the agency's side and returns the exit code."""

BATCH = 1_000


def run(service: Service, extra: Extra | None = None) -> None:
    """Parse the command line and do it; exit codes are for scripts: 0 done, 1 not true, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog=service.name, description=service.description)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("serve", help="answer requests until stopped")
    commands.add_parser("migrate", help="bring the database to this release's schema").add_argument(
        "--to", default="head", help="a revision, or -1 for one back"
    )
    commands.add_parser("openapi", help="print the OpenAPI document")
    commands.add_parser("diagrams", help="print the state diagrams, as JSON of Mermaid texts")
    backfill = commands.add_parser("backfill", help="run a batched, resumable backfill")
    backfill.add_argument("name", choices=sorted(service.backfills) or None)
    for name, action in (extra or {}).items():
        commands.add_parser(name, help=(action.__doc__ or "").splitlines()[0])
    asked = parser.parse_args()
    match asked.command:
        case "openapi":
            print(json.dumps(_openapi(service), ensure_ascii=False, indent=1, sort_keys=True))
        case "diagrams":
            machines = [resource.machine for resource in service.resources]
            print(json.dumps({machine.kind: mermaid(machine) for machine in machines}, ensure_ascii=False))
        case "serve":
            _serve(service, service.settings())
        case "migrate":
            _migrate(service, service.settings(), asked.to)
        case "backfill":
            asyncio.run(_backfill(service, service.settings(), asked.name))
        case name:
            sys.exit(asyncio.run(_on_agency_side(service.settings(), (extra or {})[name])))


def _openapi(service: Service) -> dict[str, Any]:
    settings = service.settings.model_construct(environment="production")
    return create_app(service, settings).openapi()


def _serve(service: Service, settings: ServiceSettings) -> None:
    import uvicorn

    uvicorn.run(
        create_app(service, settings),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=10,
        h11_max_incomplete_event_size=65_536,
    )


def _migrate(service: Service, settings: ServiceSettings, to: str) -> None:
    from arit_kit.db.migrate import migrate

    if settings.owner_url is None:
        sys.exit(f"{service.name} migrate: set {service.name.upper()}_OWNER_URL, the database as its owner.")
    migrate(service.name, service.migrations, str(settings.owner_url), to)
    print(f"{service.name}: the schema is at {service.schema_revision if to == 'head' else to}.")


async def _backfill(service: Service, settings: ServiceSettings, name: str) -> None:
    connection = await asyncpg.connect(str(settings.owner_url or ""))
    done = 0
    while touched := await service.backfills[name](connection, BATCH):
        done += touched
        print(f"{service.name} backfill {name}: {done} rows", flush=True)
    print(f"{service.name} backfill {name}: nothing left to do.")
    await connection.close()


async def _on_agency_side(
    settings: ServiceSettings, action: Callable[["asyncpg.Connection[asyncpg.Record]"], Awaitable[int]]
) -> int:
    connection = await asyncpg.connect(str(settings.agency_url), server_settings={"timezone": "UTC"})
    await prepare(connection)
    try:
        return await action(connection)
    finally:
        await connection.close()
