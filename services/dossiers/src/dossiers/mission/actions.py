"""Planning, deciding, holding, concluding and closing a mission. It is locked before what it found."""

from collections.abc import Sequence

from arit_contracts.dossiers import MissionConclude, MissionCreate, MissionDecide, MissionHold
from arit_contracts.forms import ActWithReason, Dated
from arit_kit.db.statements import insert_row
from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Fault, Problem
from dossiers.dossier.queries import DOSSIERS
from dossiers.mission.queries import (
    KEEP_MINUTES,
    MISSIONS,
    NOT_SETTLED_BY,
    TELL_PROJECTS,
    TELL_VISITS,
    VISITS_OF,
)
from dossiers.mission.rules import conclusion_faults, minutes_faults, plan_faults, project_faults, team_faults
from dossiers.mission.tables import MISSION_DOSSIER, MISSION_VISIT


async def plan(tx: Write, body: MissionCreate) -> Row:
    """A mission of the year's plan; no province knows of it before it is decided."""
    tx.dated(body)
    if faults := plan_faults(body.year, body.starts_on, body.ends_on, body.provinces):
        raise Problem("invalid-content", faults=faults)
    ids = body.dossier_ids
    pointers = [f"/dossier_ids/{place}" for place in range(len(ids))]
    by_id = {dossier["id"]: dossier for dossier in await tx.lock(DOSSIERS, ids, pointers)}
    _refuse(project_faults([by_id[id] for id in ids], body.year, body.provinces))
    mission = await tx.create(
        MISSIONS,
        year=body.year,
        title=body.title,
        purpose=body.purpose,
        plan_id=await tx.document(body.plan, "/plan") if body.plan else None,
        starts_on=body.starts_on,
        ends_on=body.ends_on,
        team=[],
    )
    for place, uid in enumerate(body.provinces):
        await insert_row(tx.connection, MISSION_VISIT, mission_id=mission["id"], province=uid, place=place)
    for dossier in by_id.values():
        place_of = {name: dossier[name] for name in ("province", "implementer_unit")}
        await insert_row(tx.connection, MISSION_DOSSIER, mission_id=mission["id"], dossier_id=dossier["id"], **place_of)
    await _publish(tx, mission, "planned")
    return mission


async def decide(tx: Write, mission: Row, body: MissionDecide) -> Row:
    """The mission is formed, with its team; its provinces and implementers may know."""
    tx.dated(body)
    tx.check(MISSIONS, mission, "decide")
    _refuse(team_faults(body.team))
    decided = await tx.move(
        MISSIONS,
        mission,
        "decide",
        decision_id=await tx.document(body.document),
        decided_on=tx.effective_on,
        team=[member.model_dump(mode="json") for member in body.team],
    )
    for tell in (TELL_VISITS, TELL_PROJECTS):
        await tell.run(tx.connection, mission_id=mission["id"], day=tx.effective_on)
    await _publish(tx, decided, "decided")
    return decided


async def hold(tx: Write, mission: Row, body: MissionHold) -> Row:
    """It was on the spot; the minutes of each province visited are kept."""
    tx.dated(body)
    tx.check(MISSIONS, mission, "hold")
    _refuse(minutes_faults(body.minutes, await _provinces(tx, mission), mission["decided_on"]))
    for place, one in enumerate(body.minutes):
        document_id = await tx.document(one.document, f"/minutes/{place}/document")
        await KEEP_MINUTES.run(tx.connection, mission_id=mission["id"], visited=one.province, document_id=document_id)
    held = await tx.move(MISSIONS, mission, "hold", held_on=tx.effective_on)
    await _publish(tx, held, "held")
    return held


async def conclude(tx: Write, mission: Row, body: MissionConclude) -> Row:
    """The conclusion of the inspection; from now on nothing more is found, and what was found is followed up."""
    tx.dated(body)
    tx.check(MISSIONS, mission, "conclude")
    _refuse(conclusion_faults(body.document.issued_on, mission["held_on"]))
    concluded = await tx.move(MISSIONS, mission, "conclude", conclusion_id=await tx.document(body.document))
    await _publish(tx, concluded, "concluded")
    return concluded


async def close(tx: Write, mission: Row, body: Dated) -> Row:
    """No mandatory finding is open, nor was on the day of effect (I39); 422 `rule-broken` names the first."""
    tx.dated(body)
    closed = await tx.move(MISSIONS, mission, "close")
    if waiting := await NOT_SETTLED_BY.value(tx.connection, mission_id=mission["id"], day=tx.effective_on):
        vi, en = f"{waiting} bắt buộc mà chưa giải quyết xong.", f"{waiting} is mandatory and not settled."
        _refuse([Fault("record:/finding_ids", "not-settled", vi, en)])
    await _publish(tx, closed, "closed")
    return closed


async def cancel(tx: Write, mission: Row, body: ActWithReason) -> Row:
    """It will not be held."""
    tx.dated(body, body.note)
    cancelled = await tx.move(MISSIONS, mission, "cancel")
    await _publish(tx, cancelled, "cancelled")
    return cancelled


def _refuse(faults: Sequence[Fault]) -> None:
    if faults:
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)


async def _provinces(tx: Write, mission: Row) -> list[str]:
    return [row["province"] for row in await VISITS_OF.all(tx.connection, mission_id=mission["id"])]


async def _publish(tx: Write, mission: Row, what: str) -> None:
    """To the Agency with all its provinces; to each of them, once it is decided, its own part in it."""
    uids = await _provinces(tx, mission)
    await tx.publish(MISSIONS, mission, what, {"provinces": uids}, audience="agency")
    for uid in uids if mission.get("decided_on") else ():
        await tx.publish(MISSIONS, {**mission, "province": uid}, f"province_{what}")
