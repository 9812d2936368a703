"""The route of a dossier's timeline."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import Query

from arit_contracts import dossiers as contract
from arit_contracts.values import EARLIEST_DAY, LATEST_DAY
from arit_kit.time.today import today
from arit_kit.web.paging import cursor_of, fingerprint_of, read_cursor
from arit_kit.web.reads import Key
from arit_kit.web.routing import Asking, Router
from dossiers.dossier.queries import DOSSIERS
from dossiers.timeline.queries import ENTRIES, RESOURCES, STEPS
from dossiers.timeline.rules import days_by_state, pauses, stays

router = Router("dossiers")
Place = tuple[date, datetime, UUID, int]
"""Where a page ended: the order of a timeline."""

BEGINNING: Place = (date.min, datetime.min.replace(tzinfo=UTC), UUID(int=0), 0)


@router.read("/v1/dossiers/{id}/timeline", contract.DossierTimeline, "dossiers.read", summary="What happened to it")
async def get_dossier_timeline(
    call: Asking, id: Key, asked: Annotated[contract.TimelineAsked, Query()]
) -> contract.DossierTimeline:
    """Oldest first, by the days that hold in law: of the dossier itself and of all records about it."""
    side = call.caller.side
    async with call.looking() as tx:
        dossier = await tx.see(DOSSIERS, id)
        fingerprint = fingerprint_of("timeline", {"dossier_id": dossier["id"]})
        place = read_cursor(asked.cursor, fingerprint, _place) if asked.cursor else BEGINNING
        after = dict(zip(("after_day", "after_moment", "after_id", "after_seq"), place, strict=True))
        found = await ENTRIES[side].all(tx.connection, dossier_id=dossier["id"], limit=asked.limit + 1, **after)
        steps = await STEPS[side].all(tx.connection, dossier_id=dossier["id"])
    rows = [dict(row) for row in found]
    shown = rows[: asked.limit]
    times = stays([dict(step) for step in steps], DOSSIERS.machine.final, today())
    waited = pauses(times)
    return contract.DossierTimeline(
        items=[_entry(row) for row in shown],
        next_cursor=cursor_of(fingerprint, _written(shown[-1])) if len(rows) > asked.limit else None,
        states=[
            contract.StateDays(state=state, label_vi=vi, label_en=en, days=days)
            for state, days in days_by_state(times).items()
            for vi, en in [DOSSIERS.machine.states[state]]
        ],
        pauses=[contract.SupplementPause.model_validate(one) for one in waited],
        paused_days=sum(one.days for one in waited),
    )


def _entry(row: Mapping[str, Any]) -> contract.TimelineEntry:
    machine = RESOURCES[row["kind"]].machine
    action = machine.action_labels(row["action"])
    before, after = (machine.states.get(row[name], (None, None)) for name in ("from_state", "to_state"))
    return contract.TimelineEntry(
        **row,
        href=f"/v1/{machine.collection}/{row['id']}",
        action_label_vi=action[0],
        action_label_en=action[1],
        from_label_vi=before[0],
        from_label_en=before[1],
        to_label_vi=after[0],
        to_label_en=after[1],
    )


def _written(row: Mapping[str, Any]) -> str:
    return f"{row['effective_on']}|{row['recorded_at'].isoformat()}|{row['id']}|{row['seq']}"


def _place(text: str) -> Place:
    """Raises ValueError for what is none."""
    day, moment, id, seq = text.split("|")
    at = datetime.fromisoformat(moment)
    if at.tzinfo is None or not EARLIEST_DAY.year <= at.year <= LATEST_DAY.year or not 0 <= int(seq) < 1 << 62:
        raise ValueError(text)
    return date.fromisoformat(day), at, UUID(id), int(seq)
