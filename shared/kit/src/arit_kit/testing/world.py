"""A service as a test meets it: its application in process, callers of every role, its neighbours, its database."""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, time
from pathlib import Path
from typing import Any

import asyncpg
import httpx

from arit_contracts import roles as R
from arit_contracts.events import Event
from arit_kit.app import Service, create_app
from arit_kit.db.engine import SET_SCOPE
from arit_kit.feed.relay import stamp
from arit_kit.identity.caller import Side
from arit_kit.identity.dev_issuer import DEV_ISSUER, ensure_service_key, mint
from arit_kit.identity.tokens import Signer
from arit_kit.ids import uuid7
from arit_kit.time.today import VIETNAM, clock, now
from arit_kit.web.client import Neighbour
from arit_kit.web.routing import Route

NEIGHBOURS = ("dossiers", "budget", "clusters", "recommendations")


class World:
    """One service under test."""

    def __init__(self, service: Service, urls: Mapping[str, str], keys: Path, signing_key: Path) -> None:
        self.service, self.urls, self.keys = service, urls, keys
        for name in NEIGHBOURS:
            key = Signer(name, ensure_service_key(keys, name))
            (keys / f"{name}.jwks.json").write_text(json.dumps(key.jwks))
        settings = service.settings(
            environment="development",
            port=1,
            agency_url=urls["agency"],
            province_url=urls["province"],
            identity_issuer=DEV_ISSUER,
            identity_jwks=f"file://{keys / 'jwks.json'}",
            signing_key=signing_key,
            service_jwks={name: f"file://{keys / f'{name}.jwks.json'}" for name in NEIGHBOURS},
            neighbours={name: f"http://{name}" for name in NEIGHBOURS if name != service.name},
            backdate_days=3650,
            follow_feeds=False,
            log_level="error",
            files_store=(keys.parent / "files").absolute().as_uri(),
        )
        self.app = create_app(service, settings)
        self._clients = AsyncExitStack()

    @asynccontextmanager
    async def running(self) -> AsyncIterator["World"]:
        """With its pools open."""
        async with self._clients, self.app.router.lifespan_context(self.app):
            yield self

    def neighbour(self, name: str, transport: httpx.AsyncBaseTransport, timeout: float | None = None) -> None:
        """Let a neighbour be answered by this transport from now on."""
        state = self.app.state
        patience = timeout or state.settings.neighbour_timeout_s
        state.neighbours[name] = Neighbour(name, f"http://{name}", state.signer, patience, transport)

    def token(self, role: str, **claims: Any) -> str:
        """A token of that role: VN34-86 for provincial roles, its promotion centre for implementers, unless said."""
        if role == R.SERVICE:
            name = next(name for name in NEIGHBOURS if name != self.service.name)
            return Signer(name, ensure_service_key(self.keys, name)).token_for(claims.get("subject", name))
        if role in R.PROVINCIAL:
            claims.setdefault("province", "VN34-86")
        if role == R.IMPLEMENTER:
            claims.setdefault("unit", "TTKC-VN63-86")
        claims.setdefault("subject", role)
        return mint(self.keys, roles=[role], **claims)

    def client(self, role: str | None, **claims: Any) -> httpx.AsyncClient:
        """A client with a token of that role, or with none."""
        headers = {"Accept-Language": "en"}
        if role is not None:
            headers["Authorization"] = f"Bearer {self.token(role, **claims)}"
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        return httpx.AsyncClient(transport=transport, base_url="http://service", headers=headers)

    async def create(self, role: str, path: str, body: Mapping[str, Any], **claims: Any) -> dict[str, Any]:
        """POST a new record and expect it."""
        response = await self.client(role, **claims).post(path, json=body)
        assert response.status_code == 201, response.text
        return dict(response.json())

    async def act(
        self,
        role: str,
        record: Mapping[str, Any],
        action: str,
        body: Mapping[str, Any] | None = None,
        **claims: Any,
    ) -> dict[str, Any]:
        """Act on a record as it stands now and expect it."""
        response = await self.try_act(role, record, action, body, **claims)
        assert response.status_code == 200, response.text
        return dict(response.json())

    async def try_act(
        self,
        role: str,
        record: Mapping[str, Any],
        action: str,
        body: Mapping[str, Any] | None = None,
        **claims: Any,
    ) -> httpx.Response:
        """Act on a record as the caller sees it now, or else as it stands; the answer, whatever it is."""
        kind, client = record["urn"].split(":")[3], self.client(role, **claims)
        path = f"/v1/{self._collections()[kind]}/{record['id']}"
        seen = await client.get(path)
        if seen.status_code != 200:
            seen = await self.client(R.AUDITOR).get(path)
        match = {"If-Match": seen.headers.get("etag", '"1"')}
        return await client.post(f"{path}/actions/{action}", json=dict(body or {}), headers=match)

    def _collections(self) -> dict[str, str]:
        routes = [route for router in self.service.routers for route in router.routes if isinstance(route, Route)]
        return {
            route.name.removeprefix("get_"): route.path.split("/")[2]
            for route in routes
            if route.name.startswith("get_") and route.path.endswith("/{id}")
        }

    @asynccontextmanager
    async def as_owner(self) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
        """A connection as the database's owner, for looking behind the API and for tampering."""
        connection = await asyncpg.connect(self.urls["owner"])
        try:
            yield connection
        finally:
            await connection.close()

    @asynccontextmanager
    async def as_role(
        self, role: Side, *, provinces: Sequence[str] = (), unit: str = ""
    ) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
        """A bare connection of a running role, in this scope, for proving what the database itself refuses."""
        connection = await asyncpg.connect(self.urls[role])
        try:
            await connection.execute(SET_SCOPE, ",".join(provinces), unit)
            yield connection
        finally:
            await connection.close()

    async def events(self) -> list[Event]:
        """All events so far, stamped and read as the agency reads them."""
        connection = await asyncpg.connect(self.urls["agency"])
        await stamp(connection)
        await connection.close()
        answer = await self.client(R.AUDITOR).get(f"/v1/feeds/{self.service.name}?limit=1000")
        return [Event.model_validate(event) for event in answer.json()]

    async def deliver(self, type: str, subject: str, data: Mapping[str, Any], event_id: str | None = None) -> None:
        """Let an event of a neighbour arrive, as its feed would bring it."""
        source = type.split(".")[0]
        follower = next(one for one in self.app.state.followers if one.source == source)
        event = Event(
            specversion="1.0",
            id=event_id or str(uuid7()),
            source=f"urn:arit:{source}",
            type=type,
            subject=subject,
            time=now(),
            province=None,
            causationid="test",
            data=dict(data),
        )
        await follower.apply(event)


@asynccontextmanager
async def on_day(day: str) -> AsyncIterator[None]:
    """Let the service believe that it is noon of that day in Việt Nam."""
    moment = datetime.combine(datetime.fromisoformat(day).date(), time(12), VIETNAM)
    token = clock.set(moment)
    try:
        yield
    finally:
        clock.reset(token)
