"""Planning, holding, concluding and closing a working session. It is locked before what came of it."""

from arit_contracts.forms import ActWithReason, Dated
from arit_contracts.recommendations import WorkingSessionConclude, WorkingSessionCreate, WorkingSessionHold
from arit_kit.db.statements import insert_row
from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Fault, Problem
from recommendations.item.actions import Matter, register
from recommendations.working_session.queries import PROVINCES_OF, SESSIONS, WAITING_OF
from recommendations.working_session.rules import conclusion_day_faults, point_faults, province_faults
from recommendations.working_session.tables import SESSION_PROVINCE


async def plan(tx: Write, body: WorkingSessionCreate) -> Row:
    """A session is planned; any day may be named, since sessions of the past are recorded too."""
    tx.dated(body)
    if faults := province_faults(body.provinces, body.planned_on):
        raise Problem("invalid-content", faults=faults)
    basis_id = await tx.document(body.basis, "/basis") if body.basis else None
    session = await tx.create(
        SESSIONS,
        title=body.title,
        level=body.level,
        leader=body.leader,
        planned_on=body.planned_on,
        year=body.planned_on.year,
        agenda=body.agenda,
        basis_id=basis_id,
        delegation=[],
    )
    for place, uid in enumerate(body.provinces):
        await insert_row(tx.connection, SESSION_PROVINCE, session_id=session["id"], province=uid, place=place)
    await _publish(tx, session, "planned")
    return session


async def hold(tx: Write, session: Row, body: WorkingSessionHold) -> Row:
    """It was held on the day of effect."""
    tx.dated(body)
    held = await tx.move(
        SESSIONS, session, "hold", held_on=tx.effective_on, delegation=body.delegation, minutes=body.minutes
    )
    await _publish(tx, held, "held")
    return held


async def conclude(tx: Write, session: Row, body: WorkingSessionConclude) -> Row:
    """The notice of its conclusion; each point becomes a recommendation of its province, word for word."""
    tx.dated(body)
    tx.check(SESSIONS, session, "conclude")
    faults = conclusion_day_faults(body.document.issued_on, session["held_on"])
    faults += point_faults([point.province for point in body.points], await _provinces(tx, session), tx.effective_on)
    if faults:
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
    document_id = await tx.document(body.document)
    concluded = await tx.move(SESSIONS, session, "conclude", conclusion_id=document_id)
    matters = [Matter(point.province, point.text, point.field) for point in body.points]
    await register(tx, matters, session=concluded, document_id=document_id, received_on=tx.effective_on)
    await _publish(tx, concluded, "concluded")
    return concluded


async def close(tx: Write, session: Row, body: Dated) -> Row:
    """Nothing that came of it waits for an answer any more; 422 `rule-broken` names the first that does."""
    tx.dated(body)
    closed = await tx.move(SESSIONS, session, "close")
    if waiting := await WAITING_OF.value(tx.connection, session_id=session["id"]):
        vi, en = f"{waiting} của buổi làm việc chưa được trả lời.", f"{waiting} of the session waits for an answer."
        fault = Fault("record:/recommendation_ids", "not-answered", vi, en)
        raise Problem("rule-broken", vi=vi, en=en, faults=[fault])
    await _publish(tx, closed, "closed")
    return closed


async def cancel(tx: Write, session: Row, body: ActWithReason) -> Row:
    """It will not be held."""
    tx.dated(body, body.note)
    cancelled = await tx.move(SESSIONS, session, "cancel")
    await _publish(tx, cancelled, "cancelled")
    return cancelled


async def _provinces(tx: Write, session: Row) -> list[str]:
    return [row["province"] for row in await PROVINCES_OF.all(tx.connection, session_id=session["id"])]


async def _publish(tx: Write, session: Row, what: str) -> None:
    """To the Agency with all its provinces; to each of them its own part in it."""
    uids = await _provinces(tx, session)
    await tx.publish(SESSIONS, session, what, {"provinces": uids}, audience="agency")
    for uid in uids:
        await tx.publish(SESSIONS, {**session, "province": uid}, f"province_{what}")
