"""Who may call what: every route of a service against its privilege table, without a body that could get in the way."""

from collections.abc import AsyncIterator

import httpx

from arit_contracts import roles as R
from arit_kit.app import Service
from arit_kit.feed.api import feed_router
from arit_kit.testing.world import World
from arit_kit.web.routing import Route

NOBODYS = "01900000-0000-7000-8000-000000000000"
"""An id that no record bears."""


def routes_of(service: Service) -> list[Route]:
    """Every route that needs a token."""
    routers = [*service.routers, feed_router(service.name, service.tables.feed)]
    return [route for router in routers for route in router.routes if isinstance(route, Route)]


def method_of(route: Route) -> str:
    """GET, POST, PATCH or PUT."""
    [method] = route.methods or set()
    return method


def name_of(route: Route) -> str:
    """For a test's id: `POST /v1/x/{id}/actions/send`."""
    return f"{method_of(route)} {route.path}"


def privileges_of(route: Route) -> list[str]:
    """What a caller of the route needs, any of them."""
    return list((route.openapi_extra or {})["x-privilege"])


async def call(client: httpx.AsyncClient, route: Route, id: str = NOBODYS) -> httpx.Response:
    """The route on a record, with an empty body where it takes one."""
    path = route.path
    for parameter in route.param_convertors:
        path = path.replace(f"{{{parameter}}}", id)
    method = method_of(route)
    content = None if method == "GET" else b"{}"
    headers = {"If-Match": '"1"', "Content-Type": "application/json"}
    return await client.request(method, path, content=content, headers=headers)


async def misjudged(world: World, route: Route) -> list[str]:
    """The callers that the route answers otherwise than the privilege table says."""
    return [sentence async for sentence in _misjudged(world, route)]


async def _misjudged(world: World, route: Route) -> AsyncIterator[str]:
    for header in (None, "Bearer x.y.z", "Basic YTpi", "Bearer "):
        client = world.client(None)
        if header is not None:
            client.headers["Authorization"] = header
        if (answer := await call(client, route)).status_code != 401:
            yield f"{header!r} is answered {answer.status_code}"
    table = world.service.privileges
    for role in sorted(R.ALL):
        admitted = any(role in table[privilege] for privilege in privileges_of(route))
        answer = await call(world.client(role), route)
        if answer.status_code == 401 or (answer.status_code == 403) == admitted or answer.status_code >= 500:
            yield f"{role} is answered {answer.status_code} ({answer.text[:200]})"
