"""Registering a year's projects: draft the list, send it with its letter, receive it."""

from uuid import UUID

from sqlalchemy import Uuid, bindparam, select

from arit_contracts.dossiers import RegistrationCreate, RegistrationSend
from arit_contracts.forms import Dated
from arit_kit.db.statements import Statement
from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Fault, Problem
from dossiers.dossier.actions import advance_all, open_dossier
from dossiers.dossier.queries import DOSSIERS
from dossiers.registration.queries import REGISTRATIONS
from dossiers.registration.rules import due_on

_LINES = Statement(
    select(DOSSIERS.table)
    .where(DOSSIERS.table.c.registration_id == bindparam("registration_id", type_=Uuid()))
    .order_by(DOSSIERS.table.c.id)
    .with_for_update()
)


async def draft(tx: Write, body: RegistrationCreate) -> Row:
    """The list of a plan year; each line is a dossier from now on, and may take an earlier one's place."""
    tx.dated(body)
    if (body.province is None) == (body.unit is None):
        vi, en = (
            "Nêu province hoặc unit, không cả hai.",
            "Name a province or one of the Agency's units, not both.",
        )
        raise Problem("invalid-content", faults=[Fault("/province", "filer", vi, en)])
    if body.province is not None:
        tx.province(body.province)
    elif tx.caller.side == "province":
        raise Problem("forbidden")
    registration = await tx.create(
        REGISTRATIONS,
        province=body.province,
        implementer_unit=body.unit,
        filed_by="province" if body.province else "agency",
        plan_year=body.plan_year,
        due_on=due_on(body.plan_year, tx.effective_on),
    )
    replaced = [line.re_registers for line in body.lines if line.re_registers]
    await _replace(tx, replaced, body.plan_year)
    for place, line in enumerate(body.lines):
        await open_dossier(
            tx,
            line,
            f"/lines/{place}",
            registration_id=registration["id"],
            plan_year=body.plan_year,
            province=body.province,
        )
    await tx.publish(REGISTRATIONS, registration, "drafted")
    return registration


async def _replace(tx: Write, ids: list[UUID], plan_year: int) -> None:
    """Dossiers of earlier years give way to the lines that cite them."""
    earlier = await tx.lock(DOSSIERS, ids, "/lines")
    for dossier in earlier:
        if dossier["plan_year"] >= plan_year:
            vi, en = (
                "Chỉ đăng ký lại hồ sơ của năm trước.",
                "Only a dossier of an earlier plan year is re-registered.",
            )
            raise Problem("rule-broken", vi=vi, en=en, faults=[Fault("/lines", "re-registers", vi, en)])
    await advance_all(tx, earlier, "re_register", "re_registered")


async def send(tx: Write, registration: Row, body: RegistrationSend) -> Row:
    """Send the list with its letter: its dossiers are listed; a late list is flagged, never lost (I14)."""
    tx.dated(body)
    sent = await tx.move(
        REGISTRATIONS,
        registration,
        "send",
        document_id=await tx.document(body.document),
        late=tx.effective_on > registration["due_on"],
    )
    lines = await _LINES.all(tx.connection, registration_id=registration["id"])
    waiting = [dict(line) for line in lines if line["state"] == "registered"]
    await advance_all(tx, waiting, "list", "listed")
    await tx.publish(REGISTRATIONS, sent, "sent", {"late": sent["late"], "plan_year": sent["plan_year"]})
    return sent


async def receive(tx: Write, registration: Row, body: Dated) -> Row:
    """The Agency's clerk receives the list."""
    tx.dated(body)
    received = await tx.move(REGISTRATIONS, registration, "receive")
    await tx.publish(REGISTRATIONS, received, "received")
    return received
