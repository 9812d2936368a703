"""The commands that every service has: serve, migrate, backfill, openapi. A service may add its own."""

import argparse
import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Mapping
from types import FrameType
from typing import Any

import asyncpg
from fastapi import FastAPI

from arit_kit.app import Service, create_app
from arit_kit.db.chain import first_break
from arit_kit.db.engine import prepare
from arit_kit.db.own_connection import own_connection
from arit_kit.settings import ServiceSettings
from arit_kit.workflow.diagram import mermaid

Extra = Mapping[str, Callable[[FastAPI, list[str]], Awaitable[int]]]
"""A service's own commands: each gets the running application and its words, and returns an exit code."""

BATCH = 1_000


def run(service: Service, extra: Extra | None = None) -> None:
    """Parse the command line and do it; exit codes are for scripts: 0 done, 1 not true, 2 wrong usage, 3 not done."""
    parser = argparse.ArgumentParser(prog=service.name, description=service.description)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("serve", help="answer requests until stopped")
    commands.add_parser("migrate", help="bring the database to this release's schema").add_argument(
        "--to", default="head", help="a revision, or -1 for one back"
    )
    commands.add_parser("openapi", help="print the OpenAPI document")
    commands.add_parser("describe", help="print the state diagrams and the settings as JSON, for the README")
    backfills = commands.add_parser("backfill", help="run a batched, resumable backfill")
    backfills.add_argument("name", choices=sorted(service.backfills) or None)
    commands.add_parser("verify-history", help="recompute every record's history; exit code 1 names the first break")
    for name, action in (extra or {}).items():
        commands.add_parser(name, help=(action.__doc__ or "").splitlines()[0])
    asked, words = parser.parse_known_args()  # REMAINDER would refuse a first word such as --heal
    if words and asked.command not in (extra or {}):
        parser.error(f"unrecognized arguments: {' '.join(words)}")
    match asked.command:
        case "openapi":
            print(json.dumps(_openapi(service), ensure_ascii=False, indent=1, sort_keys=True))
        case "describe":
            print(json.dumps(_described(service), ensure_ascii=False))
        case "serve":
            _serve(service, service.settings())
        case "migrate":
            _migrate(service, service.settings(), asked.to)
        case "verify-history":
            sys.exit(asyncio.run(_verify_history(service, service.settings())))
        case "backfill":
            asyncio.run(backfill(service, str(service.settings().owner_url or ""), asked.name))
        case name:
            sys.exit(_own(service, name, (extra or {})[name], words))


def _openapi(service: Service) -> dict[str, Any]:
    settings = service.settings.model_construct(environment="production")
    return create_app(service, settings).openapi()


def _described(service: Service) -> dict[str, Any]:
    machines = [resource.machine for resource in service.resources]
    prefix = service.settings.model_config["env_prefix"]
    return {
        "states": {machine.kind: mermaid(machine) for machine in machines},
        "settings": [
            [
                f"{prefix}{name}".upper(),
                "required" if field.is_required() else str(field.get_default(call_default_factory=True)),
                field.description or "",
            ]
            for name, field in sorted(service.settings.model_fields.items())
        ],
    }


def _serve(service: Service, settings: ServiceSettings) -> None:
    import uvicorn

    from arit_kit.web.wire import BoundedHttp

    app = create_app(service, settings)

    class Server(uvicorn.Server):
        """Lets long polls end when the process is told to stop, instead of waiting them out."""

        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            if hasattr(app.state, "wake"):
                app.state.wake.closing = True
            super().handle_exit(sig, frame)

    Server(
        uvicorn.Config(
            app,
            host=settings.host,
            port=settings.port,
            http=BoundedHttp,
            ws="none",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=10,
        )
    ).run()


def _migrate(service: Service, settings: ServiceSettings, to: str) -> None:
    from arit_kit.db.migrate import migrate

    if settings.owner_url is None:
        sys.exit(f"{service.name} migrate: set {service.name.upper()}_OWNER_URL, the database as its owner.")
    migrate(service.name, service.migrations, str(settings.owner_url), to)
    print(f"{service.name}: the schema is at {service.schema_revision if to == 'head' else to}.")


async def backfill(service: Service, owner_url: str, name: str) -> None:
    """Run a backfill batch by batch, each committed, until it touches nothing more; it may be stopped and run again."""
    connection = await asyncpg.connect(owner_url)
    done = 0
    while touched := await service.backfills[name](connection, BATCH):
        done += touched
        print(f"{service.name} backfill {name}: {done} rows", flush=True)
    print(f"{service.name} backfill {name}: nothing left to do.")
    await connection.close()


async def _verify_history(service: Service, settings: ServiceSettings) -> int:
    async with own_connection(settings, f"{service.name} verify-history") as connection:
        await prepare(connection)
        broken = await first_break(connection, service.resources)
    print(broken or f"{service.name}: every history is whole.")
    return 1 if broken else 0


def _own(service: Service, name: str, action: Callable[[FastAPI, list[str]], Awaitable[int]], words: list[str]) -> int:
    try:
        return asyncio.run(_on_application(service, action, words))
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as failure:
        print(f"{service.name} {name}: could not be done: {failure!r}", file=sys.stderr)
        return 3


async def _on_application(
    service: Service, action: Callable[[FastAPI, list[str]], Awaitable[int]], words: list[str]
) -> int:
    settings = service.settings().model_copy(update={"follow_feeds": False, "log_level": "warning"})
    app = create_app(service, settings)
    async with app.router.lifespan_context(app):
        return await action(app, words)
