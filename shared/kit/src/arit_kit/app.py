"""A service as a FastAPI application: what it is made of is data (`Service`), how it is put together stands here."""

import asyncio
import contextlib
import gc
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy import MetaData
from starlette.exceptions import HTTPException

from arit_kit import health, logs
from arit_kit.db.engine import Database
from arit_kit.db.resource import Resource
from arit_kit.db.schema import KitTables
from arit_kit.feed.api import feed_router
from arit_kit.feed.consume import Follower, Handler
from arit_kit.feed.relay import Relay
from arit_kit.feed.wake import Wake
from arit_kit.files.keeper import Keeper
from arit_kit.files.store import Store
from arit_kit.identity.privileges import Privileges
from arit_kit.identity.tokens import Signer, Verifier
from arit_kit.jobs import Job, run_jobs
from arit_kit.settings import ServiceSettings
from arit_kit.web.client import Neighbour
from arit_kit.web.envelope import Envelope
from arit_kit.web.messages import faults_of
from arit_kit.web.openapi import describe
from arit_kit.web.problems import Fault, Problem, problem_response
from arit_kit.web.routing import Route


@dataclass(frozen=True, eq=False)
class Service:
    """What a service is made of."""

    name: str
    title: str
    version: str
    description: str
    metadata: MetaData
    tables: KitTables
    privileges: Privileges
    routers: Sequence[APIRouter]
    settings: type[ServiceSettings]
    migrations: Path
    schema_revision: str
    """The newest migration's id: `/health/ready` compares it with the database's."""
    resources: Sequence[Resource] = ()
    """Its kinds of record: their machines are drawn in the README, their histories can be verified."""
    attachments: Resource | None = None
    """Its attachments, one of the resources, where its records have any; then its settings are FileSettings."""
    law_digest: str = ""
    constraints: Mapping[str, Fault] = field(default_factory=dict)
    """What breaking a constraint of the database says to the client, by the constraint's name."""
    consumes: Mapping[str, Mapping[str, Handler]] = field(default_factory=dict)
    """Per neighbour: what each type of its events does here."""
    jobs: Sequence[Job] = ()
    backfills: Mapping[str, Callable[..., Any]] = field(default_factory=dict)


def create_app(service: Service, settings: ServiceSettings) -> FastAPI:
    """The application: routes, problems, health, feed; its pools open with its lifespan."""
    routers = [*service.routers, feed_router(service.name, service.tables.feed)]
    for router in routers:
        _refuse_open_routes(router)
    app = FastAPI(
        # `include_router` would match each request twice, and once more for each router before its own.
        routes=[route for router in [*routers, health.router] for route in router.routes],
        title=service.title,
        version=service.version,
        description=service.description,
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.service, app.state.settings, app.state.tables = service, settings, service.tables
    app.state.transports = {}
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_middleware(Envelope, service=service.name, constraints=service.constraints)
    describe(app, service.privileges)
    return app


@contextlib.asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    state, settings, service = app.state, app.state.settings, app.state.service
    logs.configure(service.name, settings.log_level)
    state.signer = Signer(service.name, settings.signing_key, settings.published_keys)
    state.verifier = Verifier(settings.identity_issuer, settings.identity_jwks, settings.service_jwks)
    state.neighbours = {
        name: Neighbour(name, url, state.signer, settings.neighbour_timeout_s, state.transports.get(name))
        for name, url in settings.neighbours.items()
    }
    state.database = await Database.open(settings, service.name)
    state.followers = [
        Follower(app, name, handlers) for name, handlers in service.consumes.items() if name in state.neighbours
    ]
    state.wake = Wake(service.name, settings)
    state.store = state.keeper = None
    if service.attachments is not None:
        state.store = Store.open(settings, service.name)
        state.keeper = Keeper(app, service.attachments, state.store, settings.clamav)
    work: dict[str, Coroutine[Any, Any, None]] = {"wake": state.wake.run()}
    if settings.follow_feeds:
        work["relay"] = Relay(service.name, settings).run()
        work |= {f"follow {follower.source}": follower.run() for follower in state.followers}
        work["jobs"] = run_jobs(app, service.jobs)
        if state.store is not None:
            work["files"] = state.keeper.run()
    state.background = {name: asyncio.create_task(one, name=name) for name, one in work.items()}
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)
    try:
        yield
    finally:
        for task in state.background.values():
            task.cancel()
        await asyncio.gather(*state.background.values(), return_exceptions=True)
        for neighbour in state.neighbours.values():
            await neighbour.close()
        await state.database.close()


def _refuse_open_routes(router: APIRouter) -> None:
    for route in router.routes:
        if not isinstance(route, Route) or not (route.openapi_extra or {}).get("x-privilege"):
            raise ValueError(f"{route} names no privilege: it would be open to anyone")


async def _problem(request: Request, failure: Exception) -> Response:
    assert isinstance(failure, Problem)
    return problem_response(request, failure)


async def _invalid(request: Request, failure: Exception) -> Response:
    assert isinstance(failure, RequestValidationError)
    return problem_response(request, Problem("invalid-content", faults=faults_of(failure.errors())))


async def _http(request: Request, failure: Exception) -> Response:
    assert isinstance(failure, HTTPException)
    if failure.status_code == 404:
        unknown_action = "/actions/" in request.url.path and request.method == "POST"
        return problem_response(request, Problem("unknown-action" if unknown_action else "not-found"))
    codes = {
        405: "method-not-allowed",
        406: "not-acceptable",
        413: "too-large",
        415: "unsupported-media-type",
    }
    code = codes.get(failure.status_code, "malformed-request" if failure.status_code < 500 else "internal-error")
    return problem_response(request, Problem(code, headers=dict(failure.headers or {})))
