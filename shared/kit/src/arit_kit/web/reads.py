"""The three reads of every resource: one by id or reference, the list, and the history."""

from typing import Annotated, Any

from fastapi import Header, Path, Query, Request, Response

from arit_contracts.forms import HistoryEntry, ListRequest, Page
from arit_contracts.values import Text
from arit_kit.db.answers import record_response
from arit_kit.db.history import history_pages
from arit_kit.db.resource import Resource, record_key
from arit_kit.web.exports import JSON, asked_for, exported, refuse_pages
from arit_kit.web.paging import Listing
from arit_kit.web.places import unknown_province
from arit_kit.web.preconditions import unchanged
from arit_kit.web.problems import Problem
from arit_kit.web.routing import Router
from arit_reference import provinces

Key = Annotated[Text, Path(max_length=80, description="The record's id or its reference.")]
"""A record's address: its UUID or its reference."""


def add_reads(router: Router, resource: Resource, filters: type[ListRequest], *privileges: str) -> None:
    """Give a resource its reads: `GET /v1/x`, `/v1/x/{id}` and `/v1/x/{id}/history`."""
    collection, kind = resource.collection, resource.kind
    listing, pages = Listing(resource), history_pages(resource)

    async def listed(request: Request, asked: Annotated[filters, Query()]) -> Response:  # type: ignore[valid-type]
        caller = request.state.caller
        values = bound_filters(asked)
        media = asked_for(request.headers.get("accept"))
        if media != JSON:
            refuse_pages(asked)
            batches = listing.batches(request.app.state.database, caller, asked, values)
            return await exported(media, collection, resource.contract, batches)
        async with request.app.state.database.scoped(caller) as connection:
            return await listing.page(connection, caller, asked, values)

    async def got(
        request: Request,
        id: Key,
        if_none_match: Annotated[str | None, Header(alias="If-None-Match", max_length=500)] = None,
    ) -> Response:
        caller = request.state.caller
        async with request.app.state.database.scoped(caller) as connection:
            response = await record_response(connection, caller, resource, *record_key(id))
        if response is None:
            raise Problem("not-found")
        known = None if resource.shows_today else if_none_match
        if known and unchanged(known, int(response.headers["etag"].strip('"'))):
            return Response(status_code=304, headers={"ETag": response.headers["etag"], "Vary": "Authorization"})
        return response

    async def history(
        request: Request,
        id: Key,
        cursor: Annotated[str | None, Query(max_length=20, description="`next_cursor` of the page before.")] = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
    ) -> Response:
        caller = request.state.caller
        key, by = record_key(id)
        async with request.app.state.database.scoped(caller) as connection:
            found = await resource.read_one[caller.side, by].first(connection, key=key)
            if found is None:
                raise Problem("not-found")
            rows = await pages[caller.side].all(
                connection, record_id=found["id"], after=_sequence(cursor), limit=limit + 1
            )
        following = f'"{rows[limit - 1]["seq"]}"' if len(rows) > limit else "null"
        body = f'{{"items":[{",".join(row[0] for row in rows[:limit])}],"next_cursor":{following},"total":null}}'
        return Response(body.encode(), headers={"Vary": "Authorization"}, media_type="application/json")

    plural = collection.replace("-", "_")
    listed.__name__, got.__name__, history.__name__ = f"list_{plural}", f"get_{kind}", f"get_{kind}_history"
    listed.__doc__ = f"Newest first. {collection} in the caller's scope; by `Accept` also whole, as CSV or a workbook."
    got.__doc__ = "By id or by the reference that people quote; carries `allowed_actions` where it has states."
    history.__doc__ = "Every action upon it, oldest first, chained by hash."
    router.listing(f"/v1/{collection}", Page[resource.contract], *privileges, summary=f"List {collection}")(listed)  # type: ignore[name-defined]
    router.read(f"/v1/{collection}/{{id}}", resource.contract, *privileges, summary=f"One {kind}")(got)
    router.read(f"/v1/{collection}/{{id}}/history", Page[HistoryEntry], *privileges, summary=f"History of one {kind}")(
        history
    )


def _sequence(cursor: str | None) -> int:
    if cursor is None:
        return 0
    if not (cursor.isascii() and cursor.isdecimal()) or len(cursor) > 18:
        raise Problem("bad-cursor")
    return int(cursor)


def bound_filters(asked: ListRequest) -> dict[str, Any]:
    """The filters of a request as values to bind: a province becomes itself and its predecessors.

    422 where no such province exists.
    """
    paging = set(ListRequest.model_fields)
    values = {name: value for name, value in asked if name not in paging and name != "exact" and value is not None}
    if "province" in values:
        try:
            scope = provinces.scope_of(values["province"])
        except provinces.UnknownProvince as unknown:
            raise Problem("invalid-content", faults=[unknown_province("province", unknown)]) from unknown
        values["province"] = [values["province"]] if getattr(asked, "exact", False) else sorted(scope)
    return values
