"""The one transaction of a write: claim the key, lock, move, record the history, publish, keep the answer, commit.

Everything that an action changes goes through `Write`; application code never commits.
"""

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from starlette.responses import Response

from arit_contracts.events import TOLD, Event
from arit_contracts.forms import Dated, DocumentRef
from arit_contracts.values import urn
from arit_kit.db.answers import record_response
from arit_kit.db.dates import check_effective, check_order
from arit_kit.db.documents import Documents
from arit_kit.db.engine import Connection
from arit_kit.db.history import FIRST_HASH, changed, entry_hash
from arit_kit.db.own_connection import lock_number
from arit_kit.db.resource import Resource, record_key
from arit_kit.db.schema import KitTables
from arit_kit.db.statements import insert_record, insert_row, update_row
from arit_kit.identity.caller import Caller
from arit_kit.identity.privileges import Privileges, require
from arit_kit.ids import uuid7
from arit_kit.logs import request_id
from arit_kit.time.today import now, today
from arit_kit.web.idempotency import Key
from arit_kit.web.places import not_in_force, unknown_province
from arit_kit.web.preconditions import check_version
from arit_kit.web.problems import Fault, Problem
from arit_kit.workflow.machine import Move
from arit_reference import provinces

Row = dict[str, Any]
Audience = Literal["all", "agency"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request brings to its write besides the body."""

    caller: Caller
    if_match: str | None
    key: Key | None


class Write:
    """A transaction under way for one caller. Made by `writing`; lives until its answer is kept."""

    def __init__(
        self,
        connection: Connection,
        asked: Asked,
        tables: KitTables,
        privileges: Privileges,
        backdate_days: int,
    ) -> None:
        self.connection, self.caller = connection, asked.caller
        self.privileges = privileges
        self.recorded_at: datetime = now()
        self.effective_on: date = today()
        self.reason: str | None = None
        self._asked, self._tables, self._backdate_days = asked, tables, backdate_days
        self._note: str | None = None
        self._caused = False

    # What the request says

    def dated(self, body: Dated, note: str | None = None) -> None:
        """Take the write's effective date and reason from its body; `move` and `create` check them.

        `note`: what the action itself says, such as what a supplement must bring; the history keeps both.
        """
        self.effective_on = body.effective_on or today()
        self.reason, self._note = body.reason, note

    def caused_by(self, event: Event) -> None:
        """Take the date of the event that causes this write; a record already changed later keeps its later date."""
        self.effective_on = date.fromisoformat(event.data["effective_on"])
        self.reason = f"{event.type} {event.subject}"
        self._caused = True

    def province(self, uid: str, pointer: str = "/province") -> str:
        """The province that a write names: in force at its effective date, the caller's own or a predecessor.

        Raises 422 `province-not-in-force`, 403 `forbidden` for another province's.
        """
        try:
            in_force = provinces.valid_on(uid, self.effective_on)
        except provinces.UnknownProvince as unknown:
            raise Problem("invalid-content", faults=[unknown_province(pointer, unknown)]) from unknown
        if not in_force:
            fault = not_in_force(pointer, uid, self.effective_on)
            raise Problem("province-not-in-force", vi=fault.vi, en=fault.en, faults=[fault])
        if self.caller.side == "province" and uid not in self.caller.provinces:
            raise Problem("forbidden", vi="Tỉnh khác phạm vi của bạn.", en="That province is not yours.")
        return uid

    def require(self, *any_of: str) -> None:
        """403 unless the caller holds one of these privileges."""
        require(self.caller, self.privileges, *any_of)

    # Records

    async def take(self, resource: Resource, key: str | UUID) -> Row:
        """The record that the request addresses, locked: 404 if unknown or invisible, then 428 and 412."""
        row = await self.find(resource, key)
        if row is None:
            raise Problem("not-found")
        version = row["version"]
        if self.caller.side == "province" and resource.machine.may_lag(row["state"]):
            version = await resource.known_to_provinces.value(self.connection, key=row["id"])
        check_version(self._asked.if_match, version)
        return row

    async def see(self, resource: Resource, key: str | UUID) -> Row:
        """The record that the request addresses as it stands, not locked; 404 if unknown or invisible."""
        row = await self.find(resource, key, lock=False)
        if row is None:
            raise Problem("not-found")
        return row

    async def find(self, resource: Resource, key: str | UUID, lock: bool = True) -> Row | None:
        """A record by id or reference, locked unless it is only looked at, or None; without a precondition."""
        value, by = (key, "id") if isinstance(key, UUID) else record_key(key)
        statement = resource.lock_one[by] if lock else resource.see_one[by]
        row = await statement.first(self.connection, key=value)
        return dict(row) if row else None

    async def lock_names(self, kind: str, names: Iterable[object]) -> None:
        """Let one transaction at a time deal with what each of these names stands for, until it ends.

        For what has no row of its own to lock. They are locked in one order, so that no two wait for each other.
        """
        numbers = sorted({lock_number(kind, str(name)) for name in names})
        await self.connection.execute("SELECT pg_advisory_xact_lock(n) FROM unnest($1::bigint[]) AS n", numbers)

    async def lock(self, resource: Resource, ids: Sequence[UUID], pointers: str | Sequence[str] = "") -> list[Row]:
        """The records of these ids, each once, locked in id order; 422 naming those unknown or invisible.

        `pointers`: where the request names each, or all, of them.
        """
        if not ids:
            return []
        if isinstance(pointers, str):
            pointers = [pointers] * len(ids)
        rows = await resource.lock_many.all(self.connection, ids=sorted(set(ids)))
        found = {row["id"] for row in rows}
        missing = [
            Fault(
                pointer,
                "not-found",
                f"Không tìm thấy {resource.kind} {id}.",
                f"No {resource.kind} {id}.",
            )
            for pointer, id in zip(pointers, ids, strict=True)
            if id not in found
        ]
        if missing:
            raise Problem("invalid-content", faults=missing)
        return [dict(row) for row in rows]

    async def touch(self, resource: Resource, ids: Iterable[UUID]) -> None:
        """What these records show beside their own columns changes: whoever read them before holds an old version.

        No action of theirs, so no history: a version is at least the number of the last entry, not equal to it.
        """
        await resource.touch_many.run(self.connection, ids=sorted(set(ids)))

    async def create(
        self,
        resource: Resource,
        *,
        action: str = "create",
        id: UUID | None = None,
        audience: Audience = "all",
        **values: Any,
    ) -> Row:
        """A new record in its machine's first state, with the first entry of its history.

        `id` where another service's record gives it.
        """
        check_effective(self.effective_on, self.reason, self.caller, self._backdate_days)
        nothing_yet: Row = {
            "id": id or uuid7(),
            "state": None,
            "version": 0,
            "drafted_by": self.caller.subject,
            "history_seq": 0,
            "history_hash": FIRST_HASH,
        }
        return await self._record(resource, nothing_yet, action, values | {"state": resource.machine.initial}, audience)

    def check(self, resource: Resource, row: Row, action: str) -> Move:
        """What `move` would refuse by state, privilege or person, for actions that judge more before they move."""
        return resource.machine.fire(
            action,
            row["state"],
            resource.track_of(row),
            caller=self.caller,
            privileges=self.privileges,
            drafted_by=row["drafted_by"],
        )

    async def move(
        self,
        resource: Resource,
        row: Row,
        action: str,
        to: str | None = None,
        audience: Audience | None = None,
        **values: Any,
    ) -> Row:
        """The caller's action upon a record: the machine, then the dates, then the change and its history.

        `audience`: all unless the machine hides the move from provinces, or unless it is said here.

        Raises 409 `action-not-allowed`, 403 `forbidden` or `same-person`, 422 `effective-date`.
        """
        fired = self.check(resource, row, action)
        return await self._change(resource, row, action, self._target(fired.targets, to), values, audience)

    async def advance(self, resource: Resource, row: Row, action: str, to: str | None = None, **values: Any) -> Row:
        """The system's own move of a record, caused by another's action or by an event."""
        fired = resource.machine.advance(action, row["state"], resource.track_of(row), self.caller.side)
        return await self._change(resource, row, action, self._target(fired.targets, to), values)

    async def amend(
        self, resource: Resource, row: Row, action: str = "amend", audience: Audience | None = None, **values: Any
    ) -> Row:
        """Change fields, not the state."""
        return await self._change(resource, row, action, row["state"], values, audience)

    async def _change(
        self,
        resource: Resource,
        row: Row,
        action: str,
        target: str,
        values: Mapping[str, Any],
        audience: Audience | None = None,
    ) -> Row:
        if self._caused:
            self.effective_on = max(self.effective_on, row["effective_on"])
        check_effective(self.effective_on, self.reason, self.caller, self._backdate_days)
        last = row["effective_on"]
        if self.caller.side == "province" and resource.machine.may_lag(row["state"]):
            _, last = await self._known_to_provinces(resource, row)
        check_order(self.effective_on, last)
        if audience is None:
            audience = "agency" if resource.machine.is_unseen(row["state"], target) else "all"
        return await self._record(resource, row, action, {**values, "state": target}, audience)

    async def _known_to_provinces(self, resource: Resource, row: Row) -> tuple[int, date]:
        """The version and the effective date that provinces know of."""
        known = await resource.known_to_provinces.first(self.connection, key=row["id"])
        assert known is not None
        return known["version"], known["effective_on"]

    @staticmethod
    def _target(targets: tuple[str, ...], to: str | None) -> str:
        assert to in targets or (to is None and len(targets) == 1), f"{to} is not one of {targets}"
        return to or targets[0]

    async def _record(self, resource: Resource, row: Row, action: str, after: Row, audience: Audience) -> Row:
        """The record's row after a change, and the entry of the change in its history; both written."""
        entry = {
            "record_id": row["id"],
            "seq": row["history_seq"] + 1,
            "kind": resource.kind,
            "action": action,
            "actor": self.caller.subject,
            "acting_service": self.caller.service,
            "from_state": row["state"],
            "to_state": after["state"],
            "effective_on": self.effective_on,
            "recorded_at": self.recorded_at,
            "reason": " · ".join(text for text in (self._note, self.reason) if text) or None,
            "changes": changed(row, {name: value for name, value in after.items() if name != "state"}),
            "request_id": request_id.get(),
        }
        kept = {
            **after,
            "version": row["version"] + 1,
            "effective_on": self.effective_on,
            "recorded_at": self.recorded_at,
            "history_seq": entry["seq"],
            "history_hash": entry_hash(row["history_hash"], entry),
        }
        if row["version"]:
            await update_row(self.connection, resource.table, row["id"], **kept)
        else:
            first = {"id": row["id"], "drafted_by": row["drafted_by"], **kept}
            row = {**row, "reference": await insert_record(self.connection, resource.table, **first)}
        stands = {**row, **kept}
        await insert_row(
            self.connection,
            self._tables.history,
            **entry,
            province=stands.get("province"),
            implementer_unit=stands.get("implementer_unit"),
            audience=audience,
            previous_hash=row["history_hash"],
            hash=kept["history_hash"],
        )
        return stands

    async def disclose(self, record_id: UUID) -> None:
        """Make a record's agency-only entries known to its province from now on."""
        await insert_row(self.connection, self._tables.disclosure, record_id=record_id, recorded_at=self.recorded_at)

    async def document(self, ref: DocumentRef, pointer: str = "/document") -> UUID:
        """The id of an official document, recorded once; what it brings about cannot hold before its own day.

        Raises 409 `document-number-taken`, 422 `effective-date`.
        """
        if ref.issued_on > self.effective_on:
            vi = f"Văn bản ngày {ref.issued_on} không thể có hiệu lực từ {self.effective_on}."
            en = f"A document of {ref.issued_on} cannot take effect on {self.effective_on}."
            fault = Fault(f"{pointer}/issued_on", "document-later-than-effect", vi, en)
            raise Problem("effective-date", vi=vi, en=en, faults=[fault])
        caller = self.caller
        recorded_for = "" if caller.side == "agency" else (caller.province or caller.unit or "")
        documents: Documents = self._tables.documents
        return await documents.record(self.connection, ref, recorded_for)

    # What others are told

    async def publish(
        self,
        resource: Resource,
        row: Row,
        what: str,
        data: Mapping[str, Any] | None = None,
        audience: Audience = "all",
    ) -> None:
        """Put an event into the service's feed: type `<service>.<kind>.<what>.v1`, subject the record.

        What other services act upon has a contract (arit_contracts.events.TOLD), and is refused otherwise. What all
        are told names the state and the version that provinces know.
        """
        type = f"{resource.service}.{resource.kind}.{what}.v1"
        version, state = row["version"], row["state"]
        if audience == "all" and resource.machine.returns_unseen:
            version, _ = await self._known_to_provinces(resource, row)
            state = resource.machine.known_state(state, "province")
        told = {
            "reference": row.get("reference"),
            "version": version,
            "state": state,
            "effective_on": row["effective_on"].isoformat(),
            **(data or {}),
        }
        if type in TOLD:
            TOLD[type].model_validate(told)
        await insert_row(
            self.connection,
            self._tables.feed,
            id=uuid7(),
            type=type,
            subject=urn(resource.service, resource.kind, row["id"]),
            province=row.get("province"),
            implementer_unit=row.get("implementer_unit"),
            audience=audience,
            recorded_at=self.recorded_at,
            causation=request_id.get(),
            data=told,
        )

    # The answer

    async def answer(self, resource: Resource, row: Row, status: int = 200) -> Response:
        """The record as its contract has it now, kept under the request's key. The last step of a write."""
        response = await record_response(self.connection, self.caller, resource, row["id"], "id")
        assert response is not None, "a writer sees what it wrote"
        response.status_code = status
        if status == 201:
            response.headers["Location"] = f"/v1/{resource.collection}/{row['id']}"
        return await self.answered(response)

    async def answered(self, response: Response) -> Response:
        """Keep an answer of another shape under the request's key."""
        if self._asked.key is not None:
            await self._tables.keys.answer(self.connection, self._asked.key, response)
        return response


@asynccontextmanager
async def writing(
    connection: Connection, asked: Asked, tables: KitTables, privileges: Privileges, backdate_days: int
) -> AsyncIterator[Write]:
    """Open the transaction and claim the request's key; commit when the block ends, before any answer is sent."""
    async with connection.transaction():
        if asked.key is not None:
            await tables.keys.claim(connection, asked.key)
        yield Write(connection, asked, tables, privileges, backdate_days)
