"""Appraising a dossier: one person drafts, another approves, and the verdict moves the dossier."""

from arit_contracts.dossiers import AppraisalApprove, AppraisalCreate
from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Fault, Problem, broken_rule
from dossiers.appraisal.queries import APPRAISALS
from dossiers.appraisal.rules import above_ceiling, judged, may_appraise
from dossiers.dossier.queries import DOSSIERS

APPRAISED_IN = {"base": "dossier_in", "ministry": "forwarded"}
"""The state in which a dossier is appraised at each level (I15)."""


async def draft(tx: Write, body: AppraisalCreate) -> Row:
    """A record of appraisal, each line judged by the ceiling of the day."""
    tx.dated(body)
    tx.require(f"appraisal.{body.level}.draft")
    [dossier] = await tx.lock(DOSSIERS, [body.dossier_id], "/dossier_id")
    if dossier["state"] != APPRAISED_IN[body.level] or (body.level == "base" and dossier["filed_by"] != "province"):
        DOSSIERS.machine.advance(f"appraise_{body.level}", dossier["state"], dossier["filed_by"])
    if not may_appraise(
        subject=tx.caller.subject,
        unit=tx.caller.unit,
        submitted_by=dossier["submitted_by"],
        implementer_unit=dossier["implementer_unit"],
    ):
        raise Problem(
            "same-person",
            vi="Người lập hồ sơ hoặc đơn vị thực hiện không được thẩm định hồ sơ đó.",
            en="Neither its author nor the unit that carries it out may appraise a dossier.",
        )
    strangers = [place for place, line in enumerate(body.lines) if line.content not in dossier["content_codes"]]
    if strangers:
        vi, en = "Nội dung không có trong hồ sơ.", "The dossier has no such content."
        raise Problem("invalid-content", faults=[Fault(f"/lines/{n}/content", "not-found", vi, en) for n in strangers])
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
    )


async def approve(tx: Write, appraisal: Row, body: AppraisalApprove) -> Row:
    """Another person approves it; đạt moves the dossier on, không đạt ends it."""
    tx.dated(body)
    document_id = await tx.document(body.document) if body.document else None
    approved = await tx.move(APPRAISALS, appraisal, "approve", document_id=document_id)
    [dossier] = await tx.lock(DOSSIERS, [appraisal["dossier_id"]])
    passed = {"base": "base_appraised", "ministry": "ministry_appraised"}[appraisal["level"]]
    target = passed if appraisal["verdict"] == "passed" else "rejected"
    moved = await tx.advance(DOSSIERS, dossier, f"appraise_{appraisal['level']}", target)
    hidden = target in DOSSIERS.machine.shown_to_provinces_as
    await tx.publish(DOSSIERS, moved, target, {"appraisal": str(appraisal["id"])}, "agency" if hidden else "all")
    return approved
