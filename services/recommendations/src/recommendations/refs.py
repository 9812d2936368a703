"""Whether the records that a request names by URN exist: a neighbour's are asked for, the service's own looked up."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from uuid import UUID

from sqlalchemy import Uuid, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from arit_kit.db.statements import Statement
from arit_kit.web.problems import Fault, Problem
from arit_kit.web.routing import Call
from recommendations.database import METADATA
from recommendations.neighbours import COLLECTIONS, existing

OWN = "recommendations"
OWN_KINDS = ("letter", "recommendation", "tasking", "reply", "follow_up", "working_session", "work_plan")
"""Kinds of this service's own records; each bears the name of its table."""


async def refuse_unknown(call: Call, places: Mapping[str, str]) -> None:
    """422 that names each pointer whose URN names no record; `places`: pointer → URN.

    Outside any transaction: one read for each service and kind, the neighbours' all at once. Raises 503 where a
    neighbour does not answer.
    """
    asked: dict[tuple[str, str], set[UUID]] = defaultdict(set)
    for urn in places.values():
        service, kind, id = _parts(urn)
        if kind in (OWN_KINDS if service == OWN else COLLECTIONS.get(service, ())):
            asked[service, kind].add(id)
    elsewhere = [place for place in asked if place[0] != OWN]
    reads = [existing(call, service, kind, asked[service, kind]) for service, kind in elsewhere]
    found = dict(zip(elsewhere, await asyncio.gather(*reads), strict=True))
    async with call.reading() as connection:
        for service, kind in asked.keys() - set(elsewhere):
            found[service, kind] = {row["id"] for row in await _own(kind).all(connection, ids=list(asked[OWN, kind]))}
    faults = []
    for pointer, urn in places.items():
        service, kind, id = _parts(urn)
        if id not in found.get((service, kind), ()):
            faults.append(Fault(pointer, "not-found", f"Không có bản ghi {urn}.", f"There is no record {urn}."))
    if faults:
        raise Problem("invalid-content", vi=faults[0].vi, en=faults[0].en, faults=faults)


def _parts(urn: str) -> tuple[str, str, UUID]:
    _, _, service, kind, id = urn.split(":")
    return service, kind, UUID(id)


@cache
def _own(kind: str) -> Statement:
    table = METADATA.tables[kind]
    return Statement(select(table.c.id).where(table.c.id == func.any(bindparam("ids", type_=ARRAY(Uuid)))))
