"""What is done to a proposal, each in one transaction: from the province's letter to the Ministry's opinion."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from arit_contracts.clusters import (
    ClusterProposalAccept,
    ClusterProposalAppraise,
    ClusterProposalCreate,
    ClusterProposalIssue,
    ClusterProposalPatch,
    Consultation,
    ConsultationAnswer,
    ProposedLine,
)
from arit_contracts.forms import ActWithReason, Dated, DocumentRef
from arit_kit.db.transaction import Audience, Row, Write
from arit_kit.law.papers import refuse_incomplete
from arit_kit.web.problems import Fault, Problem, broken_rule
from arit_reference import provinces
from clusters.constraints import CONSTRAINTS
from clusters.proposal import clock, rule_set
from clusters.proposal.lines import Asked, Place, field_faults, register_faults, stored
from clusters.proposal.papers import lacks
from clusters.proposal.queries import CLUSTER_PROPOSALS, OTHERS_BY_THE_LETTER
from clusters.proposal.verdicts import in_order, verdict_faults
from clusters.proposal.workflow import PREPARED_IN
from clusters.register.queries import CLUSTERS

IN_REQUEST: Place = "/lines/{}/{}".format


async def draft(tx: Write, body: ClusterProposalCreate) -> Row:
    """A proposal with its letter; every line is of a cluster that the register knows, but those that are new."""
    tx.dated(body)
    province = tx.province(body.province)
    lines = await _lines(tx, body.lines, province)
    letter_id = await tx.document(body.letter, "/letter")
    await _refuse_second_recording(tx, province, letter_id)
    drafted = await tx.create(
        CLUSTER_PROPOSALS,
        province=province,
        implementer_unit=None,
        kind=body.kind,
        filed_by=tx.caller.side,
        title=body.title,
        letter_id=letter_id,
        letter_year=body.letter.issued_on.year,
        lines=lines,
        items=_plain(body.items),
        pauses=[],
        consultations=[],
        deviations=[],
    )
    await tx.publish(CLUSTER_PROPOSALS, drafted, "drafted")
    return drafted


async def amend(tx: Write, proposal: Row, body: ClusterProposalPatch) -> Row:
    """Change what was sent of title, lines and papers, while it is drafted or a supplement is awaited."""
    tx.dated(body)
    if proposal["state"] not in PREPARED_IN:
        state = CLUSTER_PROPOSALS.machine.known_state(proposal["state"], tx.caller.side)
        vi, en = f"Đề nghị đang {state} nên không sửa được.", f"A proposal that is {state} cannot be changed."
        raise Problem("action-not-allowed", vi=vi, en=en, extra={"state": state})
    if proposal["state"] == "drafted" and proposal["filed_by"] != tx.caller.side:
        vi, en = "Bên lập dự thảo mới được sửa.", "A draft is changed by the side that drafts it."
        raise Problem("forbidden", vi=vi, en=en)
    sent = body.model_fields_set - {"effective_on", "reason"}
    if nulled := sorted(name for name in sent if getattr(body, name) is None):
        faults = [Fault(f"/{name}", "null", "Không được để trống.", "May not be null.") for name in nulled]
        raise Problem("invalid-content", faults=faults)
    changes: dict[str, Any] = {}
    if body.title is not None:
        changes["title"] = body.title
    if body.lines is not None:
        changes["lines"] = await _lines(tx, body.lines, proposal["province"])
    if body.items is not None:
        changes["items"] = _plain(body.items)
    return await tx.amend(CLUSTER_PROPOSALS, proposal, **changes)


async def take_step(tx: Write, proposal: Row, action: str, event: str, body: Dated) -> Row:
    """An action that only moves it, and may say why: send, lapse, withdraw."""
    tx.dated(body, note=body.note if isinstance(body, ActWithReason) else None)
    return await _moved(tx, proposal, action, event)


async def receive(tx: Write, proposal: Row, body: Dated) -> Row:
    """The clerk takes it in."""
    tx.dated(body)
    return await _moved(tx, proposal, "receive", "received", received_on=tx.effective_on)


async def accept(tx: Write, proposal: Row, body: ClusterProposalAccept) -> Row:
    """Its papers are complete: the term begins, and the rules of this day judge it from now on (I01)."""
    tx.dated(body)
    tx.check(CLUSTER_PROPOSALS, proposal, "accept")
    accepted_on = tx.effective_on
    rules = rule_set.chosen(accepted_on, body.override)
    refuse_incomplete(lacks(proposal, rule_set.judged_on(rules, accepted_on)))
    return await _moved(
        tx,
        proposal,
        "accept",
        "accepted",
        accepted_on=accepted_on,
        rule_set=rules.name,
        rule_set_basis=body.override.basis if body.override else None,
        due_on=clock.due_on(accepted_on, []),
    )


async def request_supplement(tx: Write, proposal: Row, body: ActWithReason) -> Row:
    """Ask for a supplement: the clock stops, and the proposal will return to where it was (I17)."""
    tx.dated(body, note=body.note)
    return await _moved(
        tx,
        proposal,
        "request_supplement",
        "supplement_required",
        {"note": body.note},
        clock_paused_on=tx.effective_on,
        returns_to=proposal["state"],
        due_on=None,
    )


async def resubmit(tx: Write, proposal: Row, body: Dated) -> Row:
    """The supplement is in: the clock runs on, from the day after (I17)."""
    tx.dated(body)
    tx.check(CLUSTER_PROPOSALS, proposal, "resubmit")
    accepted_on, pauses = proposal["accepted_on"], clock.paused(proposal, tx.effective_on)
    if accepted_on is not None:
        refuse_incomplete(lacks(proposal, rule_set.law_day(proposal, accepted_on)))
    return await _moved(
        tx,
        proposal,
        "resubmit",
        "resubmitted",
        to=proposal["returns_to"],
        clock_paused_on=None,
        returns_to=None,
        pauses=pauses,
        due_on=accepted_on and clock.due_on(accepted_on, pauses),
    )


async def consult(tx: Write, proposal: Row, body: Consultation) -> Row:
    """Ask another body for its view; the clock runs on, and the province does not learn of it yet."""
    tx.dated(body)
    tx.check(CLUSTER_PROPOSALS, proposal, "consult")
    if body.answer_by is not None and body.answer_by < tx.effective_on:
        vi, en = "Hạn trả lời trước ngày lấy ý kiến.", "The answer would be due before it is asked for."
        raise Problem("invalid-content", faults=[Fault("/answer_by", "before-asked", vi, en)])
    asked = {
        "body": body.body,
        "asked_on": tx.effective_on.isoformat(),
        "document": await _cited(tx, body.document),
        "answer_by": body.answer_by and body.answer_by.isoformat(),
        "answered_on": None,
        "answer": None,
        "view": None,
    }
    consultations = [*proposal["consultations"], asked]
    return await _moved(tx, proposal, "consult", "consulted", audience="agency", consultations=consultations)


async def record_consultation(tx: Write, proposal: Row, body: ConsultationAnswer) -> Row:
    """What the body answered that was asked last."""
    tx.dated(body)
    tx.check(CLUSTER_PROPOSALS, proposal, "record_consultation")
    *earlier, asked = proposal["consultations"]
    answered = {
        **asked,
        "answered_on": tx.effective_on.isoformat(),
        "answer": await _cited(tx, body.document),
        "view": body.view,
    }
    return await _moved(
        tx,
        proposal,
        "record_consultation",
        "consultation_recorded",
        audience="agency",
        consultations=[*earlier, answered],
    )


async def appraise(tx: Write, proposal: Row, body: ClusterProposalAppraise) -> Row:
    """The specialist's appraisal (phiếu thẩm định): a verdict on each line, and one over all (I16)."""
    tx.dated(body)
    tx.check(CLUSTER_PROPOSALS, proposal, "appraise")
    if faults := verdict_faults(body, len(proposal["lines"])):
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
    return await _moved(
        tx,
        proposal,
        "appraise",
        "appraised",
        audience="agency",
        judged=in_order(body.lines),
        judged_by=tx.caller.subject,
        verdict=body.verdict,
        partial=body.partial,
    )


async def send_back(tx: Write, proposal: Row, body: ActWithReason) -> Row:
    """The leader does not sign it: it is appraised anew; the history keeps the verdicts that fell."""
    tx.dated(body, note=body.note)
    nothing = dict.fromkeys(("judged", "judged_by", "verdict", "partial"))
    return await _moved(tx, proposal, "send_back", "sent_back", audience="agency", **nothing)


async def issue_opinion(tx: Write, proposal: Row, body: ClusterProposalIssue) -> Row:
    """The opinion is signed by another than who appraised; from now on the province knows all that led to it."""
    tx.dated(body)
    tx.check(CLUSTER_PROPOSALS, proposal, "issue_opinion")
    if proposal["judged_by"] == tx.caller.subject:
        vi, en = "Người thẩm định không ký ý kiến.", "Whoever appraised it does not sign the opinion."
        raise Problem("same-person", vi=vi, en=en)
    if body.document.issued_on < proposal["accepted_on"]:
        vi = f"Ý kiến có trước ngày hồ sơ đầy đủ ({proposal['accepted_on']})."
        en = f"It is dated before the papers were complete, {proposal['accepted_on']}."
        raise broken_rule("/document/issued_on", vi=vi, en=en, code="before-acceptance")
    opinion_id = await tx.document(body.document)
    await tx.disclose(proposal["id"])
    return await _moved(
        tx,
        proposal,
        "issue_opinion",
        "opinion_issued",
        {"verdict": proposal["verdict"], "partial": proposal["partial"]},
        opinion_id=opinion_id,
        opinion_on=body.document.issued_on,
    )


async def clusters_of(tx: Write, asked: Mapping[int, Asked], province: str, at: Place) -> dict[UUID, Row]:
    """The registered clusters that lines ask something of, locked; 422 where the register does not allow it (I13)."""
    ids = [line.cluster_id for line in asked.values()]
    clusters = {row["id"]: row for row in await tx.lock(CLUSTERS, ids, [at(place, "cluster_id") for place in asked])}
    if faults := register_faults(asked, clusters, province, at):
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
    return clusters


async def _refuse_second_recording(tx: Write, province: str, letter_id: UUID) -> None:
    """409 where the letter has a proposal already that the other side recorded: a document is each side's own.

    Of one side's letter the index allows one.
    """
    later = provinces.successor(province)
    await tx.lock_names("letters_of", [later.uid if later else province])
    units = sorted(provinces.places_of(province))
    known = await OTHERS_BY_THE_LETTER.value(tx.connection, letter_id=letter_id, provinces=units)
    if known is not None:
        taken = CONSTRAINTS["uq_cluster_proposal_letter_id"]
        raise Problem("duplicate", vi=f"{taken.vi} ({known})", en=f"{taken.en} ({known})", faults=[taken])


async def _lines(tx: Write, lines: list[ProposedLine], province: str) -> list[dict[str, Any]]:
    """The lines as they are kept; 422 names each field that is wrong by itself, then by the register."""
    if faults := field_faults(lines):
        raise Problem("invalid-content", vi=faults[0].vi, en=faults[0].en, faults=faults)
    asked = {
        place: Asked(line.change, line.cluster_id, line.area)
        for place, line in enumerate(lines)
        if line.cluster_id is not None
    }
    return stored(lines, await clusters_of(tx, asked, province, IN_REQUEST))


async def _moved(
    tx: Write,
    proposal: Row,
    action: str,
    event: str,
    data: Mapping[str, Any] | None = None,
    *,
    to: str | None = None,
    audience: Audience = "all",
    **values: Any,
) -> Row:
    moved = await tx.move(CLUSTER_PROPOSALS, proposal, action, to, **values)
    await tx.publish(CLUSTER_PROPOSALS, moved, event, data, audience)
    return moved


async def _cited(tx: Write, document: DocumentRef) -> dict[str, Any]:
    """A document recorded, and as it is kept within the proposal."""
    await tx.document(document)
    return document.model_dump(mode="json")


def _plain(models: Iterable[Any]) -> list[dict[str, Any]]:
    return [model.model_dump(mode="json") for model in models]
