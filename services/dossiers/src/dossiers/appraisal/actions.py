"""Appraising a dossier: one person drafts, another approves, and the verdict moves the dossier."""

from collections.abc import Mapping

from arit_contracts.dossiers import AppraisalApprove, AppraisalCreate
from arit_kit.db.transaction import Audience, Row, Write
from arit_kit.web.problems import Fault, Problem, broken_rule
from dossiers.appraisal.queries import APPRAISALS
from dossiers.appraisal.rules import above_ceiling, judged, may_appraise, stated_too_often
from dossiers.dossier.actions import let_go
from dossiers.dossier.queries import AUTHORS_OF, DOSSIERS
from dossiers.dossier.readiness import refuse
from dossiers.dossier.rules import more_than_establishments
from dossiers.double_funding.actions import faults_against
from dossiers.eligibility.rules import faults_of as ineligible

AUDIENCE: Mapping[str, Audience] = {"base": "all", "ministry": "agency"}
"""Who may know of an appraisal of each level; the ministry's is disclosed with the plan."""


async def draft(tx: Write, body: AppraisalCreate) -> Row:
    """A record of appraisal, each line judged by the ceiling of the day."""
    tx.dated(body)
    tx.require(f"appraisal.{body.level}.draft")
    [dossier] = await tx.lock(DOSSIERS, [body.dossier_id], "/dossier_id")
    await _check_may_appraise(tx, dossier, body.level)
    strangers = stated_too_often([line.content for line in body.lines], dossier["content_codes"])
    if strangers:
        vi, en = "Hồ sơ không có nội dung này, hoặc ít hơn.", "The dossier has no such content, or not so often."
        raise Problem("invalid-content", faults=[Fault(f"/lines/{n}/content", "not-found", vi, en) for n in strangers])
    if dossier["beneficiaries"] or dossier["kind"] != "group":  # a group's are known when it is agreed upon
        _refuse_repeated(tx, dossier)
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
            vi=f"Vượt mức hỗ trợ tối đa {lines[place].ceiling} đồng ({lines[place].basis}).",
            en=f"Above the ceiling of {lines[place].ceiling} đồng ({lines[place].basis}).",
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
    )


async def approve(tx: Write, appraisal: Row, body: AppraisalApprove) -> Row:
    """Another person approves it; đạt moves the dossier on, không đạt ends it."""
    tx.dated(body)
    level = appraisal["level"]
    tx.check(APPRAISALS, appraisal, "approve")
    [dossier] = await tx.lock(DOSSIERS, [appraisal["dossier_id"]])
    await _check_may_appraise(tx, dossier, level)
    document_id = await tx.document(body.document) if body.document else None
    approved = await tx.move(APPRAISALS, appraisal, "approve", audience=AUDIENCE[level], document_id=document_id)
    passed = {"base": "base_appraised", "ministry": "ministry_appraised"}[level]
    target = passed if appraisal["verdict"] == "passed" else "rejected"
    moved = await tx.advance(DOSSIERS, dossier, f"appraise_{level}", target)
    await let_go(tx, moved)
    hidden = target in DOSSIERS.machine.shown_to_provinces_as
    await tx.publish(DOSSIERS, moved, target, {"appraisal": str(appraisal["id"])}, "agency" if hidden else "all")
    return approved


async def _check_may_appraise(tx: Write, dossier: Row, level: str) -> None:
    """The dossier stands where this level appraises it (I15), and the caller is no author of it (I16)."""
    DOSSIERS.machine.advance(f"appraise_{level}", dossier["state"], dossier["filed_by"], tx.caller.side)
    authors = [row["actor"] for row in await AUTHORS_OF.all(tx.connection, dossier_id=dossier["id"])]
    if not may_appraise(
        subject=tx.caller.subject,
        unit=tx.caller.unit,
        authors=authors,
        implementer_unit=dossier["implementer_unit"],
    ):
        raise Problem(
            "same-person",
            vi="Người lập hồ sơ hoặc đơn vị thực hiện không được thẩm định hồ sơ đó.",
            en="Neither its author nor the unit that carries it out may appraise a dossier.",
        )


async def _against_passing(tx: Write, dossier: Row, level: str) -> list[Fault]:
    """The base does not pass who is not eligible (I07–I09), the ministry nothing that is funded twice (I18)."""
    if level == "base":
        return ineligible(dossier, tx.effective_on, "/dossier_id")
    return await faults_against(tx, dossier, "/dossier_id")


def _refuse_repeated(tx: Write, dossier: Row) -> None:
    """422: a ceiling for each establishment is there once for each, however often the content stands (I23)."""
    repeated = more_than_establishments(dossier["content_codes"], len(dossier["beneficiaries"]), tx.effective_on)
    if repeated:
        codes = ", ".join(repeated)
        vi, en = f"{codes}: nhiều hơn số đơn vị thụ hưởng.", f"{codes}: more often than there are beneficiaries."
        raise Problem("rule-broken", vi=vi, en=en, faults=[Fault("/dossier_id", "above-establishments", vi, en)])
