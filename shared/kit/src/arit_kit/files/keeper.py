"""What happens to files by itself: those that wait are scanned, and those that no row cites are swept.

One process at a time does it; no transaction is open while a file's bytes flow.
"""

import asyncio
import time
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import asyncpg
import structlog
from fastapi import FastAPI
from sqlalchemy import Integer, Text, Uuid, bindparam, exists, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from arit_kit.db.own_connection import LOST, RETRY_SECONDS, lock_number, own_connection
from arit_kit.db.resource import Resource
from arit_kit.db.statements import Statement
from arit_kit.files.actions import judge
from arit_kit.files.clamav import ScanBroken, ScannerDown, Verdict, scan
from arit_kit.files.records import WAITING
from arit_kit.files.store import Store
from arit_kit.ids import uuid7
from arit_kit.itself import acting
from arit_kit.logs import request_id
from arit_kit.time.today import now

log = structlog.get_logger()
LOOK_SECONDS = 2.0
SWEEP_SECONDS = 6 * 3600
SWEPT_AFTER = timedelta(days=1)
"""So long a file may lie that no row cites: its upload may be under way."""
BATCH = 20
MOST_BROKEN = 5
"""So often the scanner may give no verdict on one file, before the file is taken to be the reason."""
PAUSE_SECONDS = 60.0
"""How long such a file waits, so that a scanner that is restarting condemns none."""


class Keeper:
    """Keeps a service's files until cancelled."""

    def __init__(self, app: FastAPI, attachments: Resource, store: Store | None, scanner: str | None) -> None:
        self._app, self._attachments, self._store, self._scanner = app, attachments, store, scanner
        self._records = {one.kind: one for one in app.state.service.resources}
        self._broken: dict[UUID, tuple[int, float]] = {}
        """Files that could not be judged: how often the scanner gave no verdict, and until when each waits."""
        self._came = asyncio.Event()
        table = attachments.table
        self._waiting = Statement(
            select(table.c.id)
            .where(
                table.c.state == func.any(bindparam("states", type_=ARRAY(Text))),
                table.c.id > bindparam("after", type_=Uuid()),
            )
            .order_by(table.c.id)
            .limit(bindparam("limit", type_=Integer()))
        )
        self._any = Statement(select(exists(select(table.c.id))))
        self._known = Statement(select(table.c.id).where(table.c.id == func.any(bindparam("ids", type_=ARRAY(Uuid)))))

    def came(self) -> None:
        """A file was recorded in this process: look now."""
        self._came.set()

    async def run(self) -> None:
        """Keep them for ever; whatever fails is logged and tried again."""
        state = self._app.state
        name = f"{state.service.name} files"
        while True:
            try:
                async with own_connection(state.settings, name, lock_number(name)) as guard:
                    await self._keep(guard)
            except LOST as failure:
                log.warning("files_lost_database", failure=repr(failure))
            except Exception:  # a file that cannot be judged waits; nothing else may stop
                log.exception("files_failed")
            await asyncio.sleep(RETRY_SECONDS)

    async def _keep(self, guard: "asyncpg.Connection[asyncpg.Record]") -> None:
        swept_at = 0.0
        while True:
            await self.scan_waiting()
            if time.monotonic() - swept_at > SWEEP_SECONDS:
                await self.sweep()
                swept_at = time.monotonic()
            self._came.clear()
            try:
                async with asyncio.timeout(LOOK_SECONDS):
                    await self._came.wait()
            except TimeoutError:
                await guard.execute("SELECT 1")  # lost: another replica may keep them already

    async def scan_waiting(self) -> int:
        """Judge each file that waits; how many were judged. A scanner that is down ends the round."""
        judged, last = 0, UUID(int=0)
        states = list(WAITING) if self._scanner else ["pending"]
        while True:
            async with self._app.state.database.agency_side() as connection:
                rows = await self._waiting.all(connection, states=states, after=last, limit=BATCH)
            for row in rows:
                last = row["id"]
                try:
                    judged += await self._judge(last)
                except ScannerDown as down:
                    log.warning("scanner_down", failure=str(down))
                    return judged
                except Exception:  # one file that cannot be read or recorded keeps no other waiting
                    log.exception("file_not_judged", attachment=str(last))
                    self._broken[last] = self._broken.get(last, (0, 0.0))[0], time.monotonic() + PAUSE_SECONDS
            if len(rows) < BATCH:
                return judged

    async def _judge(self, id: UUID) -> bool:
        """Judge one file; False where it waits on."""
        assert self._store is not None
        request_id.set(str(uuid7()))
        times, until = self._broken.get(id, (0, 0.0))
        if time.monotonic() < until:
            return False
        verdict = None
        if self._scanner is not None:
            try:
                verdict = await scan(self._scanner, await self._store.read(id))
            except ScanBroken as broken:
                log.warning("scan_broken", attachment=str(id), failure=str(broken), times=times + 1)
                if times + 1 < MOST_BROKEN:
                    self._broken[id] = times + 1, time.monotonic() + PAUSE_SECONDS
                    return False
                verdict = Verdict("unscannable", "the scanner gave no verdict")
        async with acting(self._app) as tx:
            await judge(tx, self._attachments, self._records, id, verdict)
        self._broken.pop(id, None)
        return True

    async def sweep(self) -> int:
        """Delete what lies in the store for a day and is cited by no row; how many files.

        Nothing where the database has no file at all: then it is more likely the wrong database than the wrong files.
        """
        assert self._store is not None
        async with self._app.state.database.agency_side() as connection:
            if not await self._any.value(connection):
                return 0
        moment, swept = now() - SWEPT_AFTER, 0
        async for ids in self._store.older_than(moment):
            for id in await self._unknown(ids):
                await self._store.delete(id)
                swept += 1
        swept += await self._store.sweep_halves(moment)
        if swept:
            log.info("files_swept", count=swept)
        return swept

    async def _unknown(self, ids: Sequence[UUID]) -> set[UUID]:
        async with self._app.state.database.agency_side() as connection:
            known = await self._known.all(connection, ids=list(ids))
        return set(ids) - {row["id"] for row in known}
