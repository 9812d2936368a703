"""Registering a year's projects: draft the list, send it with its letter, receive it."""

from arit_contracts.dossiers import RegistrationCreate, RegistrationImport, RegistrationSend
from arit_contracts.forms import Dated
from arit_kit.db.transaction import Row, Write
from arit_kit.office.filled import Filled
from arit_kit.web.problems import Fault, Problem
from dossiers.dossier.actions import advance_all, list_all, open_dossier
from dossiers.dossier.queries import DOSSIERS
from dossiers.registration import workbook
from dossiers.registration.queries import IDS_BY_REFERENCE, REGISTRATIONS, STANDING_ALREADY
from dossiers.registration.rules import due_on, filer_faults, lines_faults, own_unit_faults, re_register_faults
from dossiers.survey.actions import lock_cited, register


async def draft(tx: Write, body: RegistrationCreate) -> Row:
    """The list of a plan year; each line is a dossier from now on, and may take an earlier one's place.

    A line that cites a candidate of a survey registers it.
    """
    tx.dated(body)
    if faults := filer_faults(body.province, body.unit):
        raise Problem("invalid-content", faults=faults)
    if body.province is not None:
        tx.province(body.province)
    elif tx.caller.side == "province":
        raise Problem("forbidden")
    elif faults := own_unit_faults(str(body.unit), body.lines, tx.effective_on):
        raise Problem("invalid-content", faults=faults)
    if faults := lines_faults(body.lines, tx.effective_on):
        raise Problem("invalid-content", vi=faults[0].vi, en=faults[0].en, faults=faults)
    registration = await tx.create(
        REGISTRATIONS,
        province=body.province,
        implementer_unit=body.unit,
        filed_by="province" if body.province else "agency",
        plan_year=body.plan_year,
        due_on=due_on(body.plan_year, tx.effective_on),
    )
    await _replace(tx, body)
    cited = {f"/lines/{place}/candidate_id": line.candidate_id for place, line in enumerate(body.lines)}
    candidates = await lock_cited(tx, {pointer: id for pointer, id in cited.items() if id}, registration)
    for place, line in enumerate(body.lines):
        dossier = await open_dossier(tx, line, f"/lines/{place}", registration)
        if line.candidate_id:
            await register(tx, candidates[line.candidate_id], dossier)
    await tx.publish(REGISTRATIONS, registration, "drafted")
    return registration


async def _replace(tx: Write, body: RegistrationCreate) -> None:
    """The filer's dossiers of earlier years give way to the lines that cite them."""
    cited = [line.re_registers for line in body.lines]
    places = {f"/lines/{place}/re_registers": id for place, id in enumerate(cited) if id}
    ids = list(places.values())
    earlier = {dossier["id"]: dossier for dossier in await tx.lock(DOSSIERS, ids, list(places))}
    faults = [
        fault
        for place, (pointer, id) in enumerate(places.items())
        for fault in re_register_faults(pointer, earlier[id], body.plan_year, body.province, again=id in ids[:place])
    ]
    if faults:
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
    for pointer, id in places.items():
        try:
            await advance_all(tx, [earlier[id]], "re_register", "re_registered")
        except Problem as refused:
            refused.faults = (Fault(pointer, refused.kind.code, refused.vi, refused.en),)
            raise


async def draft_from(tx: Write, filled: Filled, asked: RegistrationImport) -> Row:
    """The list that a workbook makes, all of it or nothing; 422 `workbook-faulty` by cell, whoever finds the fault."""
    cited = workbook.references(filled)
    ids = {row["reference"]: row["id"] for row in await IDS_BY_REFERENCE.all(tx.connection, references=cited)}
    body = workbook.body_of(filled, asked, ids)
    if body is None:
        raise workbook.faulty(filled)
    try:
        return await draft(tx, body)
    except Problem as refused:
        if not any(fault.pointer.startswith("/lines/") for fault in refused.faults):
            raise
        filled.add_all(refused.faults)
        raise workbook.faulty(filled) from refused


async def judge(tx: Write, filled: Filled, asked: RegistrationImport) -> None:
    """Find what `draft_from` would refuse the workbook's cells for; `filled` tells it. Whoever calls rolls back."""
    titles = [str(line.get("title", "")) for line in filled.lines]
    standing = await STANDING_ALREADY.all(
        tx.connection,
        plan_year=asked.plan_year,
        province=asked.province,
        titles=sorted({title for title in titles if title.isprintable()}),
    )
    workbook.remark(filled, titles, {row["title"]: row["reference"] for row in standing})
    try:
        await draft_from(tx, filled, asked)
    except Problem:
        if not filled.faults:
            raise


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
    await list_all(tx, registration["id"])
    await tx.publish(REGISTRATIONS, sent, "sent", {"late": sent["late"], "plan_year": sent["plan_year"]})
    return sent


async def receive(tx: Write, registration: Row, body: Dated) -> Row:
    """The Agency's clerk receives the list."""
    tx.dated(body)
    received = await tx.move(REGISTRATIONS, registration, "receive")
    await tx.publish(REGISTRATIONS, received, "received")
    return received
