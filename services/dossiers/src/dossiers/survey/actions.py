"""Planning, holding and concluding a survey; what it found, and the list that registers it.

Until a survey is concluded, nothing of what it found is told to a province.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from arit_contracts.dossiers import CandidateCreate, SurveyConclude, SurveyCreate
from arit_contracts.forms import ActWithReason, Dated
from arit_kit.db.transaction import Audience, Row, Write
from arit_kit.time.today import today
from arit_kit.web.problems import Fault, Problem
from arit_reference.provinces import standing_on
from dossiers.dossier.rules import content_faults
from dossiers.survey.queries import CANDIDATES, CONCLUDED, FOUND_BY, SURVEYS
from dossiers.survey.rules import candidate_faults, citing_faults, conclusion_faults, found_faults, plan_faults


async def plan(tx: Write, body: SurveyCreate) -> Row:
    """A survey of one of the Agency's centres for a plan year."""
    tx.dated(body)
    if faults := plan_faults(body, tx.effective_on):
        raise Problem("invalid-content", faults=faults)
    survey = await tx.create(
        SURVEYS,
        **body.model_dump(exclude={"effective_on", "reason", "plan"}),
        plan_id=await tx.document(body.plan, "/plan") if body.plan else None,
    )
    await _publish(tx, survey, "planned")
    return survey


async def hold(tx: Write, survey: Row, body: Dated) -> Row:
    """It was on the spot until the day of effect."""
    tx.dated(body)
    held = await tx.move(SURVEYS, survey, "hold", held_on=tx.effective_on)
    await _publish(tx, held, "held")
    return held


async def find(tx: Write, body: CandidateCreate) -> Row:
    """What an establishment of a province of the survey needs."""
    tx.dated(body)
    strange = content_faults([body.content], tx.effective_on, "")
    if faults := candidate_faults(body) + [replace(fault, pointer="/content") for fault in strange]:
        raise Problem("invalid-content", faults=faults)
    province = tx.province(body.province)
    [survey] = await tx.lock(SURVEYS, [body.survey_id], "/survey_id")
    _refuse(found_faults(survey, province, tx.effective_on))
    candidate = await tx.create(
        CANDIDATES,
        audience="agency",
        **body.model_dump(mode="json", exclude={"effective_on", "reason", "survey_id"}),
        survey_id=survey["id"],
        implementer_unit=survey["centre"],
        plan_year=survey["plan_year"],
        establishment=body.beneficiary.name,
    )
    await tx.touch(SURVEYS, [survey["id"]])
    await tx.publish(CANDIDATES, candidate, "found", audience="agency")
    return candidate


async def conclude(tx: Write, survey: Row, body: SurveyConclude) -> Row:
    """The survey is reported; its provinces know of it, and each of what was found there."""
    tx.dated(body)
    tx.check(SURVEYS, survey, "conclude")
    _refuse(conclusion_faults(body.document.issued_on, survey["held_on"]))
    document_id = await tx.document(body.document)
    concluded = await tx.move(SURVEYS, survey, "conclude", report_id=document_id, concluded_on=tx.effective_on)
    await _publish(tx, concluded, "concluded")
    for candidate in await FOUND_BY.all(tx.connection, survey_id=survey["id"]):
        await tx.disclose(candidate["id"])
        await tx.publish(CANDIDATES, dict(candidate), "told")
    return concluded


async def cancel(tx: Write, survey: Row, body: ActWithReason) -> Row:
    """It will not be held."""
    tx.dated(body, body.note)
    cancelled = await tx.move(SURVEYS, survey, "cancel")
    await _publish(tx, cancelled, "cancelled")
    return cancelled


async def drop(tx: Write, candidate: Row, body: ActWithReason) -> Row:
    """No list will register it."""
    tx.dated(body, body.note)
    [survey] = await tx.lock(SURVEYS, [candidate["survey_id"]])
    audience: Audience = "all" if survey["state"] == "concluded" else "agency"
    dropped = await tx.move(CANDIDATES, candidate, "drop", audience=audience)
    await tx.publish(CANDIDATES, dropped, "dropped", {"note": body.note}, audience=audience)
    return dropped


async def lock_cited(tx: Write, places: Mapping[str, UUID], registration: Row) -> dict[UUID, Row]:
    """The candidates that a list's lines cite, by their ids; 422 for those that it may not register.

    `places`: where the request cites which.
    """
    rows = await tx.lock(CANDIDATES, list(places.values()), list(places))
    cited = {row["id"]: row for row in rows}
    surveys = {row["survey_id"] for row in rows}
    concluded = {row["id"]: row["concluded_on"] for row in await CONCLUDED.all(tx.connection, ids=sorted(surveys))}
    pairs = [(pointer, cited[id]) for pointer, id in places.items()]
    _refuse(citing_faults(pairs, concluded, registration, tx.effective_on))
    return cited


async def register(tx: Write, candidate: Row, dossier: Row) -> None:
    """The line that cites it is a project from now on."""
    registered = await tx.advance(CANDIDATES, candidate, "register", dossier_id=dossier["id"])
    await tx.publish(CANDIDATES, registered, "registered", {"dossier_id": str(dossier["id"])})


def _refuse(faults: Sequence[Fault]) -> None:
    if faults:
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)


async def _publish(tx: Write, survey: Row, what: str) -> None:
    """To the Agency with all its provinces; to each of them as it is today, once it is concluded."""
    told = {name: survey[name] for name in ("centre", "plan_year")}
    await tx.publish(SURVEYS, survey, what, told | {"provinces": survey["provinces"]}, audience="agency")
    for uid in standing_on(survey["provinces"], today()) if survey.get("concluded_on") else ():
        await tx.publish(SURVEYS, {**survey, "province": uid}, f"province_{what}", told)
