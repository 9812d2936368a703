"""Appraising a dossier: one person drafts, another approves, and the verdict moves the dossier."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from arit_contracts.dossiers import AppraisalApprove, AppraisalCreate, AppraisalMeetCondition
from arit_kit.db.dates import check_order
from arit_kit.db.transaction import Audience, Row, Write
from arit_kit.papers.wording import in_figures
from arit_kit.web.problems import Fault, Problem, broken_rule, of_record
from dossiers.appraisal.queries import APPRAISALS, APPRAISED_AT_BASE, UNMET_CONDITIONS
from dossiers.appraisal.rules import (
    above_ceiling,
    above_cost,
    condition_faults,
    judged,
    may_appraise,
    record_faults,
    score_sums,
    stated_too_often,
    worth_checking,
)
from dossiers.dossier.actions import let_go
from dossiers.dossier.queries import AUTHORS_OF, DOSSIERS
from dossiers.dossier.readiness import refuse
from dossiers.dossier.rules import count_of, more_than_establishments
from dossiers.double_funding.actions import faults_against
from dossiers.eligibility.rules import faults_of as ineligible

AUDIENCE: Mapping[str, Audience] = {"base": "all", "ministry": "agency"}
"""Who may know of an appraisal of each level; the ministry's is disclosed with the plan."""


async def draft(tx: Write, body: AppraisalCreate) -> Row:
    """A record of appraisal, each line judged by the ceiling of the day."""
    tx.dated(body)
    tx.require(f"appraisal.{body.level}.draft")
    if faults := record_faults(body):
        raise Problem("invalid-content", vi=faults[0].vi, en=faults[0].en, faults=faults)
    [dossier] = await tx.lock(DOSSIERS, [body.dossier_id], "/dossier_id")
    await _check_may_appraise(tx, dossier, body.level)
    check_order(tx.effective_on, dossier["effective_on"])  # nothing is appraised before it came in
    if strange := _strange_contents(dossier, [line.content for line in body.lines]):
        raise Problem("invalid-content", faults=strange)
    refuse(_above_cost(dossier, [(line.content, line.eligible_cost) for line in body.lines]) + _repeated(tx, dossier))
    if body.verdict == "passed":
        refuse(await _against_passing(tx, dossier, body.level))
    lines = judged(
        [(line.content, line.eligible_cost, line.proposed) for line in body.lines],
        tx.effective_on,
        decided=False,
    )
    for place in above_ceiling(lines):
        raise broken_rule(
            f"/lines/{place}/proposed",
            vi=f"Vượt mức hỗ trợ tối đa {in_figures(lines[place].ceiling or 0)} đồng ({lines[place].basis}).",
            en=f"Above the ceiling of {lines[place].ceiling or 0:,} đồng ({lines[place].basis}).",
            code="above-ceiling",
        )
    return await tx.create(
        APPRAISALS,
        province=dossier["province"],
        implementer_unit=dossier["implementer_unit"],
        dossier_id=dossier["id"],
        level=body.level,
        method=body.method,
        verdict=body.verdict,
        lines=[line.plain() for line in lines],
        proposed_total=sum(line.proposed for line in lines),
        opinion=body.opinion,
        audience=AUDIENCE[body.level],
        **await _besides(tx, body),
    )


async def approve(tx: Write, appraisal: Row, body: AppraisalApprove) -> Row:
    """Another person approves it; đạt moves the dossier on, không đạt ends it.

    422 where a supplement has changed the dossier since, so that it would not be drafted like that any more.
    """
    tx.dated(body)
    level = appraisal["level"]
    tx.check(APPRAISALS, appraisal, "approve")
    [dossier] = await tx.lock(DOSSIERS, [appraisal["dossier_id"]])
    await _check_may_appraise(tx, dossier, level)
    faults = _strange_contents(dossier, [line["content"] for line in appraisal["lines"]]) + _repeated(tx, dossier)
    faults += _above_cost(dossier, [(line["content"], line["eligible_cost"]) for line in appraisal["lines"]])
    if appraisal["verdict"] == "passed":
        faults += await _against_passing(tx, dossier, level)
    refuse(of_record(faults))
    document_id = await tx.document(body.document) if body.document else None
    approved = await tx.move(APPRAISALS, appraisal, "approve", audience=AUDIENCE[level], document_id=document_id)
    passed = {"base": "base_appraised", "ministry": "ministry_appraised"}[level]
    target = passed if appraisal["verdict"] == "passed" else "rejected"
    moved = await tx.advance(DOSSIERS, dossier, f"appraise_{level}", target)
    await let_go(tx, moved)
    hidden = target in DOSSIERS.machine.shown_to_provinces_as
    await tx.publish(DOSSIERS, moved, target, {"appraisal": str(appraisal["id"])}, "agency" if hidden else "all")
    return approved


async def meet_condition(tx: Write, appraisal: Row, body: AppraisalMeetCondition) -> Row:
    """One condition is met; the appraisal stays approved. Provinces hear of the ministry's once the plan is decided."""
    tx.dated(body, note=body.note)
    tx.check(APPRAISALS, appraisal, "meet_condition")
    [dossier] = await tx.lock(DOSSIERS, [appraisal["dossier_id"]])
    await _refuse_same_person(tx, dossier, appraisal["level"])
    conditions = appraisal["conditions"] or []
    if faults := condition_faults(conditions, body.condition):
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
    if body.document:
        await tx.document(body.document)
    met = {
        **conditions[body.condition],
        "met_on": tx.effective_on.isoformat(),
        "note": body.note,
        "document": body.document.model_dump(mode="json") if body.document else None,
    }
    audience: Audience = "all" if dossier["plan_id"] else AUDIENCE[appraisal["level"]]
    moved = await tx.move(
        APPRAISALS,
        appraisal,
        "meet_condition",
        audience=audience,
        conditions=[met if place == body.condition else one for place, one in enumerate(conditions)],
    )
    told = {"dossier": str(dossier["id"]), "condition": body.condition}
    await tx.publish(APPRAISALS, moved, "condition_met", told, audience)
    return moved


async def unmet_conditions(tx: Write, dossier_ids: Iterable[UUID]) -> Mapping[UUID, Sequence[str]]:
    """What approved appraisals of these dossiers rest on and was not met by the day of effect, by dossier."""
    unmet: dict[UUID, list[str]] = defaultdict(list)
    for row in await UNMET_CONDITIONS.all(tx.connection, ids=list(dossier_ids), day=tx.effective_on):
        unmet[row["dossier_id"]].append(f"{row['condition']} ({row['reference']})")
    return unmet


async def _besides(tx: Write, body: AppraisalCreate) -> dict[str, Any]:
    """What is stored of a record besides its lines; null where it says nothing."""
    total, most = score_sums(body.scores)
    decision = body.council.decision if body.council else None
    plain = body.model_dump(mode="json", include={"council", "opinions", "scores"})
    open_ = {"met_on": None, "note": None, "document": None}
    return {
        "council": plain["council"] and plain["council"]["members"],
        "council_decision_id": await tx.document(decision, "/council/decision") if decision else None,
        "opinions": plain["opinions"] or None,
        "scores": plain["scores"] or None,
        "score_total": total,
        "score_most": most,
        "conditions": [{"text": text, **open_} for text in body.conditions] or None,
        "worth_checking": [one.model_dump(mode="json") for one in worth_checking(body, tx.effective_on)] or None,
    }


async def _check_may_appraise(tx: Write, dossier: Row, level: str) -> None:
    """The dossier stands where this level appraises it (I15), and the caller may (I16)."""
    DOSSIERS.machine.advance(f"appraise_{level}", dossier["state"], dossier["filed_by"], tx.caller.side)
    await _refuse_same_person(tx, dossier, level)


async def _refuse_same_person(tx: Write, dossier: Row, level: str) -> None:
    """403: an author of the dossier, its implementer, or at the ministry's level who appraised it at the base (I16)."""
    below = await APPRAISED_AT_BASE.all(tx.connection, dossier_id=dossier["id"]) if level == "ministry" else []
    authors = [row["actor"] for row in await AUTHORS_OF.all(tx.connection, dossier_id=dossier["id"])]
    if not may_appraise(
        subject=tx.caller.subject,
        unit=tx.caller.unit,
        authors=authors,
        implementer_unit=dossier["implementer_unit"],
        appraised_below=[row["actor"] for row in below],
    ):
        raise Problem(
            "same-person",
            vi="Người lập hồ sơ, đơn vị thực hiện, người đã thẩm định ở cấp cơ sở không được thẩm định hồ sơ đó.",
            en="Neither its author, nor its implementer, nor who appraised it at the base may appraise a dossier.",
        )


async def _against_passing(tx: Write, dossier: Row, level: str) -> list[Fault]:
    """The base does not pass who is not eligible (I07–I09), the ministry nothing that is funded twice (I18)."""
    if level == "base":
        return ineligible(dossier, tx.effective_on, "/dossier_id")
    return await faults_against(tx, dossier, "/dossier_id")


def _strange_contents(dossier: Row, contents: Sequence[str]) -> list[Fault]:
    """Lines of contents that the dossier does not have, or not so often."""
    vi, en = "Hồ sơ không có nội dung này, hoặc ít hơn.", "The dossier has no such content, or not so often."
    strangers = stated_too_often(contents, dossier["content_codes"])
    return [Fault(f"/lines/{n}/content", "not-found", vi, en) for n in strangers]


def _above_cost(dossier: Row, lines: Sequence[tuple[str, int]]) -> list[Fault]:
    """422: what counts of a content is no more than the dossier says it costs (I23)."""
    vi, en = "Vượt tổng chi phí nêu trong hồ sơ.", "It is above the cost that the dossier states."
    places = above_cost(lines, dossier["contents"])
    return [Fault(f"/lines/{place}/eligible_cost", "above-cost", vi, en) for place in places]


def _repeated(tx: Write, dossier: Row) -> list[Fault]:
    """A ceiling for each establishment is there once for each, however often the content stands (I23)."""
    if dossier["kind"] == "group" and not dossier["beneficiaries"]:
        return []  # a group's are known when it is agreed upon
    beneficiaries = count_of(dossier["beneficiaries"])
    repeated = more_than_establishments(dossier["content_codes"], beneficiaries, tx.effective_on)
    codes = ", ".join(repeated)
    vi, en = f"{codes}: nhiều hơn số đơn vị thụ hưởng.", f"{codes}: more often than there are beneficiaries."
    return [Fault("/dossier_id", "above-establishments", vi, en)] if repeated else []
