"""What is done in a round of voting and to its entries, each in one transaction."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from arit_contracts.dossiers import (
    VotingEntryCreate,
    VotingPropose,
    VotingRecognise,
    VotingRoundCreate,
    VotingScore,
)
from arit_contracts.forms import ActWithReason, Dated
from arit_kit.db.statements import insert_row
from arit_kit.db.transaction import Row, Write
from arit_kit.ids import uuid7
from arit_kit.web.problems import Fault, Problem
from dossiers.law.voting import VotingRule
from dossiers.voting.queries import (
    ENTRIES,
    LIVE_IN,
    PROPOSED_IN,
    ROUNDS,
    ROUNDS_OF,
    YEARS_OF_LEVEL,
)
from dossiers.voting.rules import (
    RUN_BY,
    certificate_faults,
    entry_faults,
    place_faults,
    place_of,
    places_before,
    proposal_faults,
    recognition_faults,
    rhythm_faults,
    rule_of,
    sheet_faults,
)
from dossiers.voting.tables import PROPOSED, SHEET
from dossiers.voting.workflow import LIVE


async def open_round(tx: Write, body: VotingRoundCreate) -> Row:
    """A round of a level, place and year, in the rhythm of the law unless the Ministry decided otherwise (I43)."""
    tx.dated(body)
    run_by = RUN_BY[body.level]
    tx.require("voting.run_own" if run_by == "province" else "voting.run")
    if faults := place_faults(body):
        raise Problem("invalid-content", faults=faults)
    province = tx.province(body.province) if body.province else None
    place = place_of(body, province)
    await tx.lock_names("voting_round", [f"{body.level}|{place}"])
    moved = await tx.document(body.rhythm_decision, "/rhythm_decision") if body.rhythm_decision else None
    rule = rule_of(body.level, tx.effective_on)
    if moved is None:
        await _in_rhythm(tx, rule, body, place)
    round = await tx.create(
        ROUNDS,
        province=province,
        implementer_unit=None,
        level=body.level,
        year=body.year,
        organiser=body.organiser,
        region=body.region,
        district=body.district,
        place=place,
        run_by=run_by,
        opened_on=tx.effective_on,
        document_id=await tx.document(body.document),
        rhythm_decision_id=moved,
        proposal=0,
    )
    await tx.publish(ROUNDS, round, "opened", {"level": body.level, "year": body.year})
    return round


async def _in_rhythm(tx: Write, rule: VotingRule, body: VotingRoundCreate, place: str) -> None:
    others = await ROUNDS_OF.all(tx.connection, level=body.level, places=places_before(body, place))
    lower = await YEARS_OF_LEVEL.all(tx.connection, level=rule.after) if rule.after else []
    _refuse(
        rhythm_faults(rule, body.year, {row["year"]: row["moved"] for row in others}, {row["year"] for row in lower})
    )


async def start_judging(tx: Write, round: Row, body: Dated) -> Row:
    """No more products are entered from now on."""
    tx.dated(body)
    judging = await tx.move(ROUNDS, round, "start_judging")
    await tx.publish(ROUNDS, judging, "judging")
    return judging


async def propose(tx: Write, round: Row, body: VotingPropose) -> Row:
    """The council's proposal by its minutes; one after a send-back takes the place of the one before.

    All entries count a version more, so that a province does not learn from its own which are proposed.
    """
    tx.dated(body)
    tx.check(ROUNDS, round, "propose")
    minutes = await tx.document(body.minutes, "/minutes")
    entries = await _locked(tx, body.entries, [f"/entries/{place}" for place in range(len(body.entries))])
    _refuse(proposal_faults(body.entries, entries, round["id"]))
    number = round["proposal"] + 1
    proposed = await tx.move(ROUNDS, round, "propose", proposal=number, minutes_id=minutes, judges=body.judges)
    for entry in entries.values():
        await insert_row(
            tx.connection,
            PROPOSED,
            round_id=round["id"],
            proposal=number,
            entry_id=entry["id"],
            province=entry["province"],
            implementer_unit=None,
        )
    await tx.touch(ENTRIES, await _waiting(tx, round))
    await tx.publish(ROUNDS, proposed, "proposed")
    return proposed


async def send_back(tx: Write, round: Row, body: ActWithReason) -> Row:
    """The council is to look at its proposal again."""
    tx.dated(body, body.note)
    returned = await tx.move(ROUNDS, round, "send_back")
    await tx.publish(ROUNDS, returned, "sent_back")
    return returned


async def recognise(tx: Write, round: Row, body: VotingRecognise) -> Row:
    """The decision: entries with a certificate are recognised, all others that were not withdrawn are not (I43)."""
    tx.dated(body)
    tx.check(ROUNDS, round, "recognise")
    decision = await tx.document(body.document)
    rows = await PROPOSED_IN.all(tx.connection, round_id=round["id"], proposal=round["proposal"])
    proposed = {row["entry_id"] for row in rows}
    waiting = await _waiting(tx, round)
    named = {one.entry_id for one in body.certificates}
    pointers = [f"/certificates/{place}/entry_id" for place in range(len(body.certificates))]
    entries = {**waiting, **await _locked(tx, [one.entry_id for one in body.certificates], pointers)}
    _refuse(certificate_faults(body.certificates, entries, proposed))
    recognised = await tx.move(
        ROUNDS, round, "recognise", decision_id=decision, prize=body.prize, recognised_on=tx.effective_on
    )
    for one in body.certificates:
        await _end(tx, entries[one.entry_id], "recognise", "recognised", certificate=one.number)
    for entry in waiting.values():
        if entry["id"] not in named:
            await _end(tx, entry, "pass_over", "not_recognised")
    await tx.publish(ROUNDS, recognised, "recognised", {"recognised": len(named)})
    return recognised


async def cancel(tx: Write, round: Row, body: ActWithReason) -> Row:
    """The round is given up, and with it what was entered."""
    tx.dated(body, body.note)
    cancelled = await tx.move(ROUNDS, round, "cancel")
    for entry in (await _waiting(tx, round)).values():
        await _end(tx, entry, "lapse", "lapsed")
    await tx.publish(ROUNDS, cancelled, "cancelled")
    return cancelled


async def enter(tx: Write, body: VotingEntryCreate) -> Row:
    """A product is entered while its round is open; a regional one after the province recognised it (I43)."""
    tx.dated(body)
    province = tx.province(body.province)
    [round] = await tx.lock(ROUNDS, [body.round_id], "/round_id")
    ROUNDS.machine.advance("enter", round["state"], round["run_by"])
    if faults := entry_faults(body, round, tx.effective_on):
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
    earlier = earlier_round = None
    if body.recognised_before is not None:
        [earlier] = await tx.lock(ENTRIES, [body.recognised_before], "/recognised_before")
        earlier_round = await tx.see(ROUNDS, earlier["round_id"])
    _refuse(recognition_faults(round, province, earlier, earlier_round))
    entry = await tx.create(
        ENTRIES,
        province=province,
        implementer_unit=None,
        round_id=round["id"],
        run_by=round["run_by"],
        product=body.product,
        product_group=body.product_group,
        facility=body.facility,
        commune=body.commune,
        letter_id=await tx.document(body.letter, "/letter") if body.letter else None,
        recognised_before=body.recognised_before,
        scoring=0,
    )
    await tx.publish(ENTRIES, entry, "entered", {"round_id": str(round["id"])})
    return entry


async def accept(tx: Write, entry: Row, body: Dated) -> Row:
    """Another person finds the dossier complete; the term for the result runs from then on."""
    tx.dated(body)
    accepted = await tx.move(ENTRIES, entry, "accept", complete_on=tx.effective_on)
    await tx.publish(ENTRIES, accepted, "accepted")
    return accepted


async def request_supplement(tx: Write, entry: Row, body: ActWithReason) -> Row:
    """The dossier lacks what the note says."""
    tx.dated(body, body.note)
    required = await tx.move(ENTRIES, entry, "request_supplement")
    await tx.publish(ENTRIES, required, "supplement_required")
    return required


async def resubmit(tx: Write, entry: Row, body: Dated) -> Row:
    """The dossier comes again, with what it lacked."""
    tx.dated(body)
    again = await tx.move(ENTRIES, entry, "resubmit")
    await tx.publish(ENTRIES, again, "resubmitted")
    return again


async def score(tx: Write, entry: Row, body: VotingScore) -> Row:
    """The sheets of all judges, while the round is judged; a province hears of the Agency's once they are decided."""
    tx.dated(body)
    tx.check(ENTRIES, entry, "score")
    round = await tx.see(ROUNDS, entry["round_id"])
    ROUNDS.machine.advance("score", round["state"], round["run_by"])
    _refuse(sheet_faults([sheet.judge for sheet in body.sheets]))
    number = entry["scoring"] + 1
    scored = await tx.move(ENTRIES, entry, "score", audience=_audience(entry), scoring=number)
    for sheet in body.sheets:
        await insert_row(
            tx.connection,
            SHEET,
            id=uuid7(),
            entry_id=entry["id"],
            scoring=number,
            province=entry["province"],
            implementer_unit=None,
            recorded_at=tx.recorded_at,
            **sheet.model_dump(),
        )
    await tx.publish(ENTRIES, scored, "scored", audience=_audience(entry))
    return scored


async def withdraw(tx: Write, entry: Row, body: ActWithReason) -> Row:
    """The province takes the product back before its round is decided."""
    tx.dated(body, body.note)
    withdrawn = await tx.move(ENTRIES, entry, "withdraw")
    await tx.publish(ENTRIES, withdrawn, "withdrawn")
    return withdrawn


async def _locked(tx: Write, ids: Sequence[UUID], pointers: Sequence[str]) -> dict[UUID, Row]:
    return {row["id"]: row for row in await tx.lock(ENTRIES, ids, pointers)}


async def _waiting(tx: Write, round: Row) -> dict[UUID, Row]:
    ids: Iterable[UUID] = [row["id"] for row in await LIVE_IN.all(tx.connection, round_id=round["id"])]
    locked = await tx.lock(ENTRIES, list(ids))
    return {row["id"]: row for row in locked if row["state"] in LIVE}  # one may have been withdrawn meanwhile


async def _end(tx: Write, entry: Row, action: str, told: str, **values: Any) -> None:
    """The round's end for an entry; what was hidden of the Agency's rounds is known from now on."""
    ended = await tx.advance(ENTRIES, entry, action, **values)
    if action != "lapse" and entry["run_by"] == "agency":
        await tx.disclose(entry["id"])
    await tx.publish(ENTRIES, ended, told, {"round_id": str(entry["round_id"])})


def _audience(entry: Row) -> Any:
    return "all" if entry["run_by"] == "province" else "agency"


def _refuse(faults: Sequence[Fault]) -> None:
    if faults:
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
