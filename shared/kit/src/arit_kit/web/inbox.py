"""The inbox of a service: `add_inbox` gives it `GET /v1/<…>-inbox` in one line."""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any
from uuid import UUID

import asyncpg
from fastapi import Query, Request, Response

from arit_contracts.inbox import InboxAsked, InboxItem, InboxPage
from arit_contracts.values import urn
from arit_kit.db.engine import Connection, Database
from arit_kit.db.waiting import LATER, OVERDUE, Look, Waiting, Waits
from arit_kit.identity.caller import Caller
from arit_kit.law.running import Span
from arit_kit.time.today import today
from arit_kit.web.exports import BATCH, JSON, VARY, asked_for, exported, refuse_pages
from arit_kit.web.paging import cursor_of, fingerprint_of, read_cursor
from arit_kit.web.problems import Fault, Problem
from arit_kit.web.routing import Router

FIRST, BEHIND_ALL = UUID(int=0), UUID(int=(1 << 128) - 1)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended, and the day by which it told what is overdue: the pages after it go by the same day."""

    day: date
    urgency: int = OVERDUE
    id: UUID = FIRST

    def __str__(self) -> str:
        return f"{self.day}/{self.urgency}/{self.id}"

    @staticmethod
    def read(text: str) -> "Place":
        """Raises ValueError for what is none of today's or yesterday's."""
        day, urgency, id = text.split("/")
        place = Place(date.fromisoformat(day), int(urgency), UUID(id))
        if place.urgency not in range(LATER + 1) or not timedelta() <= today() - place.day <= timedelta(days=1):
            raise ValueError(text)
        return place

    def bound(self) -> dict[str, UUID]:
        """Behind which id each urgency goes on."""
        at = {self.urgency: self.id}
        return {f"after_{one}": at.get(one, BEHIND_ALL if one < self.urgency else FIRST) for one in range(LATER + 1)}


class Inbox:
    """The inbox over these kinds of record."""

    def __init__(self, path: str, kinds: Sequence[Waits]) -> None:
        self._path, self._waiting = path, Waiting(kinds)
        self._kinds: Mapping[str, Waits] = {one.resource.kind: one for one in kinds}

    def check(self, asked: InboxAsked) -> None:
        """422 where it asks for a kind that is not here."""
        if asked.kind is not None and asked.kind not in self._kinds:
            named = ", ".join(self._kinds)
            fault = Fault("kind", "unknown-kind", f"Có các loại: {named}.", f"The kinds are {named}.")
            raise Problem("invalid-content", faults=[fault])

    async def page(self, on: Connection, caller: Caller, asked: InboxAsked) -> Response:
        """One page as the contract has it."""
        fingerprint = fingerprint_of(self._path, asked.model_dump(exclude={"limit", "cursor", "count"}))
        place = read_cursor(asked.cursor, fingerprint, Place.read) if asked.cursor else Place(today())
        rows = await self._rows(on, caller, asked, place, asked.limit + 1)
        more = len(rows) > asked.limit
        cursor = cursor_of(fingerprint, _place_of(rows[asked.limit - 1], place.day)) if more else None
        counts = await self._counts(on, caller, asked, place.day) if asked.count else None
        total = sum(one.pop("found") for one in counts) if counts is not None else None
        end = f'],"next_cursor":{json.dumps(cursor)},"total":{json.dumps(total)},"counts":{json.dumps(counts)}}}'
        items = b",".join(self._item(row, caller, place.day) for row in rows[: asked.limit])
        return Response(b'{"items":[%b%b' % (items, end.encode()), headers=VARY, media_type=JSON)

    async def batches(self, database: Database, caller: Caller, asked: InboxAsked) -> AsyncIterator[list[bytes]]:
        """All of it as JSON, some records at a time; no connection is held between two batches."""
        place = Place(today())
        while True:
            async with database.scoped(caller) as connection:
                rows = await self._rows(connection, caller, asked, place, BATCH)
            if rows:
                yield [self._item(row, caller, place.day) for row in rows]
                place = _place_of(rows[-1], place.day)
            if len(rows) < BATCH:
                return

    async def _rows(
        self, on: Connection, caller: Caller, asked: InboxAsked, place: Place, limit: int
    ) -> list[asyncpg.Record]:
        statement = self._waiting.rows(_look(caller, asked))
        if statement is None:
            return []
        return await statement.all(on, **self._bound(caller, asked, place.day), **place.bound(), limit=limit)

    async def _counts(self, on: Connection, caller: Caller, asked: InboxAsked, day: date) -> list[dict[str, Any]]:
        statement = self._waiting.counts(_look(caller, asked))
        rows = await statement.all(on, **self._bound(caller, asked, day)) if statement is not None else []
        found = {row["kind"]: dict(row) for row in rows}
        none = dict.fromkeys(("mine", "unit", "every", "overdue", "due_soon", "found"), 0)
        counts = []
        for kind, waits in self._kinds.items():
            if asked.kind in (None, kind) and caller.roles & waits.resource.privileges[waits.reads]:
                one = {"kind": kind} | none | found.get(kind, {})
                counts.append({"all": one.pop("every"), **one})
        return counts

    def _bound(self, caller: Caller, asked: InboxAsked, day: date) -> dict[str, Any]:
        """What the statements bind: the caller, its scope, and the days of events whose terms end."""
        values: dict[str, Any] = {
            "subject": caller.subject,
            "unit": caller.unit,
            "own_provinces": sorted(caller.provinces),
            "own_unit": caller.scope_unit,
        }
        for term, name in self._waiting.terms.items():
            values[f"{name}_overdue"] = _multirange(term.ended_by(day - timedelta(days=1)))
            values[f"{name}_soon"] = _multirange(term.ended_by(day + timedelta(days=asked.soon_days)))
        return values

    def _item(self, row: asyncpg.Record, caller: Caller, day: date) -> bytes:
        waits = self._kinds[row["kind"]]
        resource, id, state = waits.resource, row["id"], row["state"]
        ends = [
            (end, term.what)
            for term, anchor in zip(waits.in_state(state), row["anchors"], strict=True)
            if anchor is not None and (end := term.ends(anchor)) is not None
        ]
        due_on, term = min(ends, default=(None, None))
        told = {
            "kind": row["kind"],
            "id": str(id),
            "reference": row["reference"],
            "urn": urn(resource.service, resource.kind, id),
            "title": row["title"],
            "state": resource.machine.known_state(state, caller.side),
            "province": row["province"],
            "implementer_unit": row["implementer_unit"],
            "since_on": str(row["since_on"]),
            "due_on": due_on and str(due_on),
            "term": term,
            "overdue": due_on is not None and due_on < day,
            "mine": row["mine"],
        }
        record = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
        return resource.spliced.onto(record, caller.roles, caller.side, state, row["track"], str(id))


def _look(caller: Caller, asked: InboxAsked) -> Look:
    narrow = caller.side == "province"
    provinces, unit = narrow and bool(caller.provinces), narrow and bool(caller.scope_unit)
    scope = "" if provinces == unit else "own_provinces" if provinces else "own_unit"
    return Look(caller.roles, caller.side, scope, asked.whose, asked.kind, asked.due)  # type: ignore[arg-type]


def _place_of(row: asyncpg.Record, day: date) -> Place:
    return Place(day, row["urgency"], row["id"])


def _multirange(spans: Sequence[Span]) -> str:
    return "{" + ",".join(f"[{first},{last}]" for first, last in spans) + "}"


def add_inbox(router: Router, path: str, kinds: Sequence[Waits], *privileges: str, summary: str) -> None:
    """Give a service its inbox: `GET path?whose=&kind=&due=&soon_days=`, also as a file."""
    inbox = Inbox(path, kinds)
    name = path.rpartition("/")[2]

    async def listed(request: Request, asked: Annotated[InboxAsked, Query()]) -> Response:
        inbox.check(asked)
        caller, database = request.state.caller, request.app.state.database
        media = asked_for(request.headers.get("accept"))
        if media != JSON:
            refuse_pages(asked)
            return await exported(media, name, InboxItem, inbox.batches(database, caller, asked))
        async with database.scoped(caller) as connection:
            return await inbox.page(connection, caller, asked)

    listed.__name__ = f"list_{name.replace('-', '_')}"
    listed.__doc__ = (
        "What waits, over all kinds of record that the caller sees: what is overdue first, then what is due soon, then "
        "the rest, the oldest record first. By `Accept` also whole, as CSV or a workbook."
    )
    router.listing(path, InboxPage, *privileges, summary=summary)(listed)
